"""Embargoes in words: "EMBARGOED UNTIL 0001 GMT, March 4", "Sperrfrist: 4. März, 10.00 Uhr".

A line that speaks of an embargo and gives no time that can be read holds its story back: to show it too early
cannot be mended.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from wiredesk.normalised.dates import MONTH, WEEKDAY, WEEKDAYS, ZONES, day_near, month_number

_WORDS = re.compile(
    r"^[\s(\[*]*(?:(?:eds|editors|attention editors|note|"
    r"(?:achtung[\s:,!]+)?redaktionen|achtung|hinweis)\b[\s:,!.–—-]*)?"
    r"(?:strictly\s+|under\s+)?"
    r"(?:embargo(?:ed)?\s*(?:[:–—-]|until\b|till\b|bis\b|hasta\b|jusqu|$|"
    r"(?=\d{1,2}[.:h]\d\d|\d{1,2}\.?\s[^\W\d_]{3,9}\s\d{1,2}[.:h]\d\d|\d{4}\s(?:gmt|utc|ce?s?t|uhr)))|embargoed\s+(?:to|for)\b|"
    r"(?:bitte\s[\w\s]{3,30}\s)?sperrfrist\b|sous embargo\b|embargad[oa] hasta\b|"
    r"not for (?:publication|release|use|broadcast)[\w\s,/]*\b(?:before|until)\b|"
    r"(?:hold )?for release (?:at|on|until|after)\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>[01]?\d|2[0-4])(?:[:.h]?(?P<minute>[0-5]\d))?(?!\d)"
    r"\s*(?:(?P<half>[ap])\.?m\.?|(?P<uhr>uhr|hrs?|hours)\b)?\s*\(?(?P<zone>[a-z]{1,4}\b)?",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?P<month2>{MONTH}))"
    r"(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*(?:uhr|gmt|utc|ce?s?t|mes?z)\b))?|(?P<iso>\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\bmidnight\b|\bmitternacht\b|\bminuit\b|\bmedianoche\b", re.IGNORECASE)
_NOON = re.compile(r"\bnoon\b|\bmidday\b", re.IGNORECASE)


def speaks_of_embargo(line: str) -> bool:
    """Tell whether a line holds a story back until a time."""
    return len(line) <= 200 and _WORDS.match(line) is not None


def embargoed_until(line: str, near: datetime, zone: tzinfo = UTC) -> datetime | None:
    """Return the moment in UTC until which a line embargoes; None if it gives no time of day.

    near: when the copy came, from which a missing day or year is told. zone: of a time that names none.
    """
    start = _WORDS.match(line)
    text = line[start.end() :] if start else line
    found_day = _DAY.search(text)
    around = f"{text[: found_day.start()]} ; {text[found_day.end() :]}" if found_day else text
    clock = _clock(around)
    if clock is None:
        return None
    at, named_zone = clock
    local = named_zone or zone
    here = near.astimezone(local)
    weekday = _WEEKDAY.search(text) if found_day is None else None
    if weekday is not None:
        # The next such day, today's too: its time may be past.
        day = here.date() + timedelta(days=(WEEKDAYS[weekday[0].lower()] - here.weekday()) % 7)
    elif (stated := _day(found_day, here.date()) if found_day else here.date()) is not None:
        day = stated
    else:
        return None
    moment = datetime.combine(day, at, tzinfo=local)
    if found_day is None and weekday is None and moment < here:
        moment += timedelta(days=1)
    return moment.astimezone(UTC)


def _clock(text: str) -> tuple[time, tzinfo | None] | None:
    """Return a time of day that has a form of its own: minutes, four digits, "Uhr", am or pm, or a zone."""
    for found in _CLOCK.finditer(text):
        zone = _zone(found["zone"])
        half, minute = (found["half"] or "").lower(), int(found["minute"] or 0)
        if not (half or found["uhr"] or found["minute"] or zone):
            continue
        hour = int(found["hour"])
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return time(hour % 24, minute), zone
    if _MIDNIGHT.search(text):
        return time(0, 0), _zone(text.rsplit(maxsplit=1)[-1].strip(".)"))
    return (time(12, 0), None) if _NOON.search(text) else None


def _zone(name: str | None) -> tzinfo | None:
    minutes = ZONES.get((name or "").lower())
    return None if minutes is None else timezone(timedelta(minutes=minutes))


def _day(found: re.Match[str], near: date) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month, day = month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"])
        if month is None:
            return None
        return date(int(found["year"]), month, day) if found["year"] else day_near(day, month, near)
    except ValueError:
        return None
