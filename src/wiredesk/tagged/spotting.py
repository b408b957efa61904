"""Spotting: where a story's fields name something that the lexicon knows. One pass over each field.

Case counts: in running text a name begins with a capital, so "turkey" is a bird; a field all in capitals says
nothing of case. What a name means is decided in deciding.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from wiredesk.normalised.story import Story
from wiredesk.tagged.entries import Entry, Sense
from wiredesk.tagged.lexicon import Lexicon, letters
from wiredesk.tagged.record import Field, Mention
from wiredesk.tagged.spelling import is_shouted, is_spelt, lowered, stands_alone
from wiredesk.tagged.tongues import tongue
from wiredesk.tagged.town_spotting import towns_in

MAX_SPOTS = 5_000
"""Names looked at in one field; a field with more is a list of places and not a story."""

REGION_BEHIND = re.compile(r",\s*([A-Za-z][a-z]*\.?(?:\s?[A-Z][a-z]*\.?){0,2})(?=\s*(?:,|$))")
"""What stands between a town's comma and the next, in a dateline."""


@dataclass(slots=True, eq=False)
class Spot:
    """A name in a field (text == field[start:end]) and its entry. shouted: the field is all in capitals."""

    field: Field
    start: int
    end: int
    text: str
    entry: Entry
    shouted: bool

    @property
    def mention(self) -> Mention:
        """Where it stands, as a tag's record has it."""
        return Mention(field=self.field, start=self.start, end=self.end, text=self.text)

    @property
    def senses(self) -> tuple[Sense, ...]:
        """What the name can mean."""
        return self.entry.senses


def fields_of(story: Story) -> dict[Field, str]:
    """Return the fields that are looked through, by the names that mentions use."""
    fields: dict[Field, str] = {
        "headline": story.headline or "",
        "dateline": story.dateline.text if story.dateline else "",
        "body": story.body,
        "captions": story.captions_text,
    }
    return {name: text for name, text in fields.items() if text}


def spots(fields: dict[Field, str], known: Lexicon, language: str | None = "en") -> list[Spot]:
    """Return all names in the fields, in order. language: the story's, whose own words count too."""
    assert known.matcher is not None
    own = tongue(language)
    found: list[Spot] = []
    for name, text in fields.items():
        lower, shouted = lowered(text), is_shouted(text)
        taken, begun = 0, len(found)
        for index, start, end in known.matcher.find_matches_as_indexes(lower):
            if not stands_alone(text, start, end):
                continue
            words = text[start:end]
            entry = known.entry_at(index)
            if not shouted and words != entry.spelt and not is_spelt(words, entry.spelt):
                continue
            found.append(Spot(name, start, end, words, entry, shouted))
            taken += 1
            if taken >= MAX_SPOTS:
                break
        if own is not None:
            more = islice(own.finds(text, lower), MAX_SPOTS)
            found[begun:] = _longest(
                found[begun:],
                [Spot(name, start, end, text[start:end], entry, shouted) for start, end, entry in more],
            )
        if not shouted or name == "dateline":
            more = islice(towns_in(text, known, capitals=name == "dateline"), MAX_SPOTS)
            found[begun:] = _with_towns(
                found[begun:],
                [Spot(name, start, end, text[start:end], entry, shouted) for start, end, entry in more],
            )
    if "dateline" in fields and "," in fields["dateline"]:
        _add_region(found, fields["dateline"], known)
    return found


def _longest(found: list[Spot], more: list[Spot]) -> list[Spot]:
    """Return the names of both lists that no earlier or longer one overlaps; a small town gives way."""
    kept: list[Spot] = []
    ranked = [(spot, 1 + spot.entry.minor) for spot in found] + [(spot, 1.5) for spot in more]
    for spot, _ in sorted(ranked, key=lambda one: (one[0].start, -one[0].end, one[1])):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _with_towns(found: list[Spot], towns: list[Spot]) -> list[Spot]:
    """Return the names with those towns that no other one overlaps, or whose names hold a place's and go on.

    A village's stands beside what its name holds: the story has to tell which is meant ("East Berlin").
    """
    kept: list[Spot] = []
    at = 0
    for town in towns:
        while at < len(found) and found[at].end <= town.start:
            kept.append(found[at])
            at += 1
        over = at
        while over < len(found) and found[over].start < town.end:
            over += 1
        if all(_goes_on(spot, town) for spot in found[at:over]):
            kept += found[at:over] if town.entry.is_lesser else []
            kept.append(town)
            at = over
    return [*kept, *found[at:]]


def _goes_on(spot: Spot, town: Spot) -> bool:
    """Tell whether a town's name is a place's with more to it: "West Hollywood".

    A village's does not hold a country's: "Jordan Valley".
    """
    holds = (
        town.start <= spot.start and spot.end <= town.end and town.end - town.start > spot.end - spot.start
    )
    kinds = _TOWNS if town.entry.is_lesser else _PLACES
    is_word = " " not in spot.text  # "West" by itself names nothing
    return holds and all(
        sense.kind in kinds or (is_word and sense.kind == "nothing") for sense in spot.senses
    )


_TOWNS = frozenset({"city", "capital", "subdivision"})
_PLACES = _TOWNS | {"country", "area", "demonym"}


def _add_region(found: list[Spot], dateline: str, known: Lexicon) -> None:
    """Add the state behind a dateline's comma where no name is it: "NAPLES, Fla, March 3", "ERIE, PA"."""
    behind = REGION_BEHIND.search(dateline)
    entry = known.behind_comma.get(letters(behind[1])) if behind is not None else None
    if behind is None or entry is None:
        return
    over = [
        spot
        for spot in found
        if spot.field == "dateline" and spot.start < behind.end(1) and behind.start(1) < spot.end
    ]
    if all(spot.entry.is_lesser for spot in over):
        found[:] = [spot for spot in found if spot not in over]
        found.append(Spot("dateline", behind.start(1), behind.end(1), behind[1], entry, shouted=False))
