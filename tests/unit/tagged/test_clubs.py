"""Clubs: a short name is one in a story of sport, and a word or place elsewhere."""

from __future__ import annotations

import pytest

from unit.tagged.told import actors, told


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("de", "Bayern siegte, sagte der Trainer. In der Bundesliga führt der Klub.", "Bayern Munich"),
        ("pt", "O treinador do Benfica elogiou os jogadores.", "Benfica"),
        ("it", "Doppietta: allenatore felice, doppietta per l'Inter.", "Inter Milan"),
        ("fr", "L'OGC Nice reste troisième, dit l'entraîneur de la Ligue 1.", "OGC Nice"),
        ("en", "The coach said Arsenal had a good season.", "Arsenal"),
    ],
)
def test_a_short_name_is_a_club_in_a_story_of_sport(language: str, body: str, name: str):
    assert name in actors(told(body, language=language))


@pytest.mark.parametrize(
    "body",
    [
        "An arsenal was found. Arsenal Street was shut.",
        "Bayern will have a new law.",
        "The coach of Inter Miami scored two goals in the league.",
        "The coach praised Ramon Celta, who scored goals.",
    ],
)
def test_a_short_name_elsewhere_is_no_club(body: str):
    assert not {"Arsenal", "Bayern Munich", "Inter Milan", "Celta Vigo"} & set(actors(told(body)))
