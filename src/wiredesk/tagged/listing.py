"""What the tables in data/ say: each name with each of its senses.

places.tsv is built by tools/build_gazetteer.py (GeoNames, CLDR), people.tsv, organisations.tsv and
state_bodies_named.tsv by tools/build_actors.py; names.tsv (its first names are the ones shown), demonyms.tsv,
areas.tsv, governments.tsv, state_bodies.tsv and body_names.tsv (tongues.py) are our own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wiredesk.tagged.entries import Body, Person, Place, Sense, SenseKind, Term
from wiredesk.tagged.roles import uniform
from wiredesk.tagged.state_bodies import Pattern, expanded
from wiredesk.tagged.tables import rows_of, text_of
from wiredesk.tagged.words import words

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


def entries(
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
