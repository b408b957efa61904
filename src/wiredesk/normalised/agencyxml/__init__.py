"""What an agency's own XML is read by: items and fields by their usual names."""
