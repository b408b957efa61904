"""Topics read back whole, for comparison."""

from __future__ import annotations

from typing import Any

from kafka import TopicPartition

from wiredesk.producers.broker import consumer
from wiredesk.settings import KafkaSettings


def messages(topic: str) -> list[Any]:
    """Return all messages of a topic as they are now, partition by partition."""
    found: list[Any] = []
    with consumer(KafkaSettings()) as client:
        partitions = [
            TopicPartition(topic, number) for number in sorted(client.partitions_for_topic(topic) or ())
        ]
        if not partitions:
            return found
        client.assign(partitions)
        client.seek_to_beginning(*partitions)
        ends = client.end_offsets(partitions)
        while any(client.position(partition) < end for partition, end in ends.items()):
            for rows in client.poll(timeout_ms=500).values():
                found += rows
    return sorted(found, key=lambda message: (message.partition, message.offset))
