"""Sports clubs: by the form of their names, by results, American teams behind their city, short names.

data/clubs.tsv, our own, has clubs that copy calls by a short name; in a story of sport alone it means them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.tagged.forms import CAP, CAPITAL, MAX_FOUND, Found, body_of, country_in, past_starters
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import Around
from wiredesk.tagged.tables import rows_of

_SCORE = re.compile(
    r"^(?P<home>[A-Z][\w.'’ &-]{2,30}?) (?P<a>\d{1,3}) (?P<away>[A-Z][\w.'’ &-]{2,30}?) (?P<b>\d{1,3})$",
    re.MULTILINE,
)
CLUB_WORDS = frozenset(
    "FC AC AS OGC RC SC CF CD SV VfB VfL FSV TSG AFC Borussia Bayer Real Atlético Sporting "
    "Olympique Dynamo Dinamo Spartak Lokomotiv "
    "United Rovers Wanderers Athletic Hotspur Albion Orient".split()
)
SHORT_NAMES = {
    name: (row["name"], row["country"]) for row in rows_of("clubs.tsv") for name in row["names"].split(";")
}
"""Short names of clubs, with the club's name and its country."""

_CLUB = re.compile(
    rf"(?:(?<![\w'’.-])|(?<=\b[lLdD]['’]))"
    rf"(?:(?:FC|AC|AS|OGC|RC|SC|CF|CD|SV|VfB|VfL|FSV|TSG|1\. FC|SS|US|Borussia|"
    rf"Bayer|Real|Atlético(?: de)?|Sporting|Olympique(?: de)?|Inter|Dynamo|Dinamo|Spartak|Lokomotiv)"
    rf" {CAP}(?: 0\d)?|{CAP}(?: {CAP})? (?:FC|CF|SC|AFC|United|Rovers|Wanderers|Athletic|"
    rf"Hotspur|Albion|Orient))(?![\w'’-]*[a-z]|[- ][{CAPITAL}])"
)
_SPORT = re.compile(
    r"\b(?:coach|season|league|scored|goals?|match|striker|midfielder|winger|quarterback|touchdown|penalty|cup|but|gol|goles|"
    r"Trainer|Spiel|Tor|Bundesliga|entraîneur|técnico|treinador|allenatore|doppietta|Champions|Results|transfer)\b"
)
_TEAM = re.compile(
    rf" (?P<nick>[{CAPITAL}][a-z]{{3,}}s|Blue Jays|Red Sox|White Sox|Jazz|Heat|Magic|Thunder|"
    rf"Lightning|Maple Leafs|Wild)(?![\w'’-]*[a-z]| [{CAPITAL}])"
)


def clubs(around: Around, *, by_name: bool) -> Iterator[Found]:
    """Read clubs by the form of their names, results, and American teams behind their city."""
    text = around.text
    teams = [
        (one, team)
        for one in around.spots[:MAX_FOUND]
        if one.place is not None
        and one.place.kind in {"city", "subdivision"}
        and (team := _TEAM.match(text, one.spot.end)) is not None
    ]
    if not (by_name or teams) or _SPORT.search(text) is None:
        return
    for match in _CLUB.finditer(text):
        start = past_starters(around, match.start(), match.end())
        name = text[start : match.end()]
        if " " in name:
            yield (
                body_of(name, "CVL", country_in(around, start, match.end())),
                start,
                match.end(),
                "a club's name by form",
            )
    for one, team in teams:
        name = text[one.spot.start : team.end()]
        country = one.place.country if one.place is not None else None
        yield body_of(name, "CVL", country), one.spot.start, team.end(), "a team behind its city"
    for match in _SCORE.finditer(text):
        for group in ("home", "away"):
            start, end = match.span(group)
            if " " in match[group] and not _is_place(around, start, end):
                yield (
                    body_of(match[group], "CVL", country_in(around, start, end)),
                    start,
                    end,
                    "a club in a result",
                )


_GOES_ON = re.compile(rf"(?: ?-|['’])?(?: ?\d|[\w])| [{CAPITAL}]")
_OTHERS_BEFORE = re.compile(rf"(?<![.!?:] )\b{CAP} $")


def well_known(around: Around, named: list[tuple[int, int, str]], known: Lexicon) -> Iterator[Found]:
    """Read well-known clubs by their short names, in a story of sport. named: where those stand."""
    text = around.text
    for start, end, word in named:
        if _GOES_ON.match(text, end) or _OTHERS_BEFORE.search(text, max(0, start - 30), start):
            continue  # part of a longer name, or somebody's
        name, country = SHORT_NAMES[word]
        entry = known.entry_of(name.lower())
        listed = entry.body if entry is not None else None
        yield listed or body_of(name, "CVL", country), start, end, "a club's short name in a story of sport"


def _is_place(around: Around, start: int, end: int) -> bool:
    return any(
        one.place is not None and one.spot.start <= start and end <= one.spot.end
        for one in around.over(start, end)
    )
