"""What a name can mean: places, persons with their terms of office, bodies; and a desk's own.

A sense is one meaning of a name, an entry a name with all of its senses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wiredesk.tagged.beats import OwnBeats
from wiredesk.tagged.words import words

SenseKind = Literal[
    "country",
    "demonym",
    "subdivision",
    "city",
    "capital",
    "area",
    "government",
    "person",
    "body",
    "nothing",
    "never",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, subdivision, city, area or border.

    until: the last day of a former state; within: a city's state; capital: a country's seat.
    is_told_by_country: the name holds for it only in a country that the story names.
    """

    code: str
    name: str
    kind: Literal["country", "subdivision", "city", "area", "border"]
    country: str | None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    until: date | None = None
    within: str | None = None
    capital: bool = False
    is_told_by_country: bool = False

    def lies_in(self, region: Place) -> bool:
        """Tell whether a city lies in a state or country; else in its country."""
        if region.code in {self.within, self.country}:
            return True
        return self.within is None and self.country is not None and self.country == region.country

    @property
    def is_minor(self) -> bool:
        """Whether it is a city or province that a name by itself does not bring to mind."""
        if self.is_told_by_country:
            return True
        if self.kind == "subdivision":
            return not self.population
        return self.kind == "city" and self.population < WELL_KNOWN and not self.capital


NEED_A_RULE = frozenset({"georgia", "washington", "new york", "congo", "korea", "korean", "koreans"})
"""Names that have a rule of their own in deciding.py."""

WELL_KNOWN = 150_000
"""People from which a city is known by its name; of smaller ones the story has to tell more."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office; end None: not ended when the table was made."""

    office: str
    country: str | None
    sector: str
    start: date
    end: date | None

    def is_over(self, on: date) -> bool:
        """Tell whether it had ended by a day."""
        return self.end is not None and self.end < on

    def is_held(self, on: date) -> bool:
        """Tell whether it had begun, and not ended, on a day."""
        return self.start <= on and not self.is_over(on)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the table, with all terms of office there.

    country, sector: of one without any, of whom a desk's dictionary tells.
    """

    id: str
    name: str
    surname: str
    terms: tuple[Term, ...]
    country: str | None = None
    sector: str = "CVL"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, armed group, company, or a government as such."""

    id: str
    name: str
    kind: Literal["government", "organisation", "armed_group", "company"]
    sector: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can mean; titled: a person's surname behind a title, good only in office."""

    kind: SenseKind
    place: Place | None = None
    person: Person | None = None
    body: Body | None = None
    titled: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A name that is looked for: in lower case, as the tables spell it, and what it can mean.

    sure: the one country that it means wherever it stands; None where anything has to be looked at first.
    minor: all that it can mean are cities that the story has to say more of.
    nothing: a phrase that holds a name and is none. The rest says what words.toml knows of it.
    """

    name: str
    spelt: str
    senses: tuple[Sense, ...]
    places: tuple[Place, ...]
    people: tuple[Sense, ...]
    body: Body | None
    sure: Place | None
    minor: bool
    nothing: bool
    may_be_word: bool
    may_be_person: bool
    is_common: bool
    is_generic: bool
    is_seat: bool

    @property
    def is_lesser(self) -> bool:
        """Whether it is the name of nothing but villages, districts, or another name of a place."""
        return (
            bool(self.places) and len(self.places) == len(self.senses) and self.places[0].is_told_by_country
        )

    @classmethod
    def of(cls, name: str, spelt: str, senses: tuple[Sense, ...]) -> Entry:
        """Return the entry of a name with what the word lists say of it."""
        lists = words()
        places = tuple(sense.place for sense in senses if sense.place is not None)
        people = tuple(sense for sense in senses if sense.person is not None)
        body = next((sense.body for sense in senses if sense.body is not None), None)
        nothing = senses[0].kind in {"nothing", "never"}
        may_be_word = name in lists.capital_letter_words
        may_be_person = name in lists.given
        plain = not (nothing or people or body or may_be_word or may_be_person or name in NEED_A_RULE)
        sure = places[0] if plain and len(places) == 1 and senses[0].kind in {"country", "demonym"} else None
        return cls(
            name,
            spelt,
            senses,
            places,
            people,
            body,
            sure,
            bool(places) and len(places) == len(senses) and all(place.is_minor for place in places),
            nothing,
            may_be_word,
            may_be_person,
            name in lists.common,
            name in lists.generic_bodies,
            name in lists.seats or name in lists.seats_elsewhere,
        )


@dataclass(frozen=True, slots=True)
class Own:
    """A desk's own names, beside or instead of the tables'.

    entries: names with what they mean; such a name means nothing else. titled: the same for surnames behind a
    title, beside what they mean already. never: names in lower case with the code or id that they never mean,
    None for all. beats: the desk's, None for none. digest: what tells these dictionaries from others, "" for
    none.
    """

    entries: tuple[tuple[str, Sense], ...] = ()
    titled: tuple[tuple[str, Sense], ...] = ()
    never: frozenset[tuple[str, str | None]] = frozenset()
    beats: OwnBeats | None = None
    digest: str = ""

    def forbids(self, name: str, *meant: str | None) -> bool:
        """Tell whether a name is never to mean this. meant: the codes and ids that it would mean."""
        if not self.never:
            return False
        name = name.lower()
        return (name, None) in self.never or any((name, one) in self.never for one in meant if one)
