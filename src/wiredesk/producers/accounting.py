"""The accounting, read from Kafka: how far the agents are, what became of each item, what was rejected.

The order of looking makes it sound: first what the agents have acknowledged, then where the topics end, then
the fates. An agent acknowledges only after all it caused is durable, so where nothing lags in the first two,
the third holds every fate.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kafka import TopicPartition
from kafka.errors import KafkaError as KafkaPythonError

from wiredesk.errors import KafkaError
from wiredesk.fates import Accounting, Item
from wiredesk.producers.broker import admin, consumer, told, words
from wiredesk.producers.following import Follower, partitions_of
from wiredesk.producers.ledger import Ledger
from wiredesk.producers.standing import Lag, Place, Standing, beyond_the_end
from wiredesk.settings import KafkaSettings, WorkerSettings

LOOK_EVERY = 0.25
"""Seconds between two looks while waiting."""

EXAMINED = 1000
"""So many places without an item are looked at, whether a copy is there at all."""


@dataclass(frozen=True, slots=True)
class _Offsets:
    """Lag by topic; by partition of wire.raw where it begins, and how far normalise has acknowledged it."""

    lags: tuple[Lag, ...]
    begin: dict[int, int]
    done: dict[int, int]


class Observer:
    """Looks again and again; each look costs only what is new. Made by observing()."""

    def __init__(self, kafka: KafkaSettings, worker: WorkerSettings, client: Any, administrator: Any) -> None:
        self._kafka = kafka
        self._group = worker.app_id
        self._client = client
        self._admin = administrator
        self._ledger = Ledger(kafka.topics)
        self._follower = Follower(client, [kafka.topics.fates.name, kafka.topics.rejected.name])
        self._empty: set[Place] = set()

    def lagging(self) -> bool:
        """Tell whether some agent has messages before it: cheaper than a look."""
        return any(lag.messages for lag in self._offsets().lags)

    def look(self) -> Standing:
        """Return the standing now. Raises kafka-python's own errors where the broker does not answer."""
        offsets = self._offsets()
        for message in self._follower.read():
            self._ledger.learn(message)
        accounting = self._ledger.accounting()
        # The end is asked for again: what was fed and read meanwhile is not beyond it.
        end = self._client.end_offsets(partitions_of(self._client, self._kafka.topics.raw.name))
        return Standing(
            accounting=accounting,
            lags=offsets.lags,
            missing=self._missing(accounting, offsets),
            beyond=tuple(beyond_the_end(accounting, _by_number(end))),
            lost=self._lost(offsets),
            rejections=tuple(self._ledger.rejections()),
            members=len(self._admin.describe_groups([self._group])[self._group]["members"]),
            unreadable=self._ledger.unreadable,
        )

    def _offsets(self) -> _Offsets:
        """Ask what is acknowledged, and after that where the topics end."""
        topics = self._kafka.topics
        committed = settled_up_to(self._admin, self._group)
        lags = []
        begin, done = {}, {}
        for topic in (topics.raw, topics.normalised, topics.deduped, topics.tagged):
            partitions = partitions_of(self._client, topic.name)
            first, last = self._client.beginning_offsets(partitions), self._client.end_offsets(partitions)
            at = {part: max(committed.get(part, 0), first[part]) for part in partitions}
            lags.append(Lag(topic.name, sum(max(0, last[part] - at[part]) for part in partitions)))
            if topic is topics.raw:
                begin = _by_number(first)
                done = {part.partition: min(at[part], last[part]) for part in partitions}
        return _Offsets(tuple(lags), begin, done)

    def _lost(self, offsets: _Offsets) -> tuple[Item, ...]:
        """Return the items in flight of copies that were settled, where nothing lags."""
        if any(lag.messages for lag in offsets.lags):
            return ()
        return tuple(item for item in self._ledger.in_flight() if item[1] < offsets.done.get(item[0], 0))

    def _missing(self, accounting: Accounting, offsets: _Offsets) -> tuple[Place, ...]:
        """Return the places without an item at which there is a copy.

        A producer with transactions leaves marks in the log that take an offset and are no copies.
        """
        places = accounting.offsets_without_item(offsets.begin, offsets.done)
        places = [place for place in places if place not in self._empty]
        unsure = places[:EXAMINED]
        if unsure:
            self._empty.update(set(unsure) - _with_a_copy(self._kafka, unsure))
        return tuple(place for place in places if place not in self._empty)


def settled_up_to(administrator: Any, group: str) -> dict[TopicPartition, int]:
    """Return the offset from which the worker reads on, by partition: all before it is settled."""
    offsets = administrator.list_group_offsets(group).get(group, {})
    return {partition: meta.offset for partition, meta in offsets.items() if meta.offset >= 0}


@contextmanager
def observing(kafka: KafkaSettings, worker: WorkerSettings, *, within: float = 10.0) -> Iterator[Observer]:
    """Connect an observer. Raises KafkaError if no broker answers within so many seconds."""
    with consumer(kafka, within=within) as client, admin(kafka, within=within) as administrator:
        yield Observer(kafka, worker, client, administrator)


def look(
    kafka: KafkaSettings | None = None, worker: WorkerSettings | None = None, *, within: float = 10.0
) -> Standing:
    """Return the standing now. Raises KafkaError if no broker answers within so many seconds.

    A broker that has just started does not know yet who coordinates a group: it is asked again until then.
    """
    kafka, worker = kafka or KafkaSettings(), worker or WorkerSettings()
    until = time.monotonic() + within
    with told(kafka), observing(kafka, worker, within=within) as observer:
        while True:
            try:
                return observer.look()
            except KafkaPythonError as error:
                if not getattr(error, "retriable", False) or time.monotonic() >= until:
                    raise
            time.sleep(LOOK_EVERY)


def settle(
    within: float, *, kafka: KafkaSettings | None = None, worker: WorkerSettings | None = None
) -> Standing:
    """Wait until all that was fed has its fate, at most so many seconds, and return the last standing.

    A broker that goes away meanwhile is waited for. Raises KafkaError if there is none at the end.
    """
    kafka, worker = kafka or KafkaSettings(), worker or WorkerSettings()
    until = time.monotonic() + within
    with observing(kafka, worker, within=max(within, 1.0)) as observer:
        while True:
            try:
                at_end = time.monotonic() >= until
                if at_end or not observer.lagging():
                    last = observer.look()
                    if last.settled or at_end:
                        return last
            except KafkaPythonError as error:
                lost = words(error)
                if time.monotonic() >= until:
                    break
            time.sleep(LOOK_EVERY)
    raise KafkaError(f"Kafka at {kafka.bootstrap}: {lost}")


def wait_until_settled(
    within: float, *, kafka: KafkaSettings | None = None, worker: WorkerSettings | None = None
) -> Accounting:
    """Wait until all that was fed has its fate; return the accounting.

    Raises KafkaError, which says what is under way, if that takes more than so many seconds.
    """
    standing = settle(within, kafka=kafka, worker=worker)
    if standing.settled:
        return standing.accounting
    raise KafkaError(
        f"not settled within {within:.0f} s: {standing.lag:,} messages before the agents, "
        f"{standing.accounting.total_in_flight:,} items in flight, {len(standing.missing):,} copies without "
        f"an item, {standing.members} workers reading; see `wiredesk status`"
    )


def _with_a_copy(kafka: KafkaSettings, places: Iterable[Place]) -> set[Place]:
    """Return those of the places in wire.raw at which there is a copy."""
    topic = kafka.topics.raw.name
    found = set()
    with consumer(kafka) as client:
        for place in places:
            partition = TopicPartition(topic, place[0])
            client.assign([partition])
            client.seek(partition, place[1])
            rows = client.poll(timeout_ms=2000, max_records=1).get(partition, [])
            if rows and rows[0].offset == place[1]:
                found.add(place)
    return found


def _by_number(offsets: dict[TopicPartition, int]) -> dict[int, int]:
    return {partition.partition: offset for partition, offset in offsets.items()}
