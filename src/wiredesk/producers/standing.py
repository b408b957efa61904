"""Standing: the accounting at one moment, and in plain words where it does not add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wiredesk.fates import FATES, Accounting, Item
from wiredesk.producers.ledger import Rejections

Place = tuple[int, int]
"""A partition and an offset of wire.raw."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How many messages of a topic the worker has not settled."""

    topic: str
    messages: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known at one moment.

    missing: places in wire.raw that normalise has settled and of which no item is known. beyond: places of
    items that wire.raw has never had. lost: items in flight though no agent has anything left to read.
    members: workers that read. unreadable: messages of wire.fates and wire.rejected that are no records of
    ours.
    """

    accounting: Accounting
    lags: tuple[Lag, ...]
    missing: tuple[Place, ...] = ()
    beyond: tuple[Place, ...] = ()
    lost: tuple[Item, ...] = ()
    rejections: tuple[Rejections, ...] = ()
    members: int = 0
    unreadable: int = 0

    @property
    def lag(self) -> int:
        """Messages that are still before some agent."""
        return sum(lag.messages for lag in self.lags)

    @property
    def settled(self) -> bool:
        """Whether all that was fed has its fate."""
        return not self.lag and not self.accounting.total_in_flight and not self.missing

    @property
    def adds_up(self) -> bool:
        """Whether read = the sum of fates + in flight, and what is in flight is on its way."""
        return not self.problems()

    def problems(self) -> list[str]:
        """Say in one line each what does not add up; none: all is accounted for."""
        found = []
        if self.lost:
            places = _places([(partition, offset) for partition, offset, _ in self.lost])
            found.append(f"{_items(len(self.lost))} in flight with nothing left to read: {places}")
        if self.missing:
            count = _copies(len(self.missing))
            found.append(f"{count} in wire.raw read, and no item of it known: {_places(self.missing)}")
        if self.beyond:
            found.append(
                f"{_items(len(self.beyond))} of copies that wire.raw does not have: {_places(self.beyond)}; "
                "was the topic made anew, and wire.fates kept?"
            )
        if self.unreadable:
            found.append(f"{self.unreadable:,} messages of wire.fates or wire.rejected cannot be read")
        return found

    def rows(self) -> list[tuple[str, list[int]]]:
        """Return by provider: read, each fate in the order of FATES, in flight; the last row is the sum."""
        accounting = self.accounting
        rows = [
            (
                provider,
                [
                    read,
                    *(accounting.fates.get(provider, {}).get(fate, 0) for fate in FATES),
                    accounting.in_flight(provider),
                ],
            )
            for provider, read in sorted(accounting.read.items())
        ]
        sums = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
        return [*rows, ("all", sums or [0] * (len(FATES) + 2))]


def beyond_the_end(accounting: Accounting, end: Mapping[int, int]) -> list[Place]:
    """Return the places of items at or after the end of their partition of wire.raw."""
    return [
        (partition, offset)
        for partition, offsets in sorted(accounting.offsets.items())
        for offset in sorted(offsets)
        if offset >= end.get(partition, 0)
    ]


def _items(count: int) -> str:
    return f"{count:,} {'item is' if count == 1 else 'items are'}"


def _copies(count: int) -> str:
    return f"{count:,} {'copy' if count == 1 else 'copies'}"


def _places(places: Sequence[Place], at_most: int = 5) -> str:
    shown = ", ".join(f"partition {partition} offset {offset}" for partition, offset in places[:at_most])
    return shown + (" …" if len(places) > at_most else "")
