from __future__ import annotations

from datetime import date

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.formats.text import read_page
from wiredesk.normalised.text.head import read_head

FACTIVA = (
    "Latvia's railway to sell wagons\nBy Ilze Dambe\n212 words\n2 March 2022\n13:44\nReuters News\n"
    "LBA\nEnglish\n(c) 2022 Reuters Limited\n\n"
    "RIGA, March 2 (Reuters) - Latvia's railway will sell wagons.\n\n"
    "It has 1,100.\n\nDocument LBA0000020220302ei3201k7x\n"
)
NEXIS = (
    "Stolen sheepskins turn up\n\nAssociated Press International\nMarch 2, 2022 Wednesday 4:12 PM GMT\n"
    "Copyright 2022 Associated Press All Rights Reserved\n\nSection: INTERNATIONAL NEWS\nLength: 96 words\n"
    "Byline: By SIGRUN HALLS, Associated Press\nDateline: REYKJAVIK, Iceland\nBody\n\n"
    "REYKJAVIK, Iceland (AP) — Police have found sheepskins.\n\nTwo men slept on them.\n\n"
    "Load-Date: March 2, 2022\n\nEnd of Document\n"
)


def test_what_factiva_prints_below_a_headline_is_no_text():
    one = page(FACTIVA)
    read_page(one)
    draft = one.draft
    assert (draft.headline, draft.byline) == ("Latvia's railway to sell wagons", ["Ilze Dambe"])
    assert (draft.language, draft.copyright_holder) == ("en", "Reuters Limited")
    assert one.dated == "2 March 2022 13:44"
    assert draft.paragraphs == ["Latvia's railway will sell wagons.", "It has 1,100."]


def test_what_nexis_prints_below_a_headline_is_no_text():
    one = page(NEXIS)
    read_page(one)
    draft = one.draft
    assert (draft.headline, draft.byline, draft.provider) == (
        "Stolen sheepskins turn up",
        ["SIGRUN HALLS"],
        "AP",
    )
    assert one.dated == "March 2, 2022 Wednesday 4:12 PM GMT"
    assert draft.dateline is not None
    assert draft.dateline.place == "REYKJAVIK"
    assert draft.paragraphs == ["Police have found sheepskins.", "Two men slept on them."]


def test_a_headline_ends_at_a_count_of_words():
    one = page(
        "Latvia's railway to sell wagons\n212 words\n2 March 2022\n\nLatvia's railway will sell wagons.\n"
    )
    read_head(one)
    assert one.draft.headline == "Latvia's railway to sell wagons"
    assert one.draft.published_at == date(2022, 3, 2)
    assert ("212 words", "-word-count") in took(one)


def test_codes_and_names_of_languages_are_text_where_no_database_has_printed_it():
    one = page("Rain falls\n\nEnglish\n\nRain fell.\n")
    read_head(one)
    assert one.draft.language is None
