"""Names: runs of capitalised words in running text, and what tells a person's name from other such words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.record import Field
from wiredesk.tagged.tables import text_of, toml_of
from wiredesk.tagged.words import CAPITALS

UPPER = CAPITALS

_PARTICLES = "van|von|der|den|de|della|di|da|dos|das|do|du|la|le|los|el|bin|ibn|bint|ben|ul|ter|ten|zu"


RUN = re.compile(
    rf"[{UPPER}][\w'’.-]*"
    rf"(?:(?: (?:(?:{_PARTICLES}) ){{0,2}}(?:(?:al|el|ul|as|ad|ash|at)-)?[{UPPER}][\w'’.-]*)+|"
    rf"(?=, (?:\d\d,|who )))"
)
"""A run of capitalised words, full stops behind them too; names_in() parts it where a sentence ends."""


_ABBREVIATED = re.compile(
    rf"(?:Sgt|Gen|Adm|Gov|Sen|Rep|Lt|Col|Capt|Maj|Cpl|Brig|Cmdr|Insp|Supt|Dr|Mr|Mrs|Ms|Prof|St|Jr|Amb|[{UPPER}](?:\.-?[{UPPER}])*)\."
)


POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sxz])['’])$")


EDGE = re.compile(r"[\n;:()\"“”„»«–—]| - |(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]['’\"”]?\s")


_LISTS = {name: frozenset(listed.split()) for name, listed in toml_of("introduced.toml").items()}


STOP = _LISTS["stop"]
"""Words that end a role to the left: articles, pronouns, prepositions, verbs."""


STARTERS = STOP | _LISTS["starters"]


WOMEN = _LISTS["women"]
"""Given names of office holders that are women's."""


NO_HOLDER = _LISTS["no_holder"]
"""Words before an office with which it is no present holder's, or not for certain."""


NOT_IN_NAME = _LISTS["not_in_name"]
"""Words that make capitalised words something else than a person's name."""


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are known, of data/given_names.txt; the first call reads it."""
    return frozenset(line.removesuffix(" *") for line in _listed_names())


@cache
def usual_names() -> frozenset[str]:
    """Return those that are given in several countries, and seldom are a company's or a thing's name."""
    return frozenset(line.removesuffix(" *") for line in _listed_names() if line.endswith(" *"))


@cache
def _listed_names() -> tuple[str, ...]:
    return tuple(line for line in text_of("given_names.txt").splitlines() if not line.startswith("#"))


def slug(name: str) -> str:
    """Return a name as the end of our own id: "x:steffen-seibert"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\W+", "-", plain.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Around:
    """A field with what the tables already found in it, in order."""

    name: Field
    text: str
    spots: list[Decided]
    starts: list[int]
    is_german: bool

    @classmethod
    def of(cls, name: Field, text: str, decided: list[Decided]) -> Around:
        """Return a field with those of the decided spots that are in it."""
        own = sorted((one for one in decided if one.spot.field == name), key=lambda one: one.spot.start)
        return cls(name, text, own, [one.spot.start for one in own], " und " in text or " der " in text)

    def over(self, start: int, end: int) -> Iterator[Decided]:
        """Yield what stands in part of the field."""
        at = max(0, bisect_left(self.starts, start) - 1)
        for one in self.spots[at:]:
            if one.spot.start >= end:
                return
            if one.spot.end > start:
                yield one


def is_inside_word(text: str, start: int) -> bool:
    """Tell whether a capital stands inside a word; an elided article or a quotation mark is no part of it."""
    quoted = text[start - 1] in "'’" and not text[max(0, start - 2) : start - 1].isalnum()
    return not quoted and _ELIDED.search(text, max(0, start - 6), start) is None


_ELIDED = re.compile(r"(?:\b[dl]|ll)['’]$", re.IGNORECASE)


Tokens = list[tuple[str, int, int]]


def names_in(run: str, at: int) -> Iterator[Tokens]:
    """Yield the words of a run of capitalised words, parted behind a possessive and a sentence's end.

    at: where in the text the run begins. A given name behind a preposition begins a name of its own ("Fiom di
    Maurizio Landini").
    """
    tokens: Tokens = []
    given = given_names()
    for word in run.split(" "):
        start, end = at, at + len(word)
        at = end + 1
        if len(tokens) > 1 and word in given and tokens[-1][0].islower() and tokens[0][0] not in given:
            yield tokens[:-1]
            tokens = []
        stop = word[-1] in ".-'’s" and (word[-1] != "s" or word[-2:-1] in {"'", "’"})
        if not stop:
            tokens.append((word, start, end))
            continue
        if word[-1] == "." and _ABBREVIATED.fullmatch(word):
            tokens.append((word, start, end))
            continue
        plain = POSSESSIVE.sub("", word).rstrip(".-'’")
        if plain:
            tokens.append((plain, start, start + len(plain)))
        yield tokens
        tokens = []
    if tokens:
        yield tokens
