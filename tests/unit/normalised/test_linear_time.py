"""Pieces that come again and again take time in proportion to their length, and reading never raises."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

LENGTH = 150_000
"""Characters; what grows with their square takes minutes."""

SECONDS = 2.0
"""Of processor time: a tenth of it is needed on a machine that does nothing else."""

TEXT = "Port of Vaasa opens second quay\n\nBy Jane Doe\n\nMarch 3, 2022\n\n{}\nThe quay was opened.\n\nENDS\n"


@pytest.mark.parametrize(
    ("frame", "piece"),
    [
        (TEXT, "He said so there today. "),
        (TEXT, "March 2, 2022. The first rains have brou"),
        (TEXT, "(AFP) - "),
        (TEXT, "By Jane Doe\n"),
        (TEXT, "March 3, 2022\n"),
        (TEXT, "\n"),
        (TEXT, " "),
        (TEXT, "\t\u00a0"),
        (TEXT, "ENDS\n"),
        ("\x16\x16\x01a0101\nu a bc-quay 03-03 0010\n{}\nThe quay was opened.\n", "\x16"),
        ("^A^V\n{}\n^BQUAY<\n The quay was opened.\n", "\n"),
        ("{}", "(AFP) - "),
        ("From: a@b.example\nMessage-ID:{}\nSubject: Mill\n\nThe mill reopened.\n", ":"),
        ("From: a@b.example\nReturn-Path:{}\nSubject: Mill\n\nThe mill reopened.\n", "<"),
        ("KOM012 4 pl 120 APA\n\n{}X\n\nGreifenstein (APA) - Die Schleuse ist offen.\n", "^"),
    ],
)
def test_a_piece_that_comes_again_and_again_is_read_in_time(frame, piece):
    copy = frame.format(piece * (LENGTH // len(piece))).encode()
    began = time.process_time()
    items = normalise(RawRecord(copy_bytes=copy, received_at=datetime(2022, 3, 4, tzinfo=UTC)))
    assert time.process_time() - began < SECONDS
    assert all(isinstance(one, Story) for one in items)
