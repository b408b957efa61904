"""What exceeds the bounds is rejected instead of read, and the bounds are settings."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from wiredesk.normalised import bounds
from wiredesk.normalised.bounds import Bounds
from wiredesk.normalised.normalise import normalise
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.settings import ReadingSettings

RECEIVED_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = bounds.bounds()
    yield
    bounds.use(before)


def reason(text: str) -> str | None:
    one = normalise(RawRecord(copy_bytes=text.encode(), received_at=RECEIVED_AT))[0]
    return one.reason if isinstance(one, Rejected) else None


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (Bounds(copy_bytes=20), "Mill reopens in Tampere after a year", "too-large"),
        (Bounds(depth=3), "<r><a><b><c><title>Mill</title></c></b></a></r>", "hostile"),
        (Bounds(elements=2), "<r><title>Mill</title><a>1</a><a>2</a></r>", "hostile"),
        (Bounds(lines=2), "Mill reopens\n\nIt rained.\n", "hostile"),
        (Bounds(attributes=1), '<r a="1" b="2"><title>Mill</title></r>', "hostile"),
        (Bounds(items=1), "<r><i><title>A</title></i><i><title>B</title></i></r>", "hostile"),
        (Bounds(items=1), '[{"headline":"A","uri":"1"},{"headline":"B","uri":"2"}]', "hostile"),
        (Bounds(values=2), '{"headline":"A","uri":"1","x":[1,2,3]}', "hostile"),
    ],
)
def test_what_exceeds_a_bound_is_rejected_and_within_the_defaults_is_read(own, text, expected):
    assert reason(text) is None
    bounds.use(own)
    assert reason(text) == expected


def test_bounds_are_settings(monkeypatch):
    assert ReadingSettings().bounds == Bounds()
    monkeypatch.setenv("WIREDESK_READING_DEPTH", "50")
    monkeypatch.setenv("WIREDESK_READING_SECONDS", "0.5")
    assert ReadingSettings().bounds == Bounds(depth=50, seconds=0.5)


def test_no_copy_may_be_larger_than_the_topic_takes(monkeypatch):
    monkeypatch.setenv("WIREDESK_READING_COPY_BYTES", "10000001")
    with pytest.raises(ValidationError):
        ReadingSettings()


def feed(count: int, paragraphs: int) -> bytes:
    body = "&lt;p&gt;The mill reopened on Monday after a year, the city said.&lt;/p&gt;" * paragraphs
    items = (
        f"<item><guid>{n}</guid><title>Mill {n}</title><description>{body}</description></item>"
        for n in range(count)
    )
    return f"<rss><channel>{''.join(items)}</channel></rss>".encode()


WRITTEN = {
    "text": b"Mill reopens\n\nBy Jane Doe\n\n" + b"    The mill reopened on Monday.\n" * 200_000,
    "mail": b"From: a@b.example\nSubject: Mill\n\n" + b"The mill reopened on Monday.\n\n" * 200_000,
    "anpa": b"\x16\x16\x01a0101\nu a bc-mill 03-03 0010\n\x02" + b"\tThe mill reopened.\n" * 200_000,
    "iptc7901": b"\x01afp123 4 i 120\nmill/\n\x02" + b"   The mill reopened.\n" * 200_000,
    "nitf": b"<nitf><body><body.content>"
    + b"<p>It reopened.</p>" * 190_000
    + b"</body.content></body></nitf>",
    "ninjs": b'{"uri":"1","headline":"Mill","body_html":"' + b"<p>The mill reopened.</p>" * 200_000 + b'"}',
    "feed": feed(1, 90_000),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_copy_that_takes_too_long_is_hostile_and_costs_little_more_than_its_time(name):
    bounds.use(Bounds(seconds=0.1))
    began = time.process_time()
    one = normalise(RawRecord(copy_bytes=WRITTEN[name], received_at=RECEIVED_AT))[0]
    assert time.process_time() - began < 2.0
    assert isinstance(one, Rejected)
    assert one.reason == "hostile"
    assert "WIREDESK_READING_SECONDS" in one.detail


def test_the_time_of_one_copy_is_none_of_the_next():
    bounds.use(Bounds(seconds=0.1))
    normalise(RawRecord(copy_bytes=WRITTEN["text"], received_at=RECEIVED_AT))
    assert reason("Mill reopens\n\nIt rained.\n") is None
