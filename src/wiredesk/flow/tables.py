"""The table of chains: a Faust table on RocksDB with its changelog in Kafka, seen as a plain mapping.

Two things differ from Faust's own table. Its changes are not sent one by one behind our back: they are kept
until the agent sends them, with the batch's other messages, and waits for the broker's answer before it
acknowledges what caused them. And it can be written to from a batch: Faust asks a context variable which
event is being processed, and in a batch that is nobody's but ours to say.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import faust
from faust.streams import _current_event
from faust.types import TP


class ChainTable(faust.Table):  # type: ignore[misc]  # faust has no stubs
    """story_id → encoded chain, both bytes; its source has one partition, and so has its changelog."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unsent: dict[bytes, bytes | None] = {}

    def on_key_set(self, key: bytes, value: bytes) -> None:
        """Keep a change for the changelog; of several in a batch the last counts."""
        self._unsent[key] = value

    def on_key_del(self, key: bytes) -> None:
        """Keep a removal for the changelog."""
        self._unsent[key] = None

    def take_unsent(self) -> dict[bytes, bytes | None]:
        """Return the changes since the last call, in the order of their first writing."""
        unsent, self._unsent = self._unsent, {}
        return unsent

    def sent(self, partition: int, offset: int) -> None:
        """Note down that the changelog has all changes up to an offset: recovery starts behind it."""
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
    """The table as Seen's store; reading and writing need processing(event) around them."""

    def __init__(self, table: ChainTable) -> None:
        self._table = table

    def __getitem__(self, story_id: str) -> bytes:
        """Return a chain's entry; KeyError if there is none."""
        value: bytes | None = self._table.get(story_id.encode())
        if value is None:
            raise KeyError(story_id)
        return value

    def __setitem__(self, story_id: str, value: bytes) -> None:
        """Write a chain's entry, to RocksDB now and to the changelog with the batch."""
        self._table[story_id.encode()] = value

    def __delitem__(self, story_id: str) -> None:
        """Forget a chain."""
        del self._table[story_id.encode()]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of all chains."""
        for key in self._table:
            yield key.decode()

    def __len__(self) -> int:
        """Count the chains."""
        return len(self._table)

    def items(self) -> Any:
        """Iterate over (story_id, entry) in one pass over RocksDB."""
        return ((key.decode(), value) for key, value in self._table.items())
