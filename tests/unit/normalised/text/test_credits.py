from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text.credits import is_month_first, more_head_follows, read_credit_line
from wiredesk.normalised.text.head import read_head


def test_a_byline_gives_names_and_agency():
    one = page("By JANE DOE, AP\n\nRain fell.")
    assert read_credit_line(one, 0) == 1
    assert (one.draft.byline, one.draft.provider) == (["JANE DOE"], "AP")
    assert [by for _, by in took(one)] == ["-byline-word", "byline", "-byline-word", "provider"]


def test_of_several_dates_the_latest_counts_and_a_time_beats_a_bare_date():
    one = page("March 3, 2022\nUpdated March 3, 2022 14:05 GMT\n2 March 2022\nRain")
    assert [read_credit_line(one, at) for at in range(4)] == [1, 1, 1, 0]
    assert one.draft.published_at == datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Published March 2, 2022 | Updated March 3, 2022",
        "March 2, 2022 – March 3, 2022",
        "Published 2 March 2022 Updated 3 March 2022",
        "Published: 2 March 2022 • Last updated: 3 March 2022",
    ],
)
def test_two_dates_may_share_a_line(line):
    one = page(f"{line}\nRain fell.")
    assert read_credit_line(one, 0) == 1
    assert one.draft.published_at == date(2022, 3, 3)


@pytest.mark.parametrize(
    "line", ["Rain | March 3, 2022 was wet", "March 3, 2022 | rain", "Rain fell", "Lima - 3/4"]
)
def test_other_lines_are_left(line):
    one = page(line)
    assert read_credit_line(one, 0) == 0
    assert took(one) == []


def test_a_dateline_and_an_agency_stand_alone_below_a_headline():
    one = page("LIMA, March 3, 2022\nAFP\nRain fell.")
    assert (read_credit_line(one, 0), read_credit_line(one, 1)) == (0, 0)
    one.draft.headline = "Rain"
    assert (read_credit_line(one, 0), read_credit_line(one, 1)) == (1, 1)
    assert one.draft.dateline is not None
    assert (one.draft.dateline.place, one.draft.published_at) == ("LIMA", date(2022, 3, 3))
    assert one.draft.provider == "AFP"


def test_a_dateline_whose_dash_begins_the_next_line_is_the_text_s():
    one = page("LIMA, March 3\n- Rain fell.")
    one.draft.headline = "Rain"
    assert read_credit_line(one, 0) == 0


def test_more_of_the_head_follows_until_a_dateline_or_a_long_paragraph():
    assert more_head_follows(page("Rain\nfell\nBy Jane Doe\nIt fell."), 0)
    assert not more_head_follows(page("Rain\nLIMA (AP) - Rain\nBy Jane Doe"), 0)
    assert not more_head_follows(page("Rain\n" + "Rain fell. " * 30 + "\nBy Jane Doe"), 0)


def test_some_agencies_write_the_month_first():
    one = page("Rain")
    assert not is_month_first(one)
    one.draft.provider = "AP"
    assert is_month_first(one)


def test_a_date_stands_behind_the_names_of_a_byline():
    one = page("By Mio Katsuragi, KYODO NEWS - Mar 2, 2022 - 15:04 | Feature, All\n\nRain fell.")
    assert read_credit_line(one, 0) == 1
    assert one.draft.byline == ["Mio Katsuragi"]
    assert one.dated == "Mar 2, 2022 - 15:04"
    assert took(one)[-2:] == [("Mar 2, 2022 - 15:04", "published_at"), (" | Feature, All", "-section")]


def test_a_page_s_head_says_the_day_where_nothing_else_does():
    one = page("Zofinger Tagblatt                 Mittwoch, 2. März 2022\n\nRegen in Zofingen")
    assert read_credit_line(one, 0) == 1
    assert (one.draft.published_at, one.header_day) == (None, date(2022, 3, 2))
    assert [by for _, by in took(one)] == ["-page-head"]


def test_names_without_by_stand_above_a_place_with_its_day():
    one = page("Dockers strike over sleeping driver .\nPieter Vandamme\nANTWERP 1996-08-29\nDockers struck .")
    read_head(one)
    assert (one.draft.headline, one.draft.byline) == (
        "Dockers strike over sleeping driver .",
        ["Pieter Vandamme"],
    )
    assert one.draft.published_at == date(1996, 8, 29)


def test_names_say_where_they_are():
    one = page("Bees to be fed\n\nHelga Brandt in Berlin\n\nWed 2 Mar 2022 14.05 GMT\n\nBees will be fed.")
    read_head(one)
    assert one.draft.byline == ["Helga Brandt"]
    assert one.draft.summary is None


def test_a_dateline_with_its_dash_stands_on_a_line_of_its_own():
    one = page("Yams buried\n\nMarch 02, 2022 4:15 PM\nKwesi Amoah\n\nTAMALE, GHANA —\n\nFarmers bury yams.")
    read_head(one)
    assert one.draft.byline == ["Kwesi Amoah"]
    assert one.draft.dateline is not None
    assert (one.draft.dateline.place, one.draft.dateline.region) == ("TAMALE", "GHANA")


def test_below_a_byline_stands_for_whom_and_above_a_date_what_it_is():
    one = page("Posts go home\n\nBy Ann Lee\nBBC News, Mombasa\n\nPublished\n2 March 2022\n\nA court ruled.")
    read_head(one)
    assert (one.draft.byline, one.draft.provider) == (["Ann Lee"], "BBC News")
    assert one.draft.published_at == date(2022, 3, 2)
    assert one.lines[one.body_from].text == "A court ruled."


def test_a_weekday_parts_a_page_s_head_from_its_day():
    one = page("THE CHAMPLAIN COURIER WEDNESDAY, MARCH 2, 2022\n\nTown keeps its light")
    assert read_credit_line(one, 0) == 1
    assert (one.draft.published_at, one.header_day) == (None, date(2022, 3, 2))


@pytest.mark.parametrize(
    "head",
    ["L'Écho de la Sambre — Mercredi 2 mars 2022 — page 5", "Sundsposten      Onsdag 2 mars 2022"],
)
def test_a_page_s_head_has_its_number_and_weekdays_of_any_language(head):
    one = page(f"{head}\n\nNamur aura sa passerelle")
    assert read_credit_line(one, 0) == 1
    assert one.header_day == date(2022, 3, 2)


@pytest.mark.parametrize(
    ("line", "agency"),
    [("AP Science Writer", "AP"), ("NBC News and news services", "NBC News")],
)
def test_the_line_below_a_byline_is_its_writer_s_title_or_employer(line, agency):
    one = page(
        f"Wind measured for 1,000 days\n\nBy LORNA PICKETT\n{line}\n\nLARAMIE, Wyo. (AP) _ A class did it."
    )
    read_head(one)
    assert (one.draft.byline, one.draft.provider, one.draft.summary) == (["LORNA PICKETT"], agency, None)


def test_two_names_stand_above_a_place_with_its_day():
    one = page(
        "Army reopens road after blast .\nJean-Marie Ndayi and Ruth Olsen\nBUJUMBURA 1996-08-30\nIt did ."
    )
    read_head(one)
    assert one.draft.byline == ["Jean-Marie Ndayi", "Ruth Olsen"]
