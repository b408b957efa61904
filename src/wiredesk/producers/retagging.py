"""Reading wire.deduped back, and sending stories with new tags to wire.tagged, where the sink takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wiredesk import codec
from wiredesk.deduped.record import Deduped
from wiredesk.errors import DeliveryError
from wiredesk.fates import Item
from wiredesk.producers.broker import DELIVERY_WITHIN, consumer, producer, told
from wiredesk.producers.following import Follower, partitions_of
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import KafkaSettings
from wiredesk.tagged.record import Tagged
from wiredesk.topics import MAX_RAW_MESSAGE_BYTES

BATCH = 500
"""Stories that are looked up and sent at once."""

ENVELOPE_BYTES = 10_000
"""Room for a message's key, headers and framing."""


def texts(kafka: KafkaSettings) -> Iterator[list[Deduped]]:
    """Yield each text of wire.deduped once, in batches, from its beginning to its end as it is at the call.

    Copies and other changes of a chain alone are left out: they bring no text. Raises KafkaError, and
    SchemaTooNew for a record of a newer wiredesk.
    """
    batch: list[Deduped] = []
    seen: set[tuple[str, Item]] = set()
    with consumer(kafka) as client, told(kafka):
        for message in Follower(client, [kafka.topics.deduped.name]).read():
            origin = Origin(topic=message.topic, partition=message.partition, offset=message.offset)
            one = codec.decode(Deduped, message.value, message.headers, stage="tag", origin=origin)
            # What cannot be read the worker has rejected; a hold may bring a text of its own.
            if isinstance(one, Rejected) or not (one.verdict.gives_text or one.verdict.kind == "hold"):
                continue
            if (one.story_id, one.story.item) in seen:
                continue
            seen.add((one.story_id, one.story.item))
            batch.append(one)
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def send(kafka: KafkaSettings, stories: Sequence[Tagged]) -> int:
    """Send stories to wire.tagged and wait for the answers; return how many were too large to be sent.

    By key, so to the partition that their story has there. Raises DeliveryError if one is not acknowledged.
    """
    topic = kafka.topics.tagged.name
    headers = list(codec.schema_headers().items())
    too_large, under_way = 0, []
    with producer(kafka) as client, told(kafka):
        for story in stories:
            value = codec.encode(story)
            if len(value) > MAX_RAW_MESSAGE_BYTES - ENVELOPE_BYTES:
                too_large += 1
                continue
            key = story.deduped.story_id.encode()
            under_way.append(client.send(topic, value, key=key, headers=headers))
        for future in under_way:
            _answer(kafka, future)
    return too_large


def has_topics(kafka: KafkaSettings) -> bool:
    """Tell whether there is a wire.deduped to be read at all."""
    with consumer(kafka) as client, told(kafka):
        return bool(partitions_of(client, kafka.topics.deduped.name))


def _answer(kafka: KafkaSettings, future: Any) -> None:
    try:
        future.get(timeout=DELIVERY_WITHIN + 10)
    except Exception as error:
        raise DeliveryError(
            f"Kafka at {kafka.bootstrap} did not acknowledge a story: run the command again"
        ) from error
