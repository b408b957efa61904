"""Story: one item of wire copy, read into fields."""
