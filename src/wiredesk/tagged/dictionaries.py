"""Dictionaries: a desk's own actors, regions, stop-names and beats, in TOML files (docs/dictionaries.md).

A name that a dictionary has means what the dictionary says, and nothing else. The files are read when a
worker or command starts; what is wrong in one is said then, with file, entry and key.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from wiredesk.errors import UsageError
from wiredesk.tagged.beats import OwnBeat, OwnBeats
from wiredesk.tagged.entries import Body, Own, Person, Place, Sense, Term
from wiredesk.tagged.listing import surname_of, titles_of

DIGEST = 8
"""Hexadecimal digits that tell one set of dictionaries from another in provenance.tagger."""

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]
_Id = Annotated[str, StringConstraints(pattern=r"^x:[a-z0-9][a-z0-9-]{0,79}$")]
_Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Sector = Literal["GOV", "MIL", "COP", "JUD", "IGO", "NGO", "REB", "OPP", "BUS", "MED", "CVL"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Role(_Row):
    """An office of a person. from and to are days; without to it has not ended."""

    office: _Text
    country: _Country | None = None
    sector: Sector = "GOV"
    begins: date = Field(alias="from")
    ends: date | None = Field(alias="to", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> Role:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError(f"to ({self.ends}) is before from ({self.begins})")
        return self


class OwnActor(_Row):
    """A person or body. surname: of a person, where it is not the last word of the name."""

    id: _Id
    name: _Text
    aliases: tuple[_Text, ...] = ()
    kind: Literal["person", "organisation", "armed_group", "company"]
    sector: Sector = "CVL"
    country: _Country | None = None
    surname: _Text | None = None
    role: tuple[Role, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> OwnActor:
        if self.kind != "person" and (self.role or self.surname):
            raise ValueError("only a person has a role or a surname")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (self.name, *self.aliases)


class OwnRegion(_Row):
    """A place that is tagged by a code of its own; lat and lon in degrees."""

    code: _Id
    name: _Text
    aliases: tuple[_Text, ...] = ()
    country: _Country | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)

    @model_validator(mode="after")
    def _both(self) -> OwnRegion:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (self.name, *self.aliases)


class Never(_Row):
    """A stop-name: text never means the region or actor of this code or id; without one it means nothing."""

    text: _Text
    meaning: str | None = Field(alias="as", default=None)


class Beat(_Row):
    """What a story has to have to be on a beat: tagged/beats.py tells how the keys go together."""

    code: _Id
    name: _Text
    any_words: tuple[_Text, ...] = ()
    all_words: tuple[_Text, ...] = ()
    not_words: tuple[_Text, ...] = ()
    actors: tuple[_Text, ...] = ()
    regions: tuple[_Text, ...] = ()
    subjects: tuple[_Text, ...] = ()

    @model_validator(mode="after")
    def _asks(self) -> Beat:
        if not (self.any_words or self.all_words or self.actors or self.regions or self.subjects):
            raise ValueError("a beat needs any_words, all_words, actors, regions or subjects")
        if both := sorted({*self.any_words, *self.all_words} & {*self.not_words}):
            raise ValueError(f"{both[0]!r} puts a story on it and keeps it off (not_words)")
        return self

    @property
    def own(self) -> OwnBeat:
        """The same, for judging stories."""
        return OwnBeat(
            self.code,
            self.name,
            *map(frozenset, (self.any_words, self.all_words, self.not_words)),
            *map(frozenset, (self.actors, self.regions, self.subjects)),
        )


class Example(_Row):
    """A text, and the codes and ids that it must get (hit) and must not get (miss). on: its day."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    on: date = date(2024, 1, 1)
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _asks(self) -> Example:
        if not self.hit and not self.miss:
            raise ValueError("an example needs hit, miss or both")
        return self


class _File(_Row):
    actor: tuple[OwnActor, ...] = ()
    region: tuple[OwnRegion, ...] = ()
    never: tuple[Never, ...] = ()
    beat: tuple[Beat, ...] = ()
    example: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What the files say together; own: the same, for lexicon.use()."""

    actors: tuple[OwnActor, ...]
    regions: tuple[OwnRegion, ...]
    nevers: tuple[Never, ...]
    beats: tuple[Beat, ...]
    examples: tuple[Example, ...]
    own: Own


def read(paths: Sequence[Path]) -> Dictionary:
    """Read dictionaries. Raises UsageError, with file, entry and key, for what is wrong first."""
    digest = hashlib.sha256()
    found: list[_File] = []
    for path in paths:
        text = _text(path)
        digest.update(text + b"\0")
        found.append(_checked(path, text))
    actors = tuple(actor for one in found for actor in one.actor)
    regions = tuple(region for one in found for region in one.region)
    nevers = tuple(never for one in found for never in one.never)
    beats = tuple(beat for one in found for beat in one.beat)
    _check_once(paths, actors, regions, beats)
    own = Own(
        entries=tuple(_entries(actors, regions)),
        titled=tuple(_titled(actors)),
        never=frozenset((never.text.lower(), never.meaning) for never in nevers),
        beats=OwnBeats([beat.own for beat in beats]) if beats else None,
        digest=digest.hexdigest()[:DIGEST] if paths else "",
    )
    examples = tuple(example for one in found for example in one.example)
    return Dictionary(actors, regions, nevers, beats, examples, own)


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def _checked(path: Path, text: bytes) -> _File:
    try:
        rows: dict[str, Any] = tomllib.loads(text.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is no TOML: {error}") from error
    try:
        return _File.model_validate(rows)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UsageError(f"{path}: {_where(first['loc'], rows)}: {_said(first)}") from error


_FORMS = {
    "id": 'write x: and a short name in small letters, digits and hyphens, such as "x:harbour-pilots"',
    "code": 'write x: and a short name in small letters, digits and hyphens, such as "x:old-harbour"',
    "country": 'write the country\'s two capital letters (ISO 3166-1), such as "FI"',
}


def _said(error: Any) -> str:
    """Say what is wrong and what to write instead."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "string_pattern_mismatch" and key in _FORMS:
        return f"{error['input']!r} does not do: {_FORMS[key]}"
    if error["type"] == "extra_forbidden":
        return "there is no such key; docs/dictionaries.md lists them"
    if error["type"] == "missing":
        return "is missing"
    return str(error["msg"]).removeprefix("Value error, ")


def _where(place: tuple[int | str, ...], rows: Any) -> str:
    """Name the entry and the key: "[[actor]] x:harbour-pilots, role 1, office"."""
    said: list[str] = []
    for step in place:
        rows = rows[step] if isinstance(rows, dict) and step in rows else rows
        if isinstance(step, int):
            rows = rows[step] if isinstance(rows, list) and step < len(rows) else rows
            name = next((rows[key] for key in ("id", "code", "text") if key in rows), step + 1)
            said[-1] = f"[[{said[-1]}]] {str(name)[:40]!r}" if len(said) == 1 else f"{said[-1]} {step + 1}"
        else:
            said.append(step)
    return ", ".join(said)


def _check_once(
    paths: Sequence[Path], actors: Sequence[OwnActor], regions: Sequence[OwnRegion], beats: Sequence[Beat]
) -> None:
    """Raise UsageError where two entries have one id, or one name."""
    files = ", ".join(map(str, paths))
    ids: set[str] = set()
    whose: dict[str, str] = {}
    for key, names in [
        *((actor.id, actor.names) for actor in actors),
        *((region.code, region.names) for region in regions),
        *((beat.code, ()) for beat in beats),
    ]:
        if key in ids:
            raise UsageError(f"{files}: {key} stands there twice: make one entry of both, or rename one")
        ids.add(key)
        for name in names:
            other = whose.setdefault(name.lower(), key)
            if other != key:
                raise UsageError(f"{files}: {name!r} is a name of both {other} and {key}: leave it to one")


def _entries(actors: Sequence[OwnActor], regions: Sequence[OwnRegion]) -> Iterator[tuple[str, Sense]]:
    for actor in actors:
        if actor.kind == "person":
            sense = Sense("person", person=_person(actor))
        else:
            body = Body(actor.id, actor.name, actor.kind, actor.sector, actor.country)
            sense = Sense("body", body=body)
        yield from ((name, sense) for name in actor.names)
    for region in regions:
        place = Place(region.code, region.name, "area", region.country, region.lat, region.lon)
        yield from ((name, Sense("area", place=place)) for name in region.names)


def _titled(actors: Sequence[OwnActor]) -> Iterator[tuple[str, Sense]]:
    for actor in actors:
        if actor.kind == "person":
            person = _person(actor)
            for title in titles_of(person):
                yield f"{title} {person.surname}", Sense("person", person=person, titled=title)


def _person(actor: OwnActor) -> Person:
    terms = tuple(
        Term(role.office, role.country or actor.country, role.sector, role.begins, role.ends)
        for role in actor.role
    )
    surname = actor.surname or surname_of(actor.name, actor.country or "")
    return Person(actor.id, actor.name, surname, terms, actor.country, actor.sector)
