"""Rejected: a record that could not be read, why, and where it came from."""

from __future__ import annotations

from typing import Literal, get_args

from wiredesk.record import Instant, Record

Reason = Literal[
    "empty",  # no byte, or white space only
    "binary",  # bytes that are no text in any known format
    "too-large",  # over the bound for one copy
    "malformed",  # the format is known, the copy breaks it beyond reading
    "hostile",  # entity expansion, depth or other bounds exceeded
    "truncated",  # broken off before any readable text
    "undecodable",  # no character set reads it
    "no-text",  # headline, text and captions are all empty
    "no-story",  # listings, settings, poll answers: readable, but no story
    "unknown-format",  # no reader knows it
    "bad-record",  # a record of ours between two agents cannot be decoded
    "no-document",  # a change of a chain whose document is not in the index
    "refused",  # Elasticsearch refused the document
]
"""The one list of reasons; a record is never dropped without one of them."""

REASONS: tuple[str, ...] = get_args(Reason)

Stage = Literal["producer", "normalise", "dedupe", "tag", "index"]


class Origin(Record):
    """Where a record came from; offset counts in wire.raw, item is the n-th story in that copy (from 0)."""

    source: str | None = None
    sha256: str | None = None
    topic: str | None = None
    partition: int | None = None
    offset: int | None = None
    item: int = 0


class Rejected(Record):
    """What could not be read: the stage that gave up, the reason from the one list, and the origin.

    detail is one line for a person; size is the copy's length in bytes.
    """

    stage: Stage
    reason: Reason
    detail: str = ""
    provider: str | None = None
    size: int | None = None
    received_at: Instant | None = None
    origin: Origin = Origin()
