"""What a page adds to a text: form feeds, page numbers, running heads that come again on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(
    r"^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|seite|página|pagina|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|di)\s*\d{1,4})?|"
    r"\d{1,4}\s*(?:/|of|von)\s*\d{1,4})\s*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$")
_THIRTY = re.compile(r"^\s*-\s*30\s*-\s*$")
"""An old end mark where it is the last line; elsewhere a page's number."""

_DIGITS = re.compile(r"\d+")
LONGEST_HEAD = 100


def furniture(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines (by index) that are the page's and not the text's, each with what it is."""
    found = {at: "-page-number" for at, line in enumerate(lines) if _NUMBER.match(line)}
    if (
        found
        and (last := max(found))
        and _THIRTY.match(lines[last])
        and not any(map(str.strip, lines[last + 1 :]))
    ):
        del found[last]
    breaks = [at for at, line in enumerate(lines) if "\f" in line]
    for at in breaks:
        for near in (at - 1, at, at + 1):
            if 0 <= near < len(lines) and _BARE_NUMBER.match(lines[near].replace("\f", "")):
                found[near] = "-page-number"
    if not breaks and not found:
        return {}
    return found | dict.fromkeys(_running_heads(lines, breaks or list(found), found), "-running-head")


def _running_heads(lines: Sequence[str], breaks: Sequence[int], numbers: dict[int, str]) -> list[int]:
    """Return the lines beside page breaks that stand there more than once; the first one of a head stays out.

    The head's first page has no break before it: a line like it anywhere at the top of the text is its first.
    """
    near = [
        at
        for brk in breaks
        for at in _text_near(lines, brk, numbers)
        if len(lines[at].strip()) <= LONGEST_HEAD
    ]
    beside = set(near)
    seen = Counter(_alike(lines[at]) for at in beside)
    top = [at for at, line in enumerate(lines[:6]) if line.strip()]
    heads = {alike for alike, count in seen.items() if count > 1}
    heads |= seen.keys() & {_alike(lines[at]) for at in top if at not in beside}
    first = next((at for at in top if at not in numbers), -1)
    return [
        at
        for at in {*beside, *top}
        if _alike(lines[at]) in heads and not (at == first and _is_title(lines[at]))
    ]


def _is_title(line: str) -> bool:
    """Tell whether a running head's first instance, on top of all, is the story's own headline."""
    return len(line.split()) >= 4 and not _DIGITS.search(line)


def _text_near(lines: Sequence[str], brk: int, numbers: dict[int, str]) -> list[int]:
    """Return the two lines with text before a page break and the two after it."""
    full = [at for at in range(max(0, brk - 6), brk) if lines[at].strip("\f \t") and at not in numbers]
    after = [
        at for at in range(brk, min(len(lines), brk + 6)) if lines[at].strip("\f \t") and at not in numbers
    ]
    return full[-2:] + after[:2]


def _alike(line: str) -> str:
    return _DIGITS.sub("#", line.strip("\f \t").casefold())
