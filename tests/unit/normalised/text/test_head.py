from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text.head import read_head

CAPTION = "A street in Lima. Jane Doe/AFP"


@pytest.mark.parametrize("order", list(permutations(["By John Roe", "March 3, 2022", CAPTION])))
def test_byline_date_and_caption_stand_in_any_order(order):
    text = "\n\n".join(["Rain falls in Lima", *order, "Rain fell in Lima on Thursday, its mayor said."])
    one = page(text)
    read_head(one)
    draft = one.draft
    assert (draft.headline, draft.byline, draft.published_at) == (
        "Rain falls in Lima",
        ["John Roe"],
        date(2022, 3, 3),
    )
    assert [(caption.text, caption.credit) for caption in draft.captions] == [
        ("A street in Lima.", "Jane Doe/AFP")
    ]
    assert one.lines[one.body_from].text.startswith("Rain fell")


@pytest.mark.parametrize(("letter", "urgency"), [("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5), ("s", 6)])
def test_a_header_line_has_priority_service_slug_day_and_count(letter, urgency):
    one = page(f"{letter} f BC-RAIN-LIMA 03-03 0105\nRAIN FALLS\n    LIMA, March 3 - Rain fell.")
    read_head(one)
    draft = one.draft
    assert (draft.urgency, draft.category, draft.slugline) == (urgency, "f", "BC-RAIN-LIMA")
    assert (one.transmitted, one.header_day) == (True, date(2022, 3, 3))
    assert [by for _, by in took(one)] == [
        "urgency",
        "category",
        "slugline",
        "published_at",
        "-word-count",
        "headline",
    ]


def test_a_summary_stands_between_headline_and_byline():
    one = page("Rain falls in Lima\n\nMayor sees first rain for a year\n\nBy John Roe\n\nRain fell.")
    read_head(one)
    assert (one.draft.headline, one.draft.summary) == (
        "Rain falls in Lima",
        "Mayor sees first rain for a year",
    )


def test_a_label_and_a_note_leave_the_text_alone():
    one = page("URGENT\n\nRain falls in Lima\n(ADDS QUOTES)\n\nLIMA (AP) - Rain fell.")
    read_head(one)
    draft = one.draft
    assert (draft.take, draft.signals, draft.ednote, draft.headline) == (
        "URGENT",
        ["urgent"],
        "(ADDS QUOTES)",
        "Rain falls in Lima",
    )


def test_an_agency_alone_ends_a_headline_that_does_not_speak_of_it():
    one = page("Rain falls in Lima\nAFP\nRain fell.")
    read_head(one)
    assert (one.draft.headline, one.draft.provider) == ("Rain falls in Lima", "AFP")
    one = page("Rain to fall in Lima, mayor tells\nAFP\n\nRain fell.")
    read_head(one)
    assert one.draft.headline == "Rain to fall in Lima, mayor tells AFP"


def test_a_text_that_begins_with_its_dateline_has_no_headline():
    one = page("LIMA, March 3 (AP) - Rain fell in Lima on Thursday.\nIt stopped.")
    read_head(one)
    assert (one.draft.headline, one.body_from) == (None, 0)


def test_what_stands_between_headline_and_dateline_is_the_summary():
    one = page(
        "Valanga a Livigno, travolti quattro operai\n\nTre estratti vivi, si cerca il quarto\n\n"
        "(ANSA) - LIVIGNO, 02 MAR - Una valanga si è staccata sopra Livigno.\n"
    )
    read_head(one)
    assert one.draft.summary == "Tre estratti vivi, si cerca il quarto"
    assert one.lines[one.body_from].text.startswith("(ANSA)")


def test_a_caption_alone_with_its_photographer_is_no_headline():
    one = page(
        "A shepherd leads his flock near Xinavane, on March 2, 2022. (Photo by Zacarias MUNGOI / AFP)\n"
    )
    read_head(one)
    assert one.draft.headline is None
    assert [(caption.text, caption.credit) for caption in one.draft.captions] == [
        ("A shepherd leads his flock near Xinavane, on March 2, 2022.", "Photo by Zacarias MUNGOI / AFP")
    ]


def test_a_place_with_a_day_in_figures_is_a_dateline_and_ends_the_headline():
    one = page("Tanker aground in Scheldt mouth\nVLISSINGEN 2022-02-28\n    A tanker ran aground.\n")
    read_head(one)
    assert (one.draft.headline, one.draft.published_at) == (
        "Tanker aground in Scheldt mouth",
        date(2022, 2, 28),
    )


def test_an_agency_stands_before_its_place():
    one = page("Jäät lähtivät\n\nSTT, ROVANIEMI\n\n  Kemijoen jäät lähtivät keskiviikkona.\n")
    read_head(one)
    assert one.draft.dateline is not None
    assert (one.draft.dateline.place, one.draft.provider) == ("ROVANIEMI", "STT")


def test_what_asks_editors_to_kill_a_story_is_a_note():
    one = page("KILL: Rain in Lima\n\nEDITORS PLEASE KILL the story headlined Rain in Lima.\n")
    read_head(one)
    assert one.draft.ednote == "EDITORS PLEASE KILL the story headlined Rain in Lima."
    assert "kill" in one.draft.signals


def test_an_embargo_below_a_takes_headline_holds_its_text_back():
    head = "r f BC-RAIN-LIMA 03-03 0105\nRAIN FALLS\n    EMBARGOED UNTIL 0900 GMT\n"
    one = page(f"{head}    LIMA, March 3 - Rain fell.")
    read_head(one)
    assert (one.draft.headline, one.embargo) == ("RAIN FALLS", "    EMBARGOED UNTIL 0900 GMT")
    assert one.lines[one.body_from].text.startswith("    LIMA")


@pytest.mark.parametrize(
    ("line", "slug", "take", "signals"),
    [
        ("BC-Peru-Rain", "BC-Peru-Rain", None, []),
        ("BC-Peru-Rain, 1st Ld-Writethru,210", "BC-Peru-Rain", "1st Ld-Writethru", ["lead"]),
        ("BC-Peru-Rain, KILL", "BC-Peru-Rain", "KILL", ["kill"]),
    ],
)
def test_a_slug_line_with_its_cycle_is_no_headline(line, slug, take, signals):
    one = page(f"{line}\nRain falls in Lima\n   LIMA, March 3 (AP) - Rain fell.")
    read_head(one)
    draft = one.draft
    assert (draft.slugline, draft.take, draft.signals, draft.headline) == (
        slug,
        take,
        signals,
        "Rain falls in Lima",
    )


def test_a_headline_that_begins_like_a_cycle_stays_a_headline():
    one = page("PM-in-waiting vows calm\n\nLIMA, March 3 (AP) - Rain fell.")
    read_head(one)
    assert (one.draft.headline, one.draft.slugline) == ("PM-in-waiting vows calm", None)


def test_what_is_asked_of_editors_is_a_note_to_its_last_line():
    note = "Please note that Peru-Rain (Rain falls in\nLima) will be updated by 1500 GMT."
    one = page(f"ADVISORY\n\nRain falls in Lima\n{note}")
    read_head(one)
    assert one.draft.ednote == note.replace("\n", " ")
