"""The contract of wire.raw: the value is the copy, byte for byte; the key and all headers are optional.

Any Kafka client can feed. What it says in headers is read with patience: a header that is unknown, empty,
no UTF-8 or longer than any address is as if absent; of a repeated one the last that can be read counts, as
Kafka's own clients have it (Headers.lastHeader).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from wiredesk.raw.record import RawRecord
from wiredesk.raw.times import moment, time_of
from wiredesk.record import rfc3339

PROVIDER = "provider"
SOURCE = "source"
RECEIVED_AT = "received_at"
CONTENT_TYPE = "content_type"
URI = "uri"

HEADERS = (PROVIDER, SOURCE, RECEIVED_AT, CONTENT_TYPE, URI)
"""All headers that are read."""

MAX_HEADER_BYTES = 4096
"""A longer header is none: no path and no address is (PATH_MAX of Linux)."""


def headers(raw: RawRecord) -> list[tuple[str, bytes]]:
    """Return the headers that say what is known of a copy; received_at as RFC 3339 in UTC."""
    said = {
        PROVIDER: raw.provider,
        SOURCE: raw.source,
        RECEIVED_AT: rfc3339(raw.received_at) if raw.received_at else None,
        CONTENT_TYPE: raw.content_type,
        URI: raw.uri,
    }
    return [(name, text.encode("utf-8", "replace")) for name, text in said.items() if text]


def key_of(provider: str | None, source: str | None) -> bytes | None:
    """Return the key that keeps one sender's copies in order: the provider, else the source's folder.

    A member of an archive ("in/wire.zip!one.txt") has its archive's folder. None where nothing is known.
    """
    if provider:
        return provider.encode("utf-8", "replace")
    if source:
        return str(PurePath(source.partition("!")[0]).parent).encode("utf-8", "replace")
    return None


def raw_record(  # noqa: PLR0913, PLR0917  a Kafka message has these parts
    value: bytes | None,
    key: bytes | None,
    headers: object,
    timestamp: float | None,
    partition: int,
    offset: int,
    topic: str | None,
) -> RawRecord:
    """Return the record that a message of wire.raw holds; never raises, whatever its sender wrote.

    headers: pairs of name and bytes, or a mapping. timestamp: Kafka's append time in seconds since 1970; 0
    and less mean that there is none. No value is an empty copy. The key orders the copies and says nothing.
    """
    _ = key
    said = dict(_readable(headers))
    return RawRecord(
        copy_bytes=bytes(value or b""),
        provider=said.get(PROVIDER),
        source=said.get(SOURCE),
        received_at=moment(said.get(RECEIVED_AT)),
        content_type=said.get(CONTENT_TYPE),
        uri=said.get(URI),
        appended_at=time_of(timestamp) if timestamp is not None and timestamp > 0 else None,
        topic=topic,
        partition=partition,
        offset=offset,
    )


def _readable(headers: Any) -> Iterator[tuple[str, str]]:
    """Yield name and text of the headers that we know and can read, in order."""
    if hasattr(headers, "items"):
        headers = headers.items()
    for pair in headers or ():
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            continue
        name, value = pair
        if name not in HEADERS or not isinstance(value, bytes) or len(value) > MAX_HEADER_BYTES:
            continue
        try:
            text = value.decode().strip()
        except UnicodeDecodeError:
            continue
        if text and (name != RECEIVED_AT or moment(text)):
            yield name, text
