"""Draft: what a format's reader found, before normalise() makes a Story of it.

A reader fills what its format says and leaves the rest; normalise() adds what all formats share: the
provider's name, language, status, uri, counts. A reader also says of every line or element which field took
it, or the reason why it is no text: that is what `wiredesk inspect --trace` prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from wiredesk.normalised.story import Caption, Dateline, Flag, Signal, Status, Subject
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Reason


class Taken(NamedTuple):
    """A piece of the copy and what became of it.

    where: the line's number from 1, or the element's path. by: the field's name ("headline", "body"), or
    for what is no text a reason with a leading "-" ("-page-number", "-byline-word"). text: the piece as it
    stood; pieces that follow each other make up the whole line, so nothing is lost between them.
    """

    where: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy decoded once for all readers: the bytes, the text, how it was decoded, and the record."""

    data: bytes
    text: str
    charset: str
    flags: tuple[Flag, ...]
    raw: RawRecord
    received_at: datetime


@dataclass(slots=True)
class Draft:
    """What a reader found; None, "" and [] mean the copy did not say.

    provider: whatever names the agency, a short id, a domain or a long name; normalise() resolves it.
    language: as declared, any form; normalise() cuts the region and detects where nothing is declared.
    trace: what makes `taken`, or the pieces themselves; most readings are never asked for theirs.
    """

    uri: str | None = None
    provider: str | None = None
    provider_version: str | None = None
    headline: str | None = None
    slugline: str | None = None
    take: str | None = None
    signals: list[Signal] = field(default_factory=list)
    status: Status | None = None
    byline: list[str] = field(default_factory=list)
    language: str | None = None
    urgency: int | None = None
    category: str | None = None
    dateline: Dateline | None = None
    published_at: datetime | date | None = None
    embargoed_until: datetime | None = None
    paragraphs: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    summary: str | None = None
    ednote: str | None = None
    signoff: str | None = None
    usage_terms: str | None = None
    copyright_holder: str | None = None
    subjects: list[Subject] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    trace: list[Taken] | Callable[[], list[Taken]] = field(default_factory=list)

    @property
    def taken(self) -> list[Taken]:
        """What became of each piece of the copy; made when it is first asked for."""
        if not isinstance(self.trace, list):
            self.trace = self.trace()
        return self.trace

    @taken.setter
    def taken(self, pieces: list[Taken]) -> None:
        self.trace = pieces


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item that a reader could not read: a reason from the one list, and a line for a person."""

    reason: Reason
    detail: str = ""
    taken: tuple[Taken, ...] = ()
