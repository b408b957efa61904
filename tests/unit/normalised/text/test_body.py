from __future__ import annotations

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text.body import read_body


def test_the_dateline_is_cut_off_the_first_paragraph_alone():
    one = page("LIMA (AP) - Rain fell.\n\nQUITO (AP) - Snow fell.")
    read_body(one)
    assert one.draft.paragraphs == ["Rain fell.", "QUITO (AP) - Snow fell."]
    assert one.draft.dateline is not None
    assert (one.draft.dateline.text, one.draft.provider) == ("LIMA", "AP")
    assert took(one)[:2] == [("LIMA (AP) - ", "dateline"), ("Rain fell.", "body")]


def test_a_dateline_that_is_broken_by_width_is_parted_on_both_lines():
    one = page("PORT AU PRINCE, Haiti, March 3\n(AP) - Rain fell on the town.")
    read_body(one)
    assert one.draft.paragraphs == ["Rain fell on the town."]
    assert [by for _, by in took(one)] == ["dateline", "dateline", "body"]


def test_a_caption_between_paragraphs_is_no_text():
    one = page("Rain fell.\n\nA street in Lima. Jane Doe/AFP\n\nSnow fell.")
    read_body(one)
    assert one.draft.paragraphs == ["Rain fell.", "Snow fell."]
    assert [caption.credit for caption in one.draft.captions] == ["Jane Doe/AFP"]


def test_a_take_has_no_captions():
    one = page("    Rain fell.\n    A street in Lima. Jane Doe/AFP\n    Snow fell.")
    one.transmitted = True
    read_body(one)
    assert len(one.draft.paragraphs) == 3


def test_reporting_credits_stay_and_a_closing_correction_is_a_note():
    one = page("Rain fell.\n\n(Reporting by Jane Doe)\n\n(Corrects day in paragraph 1)")
    read_body(one)
    assert one.draft.paragraphs == ["Rain fell.", "(Reporting by Jane Doe)"]
    assert one.draft.ednote == "(Corrects day in paragraph 1)"


def test_control_codes_alone_are_no_paragraph():
    one = page("Rain fell.\n\n\x03\n\nSnow fell.")
    read_body(one)
    assert one.draft.paragraphs == ["Rain fell.", "Snow fell."]
    assert ("\x03", "-control-codes") in took(one)


def test_a_margin_that_all_lines_have_begins_no_paragraph():
    one = page(
        "      The cable car to the harbour stays open for\n      six months more, the town said.\n"
        "\n      It carried 212,000 people, a quarter\n      more than planned.\n"
    )
    read_body(one)
    assert one.draft.paragraphs == [
        "The cable car to the harbour stays open for six months more, the town said.",
        "It carried 212,000 people, a quarter more than planned.",
    ]


def test_an_agency_in_brackets_ends_a_dateline_without_a_dash():
    one = page("Martigny VS (ats) Un chamois s'est invité mercredi dans le hall de la gare.")
    read_body(one)
    assert one.draft.dateline is not None
    assert one.draft.dateline.text == "Martigny VS"
    assert one.draft.paragraphs == ["Un chamois s'est invité mercredi dans le hall de la gare."]


def test_a_margin_of_rows_that_no_width_broke_stays():
    one = page(
        "    Shr profit three cts vs two cts\n    net profit 157,500 vs 60,200\n    Revs 1.1 mln vs 1.0 mln\n"
    )
    read_body(one)
    assert len(one.draft.paragraphs) == 3
