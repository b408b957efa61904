"""tag(): a story's regions and actors, each with the words that show it, and the desk's beats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wiredesk.deduped.record import Deduped
from wiredesk.normalised.dates import day_of_moment
from wiredesk.normalised.story import Story
from wiredesk.tagged.actors import actors, mentions_of
from wiredesk.tagged.addressed import addressed, settled
from wiredesk.tagged.beats import bearings
from wiredesk.tagged.bodies import bodies
from wiredesk.tagged.borders import borders
from wiredesk.tagged.deciding import NEVER, Decided, Decisions, Refused, decide
from wiredesk.tagged.entries import Body, Place
from wiredesk.tagged.governments import governments
from wiredesk.tagged.hints import Hint, hints
from wiredesk.tagged.introduced import in_present_roles, introduced, without_parts
from wiredesk.tagged.lexicon import Lexicon, lexicon
from wiredesk.tagged.phrased import phrased
from wiredesk.tagged.record import Actor, Beat, Field, GeoPoint, Region, Tagged
from wiredesk.tagged.salience import FOCUS, MAX_FOCUS, Shape, Tally, codes_of, hinted_codes, scores, tallies
from wiredesk.tagged.spotting import Spot, fields_of, spots
from wiredesk.tagged.state_bodies import STATE, beginnings
from wiredesk.tagged.states import state_at

TAGGER = "rules/3"
"""The rules by which stories are tagged; a desk's dictionaries are told behind a plus sign (tagger_of)."""

WEIGHED = frozenset({"country", "area", "border"})
"""Kinds of places that have a score of their own; a city or state has its country's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All that a story's tags are made of; explaining.py tells it in words.

    decided: what names mean, for regions and actors; acting: the same and whom the text alone brings in, for
    actors; hinted: what brings a country to mind and names none. salience: the score of each country, area
    and border, the highest first; focus: those that the story is about.
    """

    on: date
    fields: dict[Field, str]
    known: Lexicon
    decided: list[Decided]
    acting: list[Decided]
    hinted: list[Hint]
    refused: list[Refused]
    tallies: dict[str, Tally]
    shape: Shape
    salience: dict[str, float]
    focus: list[str]


def judge(story: Story) -> Judged:
    """Judge a story: what its names mean at its date, and what it is about. Pure."""
    known = lexicon()
    on = judged_on(story)
    fields = fields_of(story)
    decisions = decide(spots(fields, known, story.language), fields, known, on)
    decided, no_names = settled(decisions.found, fields, known, on)
    decided = _allowed(decided, decisions, known)
    decided += borders(decided, fields, known)
    shape = Shape(paragraph_starts(story), fields.get("body", ""), on, fields.get("headline", ""))
    hinted = hints(fields, story.language, on)
    found = tallies(decided, shape, hinted)
    salience = scores(found, shape)
    focus = [code for code, value in salience.items() if value >= FOCUS][:MAX_FOCUS]
    decided += _shown_by_hints(focus, decided, hinted, known, on)
    acting = in_present_roles(decided, fields, known, on)
    acting = acting + bodies(acting, fields, known, on)
    acting = acting + governments(acting, fields, known, on)
    acting = acting + addressed(acting, fields, known, on)
    persons = introduced(acting, fields, known, on)
    acting = without_parts(acting, persons) + persons if persons else acting
    by_office, unclear = phrased(acting, fields, known, on)
    acting = acting + by_office
    decisions.refused.extend([*no_names, *unclear])
    if known.own.never:
        acting = _allowed(acting, decisions, known)
    return Judged(
        on, fields, known, decided, acting, hinted, decisions.refused, found, shape, salience, focus
    )


def _shown_by_hints(
    focus: list[str], decided: list[Decided], hinted: list[Hint], known: Lexicon, on: date
) -> list[Decided]:
    """Return hints as what shows a country that the story is about, where nothing else shows it."""
    only = {code for hint in hinted for code in hinted_codes(hint, on, focus) if code in focus}
    only -= {code for one in decided for code in codes_of(one, on)} if only else set()
    return [
        Decided(hint.spot, "its money or stock index, and nothing else shows it", place=known.places[code])
        for hint in (hinted if only else ())
        for code in hinted_codes(hint, on, focus)
        if code in only
    ]


def tag(deduped: Deduped) -> Tagged:
    """Tag a story; offices and former states are judged at published_at, else at received_at. Pure."""
    judged = judge(deduped.story)
    regions, acting = tuple(regions_of(judged)), tuple(actors_of(judged))
    return Tagged(
        deduped=deduped,
        regions=regions,
        actors=acting,
        focus_regions=tuple(judged.focus),
        locations=tuple(_points(judged.focus, judged.known)),
        beats=_beats(judged, deduped.story, regions, acting),
        tagger=tagger_of(judged.known),
    )


def _beats(
    judged: Judged, story: Story, regions: Sequence[Region], acting: Sequence[Actor]
) -> tuple[Beat, ...] | None:
    """Return the desk's beats that a story is on, None for none."""
    own = judged.known.own.beats
    if own is None:
        return None
    found = bearings(own, story, judged.fields, regions, acting)
    on = tuple(Beat(code=one.beat.code, name=one.beat.name) for one in found if one.against is None)
    return on or None


def tagger_of(known: Lexicon) -> str:
    """Return what names the rules, and the dictionaries if there are any: "rules/3+0a1b2c3d"."""
    return f"{TAGGER}+{known.own.digest}" if known.own.digest else TAGGER


def _allowed(found: list[Decided], decisions: Decisions, known: Lexicon) -> list[Decided]:
    """Return what no dictionary forbids; the rest is refused."""
    if not known.own.never:
        return found
    allowed = []
    for one in found:
        meant = [
            it.code if isinstance(it, Place) else it.id for it in (one.place, one.person, one.body) if it
        ]
        if known.own.forbids(one.spot.text, *meant):
            decisions.refused.append(Refused(one.spot, NEVER))
        else:
            allowed.append(one)
    return allowed


def regions_of(judged: Judged) -> list[Region]:
    """Return a judged story's regions, those it is about first."""
    return _regions(judged.decided, judged.salience, judged.focus, judged.known, judged.on)


def actors_of(judged: Judged) -> list[Actor]:
    """Return a judged story's actors, the most salient first."""
    return actors(judged.acting, judged.fields, judged.on)


def judged_on(story: Story) -> date:
    """Return the day by which a story is judged."""
    return day_of_moment(story.published_at or story.received_at)


def paragraph_starts(story: Story) -> list[int]:
    """Return where each paragraph begins in the body."""
    starts, at = [], 0
    for paragraph in story.paragraphs:
        starts.append(at)
        at += len(paragraph) + 2
    return starts


def _regions(
    decided: list[Decided], salience: dict[str, float], focus: list[str], known: Lexicon, on: date
) -> list[Region]:
    by_place: dict[str, list[Spot]] = defaultdict(list)
    places: dict[str, Place] = {}
    shown: dict[str, list[Spot]] = defaultdict(list)
    for one in decided:
        place = one.place
        if place is None and one.body is not None:
            place = _named_by(one.body, one.spot, known)
        for code in codes_of(one, on):
            # A focus country has an entry of its own, shown by its cities and bodies if by nothing else.
            if code in focus and code in known.places:
                shown[code].append(one.spot)
        if place is None:
            continue
        if place.kind == "country":
            place = known.places.get(state_at(place.code, on), place)
        if one.spot not in by_place[place.code][-1:]:
            by_place[place.code].append(one.spot)
        places[place.code] = place
    for code, spots_of_it in shown.items():
        if code not in by_place:
            by_place[code] = list({(spot.field, spot.start): spot for spot in spots_of_it}.values())
            places[code] = known.places[code]
    regions = [_region(places[code], found, salience, focus, on) for code, found in by_place.items()]
    order = {"focus": 0, "dateline": 1, "mention": 2}
    return sorted(regions, key=lambda r: (order[r.role], -r.score, r.code))


def _named_by(body: Body, spot: Spot, known: Lexicon) -> Place | None:
    """Return the country that a state body's name names too: "the Finnish government", "Finland's army"."""
    if body.kind == "government":
        return known.places.get(body.country or "")
    if body.sector not in STATE:
        return None
    entries = (known.entry_of(words) for words in beginnings(spot.text))
    return next((entry.sure for entry in entries if entry is not None and entry.sure is not None), None)


def _region(
    place: Place, found: list[Spot], salience: dict[str, float], focus: list[str], on: date
) -> Region:
    country = state_at(place.country, on) if place.country and place.kind != "country" else place.country
    own = place.code if place.kind in WEIGHED else (country or "")
    value = salience.get(own, 0.0)
    role: Literal["focus", "dateline", "mention"] = "mention"
    if own in focus and (place.kind in WEIGHED or _prominent(found)):
        role = "focus"
    elif any(spot.field == "dateline" for spot in found):
        role = "dateline"
    alpha_2 = place.country if place.country and len(place.country) == 2 else None
    return Region(
        code=place.code,
        name=place.name,
        kind=place.kind,
        country=alpha_2,
        role=role,
        score=round(value if role == "focus" or place.kind in WEIGHED else value / 2, 3),
        mentions=mentions_of(found),
    )


def _prominent(found: list[Spot]) -> bool:
    """Tell whether a city or state is what the story is about in its country: in the headline, or often."""
    return any(spot.field == "headline" for spot in found) or sum(spot.field == "body" for spot in found) > 1


def _points(focus: list[str], known: Lexicon) -> list[GeoPoint]:
    return [
        GeoPoint(lat=place.lat, lon=place.lon)
        for code in focus
        if (place := known.places.get(code)) is not None and place.lat is not None and place.lon is not None
    ]
