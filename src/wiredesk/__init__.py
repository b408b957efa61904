"""wiredesk: takes in agency wire copy and makes it one clean, searchable stream of stories."""

__version__ = "0.1.0"
