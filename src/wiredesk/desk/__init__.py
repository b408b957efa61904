"""The HTTP service (search, intake, page) for those who read; the command line's search lives here too."""
