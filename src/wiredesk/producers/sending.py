"""Sending copies to wire.raw and rejections to wire.rejected, with a bound on what is under way.

The library takes whatever it is given into memory. Here the sender waits once so many bytes or messages have
no answer yet; nothing is dropped to make room.
"""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from kafka.errors import KafkaError as KafkaPythonError

from wiredesk import codec
from wiredesk.producers.broker import DELIVERY_WITHIN
from wiredesk.raw.contract import headers, key_of
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import KafkaSettings
from wiredesk.topics import MAX_COPY_BYTES

UNDER_WAY_BYTES = 32_000_000
UNDER_WAY_MESSAGES = 20_000

UNKNOWN_SENDER = b"-"
"""The key where neither provider nor source is known: what came in one stream stays in order."""

Tag = TypeVar("Tag")

Answered = Callable[[RawRecord | Rejected, Tag, Exception | None], None]
"""Called once for each record: as it was sent, its tag, and the error if it was not acknowledged."""


class GivenUp(Exception):
    """The caller waits no longer; what is under way may or may not arrive."""


class Sending(Generic[Tag]):
    """Sends records in order and tells each one's answer, in that order, in the caller's own thread.

    partition: all copies to this one, else by key. answered() is called from send() and settle() only. While
    they wait they ask given_up(), and raise GivenUp if it says so.
    """

    def __init__(
        self,
        client: Any,
        settings: KafkaSettings,
        answered: Answered[Tag],
        *,
        partition: int | None = None,
        given_up: Callable[[], bool] = lambda: False,
    ) -> None:
        self._client = client
        self._topics = settings.topics
        self._answered = answered
        self._partition = partition
        self._given_up = given_up
        self._under_way: deque[tuple[Any, RawRecord | Rejected, Tag, int]] = deque()
        self._bytes = 0

    def send(self, record: RawRecord | Rejected, tag: Tag) -> None:
        """Send a record; waits while too much is under way. A copy over the bound is sent as rejected."""
        if isinstance(record, RawRecord) and len(record.copy_bytes) > MAX_COPY_BYTES:
            record = too_large(record)
        size = len(record.copy_bytes) if isinstance(record, RawRecord) else 0
        while self._under_way and self._full(size):
            self._take()
        try:
            future = self._hand_over(record)
        except KafkaPythonError as error:
            self.settle()  # answers come in the order of sending
            self._answered(record, tag, error)
            return
        self._under_way.append((future, record, tag, size))
        self._bytes += size
        while self._under_way and self._under_way[0][0].is_done:
            self._take()

    def settle(self) -> None:
        """Wait until all that was sent is answered; at most DELIVERY_WITHIN seconds if the broker is away."""
        while self._under_way:
            self._take()

    def _full(self, size: int) -> bool:
        return self._bytes + size > UNDER_WAY_BYTES or len(self._under_way) >= UNDER_WAY_MESSAGES

    def _take(self) -> None:
        """Wait for the oldest answer and tell it."""
        future, record, tag, size = self._under_way[0]
        failed = self._answer(future)
        self._under_way.popleft()
        self._bytes -= size
        self._answered(record, tag, failed)

    def _answer(self, future: Any) -> Exception | None:
        until = time.monotonic() + DELIVERY_WITHIN + 10
        while True:
            try:
                future.get(timeout=0.5)
            except Exception as error:  # noqa: BLE001  whatever it is, it is this message's answer
                if future.is_done or time.monotonic() > until:
                    return error
                if self._given_up():
                    raise GivenUp from None
            else:
                return None

    def _hand_over(self, record: RawRecord | Rejected) -> Any:
        if isinstance(record, Rejected):
            return self._client.send(
                self._topics.rejected.name,
                codec.encode(record),
                key=key_of(record.provider, record.origin.source) or UNKNOWN_SENDER,
                headers=list(codec.schema_headers().items()),
            )
        return self._client.send(
            self._topics.raw.name,
            record.copy_bytes,
            key=key_of(record.provider, record.source) or UNKNOWN_SENDER,
            headers=headers(record),
            partition=self._partition,
        )


def too_large(raw: RawRecord) -> Rejected:
    """Return the rejection of a copy over the bound, with what finds it again: its hash, size and source."""
    return Rejected(
        stage="producer",
        reason="too-large",
        detail=f"{len(raw.copy_bytes):,} bytes; the bound is {MAX_COPY_BYTES:,}",
        provider=raw.provider,
        size=len(raw.copy_bytes),
        received_at=raw.received_at,
        origin=Origin(source=raw.source, sha256=hashlib.sha256(raw.copy_bytes).hexdigest()),
    )
