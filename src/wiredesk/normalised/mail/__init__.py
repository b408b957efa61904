"""What mails are read by: the message, its headers, its lines of fields, its text."""
