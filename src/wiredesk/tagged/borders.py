"""Borders: where a story speaks of the line between two countries, which is a place of its own.

"The Finland-Russia border", "the border between Finland and Russia", "Finland's border with Russia", "its
border with Russia", in six languages. Only countries that have a border (GeoNames' neighbours), so that "the
U.S.-Russian frontier in space" is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.entries import Entry, Place, Sense
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.record import Field
from wiredesk.tagged.spotting import Spot

_BORDER = re.compile(
    r"\b(?:border|borders|frontiers?|Grenzen?|frontières?|fronteras?|fronteiras?|confin[ei]|frontier[ae])\b",
    re.IGNORECASE,
)
_STEMS = ("border", "frontier", "frontièr", "fronter", "fronteir", "grenze", "confin")
"""What each word for a border begins with; a text without any is done with at once."""

_DASH = re.compile(r"\s?[-–—/]\s?|\s(?:and|und|et|y|e)\s")
_BEFORE_WORD = re.compile(r"(?:['’]s?)?\s(?:(?:[a-z]+|\d[\d,.]*)[\s-]){0,4}")
_LINE = re.compile(
    r"\s(?:(?:land|sea|maritime|common|shared|disputed|joint|mountain|southern|northern|eastern|western)\s)?"
)
_ARTICLE = (
    r"(?:the\s|der\s|dem\s|den\s|die\s|das\s|la\s|le\s|les\s|l['’]|el\s|los\s|las\s|"
    r"il\s|lo\s|gli\s|i\s|o\s|os\s|a\s|as\s)?"
)
_BETWEEN = re.compile(r"\s(?:between|of|zwischen|entre|tra|fra)\s" + _ARTICLE)
_AND = re.compile(r",?\s(?:and|und|et|y|e)\s" + _ARTICLE)
_WITH = re.compile(
    r"\s(?:(?:with|to|zu|zur|zum|mit|avec|con|com|col)\s|coll['’])(?:neighbou?ring\s|nearby\s)?" + _ARTICLE
)
_ACROSS = re.compile(r"\s(?:from|into)\s(?:neighbou?ring\s|nearby\s)?" + _ARTICLE)
_OVER = re.compile(r"\b(?:across|over)\s(?:the|its|their)\s$")
_OF = re.compile(
    r"\s(?:(?:\w+\s)?(?:(?:of|de|du|von|do|da|di|del|dei|della|dello|dos)\s|d['’]|dell['’])" + _ARTICLE + ")?"
)
_JOINED_BEFORE = re.compile(r"\b([A-Za-zé]+)[-–]$")
_JOINED_BEHIND = re.compile(r"\s([A-Za-zé]+)[-–]")
_JOINED = {
    said: code
    for code, forms in {
        "AT": "austro",
        "BO": "boliviano",
        "CN": "sino chino",
        "CO": "colombo",
        "DE": "germano tedesco",
        "EC": "ecuatoriano",
        "ES": "hispano ispano",
        "FI": "finno finlando",
        "FR": "franco",
        "GR": "greco gréco",
        "GT": "guatemalteco",
        "HU": "hungaro húngaro ungaro",
        "IL": "israelo israélo",
        "IN": "indo",
        "IQ": "irako iraco iraqo",
        "IR": "irano",
        "IT": "italo ítalo",
        "LB": "libano líbano",
        "LY": "libyo libico",
        "MA": "maroco marocco",
        "PL": "polono polacco polaco",
        "PT": "luso",
        "RO": "romano rumano roumano",
        "RS": "serbo",
        "RU": "russo ruso",
        "SI": "sloveno",
        "SY": "syro siro",
        "TR": "turco",
        "TN": "tuniso",
        "UA": "ukraino ucraino ucranio",
        "US": "americano américano",
    }.items()
    for said in forms.split()
}
"""What stands for a country before a dash and another's adjective: "Sino-Indian", "franco-allemande"."""

_SENTENCE_END = re.compile(r"[.!?]\s+\S|\n")
Found = tuple[Place, Place, int, int]
"""Two countries, and from where to where the words stand that say it."""

MAX_BORDERS = 200
"""Words for a border looked at in one field; a field with more is no story."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The countries that a field names, in its order."""

    spots: list[Spot]
    places: list[Place]
    starts: list[int]

    def before(self, at: int) -> int:
        """Return the index of the last one that ends at or before a place; -1 for none."""
        index = bisect_left(self.starts, at) - 1
        return index if index >= 0 and self.spots[index].end <= at else index - 1

    def behind(self, words: re.Match[str] | None) -> tuple[Place, int] | None:
        """Return the one that starts where other words end, and where it ends itself."""
        if words is None:
            return None
        index = bisect_left(self.starts, words.end())
        if index == len(self.starts) or self.starts[index] != words.end():
            return None
        return self.places[index], self.spots[index].end


def borders(decided: list[Decided], fields: dict[Field, str], known: Lexicon) -> list[Decided]:
    """Return the borders that a story speaks of, each with the words that say it."""
    found: list[Decided] = []
    filed_from = [*_filed_from(decided, known)]
    for name, text in fields.items():
        if name == "dateline":
            continue
        small = text.lower()
        if not any(stem in small for stem in _STEMS):
            continue
        named = _named(decided, name)
        if not named.spots:
            continue
        for word in islice(_BORDER.finditer(text), MAX_BORDERS):
            one = _border(text, word, named, filed_from, known)
            place = _place(one[0], one[1], known) if one is not None else None
            if one is not None and place is not None:
                spot = Spot(name, one[2], one[3], text[one[2] : one[3]], _entry(place), shouted=False)
                found.append(Decided(spot, "two countries and the word for a border", place=place))
    return found


def _named(decided: list[Decided], name: Field) -> _Named:
    pairs = [
        (one.spot, one.place)
        for one in decided
        if one.spot.field == name
        and one.place is not None
        and (one.place.kind == "country" or (one.place.kind == "area" and one.place.country))
    ]
    pairs.sort(key=lambda pair: pair[0].start)
    return _Named([s for s, _ in pairs], [p for _, p in pairs], [s.start for s, _ in pairs])


def _border(
    text: str, word: re.Match[str], named: _Named, filed_from: list[Place], known: Lexicon
) -> Found | None:
    """Return the two countries and the words that say it: from where to where."""
    return (
        _pair_before(text, word, named)
        or _joined(text, word, named, known)
        or _between(text, word, named)
        or _of_with(text, word, named)
        or _with(text, word, named, filed_from, known)
        or _theirs(text, word, named)
    )


def _pair_before(text: str, word: re.Match[str], named: _Named) -> Found | None:
    """Read "Finland-Russia border", "Finnish-Russian land border"."""
    last = named.before(word.start())
    if last < 1 or _LINE.fullmatch(text, named.spots[last].end, word.start()) is None:
        return None
    first = named.spots[last - 1]
    if _DASH.fullmatch(text, first.end, named.spots[last].start) is None:
        return None
    return named.places[last - 1], named.places[last], first.start, word.end()


def _joined(text: str, word: re.Match[str], named: _Named, known: Lexicon) -> Found | None:
    """Read "Sino-Indian border", "frontière franco-allemande"."""
    words = _JOINED_BEHIND.match(text, word.end())
    behind = named.behind(words)
    if words is not None and behind is not None:
        first = known.places.get(_JOINED.get(words[1].lower(), ""))
        return (first, behind[0], word.start(), behind[1]) if first is not None else None
    last = named.before(word.start())
    if last < 0 or _LINE.fullmatch(text, named.spots[last].end, word.start()) is None:
        return None
    start = named.spots[last].start
    words = _JOINED_BEFORE.search(text, max(0, start - 15), start)
    first = known.places.get(_JOINED.get(words[1].lower(), "")) if words is not None else None
    return (first, named.places[last], words.start(), word.end()) if words and first is not None else None


def _between(text: str, word: re.Match[str], named: _Named) -> Found | None:
    """Read "the border between Finland and Russia"."""
    first = named.behind(_BETWEEN.match(text, word.end()))
    second = named.behind(_AND.match(text, first[1])) if first is not None else None
    if first is None or second is None:
        return None
    return first[0], second[0], word.start(), second[1]


def _of_with(text: str, word: re.Match[str], named: _Named) -> Found | None:
    """Read "la frontière de la Pologne avec la Biélorussie", "fronteira brasileira com a Venezuela"."""
    first = named.behind(_OF.match(text, word.end()))
    second = named.behind(_WITH.match(text, first[1])) if first is not None else None
    if first is None or second is None:
        return None
    return first[0], second[0], word.start(), second[1]


def _with(
    text: str, word: re.Match[str], named: _Named, filed_from: list[Place], known: Lexicon
) -> Found | None:
    """Read "Finland's border with Russia"; for "its border with Russia", whose is told by the sentence.

    So too "across the border from Mexico". A country that has no border with it is not whose.
    """
    behind = named.behind(_WITH.match(text, word.end()))
    if behind is None and _OVER.search(text, max(0, word.start() - 15), word.start()) is not None:
        behind = named.behind(_ACROSS.match(text, word.end()))
    if behind is None:
        return None
    other, end = behind
    for at in range(named.before(word.start()), -1, -1):
        own = named.spots[at]
        if _SENTENCE_END.search(text, own.end, word.start()) is not None:
            break
        if _place(named.places[at], other, known) is not None:
            said = _BEFORE_WORD.fullmatch(text, own.end, word.start()) is not None
            return named.places[at], other, own.start if said else word.start(), end
    filed = next((place for place in filed_from if place != other), None)
    return (filed, other, word.start(), end) if filed is not None else None


def _theirs(text: str, word: re.Match[str], named: _Named) -> Found | None:
    """Read "Colombia and Venezuela reopen their border": the only two countries that the sentence names."""
    if word[0].lower() in _SEVERAL:
        return None
    begin = max(
        (end.start() for end in _SENTENCE_END.finditer(text, max(0, word.start() - 300), word.start())),
        default=-1,
    )
    stop = _SENTENCE_END.search(text, word.end(), word.end() + 300)
    end = stop.start() if stop is not None else min(len(text), word.end() + 300)
    inside = [at for at, start in enumerate(named.starts) if max(begin, word.start() - 300) <= start < end]
    places = {named.places[at].code: named.places[at] for at in inside}
    if len(places) != 2:
        return None
    first, second = places.values()
    return first, second, word.start(), word.end()


_SEVERAL = frozenset(
    {"borders", "frontiers", "grenzen", "frontières", "fronteras", "fronteiras", "confini", "frontiere"}
)


def _filed_from(decided: list[Decided], known: Lexicon) -> Iterator[Place]:
    """Yield the country that the dateline names or lies in."""
    for one in decided:
        if one.spot.field == "dateline" and one.place is not None and one.place.country:
            yield known.places[one.place.country]


def _place(first: Place, second: Place, known: Lexicon) -> Place | None:
    """Return the border of two countries as a place; None if they have none."""
    codes = sorted((first.country or first.code, second.country or second.code))
    if frozenset(codes) not in known.neighbours:
        return None
    return _border_place(codes[0], codes[1], known.places[codes[0]].name, known.places[codes[1]].name)


@cache
def _border_place(first: str, second: str, one: str, other: str) -> Place:
    return Place(f"border:{first}-{second}", f"{one}-{other} border", "border", None)


@cache
def _entry(place: Place) -> Entry:
    return Entry.of(place.name.lower(), place.name, (Sense("area", place=place),))
