"""Governments and the European Union as actors, where a place's name stands for them.

"Rabat regretted it", "accused Minsk of", "décidée par Alger", "le gouvernement tchadien", "the EU's envoy". A
capital that is only where something happens is no government. deciding.py has read the plainest cases before,
which count for the country's salience too; the words are in data/governing.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.entries import WELL_KNOWN, Place
from wiredesk.tagged.forms import MAX_FOUND
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.listing import government_of
from wiredesk.tagged.names import Around
from wiredesk.tagged.record import Field
from wiredesk.tagged.sport import is_of_sport
from wiredesk.tagged.states import state_at
from wiredesk.tagged.tables import toml_of

_WORDS = {
    name: "|".join(words.replace("_", " ").split("\n"))
    for name, words in (
        (name, "\n".join(listed.split())) for name, listed in toml_of("governing.toml").items()
    )
}
_CAP = "[A-ZÀ-Þ][\\w.'’&-]*"
_ACTS = re.compile(rf" (?:{_WORDS['says']})(?!\w)", re.IGNORECASE)
_ACT_TOGETHER = re.compile(
    rf"(?:,| and| et| und| y| e) (?P<other>{_CAP}(?: {_CAP})?) (?:{_WORDS['say_together']})(?!\w)"
)
_BEHIND_ANOTHER = re.compile(rf"{_CAP}(?:,| and| et| und| y| e) $")
_ACT = re.compile(rf" (?:{_WORDS['say_together']})(?!\w)")
_ADDRESSED = re.compile(rf"\b(?:{_WORDS['addressed']}) $")
_TO_DO = re.compile(r" (?:to|of|for|against|over|not) ")
_DEALT_WITH = re.compile(rf"\b(?:{_WORDS['dealt_with']}) $", re.IGNORECASE)
_NAME_ENDS = re.compile(r" [^\WA-ZÀ-Þ]|[.,;:)\"”»\n]|$")
_STANDS_AS_CITY = re.compile(
    rf"\b(?:(?i:{_WORDS['city_behind']})|"
    rf"(?!(?:But|And|Yet|Then|While|When|As|If|Mais|Doch|Pero|Ma|Mas)\b){_CAP}) $"
)
_GOVERNMENT = ("overnment", "ouvernement", "obierno", "overno", "egierung", "xécutif", "jecutivo")
_GOVERNMENT_BEFORE = re.compile(
    r"(?<!président du )(?<!presidente del )(?<!chef du )(?<!jefe del )(?<!capo del )(?<!chefe do )"
    r"\b(?:(?:[Gg]ouvernement|[Gg]obierno|[Gg]overno|[Gg]overnment|[Ee]xécutif|[Ee]jecutivo)"
    r"(?: (?:de la|de l['’]|du|des|de|del|della|dell['’]|di|da|do|dos|of|of the|d['’]|in|à|en|a|em))?|"
    r"Regierung (?:in|von)) ?$"
)
_GOVERNMENT_BEHIND = re.compile(
    r"(?:['’]s?)? (?:(?:interim|military|transitional|coalition|new|caretaker) )?(?:[Gg]overnment|Regierung)"
    r"(?![\w-])(?! (?i:bonds?|debt|securities|paper|data|figures|yields?|stocks?|loans?)\b)"
)
_GROUND_BEHIND = re.compile(rf" (?:{_WORDS['ground_behind']})\b|-\w", re.IGNORECASE)
_GROUND_BEFORE = re.compile(rf"\b(?:{_WORDS['ground_before']})$", re.IGNORECASE)

_NO_SEATS = frozenset({"Brussels", "Luxembourg", "Strasbourg"})
"""Capitals that stand for the Union as often as for their country."""


def governments(decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date) -> list[Decided]:
    """Return the governments, and the Union, that the names of places stand for.

    decided: all that the names mean, and the bodies that the text brings in; on: the story's date.
    """
    told: list[Decided] = []
    story = _Story(decided, fields)
    for one in decided:
        place = one.place
        if place is None or one.spot.field == "dateline" or len(told) >= MAX_FOUND:
            continue
        if place.code == "x:eu":
            told += _union(one, fields[one.spot.field])
        elif place.kind in {"city", "country"} and place.country:
            because = _capital(one, place, story) if place.kind == "city" else _country(one, story)
            country = known.places.get(state_at(place.country, on)) if because else None
            if country is not None:
                told.append(Decided(one.spot, because, body=government_of(country)))
    return [one for one in told if not story.is_taken(one)] if told else told


class _Story:
    """What is looked up once a story, and only where a name asks for it."""

    def __init__(self, decided: list[Decided], fields: dict[Field, str]) -> None:
        self.decided = decided
        self.fields = fields
        self._around: dict[Field, Around] = {}

    @cached_property
    def is_of_sport(self) -> bool:
        return is_of_sport(self.fields)

    @cached_property
    def has_government_word(self) -> dict[Field, bool]:
        return {name: any(word in text for word in _GOVERNMENT) for name, text in self.fields.items()}

    def over(self, field: Field, start: int, end: int) -> Iterator[Decided]:
        """Yield what stands in part of a field."""
        if field not in self._around:
            self._around[field] = Around.of(field, self.fields[field], self.decided)
        return self._around[field].over(start, end)

    def is_taken(self, one: Decided) -> bool:
        """Tell whether a body stands on a name's words already."""
        spot = one.spot
        return any(it.body is not None for it in self.over(spot.field, spot.start, spot.end))


def _capital(one: Decided, place: Place, story: _Story) -> str:
    """Say why a capital's name stands for the government; "" where it may be the city."""
    is_seat = one.spot.entry.is_seat
    if not (is_seat or (place.capital and place.population >= WELL_KNOWN)) or place.name in _NO_SEATS:
        return ""
    text, start, end = story.fields[one.spot.field], one.spot.start, one.spot.end
    because = ""
    before = text[max(0, start - 50) : start]
    if _ACTS.match(text, end) is not None and (is_seat or not one.spot.entry.may_be_person):
        because = "" if _STANDS_AS_CITY.search(before) is not None else "a capital that says or decides"
    elif _act_together(one, text, story):
        because = "" if _STANDS_AS_CITY.search(before) is not None else "capitals that act together"
    elif _ADDRESSED.search(before) is not None and _TO_DO.match(text, end) is not None:
        because = "a capital that is addressed"
    elif _DEALT_WITH.search(before) is not None and _NAME_ENDS.match(text, end) is not None:
        because = "a capital that is dealt with"
    elif story.has_government_word[one.spot.field] and _GOVERNMENT_BEFORE.search(before) is not None:
        because = "the government in a capital"
    return "" if because and story.is_of_sport else because


def _act_together(one: Decided, text: str, story: _Story) -> bool:
    """Tell whether a verb of two stands behind a name and another place's: "Manila, Beijing trade blame"."""
    field, start, end = one.spot.field, one.spot.start, one.spot.end
    first = _ACT_TOGETHER.match(text, end)
    if first is not None:
        return any(it.place is not None for it in story.over(field, *first.span("other")))
    if (
        _ACT.match(text, end) is None
        or (other := _BEHIND_ANOTHER.search(text, max(0, start - 30), start)) is None
    ):
        return False
    return any(it.place is not None for it in story.over(field, other.start(), start))


def _country(one: Decided, story: _Story) -> str:
    """Say why words beside a country's name are its government: "gouvernement tchadien"; "" if none are."""
    if not story.has_government_word[one.spot.field]:
        return ""
    text, start, end = story.fields[one.spot.field], one.spot.start, one.spot.end
    if _GOVERNMENT_BEHIND.match(text, end) is not None:
        return "a country and its government"
    before = _GOVERNMENT_BEFORE.search(text[max(0, start - 50) : start])
    return "the government of a country" if before is not None else ""


def _union(one: Decided, text: str) -> Iterator[Decided]:
    """Yield the Union as an actor where its name is no ground: "in the EU", "EU countries", "EU-wide"."""
    body, start, end = one.spot.entry.body, one.spot.start, one.spot.end
    if body is None or _GROUND_BEHIND.match(text, end) is not None:
        return
    if _GROUND_BEFORE.search(text[max(0, start - 24) : start]) is None:
        yield Decided(one.spot, "the Union, which is no ground here", body=body)
