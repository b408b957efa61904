"""dedupe(): what a story is to those seen before, by layers.

Its stamp (the item again), its identity (provider and uri: versions, kills and holds; identity.py), the same
words under another uri, the notices that name a story by words (withdrawing.py), the text that an ADD goes on
from (additions.py), and its likeness to others (alike.py). A text that belongs to one chain by its uri and to
another by its words joins them (joining.py).
"""

from __future__ import annotations

import xxhash

from wiredesk.deduped.additions import by_addition
from wiredesk.deduped.alike import by_likeness
from wiredesk.deduped.arrival import Arrival, arrival
from wiredesk.deduped.identity import by_identity, by_words, has_words_of
from wiredesk.deduped.joining import again, join, proven_one
from wiredesk.deduped.record import Deduped, Verdict
from wiredesk.deduped.seen import MOST_HELD_AGAINST, Seen
from wiredesk.deduped.state import ChainState
from wiredesk.deduped.withdrawing import by_note, by_notice, by_waiting
from wiredesk.normalised.story import Story


def dedupe(story: Story, seen: Seen) -> list[Deduped]:
    """Decide what a story is and note it in seen; two are returned where chains join, else one.

    An item that seen has met already gets the verdict, version and revision of the first time, and its entry
    is written once more: the earlier write may have been lost in a crash.
    """
    if known := again(story, seen):
        return [_deduped(story, chain) for chain in known]
    one = arrival(story, seen.preferred)
    chain = seen.chain_of_uri(one.provider, story.uri)
    if chain is None:
        chain, verdict = _by_content(one, seen)
    else:
        verdict = by_identity(one, chain, seen.changes_of_uri(one.provider, story.uri))
        if verdict.gives_text and (other := proven_one(one, chain, seen)) is not None:
            return [_deduped(story, chain) for chain in join(one, verdict, chain, other, seen)]
    change = one.change(verdict)
    chain = ChainState(_story_id(one), (change,)) if chain is None else chain.with_change(change)
    seen.put(chain, one.found_by(verdict))
    return [_deduped(story, chain)]


def _by_content(one: Arrival, seen: Seen) -> tuple[ChainState | None, Verdict]:
    """Judge an item whose uri is not known: by its words, by what it names, by what it is like."""
    chain = seen.chain_of_body(
        one.mark.body, one.story.received_at, one.appended_at, is_alert=one.text.is_alert
    )
    if chain is not None and has_words_of(one, chain):
        return chain, by_words(one, chain)
    near = _near(one, seen)
    for layer in (by_notice, by_waiting, by_addition, by_note):
        if (judged := layer(one, near)) is not None:
            return judged
    return by_likeness(one, near)


def _near(one: Arrival, seen: Seen) -> list[ChainState]:
    """Return the chains that share most with an item, and those of its headline or slug behind them."""
    near = seen.chains_near(one.sought, one.appended_at)
    if len(near) < MOST_HELD_AGAINST or not (names := one.names):
        return near
    known = {chain.story_id for chain in near}
    named = seen.chains_near(names, one.appended_at)
    return [*near, *(chain for chain in named if chain.story_id not in known)]


def _deduped(story: Story, chain: ChainState) -> Deduped:
    revision = chain.revision_of(story.item)
    assert revision is not None
    return Deduped(
        story=story,
        story_id=chain.story_id,
        version=chain.version(revision),
        revision=revision,
        verdict=chain.changes[revision - 1].verdict,
        chain=chain.chain(revision),
    )


def _story_id(one: Arrival) -> str:
    """Return the id of the chain that this item begins: a function of who sent it under which uri."""
    return xxhash.xxh3_128_hexdigest(f"{one.provider}\n{one.story.uri}".encode())
