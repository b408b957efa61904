"""What ANPA 1312 copies are read by: frame, entries, head, text, end."""
