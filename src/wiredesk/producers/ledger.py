"""Ledger: wire.fates and wire.rejected folded, message by message: each item once, each rejection once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wiredesk import codec
from wiredesk.fates import Accounting, Item, ItemFate, account, item_of
from wiredesk.record import Record
from wiredesk.rejected import Origin, Reason, Rejected, Stage
from wiredesk.topics import Topics


class Rejections(Record):
    """How many items one stage rejected for one reason, and what the last of them was."""

    stage: Stage
    reason: Reason
    items: int
    last_source: str | None = None
    last_detail: str = ""


@dataclass(frozen=True, slots=True)
class _Rejection:
    stage: Stage
    reason: Reason
    source: str | None
    detail: str


class Ledger:
    """Folds messages of both topics; learn() takes them in each partition's order.

    unreadable: how many messages are no records of ours.
    """

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._fates: dict[str, ItemFate] = {}
        self._rejections: dict[tuple[object, ...], _Rejection] = {}
        self.unreadable = 0

    def learn(self, message: Any) -> None:
        """Take in one message. Raises SchemaTooNew for a record of a newer wiredesk."""
        if message.topic == self._topics.fates.name:
            self._learn_fate(message)
        else:
            self._learn_rejection(message)

    def accounting(self) -> Accounting:
        """Return the accounting of what was learnt."""
        return account(self._fates.items())

    def in_flight(self) -> list[Item]:
        """Return the items that were read and have no fate."""
        return [item_of(key) for key, record in self._fates.items() if record.fate is None]

    def rejections(self) -> list[Rejections]:
        """Return the rejections by stage and reason, most items first."""
        counts: dict[tuple[Stage, Reason], list[_Rejection]] = {}
        for rejection in self._rejections.values():
            counts.setdefault((rejection.stage, rejection.reason), []).append(rejection)
        rows = [
            Rejections(
                stage=stage,
                reason=reason,
                items=len(found),
                last_source=found[-1].source,
                last_detail=found[-1].detail,
            )
            for (stage, reason), found in counts.items()
        ]
        return sorted(rows, key=lambda row: (-row.items, row.stage, row.reason))

    def _learn_fate(self, message: Any) -> None:
        origin = _origin(message)
        record = codec.decode(ItemFate, message.value, _headers(message), stage="index", origin=origin)
        key = (message.key or b"").decode(errors="replace")
        if isinstance(record, Rejected) or not _is_item(key):
            self.unreadable += 1
            return
        known = self._fates.get(key)
        if known is None or known.fate is None:  # a fate is set once
            self._fates[key] = record

    def _learn_rejection(self, message: Any) -> None:
        origin = _origin(message)
        record = codec.decode(Rejected, message.value, _headers(message), stage="index", origin=origin)
        if record.origin != origin:  # else it is what the codec says of this message
            where = record.origin
            # What a producer rejected has no place in wire.raw; then the message itself is what counts.
            place = (
                (where.partition, where.offset, where.item)
                if where.offset is not None
                else ("message", message.partition, message.offset)
            )
            rejection = _Rejection(record.stage, record.reason, where.source, record.detail)
            self._rejections.setdefault(place, rejection)
        else:
            self.unreadable += 1


def _origin(message: Any) -> Origin:
    return Origin(topic=message.topic, partition=message.partition, offset=message.offset)


def _headers(message: Any) -> list[tuple[str, bytes]]:
    return [(name, value) for name, value in message.headers or () if isinstance(value, bytes)]


def _is_item(key: str) -> bool:
    try:
        item_of(key)
    except ValueError:
        return False
    return True
