from __future__ import annotations

from datetime import UTC, datetime

import pytest

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text.end import read_end


@pytest.mark.parametrize(
    ("text", "signoff", "agency"),
    [
        ("Rain fell.\n\n REUTER\n", "REUTER", "REUTER"),
        ("Rain fell.\n\njd/rs\nENDS", "jd/rs\nENDS", None),
        ("Rain fell.\n\ndpa xy ab\n-----\n031405 GMT mar 22", "dpa xy ab\n-----\n031405 GMT mar 22", "dpa"),
        ("Snow fell.\nRain fell. (ANSA).", "(ANSA).", "ANSA"),
        ("Snow fell.\nRain fell. Enditem\n\n", "Enditem", None),
        (
            "Rain fell.\n\nPress contact:\nAnn Lee\nann@b.example",
            "Press contact:\nAnn Lee\nann@b.example",
            None,
        ),
        (
            "Rain fell.\n\nENDS\n\nNotes to editors:\n1. It rained.\n\nMedia: Ann Lee, 020 7946 0000",
            "ENDS\nNotes to editors:\n1. It rained.\nMedia: Ann Lee, 020 7946 0000",
            None,
        ),
        (
            "Rain fell.\n\n# dpa-Notizblock\n## Orte\n- [Oulu](Oulu)",
            "# dpa-Notizblock\n## Orte\n- [Oulu](Oulu)",
            "dpa",
        ),
        ("Rain fell.\nEND\nKontakt\nAnn Lee\n+49 89 0000 00", "END\nKontakt\nAnn Lee\n+49 89 0000 00", None),
    ],
)
def test_what_ends_a_text_is_taken_from_the_last_line_up(text, signoff, agency):
    one = page(text)
    read_end(one)
    assert (one.draft.signoff, one.draft.provider) == (signoff, agency)
    assert {by for _, by in took(one)} == {"signoff"}


@pytest.mark.parametrize(
    "text",
    [
        "REUTER",
        "Rain fell.\nContact\nwith the ship was lost",
        "Rain fell on\nfine",
        "He said that rain was\nmore",
        "Rain fell.\nSnow",
    ],
)
def test_the_only_line_and_a_sentence_s_last_word_stay(text):
    one = page(text)
    read_end(one)
    assert took(one) == []
    assert one.draft.signoff is None


@pytest.mark.parametrize(
    ("text", "signoff"),
    [
        ("NEW DELHI, Mar 3 (PTI) Rain fell.\nSnow fell.\nPTI SKL ABS", "PTI SKL ABS"),
        ("Wien (APA) - Es regnet.\n(Schluss) abc/def", "(Schluss) abc/def"),
        ("Hanoi, March 3 (VNA) - Rain fell.\n./.", "./."),
        ("Oslo (NTB): Det regner.\n(©NTB)", "(©NTB)"),
        ("Rain fell.\nPTI SKL ABS", None),
    ],
)
def test_the_marks_of_the_agency_that_the_dateline_names_end_its_text(text, signoff):
    one = page(text)
    read_end(one)
    assert one.draft.signoff == signoff


def test_a_slug_below_the_text_is_the_slugline():
    one = page("Rain fell.\n\nKeywords: FINLAND-RAIN/ (UPDATE 2)")
    read_end(one)
    assert one.draft.slugline == "FINLAND-RAIN"


def test_the_rule_above_a_credit_is_no_text_and_the_credit_is():
    one = page("Snow fell.\nRain fell.\n\n___\n\nTrask reported from Portland.\n\nCopyright 2022 Ax Press.\n")
    read_end(one)
    assert one.draft.signoff == "___\nCopyright 2022 Ax Press."


@pytest.mark.parametrize(
    ("text", "signoff"),
    [
        ("Rain fell.\n   It stopped, he said. PTI COR SKN\nBBM\n", "PTI COR SKN\nBBM"),
        ("KUWAIT, March 2 (KUNA) -- Rain fell. (end)\ndam.rk", "(end)\ndam.rk"),
        ("Sade lakkasi.\n\nSTT--KL", "STT--KL"),
    ],
)
def test_initials_stand_below_the_mark_behind_the_last_sentence(text, signoff):
    one = page(text)
    read_end(one)
    assert one.draft.signoff == signoff


def test_capitals_below_a_sentence_are_no_initials():
    one = page("Rain fell.\n\nIt stopped, he said.\nBBM\n")
    read_end(one)
    assert one.draft.signoff is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("(ANSA).\n     GAL-MI\n02-MAR-22 11:47 NNNN", datetime(2022, 3, 2, 11, 47, tzinfo=UTC)),
        ("APA0412 2022-03-02/10:12", datetime(2022, 3, 2, 10, 12, tzinfo=UTC)),
    ],
)
def test_a_service_s_time_under_the_text_is_when_it_was_issued(line, moment):
    one = page(f"Rain fell.\n\n{line}")
    read_end(one)
    assert one.draft.published_at == moment


def test_a_notice_under_the_text_names_the_rights_holder():
    one = page("Rain fell.\n\nCopyright 2022 The Humber Post. All rights reserved.")
    read_end(one)
    assert one.draft.copyright_holder == "The Humber Post"


@pytest.mark.parametrize(
    ("text", "signoff"),
    [
        ("Tehran, March 2, IRNA – Dust fell.\n\nIt stopped.\n\n9417**2050", "9417**2050"),
        (
            "Tabuk, March 02, 2022, SPA -- Gazelles.\n\nThey run.\n\n--SPA\n14:22 LOCAL TIME 11:22 GMT",
            "--SPA\n14:22 LOCAL TIME 11:22 GMT",
        ),
    ],
)
def test_an_agency_behind_a_comma_brings_its_own_marks(text, signoff):
    one = page(text)
    read_end(one)
    assert one.draft.signoff == signoff


def test_a_writer_is_named_below_the_text():
    one = page("Żubr odszedł w stronę puszczy. (PAP)\n\nautorka: Urszula Maj\numj/ jann/")
    read_end(one)
    assert (one.draft.byline, one.draft.signoff) == (["Urszula Maj"], "(PAP)\numj/ jann/")


def test_whom_to_ask_at_bloomberg_is_no_text_and_the_notice_below_it_counts():
    one = page(
        "Salmon rose.\n\nTo contact the reporter on this story:\nAksel Thune in Oslo at a@b.example\n\n"
        "To contact the editors responsible for this story:\nRita Ashe at r@b.example\n\n©2022 Bloomberg L.P."
    )
    read_end(one)
    assert one.draft.signoff is not None
    assert one.draft.signoff.startswith("To contact the reporter on this story:\nAksel Thune")
    assert one.draft.copyright_holder == "Bloomberg L.P."


def test_a_writer_signs_for_an_agency():
    one = page("Skolklassen hittade en pulka.\n\nDen ska dateras.\n\nLars Fjellborg/TT")
    read_end(one)
    assert (one.draft.byline, one.draft.provider) == (["Lars Fjellborg"], "TT")
