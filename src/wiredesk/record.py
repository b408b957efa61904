"""What all records share: they are frozen, know no extra field, and print their times in one form."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict


class Record(BaseModel):
    """A frozen value that one room hands to the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _moment(value: Any) -> Any:
    """Read an RFC 3339 string as a date if it has no time, else as a datetime."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    return value


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return value.astimezone(UTC)


def _moment_in_utc(value: datetime | date) -> datetime | date:
    return _in_utc(value) if isinstance(value, datetime) else value


Instant = Annotated[datetime, AfterValidator(_in_utc)]
"""A moment in UTC."""

Moment = Annotated[datetime | date, BeforeValidator(_moment), AfterValidator(_moment_in_utc)]
"""A moment in UTC, or a bare date where the copy gives no time; a date is never made midnight."""


def rfc3339(value: datetime | date) -> str:
    """Print a moment as RFC 3339 in UTC ("2022-03-03T14:05:00Z"), a date as "2022-03-03"."""
    if isinstance(value, datetime):
        return _in_utc(value).isoformat().replace("+00:00", "Z")
    return value.isoformat()
