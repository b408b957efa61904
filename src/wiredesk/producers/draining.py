"""Waiting until all that is in the topics at a moment has gone through the chain to its end.

`wiredesk status` wants nothing to lag anywhere; where copy comes all day that moment may never be. Here each
topic is looked at in the order of the data: when the worker has settled what it had, all that this caused is
in the next one.
"""

from __future__ import annotations

import time

from kafka import TopicPartition
from kafka.errors import KafkaError as KafkaPythonError

from wiredesk.errors import KafkaError
from wiredesk.producers.accounting import LOOK_EVERY, settled_up_to
from wiredesk.producers.broker import admin, consumer, told, words
from wiredesk.producers.following import partitions_of
from wiredesk.settings import KafkaSettings, WorkerSettings

SettledUpTo = dict[TopicPartition, int]
"""By partition the offset before which all is settled."""


def drained(kafka: KafkaSettings, worker: WorkerSettings, *, within: float) -> SettledUpTo:
    """Wait until what the topics hold now is settled, and return how far they are.

    Raises KafkaError if that takes more than so many seconds, or if no broker answers.
    """
    until = time.monotonic() + within
    topics = kafka.topics
    with consumer(kafka) as client, admin(kafka) as administrator, told(kafka):
        for topic in (topics.raw, topics.normalised, topics.deduped, topics.tagged):
            ends = client.end_offsets(partitions_of(client, topic.name))
            begin = client.beginning_offsets(list(ends))
            while True:
                left, why = _left(administrator, worker.app_id, begin, ends)
                if not left:
                    break
                if time.monotonic() >= until:
                    raise KafkaError(
                        f"not settled within {within:.0f} s: {left:,} messages of {topic.name} are before "
                        f"the worker{why}; see `wiredesk status`; if none reads, start one (`wiredesk run`)"
                    )
                time.sleep(LOOK_EVERY)
        return settled_up_to(administrator, worker.app_id)


def _left(administrator: object, group: str, begin: SettledUpTo, ends: SettledUpTo) -> tuple[int, str]:
    """Return how many messages are not settled, and what hindered the look if something did."""
    try:
        done = settled_up_to(administrator, group)
    except KafkaPythonError as error:
        if not getattr(error, "retriable", False):
            raise
        # A broker that has just started does not know yet who coordinates a group.
        return max(1, sum(ends.values())), f" ({words(error)})"
    return sum(
        max(0, end - max(done.get(partition, 0), begin[partition])) for partition, end in ends.items()
    ), ""
