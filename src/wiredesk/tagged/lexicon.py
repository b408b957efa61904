"""The lexicon: every name that is looked for, and what it can mean; read once from the tables in data/.

The matcher has the names of listing.py; towns of towns.bin (tools/build_towns.py) are looked up when they
stand in a story.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import ahocorasick_rs

from wiredesk.tagged.entries import Entry, Own, Person, Place, Sense
from wiredesk.tagged.listing import entries
from wiredesk.tagged.tables import rows_of
from wiredesk.tagged.town_file import TownRow, folded, towns_named
from wiredesk.tagged.words import phrases


@dataclass(slots=True)
class Lexicon:
    """All names, the places by their codes, and the matcher over the names, in their order.

    An entry is made when its name first stands in a story. people: those of the tables, each with the
    spellings of the surname. behind_comma: states and provinces by what stands for them behind a town's
    comma, letters only: "calif". neighbours: the pairs of countries' codes that have a border. replaced:
    folded names of towns in whose place a desk put its own. town_words: what town_spotting.py found words to
    be. own: what a desk's dictionaries added.
    """

    names: list[str] = field(default_factory=list)
    spelt: dict[str, str] = field(default_factory=dict)
    senses: dict[str, list[Sense]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    people: list[tuple[Person, frozenset[str]]] = field(default_factory=list)
    behind_comma: dict[str, Entry] = field(default_factory=dict)
    neighbours: frozenset[frozenset[str]] = frozenset()
    matcher: ahocorasick_rs.AhoCorasick | None = None
    own: Own = field(default_factory=Own)
    replaced: set[str] = field(default_factory=set)
    town_words: dict[str, tuple[Entry | None, int, int] | None] = field(default_factory=dict)
    _made: dict[str, Entry] = field(default_factory=dict)
    _towns: dict[str, Entry | None] = field(default_factory=dict)

    def entry_at(self, index: int) -> Entry:
        """Return the entry of a name by its index in names."""
        name = self.names[index]
        return self._made.get(name) or self._make(name)

    def entry_of(self, name: str) -> Entry | None:
        """Return the entry of a name in lower case; None if nothing has it."""
        if name not in self.senses and all(place.is_told_by_country for place in self.towns_of(name)):
            return None
        return self._made.get(name) or self._make(name)

    def town_entry(self, key: str) -> Entry | None:
        """Return the entry of a folded name that the file of towns has; None if it has not.

        Of names that the tables have too it is for those that are spelt otherwise there ("Díli").
        """
        if key in self._towns:
            return self._towns[key]
        if len(self._towns) > _TOWNS_KEPT:
            self._towns.clear()
        made = self._make_town(key) if key not in self.senses else self._made.get(key) or self._make(key)
        self._towns[key] = made = made if made is not None and made.places and not made.people else None
        return made

    def towns_of(self, name: str) -> list[Place]:
        """Return the places that the file of towns has under a name, the desk's own rules kept."""
        key = folded(name)
        named = towns_named(key)
        if named is None or key in self.replaced:
            return []
        return [_town_of(row) for row in named.rows if not self.own.forbids(name, row.code)]

    def _make(self, name: str) -> Entry:
        senses = self.senses.get(name, [])
        only_towns = all(sense.kind in {"city", "capital", "subdivision"} for sense in senses)
        own = {sense.place.code for sense in senses if sense.place is not None}
        places = [
            place
            for place in self.towns_of(name)
            if place.code not in own and (only_towns or not place.is_told_by_country)
        ]
        spelt = self.spelt.get(name) or (
            places[0].name if places and places[0].name.lower() == name else name
        )
        entry = self._made[name] = Entry.of(name, spelt, (*senses, *map(_sense_of, places)))
        return entry

    def _make_town(self, key: str) -> Entry | None:
        places = self.towns_of(key)
        return Entry.of(key, places[0].name, tuple(map(_sense_of, places))) if places else None


_TOWNS_KEPT = 50_000
"""Entries of towns that are kept at hand."""


def _sense_of(place: Place) -> Sense:
    return Sense("city" if place.kind == "city" else "subdivision", place=place)


def _town_of(row: TownRow) -> Place:
    return Place(
        row.code,
        row.name,
        "city" if row.is_city else "subdivision",
        row.country,
        population=row.population,
        within=row.within,
        is_told_by_country=row.is_told_by_country,
    )


_OWN: list[Own] = []
"""What use() was given last."""


def use(own: Own | None) -> None:
    """Look for a desk's own names too from now on; None: for the tables' alone. For the edges, once."""
    wanted = [own] if own is not None else []
    if wanted != _OWN:
        _OWN[:] = wanted
        lexicon.cache_clear()


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; the first call reads the tables (some 0.5 s)."""
    collecting = gc.isenabled()
    gc.disable()  # all that is made stays, so looking for garbage among it is half the time
    try:
        return _read()
    finally:
        if collecting:
            gc.enable()


def _read() -> Lexicon:
    made = Lexicon()
    for name, sense in entries(made.places, made.people):
        _add(made, name.strip(), sense)
    for name in phrases():
        made.senses[name.lower()] = [Sense("nothing")]
        made.spelt[name.lower()] = name
    for own in _OWN:
        _add_own(made, own)
    made.neighbours = frozenset(frozenset(row.values()) for row in rows_of("neighbours.tsv"))
    made.behind_comma = {key: Entry.of(key, key, (sense,)) for key, sense in _behind_comma(made)}
    made.names = [*made.senses]
    made.matcher = ahocorasick_rs.AhoCorasick(
        made.names,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    return made


def _add_own(made: Lexicon, own: Own) -> None:
    """Put a desk's names in the place of the tables', and take away what a name never means."""
    made.own = own
    for name in {name.lower() for name, _ in own.entries}:
        made.senses.pop(name, None)
        made.spelt.pop(name, None)
        made.replaced.add(folded(name))
    for name, sense in (*own.entries, *own.titled):
        if sense.place is not None:
            made.places[sense.place.code] = sense.place
        _add(made, name, sense)
    for name in {name for name, _ in own.never}:
        left = [one for one in made.senses.get(name, []) if not own.forbids(name, *_meant(one))]
        made.senses.pop(name, None)
        if left:
            made.senses[name] = left
        elif not made.towns_of(name):
            made.senses[name] = [Sense("never")]
            made.spelt.setdefault(name, name.title())


def _meant(sense: Sense) -> tuple[str | None, ...]:
    """Return the codes and ids that a sense stands for."""
    return (
        sense.place.code if sense.place is not None else None,
        sense.person.id if sense.person is not None else None,
        sense.body.id if sense.body is not None else None,
    )


def _add(made: Lexicon, name: str, sense: Sense) -> None:
    key = name.lower()
    if len(name) < 2 or len(key) != len(name):
        return
    before = made.spelt.setdefault(key, name)
    if before != name and sum(map(str.isupper, name)) < sum(map(str.isupper, before)):
        made.spelt[key] = name  # "Dutch central bank" stands for "Dutch Central Bank" too
    senses = made.senses.setdefault(key, [])
    if sense not in senses:
        senses.append(sense)


_MORE_BEHIND_COMMA = {
    "US-CA": "cal",
    "US-CT": "ct",
    "US-IL": "ills",
    "US-KS": "kans",
    "US-KY": "ken",
    "US-MA": "massachussetts",
    "US-OR": "oreg",
    "US-PA": "penn penna",
    "US-WA": "washington",
    "US-WI": "wisc",
    "CA-AB": "alta",
    "CA-MB": "man",
    "CA-NB": "nb",
    "CA-NL": "nfld",
    "CA-NS": "ns",
    "CA-PE": "pei",
    "CA-QC": "que pq",
    "CA-SK": "sask",
}
"""Abbreviations that are words elsewhere, or seldom used, by the subdivision's code."""


def letters(text: str) -> str:
    """Return the letters of a name in lower case: "W. Va." and "W.Va" are one."""
    return "".join(filter(str.isalpha, text)).lower()


def _behind_comma(made: Lexicon) -> Iterator[tuple[str, Sense]]:
    for name, senses in made.senses.items():
        yield from ((letters(name), sense) for sense in senses if sense.kind == "subdivision")
    for code, place in made.places.items():
        if place.kind == "subdivision" and place.country in {"US", "CA", "AU"}:
            sense = Sense("subdivision", place=place)
            yield from (
                (key, sense) for key in (letters(code[3:]), *_MORE_BEHIND_COMMA.get(code, "").split())
            )
