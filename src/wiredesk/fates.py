"""Fates: what became of each item, counted once, and the accounting that must add up.

normalise records each item read; the stage that settles it records its fate. Both go to wire.fates under the
item's key, so a redelivery counts once:
read = indexed + duplicate + stale + held + killed + rejected + in flight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from wiredesk.record import Record

Fate = Literal["indexed", "duplicate", "stale", "held", "killed", "rejected"]
FATES: tuple[Fate, ...] = get_args(Fate)

Item = tuple[int, int, int]
"""wire.raw's partition, offset, and n-th item in that copy (from 0)."""


class ItemFate(Record):
    """One record of wire.fates; fate None says that the item was read and is in flight."""

    provider: str | None = None
    fate: Fate | None = None


def item_key(item: Item) -> str:
    """Return the key of an item in wire.fates ("2/1047/0")."""
    return "/".join(map(str, item))


def item_of(key: str) -> Item:
    """Return the item that item_key() gave this key; ValueError if it is none."""
    partition, offset, n = key.split("/")
    return int(partition), int(offset), int(n)


@dataclass(slots=True)
class Accounting:
    """How many items each provider sent, and what became of them."""

    read: dict[str, int] = field(default_factory=dict)
    fates: dict[str, dict[Fate, int]] = field(default_factory=dict)
    offsets: dict[int, set[int]] = field(default_factory=dict)

    def in_flight(self, provider: str) -> int:
        """Return how many of the provider's items have no fate yet."""
        return self.read[provider] - sum(self.fates.get(provider, {}).values())

    @property
    def total_in_flight(self) -> int:
        """Return how many items have no fate yet."""
        return sum(map(self.in_flight, self.read))

    def total(self, fate: Fate) -> int:
        """Return how many items have this fate."""
        return sum(counts.get(fate, 0) for counts in self.fates.values())

    def offsets_without_item(self, begin: Mapping[int, int], end: Mapping[int, int]) -> list[tuple[int, int]]:
        """Return the (partition, offset) in wire.raw from begin to before end of which no item is known."""
        return [
            (partition, offset)
            for partition, last in sorted(end.items())
            for offset in range(begin.get(partition, 0), last)
            if offset not in self.offsets.get(partition, ())
        ]


NO_PROVIDER = "-"
"""Under this the items are counted whose agency is not known."""


def account(records: Iterable[tuple[str, ItemFate]]) -> Accounting:
    """Fold wire.fates into the accounting: an item counts once, and the first fate it got stays.

    records: (key, record) in the order of each partition.
    """
    known: dict[str, ItemFate] = {}
    for key, record in records:
        before = known.get(key)
        if before is None or before.fate is None:
            known[key] = record
    accounting = Accounting()
    for key, record in known.items():
        partition, offset, _ = item_of(key)
        provider = record.provider or NO_PROVIDER
        accounting.read[provider] = accounting.read.get(provider, 0) + 1
        accounting.offsets.setdefault(partition, set()).add(offset)
        if record.fate is not None:
            counts = accounting.fates.setdefault(provider, {})
            counts[record.fate] = counts.get(record.fate, 0) + 1
    return accounting
