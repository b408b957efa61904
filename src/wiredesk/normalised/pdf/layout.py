"""Runs of text on a page into lines in reading order: rows, columns, indents, and what is the page's own.

A gutter is a strip that no text crosses over several rows, with prose on both sides; a table has such strips
too, but cells instead of prose. Columns are read one after the other, what runs across them where it stands.
A larger distance than the lines have, or another size of type, is a blank line; a first line that is set in
is indented, as a text is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from wiredesk.normalised.pdf.budget import Budget
from wiredesk.normalised.pdf.runs import Run, once, with_drop_caps

BLANK_FROM = 0.15
"""A gap between runs, in the size of their type, from which a blank is meant."""

SEGMENT_FROM = 0.45
"""A gap from which what follows may stand in another column."""

CELL_FROM = 1.8
"""A gap from which what follows is a cell of a table."""

GUTTER = 0.45
"""The least width of a gutter, in the size of the type."""

MIN_ROWS = 4
"""So many rows at least stand beside a gutter."""

PROSE = 14
"""Characters that the median row of a column has at least; a table's cells have fewer."""

WIDER = 1.25
"""A distance so much wider than the usual one is a blank line."""

FULL = 0.8
"""The share of a column's width from which a line is full: the next one mostly goes on with it."""

LEAST_STEP = 0.5
"""A distance so much smaller than the usual one is none between lines: a note raised, a fraction."""

MAX_ROWS = 400
"""A page with more rows has no columns of prose."""

_NUMBER = re.compile(
    r"^page \d{1,4} of \d{1,4}\b.{1,90}$|^\W{0,3}(?:(?:page|seite|página|pagina|pág\.?|p\.|blatt)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?\W{0,3}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^https?://\S+(?:\s+\d{1,3}\s?(?:/|of|von|de|di|sur)\s?\d{1,3})?\s*$", re.IGNORECASE)
_BULLET = re.compile(r"[-–—•·▪*►]\s|\d{1,2}[.)]\s")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Segment:
    """Text on a row without a wide gap."""

    x: float
    end: float
    y: float
    size: float
    text: str


@dataclass(slots=True)
class Row:
    """A line of a column. page: from 0. reason: why it is no text, "" where it is."""

    x: float
    end: float
    y: float
    size: float
    text: str
    page: int = 0
    indent: bool = False
    blank_before: bool = False
    reason: str = ""


@dataclass(slots=True)
class _Band:
    """What stands on one height of the page."""

    y: float
    segments: list[Segment] = field(default_factory=list)


def rows_of(runs: Iterable[Run], page: int, budget: Budget) -> list[Row]:
    """Return a page's lines in reading order."""
    bands = _bands(with_drop_caps(once(runs)))
    if not bands:
        return []
    top = 1 if len(bands) > 1 and _stands_off(bands[0], bands[1]) else 0
    end = len(bands) - (1 if len(bands) > top + 1 and _stands_off(bands[-1], bands[-2]) else 0)
    blocks = [bands[:top], *_blocks(bands[top:end], budget, 0), bands[end:]]
    rows: list[Row] = []
    for block in filter(None, blocks):
        lines = [_row(band, page) for band in block]
        _set_blanks(lines)
        _set_indents(lines)
        if rows and lines:
            above, first = rows[-1], lines[0]
            below = above.y - first.y
            first.blank_before = abs(above.size / first.size - 1) > 0.12 or below > 1.6 * above.size
        rows += lines
    return rows


def _stands_off(band: _Band, other: _Band) -> bool:
    """Tell whether a page's first or last line stands off the rest, as its head and foot do: in no column."""
    return abs(band.y - other.y) > 2 * max(segment.size for segment in band.segments)


def mark_furniture(rows: Sequence[Row]) -> None:
    """Give the lines that are the page's own their reason: page numbers, heads that come on several pages."""
    edges: dict[int, list[Row]] = {}
    for page in sorted({row.page for row in rows}):
        own = sorted((row for row in rows if row.page == page), key=lambda row: -row.y)
        edges[page] = [*own[:2], *own[max(2, len(own) - 2) :]]
        for row in (*own[:1], *own[-1:]) if len(own) > 2 else ():
            if _NUMBER.match(row.text):
                row.reason = "-page-number"
            elif _ADDRESS.match(row.text):
                row.reason = "-page-address"
    seen = Counter((_alike(row.text), round(row.y / 12)) for page in edges.values() for row in page)
    seen2 = Counter((_alike(row.text), round((row.y + 6) / 12)) for page in edges.values() for row in page)
    largest = max((row.size for row in rows if row.page == 0), default=0.0)
    for page, found in edges.items():
        for row in found:
            again = max(
                seen[_alike(row.text), round(row.y / 12)], seen2[_alike(row.text), round((row.y + 6) / 12)]
            )
            if again > 1 and not row.reason and not (page == 0 and row.size >= largest and len(edges) < 3):
                row.reason = "-page-number" if _NUMBER.match(row.text) else "-running-head"


def body_size(rows: Iterable[Row]) -> float:
    """Return the size of type that most of a text is set in; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _bands(runs: list[Run]) -> list[_Band]:
    bands: list[list[Run]] = []
    y = size = 0.0
    for run in sorted(runs, key=lambda run: (-run.y, run.x)):
        if bands and y - run.y <= 0.4 * max(size, run.size):
            bands[-1].append(run)
            if run.size > size:
                y, size = run.y, run.size
            continue
        bands.append([run])
        y, size = run.y, run.size
    return [_band(band) for band in bands]


def _band(runs: list[Run]) -> _Band:
    runs.sort(key=lambda run: run.x)
    largest = max(runs, key=lambda run: run.size * len(run.text))
    band = _Band(largest.y)
    for run in runs:
        last = band.segments[-1] if band.segments else None
        gap = run.x - last.end if last else 0.0
        if last is None or gap > SEGMENT_FROM * max(last.size, run.size):
            band.segments.append(Segment(run.x, run.end, run.y, run.size, run.text))
            continue
        blank = gap > BLANK_FROM * run.size and not last.text.endswith(" ") and not run.text.startswith(" ")
        last.text += (" " if blank else "") + run.text
        last.end = max(last.end, run.end)
        if len(run.text) > len(last.text) / 2:
            last.size = run.size
    return band


def _blocks(bands: list[_Band], budget: Budget, depth: int) -> list[list[_Band]]:
    """Return the bands as blocks of one column each, in reading order."""
    if len(bands) < MIN_ROWS or len(bands) > MAX_ROWS or depth > 12:
        return [bands] if bands else []
    for start, end, cut in _gutters(bands, budget):
        left = _side(bands[start:end], cut, right=False)
        right = _side(bands[start:end], cut, right=True)
        if _is_prose(left) and _is_prose(right):
            return [
                *_blocks(bands[:start], budget, depth + 1),
                *_blocks(left, budget, depth + 1),
                *_blocks(right, budget, depth + 1),
                *_blocks(bands[end:], budget, depth + 1),
            ]
    return [bands]


def _gutters(bands: list[_Band], budget: Budget) -> list[tuple[int, int, float]]:
    """Return the strips that no text crosses: (first band, last band + 1, x), the longest first."""
    size = median(segment.size for band in bands for segment in band.segments)
    found: list[tuple[int, int, list[_Strip]]] = []
    start = furthest = 0
    while start <= len(bands) - MIN_ROWS:
        reach, strips = _reach(bands, range(start, len(bands)), GUTTER * size, budget)
        end = start + reach
        if reach >= MIN_ROWS and end > furthest:
            furthest = end
            found.append((start, end, strips))
        if end >= len(bands):
            break
        # What begins between here and the first band from which the next one can be reached ends here too.
        back, _ = _reach(bands, range(end, start, -1), GUTTER * size, budget)
        start = max(start + 1, end + 1 - back if back else start + 1)
    found.sort(key=lambda one: one[0] - one[1])
    return [
        (start, end, (low + high) / 2)
        for start, end, strips in found[:12]
        for low, high in sorted(strips, key=lambda one: one[0] - one[1])[:4]
    ]


_Strip = tuple[float, float]


def _reach(bands: list[_Band], way: range, least: float, budget: Budget) -> tuple[int, list[_Strip]]:
    """Return over how many bands a strip with text on both sides goes on, and all such strips."""
    free: list[_Strip] = [(-_FAR, _FAR)]
    low_end, high_end = _FAR, -_FAR
    reached, strips = 0, []
    for count, at in enumerate(way, start=1):
        segments = bands[at].segments
        budget.spend(4 + len(segments))
        free = _minus(free, segments, least)
        low_end, high_end = min(low_end, segments[0].x), max(high_end, segments[-1].end)
        inner = [one for one in free if low_end < one[0] and one[1] < high_end]
        if inner:
            reached, strips = count, inner
        elif not any(low < high_end and high > low_end for low, high in free) and count > 3 + reached:
            break
    return reached, strips


_FAR = 1e9


def _minus(
    free: list[tuple[float, float]], segments: list[Segment], least: float
) -> list[tuple[float, float]]:
    """Return what is left of free strips beside a row's text."""
    for segment in segments:
        kept = []
        for low, high in free:
            if segment.end <= low or segment.x >= high:
                kept.append((low, high))
                continue
            if segment.x - low >= least:
                kept.append((low, segment.x))
            if high - segment.end >= least:
                kept.append((segment.end, high))
        free = kept
    return free


def _side(bands: list[_Band], cut: float, *, right: bool) -> list[_Band]:
    """Return the part of bands on one side of a gutter."""
    side = []
    for band in bands:
        segments = [one for one in band.segments if (one.x >= cut) is right]
        if segments:
            side.append(_Band(segments[0].y, segments))
    return side


def _is_prose(bands: list[_Band]) -> bool:
    """Tell whether a side of a gutter is text: rows of several words, few of them parted."""
    if len(bands) < MIN_ROWS - 1:
        return False
    texts = ["".join(segment.text for segment in band.segments) for band in bands]
    letters = sum(char.isalpha() for text in texts for char in text)
    return median(map(len, texts)) >= PROSE and letters * 5 >= sum(map(len, texts)) * 3


def _row(band: _Band, page: int) -> Row:
    first = band.segments[0]
    text, end = first.text, first.end
    for segment in band.segments[1:]:
        gap = segment.x - end
        text += ("\t" if gap > CELL_FROM * segment.size else " ") + segment.text
        end = segment.end
    size = max(band.segments, key=lambda one: len(one.text)).size
    return Row(first.x, end, band.y, size, text.strip(), page)


def _set_blanks(rows: list[Row]) -> None:
    """Note where a blank line stands: a wider distance than usual, or another size of type."""
    usual = _usual_step(rows)
    for above, below in pairwise(rows):
        step = above.y - below.y
        other = abs(above.size / below.size - 1) > 0.12
        below.blank_before = other or step > max(WIDER * usual, 1.15 * below.size)


def _usual_step(rows: list[Row]) -> float:
    """Return the distance between lines of a paragraph; 0 where no two lines can be of one.

    Most steps may be those between paragraphs, as where each has one line or two; below a full line the
    paragraph mostly goes on.
    """
    pairs = [
        (above, above.y - below.y)
        for above, below in pairwise(rows)
        if abs(above.size / below.size - 1) < 0.12 and above.y > below.y
    ]
    if not pairs:
        return 0.0
    steps = sorted(step for _, step in pairs)
    usual = median(steps)
    if len(steps) > 4:
        usual = min(usual, median(steps[: len(steps) // 2 + 1]) * 1.15)
    left, right = min(row.x for row in rows), max(row.end for row in rows)
    full = sorted(step for above, step in pairs if above.end - left >= FULL * (right - left))
    least = next((step for step in full if step >= LEAST_STEP * usual), usual)
    return min(usual, least * 1.05)


def _set_indents(rows: list[Row]) -> None:
    """Note which lines are set in: they begin right of the edge that most lines begin at."""
    if len(rows) < 3:
        return
    edges = Counter(round(row.x) for row in rows)
    often = [x for x, count in edges.items() if count * 3 >= len(rows)]
    if not often:
        return
    edge = min(often)  # where each paragraph has two lines, as many are set in as are not
    for above, row, below in zip([rows[0], *rows], rows, [*rows[1:], rows[-1]], strict=False):
        inset = (row.x - edge) / row.size
        same = abs(row.size / below.size - 1) < 0.12
        hangs = row is not above and (_BULLET.match(above.text) or above.x - edge > 0.6 * row.size)
        flush = abs(below.x - edge) < 0.3 * row.size or below is row
        row.indent = 0.6 < inset < 5 and same and flush and not hangs


def _alike(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())
