"""feed(): copies into wire.raw, each counted as sent only when the broker has acknowledged it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import ANSWER_WITHIN, producer, words
from wiredesk.producers.sending import Sending
from wiredesk.raw.reading import kind_of
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.settings import KafkaSettings

TELL_EVERY = 0.1
"""Seconds between two reports of progress."""


@dataclass(slots=True)
class Kind:
    """What came of one kind of file. copies and bytes: acknowledged."""

    copies: int = 0
    bytes: int = 0
    rejected: int = 0
    failed: int = 0


@dataclass(slots=True)
class FeedSummary:
    """What became of a feed, in copies; bytes as they were before compression.

    rejected: too large or unreadable, and acknowledged in wire.rejected. failed: not acknowledged, so not
    sent as far as is known; then the rest was not read. errors: why, in one line each.
    """

    kinds: dict[str, Kind] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    last_source: str | None = None
    seconds: float = 0.0

    @property
    def acknowledged(self) -> int:
        """Copies that wire.raw has."""
        return sum(kind.copies for kind in self.kinds.values())

    @property
    def bytes(self) -> int:
        """Bytes of the copies that wire.raw has."""
        return sum(kind.bytes for kind in self.kinds.values())

    @property
    def rejected(self) -> int:
        """Copies that wire.rejected has instead."""
        return sum(kind.rejected for kind in self.kinds.values())

    @property
    def failed(self) -> int:
        """Copies that the broker did not acknowledge."""
        return sum(kind.failed for kind in self.kinds.values())

    def count(self, record: RawRecord | Rejected, error: Exception | None) -> None:
        """Count a record and its answer."""
        source = record.source if isinstance(record, RawRecord) else record.origin.source
        kind = self.kinds.setdefault(kind_of(source), Kind())
        self.last_source = source
        if error is not None:
            kind.failed += 1
            self.errors[words(error)] += 1
        elif isinstance(record, Rejected):
            kind.rejected += 1
            self.reasons[record.reason] += 1
        else:
            kind.copies += 1
            kind.bytes += len(record.copy_bytes)


def feed(
    records: Iterable[RawRecord | Rejected],
    *,
    settings: KafkaSettings,
    partition: int | None = None,
    told: Callable[[FeedSummary], None] | None = None,
    within: float = ANSWER_WITHIN,
) -> FeedSummary:
    """Send all records, wait for the broker's answers, and say what became of them; makes missing topics.

    partition: all copies to this one of wire.raw, else by key. told: called now and then with the summary so
    far. Raises KafkaError if no broker answers within so many seconds at the start. What reading raises is
    raised once all that was read before is answered. The first copy that the broker refuses, or leaves
    unanswered for DELIVERY_WITHIN, breaks the feed off (the library then gives up what is under way too).
    """
    ensure_topics(settings, within=within)
    summary = FeedSummary()
    began = tell_at = time.monotonic()
    with producer(settings, within=within) as client:
        sending: Sending[None] = Sending(
            client, settings, lambda record, _, error: summary.count(record, error), partition=partition
        )
        try:
            for record in records:
                sending.send(record, None)
                if summary.failed:
                    break
                if told and time.monotonic() >= tell_at:
                    tell_at = time.monotonic() + TELL_EVERY
                    summary.seconds = time.monotonic() - began
                    told(summary)
        finally:
            sending.settle()
            summary.seconds = time.monotonic() - began
    return summary


T = TypeVar("T")


def paced(records: Iterable[T], rate: float) -> Iterator[T]:
    """Yield the records, at most so many a second; what was late is not made up for by a burst."""
    due = time.monotonic()
    for record in records:
        time.sleep(max(0.0, due - time.monotonic()))
        due = max(due, time.monotonic() - 1.0) + 1 / rate
        yield record
