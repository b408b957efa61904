from __future__ import annotations

from datetime import date

import pytest

from wiredesk.tagged.states import state_at


@pytest.mark.parametrize(
    ("country", "on", "state"),
    [
        ("UA", date(1987, 3, 3), "SUHH"),
        ("UA", date(1991, 12, 26), "SUHH"),
        ("UA", date(1991, 12, 27), "UA"),
        ("HR", date(1990, 1, 1), "YUCS"),
        ("HR", date(1995, 1, 1), "HR"),
        ("SK", date(1992, 12, 31), "CSHH"),
        ("SK", date(1993, 1, 1), "SK"),
        ("FI", date(1987, 3, 3), "FI"),
    ],
)
def test_a_land_belongs_to_the_state_of_the_day(country: str, on: date, state: str):
    assert state_at(country, on) == state
