"""Times as software writes them: ISO 8601 in its forms, RFC 5322, seconds or milliseconds since 1970.

A date without a time stays a date. A time without a zone is in the agency's; where that is not known, UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T _]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_RFC_5322 = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}\b")
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
    if _RFC_5322.match(text):
        read = parsedate_to_datetime(text)
        # RFC 5322, 3.3: "-0000" says that the zone is not known; the library gives a bare time for it.
        return _in_utc(read, zone)
    return None


def _iso(form: re.Match[str], zone: tzinfo) -> Timestamp:
    year, month, day, hour, minute, second, fraction, offset = form.groups()
    offset = (offset or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    digits = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}.{(fraction or '0').ljust(6, '0')[:6]}"
    return _in_utc(datetime.fromisoformat(digits + offset), zone)


def _in_utc(read: datetime, zone: tzinfo) -> Timestamp:
    if read.tzinfo is None:
        return Timestamp(read.replace(tzinfo=zone).astimezone(UTC), zone_guessed=True)
    return Timestamp(read.astimezone(UTC))
