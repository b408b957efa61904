"""Holders: who held which office on a day, by the tables of people.

An office is looked up by its head, its country or body, and the day; a person by the last word of a surname.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from wiredesk.tagged.entries import Body, Person, Place, Term
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.roles import office_of, with_article


@dataclass(slots=True)
class Holders:
    """The people of the tables by their offices ("President of Turkey") and by their surnames.

    offices: persons with the term, by the office in small letters; seats: the same by what stands behind the
    office's first "of" ("Bank of Japan"); surnames: persons by the last word of each spelling of the surname,
    in small letters without accents. in_year: by year, as wires spell those words, with and without accents
    and in capitals, of all who were in office then, and of Britain's former ministers, often peers.
    """

    people: list[tuple[Person, frozenset[str]]]
    offices: dict[str, list[tuple[Person, Term]]] = field(default_factory=lambda: defaultdict(list))
    seats: dict[str, list[tuple[Person, Term]]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    in_year: dict[int, dict[str, list[Person]]] = field(default_factory=dict)

    def by_surname(self, year: int) -> dict[str, list[Person]]:
        """Return who can be named by a surname behind a title in a year, by its spellings."""
        if year not in self.in_year:
            found = self.in_year[year] = defaultdict(list)
            for surname, person in self._of_year(year):
                for word in {surname, surname.upper(), *_ascii(surname)}:
                    if person not in found[word]:
                        found[word].append(person)
        return self.in_year[year]

    def _of_year(self, year: int) -> Iterator[tuple[str, Person]]:
        for person, surnames in self.people:
            if any(
                term.start.year <= year
                and (term.country == "GB" or term.end is None or term.end.year >= year)
                for term in person.terms
            ):
                yield from ((word, person) for word in {name.rpartition(" ")[2] for name in surnames})

    def of_office(self, office: str, on: date) -> list[Person]:
        """Return who held an office on a day, each once."""
        return _each(person for person, term in self.offices.get(office.lower(), ()) if term.is_held(on))

    def of_words(self, words: str, country: Place, on: date) -> tuple[str, list[Person]] | None:
        """Return the office that words name in a country, and who held it on a day.

        words: without the country, in any of six languages ("Foreign Minister", "président"). None for an
        office that the tables do not have.
        """
        office = office_of(words, country.name) or ""
        if office.startswith(("former ", "acting ")):
            return None
        for form in _forms(office, words, country):
            if form.lower() in self.offices:
                return form, self.of_office(form, on)
        return None

    def at_body(self, head: str, body: Body, on: date) -> tuple[str, list[Person]] | None:
        """Return the office that "president", "chief" … is at a body, and who held it on a day."""
        known = self.seats.get(body.name.lower(), ())
        plain = head.lower().replace("-", " ")
        any_head = plain in {"chief", "head", "boss"}
        fitting = [
            (person, term)
            for person, term in known
            if (start := term.office.partition(" of ")[0].lower().replace("-", " ")) == plain
            or (any_head and start in _TOP)
            or (start == "chair" and plain in {"chairman", "chairwoman", "chairperson"})
        ]
        if not fitting:
            return None
        held = [(person, term) for person, term in fitting if term.is_held(on)]
        return (held or fitting)[0][1].office, _each(person for person, _ in held)


_TOP = frozenset(
    {
        "president",
        "governor",
        "chair",
        "chairman",
        "chairperson",
        "secretary general",
        "director general",
        "managing director",
        "executive director",
        "chief executive",
        "head",
        "chief",
        "director",
    }
)
"""Heads of offices that the wires shorten to "chief"."""


def _each(persons: Iterator[Person]) -> list[Person]:
    return list({person.id: person for person in persons}.values())


def _forms(office: str, words: str, country: Place) -> Iterator[str]:
    """Yield an office as the tables may have it: China's prime minister is its Premier."""
    if office:
        yield office
    of = f"of {with_article(country.name)}"
    yield f"{words.title()} {of}"
    if office.startswith("Prime Minister of"):
        yield f"Premier {of}"
        yield f"Taoiseach {of}"
        yield f"Chancellor {of}"
    if office.startswith("President of"):
        yield f"State President {of}"
    if office.startswith("King of") and country.code == "BE":
        yield "King of the Belgians"


_LAST: list[tuple[Lexicon, Holders]] = []
"""The lexicon that was asked last, with its holders: there is one for the whole run."""


def holders_of(known: Lexicon) -> Holders:
    """Return the holders of a lexicon's people; the first call sorts them (some 20 ms)."""
    if not _LAST or _LAST[0][0] is not known:
        _LAST[:] = [(known, _sorted(known))]
    return _LAST[0][1]


def _sorted(known: Lexicon) -> Holders:
    made = Holders(known.people)
    for person, surnames in known.people:
        for term in person.terms:
            made.offices[term.office.lower()].append((person, term))
            seat = term.office.partition(" of ")[2].removeprefix("the ")
            if term.country is None or seat != _name(known, term.country):
                made.seats[seat.lower()].append((person, term))
        for key in {plain(surname.rpartition(" ")[2]) for surname in surnames}:
            made.surnames[key].append(person)
    return made


def _name(known: Lexicon, code: str) -> str:
    place = known.places.get(code)
    return place.name if place is not None else code


def plain(name: str) -> str:
    """Return a name in small letters without accents."""
    if name.isascii():
        return name.lower()
    apart = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def _ascii(name: str) -> set[str]:
    """Return a name in ASCII letters, with one capital and in capitals; nothing for one that is in ASCII."""
    spelt = plain(name)
    return {spelt.title(), spelt.upper()} if not name.isascii() else set()


_HONOUR = frozenset({"sheikh", "shaikh", "haji", "hajj", "sir", "dr", "gen", "general", "prince", "al", "el"})


def is_alike(name: str, person: Person) -> bool:
    """Tell whether two names of one office and day are one man's: "Ahmed Qureia" is Ahmed Qurei.

    Either has all words of the other, two at least, forms of honour aside; or as many, each nearly the same.
    """
    said = [word for word in re.split(r"[\s-]+", plain(name)) if word not in _HONOUR]
    listed = [word for word in re.split(r"[\s-]+", plain(person.name)) if word not in _HONOUR]
    common = set(said) & set(listed)
    if len(common) > 1 and len(common) in {len(set(said)), len(set(listed))}:
        return True
    return len(said) == len(listed) > 1 and all(
        a[0] == b[0] and SequenceMatcher(None, a, b).ratio() > _NEARLY
        for a, b in zip(said, listed, strict=True)
    )


_NEARLY = 0.75
"""Likeness of two spellings of one name, by the share of letters in common."""
