"""Deduped: a story, what it is to the stories seen before, and the chain it belongs to."""
