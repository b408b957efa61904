"""What the logs of Kafka still hold of a story, until when, and what truncating them would take along."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from kafka import TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType

from wiredesk.fates import Item
from wiredesk.producers.broker import admin, consumer, told
from wiredesk.producers.following import partitions_of, since
from wiredesk.producers.versions import EARLIER
from wiredesk.settings import KafkaSettings

FOR_EVER = -1
"""Kafka's retention.ms of a topic that is kept for good."""


@dataclass(slots=True)
class Holding:
    """What one partition holds of a story.

    begin: its first offset now. offsets: where the story is, with when each record was written. retention:
    how long Kafka keeps a record at least, None for good; segment: how much longer at most, since it removes
    whole files, each of which goes when its newest record may go.
    """

    topic: str
    partition: int
    begin: int
    retention: timedelta | None
    segment: timedelta
    offsets: dict[int, datetime] = field(default_factory=dict)

    @property
    def cut(self) -> int:
        """The offset before which all must go so that the story goes."""
        return max(self.offsets) + 1

    @property
    def others(self) -> int:
        """How many records of other stories go with it (marks of transactions are counted too)."""
        return self.cut - self.begin - len(self.offsets)

    @property
    def removed(self) -> tuple[datetime, datetime] | None:
        """Between which moments Kafka removes the last of it by itself, None if never."""
        if self.retention is None:
            return None
        earliest = max(self.offsets.values()) + self.retention
        return earliest, earliest + self.segment


def holdings(
    kafka: KafkaSettings, story_ids: AbstractSet[str], items: Mapping[Item, datetime]
) -> list[Holding]:
    """Return what wire.raw and the topics between the agents hold of these chains, in the order of the data.

    items: all that are in the chains, with their append times. The topics between the agents are read from
    about the first of these to their ends. Raises KafkaError.
    """
    topics = kafka.topics
    logs = [topics.raw.name, topics.normalised.name, topics.deduped.name, topics.tagged.name]
    kept = _kept(kafka, logs)
    with consumer(kafka) as client, told(kafka):
        partitions = [partition for topic in logs for partition in partitions_of(client, topic)]
        begin = client.beginning_offsets(partitions)
        found = {
            partition: Holding(partition.topic, partition.partition, begin[partition], *kept[partition.topic])
            for partition in partitions
        }
        for (number, offset, _), appended_at in items.items():
            partition = TopicPartition(topics.raw.name, number)
            if partition in found and offset >= begin[partition]:
                found[partition].offsets[offset] = appended_at
        # All partitions: a key's may have changed with their number.
        between = [partition for partition in partitions if partition.topic != topics.raw.name]
        messages = since(client, between, min(items.values()) - EARLIER)
        for message in _of_story(messages, topics.normalised.name, story_ids, items):
            found[TopicPartition(message.topic, message.partition)].offsets[message.offset] = _moment(message)
    return [holding for holding in found.values() if holding.offsets]


def _of_story(
    messages: Iterator[Any], normalised: str, story_ids: AbstractSet[str], items: Collection[Item]
) -> Iterator[Any]:
    """Yield the messages of a story: behind dedupe by their key, before it by the item's stamp."""
    keys = {story_id.encode() for story_id in story_ids}
    for message in messages:
        if message.topic != normalised:
            if message.key in keys:
                yield message
        elif _item(message.value) in items:
            yield message


def _item(value: bytes | None) -> Item | None:
    """Return the item that a message of wire.normalised holds; None if it is no record of ours."""
    try:
        origin = orjson.loads(value or b"")["provenance"]
        return origin["partition"], origin["offset"], origin["item"]
    except (ValueError, KeyError, TypeError):
        return None


def _moment(message: Any) -> datetime:
    return datetime.fromtimestamp(message.timestamp / 1000, UTC)


def _kept(kafka: KafkaSettings, topics: list[str]) -> dict[str, tuple[timedelta | None, timedelta]]:
    """Return how long the broker keeps each topic's records, and the span of a file of them."""
    with admin(kafka) as client, told(kafka):
        resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in topics]
        answer = client.describe_configs(resources, config_filter="all")["topic"]
    kept = {}
    for name in topics:
        retention, segment = (int(answer[name][one]["value"]) for one in ("retention.ms", "segment.ms"))
        kept[name] = (
            None if retention == FOR_EVER else timedelta(milliseconds=retention),
            timedelta(milliseconds=segment),
        )
    return kept
