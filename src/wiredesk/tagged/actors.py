"""Actors: who acts in a story, in which office at its date; persons, governments, bodies.

After a full name or a titled surname, the surname alone means the same person. A former holder is "former …";
the table's form of the office at the date goes before the text's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.entries import Body, Person, Term
from wiredesk.tagged.record import Actor, Field, Mention
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.words import words

MAX_MENTIONS = 50
"""Mentions kept of one tag: the first ones. More prove nothing, and a document has to stay small."""

MAX_LOOKED = 200_000
"""Characters of the body in which surnames are looked for; a longer one is no story."""

_BEFORE = re.compile(r"([A-Z][a-z]+)\.?\s$")


def actors(decided: list[Decided], fields: dict[Field, str], on: date) -> list[Actor]:
    """Return the story's actors, the most salient first."""
    people: dict[str, list[Spot]] = defaultdict(list)
    bodies: dict[str, list[Spot]] = defaultdict(list)
    who: dict[str, Person] = {}
    what: dict[str, Body] = {}
    for one in decided:
        if one.person is not None:
            people[one.person.id].append(one.spot)
            who[one.person.id] = one.person
        elif one.body is not None:
            bodies[one.body.id].append(one.spot)
            what[one.body.id] = one.body
    covered = (
        {at for one in decided if one.spot.field == "body" for at in range(one.spot.start, one.spot.end)}
        if people
        else set()
    )
    found = [
        _person(who[key], spots, _surnames(who[key], spots, fields, covered), on)
        for key, spots in people.items()
    ]
    found += [_body(what[key], spots) for key, spots in bodies.items()]
    return sorted(found, key=lambda actor: (-actor.score, actor.id))


def term_at(person: Person, on: date) -> Term | None:
    """Return a person's term of office at a date, else the last one before it; None if none had begun."""
    begun = [term for term in person.terms if term.start <= on]
    held = [term for term in begun if term.is_held(on)]
    return held[-1] if held else max(begun, key=lambda term: term.end or term.start, default=None)


def role_of(person: Person, on: date) -> tuple[str | None, str | None, str]:
    """Return a person's office, its country and sector at a date; "former …" of the last one after it."""
    term = term_at(person, on)
    if term is None:
        return None, person.country, person.sector
    return f"former {term.office}" if term.is_over(on) else term.office, term.country, term.sector


def _person(person: Person, spots: list[Spot], more: list[Mention], on: date) -> Actor:
    office, country, sector = role_of(person, on)
    mentions = [*mentions_of(spots), *more][:MAX_MENTIONS]
    return Actor(
        id=person.id,
        name=person.name,
        kind="person",
        role=office,
        country=country if country and len(country) == 2 else None,
        sector=sector,
        score=_score(mentions),
        mentions=tuple(mentions),
    )


def _body(body: Body, spots: list[Spot]) -> Actor:
    mentions = mentions_of(spots)
    return Actor(
        id=body.id,
        name=body.name,
        kind=body.kind,
        role=None,
        country=body.country if body.country and len(body.country) == 2 else None,
        sector=body.sector,
        score=_score(mentions),
        mentions=mentions,
    )


def mentions_of(spots: Iterable[Spot]) -> tuple[Mention, ...]:
    """Return the first MAX_MENTIONS mentions; their offsets slice to their text."""
    return tuple(spot.mention for spot in islice(spots, MAX_MENTIONS))


def _surnames(
    person: Person, spots: list[Spot], fields: dict[Field, str], covered: set[int]
) -> list[Mention]:
    """Return where the surname alone stands behind the first full mention in the body.

    covered: where in the body other names stand.
    """
    body = fields.get("body", "")[:MAX_LOOKED]
    first = min((spot.end for spot in spots if spot.field == "body"), default=None)
    if first is None or len(person.surname) < 3:
        return []
    found: list[Mention] = []
    for start, end in sorted(
        (*_alone(person.surname, body, first), *_alone(person.surname.upper(), body, first))
    ):
        if start in covered or _is_anothers(body, start):
            continue
        found.append(Mention(field="body", start=start, end=end, text=body[start:end]))
        if len(found) == MAX_MENTIONS:
            break
    return found


def _alone(word: str, body: str, first: int) -> Iterator[tuple[int, int]]:
    """Yield where a word stands by itself, from a place on (a pattern for each costs more)."""
    at = body.find(word, first)
    while at >= 0:
        end = at + len(word)
        before, behind = body[at - 1 : at], body[end : end + 1]
        if not (before.isalnum() or before in {"-", "_"} or behind.isalnum() or behind in {"-", "_"}):
            yield at, end
        at = body.find(word, end)


def _is_anothers(body: str, start: int) -> bool:
    """Tell whether a given name before a surname makes it another person's ("Hunter Biden")."""
    before = _BEFORE.search(body, max(0, start - 30), start)
    return before is not None and before[1] in words().first_names


def score_parts(mentions: Sequence[Mention]) -> dict[str, float]:
    """Return what an actor's score is made of, and how much each gives; a sum over 1 is 1."""
    headline = any(mention.field == "headline" for mention in mentions)
    early = any(mention.field == "body" and mention.start < 300 for mention in mentions)
    parts = {
        "named": 0.2,
        "in the headline": 0.35 * headline,
        "near the top": 0.2 * early,
        "mentions": 0.06 * min(len(mentions), 5),
    }
    return {name: value for name, value in parts.items() if value}


def _score(mentions: Sequence[Mention]) -> float:
    """Return 0 to 1: how much of the story is the actor's, by place and number of mentions."""
    return round(min(1.0, sum(score_parts(mentions).values())), 3)
