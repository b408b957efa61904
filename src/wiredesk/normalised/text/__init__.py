"""What plain wire text is read by: head, body, credits, end."""
