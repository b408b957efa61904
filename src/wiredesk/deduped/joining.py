"""When two chains are one story: an item that one has by its uri tells what the other tells.

The chain that began first goes on; the other ends by pointing to it. The item stamps both, and a crash can
part the two writes: whichever is missing is made again when the item comes again.
"""

from __future__ import annotations

from dataclasses import replace

from wiredesk.deduped.alike import nearest
from wiredesk.deduped.arrival import Arrival, arrival
from wiredesk.deduped.identity import by_identity
from wiredesk.deduped.record import Kind, Verdict
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import ChainState, Change, provider_of
from wiredesk.normalised.story import Story

JOINED_FROM = 0.9
"""The likeness from which two chains are joined: what is joined is not parted again."""


def again(story: Story, seen: Seen) -> list[ChainState]:
    """Return the chains that an item has changed already, the pointer before the survivor; none if it is new.

    They are written once more, and what a crash has lost of a join is made again.
    """
    stamped = seen.stamped(provider_of(story), story.uri, story.item)
    mine = next((chain for chain in stamped if _by_item(story, chain).verdict.kind != "joined"), None)
    if mine is None:
        return [stamped[0], _survivor_of(arrival(story, seen.preferred), stamped[0], seen)] if stamped else []
    seen.put_again(mine)
    younger = _by_item(story, mine).joins
    if younger is None:
        return [mine]
    pointer = seen.chain(younger)
    if pointer.revision_of(story.item) is None:
        return [_point(arrival(story), pointer, mine, seen), mine]
    seen.put_again(pointer)
    return [pointer, mine]


def proven_one(one: Arrival, chain: ChainState, seen: Seen) -> ChainState | None:
    """Return the other chain that tells the same as this text of a chain, None if there is none.

    Chains with withdrawn or waiting texts stay apart: what may be shown of one must not depend on the other.
    """
    if one.story.status != "usable" or not chain.is_open:
        return None
    other = seen.chain_of_body(
        one.mark.body, one.story.received_at, one.appended_at, is_alert=one.text.is_alert
    )
    if other is None or other.story_id == chain.story_id:
        match = nearest(one, seen.chains_near(one.sought, one.appended_at))
        other = match.chain if match is not None and match.is_same and match.score >= JOINED_FROM else None
    if other is None or other.story_id == chain.story_id:
        return None
    return other if other.is_open else None


def join(
    one: Arrival, verdict: Verdict, chain: ChainState, other: ChainState, seen: Seen
) -> tuple[ChainState, ChainState]:
    """Join two chains by an item; return the pointer and the survivor.

    verdict: what the item is to the chain of its uri; other: the chain that its text belongs to.
    """
    survivor, younger = sorted((chain, other), key=lambda state: (state.changes[0].at, state.story_id))
    if survivor is other:
        verdict = _as_text_of(one, other)
    survivor = survivor.with_change(replace(one.change(verdict), joins=younger.story_id))
    seen.put(survivor, one.found_by(verdict))
    if younger.revision_of(one.story.item) is None:
        younger = _point(one, younger, survivor, seen)
    return younger, survivor


def _as_text_of(one: Arrival, other: ChainState) -> Verdict:
    """Return what an item is to the chain that takes over the one of its uri."""
    first = other.changes[0]
    shown_by = one.shown_by(other)
    kind: Kind = "update" if one.is_of(shown_by) or one.is_preferred_to(shown_by) else "syndicated"
    why = f"its text joins the chain of its uri to that of {first.uri}"
    return Verdict(kind=kind, of=first.uri, method="joined", because=(why,))


def _survivor_of(one: Arrival, pointer: ChainState, seen: Seen) -> ChainState:
    """Make the change of the survivor again, where only the pointer was written before a crash."""
    assert pointer.joined_to is not None
    survivor = seen.chain(pointer.joined_to)
    if any((change.provider, change.uri) == (one.provider, one.story.uri) for change in survivor.changes):
        verdict = by_identity(one, survivor, seen.changes_of_uri(one.provider, one.story.uri))
    else:
        verdict = _as_text_of(one, survivor)
    survivor = survivor.with_change(replace(one.change(verdict), joins=pointer.story_id))
    seen.put(survivor, one.found_by(verdict))
    return survivor


def _point(one: Arrival, younger: ChainState, survivor: ChainState, seen: Seen) -> ChainState:
    """End a chain by pointing to another."""
    why = "it proved to be the same story"
    verdict = Verdict(kind="joined", of=survivor.story_id, method="joined", because=(why,))
    pointer = younger.with_change(one.change(verdict))
    seen.put(pointer, ())
    return pointer


def _by_item(story: Story, chain: ChainState) -> Change:
    revision = chain.revision_of(story.item)
    assert revision is not None
    return chain.changes[revision - 1]
