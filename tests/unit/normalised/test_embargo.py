from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wiredesk.normalised.embargo import embargoed_until, lifts_embargo, speaks_of_embargo

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
        # Midnight belongs to the day that ends (the AP's stylebook); of two readings the later.
        ("Embargo: midnight GMT, March 4", datetime(2022, 3, 5, 0, 0, tzinfo=UTC)),
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


MONDAY = datetime(2024, 3, 4, 15, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 00:01 GMT Tuesday March 5", utc(5, 0, 1)),
        ("Embargoed for release until 0001 GMT, 5 March", utc(5, 0, 1)),
        ("NOT FOR RELEASE BEFORE 10 A.M. EST MONDAY", utc(4, 15)),
        ("Not to be released before 0900 BST, 5 March", utc(5, 8)),
        ("HOLD FOR RELEASE 6 P.M. EST TUESDAY", utc(5, 23)),
        ("FOR RELEASE AT 8:30 A.M. EST, TUESDAY, MARCH 5, 2024", utc(5, 13, 30)),
        ("STRICTLY EMBARGOED UNTIL 00.01 HOURS ON TUESDAY, MARCH 5, 2024", utc(4, 23, 1)),
        ("Strict embargo: 00:01 Tuesday 5 March 2024", utc(4, 23, 1)),
        ("(Under strict embargo until 1900 GMT Thursday, March 7)", utc(7, 19)),
        ("Embargoed: 9am JST March 5", utc(5, 0)),
        ("Embargoed until Tues. March 5, 0600 GMT", utc(5, 6)),
        ("Embargoed until 0001 GMT Tuesday March 5. Adds 3rd paragraph.", utc(5, 0, 1)),
        ("Sperrfrist: 5. März 2024, 12.00 Uhr", utc(5, 11)),
        ("SPERRFRIST BEACHTEN - Montag, 0600", utc(4, 5)),
        ("SPERRFRIST: Dienstag 5.3.2024, 6:00 Uhr", utc(5, 5)),
        ("Sperrfrist: 05.03.2024 - 12:00 Uhr", utc(5, 11)),
        ("Sperrfrist 5.3., 12 Uhr", utc(5, 11)),
        ("+++ SPERRFRIST 12.00 MEZ +++", utc(5, 11)),
        ("Gesperrt bis Dienstag, 5. März, 11.00 Uhr", utc(5, 10)),
        ("Frei für Dienstag, 5. März, 0500 Uhr", utc(5, 4)),
        ("Nicht vor Dienstag, 12.00 Uhr, veröffentlichen", utc(5, 11)),
        ("sous embargo jusqu'au 5 mars à 12h00", utc(5, 11)),
        ("Texte sous embargo jusqu’au mardi 5 mars, 18 heures", utc(5, 17)),
        ("Ne pas diffuser avant mardi 5 mars 2024 à 12 heures", utc(5, 11)),
        ("EMBARGADO hasta las 10.00", utc(5, 9)),
        ("Información embargada hasta las 11.00 horas", utc(5, 10)),
        ("No publicar antes de las 10.00 del martes", utc(5, 9)),
        ("Embargado hasta las 10 de la mañana del martes", utc(5, 9)),
        ("Embargo fino alle ore 12 di martedì 5 marzo", utc(5, 11)),
        ("Notizia sotto embargo fino al 5 marzo ore 12.00", utc(5, 11)),
        ("Embargado até às 10h de terça-feira, 5 de março", utc(5, 9)),
        ("ONDER EMBARGO TOT DINSDAG 5 MAART 00.01 UUR", utc(4, 23, 1)),
        ("Niet publiceren voor dinsdag 12.00 uur", utc(5, 11)),
        ("Embargo till tisdag 5 mars kl 06.00", utc(5, 5)),
        ("Klausuleret til tirsdag den 5. marts kl. 05.00", utc(5, 4)),
        ("Sperrefrist: 5. mars kl 06.00", utc(5, 5)),
        ("Må ikke offentliggøres før tirsdag kl. 06", utc(5, 5)),
        ("Julkaisuvapaa 5.3.2024 klo 10.00", utc(5, 9)),
        ("EMBARGO 5.3.2024 klo 10.00 asti", utc(5, 9)),
    ],
)
def test_an_embargo_is_read_in_the_words_that_agencies_use(line: str, until: datetime):
    assert speaks_of_embargo(line)
    assert embargoed_until(line, MONDAY, BERLIN) == until


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Embargoed until 5:00 p.m. Eastern Time Tuesday, March 5", utc(5, 22)),
        ("Embargoed until 9 a.m. Tokyo time Tuesday", utc(5, 0)),
        ("EMBARGOED UNTIL NOON EST TUESDAY", utc(5, 17)),
        ("Embargoed until 10 a.m. local time (1500 GMT) Tuesday", utc(5, 15)),
        ("Embargo: 5 mars 2024 à 10h heure de Paris", utc(5, 9)),
        ("Embargo: 10:00 (UTC+2) March 5", utc(5, 8)),
        ("Embargoed until 2024-03-05T00:01:00Z", utc(5, 0, 1)),
        ("Sperrfrist: 12.00 Uhr ist zu beachten", utc(5, 11)),
        ("Embargo until 03/05/2024 10:00 EST", utc(5, 15)),
    ],
)
def test_a_zone_is_that_which_the_words_name(line: str, until: datetime):
    assert embargoed_until(line, MONDAY, BERLIN) == until


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Sperrfrist: Montag, 24.00 Uhr", utc(4, 23)),
        ("EMBARGOED UNTIL MIDNIGHT TONIGHT", utc(4, 23)),
        ("Embargoed until tomorrow 6pm", utc(5, 17)),
        ("Embargoed until Tues 0600 GMT", utc(5, 6)),
        ("Embargoed until 0700 CET March 5 and 0700 CET March 6", utc(6, 6)),
    ],
)
def test_of_two_readings_the_later_one_counts(line: str, until: datetime):
    assert embargoed_until(line, MONDAY, BERLIN) == until


@pytest.mark.parametrize(
    "line",
    [
        "Embargoed until Tuesday",
        "Under embargo until delivery",
        "EMBARGOED UNTIL 10 A.M. HARARE TIME",
        "EMBARGOED UNTIL 2000 TUESDAY",
        "Embargoed until 6 or 7 pm Tuesday",
        "Embargoed until Wednesday March 5, 0600 GMT",
        "Embargoed until 31 February, 0600 GMT",
        "+++ SPERRFRIST +++",
        "Strictly embargoed",
    ],
)
def test_what_is_not_read_for_sure_gives_no_time_and_still_holds_back(line: str):
    assert speaks_of_embargo(line)
    assert embargoed_until(line, MONDAY, BERLIN) is None


@pytest.mark.parametrize(
    "line",
    [
        "EU lifts arms embargo until March 5",
        "Embargo until March 5 hurts farmers",
        "Embargo: Cuba says",
        "Embargo: EU einigt sich auf Ölstopp bis 12.00 Uhr",
        "Embargoed goods seized until court rules at 10:00",
        "Embargo ended at 10:00 GMT",
        "Embargo till 2025 agreed",
        "Embargoed for years, Cuba opens up at 10:00",
        "Sperrfrist für Gehwege gilt ab Montag",
        "For release on bail, he paid 1000 dollars",
        "For immediate release",
        "Hold for release of hostages",
        "Embargado el yate de un oligarca",
        "Frei für alle: Museum öffnet um 10.00 Uhr",
    ],
)
def test_a_headline_that_begins_alike_is_no_embargo(line: str):
    assert not speaks_of_embargo(line)


@pytest.mark.parametrize(
    "line", ["EMBARGO LIFTED", "Embargo: none", "Sperrfrist: keine", "Levée de l'embargo", "No embargo"]
)
def test_an_embargo_that_is_over_is_none(line: str):
    assert lifts_embargo(line)
    assert not speaks_of_embargo(line)
    assert not lifts_embargo("Embargo lifted on Iraqi oil")
