"""Hints: words that bring a country to mind and do not name it: its money, the index of its stock exchange.

"100 yen", "the Nikkei", "500 mln stg". Weak evidence: it counts in salience and is no mention of the country,
unless nothing else shows a country that the story is about. The dollar is no hint, so many use it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import ahocorasick_rs

from wiredesk.tagged.entries import Entry, Sense
from wiredesk.tagged.record import Field
from wiredesk.tagged.spelling import is_shouted, lowered
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.tables import rows_of

_AMOUNT = re.compile(
    r"(?:\d|\b(?:mln|bln|trln|million|billion|trillion|hundred|thousand|millions?|milliards?|mil|mille|Mio\.?|Mrd\.?|"
    r"Millionen|Milliarden|Tausend|millones|miles|milioni|miliardi|mila|milhões|bilhões))[\s-](?:d[ei]\s|d['’])?$",
    re.IGNORECASE,
)
"""What stands before a word that is money only behind a number: "1,200 won"."""

MAX_HINTS = 500
MAX_LOOKED = 200_000
"""Hints looked at in one field, and its characters in which they are looked for; a longer one is no story."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Where a hint stands (text == field[start:end]), and the countries (alpha-2) that it brings to mind.

    Of several countries it means those that the story names too.
    """

    field: Field
    start: int
    end: int
    text: str
    codes: tuple[str, ...]

    @property
    def spot(self) -> Spot:
        """The hint as a name is spotted."""
        entry = Entry.of(self.text.lower(), self.text, (Sense("nothing"),))
        return Spot(self.field, self.start, self.end, self.text, entry, shouted=False)


@dataclass(frozen=True, slots=True)
class _Word:
    """One row of hints.tsv for one of its names. kind: word; amount (behind a number); sign (before one)."""

    said: str
    codes: tuple[str, ...]
    kind: str
    begins: date
    ends: date

    def fits(self, text: str, start: int, end: int, *, shouted: bool, on: date) -> bool:
        """Tell whether it is what stands at a place of a text. shouted: the text is all in capitals."""
        if not self.begins <= on <= self.ends or not (shouted or text[start:end] == self.said):
            return False
        if self.kind == "sign":
            return text[end : end + 2].strip()[:1].isdigit() and not text[start - 1 : start].isalnum()
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            return False
        return self.kind == "word" or _AMOUNT.search(text, max(0, start - 20), start) is not None


def hints(fields: dict[Field, str], language: str | None, on: date) -> list[Hint]:
    """Return the hints of the headline and the body, in order. on: the story's day; monies come and go."""
    words, matcher = _known(language)
    found: list[Hint] = []
    for name in _LOOKED_AT:
        text = fields.get(name, "")
        if not text:
            continue
        lower, shouted = lowered(text[:MAX_LOOKED]), is_shouted(text)
        for index, start, end in matcher.find_matches_as_indexes(lower)[:MAX_HINTS]:
            said = next((w for w in words[index] if w.fits(text, start, end, shouted=shouted, on=on)), None)
            if said is not None and said.codes:
                found.append(Hint(name, start, end, text[start:end], said.codes))
    return found


_LOOKED_AT: tuple[Field, ...] = ("headline", "body")


@cache
def _known(language: str | None) -> tuple[list[list[_Word]], ahocorasick_rs.AhoCorasick]:
    """Return the words of a language's hints by their index in the matcher; a row that says "*" is in all."""
    words: dict[str, list[_Word]] = {}
    for row in rows_of("hints.tsv"):
        if row["languages"] != "*" and (language or "en") not in row["languages"].split(";"):
            continue
        codes = () if row["countries"] == "-" else tuple(row["countries"].split(";"))
        begins = date.fromisoformat(row["from"]) if row["from"] else date.min
        ends = date.fromisoformat(row["to"]) if row["to"] else date.max
        for name in row["names"].split(";"):
            words.setdefault(name.lower(), []).append(_Word(name, codes, row["kind"], begins, ends))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return list(words.values()), ahocorasick_rs.AhoCorasick(list(words), matchkind=kind)
