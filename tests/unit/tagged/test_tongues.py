"""Names of countries and areas in the story's own language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.tagged.told import actors, told
from wiredesk.tagged.deciding import decide
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.spotting import spots
from wiredesk.tagged.tables import rows_of

SENTENCES = {
    "de": (
        ("Die finnische Regierung berät mit norwegischen Ministern.", {"FI", "NO"}),
        ("Ein Franzose und zwei Italienerinnen wurden verletzt.", {"FR", "IT"}),
        ("Das französische Heer übt im Baltikum.", {"FR", "x:baltics"}),
        ("Im Schwarzwald und in der Lausitz liegt Schnee.", {"x:black-forest", "x:lusatia"}),
    ),
    "fr": (
        ("Le gouvernement finlandais a répondu aux exportatrices grecques.", {"FI", "GR"}),
        ("Des combats ont éclaté en Cyrénaïque.", {"x:cyrenaica"}),
        ("L’armée malienne est présente dans la bande de Gaza.", {"ML", "x:gaza"}),
    ),
    "es": (
        ("Las empresas alemanas y la ministra noruega firmaron.", {"DE", "NO"}),
        ("Los presidentes chilenos viajaron al Sáhara Occidental.", {"CL", "EH"}),
    ),
    "it": (
        ("Frane sulle Dolomiti, nebbia in Pianura Padana.", {"x:dolomites", "x:po-valley"}),
        ("Le imprese tedesche e il governo ungherese hanno firmato.", {"DE", "HU"}),
        ("I ministri turchi vanno in Medio Oriente.", {"TR", "x:middle-east"}),
    ),
    "pt": (
        ("A ministra alemã falou com os chineses.", {"DE", "CN"}),
        ("O governo moçambicano pediu ajuda à União Europeia.", {"MZ", "x:eu"}),
    ),
}
CASES = [(language, text, codes) for language, pairs in SENTENCES.items() for text, codes in pairs]


def codes_in(text: str, language: str | None) -> set[str]:
    fields = {"body": text}
    found = decide(spots(fields, lexicon(), language), fields, lexicon(), date(2024, 5, 1)).found  # type: ignore[arg-type]
    return {one.place.code for one in found if one.place is not None}


@pytest.mark.parametrize(("language", "text", "codes"), CASES)
def test_an_adjective_names_its_country_in_a_story_of_its_language(
    language: str, text: str, codes: set[str]
) -> None:
    assert codes_in(text, language) == codes


def test_english_text_is_not_looked_through_for_other_languages_words() -> None:
    assert codes_in("He paid for a chino and a pole with the polo shirt.", "en") == set()


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ru", "Переговоры прошли в Польше.", "PL"),
        ("zh", "外长访问了芬兰并会见总理。", "FI"),
        ("ja", "首相はフィンランドを訪問した。", "FI"),
        ("ko", "대통령이 핀란드를 방문했다.", "FI"),
        ("sv", "Statsministern reste till Grekland.", "GR"),
        ("pl", "Minister poleciał do Finlandii.", "FI"),
        ("ar", "وصل الوزير إلى فنلندا", "FI"),
    ],
)
def test_a_country_is_known_by_its_name_in_the_storys_language(language: str, text: str, code: str) -> None:
    assert code in codes_in(text, language)


def test_america_of_the_south_is_no_america_of_the_north() -> None:
    assert "US" not in codes_in("Les pays sud-américains se réunissent.", "fr")
    assert "US" not in codes_in("Os países latino-americanos se reúnem.", "pt")


@given(case=st.sampled_from(CASES), width=st.integers(20, 60), data=st.data())
def test_capitals_straight_quotes_and_other_lines_change_no_code(
    case: tuple[str, str, set[str]], width: int, data: st.DataObject
) -> None:
    language, text, codes = case
    straight = text.replace("’", "'")
    words, lines = straight.split(" "), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    wrapped = "\n".join(lines)
    assert codes_in(straight, language) == codes
    assert codes_in(data.draw(st.sampled_from([text.upper(), straight.upper()])), language) == codes
    assert codes_in(wrapped, language) == codes


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("de", "Die EZB hat den Leitzins gesenkt.", "European Central Bank"),
        ("de", "Das teilte der Internationale Währungsfonds mit.", "International Monetary Fund"),
        ("de", "Eine Abordnung des Bundestags reist mit.", "Bundestag"),
        ("fr", "La Ligue arabe a appelé à la retenue.", "Arab League"),
        ("fr", "Le HCR a distribué des tentes.", "United Nations High Commissioner for Refugees"),
        ("es", "Lo dijo la Comisión Europea.", "European Commission"),
        ("it", "La presidente dell'Eurocamera ha letto l'esito.", "European Parliament"),
        ("it", "Contrari il M5s e la Lega.", "Northern League"),
        ("it", "La Nato ha approvato il piano.", "NATO"),
        ("pt", "A CEDEAO prepara o envio de tropas.", "ECOWAS"),
    ],
)
def test_a_body_is_one_whatever_the_storys_language(language: str, body: str, name: str):
    assert name in actors(told(body, language=language))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The Lega of the village met."),
        ("it", "La Lega Serie A ha deciso."),
        ("it", "Nato a Roma, vive a Milano."),
    ],
)
def test_a_word_of_another_language_or_phrase_is_no_body(language: str, body: str):
    assert not {"Northern League", "NATO"} & set(actors(told(body, language=language)))


def test_each_name_of_a_body_in_another_language_is_of_a_body_that_the_lexicon_has():
    shown = {row["name"] for row in rows_of("body_names.tsv")} - {"-"}
    missed = [name for name in shown if (entry := lexicon().entry_of(name.lower())) is None or not entry.body]
    assert missed == []
