from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wiredesk.normalised.embargo import embargoed_until, speaks_of_embargo

NEAR = datetime(2022, 3, 3, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 0001 GMT, FRIDAY MARCH 4", datetime(2022, 3, 4, 0, 1, tzinfo=UTC)),
        ("(EMBARGOED FOR RELEASE AT 1130 GMT THURS MARCH 10)", datetime(2022, 3, 10, 11, 30, tzinfo=UTC)),
        ("EMBARGO: 10:00 CET, 4 March 2022", datetime(2022, 3, 4, 9, 0, tzinfo=UTC)),
        ("Embargoed to 6 a.m. GMT on March 5", datetime(2022, 3, 5, 6, 0, tzinfo=UTC)),
        ("Eds: embargoed until 2300 GMT", datetime(2022, 3, 3, 23, 0, tzinfo=UTC)),
        ("Under embargo until 0600 GMT", datetime(2022, 3, 4, 6, 0, tzinfo=UTC)),
        ("NOT FOR PUBLICATION BEFORE 18:30 GMT, MARCH 3", datetime(2022, 3, 3, 18, 30, tzinfo=UTC)),
        ("Embargo: midnight GMT, March 4", datetime(2022, 3, 4, 0, 0, tzinfo=UTC)),
    ],
)
def test_an_embargo_in_words_is_a_moment(line, until):
    assert speaks_of_embargo(line)
    assert embargoed_until(line, NEAR) == until


def test_a_time_without_a_zone_is_the_agency_s():
    line = "Sperrfrist: 4. März, 10.00 Uhr"
    assert embargoed_until(line, NEAR, ZoneInfo("Europe/Berlin")) == datetime(2022, 3, 4, 9, 0, tzinfo=UTC)


def test_an_embargo_without_a_time_of_day_is_no_moment():
    assert speaks_of_embargo("EMBARGO until the minister speaks")
    assert embargoed_until("EMBARGO until March 4", NEAR) is None


@pytest.mark.parametrize(
    "line", ["The embargo on oil was lifted at 0600 GMT", "OIL EMBARGO TO END MARCH 4", "Rain until March 4"]
)
def test_news_of_an_embargo_is_none(line):
    assert not speaks_of_embargo(line)


def test_an_embargo_may_be_the_word_and_the_time_alone():
    line = "EMBARGO 4 mars 00H01 GMT"
    assert speaks_of_embargo(line)
    assert embargoed_until(line, NEAR) == datetime(2022, 3, 4, 0, 1, tzinfo=UTC)
    assert not speaks_of_embargo("Embargo 27 years old ends in Harare")


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Sperrfrist: Sonntag, 10.00 Uhr", datetime(2022, 3, 6, 9, 0, tzinfo=UTC)),
        ("Sperrfrist Freitag, 4. März, 10.00 Uhr", datetime(2022, 3, 4, 9, 0, tzinfo=UTC)),
        ("Sperrfrist 4. März 1000 Uhr", datetime(2022, 3, 4, 9, 0, tzinfo=UTC)),
        ("Embargo: 4 March 2000 CET", datetime(2022, 3, 4, 19, 0, tzinfo=UTC)),
        ("Embargo: Thursday 0700 CET", datetime(2022, 3, 3, 6, 0, tzinfo=UTC)),
        (
            "(Achtung Redaktionen: Bitte beachten Sie die Sperrfrist Freitag, 4. März, 10.00 Uhr)",
            datetime(2022, 3, 4, 9, 0, tzinfo=UTC),
        ),
    ],
)
def test_an_embargo_may_name_the_weekday(line, until):
    assert speaks_of_embargo(line)
    assert embargoed_until(line, NEAR, ZoneInfo("Europe/Berlin")) == until
