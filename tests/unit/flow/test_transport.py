"""What a worker commits, so that a crash loses nothing: never behind a message that is not settled."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import faust
import pytest
from faust.types import TP
from yarl import URL

from wiredesk.flow.transport import Transport

TOPIC = TP("wire.raw", 0)


@pytest.fixture
def consumer() -> Any:
    app = faust.App("test", broker="kafka://127.0.0.1:1", store="memory://")
    app.topics.acks_enabled_for = lambda topic: True
    return Transport([URL("kafka://127.0.0.1:1")], app).create_consumer(
        lambda message: None, on_partitions_revoked=nothing, on_partitions_assigned=nothing
    )


async def nothing(*_: Any) -> None:
    """Do nothing when partitions come or go."""


class Message(SimpleNamespace):
    """A message as the consumer looks at it."""

    __hash__ = object.__hash__


def message(offset: int) -> Message:
    return Message(tp=TOPIC, topic=TOPIC.topic, offset=offset, acked=False, tracked=True)


def deliver(consumer: Any, *offsets: int) -> list[Message]:
    messages = [message(offset) for offset in offsets]
    for one in messages:
        consumer.track_message(one)
    return messages


def test_what_is_settled_is_committed_up_to_what_is_not(consumer: Any):
    ones = deliver(consumer, 0, 1, 2, 3)
    for one in ones[:2]:
        consumer.ack(one)
    assert consumer._new_offset(TOPIC) == 2


def test_nothing_is_committed_behind_what_is_in_hand_before_the_first_commit(consumer: Any):
    ones = deliver(consumer, 0, 1, 2, 3)
    for one in ones[2:]:
        consumer.ack(one)
    assert consumer._new_offset(TOPIC) is None
    for one in ones[:2]:
        consumer.ack(one)
    assert consumer._new_offset(TOPIC) == 4


def test_nor_behind_the_very_offset_that_was_committed(consumer: Any):
    consumer._committed_offset[TOPIC] = 10
    ones = deliver(consumer, 10, 11, 12)
    for one in ones[1:]:
        consumer.ack(one)
    assert consumer._new_offset(TOPIC) is None


def test_what_arrived_is_no_gap_after_going_back_to_the_committed_offset(consumer: Any):
    consumer._committed_offset[TOPIC] = 10
    ones = deliver(consumer, 10, 11, 12, 13, 14, 15, 16)
    # The consumer went back to 10 while 10 to 15 arrived: 16 seems to come behind a gap.
    asyncio.run(consumer._add_gap(TOPIC, 11, 16))
    consumer.ack(ones[0])
    consumer.ack(ones[6])
    assert consumer._new_offset(TOPIC) == 11
    for one in ones[1:6]:
        consumer.ack(one)
    assert consumer._new_offset(TOPIC) == 17


def test_a_gap_in_the_log_is_passed(consumer: Any):
    consumer._committed_offset[TOPIC] = 10
    [first] = deliver(consumer, 10)
    asyncio.run(consumer._add_gap(TOPIC, 11, 20))
    [behind] = deliver(consumer, 20)
    consumer.ack(first)
    assert consumer._new_offset(TOPIC) == 11
    consumer.ack(behind)
    assert consumer._new_offset(TOPIC) == 21


def test_what_is_another_workers_now_is_forgotten(consumer: Any):
    deliver(consumer, 0, 1)
    [later] = deliver(consumer, 2)
    consumer._in_hand.pop(TOPIC)
    consumer.ack(later)
    assert consumer._new_offset(TOPIC) == 3
