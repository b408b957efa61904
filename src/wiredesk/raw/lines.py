"""JSON Lines: a line is a whole record (an object with "raw"), or the copy itself.

A whole record: raw (the copy as a string), and where known received_at or transmitted_at, provider, uri,
content_type, source. What a record says of itself stands above what is said of the file it is in; a time that
cannot be read is no time, and the record is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

import orjson

from wiredesk.raw.bounds import MAX_PASSED_BYTES, Gathered, Given, copy, rejected
from wiredesk.raw.record import RawRecord
from wiredesk.raw.times import moment
from wiredesk.rejected import Reason, Rejected
from wiredesk.topics import MAX_COPY_BYTES

MAX_LINE_BYTES = 6 * MAX_COPY_BYTES + 65_536
"""A copy at the bound, each byte written as an escape of six, and what is said of it."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_lines(stream: IO[bytes], given: Given) -> Iterator[RawRecord | Rejected]:
    """Yield the record of each line that is not blank; a broken line is rejected and the next one read."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
            yield _pass_over(stream, line, number, given)
        elif not line.isspace():
            yield read_line(line, number, given)


def read_line(line: bytes, number: int, given: Given) -> RawRecord | Rejected:
    """Return the record of one line; number counts from 1 and is for the person who looks for it."""
    text = line.strip()
    if number == 1:
        text = text.removeprefix(b"\xef\xbb\xbf")
    try:
        value = _loads(text)
    except RecursionError:
        return rejected("hostile", f"line {number}: nested too deep", given, size=len(text))
    except ValueError as error:
        # A line without its line end that is no JSON is the last one of a file that broke off.
        reason: Reason = "malformed" if line.endswith(b"\n") else "truncated"
        return rejected(reason, f"line {number}: no JSON ({error})", given, size=len(text))
    if not isinstance(value, dict) or "raw" not in value:
        return copy(text, given)
    raw = value["raw"]
    if not isinstance(raw, str):
        return rejected("malformed", f'line {number}: "raw" is no string', given, size=len(text))
    return copy(_SURROGATE.sub("\ufffd", raw).encode(), _given(value, given))


def _loads(text: bytes) -> Any:
    """Read JSON; the standard library's reader takes what orjson refuses (lone surrogates, NaN)."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _given(record: dict[str, Any], given: Given) -> Given:
    """Return what the record says of itself, else what is said of its file."""
    return replace(
        given,
        source=_text(record.get("source")) or given.source,
        provider=_text(record.get("provider")) or given.provider,
        content_type=_text(record.get("content_type")) or given.content_type,
        received_at=moment(record.get("received_at"))
        or moment(record.get("transmitted_at"))
        or given.received_at,
        uri=_text(record.get("uri")),
    )


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return _SURROGATE.sub("\ufffd", value).strip() or None


def _pass_over(stream: IO[bytes], begun: bytes, number: int, given: Given) -> Rejected:
    """Read on to the end of a line that is too long, for its size and hash."""
    gathered = Gathered()
    gathered.add(begun)
    while not begun.endswith(b"\n") and (begun := stream.readline(MAX_COPY_BYTES)):
        gathered.add(begun)
        if gathered.size > MAX_PASSED_BYTES:
            while (begun := stream.readline(MAX_COPY_BYTES)) and not begun.endswith(b"\n"):
                pass
            return rejected("hostile", f"line {number}: over {MAX_PASSED_BYTES:,} bytes", given)
    over = gathered.copy(given)
    assert isinstance(over, Rejected)
    return over.model_copy(update={"detail": f"line {number}: {over.detail}"})
