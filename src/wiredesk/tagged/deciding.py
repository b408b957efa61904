"""Deciding: which of its meanings a name has in this story. A name that stays unclear is left out.

By what stands beside it (a state or country behind a city, a first name before it, a surname behind it), by
what else the story names, by the story's date, and last by size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wiredesk.tagged.beside import region_behind
from wiredesk.tagged.entries import WELL_KNOWN, Body, Entry, Person, Place
from wiredesk.tagged.initials import meant
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.listing import government_of
from wiredesk.tagged.record import Field
from wiredesk.tagged.sport import is_of_sport
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.state_bodies import STATE
from wiredesk.tagged.states import state_at
from wiredesk.tagged.town_file import folded
from wiredesk.tagged.towns import towns
from wiredesk.tagged.words import words

_ACTS = re.compile(
    r"\s+(?:said|says|has|had|have|is|was|will|would|denied|denies|accused|accuses|warned|warns|rejected|rejects|"
    r"wants|wanted|called|calls|announced|announces|insists|insisted|agreed|agrees|urged|urges|vowed|vows|"
    r"condemned|condemns|expects|hopes|and\s+[A-Z]\w+\s+(?:said|agreed|have|had|would|will))\b"
)
"""What a government does, behind its capital's name ("Moscow said")."""

_ACTS_ELSEWHERE = re.compile(
    r"\s+(?:teilte|teilt|erklärte|erklärt|hat|hatte|will|wollte|warnte|warnt|forderte|fordert|kündigte|wirft|warf|"
    r"wies|lehnt|lehnte|bestätigte|verurteilte|reagierte|"
    r"(?:a|avait)\s+\w+(?:é|u|it|is)|annonce|accuse|dénonce|affirme|rejette|exige|veut|estime|"
    r"(?:ha|había|aveva)\s+\w+(?:to|do|so|cho)|anunció|dijo|afirmó|advirtió|rechazó|acusó|exigió|pidió|confirmó|"
    r"aseguró|condenó|quiere|accusa|annuncia|chiede|vuole|respinge|"
    r"anunciou|disse|afirmou|rejeitou|acusou|advertiu|exigiu|pediu|confirmou|condenou|quer)\b",
    re.IGNORECASE,
)
"""The same in German, French, Spanish, Italian and Portuguese ("Moskau teilte mit", "Paris a annoncé")."""

_PLACE_BEFORE = frozenset(
    """aus bei nach um von vor über zu zwischen gegen à dans de depuis des du entre pour sous sur vers a con
    desde en hacia hasta para por sobre al da di per su tra fra até ao em perto près cerca vicino""".split()
)
"""Words behind which a capital is the city, in the same languages."""


_NO_SURNAMES = frozenset("River Valley Street Strait Bay County City State University Airport".split())
"""Words that stand behind a place's name and leave it one."""

_WORD_BEFORE = re.compile(r"([\w.'’-]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([A-ZÀ-Þ][\w'’-]+)")
_OTHERS_BEFORE = re.compile(
    r"(?<![.!?] )(?<![\n\"“])\b(?!(?:The|But|And|If|When|While|As|That|Whether)\b)[A-Z][\w'’-]+ $"
)
"""A capitalised word inside a sentence, before a body's plain name: "the Florida Supreme Court"."""

_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:][\"'”’]?\s+|\n\s*)[\"'“‘]?$")
_TOWN_BEFORE = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?), $")
_STATE_BEHIND = re.compile(r"\s+[Ss]tate\b(?! Department)")
MAX_LOOKED = 200_000
"""Characters of the story in which the hints below are looked for; a longer one is no story."""

_HINTS = {
    code: re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
    for code, said in (
        ("GE", r"Tbilisi|Abkhazia|South Ossetia|Saakashvili|Shevardnadze|Caucasus|Georgians?|Batumi"),
        ("US-GA", r"Atlanta|Savannah|Macon|Augusta|Ga\.|Alabama|Florida|Tennessee|South Carolina"),
        ("CD", r"Kinshasa|Goma|Kivu|Ituri|Katanga|Lubumbashi|Kabila|Tshisekedi|M23|DR Congo"),
        ("CG", r"Brazzaville|Pointe[- ]Noire|Sassou"),
        ("KR", r"Seoul|South Koreans?|South Korea|S\. ?Koreans?|S\. ?Korea|Pusan|Busan|Inchon|Incheon"),
        ("KP", r"Pyongyang|North Koreans?|North Korea|N\. ?Koreans?|N\. ?Korea|Kim Jong[- ]\w+"),
    )
}
"""What a story also says when a name of two countries or states means this one."""


@dataclass(slots=True, eq=False)
class Decided:
    """A spot with its one meaning: a place, a person or a body; and because of what, in words."""

    spot: Spot
    because: str
    place: Place | None = None
    person: Person | None = None
    body: Body | None = None


@dataclass(slots=True, eq=False)
class Refused:
    """A spot that means nothing the lexicon has, or nothing that the story tells; and why, in words."""

    spot: Spot
    why: str


@dataclass(slots=True)
class Decisions:
    """What the names of a story mean, and which of them were refused, each in the story's order."""

    found: list[Decided]
    refused: list[Refused]


@dataclass(frozen=True, slots=True)
class _Context:
    fields: dict[Field, str]
    known: Lexicon
    on: date
    countries: Counter[str]
    cities: dict[str, set[str]]
    said_in_body: frozenset[str]
    small: frozenset[str]
    hints: dict[str, bool]

    def hints_at(self, code: str) -> bool:
        """Tell whether the story says what goes with a place; looked up once a story."""
        if code not in self.hints:
            found = _HINTS[code].search
            self.hints[code] = any(found(text, 0, MAX_LOOKED) is not None for text in self.fields.values())
        return self.hints[code]


def decide(spots: list[Spot], fields: dict[Field, str], known: Lexicon, on: date) -> Decisions:
    """Decide what each spot means, if anything. on: the story's date, by which offices are judged.

    Towns come last: of which of its name is spoken, and whether a town is meant at all, the rest of the story
    tells.
    """
    countries = Counter(country for spot in spots if (country := _country_told(spot.entry)) is not None)
    small = _small_words(spots, fields)
    said = frozenset(
        spot.entry.name
        for spot in spots
        if spot.entry.may_be_word and not spot.shouted and not _may_be_small(spot, fields, small)
    )
    context = _Context(fields, known, on, countries, _cities_told(spots), said, small, {})
    decisions = Decisions([], [])
    small_towns: list[Spot] = []
    for spot in spots:
        if spot.entry.sure is not None:
            decisions.found.append(Decided(spot, "it has no other meaning", place=spot.entry.sure))
        elif spot.entry.minor:
            small_towns.append(spot)
        else:
            _take(decisions, _decided(spot, context), context)
    if small_towns:
        _take_towns(decisions, small_towns, context)
    return decisions


def filed_from(decided: Iterable[Decided]) -> Place | None:
    """Return the first place of the dateline."""
    return next(
        (one.place for one in decided if one.spot.field == "dateline" and one.place is not None), None
    )


def _country_told(entry: Entry) -> str | None:
    """Return the country that a name tells wherever it stands: a country's, or a body's of its state."""
    if len(entry.senses) != 1:
        return None
    if entry.senses[0].kind in _TELL_COUNTRY:
        return entry.places[0].country
    return entry.body.country if entry.body is not None and entry.body.sector in STATE else None


def _cities_told(spots: list[Spot]) -> dict[str, set[str]]:
    """Return by country the names of cities that are well known there and nowhere else."""
    told: dict[str, set[str]] = {}
    for spot in spots:
        entry = spot.entry
        if entry.minor or entry.sure or entry.people or entry.body or entry.is_common or entry.may_be_person:
            continue
        countries = {place.country for place in entry.places if not place.is_minor}
        if len(countries) == 1 and (country := countries.pop()) is not None:
            told.setdefault(country, set()).add(entry.name)
    return told


def _take_towns(decisions: Decisions, spots: list[Spot], context: _Context) -> None:
    """Decide the names of towns by what else the story names, and put all in its order again."""
    cities = [
        (one.spot, place) for one in decisions.found if (place := _place_told(one, context)) is not None
    ]
    countries = Counter(place.country for _, place in cities)
    held = (one.person.terms[-1].country for one in decisions.found if one.person and one.person.terms)
    countries.update(country for country in held if country is not None)
    for town in towns(spots, context.fields, context.known, countries, cities):
        if town.place is not None:
            if town.spot.entry.is_lesser:
                decisions.found = [one for one in decisions.found if not _lies_within(one.spot, town.spot)]
            decisions.found.append(Decided(town.spot, town.why, place=town.place))
        elif town.is_told:
            decisions.refused.append(Refused(town.spot, town.why))
    decisions.found.sort(key=lambda one: (FIELD_ORDER[one.spot.field], one.spot.start))
    decisions.refused.sort(key=lambda one: (FIELD_ORDER[one.spot.field], one.spot.start))


def _lies_within(spot: Spot, town: Spot) -> bool:
    return spot.field == town.field and town.start <= spot.start and spot.end <= town.end


NEVER = "the desk's dictionary says that it is never this"


FIELD_ORDER: dict[Field, int] = {"headline": 0, "dateline": 1, "body": 2, "captions": 3}


def _take(decisions: Decisions, one: Decided | Refused, context: _Context) -> None:
    if isinstance(one, Refused):
        decisions.refused.append(one)
        return
    decisions.found.append(one)
    if one.place is not None and (body := _government(one, context)) is not None:
        decisions.found.append(Decided(one.spot, "a seat of government that acts", body=body))


_TELL_COUNTRY = frozenset({"country", "demonym", "subdivision"})


def _government(one: Decided, context: _Context) -> Body | None:
    """Return the government that a capital's name stands for here; None if the city is meant."""
    spot, place = one.spot, one.place
    if place is None or place.kind != "city" or not place.country or not spot.entry.is_seat:
        return None
    if spot.field == "dateline":
        return None
    text = context.fields[spot.field]
    before = _WORD_BEFORE.search(text, max(0, spot.start - 30), spot.start)
    if before is not None and (
        before[1].lower() in words().prepositions or before[1].lower() in _PLACE_BEFORE
    ):
        return None
    acts = spot.entry.name in words().seats and _ACTS.match(text, spot.end) is not None
    if not acts and _ACTS_ELSEWHERE.match(text, spot.end) is None:
        return None
    if is_of_sport(context.fields):
        return None
    code = state_at(place.country, context.on)
    return government_of(context.known.places[code])


def _decided(spot: Spot, context: _Context) -> Decided | Refused:
    """Return the first meaning that holds: a person, a place, a body; else why none of them does."""
    why = _is_no_name(spot, context)
    if why is not None:
        return Refused(spot, why)
    entry = spot.entry
    told: Decided | str = "nothing that is tagged"
    if entry.people:
        told = _person(spot, context)
    if entry.places and not isinstance(told, Decided) and not _goes_before_towns(spot, context):
        told = _place(spot, context)
    if entry.body is not None and not isinstance(told, Decided):
        body = meant(
            entry.name, entry.body, context.known, context.countries, lambda: is_of_sport(context.fields)
        )
        told = Decided(spot, "the body's name", body=body) if body else "another body of these initials"
    return told if isinstance(told, Decided) else Refused(spot, told)


def _place_told(one: Decided, context: _Context) -> Place | None:
    """Return the place that a name is, or the country whose state body it is ("the French police")."""
    if one.place is not None or one.body is None or one.body.sector not in STATE:
        return one.place
    return context.known.places.get(one.body.country or "")


def _goes_before_towns(spot: Spot, context: _Context) -> bool:
    """Tell whether a body is meant and none of the towns of its name: "Nokia said", not "a fire in Nokia"."""
    entry = spot.entry
    if entry.body is None or spot.field == "dateline":
        return False
    if not all(place.is_minor or place.kind == "city" for place in entry.places):
        return False
    before = _WORD_BEFORE.search(context.fields[spot.field], max(0, spot.start - 30), spot.start)
    return before is None or before[1].lower() not in {"in", "near", "at", "outside"}


def _is_no_name(spot: Spot, context: _Context) -> str | None:
    """Say why a spot is no name by itself; None if it may be one."""
    if spot.entry.nothing:
        never = spot.entry.senses[0].kind == "never"
        return NEVER if never else "a phrase that holds a name and is none"
    if spot.entry.is_generic and "WASHINGTON" not in context.fields.get("dateline", "").upper():
        return "no national body in a story that does not come from the capital"
    if spot.entry.is_generic and not spot.shouted and _is_end_of_another(spot, context):
        return "the end of another body's name"
    return _plain_word(spot, context) if spot.entry.may_be_word else None


def _is_end_of_another(spot: Spot, context: _Context) -> bool:
    text = context.fields[spot.field]
    return _OTHERS_BEFORE.search(text, max(0, spot.start - 30), spot.start) is not None


def _plain_word(spot: Spot, context: _Context) -> str | None:
    """Say why a name is a plain word here: "TURKEY" in a headline of birds; None if it may be a name."""
    word = spot.entry.name
    if spot.shouted:
        said = _said(word, context)
        return None if said else "a word that a line in capitals does not tell from the name"
    may_be = _may_be_small(spot, context.fields, context.small) and word not in context.said_in_body
    return "a word with its sentence's capital" if may_be else None


def _may_be_small(spot: Spot, fields: dict[Field, str], small: frozenset[str]) -> bool:
    """Tell whether a capital is only a sentence's: "Turkey is eaten", in a text that says "turkey" too."""
    if not small or spot.entry.name not in small:
        return False
    return _SENTENCE_BEFORE.search(fields[spot.field], max(0, spot.start - 4), spot.start) is not None


def _small_words(spots: list[Spot], fields: dict[Field, str]) -> frozenset[str]:
    """Return those of the names that the body has as plain words too, in small letters."""
    names = {spot.entry.name for spot in spots if spot.entry.may_be_word}
    body = fields.get("body", "")[:MAX_LOOKED] if names else ""
    return frozenset(name for name in names if re.search(rf"\b{re.escape(name)}\b", body))


def _said(word: str, context: _Context) -> bool:
    """Tell whether the story's running text uses a word as a name too; a story without text cannot tell."""
    return word in context.said_in_body or (
        "body" not in context.fields and word in {"turkey", "china", "jordan", "chad"}
    )


def _person(spot: Spot, context: _Context) -> Decided | str:
    """Return whom a name means: a full name by itself, a surname behind a title if in office at the date.

    Else why nobody is meant.
    """
    people = spot.entry.people
    full = next((sense.person for sense in people if sense.titled is None), None)
    if full is not None:
        begun = not full.terms or any(term.start <= context.on for term in full.terms)
        return (
            Decided(spot, "the full name", person=full) if begun else "not yet in office on the story's day"
        )
    former = _WORD_BEFORE.search(context.fields[spot.field], max(0, spot.start - 30), spot.start)
    if former is not None and former[1].lower() in {"former", "ex"}:
        left = [p for s in people if (p := s.person) is not None and _has_left(p, context.on)]
        if len(left) == 1:
            return Decided(spot, "a former holder of the office", person=left[0])
        return "several former holders of the office, or none"
    held = {
        sense.person.id: sense.person
        for sense in people
        if sense.person is not None and any(term.is_held(context.on) for term in sense.person.terms)
    }
    if len(held) == 1:
        return Decided(spot, "in that office on the story's day", person=next(iter(held.values())))
    return "several in that office on the story's day" if held else "nobody in that office on the story's day"


def _has_left(person: Person, on: date) -> bool:
    begun = [term for term in person.terms if term.start <= on]
    return bool(begun) and all(term.is_over(on) for term in begun)


def _is_personal_name(spot: Spot, context: _Context) -> bool:
    """Tell whether a place's name is part of a person's: "Vernon Jordan", "Paris Hilton", "Mr Washington"."""
    if spot.shouted:
        return False
    text = context.fields[spot.field]
    before = _WORD_BEFORE.search(text, max(0, spot.start - 30), spot.start)
    if before is not None and before[1].rstrip(".") in words().first_names | words().titles:
        return True
    after = _WORD_AFTER.match(text, spot.end)
    if after is None or (before is not None and before[1].lower() in words().prepositions):
        return False
    if after[1] in _NO_SURNAMES:
        return False
    return (
        context.known.entry_of(after[1].lower()) is None
        and spot.text[0].isupper()
        and after[1][1:].islower()
        and (before is None or not before[1][:1].isupper())
        and spot.text.lower() in words().first_and_place
    )


def _place(spot: Spot, context: _Context) -> Decided | str:
    """Return the place that a name means here, else why none."""
    places = spot.entry.places
    if spot.entry.may_be_person and _is_personal_name(spot, context):
        return "part of a person's name"
    beside = region_behind(context.fields[spot.field], spot.end, context.known)
    if beside is not None:
        is_state = any(p.kind in {"subdivision", "country"} and not p.is_minor for p in places)
        inside = [
            p
            for p in places
            if p.kind == "city" and p.lies_in(beside) and not (is_state and p.is_told_by_country)
        ]
        if inside:
            return Decided(spot, f"{beside.name} stands beside it", place=inside[0])
        if all(p.kind == "city" for p in places):
            # "Paris, Texas": a city that the table does not have lies in what is named beside it.
            return f"a town in {beside.name} that the table does not have"
    if spot.entry.name in _SPECIAL:
        told = _SPECIAL[spot.entry.name](places, spot, context)
        return (
            Decided(spot, "what else the story says, and its day, tell which", place=told)
            if told
            else "nothing in the story tells which"
        )
    return _likeliest(spot, context)


def _washington(places: tuple[Place, ...], spot: Spot, context: _Context) -> Place | None:
    """Tell the city from the state, which the wires call "Washington state"."""
    behind = _STATE_BEHIND.match(context.fields[spot.field], spot.end)
    kind = "subdivision" if behind is not None else "city"
    return next((p for p in places if p.kind == kind and p.country == "US"), places[0])


def _new_york(places: tuple[Place, ...], spot: Spot, context: _Context) -> Place | None:
    """Tell the city, which the wires mean, from the state ("New York state", "Albany, New York")."""
    text = context.fields[spot.field]
    state = _STATE_BEHIND.match(text, spot.end) is not None
    before = _TOWN_BEFORE.search(text, max(0, spot.start - 40), spot.start)
    if before is not None:
        towns = _places_of(before[1], context.known)
        # An unknown name before it and a comma behind it: a town that the table does not have.
        state |= any(p.within == "US-NY" for p in towns) or (
            not towns and text[spot.end : spot.end + 1] == ","
        )
    kind = "subdivision" if state and spot.field != "dateline" else "city"
    return next((p for p in places if p.kind == kind), places[0])


def _congo(places: tuple[Place, ...], spot: Spot, context: _Context) -> Place | None:
    """Tell the two Congos, of which the larger was Zaire until 17 May 1997, and has the name since."""
    _ = places, spot
    smaller = context.on < date(1997, 5, 17) or (context.hints_at("CG") and not context.hints_at("CD"))
    return context.known.places["CG" if smaller else "CD"]


def _korea(places: tuple[Place, ...], spot: Spot, context: _Context) -> Place | None:
    """Tell the two Koreas by what else the story says; a story of both, or of neither, leaves it open."""
    _ = places, spot
    south, north = context.hints_at("KR"), context.hints_at("KP")
    return None if south == north else context.known.places["KR" if south else "KP"]


def _stands_as_place(spot: Spot, context: _Context) -> bool:
    """Tell whether a word stands where only a place does: in a dateline, or behind a preposition."""
    if spot.field == "dateline":
        return True
    before = _WORD_BEFORE.search(context.fields[spot.field], max(0, spot.start - 30), spot.start)
    return before is not None and before[1].lower() in words().prepositions and not spot.shouted


def _places_of(name: str, known: Lexicon) -> tuple[Place, ...]:
    entry = known.entry_of(name.lower())
    return entry.places if entry is not None else ()


def _georgia(places: tuple[Place, ...], spot: Spot, context: _Context) -> Place | None:
    """Tell the country from the American state by what else the story says."""
    _ = spot
    state = next((p for p in places if p.kind == "subdivision"), None)
    country = next((p for p in places if p.kind == "country"), None)
    if context.hints_at("GE"):
        return country
    if context.hints_at("US-GA") or context.on < date(1991, 4, 9):
        return state
    near = sum(context.countries[code] for code in ("RU", "AM", "AZ", "UA", "TR", "GE"))
    if near == context.countries["US"]:
        return None  # nothing in the story tells
    return state if context.countries["US"] > near else country


def _likeliest(spot: Spot, context: _Context) -> Decided | str:
    """Return a country before an area, a state, a city; of cities one in a country named, or the largest."""
    places = spot.entry.places
    if spot.entry.is_common and places[0].kind != "country" and not _stands_as_place(spot, context):
        return "a word, not where a place would stand"
    elsewhere = _of_a_country_named(spot, context)
    places = tuple(place for place in places if not place.is_minor) or places
    if elsewhere is not None or len(places) == 1:
        only = "the only place of that name in the table"
        because = only if elsewhere is None else "of that name the one in a country that the story names"
        return Decided(spot, because, place=elsewhere or places[0])
    best = min(_ORDER[p.kind] for p in places)
    left = [p for p in places if _ORDER[p.kind] == best]
    if spot.field == "dateline" and best == _ORDER["city"] and (seat := _seat_of(left, context)) is not None:
        return Decided(spot, "a capital that a dateline names alone", place=seat)
    told = next((p for p in places if p.kind == "city" and context.countries[p.country or ""]), None)
    if told is not None and not context.countries[left[0].country or ""] and told.country != left[0].country:
        return Decided(spot, "a city in a country that the story names", place=told)
    if best < _ORDER["city"]:
        return Decided(spot, "a country or state before a city of its name", place=left[0])
    left.sort(key=lambda p: (-context.countries[p.country or ""], -p.population))
    named = len(left) > 1 and context.countries[left[0].country or ""] > 0
    because = "of the cities of that name the one in a country named" if named else "the largest of its name"
    return Decided(spot, because, place=left[0])


def _seat_of(cities: list[Place], context: _Context) -> Place | None:
    """Return the capital among cities of a name, if it is the largest of them or the story names its country.

    A dateline needs no country behind a capital, and has a state or country behind a town of its name.
    """
    largest = max(city.population for city in cities)
    return next(
        (c for c in cities if c.capital and (c.population == largest or context.countries[c.country or ""])),
        None,
    )


def _of_a_country_named(spot: Spot, context: _Context) -> Place | None:
    """Return a lesser city in a country that the story names, if it names none that has a well-known one.

    Not against a capital or a state; against a metropolis only where the story names the country often.
    American towns have the names of cities everywhere, and the wires tell their states.
    """
    places = spot.entry.places
    known = [place for place in places if not place.is_minor]
    if spot.field == "dateline" or not known or len(known) == len(places):
        return None
    famous = (place.capital and place.population >= WELL_KNOWN for place in known)
    if any(famous) or any(place.kind != "city" for place in known):
        return None
    told = {place.country: _told(place, spot, context) for place in places}
    if any(told[place.country] for place in known):
        return None
    largest = max(place.population for place in known)
    often = 3 if largest >= METROPOLIS else 1
    lesser = [
        place
        for place in places
        if place.is_minor
        and not (place.is_told_by_country and (place.kind == "subdivision" or largest >= METROPOLIS / 2))
        and place.country != "US"
        and told[place.country] >= (max(2, often) if place.is_told_by_country else often)
        and len(folded(place.name)) == len(folded(known[0].name))  # no other name, nor part of one
    ]
    return max(lesser, key=lambda place: told[place.country], default=None)


def _told(place: Place, spot: Spot, context: _Context) -> int:
    """Return how often the story names a country, each other city known there counted once."""
    cities = context.cities.get(place.country or "", set()) - {spot.entry.name}
    return context.countries[place.country or ""] + len(cities)


METROPOLIS = 1_000_000
"""People of a city that is meant by its name in other countries' stories too."""


_ORDER = {"country": 0, "area": 1, "subdivision": 2, "city": 3}


_SPECIAL = {
    "georgia": _georgia,
    "washington": _washington,
    "new york": _new_york,
    "congo": _congo,
    "korea": _korea,
    "korean": _korea,
    "koreans": _korea,
}
"""Names that need a rule of their own."""
