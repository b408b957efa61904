from __future__ import annotations

import pytest

from unit.tagged.told import actors, codes, told
from wiredesk.tagged.state_bodies import Pattern, adjectives, beginnings, expanded, owners

ARMY = Pattern("army", "Army of", "MIL", ("army", "armed forces"))


def test_plurals_and_words_for_a_man_stand_before_no_body():
    assert adjectives(["Finnish", "Finn", "Finns"]) == ["Finnish", "Finn"]
    assert adjectives(["French", "Frenchman", "Frenchmen", "Frenchwoman"]) == ["French"]
    assert adjectives(["German", "Germans"]) == ["German"]
    assert adjectives(["British", "Scottish", "English"]) == ["British"]


def test_an_abbreviation_owns_a_body_without_an_s():
    assert owners(["United States", "U.S.", "US"], ["American"]) == [
        *("American", "U.S.", "US"),
        "United States's",
    ]


def test_each_pattern_is_expanded_with_demonyms_and_names():
    (made,) = expanded([ARMY], {"FI": "Finland"}, {"FI": ["Finland"]}, {"FI": ["Finnish"]})
    assert (made.id, made.name, made.country, made.sector) == (
        *("x:army-of-finland", "Army of Finland"),
        *("FI", "MIL"),
    )
    assert made.names == (
        *("Finnish army", "Finnish armed forces"),
        *("Finland's army", "Finland's armed forces"),
    )


def test_a_name_of_two_countries_owns_no_body():
    north, _ = expanded(
        [ARMY], {"KP": "North Korea", "KR": "South Korea"}, {"KP": ["Korea"], "KR": ["Korea"]}, {}
    )
    assert north.names == ()


def test_a_bodys_name_may_begin_with_a_country():
    assert [*beginnings("South Korea’s parliament")] == ["south korea", "south"]
    assert [*beginnings("Sejm")] == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The Finnish Foreign Ministry denied it.", "Ministry of Foreign Affairs of Finland"),
        ("Finland's foreign ministry denied it.", "Ministry of Foreign Affairs of Finland"),
        ("Finland’s Defence Ministry denied it.", "Ministry of Defence of Finland"),
        ("The Nigerian army denied it.", "Armed Forces of Nigeria"),
        ("The Kenyan Supreme Court ruled.", "Supreme Court of Kenya"),
        ("The Soviet Foreign Ministry denied it.", "Ministry of Foreign Affairs of the Soviet Union"),
        ("The Israeli military denied it.", "Israel Defense Forces"),
        ("The German parliament voted.", "Bundestag"),
        ("Japan's central bank raised its rate.", "Bank of Japan"),
        ("The Dutch central bank raised its forecast.", "Dutch Central Bank"),
        ("The British Foreign Office denied it.", "Foreign and Commonwealth Office"),
        ("The U.S. military denied it.", "Armed Forces of the United States"),
        ("The Philippine Senate voted.", "Parliament of the Philippines"),
    ],
)
def test_a_state_body_is_told_by_its_country(body: str, name: str):
    assert name in actors(told(body))


@pytest.mark.parametrize("body", ["The Finnish Foreign Ministry denied it.", "Finland's army denied it."])
def test_a_state_body_names_its_country_too(body: str):
    assert "FI" in codes(told(body))


def test_the_scottish_parliament_is_not_the_british_one():
    assert set(actors(told("The Scottish parliament voted."))) == {"Scottish Parliament"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Nokia said sales rose.", "Nokia"),
        ("Shares of Nokia rose.", "Nokia"),
        ("Toyota said sales rose.", "Toyota"),
        ("The UN said so.", "United Nations"),
    ],
)
def test_a_body_goes_before_a_town_of_its_name(body: str, name: str):
    assert set(actors(told(body))) == {name}


def test_a_fire_in_a_town_is_no_fire_in_a_company():
    assert actors(told("A fire in Nokia, Finland, is out.")) == {}


def test_a_state_body_is_told_by_its_full_name():
    assert "Supreme Court of Kenya" in actors(told("It went to the Supreme Court of Kenya."))
    assert "Israel Defense Forces" in actors(told("He left the Armed Forces of Israel."))
