"""The bounds of reading: how much of one copy is held in memory, and what is said of a copy over it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Reason, Rejected
from wiredesk.topics import MAX_COPY_BYTES

MAX_PASSED_BYTES = 20 * MAX_COPY_BYTES
"""So much of an oversized copy in a packed file is read on for its sha256; a bomb has more."""

CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a copy besides its bytes; None where nothing is.

    source: path as fed ("wire.zip!one.txt" for a member). received_at: in UTC.
    """

    source: str | None = None
    provider: str | None = None
    content_type: str | None = None
    received_at: datetime | None = None
    uri: str | None = None


def copy(data: bytes, given: Given) -> RawRecord | Rejected:
    """Return the copy with what is known of it; over MAX_COPY_BYTES it is rejected."""
    if len(data) > MAX_COPY_BYTES:
        return rejected("too-large", f"{len(data):,} bytes", given, size=len(data), sha256=_sha256(data))
    return RawRecord(
        copy_bytes=data,
        provider=given.provider,
        source=given.source,
        received_at=given.received_at,
        content_type=given.content_type,
        uri=given.uri,
    )


def rejected(
    reason: Reason, detail: str, given: Given, *, size: int | None = None, sha256: str | None = None
) -> Rejected:
    """Return what a producer says of a copy that it does not hand over."""
    return Rejected(
        stage="producer",
        reason=reason,
        detail=detail,
        provider=given.provider,
        size=size,
        received_at=given.received_at,
        origin=Origin(source=given.source, sha256=sha256),
    )


def read_whole(stream: IO[bytes], given: Given, *, packed: bool = False) -> RawRecord | Rejected:
    """Read a stream to its end as one copy, never holding more than the bound.

    packed: the stream is being unpacked, and may be endless: past MAX_PASSED_BYTES it is left as hostile.
    """
    gathered = Gathered()
    while chunk := stream.read(CHUNK):
        gathered.add(chunk)
        if packed and gathered.size > MAX_PASSED_BYTES:
            return rejected("hostile", f"unpacks to over {MAX_PASSED_BYTES:,} bytes", given)
    return gathered.copy(given)


class Gathered:
    """The bytes of one copy as they come in; past the bound only their number and their hash are kept."""

    def __init__(self) -> None:
        self.size = 0
        self._chunks: list[bytes] = []
        self._hash: hashlib._Hash | None = None

    def add(self, chunk: bytes) -> None:
        """Take in the next bytes."""
        self.size += len(chunk)
        if self._hash is not None:
            self._hash.update(chunk)
            return
        self._chunks.append(chunk)
        if self.size > MAX_COPY_BYTES:
            self._hash = hashlib.sha256(b"".join(self._chunks))
            self._chunks.clear()

    def copy(self, given: Given) -> RawRecord | Rejected:
        """Return the copy, or the rejection of one that was over the bound, with its sha256 and size."""
        if self._hash is None:
            return copy(b"".join(self._chunks), given)
        return rejected(
            "too-large", f"{self.size:,} bytes", given, size=self.size, sha256=self._hash.hexdigest()
        )

    def is_blank(self) -> bool:
        """Tell whether nothing but white space and control characters came in."""
        return self._hash is None and all(not chunk.strip(BLANKS) for chunk in self._chunks)


BLANKS = bytes(range(0x21)) + b"\x7f"
"""White space and the control characters that frame a take (SOH, STX, ETX, EOT, SYN, DEL …)."""


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
