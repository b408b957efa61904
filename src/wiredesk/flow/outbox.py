"""Outbox: what a batch sends, in order, sent until the brokers have acknowledged all of it."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

import orjson
import structlog

from wiredesk import codec
from wiredesk.errors import Stopping
from wiredesk.fates import Fate, Item, ItemFate, item_key
from wiredesk.normalised.story import Story
from wiredesk.record import Record
from wiredesk.rejected import Rejected, Stage
from wiredesk.stopping import pause
from wiredesk.topics import MAX_RECORD_BYTES, Topics

ENVELOPE_BYTES = 10_000
"""Room for a message's key, headers and framing below MAX_RECORD_BYTES."""

RETRY_SECONDS = (0.5, 5.0)

log = structlog.get_logger("wiredesk.worker")

_HEADERS = list(codec.schema_headers().items())


@dataclass(frozen=True, slots=True)
class Message:
    """One message to send."""

    topic: str
    key: bytes | None
    value: bytes | None
    partition: int | None = None


@dataclass(slots=True)
class Outbox:
    """The messages of one batch, in order."""

    topics: Topics
    messages: list[Message] = field(default_factory=list)

    def add(self, topic: str, key: str | None, record: Record) -> bool:
        """Add a record; False (and not added) if no topic can take it for its size."""
        return self._add(topic, key, codec.encode(record))

    def add_story(  # noqa: PLR0913  what is sent, and what its rejection would say
        self,
        topic: str,
        key: str | None,
        record: Record,
        *,
        story: Story,
        stage: Stage,
        sender: bytes | None = None,
    ) -> None:
        """Add a story's record; one that no topic can take for its size is rejected, not dropped."""
        if not self.add(topic, key, record):
            why = "the story's record is over what a topic takes"
            self.add_rejected(story.rejected(stage, "too-large", why), sender)

    def add_document(self, story_id: str, document: dict[str, Any]) -> bool:
        """Add an indexed document for wire.stories; False if no topic can take it for its size."""
        return self._add(self.topics.stories.name, story_id, orjson.dumps(document))

    def add_fate(self, item: Item, provider: str | None, fate: Fate | None) -> None:
        """Add an item's fate; None says that it was read and is in flight."""
        self.add(self.topics.fates.name, item_key(item), ItemFate(provider=provider, fate=fate))

    def add_rejected(self, rejected: Rejected, key: bytes | None = None) -> None:
        """Add a rejection, and the fate of its item where it is known."""
        self.messages.append(Message(self.topics.rejected.name, key, codec.encode(rejected)))
        origin = rejected.origin
        if origin.partition is not None and origin.offset is not None:
            self.add_fate((origin.partition, origin.offset, origin.item), rejected.provider, "rejected")

    def _add(self, topic: str, key: str | None, value: bytes) -> bool:
        if len(value) > MAX_RECORD_BYTES - ENVELOPE_BYTES:
            return False
        self.messages.append(Message(topic, None if key is None else key.encode(), value))
        return True


async def send(app: Any, outbox: Outbox) -> list[Any]:
    """Send all messages, wait for the brokers' answers, one each; Stopping if the worker stops before.

    If one fails, it and all behind it are sent again: order is kept, and receivers count a redelivery once.
    What is acknowledged before it is not: no earlier state may follow a later one in the changelog.
    """
    answers: list[Any] = []
    while True:
        futures = [
            await app.producer.send(m.topic, m.key, m.value, m.partition, None, _HEADERS)
            for m in outbox.messages[len(answers) :]
        ]
        failed = await _all_answered(app, futures)
        answers += [future.result() for future in futures[:failed]]
        if failed == len(futures):
            return answers
        error = futures[failed].exception()
        log.warning("the broker did not acknowledge, sending the rest of the batch again", error=repr(error))
        await pause(random.uniform(*RETRY_SECONDS), lambda: app.should_stop)  # noqa: S311  jitter is no secret


async def _all_answered(app: Any, futures: list[asyncio.Future[Any]]) -> int:
    """Wait until all are done and return how many succeeded before the first failure.

    Stopping if the worker stops before that.
    """
    waiting = set(futures)
    while waiting:
        _, waiting = await asyncio.wait(waiting, timeout=0.5)
        if waiting and app.should_stop:
            raise Stopping
    return next((at for at, future in enumerate(futures) if future.exception()), len(futures))
