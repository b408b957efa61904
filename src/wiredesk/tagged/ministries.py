"""Ministries, forces, courts and parliaments whose country stands beside them.

"The Russian defence ministry", "Sudan's army", "Kenya's Supreme Court", "the ministry in Canberra".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.tagged.entries import Place
from wiredesk.tagged.forms import MAX_FOUND, Found, body_of, country_in
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import Around
from wiredesk.tagged.roles import portfolio_of, with_article
from wiredesk.tagged.states import state_at

_OWN = re.compile(
    r"(?:['’]s?)? (?:(?P<ministry>(?:foreign(?: affairs)?|defen[cs]e|interior|finance|economy|"
    r"health|justice|oil|energy|trade|agriculture|"
    r"transport|education|environment|home|industry|culture|labou?r|commerce|aviation|"
    r"national defense) [Mm]inistry)"
    r"|(?P<army>army|military|armed forces)(?= (?:said|says|has|had|was|is|were|will|would|"
    r"denied|and|on|in|at|fired|spokes\w+|chief|did|kept|itself)|[,.])"
    r"|(?P<court>supreme court|constitutional court|high court)"
    r"|(?P<parliament>parliament|national assembly|senate)(?= (?:said|voted|votes|passed|"
    r"approved|rejected|on|in|has|had|was|will|adopted|elected)|[,.])"
    r"|(?P<service>(?:coast guard|border guard|air force|navy|federal police|central "
    r"intelligence))(?= (?:said|says|has|had|and|on|in|crew|spokes\w+|is|was)|[,.]))",
    re.IGNORECASE,
)
"""What stands behind a country's name or demonym and is a body of its state."""

_MINISTRY_OF = re.compile(
    r"(?P<word>[Mm]inist(?:ère|erio|ero|ério)|Ministry|Department)(?P<adjective> [a-zà-ÿ]+)? "
    r"(?:of|for|de la|de l['’]|des?|del?|dos?|da|dell['’]|della|degli|de) ?"
    r"(?P<what>(?:la |los |las |the |l['’])?[A-ZÀ-Þ][\wÀ-ÿ]+(?: [A-Zé]\w+)?)"
)
_BARE_MINISTRY = re.compile(
    r"(?<![\w'’-])(?P<what>[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Hh]ealth|[Jj]ustice|[Aa]griculture|[Ee]nergy|[Tt]rade|"
    r"[Tt]ransport|[Ee]ducation|[Ee]conomy) (?P<word>[Mm]inistry)\b"
)
_GERMAN_MINISTRY = re.compile(
    r"\b(?P<what>Außen|Verteidigungs|"
    r"Innen|Finanz|Gesundheits|Justiz|Wirtschafts)ministerium"
)


def of_states(around: Around, known: Lexicon, on: date) -> Iterator[Found]:
    """Read "the Russian defence ministry", "Sudan's army", "Kenya's Supreme Court"."""
    for one in around.spots[:MAX_FOUND]:
        place = one.place
        if place is None or not place.country or place.kind != "country":
            continue
        match = _OWN.match(around.text, one.spot.end)
        if match is None:
            continue
        country = known.places.get(state_at(place.country, on))
        if country is None:
            continue
        of = with_article(country.name)
        if match["ministry"]:
            what = match["ministry"][: -len(" ministry")]
            portfolio = portfolio_of(what)
            if portfolio is not None:
                name = f"Ministry {portfolio} of {of}"
                yield (
                    body_of(name, "GOV", country.code),
                    one.spot.start,
                    match.end(),
                    "a country and a ministry",
                )
        elif match["army"]:
            yield (
                body_of(f"Armed Forces of {of}", "MIL", country.code),
                one.spot.start,
                match.end(),
                "a country and its army",
            )
        elif match["court"]:
            name = f"{match['court'].title()} of {of}"
            yield body_of(name, "JUD", country.code), one.spot.start, match.end(), "a country and its court"
        elif match["parliament"]:
            name = f"{match['parliament'].title()} of {of}"
            yield (
                body_of(name, "LEG", country.code),
                one.spot.start,
                match.end(),
                "a country and its parliament",
            )
        else:
            start = one.spot.start
            name = f"{one.spot.text} {match['service'].title()}"
            yield body_of(name, "MIL", country.code), start, match.end(), "a country and its service"


def ministries(around: Around, known: Lexicon, on: date, filed: Place | None) -> Iterator[Found]:
    """Read ministries whose country stands behind them, or is where the story comes from."""
    text = around.text
    for pattern, sign in (
        (_MINISTRY_OF, "inist"),
        (_BARE_MINISTRY, "inistry"),
        (_GERMAN_MINISTRY, "ministerium"),
    ):
        if sign not in text and "Department of " not in text:
            continue
        for match in pattern.finditer(text):
            portfolio = portfolio_of(match["what"])
            if portfolio is None:
                continue
            code = country_in(around, max(0, match.start() - 1), match.end() + 1)
            code = code or _seat_beside(around, match)
            if pattern is not _BARE_MINISTRY or match["word"][0] == "M":
                code = code or _named_before(around, match.start()) or (filed.country if filed else None)
            country = known.places.get(state_at(code, on)) if code else None
            if country is None or country.code == "US":
                continue
            name = f"Ministry {portfolio} of {with_article(country.name)}"
            yield (
                body_of(name, "GOV", country.code),
                match.start(),
                match.end(),
                "a ministry, with its country in the story",
            )


def _named_before(around: Around, at: int) -> str | None:
    """Return the country named last before a place in its paragraph, by its capital too."""
    edge = max(around.text.rfind("\n", 0, at), at - 200)
    found = [
        one.place.country for one in around.over(edge, at) if one.place is not None and one.place.country
    ]
    return found[-1] if found else None


_SEAT_BEHIND = re.compile(r" (?:in|à|en|a|em) $")


def _seat_beside(around: Around, match: re.Match[str]) -> str | None:
    """Return the country of a city behind it ("the ministry in Canberra"), or on the sentence's top."""
    for one in around.over(match.end(), match.end() + 14):
        if one.place is not None and _SEAT_BEHIND.fullmatch(around.text, match.end(), one.spot.start):
            return one.place.country
    sentence = around.text.rfind(". ", 0, match.start())
    edge = max(sentence + 2 if sentence >= 0 else 0, around.text.rfind("\n", 0, match.start()) + 1)
    for one in around.over(edge, min(edge + 20, match.start())):
        if one.place is not None and around.text[edge : one.spot.start] in {
            "In ",
            "A ",
            "En ",
            "À ",
            "Em ",
            "",
        }:
            return one.place.country
    return None
