"""Where a line break is meant, and where it is the width's."""

import pytest

from wiredesk.normalised.lines import paragraphs_of

WRAPPED = """The council said on Tuesday that it would not wait any
longer for the report, which had been promised for the
spring, and would vote on the plan in its next session.
It meets in June."""


LAID_OUT = (
    "A line of a text that was laid out by its source, "
    "each of its lines set in by blanks from the left, and on"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WRAPPED, [" ".join(WRAPPED.split("\n"))]),
        (WRAPPED + "\n\n" + WRAPPED, [" ".join(WRAPPED.split("\n"))] * 2),
        ("Anna Berg\nMayor of Turku\nin Helsinki", ["Anna Berg", "Mayor of Turku", "in Helsinki"]),
        ("x" * 111 + "\nnext", ["x" * 111, "next"]),
        ("    One two\nthree\n    Four\nfive", ["One two three", "Four five"]),
        ("Gold  Anna  9.1\nSilver  Berta  9.0", ["Gold\tAnna\t9.1", "Silver\tBerta\t9.0"]),
        (
            "Cattle\nSALINA, Kan. (AP) _ Steers 100.25\n  Cows   50  61.25\n  Heifers   20  70.10\nClosed.",
            [
                "Cattle",
                "SALINA, Kan. (AP) _ Steers 100.25",
                "Cows\t50\t61.25",
                "Heifers\t20\t70.10",
                "Closed.",
            ],
        ),
        ("Two sentences.  Two blanks.\nMore.  And more.", ["Two sentences. Two blanks.", "More. And more."]),
        (
            LAID_OUT.replace(", ", ",\n  "),
            [LAID_OUT],
        ),
        ("a\r\nb\rc\u2028d", ["a", "b", "c", "d"]),
        (" \n\t\n", []),
    ],
)
def test_breaks_are_kept_where_they_are_meant(text, expected):
    assert paragraphs_of(text) == expected


def test_lines_that_all_end_a_sentence_are_a_paragraph_each():
    lines = [
        "The hall in the centre of the town is open again, the mayor said on Tuesday.",
        "The work cost 31 million.",
        "The market has come home, said a trader from the hall.",
    ]
    assert paragraphs_of("\n".join(lines)) == lines


def test_an_ideographic_blank_begins_a_paragraph():
    assert paragraphs_of("\u3000\u3000候鸟早到一周，保护区管理局四日说\n\u3000\u3000湖面尚未解冻") == [
        "候鸟早到一周，保护区管理局四日说",
        "湖面尚未解冻",
    ]


def test_a_word_broken_at_the_end_of_a_line_is_put_together():
    text = "Die Blüte blieb in der ganzen Wachau vom Frost ver-\nschont, sagte die Obfrau am Mittwoch."
    assert paragraphs_of(text) == [text.replace("-\n", "")]


def test_an_editors_initials_are_no_part_of_the_line_above():
    text = '"They left when they were done," station master Dipak Bora said. PTI ABC\nXYZ'
    assert paragraphs_of(text) == text.split("\n")


def test_items_of_a_list_are_not_joined():
    text = "- Autor: Hinrich Behrens, Telefon und Anschrift stehen unten\n- Redaktion: Silke Sander, Tel. 555"
    assert paragraphs_of(text) == text.split("\n")


def test_marks_without_an_indent_end_an_indented_text():
    text = "     Rain fell, officials said. PTI ABN\nSMN\n03031641\nNNNN"
    assert paragraphs_of(text) == ["Rain fell, officials said. PTI ABN", "SMN", "03031641", "NNNN"]
