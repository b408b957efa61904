"""The lines with carets of ANPA 1312: each with those that go on with it, until the sign that ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from wiredesk.normalised.anpa.takes import SlugLine
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.text.page import Line, Page

MAX_ENTRIES = 40
"""Lines with carets that a head has at most; what stands behind them is text."""

MAX_LINES = 5
"""Lines that an entry has at most."""

_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")
_CODE_LINE = re.compile(r"^(?:code|index|symbol)\s*:", re.IGNORECASE)
_CARET = re.compile(r"^[\s\u200b]*\^(?= {0,4}[^\s^])")
_LEADING = re.compile(r"^[\s\u200b]*\^?[\s\u200b]*")
_MARKS = re.compile(r"[\s\u200b]*+(?P<mark>[=<@^]*+)")
_MARKS_BACKWARDS = re.compile(r"[\s\u200b<@]*+[=<@^]*+[\s\u200b]*+")
"""The signs at a line's end, read from its end: to look for them from each of many blanks takes too long."""


@dataclass(slots=True)
class Entry:
    """A line with a caret and those that go on with it; centred: it ended with "="."""

    lines: list[Line]
    text: str
    centred: bool = False
    closed: bool = False

    def take(self, by: str) -> None:
        """Take all its lines for a field, or for a reason why they are no text."""
        for line in self.lines:
            line.take(by)


@dataclass(slots=True)
class Head:
    """What the lines with carets say, beside the draft's fields.

    keyword: as the header cuts it off. has_text: lines without carets follow; table: the first is a row.
    """

    keyword: str | None = None
    slug: SlugLine | None = None
    embargo: str | None = None
    employer: str | None = None
    alert: bool = False
    after_byline: bool = False
    has_text: bool = True
    table: bool = False
    left: list[Entry] = field(default_factory=list)


def read_entries(page: Page, at: int, *, tabbed: bool, wrapped: bool = True) -> tuple[list[Entry], int]:
    """Return the entries from a line on, and where the text begins.

    tabbed: paragraphs of the text are indented, so that a flush line between carets goes on with one.
    """
    entries: list[Entry] = []
    lines, start = page.lines, at
    while at < len(lines) and len(entries) < MAX_ENTRIES:
        line = lines[at]
        if not line.open:
            at += 1
            continue
        text = line.text
        if not is_caret(text):
            if not entries and (at - start) < MAX_LINES and _caret_follows(page, at):
                entries.append(_entry(line))
                at += 1
                continue
            last = entries[-1] if entries else None
            flush = text[:1] not in " \t\u200b"
            if (
                wrapped
                and last
                and not last.closed
                and flush
                and len(last.lines) < MAX_LINES
                and (tabbed or not _SENTENCE.search(last.text))
                and (tabbed or _closes(text))
            ):
                _go_on(last, line)
                at += 1
                continue
            if last and flush and tabbed and _CODE_LINE.match(text):
                line.take("-code")
                at += 1
                continue
            break
        entries.append(_entry(line))
        at += 1
    return entries, at


def is_caret(text: str) -> bool:
    """Tell whether a line is led by a caret and has text."""
    return _CARET.match(text) is not None and text.strip(" \t\u200b^<=@") != "" and text.strip() != "^M"


def _caret_follows(page: Page, at: int) -> bool:
    """Tell whether a line has lost its caret: the next ones have theirs."""
    behind = [page.lines[n].text for n in islice(page.each_open(at + 1), 2)]
    return page.lines[at].text[:1] not in " \t" and any(map(is_caret, behind))


def _closes(text: str) -> bool:
    return text.rstrip().endswith(("=", "<")) or text.endswith("  ")


def _entry(line: Line) -> Entry:
    inner, mark = _inner(line.text)
    return Entry([line], clean(inner), centred="=" in mark, closed=bool(mark))


def _inner(text: str) -> tuple[str, str]:
    """Return a line's text without caret and the sign that ends it, and that sign."""
    start, behind = _LEADING.match(text), _MARKS_BACKWARDS.match(text[::-1])
    assert start is not None
    assert behind is not None
    marks = _MARKS.match(text, len(text) - behind.end())
    assert marks is not None
    return text[start.end() : max(marks.start(), start.end())], marks["mark"]


def _go_on(entry: Entry, line: Line) -> None:
    inner, mark = _inner(line.text)
    entry.lines.append(line)
    entry.text = joined([entry.text, inner], hyphens=False)
    entry.centred = "=" in mark
    entry.closed = bool(mark)
