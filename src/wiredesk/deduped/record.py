"""Deduped: a story, its verdict, and its chain as that verdict left it."""

from __future__ import annotations

from typing import Literal

from wiredesk.normalised.story import Story
from wiredesk.record import Instant, Record

Kind = Literal["new", "duplicate", "update", "correction", "syndicated", "stale", "kill", "hold", "joined"]

TEXT_KINDS: frozenset[Kind] = frozenset({"new", "update", "correction"})
"""Verdicts that give the chain a new text; the others change the chain alone."""

WAITING: frozenset[Kind] = frozenset({"kill", "hold"})
"""Verdicts that can come before their story."""

QUOTE = "quote"
"""The method of a kill or a hold that names its story by words."""

NOTE = "note"
"""The method of an item that only says something of its story: please read, please note."""


ADDITION = "addition"
"""The method of an item that goes on where its story's text ends."""


class Verdict(Record):
    """What a story is to those seen before.

    of: the uri of the item it was held against (joined: the survivor's story_id). method: the layer that
    decided: "identity" (uri and version), "text" (the same words), "likeness", "slug" (a later lead of it),
    "quote" (a notice names it), "note" (a notice about it), "addition" (it goes on where that text ends),
    "tombstone" (a kill or hold that waited); "none" for a new story. score: 0 to 1, how sure. because: one
    clause each for a person.
    """

    kind: Kind
    of: str | None = None
    method: str = "none"
    score: float = 1.0
    because: tuple[str, ...] = ()

    @property
    def gives_text(self) -> bool:
        """Whether the item gives its chain a new text, and so a new version.

        It does not, and what is shown stays, if it is a copy, an older version, a withdrawal, a note or an
        ADD, which is appended to it.
        """
        return self.kind in TEXT_KINDS and self.method not in {NOTE, ADDITION}

    @property
    def waits(self) -> bool:
        """Whether the item is kept for a story that has not come: a kill or a hold of none that is known."""
        return self.kind in WAITING and self.of is None

    @property
    def is_addition(self) -> bool:
        """Whether the item's text is appended to the one that is there."""
        return self.method == ADDITION

    @property
    def is_notice(self) -> bool:
        """Whether the item's words are about its story and no text of it; a kill leaves no words at all."""
        return self.method == NOTE or (self.kind == "hold" and self.method == QUOTE)


class Entry(Record):
    """One event in a chain's history; version is the story's version after it.

    headline, changed: only of texts that were public when they came; changed: what such a text changed of the
    one shown before, as changed.told() says, at most 80 characters.
    """

    version: int
    kind: Kind
    at: Instant
    headline: str | None = None
    changed: str | None = None


class Chain(Record):
    """A story's chain: versions shown so far, copies received (the first one too), who sent them."""

    first_seen: Instant
    last_changed: Instant
    versions: int
    copies: int
    providers: tuple[str, ...]
    history: tuple[Entry, ...]


class Deduped(Record):
    """A story with its verdict. version counts texts of the chain, revision every change of it."""

    story: Story
    story_id: str
    version: int
    revision: int
    verdict: Verdict
    chain: Chain
