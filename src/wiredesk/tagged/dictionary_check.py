"""Checking a desk's dictionaries: against the tables, against words, and by their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import combinations
from typing import Literal

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.tagged import lexicon
from wiredesk.tagged.dictionaries import Dictionary, Example
from wiredesk.tagged.entries import Entry
from wiredesk.tagged.explaining import Explanation, WhyBeat, explained
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.town_file import has_number
from wiredesk.tagged.words import words

SHORT = 3
"""Letters up to which a name stands in many texts that mean something else."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong (error), or may be (warning); where: the entry; what: in words, with what to do."""

    level: Literal["error", "warning"]
    where: str
    what: str


def check(dictionary: Dictionary) -> list[Found]:
    """Check dictionaries; their names are in use afterwards no more than before: the tables' alone are."""
    lexicon.use(None)
    package = lexicon.lexicon()
    found = [*_countries(dictionary, package), *_names(dictionary, package), *_nevers(dictionary, package)]
    found += _beats(dictionary, package)
    try:
        lexicon.use(dictionary.own)
        found += _examples(dictionary)
    finally:
        lexicon.use(None)
    return found


def _countries(dictionary: Dictionary, package: Lexicon) -> Iterator[Found]:
    used = [
        *((actor.id, actor.country) for actor in dictionary.actors),
        *((actor.id, role.country) for actor in dictionary.actors for role in actor.role),
        *((region.code, region.country) for region in dictionary.regions),
    ]
    for where, country in used:
        place = package.places.get(country or "")
        if country is not None and (place is None or place.kind != "country"):
            yield Found("error", where, f"{country} is no country: write two letters as ISO 3166-1 has them")
    known = _ids(package)
    for key in [*(actor.id for actor in dictionary.actors), *(region.code for region in dictionary.regions)]:
        if key in known:
            yield Found("error", key, f"the tables have this id, for {known[key]}: take another")


def _ids(package: Lexicon) -> dict[str, str]:
    found = {code: place.name for code, place in package.places.items()}
    for senses in package.senses.values():
        for sense in senses:
            if (one := sense.person or sense.body) is not None:
                found[one.id] = one.name
    return found


def _names(dictionary: Dictionary, package: Lexicon) -> Iterator[Found]:
    """Yield what may be wrong with names: short, words, or what the tables have for something else."""
    named = [
        *((actor.id, actor.names) for actor in dictionary.actors),
        *((region.code, region.names) for region in dictionary.regions),
    ]
    for where, names in named:
        for name in names:
            entry = package.entry_of(name.lower())
            if entry is not None:
                yield Found(
                    "warning",
                    where,
                    f"{name!r} means {_told(entry)} in the tables, and with this file never again: leave the "
                    "name out, or write a longer one, unless that is meant",
                )
            if len(name) <= SHORT and not name.isupper():
                yield Found(
                    "warning",
                    where,
                    f"{name!r} is so short that it stands in other texts too: write it in capitals, which "
                    "then counts in capitals only, or leave it out",
                )
            elif name.lower() == name:
                yield Found(
                    "warning", where, f"{name!r} has no capital, so it is found only where the text has none"
                )
            elif name.lower() in _plain_words():
                yield Found(
                    "warning", where, f"{name!r} is a word or a person's name too: write a longer name"
                )


def _plain_words() -> frozenset[str]:
    lists = words()
    return (
        lists.common
        | lists.given
        | lists.capital_letter_words
        | lists.prepositions
        | frozenset(map(str.lower, lists.first_names))
    )


def _told(entry: Entry) -> str:
    meant = [
        *(place.name for place in entry.places),
        *(sense.person.name for sense in entry.people if sense.person is not None),
        *([entry.body.name] if entry.body is not None else []),
    ]
    return " or ".join(dict.fromkeys(meant)) or "nothing that is tagged"


def _nevers(dictionary: Dictionary, package: Lexicon) -> Iterator[Found]:
    known = _ids(package)
    own = {actor.id for actor in dictionary.actors} | {region.code for region in dictionary.regions}
    for never in dictionary.nevers:
        meaning = never.meaning
        towns = [place.code for place in package.towns_of(never.text.lower())]
        if meaning is not None and meaning not in known and meaning not in own and meaning not in towns:
            yield Found(
                "error",
                f"never {never.text!r}",
                f"nothing has the id {meaning}: `wiredesk explain` shows the id that the text got",
            )


def _beats(dictionary: Dictionary, package: Lexicon) -> Iterator[Found]:
    """Yield ids and codes of beats that nothing has, and words that say nothing beside another."""
    known = _ids(package) if dictionary.beats else {}
    own = {actor.id for actor in dictionary.actors} | {region.code for region in dictionary.regions}
    for beat in dictionary.beats:
        if beat.code in known:
            yield Found("error", beat.code, f"the tables have this id, for {known[beat.code]}: take another")
        for key in (*beat.actors, *beat.regions):
            if key not in known and key not in own and not _is_made(key, package):
                yield Found(
                    "error", beat.code, f"nothing has the id {key}: `wiredesk explain` shows those of a text"
                )
        for longer in beat.any_words:
            inside = next((word for word in beat.any_words if word != longer and _holds(longer, word)), None)
            if inside is not None:
                yield Found(
                    "warning", beat.code, f"{longer!r} says nothing that {inside!r} does not: leave one out"
                )
    for one, other in combinations(dictionary.beats, 2):
        if replace(one.own, code=other.code, name=other.name) == other.own:
            yield Found("warning", other.code, f"it asks for what {one.code} asks for: one beat will do")


def _is_made(key: str, package: Lexicon) -> bool:
    """Tell whether an id is a border's or a town's, which stand in no list of ids."""
    if key.startswith("border:"):
        codes = key.removeprefix("border:").split("-")
        return len(codes) == 2 and codes == sorted(codes) and all(code in package.places for code in codes)
    if key.startswith("geonames:"):
        return has_number(key.removeprefix("geonames:"))
    return False


def _holds(longer: str, word: str) -> bool:
    """Tell whether the one stands in the other as a word, so that who has the longer has both."""
    if word != word.lower() and word not in longer:
        return False
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", longer.lower()) is not None


def _examples(dictionary: Dictionary) -> Iterator[Found]:
    for number, example in enumerate(dictionary.examples, start=1):
        where = f"example {number}, {' '.join(example.text.split())[:40]!r}"
        story = _story(example)
        if story is None:
            yield Found("error", where, "its text cannot be read as a story: write a sentence or two")
            continue
        told = explained(story)
        got = _got(told)
        for code in example.hit:
            if code not in got:
                yield Found(
                    "error", where, f"{code} must hit and does not: {_why_not(code, told, dictionary)}"
                )
        for code in example.miss:
            if code in got:
                yield Found("error", where, f"{code} must not hit and does, by {got[code]}")


def _story(example: Example) -> Story | None:
    came = datetime.combine(example.on, time(12), UTC)
    read = normalise(RawRecord(copy_bytes=example.text.encode(), received_at=came))
    story = read[0] if read else None
    return story.model_copy(update={"published_at": example.on}) if isinstance(story, Story) else None


def _got(told: Explanation) -> dict[str, str]:
    """Return each tag with the words that show it."""
    tags = [
        *((one.code, one.mentions) for one in told.regions),
        *((one.id, one.mentions) for one in told.actors),
    ]
    got = {key: f"“{mentions[0].text}” ({mentions[0].because})" for key, mentions in tags}
    return got | {beat.code: f"this: {_by(beat)}" for beat in told.beats if beat.on}


def _by(beat: WhyBeat) -> str:
    """Say what puts a story on a beat, its words with it."""
    said = ", ".join(dict.fromkeys(f"“{one.text}”" for one in beat.mentions))
    return f"{beat.why} ({said})" if said else beat.why


def _why_not(code: str, told: Explanation, dictionary: Dictionary) -> str:
    if beat := next((one for one in told.beats if one.code == code), None):
        return _by(beat)
    if any(one.code == code for one in dictionary.beats):
        return "nothing in the text speaks for it: none of its words, actors, regions and subjects"
    names = [
        name
        for key, names in [
            *((actor.id, actor.names) for actor in dictionary.actors),
            *((region.code, region.names) for region in dictionary.regions),
        ]
        if key == code
        for name in names
    ]
    for refused in told.refused:
        if not names or refused.text.lower() in map(str.lower, names):
            return f"“{refused.text}” was seen and refused: {refused.why}"
    if names:
        return f"none of its names stands there as it is spelt here ({', '.join(names)})"
    return f"the text got {', '.join(_got(told)) or 'no tag'}"
