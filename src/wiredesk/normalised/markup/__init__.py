"""XML and HTML, read safely, for every format that has them."""
