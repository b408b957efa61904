"""Reading topics on from where one was: the first time all of them, after that what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from kafka import TopicPartition
from kafka.errors import KafkaTimeoutError

STALLED_AFTER = 20.0
"""Seconds without a message, with messages there, after which the broker is taken for lost."""


def partitions_of(client: Any, topic: str) -> list[TopicPartition]:
    """Return the partitions of a topic, none if it does not exist."""
    return [TopicPartition(topic, number) for number in sorted(client.partitions_for_topic(topic) or ())]


def up_to(client: Any, ends: Mapping[TopicPartition, int]) -> Iterator[Any]:
    """Yield the messages of the partitions that a consumer has, from where it is up to these offsets."""
    heard = time.monotonic()
    while any(client.position(partition) < end for partition, end in ends.items()):
        found = client.poll(timeout_ms=500)
        for messages in found.values():
            yield from messages
        if found:
            heard = time.monotonic()
        elif time.monotonic() - heard > STALLED_AFTER:
            raise KafkaTimeoutError("the broker gives out nothing, though there is more")


def since(client: Any, partitions: Sequence[TopicPartition], moment: datetime) -> Iterator[Any]:
    """Yield what was written to partitions from a moment on, up to their ends at the call."""
    milliseconds = max(0, int(moment.timestamp() * 1000))
    found = client.offsets_for_times(dict.fromkeys(partitions, milliseconds)) if partitions else {}
    begin = {partition: at.offset for partition, at in found.items() if at is not None}
    if not begin:
        return
    client.assign(list(begin))
    for partition, offset in begin.items():
        client.seek(partition, offset)
    yield from up_to(client, client.end_offsets(list(begin)))


class Follower:
    """Reads topics through a consumer that is its own; a topic that does not exist yet is empty."""

    def __init__(self, client: Any, topics: Sequence[str]) -> None:
        self._client = client
        self._topics = topics
        self._assigned: list[TopicPartition] = []

    def read(self) -> Iterator[Any]:
        """Yield what came since the last time, up to the ends at the moment of the call."""
        partitions = [partition for topic in self._topics for partition in partitions_of(self._client, topic)]
        if not partitions:
            return
        ends = self._client.end_offsets(partitions)
        if partitions != self._assigned:
            self._assign(partitions)
        yield from up_to(self._client, ends)

    def _assign(self, partitions: list[TopicPartition]) -> None:
        """Take all partitions, the new ones from their beginning."""
        at = {partition: self._client.position(partition) for partition in self._assigned}
        self._client.assign(partitions)
        begin = self._client.beginning_offsets(partitions)
        for partition in partitions:
            self._client.seek(partition, at.get(partition, begin[partition]))
        self._assigned = partitions
