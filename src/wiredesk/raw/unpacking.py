"""Streams that are unpacked while they are read, and say in one way where the packed bytes break."""

from __future__ import annotations

import io
import zlib
from typing import IO, Any, cast

from wiredesk.raw.archives import BROKEN

GZIP_MAGIC = b"\x1f\x8b"

_CHUNK = 1 << 14


class PackedBroken(Exception):
    """The packed bytes break here; broken_off tells whether they just end too early.

    It never leaves wiredesk.raw: reading makes a Rejected of it.
    """

    def __init__(self, detail: str, *, broken_off: bool) -> None:
        super().__init__(detail)
        self.broken_off = broken_off


def gunzipped(stream: IO[bytes]) -> io.BufferedReader:
    """Return what a gzip stream holds, all its members; PackedBroken is raised after the last good byte."""
    return io.BufferedReader(_Gunzip(stream), 1 << 16)


def watched(stream: IO[bytes]) -> io.BufferedReader:
    """Return an archive member's stream, whose reading raises PackedBroken where it breaks."""
    return io.BufferedReader(_Watched(stream), 1 << 16)


def joined(head: bytes, stream: IO[bytes]) -> io.BufferedReader:
    """Return a stream as it was before head was read from it."""
    return io.BufferedReader(_Joined(head, stream), 1 << 16)


class _Reader(io.RawIOBase):
    """Reading in terms of _next(); b"" is the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        raise NotImplementedError


class _Joined(_Reader):
    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._head = head

    def _next(self, size: int) -> bytes:
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        # read1 gives what a pipe has so far, instead of waiting for the whole size.
        read = getattr(self._stream, "read1", self._stream.read)
        return cast("bytes", read(size))


class _Watched(_Reader):
    def _next(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except BROKEN as error:
            detail = str(error) or type(error).__name__
            raise PackedBroken(detail, broken_off=isinstance(error, EOFError)) from error


class _Gunzip(_Reader):
    """RFC 1952 by zlib itself: unlike gzip.GzipFile it hands out every byte before the break."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._packed = b""
        self._member = zlib.decompressobj(wbits=31)

    def _next(self, size: int) -> bytes:
        while not self._member.eof or self._begins_another():
            packed = self._packed or self._stream.read(_CHUNK)
            try:
                data = self._member.decompress(packed, size)
            except zlib.error as error:
                raise PackedBroken(str(error), broken_off=False) from error
            self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if data:
                return data
            if not packed:
                raise PackedBroken("it ends too early", broken_off=True)
        return b""

    def _begins_another(self) -> bool:
        """Go to the next member, past the zeros that some writers pad a block with; tell if there is one."""
        while not (rest := self._packed.lstrip(b"\0")):
            self._packed = self._stream.read(_CHUNK)
            if not self._packed:
                return False
        self._packed = rest
        self._member = zlib.decompressobj(wbits=31)
        return True
