"""Word lists of data/words.toml, where each says what it is for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    prepositions: frozenset[str]
    generic_bodies: frozenset[str]


@cache
def words() -> Words:
    """Return the lists; the first call reads the file."""
    text = files("wiredesk.tagged").joinpath("data", "words.toml").read_text("utf-8")
    return Words(**{name: frozenset(listed) for name, listed in tomllib.loads(text).items()})


@cache
def phrases() -> tuple[str, ...]:
    """Return the phrases that hold a place's name and are no place, of data/phrases.txt."""
    text = files("wiredesk.tagged").joinpath("data", "phrases.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
