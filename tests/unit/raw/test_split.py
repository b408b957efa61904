"""Where one take ends and the next begins."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.raw import bounds
from wiredesk.raw.bounds import Given
from wiredesk.raw.split import NEWSROOM, split_stream


def takes(data, mark=NEWSROOM):
    return [one.copy_bytes for one in split_stream(io.BytesIO(data), mark, Given())]


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"one\r\nNNNN\r\ntwo\r\nNNNN\r\n", [b"one\r\n", b"two\r\n"]),
        (b"one\n\x0c\ntwo\n\x03\n", [b"one\n", b"two\n"]),
        (b"page one\n\x0cpage two\n", [b"page one\n\x0cpage two\n"]),
        (
            b"\x01a\x02one\x03\r\nGMT\r\n\x04\x01b\x02two\x03\x04",
            [b"\x01a\x02one\x03\r\nGMT\r\n", b"\x01b\x02two\x03"],
        ),
        (b"one\n\nNNNNN\n NNNN of it\n", [b"one\n\nNNNNN\n NNNN of it\n"]),
        (b"\n\nNNNN\n\x04\x04\n", []),
        (b"one", [b"one"]),
        (b"one\nNNNN", [b"one\n"]),
    ],
)
def test_the_marks_of_newsroom_feeds_part_takes(stream, expected):
    assert takes(stream) == expected


def test_another_mark_is_a_line_of_its_own():
    assert takes(b"one\n-----\ntwo -----\n ----- \nNNNN\n", "-----") == [b"one\n", b"two -----\n", b"NNNN\n"]


def test_a_take_over_the_bound_is_rejected_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr(bounds, "MAX_COPY_BYTES", 100_000)
    stream = io.BytesIO(b"x" * 100_001 + b"\nNNNN\ntwo\n")
    first, second = split_stream(stream, NEWSROOM, Given())
    assert (first.reason, first.size, second.copy_bytes) == ("too-large", 100_002, b"two\n")


@given(st.lists(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1), min_size=1))
def test_what_is_joined_by_marks_is_parted_again(words):
    lines = [f"a {word}\n".encode() for word in words]
    assert takes(b"NNNN\n".join(lines)) == lines


@given(st.binary(max_size=300))
def test_nothing_but_marks_and_blanks_is_lost(data):
    kept = b"".join(takes(data))
    gone = data.replace(b"NNNN", b"").translate(None, bounds.BLANKS)
    assert kept.replace(b"NNNN", b"").translate(None, bounds.BLANKS) == gone
