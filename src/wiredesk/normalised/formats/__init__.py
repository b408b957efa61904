"""The wire formats, one file each, in the order in which they are tried."""
