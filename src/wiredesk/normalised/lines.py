"""Lines to paragraphs, where markup or a feed gives line breaks and nothing else.

Hard-wrapped lines are joined; between short lines, and after lines too long to be wrapped, a break is meant.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from wiredesk.normalised.clock import tick
from wiredesk.normalised.paragraphs import joined

SHORT = 40
"""A text whose longest line is shorter was not wrapped: its breaks are meant."""

LONG = 110
"""A line over this was not wrapped: a break after it is meant."""

_LINE_END = re.compile(r"\r\n?|\n|[\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(r"(?<=[^\s.!?:;,'\"”’»)])(?:[ \u00a0]*\t\s*|[ \u00a0]{2,})(?=\S)")
"""What parts the columns of a table: a tab, or blanks that end no sentence."""

_FIGURES = re.compile(r"[^\s.!?](?:\t\s*|[ \u00a0]{2,})[-+$£€]?\d[\d.,:/½¼¾-]*%?\s*$")
"""A line that ends with a column of figures: two of them one after the other are rows wherever they stand."""

_BULLET = re.compile(r"(?:[-–•*▪]|\d{1,2}[.)])\s+\S")
_DESK = re.compile(r"[A-Z]{2,4}")
_MARK = re.compile(r"[A-Z]{3,4}|\d{6,10}|[a-z]{2,3}(?:/[a-z]{2,3}){1,2}")
"""What stands under an indented text without an indent: a desk's initials, a running number, "NNNN"."""

_BROKEN = re.compile(r"[^\W\d_]{2}-$")
_INDENT = re.compile(r"[ \t\u00a0\u3000]{2,}\S|\t")


_ENDS = ".!?…)\"'”’»。！？）」』"
"""How a line ends that ends a sentence."""

_IDEOGRAPHIC = "\u3000"
"""The blank that begins each paragraph of Chinese and Japanese text."""


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of text whose breaks are line ends; a blank line or an indent parts them."""
    paragraphs: list[str] = []
    block: list[str] = []
    for line in _LINE_END.split(text):
        if not line.strip():
            paragraphs += _unwrapped(block)
            block = []
        else:
            block.append(line)
    return paragraphs + _unwrapped(block)


def _unwrapped(block: list[str]) -> list[str]:
    """Return the paragraphs of lines that no blank line parts; the rows of a table, their cells by tabs."""
    if sum(bool(_GAP.search(line.strip())) for line in block) * 2 > len(block) > 1:
        return _rows(block)
    figures = [bool(_FIGURES.search(line)) for line in block]
    if not any(first and second for first, second in pairwise(figures)):
        return _joined(block)
    paragraphs: list[str] = []
    at = 0
    for are_figures, run in groupby(figures):
        end = at + sum(1 for _ in run)
        table = are_figures and end - at > 1
        paragraphs += _rows(block[at:end]) if table else _joined(block[at:end])
        at = end
    return paragraphs


def _rows(lines: list[str]) -> list[str]:
    return [_GAP.sub("\t", line.strip()) for line in lines]


def _joined(block: list[str]) -> list[str]:
    """Return the paragraphs of lines that are no table."""
    lines = [" ".join(line.split()) for line in block]
    width = max(map(len, lines), default=0)
    indented = [bool(_INDENT.match(line)) for line in block]
    # Where all lines but the first are indented, the source was laid out so: it says nothing of paragraphs.
    indents = any(indented[1:]) and not all(indented[1:])
    if _one_each(block, lines):
        return lines
    listed = sum(_BULLET.match(line) is not None for line in lines) > 1
    paragraphs: list[list[str]] = []
    for at, line in enumerate(lines):
        tick()
        starts = (indents and (indented[at] or _MARK.fullmatch(line) is not None)) or (
            listed and _BULLET.match(line) is not None
        )
        if at and not starts and (indents or _goes_on(lines[at - 1], line, width, len(lines))):
            _go_on(paragraphs[-1], line)
        else:
            paragraphs.append([line])
    return [" ".join(pieces) for pieces in paragraphs]


def _one_each(block: list[str], lines: list[str]) -> bool:
    """Tell whether each line is a paragraph: all have its indent, or all long ones end a sentence."""
    if all(line.startswith(_IDEOGRAPHIC) for line in block[1:]):
        return True
    long = [line for line in lines if len(line) >= SHORT]
    return len(lines) > 2 and len(long) > 1 and all(line[-1] in _ENDS for line in long)


def _go_on(pieces: list[str], line: str) -> None:
    """Add a paragraph's next line to its pieces; a word broken at the line's end is put together."""
    if line[:1].islower() and _BROKEN.search(pieces[-1]):
        pieces[-1] = joined([pieces[-1], line])
    else:
        pieces.append(line)


def _goes_on(line: str, following: str, width: int, count: int) -> bool:
    """Tell whether the break between two lines is the width's, not the writer's."""
    if not SHORT <= width <= LONG:
        return False
    if _DESK.fullmatch(following) and not line.isupper():
        return False  # an editor's initials under the text
    fits = len(line) + 1 + len(following.partition(" ")[0]) <= width - 8
    if fits:
        return False
    if following[:1].islower():
        return True
    ends = line.rstrip("\"'”’»)")[-1:] in ".!?:"
    return not ends if count < 3 else not (ends and len(line) < 0.8 * width)
