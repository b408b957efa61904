from __future__ import annotations

import pytest

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text.head import read_head
from wiredesk.normalised.text.headline import take_headline


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["Rain falls"], "Rain falls"),
        (
            ["Rain falls on the port", "of Lima as ships wait", "for the ice to go"],
            "Rain falls on the port of Lima as ships wait for the ice to go",
        ),
        (["= *Rain falls*"], "Rain falls"),
        (["Oil-Prices rise in Lima"], "Oil-Prices rise in Lima"),
        (["<ABC> buys <DEF>"], "<ABC> buys <DEF>"),
        (["“We will stay,” say villagers"], "“We will stay,” say villagers"),
        (["Well-", "known port shut"], "Well-known port shut"),
    ],
)
def test_a_page_s_headline_is_all_of_a_short_block(lines, headline):
    one = page("\n".join([*lines, "", "Rain fell."]))
    assert take_headline(one, list(range(len(lines)))) == len(lines)
    assert one.draft.headline == headline


@pytest.mark.parametrize(
    "lines",
    [
        ["Rain fell on the port of Lima on Thursday, and the", "mayor came to see it."],
        ["word " * 80],
        ["Rain", "fell", "on", "the", "port"],
        ["A street in Lima. Jane Doe/AFP"],
    ],
)
def test_a_paragraph_or_a_caption_is_no_headline(lines):
    one = page("\n".join([*lines, "", "Rain fell."]))
    assert take_headline(one, list(range(len(lines)))) == 0
    assert one.draft.headline is None


def test_a_standfirst_below_a_headline_that_had_room_is_not_its():
    lines = ["Rain falls on Lima", "It was the first rain for a year, and the mayor went to see it"]
    one = page("\n".join(lines))
    assert take_headline(one, [0, 1]) == 1


@pytest.mark.parametrize(
    ("line", "headline", "take", "ednote"),
    [
        ("UPDATE 2-Rain falls in Lima", "Rain falls in Lima", "UPDATE 2", None),
        ("CORRECTED-UPDATE 1-Rain falls in Lima", "Rain falls in Lima", "CORRECTED-UPDATE 1", None),
        ("Rain falls in Lima (UPDATE 1)", "Rain falls in Lima", "UPDATE 1", None),
        ("RAIN FALLS (ADDS QUOTES)", "RAIN FALLS", None, "(ADDS QUOTES)"),
        ("RAIN FALLS =2 LIMA", "RAIN FALLS", "=2 LIMA", None),
        ("Rain falls (again)", "Rain falls (again)", None, None),
    ],
)
def test_labels_and_notes_leave_the_headline(line, headline, take, ednote):
    one = page(line)
    assert take_headline(one, [0]) == 1
    assert (one.draft.headline, one.draft.take, one.draft.ednote) == (headline, take, ednote)
    assert "".join(text for text, _ in took(one)) == line


def test_a_take_s_headline_goes_on_in_capitals_over_a_full_line():
    one = page("PORT OF LIMA SAYS IT WILL RAISE ITS DUES TO\nTWO EUROS\n    LIMA, March 3 - Rain fell.")
    one.transmitted = True
    assert take_headline(one, [0, 1]) == 2
    assert one.draft.headline == "PORT OF LIMA SAYS IT WILL RAISE ITS DUES TO TWO EUROS"


def test_a_take_s_flush_text_behind_a_market_s_day_is_no_headline():
    one = page("LIMA TIN - APRIL 7 PRICES PER TONNE 420.50\n423.50 QUIET")
    one.transmitted = True
    assert take_headline(one, [0, 1]) == 1
    assert one.draft.headline == "LIMA TIN - APRIL 7"
    assert one.lines[1].open


def test_words_that_withdraw_a_story_make_it_a_kill():
    one = page("MANDATORY KILL")
    take_headline(one, [0])
    assert one.draft.signals == ["kill"]


def test_a_line_with_room_left_above_a_text_without_a_blank_line_is_the_headline():
    one = page(
        "Skolklass hittade pulka från 1600-talet\n"
        + "\n".join(
            ["En skolklass i Pajala har hittat en väl bevarad pulka från 1600-talet i en myr nära byn."] * 5
        )
    )
    read_head(one)
    assert one.draft.headline == "Skolklass hittade pulka från 1600-talet"
