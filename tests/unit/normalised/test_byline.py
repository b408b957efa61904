from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.byline import byline_pieces, looks_like_byline, names_and_agency


@pytest.mark.parametrize(
    ("byline", "names", "agency"),
    [
        ("By JANE DOE", ["JANE DOE"], None),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"], None),
        ("By JANE DOE, Reuters", ["JANE DOE"], "Reuters"),
        ("By Jane Doe, John Roe and Ann Poe | AP", ["Jane Doe", "John Roe", "Ann Poe"], "AP"),
        ("By Frances d'Emilio", ["Frances d'Emilio"], None),
        ("By Frances d’Emilio, Associated Press Writer", ["Frances d’Emilio"], "Associated Press"),
        ("By Anna Maria de la Cruz", ["Anna Maria de la Cruz"], None),
        ("By Jean-Paul Dupont in Paris", ["Jean-Paul Dupont"], None),
        ("By Dr. Jane Doe, chief correspondent", ["Jane Doe"], None),
        ("Von Jürgen Groß und Änne Öz, dpa", ["Jürgen Groß", "Änne Öz"], "dpa"),
        ("Par Élise Noël et Luc Roy", ["Élise Noël", "Luc Roy"], None),
        ("Por José Núñez y Ana Ruiz, EFE", ["José Núñez", "Ana Ruiz"], "EFE"),
        ("Av Kari Lie og Ola Dahl, NTB", ["Kari Lie", "Ola Dahl"], "NTB"),
        ("Von Änne Öz (dpa)", ["Änne Öz"], "dpa"),
        ("By JANE DOE AP Business Writer", ["JANE DOE"], "AP"),
        ("By Jane Doe Associated Press Writer", ["Jane Doe"], "Associated Press"),
        ("By Jane Doe Deputy Political Editor", ["Jane Doe"], None),
        ("JANE DOE/Lakeside Tribune", ["JANE DOE"], None),
        ("di Maria Rossi", ["Maria Rossi"], None),
        ("Xinhua writers Lu Shengnan, Pan Weilu", ["Lu Shengnan", "Pan Weilu"], None),
        ("By Reuters", [], "Reuters"),
        ("By Agence France-Presse", [], "Agence France-Presse"),
        ("By the Associated Press", [], "the Associated Press"),
    ],
)
def test_names_stay_and_titles_places_and_employers_go(byline, names, agency):
    assert names_and_agency([byline]) == (names, agency)


def test_a_person_on_two_bylines_is_named_once():
    assert names_and_agency(["By Jane Doe", "By Jane Doe and Ann Poe"])[0] == ["Jane Doe", "Ann Poe"]


@pytest.mark.parametrize("part", ["xy/zq", "jdoe12", "jane@example.org", "j_doe", "Staff Writer", "our desk"])
def test_logins_initials_and_desks_are_no_names(part):
    assert names_and_agency([f"By {part}"]) == ([], None)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had fallen.",
        "By then 4,000 people had left the town, the mayor said",
        "by the river",
        "Von der Leyen: Europe must act",
        "By",
        "Standing by Jane Doe",
    ],
)
def test_a_sentence_is_no_byline(line):
    assert not looks_like_byline(line)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            " By JANE DOE, Reuters",
            [
                (" By ", "-byline-word"),
                ("JANE DOE", "byline"),
                (", ", "-byline-word"),
                ("Reuters", "provider"),
            ],
        ),
        ("By AFP", [("By ", "-byline-word"), ("AFP", "byline")]),
        (
            "By Al Poe and Jo Roe in Rome",
            [
                ("By ", "-byline-word"),
                ("Al Poe", "byline"),
                (" and ", "-byline-word"),
                ("Jo Roe", "byline"),
                (" in Rome", "-byline-word"),
            ],
        ),
    ],
)
def test_a_byline_is_parted_into_names_agency_and_the_words_between(line, pieces):
    assert byline_pieces(line, *names_and_agency([line])) == pieces


@given(
    st.lists(st.sampled_from("By Jane Doe and AP , - d'Emilio \u00a0 Soft\u00adly Roe | in Rome".split(" ")))
)
def test_the_pieces_are_the_line(words):
    line = "By " + " ".join(words)
    assert "".join(text for text, _ in byline_pieces(line, *names_and_agency([line]))) == line


def test_chinese_names_are_parted_by_their_own_comma():
    assert names_and_agency(["记者李雪松、王海"]) == (["李雪松", "王海"], None)


def test_what_stands_behind_a_dash_is_no_name():
    assert names_and_agency(["Marina Costa* - Repórter - Florianópolis"]) == (["Marina Costa"], None)


def test_a_croatian_byline_has_a_word_of_its_own_and_initials_in_capitals_are_no_name():
    assert names_and_agency(["Piše Ana Perić"]) == (["Ana Perić"], None)
    assert names_and_agency(["MLP"]) == ([], None)


@pytest.mark.parametrize("line", ["(di Lucia Bandini)", "(Von Klaus Mohr)", "(Por Ana Ruiz)"])
def test_a_byline_may_stand_in_brackets(line):
    assert looks_like_byline(line)
    assert names_and_agency([line]) == ([line.strip("()").split(" ", 1)[1]], None)


def test_an_employer_with_its_desk_beside_a_person_is_the_agency():
    assert names_and_agency(["By Rhiannon Pugh, PA Scotland"]) == (["Rhiannon Pugh"], "PA")


def test_initials_in_capitals_are_no_names():
    assert names_and_agency(["SVE, MHO"]) == ([], None)


def test_the_agency_of_a_title_behind_a_person_is_named():
    found = names_and_agency(["By Owen Trevanion, Press Association Environment Correspondent"])
    assert found == (["Owen Trevanion"], "Press Association")


def test_an_address_behind_a_name_is_no_part_of_it():
    assert names_and_agency(["By Wendell Ames wames@ledger.example"]) == (["Wendell Ames"], None)
    assert names_and_agency(["STT--JUHO KIVELÄ"]) == (["JUHO KIVELÄ"], "STT")


def test_a_title_may_stand_behind_a_full_stop():
    assert names_and_agency(["Por Ximena Cruz Olvera. Corresponsal"]) == (["Ximena Cruz Olvera"], None)
    assert names_and_agency(["By Geo. Washington"]) == (["Geo. Washington"], None)
