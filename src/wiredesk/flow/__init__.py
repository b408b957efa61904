"""The only place that imports faust: the agents, their topics, tables and app."""
