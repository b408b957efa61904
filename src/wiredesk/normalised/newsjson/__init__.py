"""What news objects in JSON are read by: ninjs, the AP's, and their kin."""
