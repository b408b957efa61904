"""Provider profiles: what is known of each agency, from the package's table and a newsroom's own.

The table is TOML, one section an agency; docs/providers.md explains each key. A section of a newsroom's own
file replaces, of the package's section of that id, the keys that it gives; any other is a further agency.
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from wiredesk.errors import UsageError
from wiredesk.normalised.end_marks import EndMarks, end_marks
from wiredesk.normalised.story import Provider

TABLE = "providers.toml"
"""The package's own table, beside this module."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an agency.

    provider: its id and name. names: what its text calls it; codes, domains: what elements and headers say.
    zone: a name of the tz database, None where none is usual. languages: ISO 639-1, the most usual first.
    charsets: of its copies that are not UTF-8 and declare none; the text tells which. format: the one
    that its copies always have, whatever they look like.
    urgencies: its own scale, in lower case → 1 to 8. month_first: it writes 03/04 for the fourth of March.
    """

    provider: Provider
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    zone: str | None = None
    languages: tuple[str, ...] = ()
    charsets: tuple[str, ...] = ()
    format: str | None = None
    end_marks: EndMarks = field(default_factory=EndMarks)
    urgencies: Mapping[str, int] = field(default_factory=dict)
    month_first: bool = False


def profiles(path: Path | None = None, formats: Collection[str] = ()) -> dict[str, Profile]:
    """Return all profiles by id, a newsroom's own (path) first. formats: those that there are; () for any.

    Raises UsageError, with file, profile and key, for a file that cannot be read or says what cannot be.
    """
    own = _read(path) if path is not None else {}
    package = tomllib.loads(files("wiredesk.normalised").joinpath(TABLE).read_text("utf-8"))
    merged = {agency: package.get(agency, {}) | row for agency, row in own.items()} | {
        agency: row for agency, row in package.items() if agency not in own
    }
    found = {agency: _profile(agency, row, path) for agency, row in merged.items()}
    for agency, profile in found.items():
        if formats and profile.format is not None and profile.format not in formats:
            known = ", ".join(sorted(formats))
            raise UsageError(f"{path or TABLE}: [{agency}] format: {profile.format} is none of {known}")
    return found


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('no name of the tz database, such as "Europe/Paris"') from None
    return name


def _charset(name: str) -> str:
    try:
        text, _ = codecs.lookup(name).decode(b"a", "strict")
    except LookupError:
        raise ValueError('no character set that Python knows, such as "cp1250"') from None
    except UnicodeError:
        text = ""
    if text != "a":
        raise ValueError("no character set of text with plain letters in one byte")
    return name


def _end_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    end_marks(marks)
    return marks


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class _Row(BaseModel):
    """A section of the table, as docs/providers.md explains it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _Id
    name: _Text
    names: tuple[_Text, ...] = ()
    codes: tuple[_Text, ...] = ()
    domains: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")], ...] = ()
    zone: Annotated[str, AfterValidator(_zone)] | None = None
    languages: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], ...] = ()
    charsets: tuple[Annotated[str, AfterValidator(_charset)], ...] = ()
    format: str | None = None
    end_marks: Annotated[
        tuple[Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=160)], ...],
        AfterValidator(_end_marks),
    ] = ()
    urgencies: dict[
        Annotated[str, StringConstraints(to_lower=True, min_length=1, max_length=20)],
        Annotated[int, Field(ge=1, le=8)],
    ] = Field(default_factory=dict)
    month_first: bool = False


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        rows = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is no TOML: {error}") from error
    for agency, row in rows.items():
        if not isinstance(row, dict):
            raise UsageError(
                f"{path}: {agency}: is no profile; write [{agency}] on a line, its keys below it"
            )
    return rows


def _profile(agency: str, row: Mapping[str, Any], path: Path | None) -> Profile:
    try:
        checked = _Row(**{"id": agency, **row})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"] if part != "[key]")
        raise UsageError(f"{path or TABLE}: [{agency}] {key}: {first['msg']}") from error
    if checked.id != agency:
        raise UsageError(f"{path or TABLE}: [{agency}] id: is the section's name, and no key")
    return Profile(
        provider=Provider(id=agency, name=checked.name),
        end_marks=end_marks(checked.end_marks),
        **checked.model_dump(exclude={"id", "name", "end_marks"}),
    )
