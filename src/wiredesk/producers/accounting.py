"""The accounting, read from Kafka: what became of each item, how far the agents are, what was rejected."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError as KafkaPythonError
from pydantic import ValidationError

from wiredesk.errors import KafkaError
from wiredesk.fates import Accounting, ItemFate, account
from wiredesk.producers.broker import admin
from wiredesk.settings import KafkaSettings, WorkerSettings
from wiredesk.topics import Topic

LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Lag:
    """How many messages of a topic its agent has not acknowledged."""

    topic: str
    messages: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The accounting at one moment: lag by topic, and raw offsets behind the agents that have no item."""

    accounting: Accounting
    lags: tuple[Lag, ...]
    missing: tuple[tuple[int, int], ...]

    @property
    def lag(self) -> int:
        """The messages that are still before some agent."""
        return sum(lag.messages for lag in self.lags)

    @property
    def settled(self) -> bool:
        """Whether all that was fed has a fate."""
        return self.lag == 0 and self.accounting.total_in_flight == 0 and not self.missing


class FateReader:
    """Reads wire.fates on from where it was, so that looking again costs only what is new."""

    def __init__(self, kafka: KafkaSettings, consumer: Any) -> None:
        self._kafka = kafka
        self._consumer = consumer
        self._records: dict[str, ItemFate] = {}
        self._positions: dict[TopicPartition, int] = {}

    def accounting(self) -> Accounting:
        """Return the accounting of all that wire.fates holds now."""
        for key, value in _messages(self._consumer, self._kafka.topics.fates, self._positions):
            self._learn(key, value)
        return account(self._records.items())

    def _learn(self, key: bytes | None, value: bytes | None) -> None:
        if not key or value is None:
            return
        try:
            record = ItemFate.model_validate_json(value)
        except ValidationError:
            return
        name = key.decode(errors="replace")
        known = self._records.get(name)
        if known is None or known.fate is None:
            self._records[name] = record


def standing(kafka: KafkaSettings, worker: WorkerSettings, reader: FateReader, consumer: Any) -> Standing:
    """Look at lag first, then at the fates: so what is settled by then is counted."""
    topics = kafka.topics
    committed = _committed(kafka, worker)
    lags = []
    begin: dict[int, int] = {}
    done: dict[int, int] = {}
    for topic in (topics.raw, topics.normalised, topics.deduped, topics.tagged):
        partitions = _partitions(consumer, topic)
        first, last = consumer.beginning_offsets(partitions), consumer.end_offsets(partitions)
        behind = 0
        for partition in partitions:
            at = max(committed.get(partition, 0), first[partition])
            behind += max(0, last[partition] - at)
            if topic is topics.raw:
                begin[partition.partition] = first[partition]
                done[partition.partition] = at
        lags.append(Lag(topic.name, behind))
    accounting = reader.accounting()
    return Standing(accounting, tuple(lags), tuple(accounting.offsets_without_item(begin, done)))


@contextmanager
def looking(kafka: KafkaSettings) -> Iterator[tuple[FateReader, Any]]:
    """Connect what standing() needs."""
    try:
        consumer = KafkaConsumer(
            bootstrap_servers=kafka.bootstrap.split(","),
            enable_auto_commit=False,
            bootstrap_timeout_ms=10_000,
            max_poll_records=10_000,
            fetch_max_wait_ms=100,
        )
    except (KafkaPythonError, OSError, ValueError) as error:
        raise KafkaError(
            f"no Kafka broker answers at {kafka.bootstrap}: start one (`wiredesk up`), "
            "or name another (WIREDESK_KAFKA_BOOTSTRAP)"
        ) from error
    try:
        yield FateReader(kafka, consumer), consumer
    finally:
        consumer.close()


def wait_until_settled(
    within: float, *, kafka: KafkaSettings | None = None, worker: WorkerSettings | None = None
) -> Accounting:
    """Wait until all that was fed has a fate; KafkaError says what is under way if it takes over `within` s."""
    kafka, worker = kafka or KafkaSettings(), worker or WorkerSettings()
    until = time.monotonic() + within
    with looking(kafka) as (reader, consumer):
        while True:
            try:
                now = standing(kafka, worker, reader, consumer)
            except KafkaPythonError:
                now = None
            if now is not None and now.settled:
                return now.accounting
            if time.monotonic() > until:
                what = (
                    "the broker does not answer"
                    if now is None
                    else (
                        f"lag {now.lag}, in flight {now.accounting.total_in_flight}, "
                        f"without an item {len(now.missing)}"
                    )
                )
                raise KafkaError(f"not settled within {within:.0f} s: {what}; see `wiredesk logs worker`")
            time.sleep(LOOK_EVERY)


def _committed(kafka: KafkaSettings, worker: WorkerSettings) -> dict[TopicPartition, int]:
    with admin(kafka, within=10) as client:
        offsets = client.list_group_offsets(worker.app_id).get(worker.app_id, {})
    return {partition: meta.offset for partition, meta in offsets.items() if meta.offset >= 0}


def _partitions(consumer: Any, topic: Topic) -> list[TopicPartition]:
    return [TopicPartition(topic.name, number) for number in consumer.partitions_for_topic(topic.name) or ()]


def _messages(
    consumer: Any, topic: Topic, positions: dict[TopicPartition, int]
) -> Iterator[tuple[bytes | None, bytes | None]]:
    """Yield (key, value) of a topic from the positions to the ends at this moment, and move the positions."""
    partitions = _partitions(consumer, topic)
    if not partitions:
        return
    consumer.assign(partitions)
    first, last = consumer.beginning_offsets(partitions), consumer.end_offsets(partitions)
    for partition in partitions:
        positions[partition] = max(positions.get(partition, 0), first[partition])
        consumer.seek(partition, positions[partition])
    while any(positions[partition] < last[partition] for partition in partitions):
        for partition, messages in consumer.poll(timeout_ms=1000).items():
            for message in messages:
                yield message.key, message.value
        for partition in partitions:
            positions[partition] = consumer.position(partition)
