"""What NewsML 1 items are read by."""
