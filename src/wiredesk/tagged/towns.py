"""Towns: cities and provinces that a name by itself does not bring to mind; many are surnames and words too.

A name is a town's where the story says so: in the dateline; behind "the town of"; with its state or country
beside it; where only a place can stand, in a country that the story is in; in one list with a town told; and
wherever it comes again. That of a village or district, or another name of a place, needs its country named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from wiredesk.tagged.beside import region_behind
from wiredesk.tagged.entries import Place
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.record import Field
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.town_file import folded, towns_named

_TOWN_OF = re.compile(
    r"\b(?:(?:cit(?:y|ies)|towns?|villages?|suburbs?|districts?|ports?|resorts?|municipalit(?:y|ies)|"
    r"provinces?|communes?|villes?|ciudad|localidad|municipio|città|comune|cidade|município) "
    r"(?:of|de|di|d['’])|Stadt|Gemeinde|Ort|Städtchen|Hafenstadt|Richtung|Raum|Landkreis|Kreis|localité de|"
    r"near|bei|près de|cerca de|vicino a|perto de)\s(?:the\s)?$"
)
_STANDS_IN = re.compile(
    r"(?:^|[\s(«\"“])(?:(?:in|at|near|from|outside|around|to|towards?|via|through|between|into|across|en|à|a|ad|"
    r"di|da|em|bei|nach|aus|von|zu|de|depuis|vers|desde|hacia|su|para|por|dans|nahe|um|über|hinter|vor|"
    r"(?:out|north|south|east|west|outskirts|streets|cent(?:er|re)) of)\s"
    r"(?:the\s|la\s|le\s|l['’]|(?:(?:north|south|east|west|north-?east|north-?west|south-?east|"
    r"south-?west)(?:ern)?|central|nearby|neighbou?ring|downtown)\s)?|"
    r"(?:im|nel|nell['’]|nella|dell['’]|all['’]|d['’]))$",
    re.IGNORECASE,
)
_ACTED_ON = re.compile(
    r"\b(?:struck|hits?|rocked|shook|jolted|shell(?:ed|s)|bombed|(?:re)?captured?|seized?|retook|retaken?|"
    r"besieged?|stormed|overran|evacuated?|entered|reach(?:ed)?|hold|held|liberated|surrounded)\s$"
)
"""What is done to towns more than to persons whose name alone is given."""

_KIND_BEHIND = re.compile(
    r",?\s(?:district|county|province|region|airport|suburb|city|town|village|oblast|prefecture)\b"
)
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Þ](?:[\w'’-]*\w|\.)?\s$")
_LIST = re.compile(r"(?:,|,? (?:and|und|et|y|e|or|ou|o|oder))\s(?:(?:the|near|in)\s)?")


_STANDS_FIRMLY = re.compile(
    r"(?:^|[\s(«\"“])(?:in|near|outside|en|à|em|bei|nahe|dans|desde|depuis|out of)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words behind which a person's name is rare."""

_OF = re.compile(r"\b(?:(?:de|di|da|von|zu)\s|d['’])$", re.IGNORECASE)
_SOMETHING_OF = re.compile(
    r"\b(?i:(?:la|le|les|du|des|au|aux|el|los|las|del|al|il|lo|gli|nel|nella|o|os|as|do|no|na|der|die|das)\s|"
    r"l['’])[a-zà-ÿ]+ (?:(?:de|di|da|von)\s|d['’])$"
)
"""What stands before a town where the word before it may be part of a surname too: "la mairie d'Anvers"."""

_PUT_INTO = re.compile(
    r"\b(?:stakes?|shares?|interests?|investments?|holdings?|confidence|trust|invest(?:s|ed|ing)?|"
    r"belie(?:f|ves?)|participation|part|Anteile?|Beteiligung|participación|partecipazione|"
    r"participação) (?:in|en|à|em)\s$"
)
"""What is put into a business, or into somebody."""


@dataclass(slots=True)
class Town:
    """A name of towns, the one that it means here (None for none), and why.

    is_told: whether the refusal is worth a word; a village has the name of many a person.
    """

    spot: Spot
    place: Place | None
    why: str

    @property
    def is_told(self) -> bool:
        """Whether anything speaks for a town."""
        return self.why not in {_UNTOLD, _LONGER} or not self.spot.entry.is_lesser


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
    named = _in_a_country_named(places, countries)
    if spot.field == "dateline":
        told = named or _by_itself(places, LEAST)
        return Town(spot, told, "the dateline's town" if told is not None else _NO_COUNTRY)
    return _town_in_text(spot, text, named)


def _in_a_country_named(places: tuple[Place, ...], countries: Mapping[str | None, int]) -> Place | None:
    """Return the largest in a country that the story names; of villages the one whose country it names most.

    None where it would be a village, and there is a town of that name elsewhere.
    """
    told = [place for place in places if countries.get(place.country, 0) > 0]
    if not told or not told[0].is_told_by_country:
        return told[0] if told else None
    best = max(told, key=lambda place: countries[place.country])
    first = places[0]
    is_outdone = first.population >= LARGER and best.population < first.population / 2
    return None if is_outdone and not first.is_told_by_country else best


def _by_itself(places: tuple[Place, ...], people: int) -> Place | None:
    """Return the largest that its name may tell without its country."""
    first = places[0]
    return first if not first.is_told_by_country and first.population >= people else None


LEAST = 0

_LONGER = "part of a longer name"

_NO_COUNTRY = "a town's name, and the story names none of the countries that have one"


def _town_in_text(spot: Spot, text: str, named: Place | None) -> Town:
    """Tell a town in running text. named: the largest of its name in a country that the story names."""
    if spot.shouted:
        return Town(spot, None, "a town's name that a line in capitals does not tell from a word")
    if _TOWN_OF.search(text, max(0, spot.start - 30), spot.start):
        told = named or _by_itself(spot.entry.places, LEAST)
        return Town(spot, told, "the text calls it a town" if told is not None else _NO_COUNTRY)
    stands = _STANDS_IN.search(text, max(0, spot.start - 30), spot.start) is not None
    if _GOES_ON.match(text, spot.end) or (
        not stands and _CAPITAL_BEFORE.search(text, max(0, spot.start - 20), spot.start)
    ):
        return Town(spot, None, _LONGER)
    return _town_alone(spot, text, named, stands=stands)


def _town_alone(spot: Spot, text: str, named: Place | None, *, stands: bool) -> Town:
    """Tell a town whose name stands by itself. stands: behind a preposition."""
    first = spot.entry.places[0]
    if first.is_told_by_country or (named is not None and named.is_told_by_country):
        return _lesser(spot, text, named, stands=stands)
    if named is not None and (stands or _KIND_BEHIND.match(text, spot.end)):
        return Town(spot, named, "it stands where a place does, in a country that the story names")
    if stands and _is_known(spot):
        return Town(spot, first, "it stands where a place does, and there is one of that name")
    if named is not None and _is_only_a_town(spot, text):
        return Town(spot, named, "the only one of that name, in a country that the story names")
    return Town(spot, None, _UNTOLD)


def _lesser(spot: Spot, text: str, named: Place | None, *, stands: bool) -> Town:
    """Tell a village or district, whose name is many a word's and person's too."""
    if _KIND_BEHIND.match(text, spot.end):
        return _lesser_told(spot, text, named)
    marks = towns_named(folded(spot.text))
    is_surname = marks is not None and marks.is_surname
    if not stands and (is_surname or not _is_before(_ACTED_ON, spot, text)):
        return Town(spot, None, _UNTOLD)
    if spot.entry.is_common or (marks is not None and marks.is_word):
        return Town(spot, None, "a word or given name, and a village's name")
    is_like_a_person = is_surname or (named is not None and named.country in _SURNAMES_TOO)
    may_be_surname = _is_before(_OF, spot, text) and not _is_before(_SOMETHING_OF, spot, text)
    if may_be_surname or (is_like_a_person and not _is_before(_STANDS_FIRMLY, spot, text)):
        return Town(spot, None, _UNTOLD)
    if _is_before(_PUT_INTO, spot, text):
        return Town(spot, None, "what is put into it is put into no town")
    return _lesser_told(spot, text, named)


def _lesser_told(spot: Spot, text: str, named: Place | None) -> Town:
    if named is None:
        return Town(spot, None, _NO_COUNTRY)
    if _has_first_name(spot, text):
        return Town(spot, None, "somebody's name in the story, and a village's")
    if re.search(re.escape(spot.text) + _BUSINESS, text[:MAX_LOOKED]) is not None:
        return Town(spot, None, "a business's name in the story, and a village's")
    return Town(spot, named, "it stands where a place does, in a country that the story names")


_BUSINESS = (
    r"(?:,? [A-ZÀ-Þ]\w+)? (?:Inc|Corp|Co|Ltd|Plc|plc|PLC|AG|SA|SpA|NV|GmbH|Industries|Group|Holdings?|"
    r"Bancorp|Savings|Technologies|Resources)\b"
)
"""What stands behind a business's name."""


def _is_before(words: re.Pattern[str], spot: Spot, text: str) -> bool:
    return words.search(text, max(0, spot.start - 40), spot.start) is not None


def _is_known(spot: Spot) -> bool:
    """Tell whether a name is that of one larger town, in one country, and no word or given name."""
    places = _larger(spot)
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
    places = _larger(spot)
    countries = {place.country for place in places}
    if len(countries) != 1 or countries & _SURNAMES_TOO or len(spot.text) < SHORTEST or spot.entry.is_common:
        return False
    marks = towns_named(folded(spot.text))
    says = _SAYS if marks is None or marks.is_surname or marks.is_word else _SAYS_ONLY
    if says.match(text, spot.end) or _SENTENCE_BEFORE.search(text, max(0, spot.start - 4), spot.start):
        return False
    return not _has_first_name(spot, text)


def _larger(spot: Spot) -> list[Place]:
    """Return the places that their name may tell without their country."""
    return [place for place in spot.entry.places if not place.is_told_by_country]


def _has_first_name(spot: Spot, text: str) -> bool:
    """Tell whether a capitalised word stands before the same name anywhere in the story."""
    before = re.finditer(rf"([A-ZÀ-Þ][a-zà-ÿ.]+) {re.escape(spot.text)}\b", text[:MAX_LOOKED])
    return any(found[1].lower() not in _BEFORE_PLACES for found in before)


_BEFORE_PLACES = frozenset(
    "in near outside from at around north south east west northern southern eastern western central "
    "greater upper lower en à bei nahe em dans nach aus from to across through".split()
)
"""Words that stand with a capital before a place too."""


LARGER = 50_000
"""People of a town that a preposition before it is enough to tell."""

SHORTEST = 4
MAX_LOOKED = 20_000
"""Characters of a story in which a first name before the same name is looked for."""

_SURNAMES_TOO = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_SAYING = r"(?:['’]s)?,? (?:said|says|told|added|wrote|scored|won|sagte|dit|dijo|disse|ha detto)\b"
_SAYS_ONLY = re.compile(_SAYING)
_SAYS = re.compile(_SAYING + r"|['’]s\b")
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
        if inside is not None and not (inside.is_told_by_country and inside.country in _SURNAMES_TOO):
            other.place, other.why = inside, f"in one list with {place.name}"
