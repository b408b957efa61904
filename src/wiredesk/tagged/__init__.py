"""Tagged: a story with its regions and actors, each with the words that show it."""
