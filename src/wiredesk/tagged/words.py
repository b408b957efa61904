"""Word lists of data/words.toml, where each says what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wiredesk.tagged.tables import text_of, toml_of

CAPITALS = "".join(c for c in map(chr, [*range(0x250), *range(0x1E00, 0x1F00)]) if c.isupper())
"""Latin capitals, for a regular expression's class."""


@dataclass(frozen=True, slots=True)
class Words:
    """The lists by their names in the file."""

    first_names: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    first_and_place: frozenset[str]
    common: frozenset[str]
    capital_letter_words: frozenset[str]
    seats: frozenset[str]
    seats_elsewhere: frozenset[str]
    prepositions: frozenset[str]
    generic_bodies: frozenset[str]


@cache
def words() -> Words:
    """Return the lists; the first call reads the file."""
    return Words(**{name: frozenset(listed) for name, listed in toml_of("words.toml").items()})


@cache
def phrases() -> tuple[str, ...]:
    """Return the phrases that hold a place's name and are no place, of data/phrases.txt."""
    return tuple(line for line in text_of("phrases.txt").splitlines() if line and not line.startswith("#"))
