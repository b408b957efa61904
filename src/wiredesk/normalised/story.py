"""Story: one item of wire copy, read into fields (names follow ninjs 3.1 where it has one)."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from wiredesk.record import Instant, Moment, Record
from wiredesk.rejected import Origin, Reason, Rejected, Stage

Signal = Literal[
    "alert",
    "urgent",
    "lead",
    "update",
    "correction",
    "refile",
    "advisory",
    "repeat",
    "kill",
    "hold",
    "embargo",
]
SIGNALS: tuple[Signal, ...] = get_args(Signal)
"""In the order in which a story prints them."""

Status = Literal["usable", "embargoed", "withheld", "canceled", "merged"]

Flag = Literal["zone-guessed", "charset-guessed", "truncated", "time-not-believed", "embargo-unread"]


OWN_URI = "wiredesk:"
"""How a uri begins that is ours, for copy without an id: a hash of its content follows."""


class Provider(Record):
    """The issuing agency: a short lower-case id, and its name."""

    id: str
    name: str


class Dateline(Record):
    """The dateline as sent (text), its place and region as written there, and its day.

    text excludes the dash and the byline; published_on takes its year from the story's date.
    """

    text: str
    place: str | None = None
    region: str | None = None
    published_on: date | None = None


class Caption(Record):
    """A photo's caption, and its credit without brackets."""

    text: str
    credit: str | None = None


class Subject(Record):
    """A subject as the agency codes it."""

    code: str | None = None
    name: str | None = None
    scheme: str | None = None


class Provenance(Record):
    """Where a story came from and who read it; item is the n-th in its copy, from 0."""

    source: str | None = None
    sha256: str
    topic: str | None = None
    partition: int
    offset: int
    item: int
    parser: str
    tagger: str | None = None
    wiredesk: str


class Story(Record):
    """One item of wire copy. Lists are empty where there is none, other absent values are None.

    uri: the provider's id without its revision, else wiredesk:<hash>. take: the transmission label as sent.
    paragraphs: unwrapped body text. urgency: 1 (most) to 8. word_count: words of the body.
    appended_at: Kafka's append time, by which memory of likeness expires; None outside Kafka.
    """

    uri: str
    provider: Provider | None = None
    provider_version: str | None = None
    format: str
    headline: str | None = None
    slugline: str | None = None
    take: str | None = None
    signals: tuple[Signal, ...] = ()
    status: Status = "usable"
    byline: tuple[str, ...] = ()
    language: str | None = None
    urgency: int | None = None
    category: str | None = None
    word_count: int = 0
    dateline: Dateline | None = None
    published_at: Moment | None = None
    received_at: Instant
    appended_at: Instant | None = None
    embargoed_until: Instant | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    summary: str | None = None
    ednote: str | None = None
    signoff: str | None = None
    usage_terms: str | None = None
    copyright_holder: str | None = None
    subjects: tuple[Subject, ...] = ()
    flags: tuple[Flag, ...] = ()
    provenance: Provenance

    @property
    def body(self) -> str:
        """Paragraphs joined by blank lines; offsets of mentions in "body" count its characters."""
        return "\n\n".join(self.paragraphs)

    @property
    def captions_text(self) -> str:
        """Captions' texts joined by newlines; offsets of mentions in "captions" count its characters."""
        return "\n".join(caption.text for caption in self.captions)

    @property
    def provider_id(self) -> str | None:
        """The agency's id, None where it is not known."""
        return self.provider.id if self.provider else None

    def rejected(self, stage: Stage, reason: Reason, detail: str) -> Rejected:
        """Return this story's rejection by a later stage, with the origin that its provenance names."""
        return Rejected(
            stage=stage,
            reason=reason,
            detail=detail,
            provider=self.provider_id,
            received_at=self.received_at,
            origin=Origin(**self.provenance.model_dump(include=set(Origin.model_fields))),
        )

    @property
    def item(self) -> tuple[int, int, int]:
        """The stamp of this item: wire.raw's partition, offset, and n in that copy."""
        return (self.provenance.partition, self.provenance.offset, self.provenance.item)
