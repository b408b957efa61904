"""Where a chain's texts lie: what is shown, and what is withheld; and where a change of it goes. Pure.

shown: the document behind the alias, in the month of the chain's beginning. withheld: embargoed or held text
in an index of its own. A chain may have both: an earlier version stays public while a later one waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wiredesk.deduped.record import CHAIN_ONLY
from wiredesk.fates import Fate
from wiredesk.indexed.document import Document, document, item_view, released, with_chain
from wiredesk.tagged.record import Tagged


@dataclass(frozen=True, slots=True)
class Place:
    """A chain's two documents as they are, or as they are to be; None is none."""

    shown: Document | None = None
    withheld: Document | None = None


NOWHERE = Place()


def reads_before(tagged: Tagged) -> bool:
    """Return whether the change needs the documents that it finds."""
    return tagged.deduped.verdict.kind in CHAIN_ONLY


def place(before: Place, tagged: Tagged, now: datetime) -> Place | None:
    """Return where the chain's texts lie after this change; None if it changes a text that is nowhere.

    now decides one thing: whether an embargo is over. A document whose revision is not below the change's has
    the change in it already and is left as it is.
    """
    kind = tagged.deduped.verdict.kind
    if kind in {"kill", "joined"}:
        return Place(_emptied(before, tagged), _later(before.withheld, tagged))
    if kind == "hold":
        return _held(before, tagged)
    if kind in CHAIN_ONLY:
        if before.shown is None and before.withheld is None:
            return None
        return Place(_chained(before.shown, tagged), _chained(before.withheld, tagged))
    text = document(None, tagged)
    assert text is not None
    if _waits(tagged, now):
        return Place(before.shown, _newer(before.withheld, text))
    return Place(
        _newer(before.shown, released(text) if text["status"] == "embargoed" else text),
        _later(before.withheld, tagged),
    )


def fate_of(tagged: Tagged) -> Fate:
    """Return the fate of an item that is settled: what its verdict makes of it."""
    kind = tagged.deduped.verdict.kind
    fates: dict[str, Fate] = {
        "duplicate": "duplicate",
        "syndicated": "duplicate",
        "stale": "stale",
        "kill": "killed",
        "hold": "held",
        "joined": "duplicate",
    }
    return fates.get(kind, "held" if tagged.deduped.story.status == "withheld" else "indexed")


def _emptied(before: Place, tagged: Tagged) -> Document | None:
    """Return what is shown after a kill or a join: what is left of the latest text before it."""
    revision = tagged.deduped.revision
    if before.shown is not None and before.shown["revision"] >= revision:
        return before.shown
    waiting = before.withheld if before.withheld and before.withheld["revision"] < revision else None
    return document(waiting or before.shown, tagged)


def _waits(tagged: Tagged, now: datetime) -> bool:
    """Return whether a text may not be shown yet; one that is embargoed with no end waits for a person."""
    story = tagged.deduped.story
    if story.status == "embargoed":
        return story.embargoed_until is None or story.embargoed_until > now
    return story.status == "withheld"


def _later(withheld: Document | None, tagged: Tagged) -> Document | None:
    """Return what waits if it came after this change, which therefore does not take its place."""
    return withheld if withheld is not None and withheld["revision"] > tagged.deduped.revision else None


def _held(before: Place, tagged: Tagged) -> Place:
    """Keep a hold's own text back; one without a text marks what is kept back, or what is shown."""
    if tagged.deduped.story.paragraphs or before == NOWHERE:
        return Place(_chained(before.shown, tagged), _newer(before.withheld, _withheld_view(tagged)))
    return Place(_chained(before.shown, tagged), _chained(before.withheld, tagged))


def _withheld_view(tagged: Tagged) -> Document:
    return {**item_view(tagged), "status": "withheld"}


def _chained(before: Document | None, tagged: Tagged) -> Document | None:
    if before is None or before["revision"] >= tagged.deduped.revision:
        return before
    return with_chain(before, tagged)


def _newer(before: Document | None, after: Document) -> Document:
    return before if before is not None and before["revision"] > after["revision"] else after
