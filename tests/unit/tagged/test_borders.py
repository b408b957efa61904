"""A border is a place of its own, where two countries that have one are named with the word."""

from __future__ import annotations

import pytest

from unit.tagged.told import told


def borders_of(body: str, **fields: str) -> dict[str, str]:
    tagged = told(body, **fields)
    return {r.code: r.mentions[0].text for r in tagged.regions if r.kind == "border"}


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("Trucks queued at the Finland-Russia border.", "border:FI-RU", "Finland-Russia border"),
        ("The Finnish-Russian land border is shut.", "border:FI-RU", "Finnish-Russian land border"),
        (
            "The border between Poland and Belarus is shut.",
            "border:BY-PL",
            "border between Poland and Belarus",
        ),
        (
            "The frontier between the Netherlands and Germany.",
            "border:DE-NL",
            "frontier between the Netherlands and Germany",
        ),
        ("Syria's border with Iraq is open.", "border:IQ-SY", "Syria's border with Iraq"),
        (
            "In Mexico, who knows: its border with the United States is safe.",
            "border:MX-US",
            "border with the United States",
        ),
        ("Troops left the Indian-Pakistani frontier.", "border:IN-PK", "Indian-Pakistani frontier"),
        (
            "Die Grenze zwischen Polen und Belarus bleibt zu.",
            "border:BY-PL",
            "Grenze zwischen Polen und Belarus",
        ),
        (
            "La frontière entre le Maroc et l'Algérie.",
            "border:DZ-MA",
            "frontière entre le Maroc et l'Algérie",
        ),
        ("La frontera entre Colombia y Venezuela.", "border:CO-VE", "frontera entre Colombia y Venezuela"),
        ("Il confine tra Italia e Slovenia.", "border:IT-SI", "confine tra Italia e Slovenia"),
        ("A fronteira entre Brasil e Paraguai.", "border:BR-PY", "fronteira entre Brasil e Paraguai"),
    ],
)
def test_two_countries_and_the_word_are_a_border(body: str, code: str, words: str):
    assert borders_of(body) == {code: words}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Colombia and Venezuela reopened their border to freight.", "border:CO-VE"),
        ("Kosovo and Serbia settle their row over papers at the border.", "border:RS-XK"),
    ],
)
def test_a_sentence_with_two_neighbours_alone_speaks_of_theirs(body: str, code: str):
    assert borders_of(body) == {code: "border"}


def test_a_sentence_with_a_third_country_leaves_open_whose_it_is():
    assert borders_of("Colombia and Venezuela reopened the border, Brazil said.") == {}


def test_whose_border_it_is_the_dateline_may_tell():
    assert borders_of("The border with Russia was shut.", dateline="HELSINKI, March 3") == {
        "border:FI-RU": "border with Russia"
    }


@pytest.mark.parametrize(
    "body",
    [
        "The Finland-Japan border is a joke.",
        "Finland and Russia met. The border was calm.",
        "Doctors without borders work in Finland and Russia.",
        "Russia shut its border.",
    ],
)
def test_without_two_neighbours_there_is_no_border(body: str):
    assert borders_of(body) == {}
