"""Bodies of a state in other languages, and parliaments whose country the story alone tells."""

from __future__ import annotations

import pytest

from unit.tagged.told import actors, told


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("fr", "L'armée tchadienne a démenti.", "Armed Forces of Chad"),
        ("fr", "Le Parlement grec a voté.", "Parliament of Greece"),
        ("es", "Lo dijo el ejército de Colombia.", "Armed Forces of Colombia"),
        ("es", "El Parlamento de Grecia votó.", "Parliament of Greece"),
        ("pt", "O Exército brasileiro negou.", "Armed Forces of Brazil"),
        ("de", "Das teilte die chilenische Armee der Presse mit.", "Armed Forces of Chile"),
        (
            "de",
            "Das sagte das finnische Verteidigungsministerium und schwieg.",
            "Ministry of Defence of Finland",
        ),
        ("de", "Die russische Zentralbank und der Markt.", "Central Bank of Russia"),
        ("it", "Il Mef ha deciso.", "Ministry of Finance of Italy"),
    ],
)
def test_a_body_of_a_state_is_told_in_other_languages(language: str, body: str, name: str):
    assert name in actors(told(body, language=language))


@pytest.mark.parametrize(
    ("language", "dateline", "body", "name"),
    [
        ("pt", "Brasília", "O Senado destituiu a Presidente.", "Senate of Brazil"),
        ("en", "VILNIUS", "The bill goes to Parliament in Lithuania on Monday.", "Seimas"),
        ("en", "WASHINGTON", "It went to the Supreme Court.", "United States Supreme Court"),
    ],
)
def test_a_bare_parliament_or_court_is_the_datelines_countrys(
    language: str, dateline: str, body: str, name: str
):
    assert name in actors(told(body, dateline=dateline, language=language))


@pytest.mark.parametrize(
    ("dateline", "body"),
    [
        ("VILNIUS", "France, France and France: the Senate voted."),
        ("VILNIUS", "The European Union and its Parliament met."),
        ("WASHINGTON", "It went to the Florida Supreme Court."),
        ("WASHINGTON", "The National Assembly voted."),
    ],
)
def test_a_bare_name_that_may_be_anothers_is_none(dateline: str, body: str):
    found = set(actors(told(body, dateline=dateline)))
    assert not found & {"Seimas", "Senate of Lithuania", "United States Supreme Court"}
    assert not any(name.startswith("National Assembly") for name in found)
