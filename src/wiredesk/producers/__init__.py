"""The only place that imports kafka (kafka-python)."""
