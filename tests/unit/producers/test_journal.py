"""The journal outlasts its process, and knows each file as it was."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.errors import UsageError
from wiredesk.producers.hot_folder import Look
from wiredesk.producers.journal import NAME, Acknowledged, Journal, sha256_of

LOOK = Look(7, 4, 1_646_316_300_123_456_789, 1_646_316_300_123_456_789)


def test_what_is_written_is_read_by_the_next_process_until_it_is_struck_out(tmp_path: Path):
    entry = Acknowledged("dpa/one.txt", LOOK, "ab", "failed", "binary: two\nlines")
    first = Journal(tmp_path)
    first.write([entry])
    # no close: the process may have been killed
    second = Journal(tmp_path)
    assert second.read() == [entry]
    second.forget([entry])
    second.close()
    assert Journal(tmp_path).read() == []


@given(st.binary(min_size=1, max_size=50))
def test_any_name_can_be_written_down(tmp_path_factory: pytest.TempPathFactory, name: bytes):
    journal = Journal(tmp_path_factory.mktemp("in"))
    entry = Acknowledged(os.fsdecode(name), LOOK, "ab", "done")
    journal.write([entry])
    assert journal.read() == [entry]
    journal.close()


def test_a_journal_that_cannot_be_written_is_wrong_use(tmp_path: Path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(UsageError, match="must be writable"):
        Journal(tmp_path)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path):
    (tmp_path / "one.txt").write_bytes(b"copy")
    assert sha256_of(tmp_path / "one.txt") == hashlib.sha256(b"copy").hexdigest()
