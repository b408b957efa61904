from __future__ import annotations

import time

import pytest

from wiredesk.normalised.end_marks import LONGEST_BEHIND, EndMarks, end_marks
from wiredesk.normalised.providers import profile_of


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        ("Lusa/Fim", "Lusa/Fim"),
        ("(Schluss) {initials}", "(Schluss)  abc/def "),
        ("dpa {initials}", "dpa xy yyzz n1 ab"),
        ("PTI {initials}", "PTI ABC DEF ZMN"),
        ("KNA {initials}", "KNA ab/cd"),
        ("AP-{initials}-{day} {time}{rest}", "AP-NY-03-03-22 1405GMT"),
        ("{initials}/ {day} {time} NNNN", "YQP-MC/ 03-MAR-22 14:05 NNNN"),
        ("(KNA - {rest})", "(KNA - wmqkn-89-00012)"),
        ("Text: {name}", "Text: Jana Dvořák"),
        ("OTS{number}", "OTS0123"),
    ],
)
def test_a_mark_is_plain_text_with_what_differs_in_braces(mark, line):
    assert end_marks([mark]).ends(line)


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        ("Lusa/Fim", "Lusa"),
        ("end {initials}", "end the strike"),
        ("PTI {initials}", "PTI Said It"),
        ("mf", "MF"),
        ("a.b", "axb"),
        ("(Schluss) {initials}", "(Schluss)"),
    ],
)
def test_a_line_that_is_more_or_other_is_no_mark(mark, line):
    assert not end_marks([mark]).ends(line)


def test_a_mark_stands_behind_the_last_sentence_too():
    marks = end_marks(["Enditem", "EFE {initials}"])
    line = "The bridge was opened again. Enditem"
    assert marks.behind(line) == line.index("Enditem")
    assert marks.behind("El puente abrió de nuevo. EFE ab/cd") == 26
    assert marks.behind("They call it an Enditem") is None
    assert EndMarks().behind(line) is None


def test_a_mark_that_begins_with_what_differs_stands_on_a_line_of_its_own_only():
    assert end_marks(["{initials}/Wire"]).behind("It rained. ab/Wire") is None


@pytest.mark.parametrize("mark", ["{initials}", "{rest}", "({rest})", "{name}, {rest}", "dpa {word}"])
def test_a_mark_that_other_lines_could_be_is_refused(mark):
    with pytest.raises(ValueError, match=r"\{"):
        end_marks([mark])


@pytest.mark.parametrize(
    ("agency", "line"),
    [
        ("pti", "PTI SKL ABS AQS"),
        ("belga", "Fin/Belga"),
        ("apa", "(Schluss) abc/def"),
        ("lusa", "JMG // ZO"),
        ("ntb", "(©NTB)"),
        ("bernama", "-- BERNAMA"),
        ("kyodo", "==Kyodo"),
        ("xinhua", "（完）"),
        ("pap", "kop/ mal/"),
        ("tass", "-0-sur/tar"),
        ("kuna", "(end) mb.gta"),
        ("petra", "//Petra// SS"),
        ("vna", "./."),
        ("aap", "AAP jd/ef"),
        ("dpa", "# dpa-Notizblock"),
        ("sid", "SID ab cd"),
    ],
)
def test_an_agency_s_own_marks_are_known(agency, line):
    profile = profile_of(agency)
    assert profile is not None
    assert profile.end_marks.ends(line)


def test_no_line_takes_long():
    marks = end_marks(
        ["x {rest} y {rest} z", "{name} {name} {initials} qqq", "{initials}/{initials}/{initials}z"]
    )
    started = time.perf_counter()
    for text in ("a" * 400, "ab " * 130, "ab/" * 130, "x " + "y " * 190, " " * 100_000 + "."):
        marks.ends(text)
        marks.behind(text)
    assert time.perf_counter() - started < 0.5
    assert LONGEST_BEHIND < 160


def test_initials_may_be_parted_by_commas():
    assert end_marks(["({initials})"]).ends("(SVE, MHO)")
