"""A copy's lines while they are read: what was taken of each, and by which field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from wiredesk.normalised.clock import tick
from wiredesk.normalised.dates import day_of_moment
from wiredesk.normalised.draft import Copy, Draft, Taken

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
class Line:
    """A line, its number in the copy, and the pieces that were taken of it, which make up the line."""

    text: str
    number: int
    blank: bool
    pieces: Sequence[tuple[str, str]] = ()

    @property
    def open(self) -> bool:
        """Whether there is text in it, and nothing took it yet."""
        return not self.pieces and not self.blank

    def take(self, by: str) -> None:
        """Take the whole line for a field, or for a reason why it is no text."""
        tick()
        self.pieces = [(self.text, by)]


@dataclass(slots=True)
class Page:
    """The lines of a copy, the draft they fill, and what its head says for the rest.

    dated: the date line that gave published_at. embargo: the line that holds the story back.
    transmitted: it has an agency's header line; header_day: its day. body_from: where the text begins;
    parted: how many characters of that line are the headline's. unwrapped: each line is a paragraph.
    printed: a database has printed it, with a head of its own.
    """

    lines: list[Line]
    copy: Copy
    draft: Draft = field(default_factory=Draft)
    body_from: int = 0
    parted: int = 0
    header_day: date | None = None
    transmitted: bool = False
    unwrapped: bool = False
    printed: bool = False
    dated: str | None = None
    embargo: str | None = None

    @property
    def near(self) -> date:
        """The story's date as far as it is known: a day without a year is the nearest one to it."""
        published = self.draft.published_at or self.header_day or self.copy.received_at
        return day_of_moment(published)

    def open_lines(self, start: int = 0, end: int | None = None) -> list[int]:
        """Return the indexes of the lines from start (to end) that have text nothing took yet."""
        lines = self.lines
        return [
            at
            for at in range(start, len(lines) if end is None else end)
            if not lines[at].blank and not lines[at].pieces
        ]

    def each_open(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield them one by one, for who needs the first few only."""
        lines = self.lines
        for at in range(start, len(lines) if end is None else end):
            if not lines[at].blank and not lines[at].pieces:
                yield at

    def next_open(self, start: int) -> int | None:
        """Return the first of them."""
        return next(self.each_open(start), None)

    def part_line(self, at: int, cut: int) -> None:
        """Make two lines of one, each to be taken by itself."""
        line = self.lines[at]
        left, right = line.text[:cut], line.text[cut:]
        self.lines[at : at + 1] = [
            Line(left, line.number, blank=not left.strip()),
            Line(right, line.number, blank=not right.strip()),
        ]

    def trace(self) -> list[Taken]:
        """Return all pieces of all lines in their order."""
        taken = []
        for line in self.lines:
            if line.pieces:
                where = str(line.number)
                taken += [Taken(where, text, by) for text, by in line.pieces if text]
            elif line.text:
                taken.append(Taken(str(line.number), line.text, "-blank"))
        return taken


def page_of(copy: Copy) -> Page:
    """Return a copy's lines, nothing of them taken."""
    texts = _LINE_END.split(copy.text)
    lines = [Line(text, number, not text or text.isspace()) for number, text in enumerate(texts, start=1)]
    return Page(lines, copy)


def add_line(before: str | None, text: str) -> str:
    """Return a field's text with one more line."""
    return f"{before}\n{text}" if before else text
