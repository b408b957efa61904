"""Times as records state them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.raw.times import moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27-MAR-1987 00:02:59.13RM", datetime(1987, 3, 27, 0, 2, 59, 130_000, tzinfo=UTC)),
        ("26-FEB-1987 15:01:01.79", datetime(1987, 2, 26, 15, 1, 1, 790_000, tzinfo=UTC)),
        (" 1-mar-1987  9:01", datetime(1987, 3, 1, 9, 1, tzinfo=UTC)),
        ("2022-03-03T14:05:00Z", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("2022-03-03T14:05:00+02:00", datetime(2022, 3, 3, 12, 5, tzinfo=UTC)),
        ("2022-03-03 14:05", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("31-FEB-1987 15:01:01.79", None),
        ("26-FOO-1987 15:01:01.79", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("", None),
        (None, None),
        (20220303, None),
    ],
)
def test_a_time_is_read_in_utc_or_is_none(text, expected):
    assert moment(text) == expected


@given(st.text())
def test_no_text_breaks_the_reading_of_times(text):
    moment(text)
