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
from wiredesk.normalised.clock import look
from wiredesk.normalised.layout import (
    BLANKS,
    UNWRAPPED,
    begins_point,
    goes_on,
    indent_of,
    is_bullet,
    layout_of,
    room_on,
    sentence_goes_on,
    width_of,
)

CAPTION_LINES = 40
"""Lines that a caption has at most; a longer paragraph is not looked through for one at each line."""

BROKEN = 90
"""A line that is longer was hardly broken by a width."""

SURELY = 6
"""So many lines that all end a sentence are no chance, however short they are."""

INDENT = 3
"""Blanks (a tab is four) from which a take's line begins a paragraph."""

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t\s*|[ \u00a0]{3,})(?=\S)")
_SMALL_GAP = re.compile(r"(?<=[^\s.!?:;\"'”’])[ \u00a0]{2,}(?=\S)|\t")
_COMPOUND = frozenset(
    """well cross long short anti non half self ex vice mid two three four five six seven eight nine ten
    year low high so full post multi semi one first second third fourth
    left right far near under over day month week home hard soft old new best ill then much state
    market oil gas land air war peace debt tax trade world euro pan mega e u eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred""".split()
)

_COMPOUND_END = frozenset(
    """oriented based backed led owned run controlled held related linked speaking born made style friendly
    year years old month week hour mile metre meter point long term wide elect general like free
    sponsored funded listed educated""".split()
)
"""The last parts of compounds; what stands before them keeps its hyphen where a line ends there."""

_REST_OF_WORD = frozenset(
    """ment ments ly ing ings ed er ers est ty ties son sons ness ful less able al ward wards wide age ages
    ner ners ger gers ted ted tion tions craft port ports""".split()
)
"""Ends of words that are none by themselves: "state-|ment", "long-|er", "air-|port"."""

_PREFIXED = re.compile(
    r"(?:co-(?:o\w|author|chair|found|host|owner|pilot|sponsor|star|work|writ)|(?:re|pre)-e|"
    r"pro-(?:government|democracy|independence|choice|life|war|peace|abortion|business|regime|rebel|reform|"
    r"western|opposition|union|establishment)|no-(?:one|fly|confidence|deal|go|nonsense)|"
    r"all-(?:time|star|party|out|day|night|round|male|female|in)|man-(?:made|of)|sea-(?:level|bed)|part-(?:time|own)|"
    r"inter-(?:agency|governmental|korean|ethnic|city))",
    re.IGNORECASE,
)
"""Compounds whose first part mostly is a syllable of a broken word: "pro-|mise", "re-|gion", "inter-|est"."""

_SENTENCE = re.compile(r"[.!?][\"'”’»)]*$")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|sowie|bzw|et|ou|y|o|e|och|eller|og|ja|tai|en|of)\b[^-]")
"""What follows a hyphen that stands for a later word's end: "Luft- und Raumfahrt", "two- or three-day"."""


class Group(NamedTuple):
    """The lines (by index) of one paragraph; row: it is a table's row."""

    lines: tuple[int, ...]
    row: bool = False


def has_gap(line: str) -> bool:
    """Tell whether columns stand in a line."""
    return _GAP.search(line.strip()) is not None


def is_indented(lines: Sequence[str]) -> bool:
    """Tell whether paragraphs are begun by an indent, as in a take."""
    full = [line for line in lines if line.strip()]
    starts = sum(indent_of(line) >= INDENT for line in full)
    return (starts > 0 and (len(full) - starts) * 3 >= starts) or (starts == len(full) > 0)


def grouped(
    lines: Sequence[str],
    *,
    indented: bool,
    parted: int = 0,
    ends_caption: Callable[[str], bool] = lambda _: False,
) -> list[Group]:
    """Return the paragraphs of lines, as indexes into them; blank lines are in none.

    parted: the characters of the first line that stood in the headline. ends_caption: tells of the text of a
    first paragraph so far whether a caption's credit ends it here.
    """
    look()
    rows = _rows(lines)
    look()
    if _one_each(lines):
        return [Group((at,), row=rows[at]) for at, line in enumerate(lines) if line.strip()]
    if indented:
        return _grouped_by_indent(lines, rows, width_of(lines), parted)
    layout = layout_of(lines)
    groups: list[list[int]] = []
    last = -1
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if (
            last >= 0
            and not rows[at]
            and not rows[last]
            and goes_on(layout, lines[last], line, blank_between=at - last > 1)
        ):
            room = room_on(lines[last], line, layout.width) >= 0
            glued = (
                room
                and len(groups) <= 4
                and len(groups[-1]) < CAPTION_LINES
                and ends_caption(joined([lines[n] for n in groups[-1]]))
            )
            if not glued:
                groups[-1].append(at)
                last = at
                continue
        groups.append([at])
        last = at
    return [Group(tuple(group), row=rows[group[0]]) for group in groups]


def _one_each(lines: Sequence[str]) -> bool:
    """Tell whether each line is a paragraph: all end as sentences do, or their signs stand apart as tokens.

    Lines that a width broke end within a sentence.
    """
    full = [line.strip() for line in lines if line.strip()]
    least = SURELY if any(not line.strip() for line in lines) else SURELY - 2
    if len(full) < 3 or (max(map(len, full)) <= BROKEN and len(full) < least):
        return False
    tokens = sum(line.endswith((" .", " :", " ?")) or " , " in line for line in full)
    return tokens * 2 >= len(full) > 3 or all(_SENTENCE.search(line) is not None for line in full)


def joined(lines: Sequence[str], *, hyphens: bool = True, words: frozenset[str] = frozenset()) -> str:
    """Join a paragraph's lines. hyphens: words broken at the line's end are put together.

    words: the text's words in lower case; one that stands there whole, or with its hyphen, decides.
    """
    if len(lines) == 1:
        return clean(lines[0])
    parts: list[str] = []
    last = ""
    for line in lines:
        piece = line.strip()
        if not piece or not last:
            parts.append(piece or " ")
        elif last.endswith("\u00ad"):
            parts[-1] = last[:-1]
            parts.append(piece)
        elif last.endswith("-") and _SUSPENDED.match(piece):
            parts += [" ", piece]
        elif last.endswith("-") and last != "-" and not last.endswith((" -", "--")) and piece[:1].isalpha():
            if hyphens:
                parts[-1] = _rejoined(last, piece, words).removesuffix(piece)
            parts.append(piece)
        elif last.endswith("/") and last != "/" and piece[:1].isalnum() and not last.endswith(" /"):
            parts.append(piece)
        else:
            parts += [" ", piece]
        last = piece
    return clean("".join(parts))


def row_text(line: str) -> str:
    """Return a table's row with its cells parted by tabs."""
    if _is_ruled(line.strip()):
        return "\t".join(clean(cell) for cell in line.strip()[1:-1].split("|"))
    return "\t".join(clean(cell) for cell in re.split(r"[ \u00a0]*\t\s*|[ \u00a0]{2,}", line.strip()))


def _is_ruled(line: str) -> bool:
    """Tell whether a line is a row whose cells bars part: "| FC Augsburg | 2:1 |"."""
    return len(line) > 2 and line[0] == line[-1] == "|"


def _rejoined(text: str, piece: str, words: frozenset[str]) -> str:
    left = re.split(r"[\s\"'“”‘’(—–-]", text[:-1])[-1]
    right = re.match(r"\w*", piece)
    whole = (left + (right[0] if right else "")).lower()
    compound = (
        f"{left}-{right[0] if right else ''}".lower() in words
        or (left.lower() in _COMPOUND and not (right is not None and right[0].lower() in _REST_OF_WORD))
        or _PREFIXED.match(f"{left}-{piece[:20]}") is not None
        or (right is not None and right[0].lower() in _COMPOUND_END)
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
    if not any("  " in line or "\t" in line or line[:1] == "|" for line in bare):
        return [False] * len(bare)
    small = [bool(_SMALL_GAP.search(line) or _GAP.search(line)) for line in bare]
    rows = []
    for at, line in enumerate(bare):
        beside = (at > 0 and small[at - 1]) or (at + 1 < len(bare) and small[at + 1])
        wide = small[at] and len(line) <= UNWRAPPED and (beside or len(_SMALL_GAP.findall(line)) > 1)
        rows.append(wide or _is_ruled(line))
    return rows


def _grouped_by_indent(lines: Sequence[str], rows: Sequence[bool], width: int, parted: int) -> list[Group]:
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
            same = False
        elif blank_between:
            same = sentence_goes_on(before, line)
        else:
            room = width - (parted if groups == [[0]] else 0)
            listed = is_bullet(lines[groups[-1][0]])
            hangs = line[0] in BLANKS and not (listed and indent_of(line) < INDENT)
            same = not hangs and not begins_point(before, line, listed=listed)
            same = same and _goes_on_flush(before, line, room)
        if same:
            groups[-1].append(at)
        else:
            groups.append([at])
        before = stripped
    return [Group(tuple(group), row=rows[group[0]]) for group in groups]


def _goes_on_flush(before: str, line: str, width: int) -> bool:
    """Tell of a take's line: flush goes on, unless the line before it stops far from the edge, as rows do."""
    if len(before) > UNWRAPPED:
        return False
    return room_on(before, line, width) < 14 or (line[:1].islower() and not before.endswith("."))
