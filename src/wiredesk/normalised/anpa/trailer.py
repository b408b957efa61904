"""The trailer of ANPA 1312: who sent a text and when, in the forms of the agencies.

"AP-WF-03-03-22 1805GMT", "17:12ET 03-03-22", "-0- Mar/03/2022 15:04 GMT", "upi 03-03-22 02:13 pes",
"AFP 031523 GMT MAR 22". One without a zone is in GMT.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from wiredesk.normalised.dates import MONTHS, PIVOT, ZONES

_ZONE = r"(?P<zone>[A-Za-z]{1,4})?"
_TRAILERS = (
    re.compile(
        r"(?P<source>[A-Za-z]{2,12})(?:-[A-Za-z]{1,6})?-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d{4}|\d\d)"
        rf"\s+(?P<hour>\d\d):?(?P<minute>\d\d)\s?{_ZONE}(?![\w])"
    ),
    re.compile(
        r"(?P<source>Reut(?:ers)?|Rtr|RTRS?|REUT(?:ERS)?)\s?(?P<hour>\d\d):(?P<minute>\d\d)\s+(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)"
    ),
    re.compile(
        rf"(?<![A-Za-z\d])(?P<source>)(?P<hour>\d\d):(?P<minute>\d\d)\s?{_ZONE}\s+(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d{{4}}|\d\d)"
        r"(?!\d)"
    ),
    re.compile(
        r"-0-\s*(?P<source>)(?P<name>[A-Za-z]{3})/(?P<day>\d\d)/(?P<year>\d{4})\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)"
        rf"\s?{_ZONE}"
    ),
    re.compile(
        r"(?P<source>upi|UPI)\s+(?P<month>\d\d)[-/](?P<day>\d\d)[-/](?P<year>\d\d)\s+(?P<hour>\d\d):?(?P<minute>\d\d)\s*"
        r"(?P<half>[ap])(?P<zone>[ecmp][sd])\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<source>[A-Z]{2,6})?\s*\b(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s+(?P<zone>GMT|UTC|Z)\s+"
        r"(?P<name>[A-Za-zéû]{3,4})\.?\s+(?P<year>\d{4}|\d\d)(?!\d)"
    ),
)
_MAY_END = re.compile(r"\d\d[-/]\d|/\d{4}\s|(?:GMT|UTC|Z) [A-Za-z]")


class Trailer(NamedTuple):
    """Who sent a text, when (in UTC), and whether its zone's name is not known."""

    source: str | None
    sent_at: datetime
    zone_guessed: bool


def trailer_of(line: str) -> re.Match[str] | None:
    """Find the trailer in a line; None if there is none."""
    if len(line) > 400 or _MAY_END.search(line) is None:
        return None
    return next(filter(None, (form.search(line) for form in _TRAILERS)), None)


def read_trailer(found: re.Match[str]) -> Trailer | None:
    """Return what a trailer says; None where its figures are no time."""
    fields = found.groupdict()
    year = int(fields["year"])
    if year < 100:
        year += 1900 if year >= PIVOT else 2000
    month = MONTHS.get(fields["name"].lower()) if fields.get("name") else int(fields["month"])
    day, hour = int(fields["day"]), int(fields["hour"])
    if month is None:
        return None
    if month > 12 >= day:
        month, day = day, month
    half = (fields.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone, guessed = _zone((fields.get("zone") or "").lower(), half=bool(half))
    try:
        at = datetime(year, month, day, hour % 24, int(fields["minute"]), tzinfo=zone)
        return Trailer(
            fields.get("source") or None, (at + timedelta(days=hour // 24)).astimezone(UTC), guessed
        )
    except (ValueError, OverflowError):
        return None


def _zone(name: str, *, half: bool) -> tuple[tzinfo, bool]:
    """Return a trailer's zone; GMT where it names none, which is guessed only for a word that is no zone."""
    minutes = ZONES.get(f"{name}t" if half else name)
    if minutes is not None:
        return timezone(timedelta(minutes=minutes)), False
    return UTC, bool(name)
