"""Salience: which of the countries, areas and borders that a story names it is about.

A small linear score over features that a person understands, made 0 to 1 by the logistic function. The
weights are in data/salience.toml, fitted by tools/fit_salience.py on labelled takes of 1987, and how later
wires differ on labelled stories (the split stands there): a score is how often an editor files such a story
under such a country.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.hints import Hint
from wiredesk.tagged.states import state_at
from wiredesk.tagged.tables import rows_of, toml_of

FOCUS = 0.5
"""From this score on a story is about it."""

MAX_FOCUS = 5
"""A story is about no more than so many countries and areas; past that it is a list."""

EARLY = 3
"""Paragraphs from the top that are the story's gist."""

BY_BUREAU_UNTIL = date(1990, 1, 1)
"""Labelled takes of 1987 have the dateline's country in 88 of 100 stories that say nothing else of it."""

_STATE = frozenset({"GOV", "MIL"})
_MONEY = re.compile(
    r"\s*(?:dollars?|dlrs?|currency|stg|pounds?|francs?|marks?|yen|rupees?|pesos?|crowns?|Treasur)\b",
    re.IGNORECASE,
)
"""What makes a country's name one of its money: "12 mln U.S. dlrs"."""

_AMOUNT_BEFORE = re.compile(r"\b(?:\d[\d.,]*|mln|billion|million|bln)\s+$", re.IGNORECASE)
"""What makes a headline's country no more than an amount's: "75 MLN CANADIAN DLR NOTES"."""

_PAPER_BEHIND = re.compile(
    r"\s(?:denominated\s)?(?:euro)?(?:bond|note|issue|frn|paper|loan|deposit|convertible)", re.IGNORECASE
)
"""The same without an amount: "ISSUES AUSTRALIAN DLR BOND"."""

_LIST_BEFORE = re.compile(r"(?:,|\band|\bor|\bund|\bet|\by)\s*$")


@dataclass(slots=True)
class Tally:
    """What a story says of one country, area or border; counts are of mentions in the body."""

    headline: bool = False
    headline_by_name: bool = False
    headline_by_demonym: bool = False
    headline_by_city: bool = False
    dateline: bool = False
    first: bool = False
    first_by_name: bool = False
    early: int = 0
    count: int = 0
    by_name: int = 0
    by_city: int = 0
    by_business: int = 0
    as_money: int = 0
    listed: int = 0
    begins: int = -1
    order: int = -1
    by_business_on_top: int = 0
    amount_on_top: bool = False
    by_area_body: bool = False
    hints: int = 0
    hinted_on_top: bool = False

    @property
    def is_hinted_only(self) -> bool:
        """Whether nothing names it, and it has no more than hints, such as its money."""
        named = self.count or self.headline or self.dateline or self.by_business_on_top
        return self.hints > 0 and not named

    @property
    def is_told(self) -> bool:
        """Whether the story says something of it beyond its dateline and the seats of its businesses."""
        return self.count > self.by_business or self.headline


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a story's form counts: where its paragraphs begin in the body; body, day and headline."""

    starts: Sequence[int]
    body: str
    on: date
    headline: str = ""

    @property
    def by_bureau(self) -> bool:
        """Whether it is of the years when agencies filed a story under its bureau's country, told or not."""
        return self.on < BY_BUREAU_UNTIL


def codes_of(one: Decided, on: date) -> tuple[str, ...]:
    """Return the countries or the area that a mention speaks for, at the story's date."""
    place = one.place
    if place is not None:
        if place.until is not None and place.until < on:
            return ()  # a state that is no more is named, and nothing is about it
        whole = _PART_OF.get(place.code)
        if place.country:  # an area in one country counts for that, as a city does
            state = state_at(place.country, on)
            return (state, whole) if whole is not None else (state,)
        return (place.code,)
    country = one.body.country if one.body is not None else None
    if one.body is not None and country is None:
        area = area_bodies().get(one.body.name)
        return (area,) if area is not None else ()
    if one.person is not None:
        country = next((t.country for t in reversed(one.person.terms) if t.start <= on and t.country), None)
    return (state_at(country, on),) if country else ()


_PART_OF = {
    "x:kashmir": "x:kashmir",
    "x:jammu-kashmir": "x:kashmir",
    "x:azad-kashmir": "x:kashmir",
    "x:kurdish-iraq": "x:kurdistan",
}
"""Areas of one country that speak for an area of several too."""


@cache
def area_bodies() -> dict[str, str]:
    """Return the code of the area that a body stands for, by the body's name: the ECB for the EU."""
    return {name: row["code"] for row in rows_of("area_bodies.tsv") for name in row["bodies"].split(";")}


def tallies(decided: Iterable[Decided], shape: Shape, hinted: Iterable[Hint] = ()) -> dict[str, Tally]:
    """Count what a story says of each country, area and border. hinted: its monies and stock indices."""
    found: dict[str, Tally] = {}
    order = 0
    for one in decided:
        for code in codes_of(one, shape.on):
            tally = found.get(code)
            if tally is None:
                tally = found[code] = Tally()
            _count(tally, one, shape)
            if tally.order < 0 and one.spot.field != "dateline":
                tally.order = order
                order += 1
    for hint in hinted:
        for code in hinted_codes(hint, shape.on, found):
            tally = found.setdefault(code, Tally())
            on_top = hint.field == "headline" or bisect_right(shape.starts, hint.start) <= 1
            tally.hinted_on_top |= on_top
            tally.hints += 1
    return found


def hinted_codes(hint: Hint, on: date, named: Container[str]) -> tuple[str, ...]:
    """Return the countries that a hint speaks for: of several those that are named."""
    codes = tuple(dict.fromkeys(state_at(code, on) for code in hint.codes))
    return codes if len(codes) == 1 else tuple(code for code in codes if code in named)


def _count(tally: Tally, one: Decided, shape: Shape) -> None:
    spot = one.spot
    how = _how(one)
    tally.by_area_body |= how == "area's body"
    if spot.field == "headline" and how == "business":
        tally.by_business_on_top += 1
    elif spot.field == "headline" and _is_amount(shape.headline, spot.start, spot.end):
        tally.amount_on_top = True
    elif spot.field == "headline":
        tally.headline = True
        tally.headline_by_name |= how == "name"
        tally.headline_by_demonym |= how == "demonym"
        tally.headline_by_city |= how == "city"
    elif spot.field == "dateline":
        tally.dateline = True
    elif spot.field == "body":
        paragraph = max(0, bisect_right(shape.starts, spot.start) - 1)
        if paragraph == 0:
            tally.first = True
            tally.first_by_name |= how == "name"
        tally.early += paragraph < EARLY
        tally.count += 1
        tally.by_name += how == "name"
        tally.by_city += how == "city"
        tally.by_business += how == "business"
        tally.as_money += _MONEY.match(shape.body, spot.end) is not None
        tally.listed += _is_listed(shape.body, spot.start, spot.end)
        if tally.begins < 0:
            tally.begins = spot.start


def _how(one: Decided) -> str:
    """Return by what a mention speaks for its country: its name, its people, a city, a body of the state."""
    if one.place is not None:
        if one.place.kind == "country":
            return "demonym" if one.spot.entry.senses[0].kind == "demonym" else "name"
        return "city" if one.place.kind == "city" else one.place.kind
    if one.person is not None:
        return "person"
    if one.body is None or one.body.sector in _STATE:
        return "state"
    return "business" if one.body.country else "area's body"


def _is_amount(text: str, start: int, end: int) -> bool:
    money = _MONEY.match(text, end)
    if money is None:
        return False
    before = _AMOUNT_BEFORE.search(text, max(0, start - 15), start)
    return before is not None or _PAPER_BEHIND.match(text, money.end()) is not None


def _is_listed(body: str, start: int, end: int) -> bool:
    return body[end : end + 1] == "," or _LIST_BEFORE.search(body, max(0, start - 5), start) is not None


@dataclass(frozen=True, slots=True)
class Among:
    """How many of a story's countries, areas and borders are told, in its headline, in its dateline."""

    told: int
    told_or_dateline: int
    in_headline: int
    in_dateline: int

    @classmethod
    def of(cls, found: Mapping[str, Tally]) -> Among:
        """Count them."""
        tallied = found.values()
        return cls(
            sum(t.is_told for t in tallied),
            sum(t.is_told or t.dateline for t in tallied),
            sum(t.headline for t in tallied),
            sum(t.dateline for t in tallied),
        )


def features(
    code: str, found: Mapping[str, Tally], shape: Shape, among: Among | None = None
) -> dict[str, float]:
    """Return the features of one code: 0 or 1, but for counts (ln(1+n)); those that are 0 are absent.

    among: what the tallies count to, where it is known already.
    """
    tally = found[code]
    among = among or Among.of(found)
    us = code == "US"
    alone = among.told == tally.is_told
    no_dateline = not among.in_dateline
    elsewhere = not tally.dateline and not no_dateline
    others_in_headline = among.in_headline > tally.headline
    codes = math.log(among.told_or_dateline + (not (tally.is_told or tally.dateline)))
    values: dict[str, float] = {
        "base": 1.0,
        "headline": tally.headline,
        "headline by name": tally.headline_by_name,
        "headline by demonym": tally.headline_by_demonym,
        "headline by city": tally.headline_by_city,
        "headline and first paragraph": tally.headline and tally.first,
        "headline, dateline elsewhere": tally.headline and elsewhere,
        "headline, no dateline": tally.headline and no_dateline,
        "headline names others": others_in_headline and not tally.headline,
        "first paragraph": tally.first,
        "first paragraph by name": tally.first_by_name,
        "first paragraph, dateline elsewhere": tally.first and elsewhere and not tally.headline,
        "dateline": tally.dateline,
        "dateline, nothing else": tally.dateline and not tally.count and not tally.headline,
        "dateline elsewhere": elsewhere,
        "count": math.log1p(tally.count),
        "count by name": math.log1p(tally.by_name),
        "count early": math.log1p(tally.early),
        "count among many": math.log1p(tally.count) * codes,
        "five times": tally.count >= 5,
        "once, not on top": tally.count == 1 and not tally.headline and not tally.dateline,
        "begins late": tally.begins * 2 > len(shape.body),
        "cities only": 0 < tally.count == tally.by_city,
        "businesses only": not tally.is_told and not tally.dateline and not tally.is_hinted_only,
        "businesses only, on top": tally.by_business_on_top > 0 and not tally.is_told and not tally.dateline,
        "businesses": math.log1p(tally.by_business + tally.by_business_on_top),
        "as money": math.log1p(tally.as_money),
        "an amount's, on top": tally.amount_on_top,
        "as money only": 0 < tally.count == tally.as_money,
        "hints": math.log1p(tally.hints),
        "hinted on top": tally.hinted_on_top,
        "hinted only": tally.is_hinted_only,
        "listed": math.log1p(tally.listed),
        "listed only": 0 < tally.count == tally.listed,
        "second named": tally.order == 1,
        "alone": alone,
        "one of many": codes,
        "us": us,
        "us alone": us and alone,
        "us dateline": us and tally.dateline,
        "us, dateline elsewhere": us and elsewhere,
        "us, as money only": us and 0 < tally.count == tally.as_money,
    }
    if code.startswith("border:"):
        both = all(
            (side := found.get(one)) is not None and (side.headline or side.first)
            for one in code.removeprefix("border:").split("-")
        )
        values |= {"border": 1.0, "border on top": tally.headline or tally.first, "border, both on top": both}
    elif not code.isalpha():
        values |= {"area": 1.0, "area in headline": tally.headline, "area, count": math.log1p(tally.count)}
        values |= {"continent": code.isdigit(), "area by its bodies": tally.by_area_body}
        values["area beside countries"] = any(other.isalpha() and t.count for other, t in found.items())
    return {name: float(value) for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature, in wires of the bureaux' years and in later ones, and their source."""

    by_bureau: Mapping[str, float]
    later: Mapping[str, float]
    fitted_on: str

    def at(self, shape: Shape) -> Mapping[str, float]:
        """Return those for a story."""
        return self.by_bureau if shape.by_bureau else self.later


@cache
def weights() -> Weights:
    """Return the weights of data/salience.toml; the first call reads the file."""
    read = toml_of("salience.toml")
    by_bureau = {name: float(value) for name, value in read["weights"].items()}
    later = by_bureau | {
        name: by_bureau.get(name, 0.0) + float(value) for name, value in read["later"].items()
    }
    return Weights(by_bureau, later, str(read["fitted_on"]))


def score(values: Mapping[str, float], of: Mapping[str, float]) -> float:
    """Return 0 to 1: how likely an editor would say that the story is about it."""
    total = sum(of.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def scores(found: Mapping[str, Tally], shape: Shape) -> dict[str, float]:
    """Return the score of each country, area and border, the highest first."""
    of = weights().at(shape)
    among = Among.of(found)
    made = {code: score(features(code, found, shape, among), of) for code in found}
    return dict(sorted(made.items(), key=lambda item: (-item[1], item[0])))
