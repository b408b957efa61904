"""What NewsML-G2 items are read by."""
