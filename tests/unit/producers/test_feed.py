"""A feed's summary counts each copy once, and its pace is kept."""

from __future__ import annotations

import time

from kafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from wiredesk.producers.feed import FeedSummary, Kind, paced
from wiredesk.producers.sending import too_large
from wiredesk.raw.record import RawRecord
from wiredesk.topics import MAX_COPY_BYTES


def raw(source: str, data: bytes = b"copy") -> RawRecord:
    return RawRecord(copy_bytes=data, source=source)


def test_each_copy_is_counted_once_under_its_kind_of_file():
    summary = FeedSummary()
    summary.count(raw("in/one.txt"), None)
    summary.count(raw("in/wire.zip!two.txt"), None)
    summary.count(too_large(raw("in/big.txt", bytes(MAX_COPY_BYTES + 1))), None)
    summary.count(raw("in/three.txt"), MessageSizeTooLargeError("too much"))
    assert summary.kinds == {
        "txt": Kind(copies=1, bytes=4, rejected=1, failed=1),
        "zip": Kind(copies=1, bytes=4),
    }
    assert (summary.acknowledged, summary.rejected, summary.failed, summary.bytes) == (2, 1, 1, 8)
    assert summary.reasons == {"too-large": 1}


def test_an_error_is_told_in_one_line_and_counted():
    summary = FeedSummary()
    summary.count(raw("one.txt"), MessageSizeTooLargeError("too\nmuch"))
    summary.count(raw("two.txt"), KafkaTimeoutError("expired"))
    summary.count(raw("three.txt"), KafkaTimeoutError("expired"))
    assert summary.errors == {"MessageSizeTooLargeError: too much": 1, "KafkaTimeoutError: expired": 2}


def test_what_is_too_large_is_told_with_what_finds_it_again():
    rejected = too_large(RawRecord(copy_bytes=bytes(MAX_COPY_BYTES + 1), provider="dpa", source="in/big.txt"))
    assert rejected.reason == "too-large"
    assert rejected.size == MAX_COPY_BYTES + 1
    assert rejected.provider == "dpa"
    assert rejected.origin.source == "in/big.txt"
    assert rejected.origin.sha256 is not None
    assert rejected.origin.partition is None


def test_a_pace_is_kept():
    began = time.monotonic()
    assert list(paced(range(11), 100)) == list(range(11))
    assert 0.09 < time.monotonic() - began < 0.5
