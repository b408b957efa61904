"""What NITF documents are read by."""
