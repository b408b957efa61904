"""What IPTC 7901 messages are read by."""
