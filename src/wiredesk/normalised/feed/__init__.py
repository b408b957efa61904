"""What items of RSS, RDF and Atom feeds are read by."""
