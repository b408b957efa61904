"""Reading copies: from files, folders and standard input to RawRecords.

By the file's name: ".zip" (its members), ".jsonl" and ".ndjson" (a record a line), ".gz" (unpacked, then by
the name without it); any other file is one copy, byte for byte, or many where it is to be split. On standard
input a gzip stream is known by its first bytes, JSON Lines by a first line that is a whole JSON object.

received_at: the record's own, a zip member's own, else what the caller gives, else the file's time
(wiredesk.raw.times); on standard input nothing stands in for it. What is broken is rejected and the rest is
read; over MAX_COPY_BYTES a copy is rejected with its size and sha256 and never held in memory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO

import orjson

from wiredesk.errors import UsageError
from wiredesk.raw.archives import members
from wiredesk.raw.bounds import Given, read_whole, rejected
from wiredesk.raw.folders import STDIN, check, files
from wiredesk.raw.lines import MAX_LINE_BYTES, read_lines
from wiredesk.raw.record import RawRecord
from wiredesk.raw.split import NEWSROOM, split_stream
from wiredesk.raw.times import file_time
from wiredesk.raw.unpacking import GZIP_MAGIC, PackedBroken, gunzipped, joined, watched
from wiredesk.rejected import Rejected

__all__ = ["NEWSROOM", "STDIN", "files", "kind_of", "read_paths", "read_stream"]

_LINES = (".jsonl", ".ndjson")


def read_paths(
    paths: Sequence[str | os.PathLike[str]],
    *,
    provider: str | None = None,
    content_type: str | None = None,
    received_at: datetime | None = None,
    split: str | None = None,
) -> Iterator[RawRecord | Rejected]:
    """Yield each copy of the files and folders, in the order given; "-" is standard input.

    provider, content_type, received_at: of every copy that does not say its own. split: None, NEWSROOM, or
    the line that parts the takes of a file. Raises UsageError at once for a path that is not there; for files
    that cannot be opened after all others were read.
    """
    check(paths)
    given = Given(provider=provider, content_type=content_type, received_at=received_at)
    return _read_files(files(paths), given, split)


def read_stream(  # noqa: PLR0913  each says one thing about the stream
    stream: IO[bytes],
    *,
    source: str | None = None,
    provider: str | None = None,
    content_type: str | None = None,
    received_at: datetime | None = None,
    split: str | None = None,
) -> Iterator[RawRecord | Rejected]:
    """Yield each copy of a stream of bytes: one, or many where it holds JSON Lines or is to be split."""
    given = Given(source=source, provider=provider, content_type=content_type, received_at=received_at)
    return _read_unnamed(stream, given, split)


def kind_of(source: str | None) -> str:
    """Return the kind of file a source names, for counting: its ending ("jsonl.gz", "zip"), or "other".

    A member of an archive counts as the archive.
    """
    endings = Path((source or "").partition("!")[0].lower()).suffixes
    kept = endings[-2:] if endings[-1:] == [".gz"] else endings[-1:]
    return "".join(kept)[1:] or "other"


def _read_files(paths: Iterable[str], given: Given, split: str | None) -> Iterator[RawRecord | Rejected]:
    unread: list[str] = []
    for path in paths:
        if path == STDIN:
            yield from _read_unnamed(sys.stdin.buffer, given, split)
            continue
        try:
            yield from _read_file(path, given, split)
        except OSError as error:
            unread.append(f"{path}: {error.strerror or error}")
    if unread:
        more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
        raise UsageError(f"cannot be read: {unread[0]}{more}")


def _read_file(path: str, given: Given, split: str | None) -> Iterator[RawRecord | Rejected]:
    at = given.received_at or file_time(path)
    known = replace(given, source=_printable(path), received_at=at)
    if path.lower().endswith(".zip"):
        with Path(path).open("rb"):
            pass  # one that cannot be opened is the caller's affair, not a broken archive
        yield from _read_members(path, known, split, stated=given.received_at)
        return
    with Path(path).open("rb") as stream:
        yield from _read_named(stream, path, known, split)


def _read_members(
    path: str, known: Given, split: str | None, *, stated: datetime | None
) -> Iterator[RawRecord | Rejected]:
    for member in members(path, known):
        if isinstance(member, Rejected):
            yield member
            continue
        given, stream = member
        given = replace(given, received_at=stated or given.received_at or known.received_at)
        yield from _read_named(stream, given.source or path, given, split, packed=True)


def _read_named(
    stream: IO[bytes], name: str, given: Given, split: str | None, *, packed: bool = False
) -> Iterator[RawRecord | Rejected]:
    """Read a stream by its name; where its packed bytes break, the rest of it is rejected."""
    name = name.lower()
    if packed:
        stream = watched(stream)
    if name.endswith(".gz"):
        stream, name, packed = gunzipped(stream), name[:-3], True
    try:
        if name.endswith(_LINES):
            yield from read_lines(stream, given)
        elif split is not None:
            yield from split_stream(stream, split, given)
        else:
            yield read_whole(stream, given, packed=packed)
    except PackedBroken as error:
        yield rejected(
            "truncated" if error.broken_off else "malformed", f"cannot be unpacked: {error}", given
        )


def _read_unnamed(stream: IO[bytes], given: Given, split: str | None) -> Iterator[RawRecord | Rejected]:
    head = stream.read(len(GZIP_MAGIC))
    stream = joined(head, stream)
    packed = head == GZIP_MAGIC
    if packed:
        stream = gunzipped(stream)
    name = "stream"
    try:
        if split is None and (first := stream.read(1)):
            first += stream.readline(MAX_LINE_BYTES) if first == b"{" else b""
            name += _LINES[0] if _is_object(first) else ""
            stream = joined(first, stream)
    except PackedBroken:
        pass  # it breaks again, and is rejected, where it is read
    yield from _read_named(stream, name, given, split)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _printable(path: str) -> str:
    """Return a path as text: a byte that is no text in the file system's encoding becomes a question mark."""
    return path.encode("utf-8", "replace").decode()
