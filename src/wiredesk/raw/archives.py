"""Zip archives: their members as copies, in the archive's order, within bounds.

A member's source is "wire.zip!folder/one.txt". Its time is its own: the extended timestamp (Info-ZIP's
extra field 0x5455, UTC), else the DOS time, which has no zone and is taken as UTC; 1980-01-01 00:00 says
that there is none. An archive within an archive is not opened.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO

from wiredesk.raw.bounds import Given, rejected
from wiredesk.raw.folders import left_out
from wiredesk.raw.times import time_of
from wiredesk.rejected import Rejected

MAX_MEMBERS = 200_000
MAX_TOTAL_BYTES = 20_000_000_000
"""What all members of an archive may unpack to."""

MAX_RATIO = 200
"""A member over a megabyte that was packed tighter than this is a bomb; wire copy packs to a third."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError, ValueError)
"""What unpacking raises on broken bytes."""

_MEMBER = "!"


def members(path: str, given: Given) -> Iterator[tuple[Given, IO[bytes]] | Rejected]:
    """Yield each member opened for reading, with what is known of it, or why it cannot be read."""
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as error:
        yield rejected("malformed", f"no zip archive: {error}", given)
        return
    with archive:
        listed = archive.infolist()
        if len(listed) > MAX_MEMBERS:
            yield rejected("hostile", f"{len(listed):,} members, over {MAX_MEMBERS:,}", given)
            return
        left = MAX_TOTAL_BYTES
        for member in listed:
            if member.is_dir() or any(map(left_out, member.filename.split("/"))):
                continue
            known = _given(path, member, given)
            left -= member.file_size
            refused = _refused(member, known, left)
            if refused is not None:
                yield refused
                continue
            try:
                stream = archive.open(member)
            except (*BROKEN, RuntimeError) as error:
                yield rejected("malformed", f"cannot be unpacked: {error}", known)
                continue
            with stream:
                yield known, stream


def _refused(member: zipfile.ZipInfo, given: Given, left: int) -> Rejected | None:
    if member.flag_bits & 1:
        return rejected("malformed", "encrypted", given, size=member.file_size)
    if left < 0:
        return rejected("hostile", f"the archive unpacks to over {MAX_TOTAL_BYTES:,} bytes", given)
    if member.file_size > 1_000_000 and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        return rejected(
            "hostile", f"unpacks to over {MAX_RATIO} times its size", given, size=member.file_size
        )
    if member.filename.lower().endswith(".zip"):
        return rejected("hostile", "an archive within an archive", given, size=member.file_size)
    return None


def _given(path: str, member: zipfile.ZipInfo, given: Given) -> Given:
    name = member.filename.encode("utf-8", "replace").decode()
    return replace(given, source=f"{given.source or path}{_MEMBER}{name}", received_at=_time(member))


def _time(member: zipfile.ZipInfo) -> datetime | None:
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == 0x5455 and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            return time_of(struct.unpack("<i", extra[5:9])[0])
        extra = extra[4 + size :]
    if member.date_time[:3] == (1980, 1, 1) and not any(member.date_time[3:]):
        return None
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return None
