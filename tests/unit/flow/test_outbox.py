from __future__ import annotations

import asyncio
from typing import Any

import pytest

from unit.deduped.stories import story
from wiredesk.errors import Stopping
from wiredesk.flow import outbox as module
from wiredesk.flow.outbox import Message, Outbox, send
from wiredesk.rejected import Origin, Rejected
from wiredesk.topics import topics


class Producer:
    """Stands for Faust's producer: answers with offsets, fails as often as it is told."""

    def __init__(self, failures: int = 0, *, after: int = 0, silent: bool = False) -> None:
        self.sent: list[bytes | None] = []
        self.after = after
        self.failures = failures
        self.silent = silent

    async def send(self, topic: str, key: bytes, value: bytes, *_: Any) -> asyncio.Future[int]:
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.sent.append(value)
        if self.silent:
            return future
        if self.failures and len(self.sent) > self.after:
            self.failures -= 1
            future.set_exception(ConnectionError("no broker"))
        else:
            future.set_result(len(self.sent))
        return future


class App:
    def __init__(self, producer: Producer, *, should_stop: bool = False) -> None:
        self.producer = producer
        self.should_stop = should_stop


def box(*values: bytes) -> Outbox:
    return Outbox(topics(), [Message("t", None, value) for value in values])


def test_a_failed_send_sends_the_whole_batch_again_in_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "RETRY_SECONDS", (0.0, 0.01))
    producer = Producer(failures=1)
    answers = asyncio.run(send(App(producer), box(b"1", b"2", b"3")))
    assert producer.sent == [b"1", b"2", b"3", b"1", b"2", b"3"]
    assert answers == [4, 5, 6]


def test_what_was_acknowledged_before_a_failure_is_not_sent_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "RETRY_SECONDS", (0.0, 0.01))
    producer = Producer(failures=1, after=1)
    answers = asyncio.run(send(App(producer), box(b"1", b"2", b"3")))
    assert producer.sent == [b"1", b"2", b"3", b"2", b"3"]
    assert answers == [1, 4, 5]


def test_a_stop_ends_the_wait_for_a_broker_that_does_not_answer():
    with pytest.raises(Stopping):
        asyncio.run(send(App(Producer(silent=True), should_stop=True), box(b"1")))


def test_a_record_that_no_topic_takes_is_not_added(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MAX_RECORD_BYTES", 10_500)
    outbox = Outbox(topics())
    assert not outbox.add("t", None, story(paragraphs=("x" * 600,)))
    assert outbox.messages == []


def test_a_rejection_is_recorded_with_the_fate_of_its_item():
    outbox = Outbox(topics())
    outbox.add_rejected(
        Rejected(stage="normalise", reason="binary", origin=Origin(partition=1, offset=7, item=2))
    )
    assert [(m.topic, m.key) for m in outbox.messages] == [
        ("wire.rejected", None),
        ("wire.fates", b"1/7/2"),
    ]


def test_a_story_that_no_topic_takes_is_rejected_with_its_origin_and_fate(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MAX_RECORD_BYTES", 10_500)
    outbox = Outbox(topics())
    large = story(7, paragraphs=("x" * 600,))
    outbox.add_story("wire.tagged", "key", large, story=large, stage="tag")
    assert [(m.topic, m.key) for m in outbox.messages] == [
        ("wire.rejected", None),
        ("wire.fates", b"0/7/0"),
    ]
    told = Rejected.model_validate_json(outbox.messages[0].value or b"")
    assert (told.stage, told.reason, told.provider, told.origin.offset) == ("tag", "too-large", "afp", 7)
    assert told.origin.sha256 == large.provenance.sha256
