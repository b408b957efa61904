from __future__ import annotations

import pytest

from wiredesk.normalised.captions import caption_of, is_credit
from wiredesk.normalised.story import Caption

WORDS = "President Ana Ruiz speaks in La Paz, Bolivia, on March 2, 2022."


@pytest.mark.parametrize(
    "credit",
    [
        "AFP",
        "REUTERS/Jane Doe",
        "Jane Doe/AFP",
        "AP Photo/Jane Doe",
        "Jane Doe / AFP / Getty Images",
        "EPA-EFE/JANE DOE",
        "Xinhua/Li Ming",
        "Handout",
        "Handout via REUTERS",
        "Ministry of Defence/Handout via REUTERS",
        "Kremlin Pool Photo via AP",
        "Press Service of the President of Bolivia",
        "File photo",
        "Photo: Jane Doe",
        "presidencia.gob.bo",
        "www.example-navy.mil",
        "https://www.example.org/pictures",
        "Courtesy of the museum",
        "Jane Doe, picture alliance",
        "NurPhoto",
        "© Jane Doe",
        "BELGA PHOTO JANE DOE",
    ],
)
def test_a_credit_behind_the_full_stop_makes_a_caption(credit):
    assert caption_of(f"{WORDS} {credit}") == Caption(text=WORDS, credit=credit)


@pytest.mark.parametrize("credit", ["Photo by Jane Doe", "AP Photo/Jane Doe", "AFP", "Foto: Jane Doe/dpa"])
def test_a_credit_in_brackets_makes_a_caption(credit):
    assert caption_of(f"{WORDS} ({credit})") == Caption(text=WORDS, credit=credit)


def test_a_credit_behind_a_slash_makes_a_caption():
    assert caption_of(f"{WORDS} / AFP") == Caption(text=WORDS, credit="AFP")


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        f"{WORDS} He said no more.",
        f"{WORDS} “It is time,” said Jane Doe.",
        "The strike was called off. Talks go on.",
        "He told Reuters.",
        "“We told the U.S. and the U.K.”",
    ],
)
def test_sentences_make_no_caption(text):
    assert caption_of(text) is None


def test_what_a_picture_may_be_used_for_goes_with_its_credit():
    text = "Two otters swim in Nantes. (Photo by ANNE PICHON / AFP) / RESTRICTED TO EDITORIAL USE"
    found = caption_of(text)
    assert found is not None
    assert found.text == "Two otters swim in Nantes."
    assert found.credit == "Photo by ANNE PICHON / AFP / RESTRICTED TO EDITORIAL USE"


@pytest.mark.parametrize("text", ["Jane Doe", "He said so", "Rain fell.", "", "and/or"])
def test_other_words_are_no_credit(text):
    assert not is_credit(text)


def test_a_caption_s_number_in_a_gallery_is_no_text():
    assert caption_of(f"[1/3] {WORDS} REUTERS/Jane Doe") == Caption(text=WORDS, credit="REUTERS/Jane Doe")


def test_what_a_picture_is_not_for_stays_in_the_caption():
    caption = caption_of(f"{WORDS} (PHOTO NOT FOR SALE) (Yonhap)")
    assert caption == Caption(text=f"{WORDS} (PHOTO NOT FOR SALE)", credit="Yonhap")
