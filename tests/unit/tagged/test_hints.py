"""A hint brings a country to mind and names none: its money, the index of its stock exchange."""

from __future__ import annotations

from datetime import date

import pytest

from unit.tagged.told import told
from wiredesk.tagged.hints import hints

ON = date(2022, 3, 3)


def hinted(body: str, language: str = "en", on: date = ON, headline: str = "Report") -> list[tuple[str, str]]:
    return [
        (one.text, ";".join(one.codes))
        for one in hints({"headline": headline, "body": body}, language, on)
        if one.field == "body"
    ]


@pytest.mark.parametrize(
    ("language", "body", "text", "codes"),
    [
        ("en", "The dollar rose to 115 yen.", "yen", "JP"),
        ("en", "Sales were 40 mln stg.", "stg", "GB"),
        ("en", "It paid £3 million.", "£", "GB"),
        ("en", "The FTSE 100 was flat.", "FTSE 100", "GB"),
        ("de", "Der Dax gab nach.", "Dax", "DE"),
        ("de", "Der Rubel fiel.", "Rubel", "RU"),
        ("fr", "Le CAC 40 perd 1%.", "CAC 40", "FR"),
        ("es", "El Ibex 35 cierra plano.", "Ibex 35", "ES"),
        ("it", "Piazza Affari chiude in calo.", "Piazza Affari", "IT"),
        ("pt", "O Ibovespa caiu.", "Ibovespa", "BR"),
        ("en", "It costs 1,200 won.", "won", "KR;KP"),
        ("en", "SoftBank gained as the Nikkei fell.", "Nikkei", "JP"),
    ],
)
def test_money_and_indices_bring_a_country_to_mind(language: str, body: str, text: str, codes: str):
    assert hinted(body, language) == [(text, codes)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "It costs 12 million dollars, or 11 million euros."),
        ("en", "He won 12 games and made his marks."),
        ("en", "Sterling scored twice, and Pence spoke."),
        ("en", "The Wall Street Journal said so."),
        ("en", "A yenta told them."),
        ("de", "Am Rand steht eine Mark."),
        ("fr", "Il aime lire 100 livres."),
    ],
)
def test_the_dollar_and_plain_words_are_no_hints(language: str, body: str):
    assert hinted(body, language) == []


def test_monies_come_and_go():
    assert hinted("It costs 50 lire.", on=date(1987, 3, 3)) == [("lire", "IT")]
    assert hinted("It costs 50 lire.") == []
    assert hinted("The lira fell.") == [("lira", "TR")]
    assert hinted("Some 30 mln francs.", on=date(1987, 3, 3)) == [("francs", "FR;CH;BE;LU")]
    assert hinted("Some 30 mln francs.") == [("francs", "CH")]


def test_a_field_in_capitals_has_them_too():
    found = hints({"headline": "DOLLAR FALLS TO 142 YEN"}, "en", ON)
    assert [(one.text, one.codes) for one in found] == [("YEN", ("JP",))]
    found = hints({"headline": "FIRM BORROWS 300 MLN WON"}, "en", ON)
    assert [(one.text, one.codes) for one in found] == [("WON", ("KR", "KP"))]
    assert hints({"headline": "CHELSEA WON"}, "en", ON) == []


def test_a_hint_is_no_mention_of_a_country_that_something_else_shows():
    tagged = told("Japan sold yen.\n\nThe yen fell.", headline="Japan sells yen", dateline="TOKYO, March 3")
    (japan,) = [region for region in tagged.regions if region.code == "JP"]
    assert {mention.text for mention in japan.mentions} == {"Japan"}


def test_a_hint_of_several_countries_speaks_for_those_that_are_named():
    tagged = told("Seoul paid 3 million won.\n\nIt was in won.", headline="Seoul pays", dateline="SEOUL")
    assert "KP" not in {region.code for region in tagged.regions}
    assert tagged.focus_regions == ("KR",)
