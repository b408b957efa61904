"""The bounds of reading: what exceeds them is hostile, or too large, and is rejected instead of read.

All readers take time in proportion to a copy's length; what takes longer than the bound all the same is ended
by the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from wiredesk.topics import MAX_COPY_BYTES


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one copy may hold.

    copy_bytes: of its size. depth: of elements, objects or parts in each other. elements: of XML in all;
    lines: of plain text; values: of JSON in one item; attributes: of one element. items: stories in one copy.
    parts: of a message. pages: of a PDF. seconds: of processor time for one story.
    """

    copy_bytes: int = MAX_COPY_BYTES
    depth: int = 100
    elements: int = 400_000
    lines: int = 300_000
    values: int = 50_000
    attributes: int = 500
    items: int = 20_000
    parts: int = 500
    pages: int = 2_000
    seconds: float = 2.0


_IN_USE = [Bounds()]


def bounds() -> Bounds:
    """Return the bounds in use."""
    return _IN_USE[0]


def too_many_lines(text: str) -> str | None:
    """Say that a text exceeds the bound of lines, in words; None if it can be read."""
    most = bounds().lines
    return f"over {most:,} lines" if max(text.count("\n"), text.count("\r")) > most else None


def use(own: Bounds) -> None:
    """Read within these bounds from now on; for the edges, once, before anything is read."""
    _IN_USE[0] = own
