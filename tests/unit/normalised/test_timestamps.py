"""Times as software writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.timestamps import Timestamp, timestamp

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2022-03-03T14:05:00Z",
        "2022-03-03T15:05:00+01:00",
        "20220303T150500+0100",
        "Thu, 03 Mar 2022 15:05:00 +01:00",
        "Thu, 03 Mar 2022 15:05:00 CET",
        "jeu., 03 mars 2022 15:05:00 +0100",
        "Thursday, March 3, 2022 9:05 AM EST",
        "2022-03-03 14:05 UTC",
        " 2022-03-03T14:05:00.000Z ",
        "2022-03-03T14:05:00,000+00",
        "Thu, 03 Mar 2022 15:05:00 +0100",
        "3 Mar 2022 14:05 GMT",
        1646316300,
        1646316300.0,
        "1646316300000",
    ],
)
def test_a_time_with_a_zone_is_a_moment_in_utc(value):
    assert timestamp(value) == Timestamp(AT)


@pytest.mark.parametrize("value", ["2022-03-03", "20220303", "Thu, 03 Mar 2022", "3 mars 2022"])
def test_a_date_stays_a_date(value):
    assert timestamp(value) == Timestamp(date(2022, 3, 3))


def test_a_time_without_a_zone_is_in_the_agencys_and_says_so():
    assert timestamp("2022-03-03T14:05") == Timestamp(AT, zone_guessed=True)
    berlin = ZoneInfo("Europe/Berlin")
    assert timestamp("2022-07-03T16:05", berlin).moment == datetime(2022, 7, 3, 14, 5, tzinfo=UTC)
    assert timestamp("Thu, 03 Mar 2022 14:05:00 -0000") == Timestamp(AT, zone_guessed=True)


def test_a_date_in_numbers_with_am_or_pm_is_american():
    assert timestamp("3/4/2022 2:05:09 PM") == Timestamp(
        datetime(2022, 3, 4, 14, 5, 9, tzinfo=UTC), zone_guessed=True
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("sex, 04/03/2022 - 10:30", 4), ("Fri, 03/04/2022 - 10:30", 4), ("04/03/2022 - 10:30", 4)],
)
def test_a_day_in_figures_may_have_a_dash_before_its_time(text, day):
    read = timestamp(text, UTC)
    assert read is not None
    assert read.moment == datetime(2022, 3, day, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, True, "", "soon", "2022-13-03", "0001-01-01T00:00:00+05:00", 7, []])
def test_what_is_no_time_is_none(value):
    assert timestamp(value) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.text(alphabet="0123456789-:TZ+ .")))
def test_nothing_breaks_the_reading(value):
    timestamp(value)


@pytest.mark.parametrize(
    "text",
    [
        "tor, 03 mars 2022 10:05:00 +0100",
        "gio, 3 mar 2022 10:05:00 +01:00",
        "Do., 3 März 2022 10:05 +0100",
        "jeu. 3 mars 2022 09:05:00 GMT",
        "чт, 03 марта 2022 12:05:00 +0300",
    ],
)
def test_day_and_month_may_be_in_the_feed_s_language(text):
    read = timestamp(text)
    assert read is not None
    assert read.moment == datetime(2022, 3, 3, 9, 5, tzinfo=UTC)
