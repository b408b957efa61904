"""What a producer hands over: the copy byte for byte, and what is known about it."""
