"""Lines to paragraphs: which lines belong together, which are a table's rows, and the lines joined.

Two forms. A take as transmitted indents the first line of each paragraph; lines that are flush go on. A page
or PDF parts some paragraphs by a blank line, some by a line that starts with a blank, some only by a short
last line: a break is meant where the next word would have fitted on the line before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from wiredesk.normalised.cleaning import clean

INDENT = 3
"""Blanks (a tab is four) from which a take's line begins a paragraph."""

UNWRAPPED = 150
"""A longer line was not broken by width."""

_BLANKS = " \t\u00a0\u3000"
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t\s*|[ \u00a0]{3,})(?=\S)")
_SMALL_GAP = re.compile(r"(?<=[^\s.!?:;\"'”’])[ \u00a0]{2,}(?=\S)|\t")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪*►]\s+\S|\d{1,2}[.)]\s+[A-ZÀ-Þ])")
_COMPOUND = frozenset(
    """well cross long short anti non half self ex vice mid two three four five six seven eight nine ten year
    low high so full part co re pre post multi inter pro semi all one first second third fourth left right far
    near under over day month week man home hard soft old new best ill then much no state market oil gas land
    air sea war peace debt tax trade world euro pan mega e u""".split()
)


class Group(NamedTuple):
    """The lines (by index) of one paragraph; row: it is a table's row."""

    lines: tuple[int, ...]
    row: bool = False


def indent_of(line: str) -> int:
    """Return the blanks before a line's text."""
    stripped = line.lstrip(_BLANKS)
    if len(stripped) == len(line) or not stripped:
        return 0
    return len(line[: len(line) - len(stripped)].expandtabs(4))


def has_gap(line: str) -> bool:
    """Tell whether columns stand in a line."""
    return _GAP.search(line.strip()) is not None


def is_indented(lines: Sequence[str]) -> bool:
    """Tell whether paragraphs are begun by an indent, as in a take."""
    full = [line for line in lines if line.strip()]
    starts = sum(indent_of(line) >= INDENT for line in full)
    return (starts > 0 and (len(full) - starts) * 3 >= starts) or (starts == len(full) > 0)


def grouped(
    lines: Sequence[str], *, indented: bool, ends_caption: Callable[[str], bool] = lambda _: False
) -> list[Group]:
    """Return the paragraphs of lines, as indexes into them; blank lines are in none.

    ends_caption: tells of the text of a first paragraph so far whether a caption's credit ends it here.
    """
    rows = _rows(lines)
    width = _width(lines)
    if indented:
        return _grouped_by_indent(lines, rows, width)
    groups: list[list[int]] = []
    last = -1
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if (
            last >= 0
            and not rows[at]
            and not rows[last]
            and _goes_on(lines[last].rstrip(), line, width, blank_between=at - last > 1)
        ):
            glued = len(groups) <= 4 and ends_caption(joined([lines[n] for n in groups[-1]]))
            if not glued:
                groups[-1].append(at)
                last = at
                continue
        groups.append([at])
        last = at
    return [Group(tuple(group), row=rows[group[0]]) for group in groups]


def joined(lines: Sequence[str], *, hyphens: bool = True, words: frozenset[str] = frozenset()) -> str:
    """Join a paragraph's lines. hyphens: words broken at the line's end are put together.

    words: the text's words in lower case; one that stands there whole, or with its hyphen, decides.
    """
    text = ""
    for line in lines:
        piece = line.strip()
        if not text:
            text = piece
        elif text.endswith("\u00ad"):
            text = text[:-1] + piece
        elif text.endswith("-") and not text.endswith((" -", "--")) and piece[:1].isalpha():
            text = _rejoined(text, piece, words) if hyphens else text + piece
        elif text.endswith("/") and piece[:1].isalnum() and not text.endswith(" /"):
            text += piece
        else:
            text = f"{text} {piece}"
    return clean(text)


def row_text(line: str) -> str:
    """Return a table's row with its cells parted by tabs."""
    return "\t".join(clean(cell) for cell in re.split(r"[ \u00a0]*\t\s*|[ \u00a0]{2,}", line.strip()))


def _rejoined(text: str, piece: str, words: frozenset[str]) -> str:
    left = re.split(r"[\s\"'“”‘’(—–-]", text[:-1])[-1]
    right = re.match(r"\w*", piece)
    whole = (left + (right[0] if right else "")).lower()
    compound = (
        f"{left}-{right[0] if right else ''}".lower() in words
        or left.lower() in _COMPOUND
        or not piece[:1].islower()
        or not left[-1:].isalpha()
        or len(left) < 2
    )
    if whole in words or not compound:
        return text[:-1] + piece
    return text + piece


def _rows(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it is a table's row: wide gaps in it, or small ones in its neighbours too."""
    bare = [line.strip() for line in lines]
    if not any("  " in line or "\t" in line for line in bare):
        return [False] * len(bare)
    small = [bool(_SMALL_GAP.search(line) or _GAP.search(line)) for line in bare]
    rows = []
    for at, line in enumerate(bare):
        beside = (at > 0 and small[at - 1]) or (at + 1 < len(bare) and small[at + 1])
        rows.append(small[at] and len(line) <= UNWRAPPED and (beside or len(_SMALL_GAP.findall(line)) > 1))
    return rows


def _width(lines: Sequence[str]) -> int:
    """Return the width to which lines were broken: that of nearly the longest."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if len(lengths) > 9 else max(lengths, default=0)


def _grouped_by_indent(lines: Sequence[str], rows: Sequence[bool], width: int) -> list[Group]:
    """Return the paragraphs of a take: an indent begins one, flush lines go on."""
    groups: list[list[int]] = []
    before = ""
    for at, line in enumerate(lines):
        stripped = line.rstrip()
        if not stripped:
            continue
        last = groups[-1][-1] if groups else -2
        blank_between = at - last > 1
        if rows[at] or (last >= 0 and rows[last]) or not before:
            goes_on = False
        elif blank_between:
            goes_on = _sentence_goes_on(before, line)
        else:
            goes_on = line[0] not in _BLANKS and _goes_on_flush(before, line, width)
        if goes_on:
            groups[-1].append(at)
        else:
            groups.append([at])
        before = stripped
    return [Group(tuple(group), row=rows[group[0]]) for group in groups]


def _sentence_goes_on(before: str, line: str) -> bool:
    """Tell whether a sentence goes on over blank lines: double spacing and a page's end part one."""
    return line.lstrip()[:1].islower() and not _SENTENCE_END.search(before)


def _goes_on(before: str, line: str, width: int, *, blank_between: bool) -> bool:
    """Tell of a page's line: it goes on where its first word would not have fitted on the line before it."""
    if blank_between:
        return _sentence_goes_on(before, line)
    ends = bool(_SENTENCE_END.search(before))
    if _BULLET.match(line) or len(before) > UNWRAPPED:
        return False
    if line[0] in _BLANKS and indent_of(before) < indent_of(line) and ends:
        return False
    room = width - len(before) - 1 - len(line.split(maxsplit=1)[0])
    if room < 0:
        return True
    if line.lstrip()[:1].islower():
        return room < width * 0.5 or not ends
    return room < (max(3, width * 0.08) if ends else max(12, width * 0.35))


def _goes_on_flush(before: str, line: str, width: int) -> bool:
    """Tell of a take's line: flush goes on, unless the line before it stops far from the edge, as rows do."""
    room = width - len(before) - 1 - len(line.split(maxsplit=1)[0])
    return room < 14 or (line[:1].islower() and not before.endswith("."))
