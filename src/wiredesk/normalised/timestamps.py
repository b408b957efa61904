"""Times as software writes them: ISO 8601 in its forms, RFC 5322, seconds or milliseconds since 1970.

RFC 5322 is bent in feeds: offsets with a colon, zones that it does not know, months in the feed's language.

A date without a time stays a date. A time without a zone is in the agency's; where that is not known, UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from wiredesk.normalised.dates import ZONES, date_line, month_number

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T _]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_RFC_5322 = re.compile(r"(?:[A-Za-z]{3,9},?\s*)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}\s+\d{1,2}:\d\d")
_OTHER_LANGUAGE = re.compile(
    r"(?:[^\W\d_]{2,13}\.?,?\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,13})\.?,?\s+(\d{4})\s+(\d{1,2}:\d\d(?::\d\d)?)"
    r"\s*([+-]\d\d:?\d\d|[A-Za-z]{1,4})?"
)
"""As RFC 5322 has it, but with day and month in the feed's language: "tor, 03 mars 2022 10:00:00 +0100"."""

_ENGLISH_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_OFFSET_WITH_COLON = re.compile(r"([+-]\d\d):(\d\d)$")
_ZONE_NAME = re.compile(r"(?<=\d)\s*([A-Za-z]{2,4})$")
_AM_PM = re.compile(r"[ap]\.?m\.?$", re.IGNORECASE)
_DASHED = re.compile(r"(?:([^\W\d_]{2,13})\.?,?\s+)?(\d{1,2}[/.]\d{1,2}[/.]\d{4})\s*[-–|]\s*(\d{1,2}:\d\d)")
"""As Drupal writes it: "Wed, 03/02/2022 - 10:30"; with the English name of a day the month is first."""

_ENGLISH_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_SINCE_1970 = re.compile(r"\d{10}(?:\d{3})?")


class Timestamp(NamedTuple):
    """What a text says: a moment in UTC or a date; zone_guessed where it named no zone."""

    moment: datetime | date
    zone_guessed: bool = False


def timestamp(value: object, zone: tzinfo = UTC) -> Timestamp | None:
    """Read a time; None if it is none. zone: of a time that names none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    try:
        return _read(text, zone)
    except (ValueError, OverflowError, TypeError):
        return None


def _read(text: str, zone: tzinfo) -> Timestamp | None:
    if form := _ISO.fullmatch(text):
        return _iso(form, zone)
    if form := _DATE.fullmatch(text):
        return Timestamp(date(*map(int, form.groups())))
    if _SINCE_1970.fullmatch(text):
        return Timestamp(datetime.fromtimestamp(int(text[:10]), UTC))
    if _RFC_5322.match(stated := _in_english(text)) and (rfc := _rfc(stated, zone)) is not None:
        return rfc
    if form := _DASHED.fullmatch(text):
        day_name, day, at = form.groups()
        english = (day_name or "").lower()[:3] in _ENGLISH_DAYS
        written = date_line(f"{day} {at}", zone, month_first=english)
        return Timestamp(*written) if written is not None else None
    # A time with AM or PM is American, and so is its date.
    written = date_line(text, zone, month_first=bool(_AM_PM.search(text)))
    return Timestamp(*written) if written is not None else None


def _in_english(text: str) -> str:
    """Return a time as RFC 5322 has it with the English name of its month; any other text as it is."""
    form = _OTHER_LANGUAGE.fullmatch(text)
    month = month_number(form[2]) if form else None
    if form is None or month is None:
        return text
    return f"{form[1]} {_ENGLISH_MONTHS[month - 1]} {form[3]} {form[4]} {form[5] or ''}".strip()


def _rfc(text: str, zone: tzinfo) -> Timestamp | None:
    text = _OFFSET_WITH_COLON.sub(r"\1\2", text)
    named = _ZONE_NAME.search(text)
    minutes = ZONES.get(named[1].lower()) if named else None
    if named and minutes is not None:
        text, zone = text[: named.start()], timezone(timedelta(minutes=minutes))
    try:
        # RFC 5322, 3.3: "-0000" says that the zone is not known; the library gives a bare time for it.
        read = _in_utc(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError):
        return None
    return Timestamp(read.moment) if minutes is not None else read


def _iso(form: re.Match[str], zone: tzinfo) -> Timestamp:
    year, month, day, hour, minute, second, fraction, offset = form.groups()
    offset = (offset or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    digits = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}.{(fraction or '0').ljust(6, '0')[:6]}"
    return _in_utc(datetime.fromisoformat(digits + offset), zone)


def _in_utc(read: datetime, zone: tzinfo) -> Timestamp:
    if read.tzinfo is None:
        return Timestamp(read.replace(tzinfo=zone).astimezone(UTC), zone_guessed=True)
    return Timestamp(read.astimezone(UTC))
