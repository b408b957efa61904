"""Killing a story in its agency's place, and taking it out of Kafka as far as Kafka can.

What Kafka can: end a key of a compacted topic, and remove all of a partition before an offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson
from kafka import TopicPartition

from wiredesk.errors import DeliveryError, KafkaError
from wiredesk.producers.broker import DELIVERY_WITHIN, admin, producer, told
from wiredesk.producers.chains import Family
from wiredesk.producers.draining import SettledUpTo
from wiredesk.producers.feed import feed
from wiredesk.producers.holdings import Holding
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings

KILLED_BY = "wiredesk purge"
"""The source of a kill that no agency sent."""


def kill_of(family: Family) -> RawRecord:
    """Return the copy that withdraws a story under the uri and in the name of who began it, without a text.

    It has no version, so it binds whatever version comes after it.
    """
    began = family.story.changes[0]
    item = {"uri": "wiredesk:kill", "pubstatus": "canceled", "provider": began.provider or None}
    return RawRecord(
        copy_bytes=orjson.dumps({name: value for name, value in item.items() if value}),
        provider=began.provider or None,
        source=KILLED_BY,
        content_type="ninjs",
        uri=began.uri,
    )


def kill(kafka: KafkaSettings, stories: Sequence[Family]) -> None:
    """Feed a kill of each story. Raises DeliveryError if one is not acknowledged."""
    told_of = feed(map(kill_of, stories), settings=kafka)
    if told_of.acknowledged != len(stories):
        raise DeliveryError(f"Kafka at {kafka.bootstrap} did not acknowledge a kill: {[*told_of.errors]}")


def end_of_stories(kafka: KafkaSettings, story_ids: Iterable[str]) -> None:
    """Send wire.stories a record without a value for each id, in order, and wait for the answers.

    It is the last that readers get of the story, and compaction removes what came before it. Raises
    DeliveryError if one is not acknowledged: the command is run again.
    """
    with producer(kafka) as client, told(kafka):
        under_way = [
            client.send(kafka.topics.stories.name, None, key=story_id.encode()) for story_id in story_ids
        ]
        for future in under_way:
            try:
                future.get(timeout=DELIVERY_WITHIN + 10)
            except Exception as error:
                raise DeliveryError(
                    f"Kafka at {kafka.bootstrap} did not acknowledge a story's end: run the command again"
                ) from error


def truncate(kafka: KafkaSettings, holdings: Sequence[Holding], settled: SettledUpTo) -> None:
    """Remove all records of these partitions up to the last of the story (Kafka's DeleteRecords).

    Nothing is removed if something of it is not settled yet. Raises KafkaError.
    """
    cuts = {TopicPartition(held.topic, held.partition): held.cut for held in holdings}
    for partition, cut in cuts.items():
        if settled.get(partition, 0) < cut:
            raise KafkaError(
                f"{partition.topic} partition {partition.partition} is not settled up to offset {cut - 1}: "
                "nothing was removed from the logs; run the command again"
            )
    if cuts:
        with admin(kafka) as client, told(kafka):
            client.delete_records(cuts)
