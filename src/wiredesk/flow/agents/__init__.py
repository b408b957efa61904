"""One agent a verb: its loop decodes, calls the pure function, sends, counts."""
