"""Salience: which of the countries and areas named a story is about, by a small linear score.

Features that a person understands, weights fitted by tools/fit_salience.py on takes with their agency's own
labels (the split by date stands there), the sum made 0 to 1 by the logistic function.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.states import state_at

FOCUS = 0.5
"""From this score on a story is about it."""

MAX_FOCUS = 5
"""A story is about no more than so many countries and areas; past that it is a list."""

WEIGHTS: dict[str, float] = {
    "base": -2.86,
    "headline": 1.43,
    "dateline": 3.94,
    "first paragraph": 0.50,
    "share": -1.99,
    "spread": 0.65,
    "count": 2.02,
    "alone": 0.95,
    "us": -0.43,
    "us dateline": 2.08,
    "us state": 0.56,
    "us alone": 1.89,
    "us headline": 0.03,
    "others in headline": -0.17,
    "dateline only": 0.77,
    "dateline only, others told": -3.5,
    "no dateline": 2.52,
}
"""The weight of each feature. A feature is 0 or 1, but for share and spread (0 to 1) and count (ln(1+n)).

All are fitted but "dateline only, others told", a rule: where a reporter sat is not what a story about others
is about.
"""


_STATE = frozenset({"GOV", "MIL"})


@dataclass(slots=True)
class Tally:
    """What a story says of one country or area."""

    headline: bool = False
    dateline: bool = False
    state_in_dateline: bool = False
    first: bool = False
    count: int = 0
    paragraphs: set[int] = field(default_factory=set)


def codes_of(one: Decided, on: date) -> tuple[str, ...]:
    """Return the countries or the area that a mention speaks for."""
    place = one.place
    if place is not None:
        if place.until is not None and place.until < on:
            return ()  # a state that is no more is named, and nothing is about it
        own = (place.code,) if place.kind == "area" else ()
        return (*own, state_at(place.country, on)) if place.country else own
    # A state body speaks for its country; where a company has its seat says little of where it acts.
    country = one.body.country if one.body is not None and one.body.sector in _STATE else None
    if one.person is not None:
        country = next((t.country for t in reversed(one.person.terms) if t.start <= on and t.country), None)
    return (state_at(country, on),) if country else ()


def tallies(decided: Iterable[Decided], starts: list[int], on: date) -> dict[str, Tally]:
    """Count what a story says of each country and area. starts: where the body's paragraphs begin."""
    found: dict[str, Tally] = defaultdict(Tally)
    for one in decided:
        for code in codes_of(one, on):
            tally = found[code]
            spot = one.spot
            if spot.field == "headline":
                tally.headline = True
            elif spot.field == "dateline":
                tally.dateline = True
                tally.state_in_dateline |= one.place is not None and one.place.kind == "subdivision"
            elif spot.field == "body":
                paragraph = _paragraph(starts, spot.start)
                tally.paragraphs.add(paragraph)
                tally.first |= paragraph == 0
            tally.count += spot.field != "dateline"
    return found


def features(code: str, found: Mapping[str, Tally], paragraphs: int) -> dict[str, float]:
    """Return the features of one code; absent ones are 0."""
    tally = found[code]
    total = sum(t.count for t in found.values())
    others = [t for other, t in found.items() if other != code]
    alone = not any(t.count for t in others)
    us = code == "US"
    values = {
        "base": 1.0,
        "headline": float(tally.headline),
        "dateline": float(tally.dateline),
        "first paragraph": float(tally.first),
        "share": tally.count / total if total else 0.0,
        "spread": len(tally.paragraphs) / max(1, paragraphs),
        "count": math.log1p(tally.count),
        "alone": float(alone),
        "others in headline": float(not tally.headline and any(t.headline for t in others)),
        "dateline only": float(tally.dateline and not tally.count),
        "dateline only, others told": float(
            tally.dateline and not tally.count and any(t.first and t.count > 3 for t in others)
        ),
        "no dateline": float(not any(t.dateline for t in found.values())),
        "us": float(us),
        "us dateline": float(us and tally.dateline),
        "us state": float(us and tally.state_in_dateline),
        "us alone": float(us and alone),
        "us headline": float(us and tally.headline),
    }
    return {name: value for name, value in values.items() if value}


def score(values: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Return 0 to 1: how likely an editor would say that the story is about it."""
    total = sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def scores(found: Mapping[str, Tally], paragraphs: int) -> dict[str, float]:
    """Return the score of each country and area, the highest first."""
    made = {code: score(features(code, found, paragraphs)) for code in found}
    return dict(sorted(made.items(), key=lambda item: (-item[1], item[0])))


def _paragraph(starts: list[int], at: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= at:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
