"""Faust's transport with two things changed: how long a fetch waits, and what is committed.

How long the broker holds a fetch that finds nothing: Faust asks for 1.5 s. A consumer has one fetch under way
with a broker; while it waits for partitions that have nothing, those that have more are not asked for. With
several agents in one worker the chain then stands still for most of each second.

What is committed: nothing behind a message that was delivered and is not acknowledged. Faust 0.15.3 takes
offsets that it did not see arrive for a gap, such as compaction leaves, and acknowledges them with the
message behind; when it goes back to the committed offset while messages arrive, it so counts some that are
in an agent's hands. And where nothing was committed yet, it does not look whether the first are acknowledged.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.transport.drivers.aiokafka import Consumer as FaustConsumer
from faust.transport.drivers.aiokafka import Transport as FaustTransport
from faust.types import TP

FETCH_WAIT_MS = 50


class _ConsumerThread(AIOKafkaConsumerThread):  # type: ignore[misc]  # faust has no stubs
    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001  faust passes no such setting on
        return consumer


class _Consumer(FaustConsumer):  # type: ignore[misc]  # faust has no stubs
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_hand: defaultdict[TP, set[int]] = defaultdict(set)
        self._arrived: dict[TP, int] = {}

    def _new_consumer_thread(self) -> _ConsumerThread:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def track_message(self, message: Any) -> None:
        """Note that a message is delivered to the agents."""
        self._in_hand[message.tp].add(message.offset)
        self._arrived[message.tp] = max(message.offset, self._arrived.get(message.tp, -1))
        super().track_message(message)

    def ack(self, message: Any) -> bool:
        """Note that a message is settled."""
        self._in_hand[message.tp].discard(message.offset)
        acknowledged: bool = super().ack(message)
        return acknowledged

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Forget what was delivered of partitions that are another worker's now."""
        await super().on_partitions_revoked(revoked)
        for tp in revoked:
            self._in_hand.pop(tp, None)
            self._arrived.pop(tp, None)

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        # What did arrive is no gap, nor is the message at hand, which Faust gives as the end.
        await super()._add_gap(tp, max(offset_from, self._arrived.get(tp, -1) + 1), offset_to - 1)

    def _new_offset(self, tp: TP) -> int | None:
        acked = self._acked[tp]
        if acked and self._in_hand[tp] and min(self._in_hand[tp]) < min(acked):
            return None
        offset: int | None = super()._new_offset(tp)
        return offset


class Transport(FaustTransport):  # type: ignore[misc]  # faust has no stubs
    """Kafka through aiokafka, with fetches that come back soon."""

    Consumer = _Consumer
