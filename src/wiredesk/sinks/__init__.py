"""The only place that imports elasticsearch."""
