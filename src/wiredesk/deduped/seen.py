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
from wiredesk.deduped.remembered import Bodies, Due, Uris
from wiredesk.deduped.state import ChainState, Change, decode_state, encode_state
from wiredesk.fates import Item

LIKENESS_HORIZON = timedelta(hours=72)
"""Two items are held against each other by their words if received, and appended, at most this far apart."""

ALERT_HORIZON = timedelta(hours=12)
"""The same of two alerts: of one line each, they say of another day's event what they said of the last."""

MOST_HELD_AGAINST = 6
"""Stories that a text is held against, those that share most with it first."""

MOST_RECENT = 2**12
"""Chains that are kept as they were last read or written: what goes on is looked at again and again."""

AT_ONCE = 2
"""Chains that are forgotten with each that is written: more than begin, and no stop for all of a day."""


class Seen:
    """What dedupe() knows; the one thing in the pure rooms that changes."""

    def __init__(
        self,
        store: MutableMapping[str, bytes] | None = None,
        *,
        index: bool = True,
        preferred: tuple[str, ...] = (),
        keep: timedelta | None = None,
    ) -> None:
        """Take a store (an empty dict by default) and index what it holds, unless learn() is to do it.

        preferred: the providers whose text is shown rather than another's, the best first. keep: how long
        after its last change, in whole days of append time, a chain is forgotten; by default never.
        """
        self.preferred = preferred
        self._store: MutableMapping[str, bytes] = {} if store is None else store
        self._recent: dict[str, tuple[bytes, ChainState]] = {}
        self._by_uri = Uris()
        self._by_body = Bodies(LIKENESS_HORIZON)
        self._due = None if keep is None else Due(keep)
        self._nearby = Nearby(LIKENESS_HORIZON)
        for story_id, value in self._store.items() if index else ():
            self.learn(story_id, value)

    def __len__(self) -> int:
        """Return the number of uris known."""
        return len(self._by_uri)

    def learn(self, story_id: str, value: bytes) -> None:
        """Index one entry of the store."""
        state = decode_state(story_id, value)
        for change in state.changes:
            self._index(story_id, change)
        if self._due is not None:
            self._due.add(story_id, state.changes[-1].appended_at)

    def chain_of_uri(self, provider: str, uri: str) -> ChainState | None:
        """Return the chain that an item of this provider and uri belongs to; of joined ones the survivor."""
        for story_id in self._by_uri.of(provider, uri):
            if any((one.provider, one.uri) == (provider, uri) for one in self.chain(story_id).changes):
                return self._chain(story_id)
        return None

    def changes_of_uri(self, provider: str, uri: str) -> list[Change]:
        """Return what the items of a provider's uri did so far, in the order of their arrival."""
        changes = [
            change
            for story_id in self._by_uri.of(provider, uri)
            for change in self.chain(story_id).changes
            if (change.provider, change.uri) == (provider, uri) and change.verdict.kind != "joined"
        ]
        return sorted(changes, key=lambda change: change.item)

    def stamped(self, provider: str, uri: str, item: Item) -> list[ChainState]:
        """Return the chains of this provider and uri that the item has changed, as they are."""
        chains = [self.chain(story_id) for story_id in self._by_uri.of(provider, uri)]
        return [chain for chain in chains if chain.revision_of(item) is not None]

    def chain_of_body(
        self, body: str, at: datetime, appended_at: datetime, *, is_alert: bool = False
    ) -> ChainState | None:
        """Return the chain that had a body of this fingerprint within the horizon, the earliest of them.

        The choice does not depend on the order in which they were indexed: after a rebuild it is the same. Of
        an alert the horizon is shorter, unless what its words were of may not be shown.
        """
        since = max(self._by_body.since, appended_at - LIKENESS_HORIZON)
        near = [
            (change.at, story_id)
            for story_id in self._by_body.of(body)
            for chain in (self.chain(story_id),)
            for change in chain.changes
            if change.fingerprint.body == body
            and change.verdict.kind != "joined"
            and abs(at - change.at) <= LIKENESS_HORIZON
            and change.appended_at >= since
            and (not is_alert or abs(at - change.at) <= ALERT_HORIZON or not chain.is_open)
        ]
        return self._chain(min(near)[1]) if near else None

    def chain(self, story_id: str) -> ChainState:
        """Return a chain as it is, one that was joined to another too."""
        value = self._store[story_id]
        recent = self._recent.get(story_id)
        if recent is not None and recent[0] == value:
            return recent[1]
        state = decode_state(story_id, value)
        self._keep(state, value)
        return state

    def chains_near(self, keys: Sequence[int], appended_at: datetime) -> list[ChainState]:
        """Return the chains appended within the horizon that share keys, those that share most first."""
        found = self._nearby.near(keys, appended_at)
        chains = [self._chain(story_id) for story_id, _ in found[:MOST_HELD_AGAINST]]
        return list({chain.story_id: chain for chain in chains}.values())

    def put(self, state: ChainState, keys: Sequence[int]) -> None:
        """Write a chain's state, whose last change is new to the indexes; keys: by which it is found."""
        self.put_again(state)
        self._index(state.story_id, state.changes[-1], keys)
        if self._due is not None:
            self._due.add(state.story_id, state.changes[-1].appended_at)
            for story_id in self._due.some(AT_ONCE):
                self._forget(story_id, self._due)

    def put_again(self, state: ChainState) -> None:
        """Write a chain's state as it is: the write of an item that came before may have been lost."""
        value = encode_state(state)
        self._store[state.story_id] = value
        self._keep(state, value)

    def _keep(self, state: ChainState, value: bytes) -> None:
        """Keep a chain beside the entry that says the same, by which it is told whether it is still so."""
        if len(self._recent) >= MOST_RECENT:
            self._recent.clear()
        self._recent[state.story_id] = value, state

    def _forget(self, story_id: str, due: Due) -> None:
        """Forget a chain that has not changed for long; one that was joined to another goes with that."""
        if story_id not in self._store:
            return
        chain = self.chain(story_id)
        goes_on = chain.joined_to is not None and chain.joined_to in self._store
        if not goes_on and due.is_past(chain.changes[-1].appended_at):
            self._drop(chain)

    def _drop(self, chain: ChainState) -> None:
        del self._store[chain.story_id]
        self._recent.pop(chain.story_id, None)
        for change in chain.changes:
            self._by_uri.remove(change.provider, change.uri, chain.story_id)
            if change.joins is not None and change.joins in self._store:
                self._drop(self.chain(change.joins))

    def _chain(self, story_id: str) -> ChainState:
        chain = self.chain(story_id)
        while chain.joined_to is not None:
            chain = self.chain(chain.joined_to)
        return chain

    def _index(self, story_id: str, change: Change, keys: Sequence[int] | None = None) -> None:
        self._by_uri.add(change.provider, change.uri, story_id)
        if change.verdict.kind == "joined":
            return
        self._by_body.add(change.fingerprint.body, story_id, change.appended_at)
        if change.facts:
            if keys is None:
                keys = _keys_of(change)
            self._nearby.add(story_id, keys, change.at, change.appended_at)


def _keys_of(change: Change) -> tuple[int, ...]:
    """Return by what a change is found that has facts, as Arrival.found_by() did when it came."""
    text = unpacked(change.facts)
    keys = own_keys(text, change.slug)
    return keys_of_notice(keys, text) if change.verdict.waits else keys_of_text(keys, quoted_keys(text))
