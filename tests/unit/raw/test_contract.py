"""The contract of wire.raw holds in both directions, and survives any sender."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.raw.contract import HEADERS, MAX_HEADER_BYTES, headers, key_of, raw_record
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


def read(said: Any, **parts: Any) -> RawRecord:
    message = {
        "value": b"copy",
        "key": None,
        "timestamp": 1_646_316_300.0,
        "partition": 1,
        "offset": 7,
        "topic": "wire.raw",
    }
    return raw_record(headers=said, **{**message, **parts})


TEXT = st.text(min_size=1, max_size=50).filter(lambda text: text == text.strip() != "")


@given(
    st.builds(
        RawRecord,
        copy_bytes=st.binary(max_size=50),
        provider=st.none() | TEXT,
        source=st.none() | TEXT,
        received_at=st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  hypothesis wants it naive
        content_type=st.none() | TEXT,
        uri=st.none() | TEXT,
    )
)
def test_what_a_producer_says_is_what_a_reader_reads(raw: RawRecord):
    back = read(headers(raw), value=raw.copy_bytes)
    known = {"appended_at": None, "topic": None, "partition": 0, "offset": 0}
    assert back.model_copy(update=known) == raw


ANYTHING = st.none() | st.binary(max_size=20) | st.text(max_size=20) | st.integers()


@given(
    said=st.none()
    | st.lists(st.tuples(st.sampled_from(HEADERS) | ANYTHING, ANYTHING) | ANYTHING)
    | st.dictionaries(st.text(), ANYTHING),
    value=st.none() | st.binary(),
    timestamp=st.none() | st.floats(),
)
def test_no_header_value_or_time_is_too_strange(said: Any, value: bytes | None, timestamp: float | None):
    raw = read(said, value=value, timestamp=timestamp)
    assert raw.copy_bytes == (value or b"")


@pytest.mark.parametrize("value", [b"", b"  ", b"\xff\xfe", None, b"x" * (MAX_HEADER_BYTES + 1)], ids=repr)
def test_an_unreadable_header_is_as_if_absent(value: bytes | None):
    assert read([("provider", value)]).provider is None


def test_of_a_repeated_header_the_last_readable_one_counts():
    assert read([("uri", b"one"), ("uri", b"two"), ("uri", b"\xff")]).uri == "two"


def test_a_time_that_is_none_leaves_the_append_time():
    raw = read([("received_at", b"yesterday")])
    assert raw.received_at is None
    assert raw.came_at == AT


def test_a_time_with_an_offset_is_read_in_utc():
    assert read([("received_at", b"2022-03-03T16:05:00+02:00")]).received_at == AT


@pytest.mark.parametrize("timestamp", [None, -0.001, 0.0, float("nan"), float("inf")])
def test_kafkas_no_time_is_no_append_time(timestamp: float | None):
    assert read(None, timestamp=timestamp).appended_at is None


def test_headers_may_come_as_a_mapping():
    assert read({"provider": b"dpa"}).provider == "dpa"


@pytest.mark.parametrize(
    ("provider", "source", "key"),
    [
        ("dpa", "in/one.txt", b"dpa"),
        (None, "in/afp/one.txt", b"in/afp"),
        (None, "in/wire.zip!deep/one.txt", b"in"),
        (None, "one.txt", b"."),
        (None, None, None),
    ],
)
def test_the_key_is_the_provider_else_the_source_folder(provider: str, source: str, key: bytes):
    assert key_of(provider, source) == key
