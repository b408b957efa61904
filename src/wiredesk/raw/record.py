"""RawRecord: one copy as it came, byte for byte, and what its sender said about it."""

from __future__ import annotations

from datetime import datetime

from wiredesk.record import Instant, Record


class RawRecord(Record):
    """One copy as handed over; everything but the bytes is optional, so any Kafka client can feed.

    source: path or URL as fed. uri, provider: as its sender says. received_at: when it came in, from the
    header, a file's modification time, else appended_at. appended_at: Kafka's append time, which no client
    sets. topic, partition, offset: its place in wire.raw; the pure chain counts offset over its run.
    """

    copy_bytes: bytes
    provider: str | None = None
    source: str | None = None
    received_at: Instant | None = None
    content_type: str | None = None
    uri: str | None = None
    appended_at: Instant | None = None
    topic: str | None = None
    partition: int = 0
    offset: int = 0

    @property
    def came_at(self) -> datetime | None:
        """The moment to judge it by, as its sender or the log says; None if neither does."""
        return self.received_at or self.appended_at
