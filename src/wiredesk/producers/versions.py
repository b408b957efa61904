"""Reading the earlier texts of one story back from wire.deduped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from kafka.partitioner.default import murmur2

from wiredesk import codec
from wiredesk.deduped.record import Deduped
from wiredesk.producers.broker import consumer, told
from wiredesk.producers.following import partitions_of, since
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import KafkaSettings

EARLIER = timedelta(hours=2)
"""A record is never older than an hour before its received_at: a later one is not believed. Clocks differ."""


def texts_of(
    kafka: KafkaSettings, story_id: str, versions: Collection[int], began: datetime
) -> dict[int, Deduped]:
    """Return a story's texts by version; began: when its chain did.

    Read is only its own partition, from about that time, until all wanted versions are found, else to the end
    as it is at the call; other versions that are met on the way are returned too. Of a text that was written
    several times the last one read counts. Raises KafkaError, and SchemaTooNew for a record of a newer
    wiredesk.
    """
    found: dict[int, Deduped] = {}
    with consumer(kafka) as client, told(kafka):
        partitions = partitions_of(client, kafka.topics.deduped.name)
        if not partitions:
            return found
        partition = partitions[partition_of(story_id, len(partitions))]
        for message in since(client, [partition], began - EARLIER):
            if message.key != story_id.encode():
                continue
            origin = Origin(topic=message.topic, partition=message.partition, offset=message.offset)
            one = codec.decode(Deduped, message.value, message.headers, stage="tag", origin=origin)
            if isinstance(one, Rejected) or not one.verdict.gives_text:
                continue
            found[one.version] = one
            if set(versions) <= set(found):
                break
    return found


def partition_of(key: str, partitions: int) -> int:
    """Return the partition that Kafka's own partitioner gives a key: murmur2 of its bytes."""
    number: int = murmur2(key.encode()) & 0x7FFFFFFF
    return number % partitions
