"""When a copy came in: times as records and folders state them, and a file's modification time."""

from __future__ import annotations

import json
import os
import re
import stat
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from wiredesk.errors import UsageError

TIMES_FILE = ".received.json"
"""In a folder: file name → RFC 3339 time ({"one.txt": "2022-03-03T14:05:00Z"}). It stands in for the files'
modification times, which version control and most ways of copying do not keep."""

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_TRANSMITTED = re.compile(
    r"\s*(\d{1,2})-([A-Za-z]{3})-(\d{4}) +(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?[A-Za-z]{0,3}\s*"
)


def moment(text: object) -> datetime | None:
    """Read a time as records state it, in UTC; None if it is no time.

    Forms: RFC 3339, its zone left out meaning UTC ("2022-03-03T14:05:00Z", "2022-03-03 14:05"); and
    "26-FEB-1987 15:01:01.79", taken as UTC, the letters that a service writes behind it left out.
    """
    if not isinstance(text, str):
        return None
    try:
        if form := _TRANSMITTED.fullmatch(text):
            day, month, year, hour, minute, second, fraction = form.groups()
            return datetime(
                int(year),
                _MONTHS.index(month.upper()) + 1,
                int(day),
                int(hour),
                int(minute),
                int(second or 0),
                int((fraction or "0").ljust(6, "0")),
                tzinfo=UTC,
            )
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stated_time(text: str | None) -> datetime | None:
    """Read a time that a person states, in the forms of moment(); UsageError if it is none."""
    read = moment(text)
    if text is not None and read is None:
        raise UsageError(f'{text!r} is no time; write it as "2022-03-03T14:05:00Z"')
    return read


def file_time(path: str) -> datetime | None:
    """Return when a file came in: as its folder's times file says, else its modification time.

    Raises UsageError where there is a times file that cannot be read.
    """
    folder, name = os.path.split(path)
    stated = folder_times(folder or ".").get(name)
    if stated is not None:
        return stated
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return time_of(status.st_mtime) if stat.S_ISREG(status.st_mode) else None


def folder_times(folder: str) -> dict[str, datetime]:
    """Return what the folder's times file says; empty if it has none. UsageError if it cannot be read."""
    path = Path(folder) / TIMES_FILE
    try:
        status = path.stat()
    except OSError:
        return {}
    return _times(str(path), status.st_mtime_ns, status.st_size)


def time_of(seconds: float) -> datetime | None:
    """Return seconds since 1970 as a moment in UTC; None where no calendar reaches."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


@lru_cache(maxsize=16)
def _times(path: str, changed_at: int, size: int) -> dict[str, datetime]:
    _ = changed_at, size  # a file that has changed is read again
    try:
        stated = json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read as JSON ({error}); correct it or take it away") from error
    if not isinstance(stated, dict):
        raise UsageError(f'{path}: must be an object {{"file name": "RFC 3339 time"}}')
    times: dict[str, datetime] = {}
    for name, text in stated.items():
        read = moment(text)
        if read is None:
            raise UsageError(f'{path}: {text!r} of {name!r} is no time; write it as "2022-03-03T14:05:00Z"')
        times[name] = read
    return times
