"""How the text layer of a PDF becomes lines."""
