"""Governments and the Union as actors: a capital that acts is one, a city where something happens is none."""

from __future__ import annotations

import pytest

from unit.tagged.told import actors, told


def governments_of(body: str, **fields: str) -> set[str]:
    """Return the names of the governments that are actors of a story."""
    return {actor.name for actor in told(body, **fields).actors if actor.kind == "government"}


@pytest.mark.parametrize(
    ("language", "body", "country"),
    [
        ("en", "Rabat regretted the step.", "Morocco"),
        ("en", "The envoy said Beijing welcomed the accord.", "China"),
        ("en", "2006 - Moscow bans Georgian wine.", "Russia"),
        ("en", "Ankara stopped pumping oil on Saturday.", "Turkey"),
        ("en", "He accused Minsk of using people as a weapon.", "Belarus"),
        ("en", "The council urged Caracas to hold talks.", "Venezuela"),
        ("en", "Ties with Pyongyang were cut.", "North Korea"),
        ("en", "Iraq's government met.", "Iraq"),
        ("en", "It is up to the government of Nicaragua.", "Nicaragua"),
        ("fr", "Rabat a regretté une décision injustifiée.", "Morocco"),
        ("fr", "La rupture annoncée par Alger est là.", "Algeria"),
        ("fr", "Un porte-parole du gouvernement tchadien l'a dit.", "Chad"),
        ("pt", "O regresso do governo da Guiné-Bissau é exigido.", "Guinea-Bissau"),
        ("es", "Por parte de Caracas acudió un gobernador.", "Venezuela"),
        ("de", "Die enge Abstimmung mit Berlin gehe weiter.", "Germany"),
    ],
)
def test_a_government_is_told_by_its_capital_or_country(language: str, body: str, country: str):
    assert governments_of(body, language=language) == {f"Government of {country}"}


def test_two_capitals_that_act_together_are_two_governments():
    found = governments_of("Text.", headline="Manila, Beijing trade blame over collision")
    assert found == {"Government of the Philippines", "Government of China"}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Shares in Rabat rose."),
        ("en", "A flight from Minsk to Caracas was late."),
        ("en", "Real Madrid said it wants him."),
        ("en", "Sofia said her brother was late."),
        ("en", "Iraq government bonds rose."),
        ("en", "The coach said Caracas wants a striker this season."),
        ("en", "Liverpool and Roma had asked about him."),
        ("en", "Manila, Robinson trade blame."),
        ("fr", "Le train est passé par Alger."),
        ("es", "El presidente del Gobierno español viajó."),
    ],
)
def test_a_city_or_a_bond_is_no_government(language: str, body: str):
    assert governments_of(body, language=language) == set()


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The EU's foreign policy chief said so."),
        ("en", "He called on the EU to help."),
        ("en", "It applies the rules of the European Union."),
        ("it", "La Ue ha deciso."),
        ("es", "La UE ha decidido."),
    ],
)
def test_the_union_is_an_actor_and_a_region(language: str, body: str):
    tagged = told(body, language=language)
    assert "European Union" in actors(tagged)
    assert "x:eu" in {region.code for region in tagged.regions}


@pytest.mark.parametrize(
    "body",
    ["Sales in the EU rose.", "EU countries met.", "It is an EU-wide rule.", "He crossed the EU border."],
)
def test_the_union_as_ground_is_no_actor(body: str):
    assert "European Union" not in actors(told(body))
