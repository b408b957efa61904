"""The time in an embargo's words: "0001 GMT, Tuesday March 5", "Montag, 6 Uhr", "ore 12 di martedì".

Of what could be read in two ways the later one is taken, and where something stays unread there is no time:
to show a story too early cannot be mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wiredesk.normalised.dates import MONTH, WEEKDAY, WEEKDAYS, ZONES, day_near, month_number

_PLACES: dict[str, str] = {
    name: zone
    for zone, names in {
        "Europe/London": "london britain uk british londoner londres londra londen",
        "Europe/Paris": "paris pariser parigi parís french france française",
        "Europe/Berlin": "berlin berliner frankfurt german deutscher",
        "Europe/Brussels": "brussels bruxelles brüsseler brussel bruselas brussels'",
        "Europe/Madrid": "madrid spanish española peninsular madrider",
        "Europe/Rome": "rome roma italian italiana italiane",
        "Europe/Lisbon": "lisbon lisboa lisbonne",
        "Europe/Vienna": "vienna wien wiener",
        "Europe/Zurich": "zurich zürich geneva genève genf swiss",
        "Europe/Amsterdam": "amsterdam",
        "Europe/Stockholm": "stockholm",
        "Europe/Oslo": "oslo",
        "Europe/Copenhagen": "copenhagen københavn",
        "Europe/Helsinki": "helsinki",
        "America/New_York": "eastern washington",
        "America/Chicago": "central chicago",
        "America/Denver": "mountain denver",
        "America/Los_Angeles": "pacific",
        "America/Sao_Paulo": "brasília brasilia",
        "Asia/Tokyo": "tokyo japan japanese tokio",
        "Asia/Shanghai": "beijing pékin pekín",
        "Australia/Sydney": "sydney",
    }.items()
    for name in names.split()
} | {"new york": "America/New_York", "los angeles": "America/Los_Angeles"}
"""Zones by what is named before or behind "time"."""

_LOCAL = frozenset("local lokal locale plaatselijke paikallista ortszeit".split())
"""The time of the place where it is said, which is the agency's as far as anybody can tell."""

_SAID_AS_WORDS = frozenset({"ist", "met", "west", "wet", "z", "et", "ast", "ut"})
"""Zones that are words as well, and zones in capitals alone."""

_ZONE = "|".join(sorted(ZONES, key=len, reverse=True))
_PLACE = rf"(?:{'|'.join(sorted(map(re.escape, _PLACES), key=len, reverse=True))}|{'|'.join(sorted(_LOCAL))})"
_ZONE_BEHIND = (
    rf"\s*[,(/]?\s*(?:(?P<offset>(?:gmt|utc)?\s?[+-]\s?\d{{1,2}}(?::?[0-5]\d)?)\b|"
    rf"(?P<place>{_PLACE})(?:\s+(?:standard|daylight|summer))?\s*(?:time|zeit|tid|tijd|aikaa)\b|(?P<here>ortszeit)\b|"
    rf"(?:,\s*)?(?:heure|hora|ora|horário)s?\s+(?:de\s+|di\s+|do\s+|d')?(?P<place_behind>{_PLACE})\b|"
    rf"(?P<zone>{_ZONE})\b|(?P<unknown>[^\W\d_]+\s+(?:time|zeit))\b)?"
)
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_CLOCK = re.compile(
    rf"(?P<at>\b(?:kl(?:ockan|okken)?|klo|ore|alle|a\s+las|las|às|as|à|um)\b\.?\s*)?(?<![\d.,:+-])"
    rf"{_HOUR}(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?|(?P<figures>[0-5]\d))?(?!\d|[.,/-]\d)"
    rf"\s*(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<unit>uhr|uur|hrs?|hours?|heures?|horas?|h)\b\.?)?"
    rf"(?P<noon>\s*(?:noon|midday)\b)?{_ZONE_BEHIND}",
    re.IGNORECASE,
)
_NAMED_CLOCK = re.compile(
    r"\b(?:(?P<midnight>midnight|mitternacht|minuit|medianoche|mezzanotte|meia-noite|middernacht|midnatt|midnat)|"
    rf"(?P<noon>noon|midday|midi|mediodía|mezzogiorno|meio-dia))\b{_ZONE_BEHIND}",
    re.IGNORECASE,
)
_MORNING = re.compile(r"\b(?:de|por|da)\s+la?\s*(?:mañana|manhã)\b", re.IGNORECASE)
_EVENING = re.compile(
    r"\b(?:de la (?:tarde|noche)|da (?:tarde|noite)|du soir|de l'après-midi|abends|di sera|del pomeriggio)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:de\s+|of\s+)?(?P<month2>{MONTH}))(?![^\W\d_])"
    rf"(?:,?\s+(?:de\s+)?(?P<year>{_YEAR})\b(?!\s*(?:uhr|gmt|utc|ce?s?t|mes?z|hours|hrs)\b))?|"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)(?:T|\b)|"
    rf"(?<![\d:])(?P<first>[0-3]?\d)(?P<mark>[./-])\s?(?P<second>0?[1-9]|[12]\d|3[01])(?:(?P=mark)\s?(?P<year2>{_YEAR}|\d\d)\b"
    r"(?![.:h]\d)|\.(?=\D|$))",
    re.IGNORECASE,
)
_WEEKDAYS = WEEKDAYS | {
    name: day
    for day, names in enumerate(
        (
            "mon mo. mán lunedi segunda segunda-feira maanantaina",
            "tue tues di. martedi terça terça-feira tiistaina",
            "wed weds mi. miercoles mercoledi quarta quarta-feira keskiviikkona",
            "thu thur thurs do. giovedi quinta quinta-feira torstaina",
            "fri fr. venerdi sexta sexta-feira perjantaina",
            "sat sa. sabado lauantaina",
            "sun so. sunnuntaina",
        )
    )
    for name in names.split()
}
_WEEKDAY = re.compile(
    rf"\b(?P<name>{'|'.join(map(re.escape, sorted(_WEEKDAYS, key=len, reverse=True)))})(?![^\W\d_])",
    re.IGNORECASE,
)
_TOMORROW = re.compile(
    r"\b(?:tomorrow|(?:i )?morgen|demain|mañana|domani|amanhã|i\s?morgon|i morgen|huomenna)\b", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|heute|aujourd'hui|ce (?:soir|matin)|hoy|oggi|"
    r"stasera|hoje|i\s?dag|i kväll|i kveld|i aften|vandaag|vanavond|tänään)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\b(?:[ecmp][sd]t|et|eastern|pacific)\b", re.IGNORECASE)
_END = re.compile(
    rf"(?<=[^\W_])(?<![ap]\.m)[.;!]\s+(?!(?:{MONTH}|{WEEKDAY}|{_ZONE})(?![^\W\d_]))(?=[^\W\d_]{{2}})",
    re.IGNORECASE,
)
"""Where an order ends and another sentence begins."""

_FILLER = re.compile(
    r"\b(?:the|on|at|of|by|and|time|hours?|release|publication|use|until|till?|bis|um|am|an|ab|den|der|le|la|las|les|el|"
    r"los|il|de|del|di|do|da|das|du|à|às|as|em|op|om|kl|klo|asti|saakka|mez|uhr|veröffentlichen|senden|today|tonight|"
    r"tomorrow|heute|morgen|demain|mañana|domani|amanhã|noon|midnight|early|press|media|only|frei|freigegeben|strict|strictly|under|not|for|"
    r"before|embargo|embargoed)\b|[\W_]+",
    re.IGNORECASE,
)


MOST_READ = 300
"""Characters in which a time stands."""


class Unread(Exception):
    """No error: something in the words could be a part of the time, and is not understood."""


class _Clock(NamedTuple):
    """A time of day; days: 1 where it is the end of its day; zone: None where the copy names none."""

    at: time
    days: int
    zone: tzinfo | None


def time_of(text: str, near: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment that words name, with its zone; None if they name no time of day, or none for sure.

    near: when the copy came, from which a missing day or year is told. zone: of a time that names none.
    """
    text = _first_sentence(text[:MOST_READ].replace("’", "'"))
    try:
        days, rest = _days(text, near, american=_AMERICAN.search(text) is not None)
        clocks, rest = _clocks(rest)
        if not clocks or any(map(str.isdigit, _WEEKDAY.sub("", rest))):
            return None
        named = [clock for clock in clocks if clock.zone is not None] or clocks
        moments = [_moment(clock, days, rest, near, clock.zone or zone) for clock in named]
    except (Unread, ValueError, OverflowError):
        return None
    return max(moments)


def is_little_else(text: str) -> bool:
    """Tell whether words are a time of day, with or without its day, and next to nothing else."""
    try:
        _, rest = _days(text, _ANY, american=False)
        clocks, rest = _clocks(rest)
    except Unread:
        return False
    more = _FILLER.sub(" ", _WEEKDAY.sub(" ", rest)).split()
    return bool(clocks) and not more


_ANY = datetime(2000, 1, 1, tzinfo=UTC)


def _first_sentence(text: str) -> str:
    end = next((found for found in _END.finditer(text) if any(map(str.isdigit, text[: found.start()]))), None)
    return text if end is None else text[: end.start()]


def _moment(clock: _Clock, days: list[date], rest: str, near: datetime, zone: tzinfo) -> datetime:
    """Return the moment of a time on the last of the days, else on the weekday that the rest names."""
    here = near.astimezone(zone)
    weekday = _WEEKDAY.search(rest)
    number = _WEEKDAYS[weekday["name"].lower()] if weekday is not None else None
    if days:
        day = max(days)
        if number is not None and len(days) == 1 and day.weekday() != number:
            raise Unread  # one of the two is wrong
    elif number is not None:
        # The next such day, today's too: its time may be past.
        day = here.date() + timedelta(days=(number - here.weekday()) % 7)
    else:
        day = here.date() + timedelta(days=_TOMORROW.search(_MORNING.sub("", rest)) is not None)
    moment = datetime.combine(day, clock.at, tzinfo=zone) + timedelta(days=clock.days)
    said = bool(days) or number is not None or day != here.date() or _TODAY.search(rest) is not None
    return moment if said or moment >= here else moment + timedelta(days=1)


def _days(text: str, near: datetime, *, american: bool) -> tuple[list[date], str]:
    """Return the days that a text names, and the text without them."""
    found, rest, at = [], "", 0
    for match in _DAY.finditer(text):
        found.append(_day(match, near.date(), american=american))
        rest += text[at : match.start()] + " ; "
        at = match.end()
    return found, rest + text[at:]


def _day(found: re.Match[str], near: date, *, american: bool) -> date:
    """Return a day; one of figures that may be read in two ways is the one that is nearest."""
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["first"]:
        first, second = int(found["first"]), int(found["second"])
        ways = [(second, first)] if american else [(first, second)]
        if found["mark"] == "/" and not american:
            ways.append((second, first))
        days = [day for way in ways if (day := _stated(*way, found["year2"], near)) is not None]
    else:
        month = month_number(found["month"] or found["month2"]) or 0
        day = _stated(int(found["day"] or found["day2"]), month, found["year"], near)
        days = [day] if day is not None else []
    if not days:
        raise Unread
    return min(days, key=lambda one: abs(one - near))


def _stated(day: int, month: int, year: str | None, near: date) -> date | None:
    if not year:
        return day_near(day, month, near)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    except ValueError:
        return None


def _clocks(text: str) -> tuple[list[_Clock], str]:
    """Return the times of day that have a form of their own, and the text without them."""
    found: list[_Clock] = []
    rest, at = "", 0
    for match in _CLOCK.finditer(text):
        clock = _clock(match, text)
        if clock is None:
            continue
        found.append(clock)
        rest += text[at : match.start()] + " ; "
        at = match.end()
    rest += text[at:]
    named = list(_named_clocks(rest)) if not found else []
    return found + named, rest


def _named_clocks(text: str) -> Iterator[_Clock]:
    for match in _NAMED_CLOCK.finditer(text):
        # Midnight belongs to the day that ends (the AP's stylebook); of two readings the later.
        end = match["midnight"] is not None
        yield _Clock(time(0 if end else 12, 0), int(end), _zone(match))


def _clock(found: re.Match[str], text: str) -> _Clock | None:
    zone = _zone(found)
    half, hour = (found["half"] or "").lower(), int(found["hour"])
    minute = int(found["minute"] or found["figures"] or 0)
    if found["figures"] and len(found["hour"]) == 1:
        return None
    stated = half or found["unit"] or found["noon"] or zone is not None
    if not (stated or found["at"] or found["minute"] or (found["figures"] and not 19 <= hour <= 20)):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hour < 12 and _EVENING.search(text):
        hour += 12
    return _Clock(time(hour % 24, minute), int(hour == 24), zone)


def _zone(found: re.Match[str]) -> tzinfo | None:
    """Return the zone that stands behind a time; None if none does. Raises Unread for one not known."""
    if found["unknown"] is not None:
        raise Unread
    place = (found["place"] or found["place_behind"] or "").lower()
    if found["here"] or place in _LOCAL:
        return None
    if place:
        return ZoneInfo(_PLACES[place])
    if found["offset"]:
        sign = -1 if "-" in found["offset"] else 1
        hours, _, minutes = re.sub(r"[^\d:]", "", found["offset"]).partition(":")
        if len(hours) > 2:
            hours, minutes = hours[:-2], hours[-2:]
        return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    name = found["zone"] or ""
    if not name or (name.lower() in _SAID_AS_WORDS and not name.isupper()):
        return None
    return timezone(timedelta(minutes=ZONES[name.lower()]))
