"""Towns: cities and provinces that a name by itself does not bring to mind; many are surnames and words too.

A name is a town's where the story says so: in the dateline; behind "the town of"; with its state or country
beside it; where only a place can stand, in a country that the story is in; in one list with a town told; and
wherever it comes again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from wiredesk.tagged.beside import region_behind
from wiredesk.tagged.lexicon import Lexicon, Place
from wiredesk.tagged.record import Field
from wiredesk.tagged.spotting import Spot

_TOWN_OF = re.compile(
    r"\b(?:(?:cit(?:y|ies)|towns?|villages?|suburbs?|districts?|ports?|resorts?|municipalit(?:y|ies)|"
    r"provinces?|communes?|villes?|ciudad|localidad|municipio|città|comune|cidade|município) "
    r"(?:of|de|di|d['’])|Stadt|Gemeinde|Ort|Städtchen|Hafenstadt|localité de|"
    r"near|bei|près de|cerca de|vicino a|perto de)\s(?:the\s)?$"
)
_STANDS_IN = re.compile(
    r"(?:^|[\s(«\"“])(?:in|at|near|from|outside|around|to|towards?|via|through|between|into|across|en|à|a|di|"
    r"da|em|bei|nach|aus|von|zu|de|depuis|vers|desde|hacia|su|para|por|dans|nahe|um|über|hinter|vor)\s(?:the\s)?$",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(
    r",?\s(?:district|county|province|region|airport|suburb|city|town|village|oblast|prefecture)\b"
)
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Þ](?:[\w'’-]*\w|\.)?\s$")
_LIST = re.compile(r"(?:,|,? (?:and|und|et|y|e|or|ou|o|oder))\s(?:(?:the|near|in)\s)?")


@dataclass(slots=True)
class Town:
    """A name of towns, the one that it means here (None for none), and why."""

    spot: Spot
    place: Place | None
    why: str


def towns(
    spots: list[Spot],
    fields: dict[Field, str],
    known: Lexicon,
    countries: Mapping[str | None, int],
    cities: list[tuple[Spot, Place]],
) -> list[Town]:
    """Tell of each name of towns which is meant. countries, cities: what the story names besides."""
    found = [_town(spot, fields, known, countries) for spot in spots]
    _join_lists(found, fields, cities)
    told = {one.spot.entry.name: one.place for one in found if one.place is not None}
    for one in found:
        place = told.get(one.spot.entry.name)
        if one.place is None and place is not None and one.why == _UNTOLD:
            one.place, one.why = place, "the story tells elsewhere that the town is meant"
    return found


_UNTOLD = "a town's name, and nothing in the story tells that the town is meant"


def _town(spot: Spot, fields: dict[Field, str], known: Lexicon, countries: Mapping[str | None, int]) -> Town:
    text = fields[spot.field]
    places = spot.entry.places
    region = region_behind(text, spot.end, known)
    if region is not None:
        inside = next((place for place in places if place.lies_in(region)), None)
        if inside is not None:
            return Town(spot, inside, f"{region.name} stands beside it")
        return Town(spot, None, f"a town in {region.name} that the table does not have")
    named = next((place for place in places if countries.get(place.country, 0) > 0), None)
    if spot.field == "dateline":
        return Town(spot, named or places[0], "the dateline's town")
    return _town_in_text(spot, text, named)


def _town_in_text(spot: Spot, text: str, named: Place | None) -> Town:
    """Tell a town in running text. named: the largest of its name in a country that the story names."""
    if spot.shouted:
        return Town(spot, None, "a town's name that a line in capitals does not tell from a word")
    if _TOWN_OF.search(text, max(0, spot.start - 30), spot.start):
        return Town(spot, named or spot.entry.places[0], "the text calls it a town")
    stands = _STANDS_IN.search(text, max(0, spot.start - 14), spot.start) is not None
    if _GOES_ON.match(text, spot.end) or (
        not stands and _CAPITAL_BEFORE.search(text, max(0, spot.start - 20), spot.start)
    ):
        return Town(spot, None, "part of a longer name")
    return _town_alone(spot, text, named, stands=stands)


def _town_alone(spot: Spot, text: str, named: Place | None, *, stands: bool) -> Town:
    """Tell a town whose name stands by itself. stands: behind a preposition."""
    if named is not None and (stands or _KIND_BEHIND.match(text, spot.end)):
        return Town(spot, named, "it stands where a place does, in a country that the story names")
    if stands and _is_known(spot):
        return Town(spot, spot.entry.places[0], "it stands where a place does, and there is one of that name")
    if named is not None and _is_only_a_town(spot, text):
        return Town(spot, named, "the only one of that name, in a country that the story names")
    return Town(spot, None, _UNTOLD)


def _is_known(spot: Spot) -> bool:
    """Tell whether a name is that of one larger town, in one country, and no word or given name."""
    places = spot.entry.places
    return (
        places[0].population >= LARGER
        and len({place.country for place in places}) == 1
        and not spot.entry.is_common
        and not spot.entry.may_be_person
    )


def _is_only_a_town(spot: Spot, text: str) -> bool:
    """Tell whether nothing but a town has a name.

    None of the English-speaking countries', where it is a surname too; nor of one who says something,
    or has a first name elsewhere in the story.
    """
    countries = {place.country for place in spot.entry.places}
    if len(countries) > 1 or countries & _SURNAMES_TOO or len(spot.text) < SHORTEST or spot.entry.is_common:
        return False
    if _SAYS.match(text, spot.end) or _SENTENCE_BEFORE.search(text, max(0, spot.start - 4), spot.start):
        return False
    return re.search(rf"[A-ZÀ-Þ][a-zà-ÿ.]+ {re.escape(spot.text)}\b", text[:MAX_LOOKED]) is None


LARGER = 50_000
"""People of a town that a preposition before it is enough to tell."""

SHORTEST = 4
MAX_LOOKED = 20_000
"""Characters of a story in which a first name before the same name is looked for."""

_SURNAMES_TOO = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_SAYS = re.compile(
    r"(?:['’]s)?,? (?:said|says|told|added|wrote|scored|won|sagte|dit|dijo|disse|ha detto)\b|['’]s\b"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:]\s|\n)[\"“«]?$")


def _join_lists(found: list[Town], fields: dict[Field, str], cities: list[tuple[Spot, Place]]) -> None:
    """Take what stands in one list with a place told, in its country: "Bakhmut, Soledar and Kupiansk"."""
    told = [Town(spot, place, "") for spot, place in cities if place.kind in {"city", "subdivision"}]
    by_field: dict[Field, list[Town]] = {}
    for one in [*found, *told]:
        by_field.setdefault(one.spot.field, []).append(one)
    for name, ones in by_field.items():
        ones.sort(key=lambda one: one.spot.start)
        for pairs in (list(pairwise(ones)), [(second, first) for first, second in pairwise(ones)][::-1]):
            for one, other in pairs:
                if one.place is not None and other.place is None and other.why == _UNTOLD:
                    _join(one, one.place, other, fields[name])


def _join(one: Town, place: Place, other: Town, text: str) -> None:
    first, second = sorted((one.spot, other.spot), key=lambda spot: spot.start)
    if second.start - first.end < 12 and _LIST.fullmatch(text, first.end, second.start):
        inside = next((p for p in other.spot.entry.places if p.country == place.country), None)
        if inside is not None:
            other.place, other.why = inside, f"in one list with {place.name}"
