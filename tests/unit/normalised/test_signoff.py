from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.providers import profile_of
from wiredesk.normalised.signoff import agency_of, is_end_mark, is_signoff, mark_behind


@pytest.mark.parametrize(
    "line",
    [
        " REUTER",
        "Reuter...",
        "REUITER",
        "RUTER",
        "ENDS",
        "(END)",
        "-ENDS-",
        "MORE",
        "-30-",
        " - 30 - ",
        "___",
        "-----",
        "###",
        "jd/rs",
        "ab/cd/ef",
        "dpa xy ab",
        "KNA/hro/mik",
        "XYZ-GU 03-MAR-22 15:20 NNNN",
        "(AFP)",
        "/AFP/",
        "AFP",
        "afp-jd/rs",
        "(345 words)",
        "© 2022 Wire Digest",
        "(©NTB)",
        "All rights reserved.",
        "Tel: +49 30 2852 0",
        "newsdesk@example.org",
        "031405 GMT mar 22",
    ],
)
def test_marks_initials_counts_contacts_and_rights_end_a_text(line):
    assert is_signoff(line)


@pytest.mark.parametrize(
    "line",
    [
        "Rain ends.",
        "The end of the rain",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Record March 31",
        "ROUTER",
        "RIGA",
        "sugar",
        "It costs more.",
        "sows - none.",
        "",
    ],
)
def test_text_is_no_signoff(line):
    assert not is_signoff(line)


def test_a_rule_and_marks_in_capitals_can_be_nothing_else():
    assert all(map(is_end_mark, ["___", "-30-", "ENDS", "REUTER", "Reuter"]))
    assert not any(map(is_end_mark, ["more", "jd/rs", "Tel: 030 2852", "fine"]))


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("The ship will be built in Turku. Enditem", "Enditem"),
        ("“We go,” he said. ENDS", "ENDS"),
        ("La chiesa è stata chiusa. (ANSA).", "(ANSA)."),
        ("Rain fell. (AFP)  ", "(AFP)  "),
        ("Rain fell. ###", "###"),
    ],
)
def test_an_end_mark_stands_behind_the_last_sentence(line, mark):
    cut = mark_behind(line)
    assert cut is not None
    assert line[cut:] == mark


@pytest.mark.parametrize(
    "line",
    ["Rain ends", "That is the END", "It costs 4 euros. (About $5)", "He left (AFP)", "Fine. (Rain)", ""],
)
def test_a_sentence_s_own_words_are_no_end_mark(line):
    assert mark_behind(line) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        (" REUTER", "REUTER"),
        ("REUITER", "reuter"),
        ("(AFP)", "AFP"),
        ("dpa xy ab", "dpa"),
        ("ENDS", None),
        ("___", None),
    ],
)
def test_an_end_mark_may_name_its_agency(line, agency):
    assert agency_of(line) == agency


@pytest.mark.parametrize(
    ("agency", "line"),
    [("pti", "PTI SKL ABS"), ("kuna", "(end) mb.gta"), ("irna", "2050**1424"), ("vna", "./.")],
)
def test_an_agency_s_own_mark_ends_its_text_and_no_other_s(agency, line):
    assert is_signoff(line, profile_of(agency))
    assert is_end_mark(line, profile_of(agency))
    assert not is_signoff(line)
    assert not is_signoff(line, profile_of("reuters"))


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Lusa/Fim", "lusa"),
        ("(©NTB)", "ntb"),
        ("==Kyodo", "kyodo"),
        ("Fin/Belga", "belga"),
        ("-- BERNAMA", "bernama"),
    ],
)
def test_a_mark_that_names_its_agency_needs_no_other_sign_of_it(line, agency):
    assert is_signoff(line)
    assert is_end_mark(line)
    assert agency_of(line) == agency


def test_an_agency_s_own_mark_stands_behind_the_last_sentence():
    line = "El puente abrió de nuevo. EFE ab/cd"
    assert mark_behind(line, profile_of("efe")) == 26
    assert mark_behind(line) is None


@given(st.text(max_size=60))
def test_no_line_breaks_the_telling(line):
    is_signoff(line)
    agency_of(line)
    cut = mark_behind(line)
    assert cut is None or 0 < cut < len(line)


def test_the_end_mark_of_a_german_regional_service_is_known():
    assert is_signoff("dpa/lby hz yy n1 kr")
    assert is_signoff("dpa xy ab")
    assert not is_signoff("dpa sagte er am Donnerstag")


def test_a_mobile_number_is_a_contact():
    assert is_signoff("Mobile: +358 40 000 0000")
    assert not is_signoff("Mobile homes were moved to higher ground.")


@pytest.mark.parametrize("line", ["(foto)(vídeo)", "(FOTO) (VIDEO)", "01-MAR-22 12:29 NNNN"])
def test_what_a_service_says_of_pictures_and_time_ends_a_text(line):
    assert is_signoff(line)


@pytest.mark.parametrize("line", ["كام/ص ك", "ففف/ح س/كام"])
def test_initials_in_arabic_letters_are_a_sign_off(line):
    assert is_signoff(line)
    assert not is_signoff("وصل القطار إلى المدينة")


@pytest.mark.parametrize(
    "line", ["PA newsdesk 0203 555 0101", "-- Ljubljana newsroom, 386-1-505-8805", "Ends/pm", "Ends ab/cd"]
)
def test_a_desk_s_number_and_an_end_mark_with_initials_end_a_text(line):
    assert is_signoff(line)


@pytest.mark.parametrize(
    "line", ["The newsroom was built in 1922.", "Ends well", "desk 1234567890 to be sold"]
)
def test_a_sentence_of_a_desk_does_not(line):
    assert not is_signoff(line)


def test_initials_in_brackets_stand_behind_the_last_sentence():
    assert mark_behind('"It runs on hay." (KL/WNWC/PDT)') == 18
    assert mark_behind("It runs on hay (AC/DC).") is None


@pytest.mark.parametrize("line", ["//Petra// AA", "03/03/2022 14:05:10", "CN1/Gav"])
def test_marks_of_agencies_round_the_mediterranean_end_a_text(line):
    assert is_signoff(line)


def test_a_desk_s_initials_stand_before_the_agency():
    assert is_signoff("(Cor/Adnkronos)")
    assert not is_signoff("(Cor/Nobody)")


@pytest.mark.parametrize(
    "line",
    [
        "-By Tomas Ryba, Dow Jones Newswires; 420 555 0101; tryba@wire.example",
        "(Lucas Hamm writes for The Evansville Beacon. Contact him at lhamm@beacon.example.)",
        "Mae Darnell writes for The Macon Ledger. E-mail: mdarnell@ledger.example",
    ],
)
def test_how_to_reach_the_writer_is_no_text(line):
    assert is_signoff(line)


def test_where_to_read_more_at_the_agency_is_no_text():
    assert is_signoff("More AP college basketball: https://apnews.example/hub/college-basketball")
    assert is_signoff("AP NFL: https://apnews.example/hub/nfl and https://twitter.example/AP_NFL")
