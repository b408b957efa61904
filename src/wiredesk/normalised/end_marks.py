"""End marks as a provider's profile writes them: "(Schluss) {initials}", "Lusa/Fim", "/AFP".

A mark is plain text, and what differs from take to take stands in braces; so nobody needs a regular
expression to add one, and none can be slow: every part is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

LONGEST = 400
"""Characters of a line that can be an end mark."""

LONGEST_BEHIND = 48
"""Characters from a line's end within which a mark stands behind the last sentence."""

OWN = 3
"""So many characters of its own has a mark that leaves a text open."""

_GROUPS = r"{0}{{1,4}}\d{{0,2}}(?:(?:, ?|[ ./+-]){0}{{1,4}}\d{{0,2}}){{0,6}}"
_INITIALS = "|".join(_GROUPS.format(letters) for letters in ("[a-zà-öø-ÿ]", "[A-ZÀ-ÖØ-Þ]"))
PARTS = {
    "initials": f"(?:{_INITIALS})",
    "number": r"\d{1,20}",
    "day": r"\d{1,4}[ ./-](?:\d{1,2}|[^\W\d_]{3,9})\.?[ ./-]\d{1,4}",
    "time": r"\d{1,2}[:.]?\d{2}",
    "name": r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}",
    "rest": r".{0,360}",
}
"""What may stand in braces: desk initials (of one case), digits, a date, a time, a person, any text."""

_OPEN = re.compile(r"\{(?:rest|name|initials)\}")
_PART = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = r"(?<=[.!?…\"”»。])"


@dataclass(frozen=True, slots=True)
class EndMarks:
    """The end marks of a profile. as_lines: each as written, of a line of its own."""

    as_lines: tuple[str, ...] = ()

    def ends(self, line: str) -> bool:
        """Tell whether a line is one of the marks and nothing else."""
        if not self.as_lines or len(line) > LONGEST:
            return False
        return _lines(self.as_lines).fullmatch(" ".join(line.split())) is not None

    def behind(self, line: str) -> int | None:
        """Return where a mark begins behind the last sentence of a line ("… opened. Enditem"), else None."""
        if not self.as_lines:
            return None
        found = _behind(self.as_lines).search(line, max(0, len(line) - LONGEST_BEHIND))
        return found.start("mark") if found else None


def end_marks(marks: Iterable[str]) -> EndMarks:
    """Return the marks of a profile; ValueError names the part in braces that is not known."""
    listed = tuple(dict.fromkeys(" ".join(mark.split()) for mark in marks))
    for mark in listed:
        _pattern(mark)
        own = len(_OPEN.sub("", mark).replace(" ", ""))
        if own < (OWN if "{rest}" in mark or "{name}" in mark else 1):
            raise ValueError(f"{mark!r} says too little of its own: other lines would be one")
    return EndMarks(listed)


def _pattern(mark: str) -> str:
    """Return the regular expression of a mark."""
    pattern, end = "", 0
    for part in _PART.finditer(mark):
        if part[1] not in PARTS:
            raise ValueError(
                f"{mark!r} has {part[0]}; known are {', '.join(f'{{{name}}}' for name in PARTS)}"
            )
        pattern += re.escape(mark[end : part.start()]) + PARTS[part[1]]
        end = part.end()
    return pattern + re.escape(mark[end:])


@cache
def _lines(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, marks)))


@cache
def _behind(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return what stands behind a sentence: no mark that begins with what differs, since it could be text."""
    alone = [_pattern(mark) for mark in marks if not mark.startswith("{")] or [r"(?!)"]
    return re.compile(rf"{_SENTENCE_END}\s*(?P<mark>{'|'.join(alone)})\s*$")
