"""What saved pages of news sites are read by."""
