"""Where a chain's texts lie: what is shown, and what is withheld; and where a change of it goes. Pure.

shown: the document behind the alias, in the month of the chain's beginning. withheld: embargoed or held text
in an index of its own. A chain may have both: an earlier version stays public while a later one waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wiredesk.fates import Fate
from wiredesk.indexed.document import (
    Document,
    appended,
    document,
    holds_text_of,
    item_view,
    released,
    with_chain,
    with_tags,
)
from wiredesk.tagged.record import Tagged


@dataclass(frozen=True, slots=True)
class Place:
    """A chain's two documents as they are, or as they are to be; None is none."""

    shown: Document | None = None
    withheld: Document | None = None


NOWHERE = Place()

_ENDS = frozenset({"kill", "joined"})
"""Verdicts that leave nothing of a text."""


def reads_before(tagged: Tagged) -> bool:
    """Return whether the change needs the documents that it finds.

    A text that waits does: delivered again alone, it must not wait once more after a later one was shown or
    killed, nor be shown when a later one is held. So do new tags: they change what is there and make nothing.
    """
    return (
        bool(tagged.retagged)
        or not tagged.deduped.verdict.gives_text
        or tagged.deduped.story.status
        in {
            "embargoed",
            "withheld",
        }
    )


def place(before: Place, tagged: Tagged, now: datetime) -> Place | None:
    """Return where the chain's texts lie after this change; None if it changes a text that is nowhere.

    now decides one thing: whether an embargo is over. A document whose revision is not below the change's has
    the change in it already and is left as it is.
    """
    kind = tagged.deduped.verdict.kind
    if tagged.retagged:
        return Place(_retagged(before.shown, tagged), _retagged(before.withheld, tagged))
    if kind in _ENDS:
        return Place(_emptied(before, tagged), _later(before.withheld, tagged))
    if kind == "hold":
        return _held(before, tagged)
    if tagged.deduped.verdict.gives_text:
        return _told(before, tagged, now)
    if before.shown is None and before.withheld is None:
        return None
    if tagged.deduped.verdict.is_addition:
        before = _added(before, tagged, now)
    return Place(_chained(before.shown, tagged), _chained(before.withheld, tagged))


def is_purged(before: Place, tagged: Tagged, purged: int) -> bool:
    """Tell whether a change is of a text that was purged, so that nothing of it is written.

    purged: the chain's revision when it was, 0 if it never was. A later text of the chain is its agency's new
    word and is no part of that; a later change of the chain alone finds nothing to change, and makes nothing.
    """
    if not purged:
        return False
    verdict = tagged.deduped.verdict
    return tagged.deduped.revision <= purged or (
        before == NOWHERE and not verdict.gives_text and verdict.kind != "hold"
    )


def fate_of(tagged: Tagged) -> Fate | None:
    """Return the fate of an item that is settled: what its verdict makes of it; a pointer is no item's."""
    kind = tagged.deduped.verdict.kind
    if kind == "joined":
        return None
    fates: dict[str, Fate] = {
        "duplicate": "duplicate",
        "syndicated": "duplicate",
        "stale": "stale",
        "kill": "killed",
        "hold": "held",
    }
    return fates.get(kind, "held" if tagged.deduped.story.status == "withheld" else "indexed")


def _told(before: Place, tagged: Tagged, now: datetime) -> Place:
    """Return where a new text lies: shown at once, or waiting."""
    text = document(None, tagged)
    assert text is not None
    later = _later(before.withheld, tagged)
    if _is_past(before.shown, tagged):
        return Place(before.shown, later)
    if _waits(tagged, now):
        return Place(before.shown, _newer(before.withheld, text))
    if text["status"] != "embargoed":
        return Place(_newer(before.shown, text), later)
    if later is not None:
        return before  # put off, held, or about to be released as it is now
    return Place(_newer(before.shown, released(text)), None)


def _is_past(shown: Document | None, tagged: Tagged) -> bool:
    """Return whether what is shown has taken a text's place: a later one, or that it was killed or joined."""
    deduped = tagged.deduped
    if shown is None or shown["revision"] < deduped.revision:
        return False
    own = int(deduped.verdict.kind != "hold")  # a hold has the version that was there before it
    ended = sum(entry["kind"] in _ENDS for entry in shown["chain"]["history"])
    return bool(
        shown["version"] + own > deduped.version
        or ended > sum(entry.kind in _ENDS for entry in deduped.chain.history)
    )


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
    """Keep a hold's own text back; one without a text keeps back what waits, and marks what is shown."""
    shown = _chained(before.shown, tagged)
    if tagged.deduped.verdict.is_notice and before.withheld is None and shown is not None:
        return Place(shown, None)
    if _is_past(before.shown, tagged):
        return Place(shown, _later(before.withheld, tagged))
    brings_text = tagged.deduped.story.paragraphs and not tagged.deduped.verdict.is_notice
    if brings_text or before == NOWHERE:
        return Place(shown, _newer(before.withheld, {**item_view(tagged), "status": "withheld"}))
    waiting = before.withheld
    if waiting is None or waiting["revision"] >= tagged.deduped.revision:
        return Place(shown, waiting)
    return Place(shown, {**with_chain(waiting, tagged), "status": "withheld"})


def _added(before: Place, tagged: Tagged, now: datetime) -> Place:
    """Append an ADD to the text of its version; to the one that waits if both have it: none is told early."""
    version = tagged.deduped.version
    shown, withheld = before.shown, before.withheld
    if withheld is not None and withheld["version"] == version:
        return Place(shown, _appended(withheld, tagged))
    if shown is None or shown["version"] != version or shown["revision"] >= tagged.deduped.revision:
        return before
    after = appended(shown, tagged)
    if not _waits(tagged, now):
        return Place(after, withheld)
    # Its text was shown while the ADD still waits: the whole waits with it.
    return Place(shown, {**after, **_waiting(tagged)})


def _waiting(tagged: Tagged) -> Document:
    """Return the fields of an item's record that say that it waits, and until when."""
    view = item_view(tagged)
    return {name: view[name] for name in ("status", "embargoed_until") if name in view}


def _appended(before: Document, tagged: Tagged) -> Document:
    return before if before["revision"] >= tagged.deduped.revision else appended(before, tagged)


def _retagged(before: Document | None, tagged: Tagged) -> Document | None:
    """Return a document with new tags if it has the item's own text, else as it is; where none is, none."""
    if before is None or not holds_text_of(before, tagged.deduped):
        return before
    after = with_tags(before, tagged)
    return before if after == before else after


def _chained(before: Document | None, tagged: Tagged) -> Document | None:
    if before is None or before["revision"] >= tagged.deduped.revision:
        return before
    return with_chain(before, tagged)


def _newer(before: Document | None, after: Document) -> Document:
    return before if before is not None and before["revision"] > after["revision"] else after
