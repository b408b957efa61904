"""Names of a test's own on shared servers: topics, indices and a consumer group that no other test has."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from unittest.mock import patch

from elasticsearch import Elasticsearch
from kafka import KafkaAdminClient

from integration.servers import Servers


@dataclass(frozen=True)
class Names:
    """topic_prefix, index_prefix and app_id as the settings want them."""

    servers: Servers
    topic_prefix: str
    index_prefix: str
    app_id: str

    @classmethod
    @contextmanager
    def fresh(cls, servers: Servers) -> Iterator[Names]:
        """Give new names; afterwards the environment is as before, and what has these names is deleted."""
        unique = f"test-{secrets.token_hex(4)}"
        names = cls(servers, topic_prefix=unique, index_prefix=unique, app_id=f"{unique}-app")
        with patch.dict(os.environ):
            try:
                yield names
            finally:
                names.delete()

    @cached_property
    def env(self) -> dict[str, str]:
        """The environment of a process that is to work under these names."""
        return {
            "WIREDESK_KAFKA_BOOTSTRAP": self.servers.kafka,
            "WIREDESK_KAFKA_TOPIC_PREFIX": self.topic_prefix,
            "WIREDESK_ELASTICSEARCH_URL": self.servers.elasticsearch,
            "WIREDESK_ELASTICSEARCH_INDEX_PREFIX": self.index_prefix,
            "WIREDESK_WORKER_APP_ID": self.app_id,
        }

    def use(self) -> None:
        """Let settings that are read in this process from now on name these."""
        os.environ.update(self.env)

    def delete(self) -> None:
        """Delete all that has these names, as far as the servers answer: no test depends on it."""
        with contextlib.suppress(Exception):
            self._delete_topics()
        with contextlib.suppress(Exception):
            self._delete_indices()

    def _delete_topics(self) -> None:
        admin = KafkaAdminClient(bootstrap_servers=self.servers.kafka, request_timeout_ms=10_000)
        mine = (f"{self.topic_prefix}.", f"{self.app_id}-")
        try:
            if topics := [topic for topic in admin.list_topics() if topic.startswith(mine)]:
                admin.delete_topics(topics)
            admin.delete_groups([self.app_id])
        finally:
            admin.close()

    def _delete_indices(self) -> None:
        client = Elasticsearch(self.servers.elasticsearch, request_timeout=10, max_retries=0)
        pattern = f"{self.index_prefix}-*"
        try:
            # A server refuses to delete by pattern unless told otherwise: name each.
            if indices := list(client.indices.get(index=pattern, expand_wildcards="all")):
                client.indices.delete(index=indices)
            client.options(ignore_status=404).indices.delete_index_template(name=pattern)
        finally:
            client.close()
