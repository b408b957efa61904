"""The table of chains: a Faust table on RocksDB with its changelog in Kafka, seen as a plain mapping.

Three things differ from Faust's own table. Its changes are not sent one by one behind our back: they are kept
until the agent sends them, with the batch's other messages, and waits for the broker's answer before it
acknowledges what caused them. They are sent in the order in which they were decided, and written to RocksDB
only after that answer: so whatever a crash has cut off, what is found again is the state after some item, and
the items behind it are decided as they were the first time. And the table can be written to from a batch:
Faust asks a context variable which event is being processed, and in a batch that is nobody's but ours to say.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import faust
from faust.streams import _current_event
from faust.types import TP


class ChainTable(faust.Table):  # type: ignore[misc]  # faust has no stubs
    """story_id → encoded chain, both bytes; its source has one partition, and so has its changelog."""

    def keep(self, entries: Mapping[bytes, bytes | None], partition: int, offset: int) -> None:
        """Write to RocksDB what the changelog has up to an offset: recovery starts behind it.

        entries: None for one that is removed. Needs processing(event) around it.
        """
        for key, value in entries.items():  # past Faust's own sending of changes
            if value is None:
                self.data.pop(key, None)
            else:
                self.data[key] = value
        self.data.set_persisted_offset(TP(self.changelog_topic_name, partition), offset)


@contextmanager
def processing(event: Any) -> Iterator[None]:
    """Say that this event is being processed: its partition is where the table is read and written."""
    token = _current_event.set(weakref.ref(event))
    try:
        yield
    finally:
        _current_event.reset(token)


class TableStore(MutableMapping[str, bytes]):
    """The table with a batch's changes before it, as Seen's store.

    Reading and keeping need processing(event) around them.
    """

    def __init__(self, table: ChainTable) -> None:
        self._table = table
        self._changes: list[tuple[bytes, bytes | None]] = []
        self._latest: dict[bytes, bytes | None] = {}

    @property
    def changes(self) -> tuple[tuple[bytes, bytes | None], ...]:
        """What the changelog is to have: (key, entry) in the order of the decisions; None ends a key.

        Each is as it was at that moment, not only as it is at the batch's end: a beginning of this list, cut
        off anywhere, must not know of an item and have forgotten one before it.
        """
        return tuple(self._changes)

    def keep(self, partition: int, offset: int) -> None:
        """Write the changes to RocksDB; the changelog has them up to this offset."""
        self._table.keep(self._latest, partition, offset)
        self._changes, self._latest = [], {}

    def __getitem__(self, story_id: str) -> bytes:
        """Return a chain's entry; KeyError if there is none."""
        key = story_id.encode()
        value: bytes | None = self._latest[key] if key in self._latest else self._table.get(key)
        if value is None:
            raise KeyError(story_id)
        return value

    def __setitem__(self, story_id: str, value: bytes) -> None:
        """Write a chain's entry: to the changelog with the batch, to RocksDB after it."""
        self._change(story_id.encode(), value)

    def __delitem__(self, story_id: str) -> None:
        """Remove a chain's entry, in the same order; KeyError if there is none."""
        if story_id not in self:
            raise KeyError(story_id)
        self._change(story_id.encode(), None)

    def _change(self, key: bytes, value: bytes | None) -> None:
        if self._changes and self._changes[-1][0] == key:
            self._changes.pop()
        self._changes.append((key, value))
        self._latest[key] = value

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of all chains."""
        return (story_id for story_id, _ in self.items())

    def __len__(self) -> int:
        """Count the chains."""
        return sum(1 for _ in self.items())

    def items(self) -> Any:
        """Iterate over (story_id, entry) in one pass over RocksDB; between two batches, when that is all."""
        return ((key.decode(), value) for key, value in self._table.items())
