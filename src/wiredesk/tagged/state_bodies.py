"""State bodies by pattern: every country's parliament, ministries, forces, courts, police and central bank.

data/state_bodies.tsv has the patterns, each expanded with a country's demonyms ("Finnish Foreign Ministry")
and names ("Finland's parliament"). Where a body has a name of its own, data/state_bodies_named.tsv says which
row of organisations.tsv it is ("the German parliament" is the Bundestag).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NOT_OF_THE_STATE = frozenset(
    {
        *("English", "Scottish", "Welsh", "Northern Irish", "Scot", "Briton", "Englishman"),
        *("Greek Cypriot", "Turkish Cypriot", "Korean", "Aussie", "Central Africans"),
    }
)
"""Demonyms of a part of a state, or of two: the Scottish parliament is not the British one."""

STATE = frozenset({"GOV", "MIL"})
"""Sectors whose bodies speak for their country."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sort of body: the beginning of its name, its sector, and the nouns that stand behind a demonym."""

    key: str
    name: str
    sector: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateBody:
    """A body made by pattern, with the names that are looked for. key: the pattern's."""

    id: str
    name: str
    key: str
    sector: str
    country: str
    names: tuple[str, ...]


def adjectives(demonyms: list[str]) -> list[str]:
    """Return those demonyms that stand before a body's noun: no plurals, no words for a man alone."""
    return [
        d
        for d in demonyms
        if d not in NOT_OF_THE_STATE
        and not (d.endswith("s") and d[:-1] in demonyms)
        and not d.endswith(("chman", "chmen", "shman", "shmen", "chwoman"))
    ]


def owners(names: list[str], demonyms: list[str]) -> list[str]:
    """Return what stands before a body's noun: demonyms, abbreviations ("U.S."), and names with "'s"."""
    short = [name for name in names if name.replace(".", "").isupper()]
    long = [name for name in names if name not in short]
    return [*adjectives(demonyms), *short, *(f"{name}'s" for name in long)]


def expanded(
    patterns: list[Pattern],
    called: Mapping[str, str],
    names: Mapping[str, list[str]],
    demonyms: Mapping[str, list[str]],
) -> Iterator[StateBody]:
    """Yield each country's body of each pattern.

    called: the countries' names as they stand behind "of", by code; names and demonyms: those that are looked
    for. A name that two countries have is left out.
    """
    counts = Counter(name for listed in names.values() for name in listed)
    for country, shown in called.items():
        listed = [name for name in names.get(country, []) if counts[name] == 1]
        before = owners(listed, demonyms.get(country, []))
        for pattern in patterns:
            name = f"{pattern.name} {shown}"
            yield StateBody(
                id="x:" + "-".join(re.findall(r"\w+", name.lower())),
                name=name,
                key=pattern.key,
                sector=pattern.sector,
                country=country,
                names=tuple(f"{owner} {noun}" for owner in before for noun in pattern.nouns),
            )


def beginnings(name: str) -> Iterator[str]:
    """Yield the first words of a body's name, in small letters and without "'s", the longest first.

    One of them is the country's in "Russian Foreign Ministry" and "South Korea's parliament".
    """
    words = re.sub(r"['’]s\b", "", name.lower()).split()
    yield from (" ".join(words[:count]) for count in range(min(3, len(words) - 1), 0, -1))
