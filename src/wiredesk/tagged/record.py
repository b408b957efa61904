"""Tagged: a story with its regions and actors, each with the words that show it."""

from __future__ import annotations

from typing import Literal

from wiredesk.deduped.record import Deduped
from wiredesk.record import Record

Field = Literal["headline", "dateline", "body", "captions"]


class Mention(Record):
    """Where a name stands: field[start:end] == text, counted in characters.

    Fields: headline; dateline (its text); body (paragraphs joined by a blank line); captions (their texts
    joined by a newline).
    """

    field: Field
    start: int
    end: int
    text: str


class Region(Record):
    """A place a story names. code: ISO 3166-1 alpha-2, ISO 3166-3, ISO 3166-2, geonames:N, UN M49, or x:….

    country: the alpha-2 code of the country it lies in. role: the first that holds of focus, dateline,
    mention. score: salience, 0 to 1.
    """

    code: str
    name: str
    kind: Literal["country", "subdivision", "city", "area", "border"]
    country: str | None = None
    role: Literal["focus", "dateline", "mention"]
    score: float
    mentions: tuple[Mention, ...]


class Actor(Record):
    """Who acts. id: a Wikidata QID, "gov:FI" for a government as such, else "x:…".

    sector: PLOVER-style (GOV, MIL, IGO, REB, OPP, BUS, MED, CVL). role: the office held at the story's date.
    """

    id: str
    name: str
    kind: Literal["person", "government", "organisation", "armed_group", "company"]
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    score: float
    mentions: tuple[Mention, ...]


class Beat(Record):
    """A beat of the desk's own that a story is on; code: "x:…"."""

    code: str
    name: str


class GeoPoint(Record):
    """Degrees north and east."""

    lat: float
    lon: float


class Tagged(Record):
    """A de-duplicated story with its tags. focus_regions: codes, most salient first.

    beats: in the dictionaries' order; absent where there are none, so that older workers read the record.
    retagged: the story was settled before, and only its tags are new (`wiredesk retag`); absent otherwise, so
    that all else stays as older workers read it.
    """

    deduped: Deduped
    regions: tuple[Region, ...] = ()
    actors: tuple[Actor, ...] = ()
    focus_regions: tuple[str, ...] = ()
    locations: tuple[GeoPoint, ...] = ()
    beats: tuple[Beat, ...] | None = None
    tagger: str
    retagged: Literal[True] | None = None
