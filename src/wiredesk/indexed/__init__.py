"""The Elasticsearch document: a flat fold over a story's changes."""
