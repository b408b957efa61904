"""Seen: the stories seen so far, and the ways to find one again: by uri, by its words, by words it shares.

The store holds one entry a story (story_id → its state); the indexes are rebuilt from the entries, since a
crash can part the writes of two keys. The store is a dict in the pure chain and a Faust table in the worker.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from datetime import datetime, timedelta

from wiredesk.deduped.arrival import keys_of_notice, keys_of_text, own_keys
from wiredesk.deduped.facts import unpacked
from wiredesk.deduped.likeness import quoted_keys
from wiredesk.deduped.nearby import Nearby
from wiredesk.deduped.state import ChainState, Change, decode_state, encode_state
from wiredesk.fates import Item

LIKENESS_HORIZON = timedelta(hours=72)
"""Two items are held against each other by their words if received, and appended, at most this far apart."""

MOST_HELD_AGAINST = 6
"""Stories that a text is held against, those that share most with it first."""


class Seen:
    """What dedupe() knows; the one thing in the pure rooms that changes."""

    def __init__(
        self,
        store: MutableMapping[str, bytes] | None = None,
        *,
        index: bool = True,
        preferred: tuple[str, ...] = (),
    ) -> None:
        """Take a store (an empty dict by default) and index what it holds, unless learn() is to do it.

        preferred: the providers whose text is shown rather than another's, the best first.
        """
        self.preferred = preferred
        self._store: MutableMapping[str, bytes] = {} if store is None else store
        self._by_uri: dict[tuple[str, str], list[str]] = {}
        self._by_body: dict[str, dict[str, tuple[datetime, datetime]]] = {}
        self._nearby = Nearby(LIKENESS_HORIZON)
        for story_id, value in self._store.items() if index else ():
            self.learn(story_id, value)

    def __len__(self) -> int:
        """Return the number of uris known."""
        return len(self._by_uri)

    def learn(self, story_id: str, value: bytes) -> None:
        """Index one entry of the store."""
        for change in decode_state(story_id, value).changes:
            self._index(story_id, change)

    def chain_of_uri(self, provider: str, uri: str) -> ChainState | None:
        """Return the chain that an item of this provider and uri belongs to; of joined ones the survivor."""
        story_ids = self._by_uri.get((provider, uri))
        return None if story_ids is None else self._chain(story_ids[0])

    def changes_of_uri(self, provider: str, uri: str) -> list[Change]:
        """Return what the items of a provider's uri did so far, in the order of their arrival."""
        changes = [
            change
            for story_id in self._by_uri.get((provider, uri), ())
            for change in self.chain(story_id).changes
            if (change.provider, change.uri) == (provider, uri) and change.verdict.kind != "joined"
        ]
        return sorted(changes, key=lambda change: change.item)

    def stamped(self, provider: str, uri: str, item: Item) -> list[ChainState]:
        """Return the chains of this provider and uri that the item has changed, as they are."""
        chains = [self.chain(story_id) for story_id in self._by_uri.get((provider, uri), ())]
        return [chain for chain in chains if chain.revision_of(item) is not None]

    def chain_of_body(self, body: str, at: datetime, appended_at: datetime) -> ChainState | None:
        """Return the chain that had a body of this fingerprint within the horizon, the earliest of several.

        The choice does not depend on the order in which the entries were indexed, so that a replay after a
        rebuild finds the same chain.
        """
        near = [
            (then, story_id)
            for story_id, (then, appended) in self._by_body.get(body, {}).items()
            if abs(at - then) <= LIKENESS_HORIZON and appended_at - appended <= LIKENESS_HORIZON
        ]
        return self._chain(min(near)[1]) if near else None

    def chain(self, story_id: str) -> ChainState:
        """Return a chain as it is, one that was joined to another too."""
        return decode_state(story_id, self._store[story_id])

    def chains_near(self, keys: Sequence[int], appended_at: datetime) -> list[ChainState]:
        """Return the chains appended within the horizon that share keys, those that share most first."""
        found = self._nearby.near(keys, appended_at)
        chains = [self._chain(story_id) for story_id, _ in found[:MOST_HELD_AGAINST]]
        return list({chain.story_id: chain for chain in chains}.values())

    def put(self, state: ChainState, keys: Sequence[int]) -> None:
        """Write a chain's state, whose last change is new to the indexes; keys: by which it is found."""
        self._store[state.story_id] = encode_state(state)
        self._index(state.story_id, state.changes[-1], keys)

    def put_again(self, state: ChainState) -> None:
        """Write a chain's state as it is: the write of an item that came before may have been lost."""
        self._store[state.story_id] = encode_state(state)

    def _chain(self, story_id: str) -> ChainState:
        chain = self.chain(story_id)
        while chain.joined_to is not None:
            chain = self.chain(chain.joined_to)
        return chain

    def _index(self, story_id: str, change: Change, keys: Sequence[int] | None = None) -> None:
        story_ids = self._by_uri.setdefault((change.provider, change.uri), [])
        if story_id not in story_ids:
            story_ids.append(story_id)
        if change.verdict.kind == "joined":
            return
        times = self._by_body.setdefault(change.fingerprint.body, {})
        times.setdefault(story_id, (change.at, change.appended_at))
        if change.facts:
            if keys is None:
                keys = _keys_of(change)
            self._nearby.add(story_id, keys, change.at, change.appended_at)


def _keys_of(change: Change) -> tuple[int, ...]:
    """Return by what a change is found that has facts, as Arrival.found_by() did when it came."""
    text = unpacked(change.facts)
    keys = own_keys(text, change.slug)
    return keys_of_notice(keys, text) if change.verdict.waits else keys_of_text(keys, quoted_keys(text))
