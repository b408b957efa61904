"""The ledger counts each item and each rejection once, whatever comes again or cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk import codec
from wiredesk.errors import SchemaTooNew
from wiredesk.fates import FATES, ItemFate, item_key
from wiredesk.producers.ledger import Ledger
from wiredesk.record import Record
from wiredesk.rejected import Origin, Rejected
from wiredesk.topics import topics

TOPICS = topics("wire", 4)


@dataclass
class Message:
    """What kafka-python gives for a message, as far as the ledger looks at it."""

    topic: str
    value: bytes | None
    key: bytes | None = None
    partition: int = 0
    offset: int = 0
    headers: list[tuple[str, bytes]] = field(default_factory=lambda: list(codec.schema_headers().items()))


def fate(item, record: ItemFate) -> Message:
    return Message(TOPICS.fates.name, codec.encode(record), item_key(item).encode())


def rejection(record: Record, offset: int) -> Message:
    return Message(TOPICS.rejected.name, codec.encode(record), offset=offset)


ITEMS = st.tuples(st.integers(0, 3), st.integers(0, 20), st.integers(0, 2))


@given(st.lists(st.tuples(ITEMS, st.sampled_from([None, *FATES]))))
def test_an_item_counts_once_with_the_first_fate_it_got(events):
    ledger = Ledger(TOPICS)
    expected: dict = {}
    for item, what in events:
        ledger.learn(fate(item, ItemFate(provider="dpa", fate=what)))
        if expected.get(item) is None:
            expected[item] = what
    accounting = ledger.accounting()
    assert accounting.read.get("dpa", 0) == len(expected)
    for what in FATES:
        assert accounting.total(what) == list(expected.values()).count(what)
    assert {item for item, what in expected.items() if what is None} == set(ledger.in_flight())


def test_a_rejection_that_is_delivered_again_counts_once_and_a_producers_each_time():
    ledger = Ledger(TOPICS)
    of_worker = Rejected(
        stage="normalise", reason="empty", origin=Origin(topic="wire.raw", partition=1, offset=7)
    )
    of_producer = Rejected(stage="producer", reason="too-large", origin=Origin(source="in/big.txt"))
    for offset, record in enumerate((of_worker, of_producer, of_worker, of_producer)):
        ledger.learn(rejection(record, offset))
    counted = {(row.stage, row.reason): row.items for row in ledger.rejections()}
    assert counted == {("normalise", "empty"): 1, ("producer", "too-large"): 2}
    assert ledger.unreadable == 0


@pytest.mark.parametrize("topic", [TOPICS.fates.name, TOPICS.rejected.name])
@pytest.mark.parametrize("value", [None, b"", b"\xff", b"{}", b'{"fate": "eaten"}'])
def test_what_is_no_record_of_ours_is_counted_as_such(topic: str, value: bytes | None):
    ledger = Ledger(TOPICS)
    ledger.learn(Message(topic, value, key=b"no item"))
    assert ledger.unreadable == 1
    assert ledger.accounting().read == {}


def test_a_newer_record_stops_the_reading():
    message = fate((0, 0, 0), ItemFate())
    message.headers = [(codec.SCHEMA_HEADER, b"99")]
    with pytest.raises(SchemaTooNew):
        Ledger(TOPICS).learn(message)
