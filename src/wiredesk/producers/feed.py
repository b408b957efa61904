"""feed(): copies into wire.raw, each counted as sent only when the broker has acknowledged it."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError as KafkaPythonError

from wiredesk import codec
from wiredesk.errors import DeliveryError, KafkaError
from wiredesk.raw.contract import headers, key_of
from wiredesk.raw.reading import kind_of
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import KafkaSettings
from wiredesk.topics import MAX_COPY_BYTES, MAX_RAW_MESSAGE_BYTES

DELIVERY_WITHIN = 120.0
"""Seconds that a copy may wait for its acknowledgement, over retries, before it counts as failed."""

AT_ONCE = 20_000
"""Copies that may be under way at once: past it the reader waits, so memory is bounded."""

BYTES_AT_ONCE = 64_000_000


@dataclass(slots=True)
class FeedSummary:
    """What became of a feed. acknowledged, rejected, failed: copies; kinds: (copies, bytes) by kind of file.

    rejected: too large or unreadable, recorded in wire.rejected; errors: one line for each kind of failure.
    """

    acknowledged: int = 0
    rejected: int = 0
    failed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    kind_bytes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def sent_bytes(self) -> int:
        """The bytes of all copies sent."""
        return sum(self.kind_bytes.values())


Told = Callable[[FeedSummary], None]


def feed(
    records: Iterable[RawRecord | Rejected],
    *,
    settings: KafkaSettings,
    partition: int | None = None,
    rate: float | None = None,
    told: Told | None = None,
) -> FeedSummary:
    """Send all records and wait for the broker's answers; what was sent is counted even if reading breaks off.

    partition: send all to this one, else by key. rate: copies a second at most. told: called as it goes on.
    Raises KafkaError if no broker answers at the start.
    """
    summary = FeedSummary()
    began = time.monotonic()
    with _producer(settings) as producer:
        under_way: list[tuple[Any, RawRecord | Rejected]] = []
        waiting_bytes = 0
        try:
            for number, record in enumerate(records, start=1):
                if rate:
                    time.sleep(max(0.0, began + number / rate - time.monotonic()))
                under_way.append((_send(producer, settings, record, partition), record))
                waiting_bytes += len(record.copy_bytes) if isinstance(record, RawRecord) else 0
                if len(under_way) >= AT_ONCE or waiting_bytes > BYTES_AT_ONCE:
                    under_way = (
                        _settle(under_way[: len(under_way) // 2], summary, told)
                        or under_way[len(under_way) // 2 :]
                    )
                    waiting_bytes //= 2
                if told and number % 200 == 0:
                    told(summary)
        finally:
            producer.flush()
            _settle(under_way, summary, told)
            summary.seconds = time.monotonic() - began
    return summary


def send_one(producer: Any, settings: KafkaSettings, record: RawRecord | Rejected) -> None:
    """Send one record and wait until the broker has it. Raises DeliveryError if it does not acknowledge."""
    try:
        _send(producer, settings, record, None).get(timeout=DELIVERY_WITHIN)
    except KafkaPythonError as error:
        raise DeliveryError(f"the broker at {settings.bootstrap} did not acknowledge: {error}") from error


def _send(producer: Any, settings: KafkaSettings, record: RawRecord | Rejected, partition: int | None) -> Any:
    topics = settings.topics
    if isinstance(record, RawRecord) and len(record.copy_bytes) > MAX_COPY_BYTES:
        record = too_large(record)
    if isinstance(record, Rejected):
        sender = key_of(record.provider, record.origin.source)
        return producer.send(
            topics.rejected.name,
            value=codec.encode(record),
            key=sender,
            headers=list(codec.schema_headers().items()),
        )
    return producer.send(
        topics.raw.name,
        value=record.copy_bytes,
        key=key_of(record.provider, record.source),
        headers=headers(record),
        partition=partition,
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


def _settle(
    under_way: list[tuple[Any, RawRecord | Rejected]], summary: FeedSummary, told: Told | None
) -> list[tuple[Any, RawRecord | Rejected]]:
    """Wait for each answer and count it; returns nothing to wait for."""
    for future, record in under_way:
        try:
            future.get(timeout=DELIVERY_WITHIN + 10)
        except KafkaPythonError as error:
            summary.failed += 1
            summary.errors[f"{type(error).__name__}: {error}"[:200]] += 1
            continue
        _count(summary, record)
    if told:
        told(summary)
    return []


def _count(summary: FeedSummary, record: RawRecord | Rejected) -> None:
    if isinstance(record, RawRecord) and len(record.copy_bytes) <= MAX_COPY_BYTES:
        summary.acknowledged += 1
        kind = kind_of(record.source)
        summary.kinds[kind] += 1
        summary.kind_bytes[kind] += len(record.copy_bytes)
        return
    summary.rejected += 1
    summary.reasons[record.reason if isinstance(record, Rejected) else "too-large"] += 1


@contextmanager
def _producer(settings: KafkaSettings) -> Iterator[Any]:
    """Connect a producer that loses nothing; KafkaError names the address if nothing answers there."""
    try:
        producer = KafkaProducer(
            bootstrap_servers=settings.bootstrap.split(","),
            enable_idempotence=True,
            acks="all",
            compression_type="gzip" if settings.compress else None,
            linger_ms=20,
            batch_size=256_000,
            max_request_size=MAX_RAW_MESSAGE_BYTES,
            max_block_ms=int(DELIVERY_WITHIN * 1000),
            delivery_timeout_ms=int(DELIVERY_WITHIN * 1000),
            bootstrap_timeout_ms=10_000,
        )
    except (KafkaPythonError, OSError, ValueError) as error:
        raise KafkaError(
            f"no Kafka broker answers at {settings.bootstrap}: start one (`wiredesk up`), "
            "or name another (WIREDESK_KAFKA_BOOTSTRAP)"
        ) from error
    try:
        yield producer
    finally:
        producer.close()
