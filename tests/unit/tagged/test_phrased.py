"""People by office and country alone."""

from __future__ import annotations

import pytest

from unit.deduped.stories import story
from unit.tagged.told import told
from wiredesk.tagged.explaining import explained


def shown(body: str, on: str = "2015-03-03", language: str = "en") -> dict[str, list[str]]:
    """Return the persons' names with the words that show them."""
    tagged = told(body, on=on, language=language)
    return {a.name: [m.text for m in a.mentions] for a in tagged.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("body", "on", "language", "name", "words"),
    [
        ("The Turkish president spoke.", "2015-03-03", "en", "Recep Tayyip Erdogan", "Turkish president"),
        ("The Turkish president spoke.", "2010-03-03", "en", "Abdullah Gül", "Turkish president"),
        (
            "Talks with Turkey's prime minister failed.",
            *("2010-03-03", "en", "Recep Tayyip Erdogan", "Turkey's prime minister"),
        ),
        (
            "It was the president of Turkey.",
            "2015-03-03",
            "en",
            "Recep Tayyip Erdogan",
            "president of Turkey",
        ),
        ("Jordan's king left.", "2007-01-17", "en", "Abdullah II of Jordan", "Jordan's king"),
        ("The ECB president spoke.", "2015-03-03", "en", "Mario Draghi", "ECB president"),
        (
            "The Bank of Japan governor spoke.",
            "2015-03-03",
            "en",
            "Haruhiko Kuroda",
            "Bank of Japan governor",
        ),
        (
            "Der französische Präsident reist ab.",
            *("2019-03-03", "de", "Emmanuel Macron", "französische Präsident"),
        ),
        ("Le président turc est parti.", "2016-03-03", "fr", "Recep Tayyip Erdogan", "président turc"),
        (
            "Viajó el presidente mexicano.",
            *("2020-03-03", "es", "Andrés Manuel López Obrador", "presidente mexicano"),
        ),
        (
            "Parla il ministro degli Esteri tedesco.",
            *("2019-03-03", "it", "Heiko Maas", "ministro degli Esteri tedesco"),
        ),
        (
            "O primeiro-ministro português chegou.",
            *("2019-03-03", "pt", "António Costa", "primeiro-ministro português"),
        ),
    ],
)
def test_an_office_and_country_name_the_holder_of_the_day(
    body: str, on: str, language: str, name: str, words: str
):
    assert shown(body, on, language) == {name: [words]}


@pytest.mark.parametrize(
    "body",
    [
        "The former Turkish president spoke.",
        "An ex-Turkish president spoke.",
        "A Turkish president would never say so.",
        "The next Turkish president will have to.",
        "The acting Turkish president spoke.",
        "The Turkish vice president spoke.",
        "The Turkish president-elect spoke.",
        "The Turkish president elect spoke.",
        "The Turkish presidents of the past met.",
        "The Turkish president of a bank in Bonn spoke.",
        "The Turkish presidential candidate spoke.",
    ],
)
def test_no_present_holder_is_none(body: str):
    assert shown(body) == {}


def test_the_name_that_stands_there_goes_before_the_tables():
    named = shown("The Turkish president was there. Turkish President Ali Yildiz said so on Monday.")
    assert list(named) == ["Ali Yildiz"]


def test_the_holder_named_elsewhere_is_the_same_actor():
    named = shown("Turkish President Recep Tayyip Erdogan left. The Turkish president said nothing.")
    assert named == {"Recep Tayyip Erdogan": ["Recep Tayyip Erdogan", "Turkish president"]}


def test_explain_says_why_a_phrase_names_nobody():
    one = story(headline="Report", paragraphs=("The former Soviet Union is gone. The Fijian king spoke.",))
    assert explained(one).refused == ()
    two = story(headline="Report", paragraphs=("The Turkish president met Turkish President Ali Yildiz.",))
    told_why = {(no.text, no.why) for no in explained(two).refused}
    assert ("Turkish president", "the story names another holder of that office") in told_why
