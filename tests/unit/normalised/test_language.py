from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.language import detect, language_code


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("DE", "de"),
        ("fra", "fr"),
        (" es ", "es"),
        ("x-default", None),
        ("English", "en"),
        ("Klingon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_declared_language_has_two_letters_and_no_region(declared, code):
    assert language_code(declared) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rain fell on the coast on Thursday and the mayor said that it was the first for a year.", "en"),
        (
            "Am Donnerstag fiel an der Küste Regen, und der Bürgermeister sagte, es sei der erste im Jahr.",
            "de",
        ),
        (
            "La pluie est tombée jeudi sur la côte, a dit le maire, pour la première fois dans la ville.",
            "fr",
        ),
        (
            "La lluvia cayó el jueves en la costa, según el alcalde de la ciudad, por primera vez en un año.",
            "es",
        ),
        (
            "La pioggia è caduta giovedì sulla costa, ha detto il sindaco della città, per la prima volta.",
            "it",
        ),
        (
            "A chuva caiu na quinta-feira na costa, disse o prefeito, pela primeira vez em um ano.",
            "pt",
        ),
        ("Op donderdag viel er regen aan de kust, zei de burgemeester, voor het eerst in een jaar.", "nl"),
        ("В четверг на побережье прошёл дождь, сказал мэр города, впервые за год.", "ru"),
        ("Torstaina rannikolla satoi vettä ensimmäisen kerran vuoteen, pormestari kertoi kaupungissa.", "fi"),
    ],
)
def test_a_sentence_tells_its_language(text, code):
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", "Rain", "1,920.50 1,918.00 2,000.10 3/4 7-1/2 88.12 99.10", "Lima 3 Oslo 4"]
)
def test_too_little_text_tells_none(text):
    assert detect(text) is None


def test_names_of_another_language_mislead_nobody():
    text = "Müller Großhandel and Söhne Überlingen said that the firm of Böhm was to be sold for the sum."
    assert detect(text) == "en"


@given(st.text(max_size=200))
def test_no_text_breaks_the_telling(text):
    code = detect(text)
    assert code is None or len(code) == 2


def test_a_country_s_code_is_no_language():
    assert language_code("GB") is None
    assert language_code("uk") == "uk"


def test_the_agency_s_own_language_needs_less_to_be_believed():
    text = (
        "Brøytet vei som ikke fantes i fem år En kartfeil gjorde at veivesenet i fem år brøytet en vei "
        "som ikke finnes i Hattfjelldal. Feilen ble oppdaget da en ny sjåfør nektet å kjøre ut på isen."
    )
    assert detect(text, ("no", "nn")) == "no"


def test_small_words_tell_the_language_of_a_short_text_in_which_its_agency_writes():
    assert detect("The mayor's dog has been returned.", ("en", "es")) == "en"
    assert detect("The mayor's dog has been returned.", ()) is None
    assert detect("Dog returned.", ("en",)) is None


def test_a_language_among_near_ones_is_that_in_which_its_agency_writes():
    text = "Golub kojeg vozači zovu Mirko svakoga jutra ulazi u tramvaj i izlazi na trgu, potvrdio je ZET."
    assert detect(text, ("hr", "en")) == "hr"
