from datetime import UTC, date, datetime

import pytest

from wiredesk.normalised import drafting
from wiredesk.normalised.draft import Draft, Taken
from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.story import Caption

DAY = date(2022, 3, 3)


def test_a_label_goes_out_of_the_headline_into_the_take():
    draft = Draft()
    drafting.set_headline(draft, "UPDATE 2-Oil-Prices rise *")
    assert (draft.headline, draft.take, draft.signals) == ("Oil-Prices rise", "UPDATE 2", ["update"])


def test_a_time_without_a_zone_is_the_agencys_and_flagged():
    draft = Draft(provider="dpa")
    assert drafting.moment_of(draft, "2022-03-03T14:00:00") == datetime(2022, 3, 3, 13, tzinfo=UTC)
    assert draft.flags == ["zone-guessed"]
    assert drafting.moment_of(draft, "2022-03-03") == DAY
    assert drafting.moment_of(draft, "soon") is None


@pytest.mark.parametrize(
    ("sent", "headline"),
    [
        ("<WAJAX LTD> YEAR NET", "<WAJAX LTD> YEAR NET"),
        ("USAIR <U> SEEKS ORDER ON TWA <TWA>", "USAIR <U> SEEKS ORDER ON TWA <TWA>"),
        ("^*Mill reopens =<", "Mill reopens"),
        ("Mill <b>reopens</b>", "Mill reopens"),
        ("**", None),
    ],
)
def test_marks_go_off_a_headline_and_names_in_brackets_stay(sent, headline):
    draft = Draft()
    drafting.set_headline(draft, sent)
    assert draft.headline == headline


def test_an_embargo_until_a_day_ends_with_the_day_where_the_agency_is():
    ends = drafting.end_of_day(DAY, Draft(provider="afp"))
    assert ends.astimezone(UTC) == datetime(2022, 3, 3, 22, 59, 59, tzinfo=UTC)


def test_a_body_is_taken_apart_and_each_piece_once():
    draft = Draft(headline="Mill reopens")
    blocks = html_to_blocks(
        "<h1>Mill reopens</h1><p>By Aino Virta</p>"
        "<p>TAMPERE, March 3 (AFP) - The mill is back.</p><p>It hires.</p>"
        "<figure><img/><figcaption>The mill. (Photo by Matti Kuva)</figcaption></figure><p>END</p>"
    )
    taken = drafting.read_body(draft, blocks, DAY, "body")
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.byline == ["By Aino Virta"]
    assert draft.signoff == "END"
    assert draft.captions == [Caption(text="The mill.", credit="Photo by Matti Kuva")]
    assert Taken("body", "Mill reopens", "-repeated-headline") in taken


def test_a_caption_is_added_once_and_gains_the_credit_it_lacked():
    draft = Draft()
    drafting.add_caption(draft, "The mill at dawn")
    drafting.add_caption(draft, "The mill at dawn", "AFP")
    drafting.add_caption(draft, None, "AFP")
    assert draft.captions == [Caption(text="The mill at dawn", credit="AFP")]


def test_a_credit_in_a_captions_text_that_names_the_same_is_the_fuller_one():
    draft = Draft()
    drafting.add_caption(draft, "The bridge in winter. (AP Photo/John Doe)", "John Doe")
    assert draft.captions == [Caption(text="The bridge in winter.", credit="AP Photo/John Doe")]


def test_a_credit_that_names_the_same_in_other_words_stands_once():
    draft = Draft()
    drafting.add_caption(draft, "The bridge in winter. (AP Photo/John Doe)", "John Doe/AP")
    assert draft.captions == [Caption(text="The bridge in winter.", credit="AP Photo/John Doe")]


@pytest.mark.parametrize(
    ("text", "take", "headline"),
    [
        ("(2nd Lead - adds quote) Train derails", "2nd Lead - adds quote", "Train derails"),
        ("(CORRECTION) Train derails", "CORRECTION", "Train derails"),
        ("(Ampl.) Descarrila un tren", "Ampl.", "Descarrila un tren"),
        ("Un train déraille en gare (corr)", "corr", "Un train déraille en gare"),
        ("Un train déraille en gare (version augmentée)", "version augmentée", "Un train déraille en gare"),
        ("(Still) no train to Kassel", None, "(Still) no train to Kassel"),
    ],
)
def test_a_label_in_brackets_is_no_part_of_the_headline(text, take, headline):
    draft = Draft()
    drafting.set_headline(draft, text)
    assert (draft.take, draft.headline) == (take, headline)


@pytest.mark.parametrize(
    ("sent", "headline", "take"),
    [
        ("Ice road across the lake is closed (adds)", "Ice road across the lake is closed", "adds"),
        ("Ice road across the lake is closed (2nd Ld)", "Ice road across the lake is closed", "2nd Ld"),
        (
            "Toys of a Danish firm are found poisoned (lead)",
            "Toys of a Danish firm are found poisoned (lead)",
            None,
        ),
        ("Ferry is late in Ystad again (police)", "Ferry is late in Ystad again (police)", None),
    ],
)
def test_a_label_may_stand_in_brackets_behind_a_headline(sent, headline, take):
    draft = Draft()
    drafting.set_headline(draft, sent)
    assert (draft.headline, draft.take) == (headline, take)


def test_a_spanish_agencys_label_may_stand_behind_a_headline():
    draft = Draft()
    drafting.set_headline(draft, "Una grulla retrasa el tren dos horas (Ampliación)")
    assert (draft.headline, draft.take) == ("Una grulla retrasa el tren dos horas", "Ampliación")
    assert draft.signals == ["update"]


def test_a_subheadline_on_the_headlines_line_is_the_summary():
    draft = Draft()
    drafting.set_headline(draft, "Gute Ernte erwartet - Utl.: Bauern rechnen mit 4.000 Tonnen =")
    assert (draft.headline, draft.summary) == ("Gute Ernte erwartet", "Bauern rechnen mit 4.000 Tonnen")


def test_a_credit_in_brackets_that_names_the_agency_says_more_than_the_agency_alone():
    draft = Draft()
    drafting.add_caption(draft, "A kiln in Bonn. (DHA via AP, File)", "ASSOCIATED PRESS")
    assert draft.captions == [Caption(text="A kiln in Bonn.", credit="DHA via AP, File")]


def test_a_credit_in_the_text_that_says_the_same_as_two_fields_goes_out_of_the_text():
    caption = Caption(text="A hole in Lodi. (AP Photo/Rey Castel)", credit="Rey Castel/ASSOCIATED PRESS")
    assert drafting.credited(caption) == Caption(text="A hole in Lodi.", credit="AP Photo/Rey Castel")


def test_a_headline_that_is_only_a_label_is_a_take():
    draft = Draft()
    drafting.set_headline(draft, "KILL KILL KILL")
    assert (draft.headline, draft.take, draft.signals) == (None, "KILL KILL KILL", ["kill"])


@pytest.mark.parametrize(
    ("sent", "headline"),
    [("++ Treno deragliato ++", "Treno deragliato"), ("Prices rise at C++", "Prices rise at C++")],
)
def test_pluses_round_a_headline_are_marks(sent, headline):
    draft = Draft()
    drafting.set_headline(draft, sent)
    assert draft.headline == headline


def test_a_credit_in_the_text_counts_before_fields_that_code_the_photographer():
    caption = Caption(text="A hole in Lodi. (Lodi Police via AP)", credit="HOGP/LODI POLICE")
    assert drafting.credited(caption) == Caption(text="A hole in Lodi.", credit="Lodi Police via AP")


def test_a_headline_that_is_a_label_and_nothing_else_is_the_take():
    draft = Draft()
    drafting.set_headline(draft, "ANNULATION ANNULATION")
    assert (draft.headline, draft.take, draft.signals) == (None, "ANNULATION ANNULATION", ["kill"])
