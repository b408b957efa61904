"""How a page was laid out: its width, the room it leaves on its lines, whether a blank begins its paragraphs.

A page parts some paragraphs by a blank line, some by a line that starts with a blank, some only by a short
last line: a break is meant where the next line's first word would have fitted on the line before it. How
exactly a page was filled is told from its lines that certainly go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wiredesk.normalised.clock import tick

BLANKS = " \t\u00a0\u3000"
UNWRAPPED = 150
"""A longer line was not broken by width."""

ENOUGH_BREAKS = 3
"""Lines that certainly go on, from which a page's slack is told."""

_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪*►]\s+\S|\d{1,2}[.)]\s+[A-ZÀ-Þ])")


class Layout(NamedTuple):
    """width: the longest line's. slack: room left on lines that go on. spaced: a blank begins paragraphs."""

    width: int
    slack: int
    spaced: bool


def layout_of(lines: Sequence[str]) -> Layout:
    """Return the layout of a text's lines."""
    width = width_of(lines)
    full = [line for line in lines if line.strip()]
    spaced = sum(line[0] in BLANKS for line in full) * 3 < len(full) * 2
    return Layout(width, _slack(lines, width), spaced)


def goes_on(layout: Layout, before: str, line: str, *, blank_between: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if blank_between:
        return sentence_goes_on(before, line)
    ends = bool(_SENTENCE_END.search(before))
    if len(before) > UNWRAPPED or _begins(layout, before, line, ends=ends):
        return False
    if before.rstrip().endswith(":") and line.lstrip()[:1].isupper() and len(line) < 0.75 * layout.width:
        return False  # what a list's head announces
    room = room_on(before, line, layout.width)
    if room < 0:
        return True
    if line.lstrip()[:1].islower():
        return room < layout.width * 0.5 or not ends
    return room <= layout.slack if ends else room < max(12, layout.width * 0.35)


def sentence_goes_on(before: str, line: str) -> bool:
    """Tell whether a sentence goes on over blank lines: double spacing and a page's end part one."""
    return line.lstrip()[:1].islower() and not _SENTENCE_END.search(before)


def width_of(lines: Sequence[str]) -> int:
    """Return the width to which lines were broken: the longest's, but for outliers."""
    lengths = sorted(len(line.strip()) for line in lines if line and not line.isspace())
    if len(lengths) < 10:
        return max(lengths, default=0)
    most = lengths[int(len(lengths) * 0.9)] * 1.1
    return next(length for length in reversed(lengths) if length <= most)


def room_on(before: str, line: str, width: int) -> int:
    """Return the characters left on a line if the next one's first word had been put there."""
    tick()
    return width - len(before.strip()) - 1 - len(line.split(maxsplit=1)[0])


def indent_of(line: str) -> int:
    """Return the blanks before a line's text; a tab goes to the next fourth column."""
    tick()
    stripped = line.lstrip(BLANKS)
    if len(stripped) == len(line) or not stripped:
        return 0
    return len(line[: len(line) - len(stripped)].expandtabs(4))


def is_bullet(line: str) -> bool:
    """Tell whether a line has the form of a list's point: "- Bonn 7,10", "* Sales rise", "2. Mainz"."""
    return _BULLET.match(line) is not None


def begins_point(before: str, line: str, *, listed: bool) -> bool:
    """Tell whether a line begins a point of a list: behind a sentence, a colon or another point.

    listed: the paragraph above is a point.
    """
    return is_bullet(line) and (
        listed or before.rstrip().endswith((":", ";")) or _SENTENCE_END.search(before) is not None
    )


def _begins(layout: Layout, before: str, line: str, *, ends: bool) -> bool:
    """Tell whether a line's own form begins a paragraph: a bullet, or a blank where most lines have none."""
    if is_bullet(line):
        return begins_point(before, line, listed=is_bullet(before))
    return ends and line[0] in BLANKS and (layout.spaced or indent_of(before) < indent_of(line))


def _slack(lines: Sequence[str], width: int) -> int:
    rooms = sorted(
        room_on(before, line, width)
        for before, line in pairwise(lines)
        if line[:1].islower() and before.strip() and not _SENTENCE_END.search(before)
    )
    if len(rooms) < ENOUGH_BREAKS:
        return int(max(3, width * 0.08)) - 1
    return rooms[int(len(rooms) * 0.9)]
