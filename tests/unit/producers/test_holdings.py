"""What a log holds of a story, and what goes with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wiredesk.producers.holdings import Holding

AT = datetime(2022, 3, 3, tzinfo=UTC)


def holding(retention: timedelta | None) -> Holding:
    offsets = {12: AT + timedelta(days=2), 15: AT + timedelta(days=1), 19: AT}
    return Holding("wire.raw", 0, 10, retention, timedelta(days=7), offsets)


def test_all_up_to_the_last_record_has_to_go():
    held = holding(None)
    assert (held.cut, held.others) == (20, 7)


def test_kafka_removes_it_when_its_newest_record_and_that_records_file_may_go():
    removed = holding(timedelta(days=90)).removed
    assert removed == (AT + timedelta(days=92), AT + timedelta(days=99))


def test_what_is_kept_for_good_is_never_removed():
    assert holding(None).removed is None
