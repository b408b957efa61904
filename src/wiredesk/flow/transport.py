"""Faust's transport with one figure changed: how long the broker holds a fetch that finds nothing.

Faust asks for 1.5 s. A consumer has one fetch under way with a broker; while it waits for partitions that
have nothing, those that have more are not asked for. With several agents in one worker the chain then stands
still for most of each second.
"""

from __future__ import annotations

from typing import Any

from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.transport.drivers.aiokafka import Consumer as FaustConsumer
from faust.transport.drivers.aiokafka import Transport as FaustTransport

FETCH_WAIT_MS = 50


class _ConsumerThread(AIOKafkaConsumerThread):  # type: ignore[misc]  # faust has no stubs
    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001  faust passes no such setting on
        return consumer


class _Consumer(FaustConsumer):  # type: ignore[misc]  # faust has no stubs
    def _new_consumer_thread(self) -> _ConsumerThread:
        return _ConsumerThread(self, loop=self.loop, beacon=self.beacon)


class Transport(FaustTransport):  # type: ignore[misc]  # faust has no stubs
    """Kafka through aiokafka, with fetches that come back soon."""

    Consumer = _Consumer
