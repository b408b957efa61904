from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.dates import MONTHS, Written, date_line, day_near, month_number

THIRD = date(2022, 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "March 03, 2022",
        "March 3, 2022",
        "Mar. 3, 2022",
        "MARCH 3 2022",
        "March 3rd, 2022",
        "3 March 2022",
        "  3 March, 2022 ",
        "Thursday, March 3, 2022",
        "Published March 3, 2022",
        "Last updated: 3 March 2022",
        "03/03/2022",
        "3.3.2022",
        "3. März 2022",
        "Donnerstag, 3. März 2022",
        "Stand: 03.03.2022",
        "3 mars 2022",
        "jeudi 3 mars 2022",
        "Publié le 3 mars 2022",
        "3 de marzo de 2022",
        "3 marzo 2022",
        "3 de março de 2022",
        "3 maart 2022",
        "2022-03-03",
        "3-Mar-2022",
        "3-MAR-22",
    ],
)
def test_a_date_without_a_time_stays_a_date(line):
    assert date_line(line) == Written(THIRD)


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("03/03/2022 14:05 GMT", 14, 5),
        ("March 3, 2022 10:15 am EST", 15, 15),
        ("March 3, 2022 at 2:05 PM UTC", 14, 5),
        ("3 March 2022, 14.05 GMT", 14, 5),
        ("3 March 2022 | 14:05 CET", 13, 5),
        ("14:05 GMT, 3 March 2022", 14, 5),
        ("2022-03-03T14:05:00Z", 14, 5),
        ("2022-03-03 14:05:00+02:00", 12, 5),
        ("3 March 2022 12 am GMT", 0, 0),
        ("3 March 2022 12 pm GMT", 12, 0),
    ],
)
def test_a_time_with_its_zone_is_a_moment_in_utc(line, hour, minute):
    assert date_line(line) == Written(datetime(2022, 3, 3, hour, minute, tzinfo=UTC))


def test_a_time_without_a_zone_is_the_agency_s_and_says_so():
    written = date_line("3. März 2022, 16.20 Uhr", ZoneInfo("Europe/Berlin"))
    assert written == Written(datetime(2022, 3, 3, 15, 20, tzinfo=UTC), zone_guessed=True)


@pytest.mark.parametrize(
    ("line", "month_first", "expected"),
    [
        ("04/03/2022", False, date(2022, 3, 4)),
        ("04/03/2022", True, date(2022, 4, 3)),
        ("03/14/2022", False, date(2022, 3, 14)),
        ("14/03/2022", True, date(2022, 3, 14)),
    ],
)
def test_days_and_months_in_figures_are_told_apart_where_they_can_be(line, month_first, expected):
    assert date_line(line, month_first=month_first) == Written(expected)


@pytest.mark.parametrize(("year", "meant"), [("69", 2069), ("70", 1970), ("87", 1987), ("22", 2022)])
def test_a_year_of_two_digits_turns_at_seventy(year, meant):
    assert date_line(f"03/03/{year}") == Written(date(meant, 3, 3))


@pytest.mark.parametrize(
    "line",
    [
        "March 3, 2022 was a wet day",
        "Rain fell on March 3, 2022",
        "February 30, 2022",
        "March 3, 2022 14:05 in the port",
        "31/02/2022",
        "12 may 100 people",
        "1,920.50 (1,918.00",
        "3/4",
        "MARCH 3",
        "25:99 GMT, 3 March 2022",
        "",
    ],
)
def test_other_lines_are_no_date(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("day", "month", "near", "expected"),
    [
        (30, 12, date(2022, 1, 2), date(2021, 12, 30)),
        (2, 1, date(2021, 12, 30), date(2022, 1, 2)),
        (3, 3, date(2022, 3, 4), THIRD),
        (29, 2, date(2021, 3, 1), date(2020, 2, 29)),
        (27, 3, date(2026, 11, 24), date(2026, 3, 27)),
        (10, 1, date(2026, 11, 24), date(2027, 1, 10)),
        (31, 4, date(2022, 4, 1), None),
    ],
)
def test_a_day_takes_the_year_that_brings_it_nearest(day, month, near, expected):
    assert day_near(day, month, near) == expected


def test_months_are_known_in_any_case_with_or_without_a_full_stop():
    assert [month_number(name) for name in ("March", "MÄRZ", "Sept.", "août", "gen", "rain")] == [
        3,
        3,
        9,
        8,
        1,
        None,
    ]
    assert set(MONTHS.values()) == set(range(1, 13))


@given(st.text(alphabet="0123456789/.:-, TZMarch3rdGMTupdatepam+\u00a0()"))
def test_no_line_breaks_the_reading(line):
    written = date_line(line)
    assert written is None or isinstance(written.moment, date)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 1502 GMT (2302 HKT) March 2, 2022",
        "March 2, 2022 Wednesday 3:02 PM GMT",
        "MARCH 2, 2022 / 3:02 PM GMT / UPDATED 3 HOURS AGO",
    ],
)
def test_pages_write_hours_in_figures_and_days_behind(line):
    written = date_line(line)
    assert written is not None
    assert written.moment == datetime(2022, 3, 2, 15, 2, tzinfo=UTC)


def test_an_american_hour_has_the_month_before_the_day():
    assert date_line("updated 3/2/2022 10:14:05 AM ET") == Written(
        datetime(2022, 3, 2, 15, 14, 5, tzinfo=UTC)
    )
    assert date_line("3/2/2022 10:14 GMT") == Written(datetime(2022, 2, 3, 10, 14, tzinfo=UTC))
