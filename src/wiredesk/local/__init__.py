"""The embedded stack: real Kafka and real Elasticsearch without Docker or Java."""
