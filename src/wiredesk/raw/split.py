"""Many takes in one stream: where one ends and the next begins.

The marks of newsroom feeds, under the name NEWSROOM:
- EOT (0x04), wherever it stands: the end of transmission of ANPA 1312 and IPTC 7901 (their ETX ends the text
  only; the trailer with the time follows it, and belongs to the take);
- a line "NNNN", the end-of-message mark of telegraph and teleprinter practice (ITU-T S.4, F.1);
- a line of nothing but control characters (a form feed, ETX), as spoolers put it between takes. A form feed
  before text is a page break and parts nothing.
Any other mark is a line that equals it, blanks at its ends aside ("-----"). Marks are the stream's framing,
not copy: they are in no take. What is blank between two marks is no take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from wiredesk.raw.bounds import BLANKS, CHUNK, Gathered, Given
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

NEWSROOM = "newsroom"
"""Asks for the marks of newsroom feeds."""

_EOT = b"\x04"
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))


def split_stream(stream: IO[bytes], mark: str, given: Given) -> Iterator[RawRecord | Rejected]:
    """Yield each take of a stream; mark: NEWSROOM, or the line that parts them.

    One over the bound is rejected with its size and sha256, and the next one is read.
    """
    gathered = Gathered()
    for piece in _pieces(stream, mark):
        if piece is not None:
            gathered.add(piece)
        elif gathered.size:
            if not gathered.is_blank():
                yield gathered.copy(given)
            gathered = Gathered()
    if not gathered.is_blank():
        yield gathered.copy(given)


def _pieces(stream: IO[bytes], mark: str) -> Iterator[bytes | None]:
    """Yield the stream's lines (long ones in parts), and None at each mark."""
    newsroom = mark == NEWSROOM
    line = b"NNNN" if newsroom else mark.strip().encode()
    starts_line = True
    while part := stream.readline(CHUNK):
        ends_line = part.endswith(b"\n")
        if starts_line and (ends_line or len(part) < CHUNK) and _parts(part, line, newsroom=newsroom):
            yield None
        elif newsroom and _EOT in part:
            first, *others = part.split(_EOT)
            yield first
            for other in others:
                yield None
                yield other
        else:
            yield part
        starts_line = ends_line


def _parts(part: bytes, line: bytes, *, newsroom: bool) -> bool:
    """Tell whether a whole line is a mark."""
    if not newsroom:
        return part.strip() == line
    if part.strip(BLANKS):
        return part.strip(BLANKS) == line
    printed = part.strip(b" \t\r\n")
    return bool(printed) and not printed.strip(_CONTROLS)
