from __future__ import annotations

from datetime import date

from unit.normalised.pages_of_text import page
from wiredesk.normalised.text.page import add_line


def test_any_line_end_parts_lines_and_they_are_numbered_from_one():
    lines = page("Rain\r\nfell\n\nin\rLima").lines
    assert [(line.number, line.text, line.blank) for line in lines] == [
        (1, "Rain", False),
        (2, "fell", False),
        (3, "", True),
        (4, "in", False),
        (5, "Lima", False),
    ]


def test_lines_are_open_until_they_are_taken():
    one = page("Rain\n\nfell")
    assert one.open_lines() == [0, 2]
    one.lines[0].take("headline")
    assert (one.open_lines(), one.next_open(0)) == ([2], 2)
    one.lines[2].take("body")
    assert one.next_open(0) is None


def test_a_parted_line_keeps_its_number_and_its_text():
    one = page("Rain fell")
    one.part_line(0, 5)
    one.lines[0].take("headline")
    one.lines[1].take("body")
    assert one.trace() == [("1", "Rain ", "headline"), ("1", "fell", "body")]


def test_the_trace_holds_every_line_s_text():
    one = page("Rain\n \nfell")
    one.lines[0].take("headline")
    assert "".join(piece.text for piece in one.trace()) == "Rain fell"


def test_a_story_is_dated_near_its_own_date_before_the_day_it_came():
    one = page("Rain")
    assert one.near == date(2022, 3, 4)
    one.header_day = date(2022, 3, 3)
    assert one.near == date(2022, 3, 3)
    one.draft.published_at = date(2022, 3, 2)
    assert one.near == date(2022, 3, 2)


def test_a_second_line_of_a_field_goes_below_the_first():
    assert add_line(add_line(None, "Rain"), "fell") == "Rain\nfell"
