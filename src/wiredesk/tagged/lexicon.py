"""The lexicon: every name that is looked for, and what it can mean; read once from the tables in data/.

places.tsv is built by tools/build_gazetteer.py (GeoNames, CLDR), towns.bin by tools/build_towns.py,
people.tsv, organisations.tsv and state_bodies_named.tsv by tools/build_actors.py; names.tsv (its first
names are the ones shown), demonyms.tsv, areas.tsv, governments.tsv, state_bodies.tsv and body_names.tsv
(tongues.py) are our own.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

import ahocorasick_rs

from wiredesk.tagged.beats import OwnBeats
from wiredesk.tagged.roles import uniform
from wiredesk.tagged.state_bodies import Pattern, expanded
from wiredesk.tagged.tables import rows_of, text_of
from wiredesk.tagged.town_file import TownRow, folded, towns_named
from wiredesk.tagged.words import phrases, words

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


NEED_A_RULE = frozenset({"georgia", "washington", "new york", "congo", "korea", "korean", "koreans"})
"""Names that have a rule of their own in deciding.py."""


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


_TITLES: dict[str, tuple[str, ...]] = {
    "President": ("President",),
    "Prime Minister": ("Prime Minister", "Premier", "PM"),
    "Chancellor of the Exchequer": ("Chancellor",),
    "Chancellor": ("Chancellor",),
    "King": ("King",),
    "Queen": ("Queen",),
    "Emperor": ("Emperor",),
    "Pope": ("Pope",),
    "Secretary of State": ("Secretary of State", "Secretary"),
    "Secretary of the Treasury": ("Treasury Secretary", "Secretary"),
    "Treasury": ("Treasury Secretary",),
    "Secretary of Defense": ("Defense Secretary", "Secretary"),
    "Foreign": ("Foreign Minister", "Foreign Secretary"),
    "Defence": ("Defence Minister", "Defense Minister", "Defence Secretary"),
    "Interior Minister": ("Interior Minister",),
    "Minister of Home Affairs": ("Home Minister", "Interior Minister"),
    "Minister for Economic Affairs": ("Economy Minister",),
    "Home Secretary": ("Home Secretary",),
    "Economy Minister": ("Economy Minister",),
    "Oil Minister": ("Oil Minister", "Energy Minister"),
    "Energy Minister": ("Energy Minister",),
    "Governor of": ("Central Bank Governor", "central bank governor", "central bank chief"),
    "Bundesbank": ("Bundesbank President",),
    "General Staff": ("General",),
    "Treasurer": ("Treasurer",),
    "Minister of Finance": ("Finance Minister",),
    "Finance": ("Finance Minister",),
    "Secretary-General": ("Secretary-General", "Secretary General"),
    "General Secretary": ("General Secretary", "Soviet leader", "leader"),
    "Chair": ("Chairman", "Chair", "Fed Chairman", "Fed Chair"),
    "Director": ("Director-General", "Director General", "Managing Director"),
    "Supreme Leader": ("Supreme Leader", "leader"),
    "Taoiseach": ("Prime Minister", "Taoiseach"),
}
"""Words before a surname that stand for an office beginning so."""

_SURNAME_PARTICLES = frozenset(
    {"von", "van", "de", "der", "da", "di", "al", "el", "le", "la", "bin", "dos", "den"}
)
_WITH_ARTICLE = (
    *(
        "United ",
        "Soviet",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Vatican",
        "Comoros",
    ),
    *(
        "Seychelles",
        "Marshall",
        "Solomon",
        "Czech Republic",
        "Dominican Republic",
        "Central African Republic",
    ),
    *("Democratic Republic", "Republic of"),
)
"""Beginnings of the countries' names that take "the"."""

_NUMERALS = frozenset("I II III IV V VI VII VIII IX X XI XII XIV XVI XXIII".split())


SURNAME_FIRST = frozenset({"CN", "KR", "KP", "TW", "VN", "KH"})
"""Countries whose people are named by family name first, in the order that the wires keep."""


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
    for name, sense in _entries(made.places, made.people):
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


def _entries(
    places: dict[str, Place], people: list[tuple[Person, frozenset[str]]]
) -> Iterator[tuple[str, Sense]]:
    """Yield each name with each of its senses, put the places under their codes, and list the people."""
    own = {row["code"]: row["names"].split(";") for row in rows_of("names.tsv")}
    for listed, names, kind in _places():
        ours = own.get(listed.code, [])
        place = replace(listed, name=ours[0]) if ours else listed
        places[place.code] = place
        yield from ((name, Sense(kind, place=place)) for name in (*names, *ours))
    for row in rows_of("demonyms.tsv"):
        yield from (
            (name, Sense("demonym", place=places[row["code"]])) for name in row["demonyms"].split(";")
        )
    bodies = list(_organisations())
    for body, names in (*_governments(places), *bodies, *_state_bodies(places, own, [b for b, _ in bodies])):
        sense = Sense("government" if body.kind == "government" else "body", body=body)
        yield from ((name, sense) for name in names)
    for person, aliases in _people():
        sense = Sense("person", person=person)
        yield from ((name, sense) for name in (person.name, *aliases))
        country = person.terms[0].country or ""
        spellings = {person.surname, *(surname_of(alias, country) for alias in aliases if " " in alias)}
        people.append((person, frozenset(spellings)))
        for title in titles_of(person):
            titled = Sense("person", person=person, titled=title)
            yield from ((f"{title} {surname}", titled) for surname in sorted(spellings))


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


def _places() -> Iterator[tuple[Place, list[str], SenseKind]]:
    for line in text_of("places.tsv").splitlines()[1:]:
        row = line.split("\t")
        yield _town(row), row[4].split(";"), row[0]  # type: ignore[misc]  # the table has just these
    for area_row in rows_of("areas.tsv"):
        names = area_row["names"].split(";")
        lat, lon = float(area_row["lat"]), float(area_row["lon"])
        yield Place(area_row["code"], names[0], "area", area_row["country"] or None, lat, lon), names, "area"
    listed = {row["code"] for row in rows_of("areas.tsv")}
    for bloc in rows_of("area_bodies.tsv"):
        if bloc["code"] not in listed:  # "NATO" is a body wherever it stands, and an area by what it does
            yield Place(bloc["code"], bloc["name"], "area", None), [], "area"


def _town(row: list[str]) -> Place:
    """Return the place of a row of places.tsv."""
    kind, code, country, name, _, lat, lon, population, until, within = row
    return Place(
        code=code,
        name=name,
        kind="city" if kind in {"city", "capital"} else kind,  # type: ignore[arg-type]  # the table has just these
        country=country or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population or 0),
        until=date.fromisoformat(until) if until else None,
        within=within or None,
        capital=kind == "capital",
    )


def government_of(country: Place) -> Body:
    """Return a country's government as such; its id is "gov:" and the country's code."""
    name = f"Government of {_with_the(country)}"
    return Body(f"gov:{country.code}", name, "government", "GOV", country.code)


def _with_the(country: Place) -> str:
    return f"the {country.name}" if country.name.startswith(_WITH_ARTICLE) else country.name


def _governments(places: dict[str, Place]) -> Iterator[tuple[Body, list[str]]]:
    for row in rows_of("governments.tsv"):
        yield government_of(places[row["country"]]), row["names"].split(";")
    for row in rows_of("demonyms.tsv"):
        names = [f"{demonym} government" for demonym in row["demonyms"].split(";")]
        yield government_of(places[row["code"]]), names


def _organisations() -> Iterator[tuple[Body, list[str]]]:
    for row in rows_of("organisations.tsv"):
        body = Body(row["id"], row["name"], row["kind"], row["sector"], row["country"] or None)  # type: ignore[arg-type]  # the table has just these
        yield body, [row["name"], *filter(None, row["aliases"].split(";"))]


def _state_bodies(
    places: dict[str, Place], own: dict[str, list[str]], bodies: list[Body]
) -> Iterator[tuple[Body, list[str]]]:
    """Yield each country's ministries, forces and so on, those with a name of their own as what they are."""
    by_name = {(body.country, body.name): body for body in bodies}
    named = {(row["country"], row["key"]): row["name"] for row in rows_of("state_bodies_named.tsv")}
    patterns = [
        Pattern(row["key"], row["name"], row["sector"], tuple(row["nouns"].split(";")))
        for row in rows_of("state_bodies.tsv")
    ]
    demonyms = {row["code"]: row["demonyms"].split(";") for row in rows_of("demonyms.tsv")}
    called = {code: _with_the(place) for code, place in places.items() if code in demonyms or code in own}
    names = {code: own.get(code, [places[code].name]) for code in called}
    for made in expanded(patterns, called, names, demonyms):
        body = by_name.get((made.country, named.get((made.country, made.key), "")))
        shown = body or Body(made.id, made.name, "organisation", made.sector, made.country)
        yield shown, [made.name, *made.names]


def _people() -> Iterator[tuple[Person, list[str]]]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows_of("people.tsv"):
        rows[row["id"]].append(row)
    for key, terms in rows.items():
        person = Person(
            id=key,
            name=terms[0]["name"],
            surname=surname_of(terms[0]["name"], terms[0]["country"]),
            terms=tuple(
                Term(
                    uniform(row["office"]),
                    row["country"] or None,
                    row["sector"],
                    date.fromisoformat(row["from"]),
                    date.fromisoformat(row["to"]) if row["to"] else None,
                )
                for row in terms
            ),
        )
        yield person, [alias for row in terms for alias in row["aliases"].split(";") if alias]


def surname_of(name: str, country: str) -> str:
    """Return a name's family name, by the custom of a country; a monarch's name is one: "Albert II"."""
    name = name.partition(",")[0]
    own, of, _ = name.partition(" of ")
    parts = name.split()
    if of or parts[-1] in _NUMERALS:
        return own if own.rpartition(" ")[2] in _NUMERALS else name
    if country in SURNAME_FIRST and len(parts) in {2, 3} and parts[0] not in words().first_names:
        return parts[-1] if country == "VN" else parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _SURNAME_PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def titles_of(person: Person) -> list[str]:
    """Return the titles that stand before a person's surname."""
    titles: dict[str, None] = {}
    for term in person.terms:
        for beginning, said in _TITLES.items():
            if beginning in term.office and "Vice" not in term.office and "Deputy" not in term.office:
                titles |= dict.fromkeys(said)
    if any(term.country == "KP" for term in person.terms):
        titles.pop("leader", None)  # "leader Kim" is whoever's name goes on
    return list(titles)
