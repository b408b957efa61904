from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.paragraphs import grouped, has_gap, is_indented, joined, row_text


def paragraphs(text: str, *, indented: bool = False) -> list[str]:
    lines = text.split("\n")
    return [joined([lines[at] for at in group.lines]) for group in grouped(lines, indented=indented)]


def test_a_take_s_indents_begin_paragraphs_and_flush_lines_go_on():
    text = (
        "    Rain fell on the port of Lima on Thursday, its mayor said\n"
        "in a speech to the town.\n"
        "    It will fall again.\n"
        "    So will snow."
    )
    assert paragraphs(text, indented=True) == [
        "Rain fell on the port of Lima on Thursday, its mayor said in a speech to the town.",
        "It will fall again.",
        "So will snow.",
    ]


def test_a_page_s_paragraphs_are_parted_by_a_blank_line_a_leading_blank_or_a_short_line():
    text = (
        "Rain fell on the port of Lima on Thursday, and the\n"
        "mayor of the town came to see it.\n"
        "Snow is to fall on Friday, when the wind will have\n"
        "turned to the north, and on all of the week.\n"
        " Ships stay in the port until the ice has gone, the\n"
        "master of the harbour said.\n"
        "\n"
        "Nobody was hurt."
    )
    assert paragraphs(text) == [
        "Rain fell on the port of Lima on Thursday, and the mayor of the town came to see it.",
        "Snow is to fall on Friday, when the wind will have turned to the north, and on all of the week.",
        "Ships stay in the port until the ice has gone, the master of the harbour said.",
        "Nobody was hurt.",
    ]


def test_double_spacing_parts_no_sentence():
    assert paragraphs("Rain fell on the\n\nport of Lima.\n\nSnow fell.") == [
        "Rain fell on the port of Lima.",
        "Snow fell.",
    ]


def test_rows_stand_alone_and_their_cells_are_parted_by_tabs():
    lines = ["Prices in Lima were:", "Tin    1,920   up 3", "Zinc   2,100   off 1", "Trade was slow."]
    groups = grouped(lines, indented=False)
    assert [group.row for group in groups] == [False, True, True, False]
    assert row_text(lines[1]) == "Tin\t1,920\tup 3"
    assert has_gap(lines[2])
    assert not has_gap("  Rain fell.  It stopped.")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the govern-", "ment said"], "the government said"),
        (["a well-", "known port"], "a well-known port"),
        (["the export-", "oriented south"], "the export-oriented south"),
        (["a Lima-", "Quito line"], "a Lima-Quito line"),
        (["in\u00ad", "dustry"], "industry"),
        (["three-", "day talks"], "three-day talks"),
        (["he said -", "and left"], "he said - and left"),
        (["he said --", "and left"], "he said -- and left"),
        (["Roe/", "Doe"], "Roe/Doe"),
        (["  rain ", " fell  "], "rain fell"),
    ],
)
def test_broken_words_are_joined_and_compounds_keep_their_hyphen(lines, text):
    assert joined(lines) == text


@pytest.mark.parametrize("hyphens", [True, False])
def test_a_hyphen_that_stands_for_a_later_word_s_end_keeps_its_blank(hyphens):
    assert joined(["Luft-", "und Raumfahrt"], hyphens=hyphens) == "Luft- und Raumfahrt"
    assert joined(["two-", "or three-day"], hyphens=hyphens) == "two- or three-day"
    assert joined(["one-", "to-one"], hyphens=hyphens) == "one-to-one"


def test_a_word_that_stands_elsewhere_in_the_text_decides():
    assert joined(["the co-", "operation"], words=frozenset({"cooperation"})) == "the cooperation"
    assert joined(["the ice-", "breaker"], words=frozenset({"ice-breaker"})) == "the ice-breaker"


def test_indents_are_known_as_a_take_s():
    assert is_indented(["    Rain fell on", "the port.", "    It stopped."])
    assert not is_indented(["Rain fell on", "the port.", " It stopped."])


@given(
    st.lists(
        st.sampled_from(["", "Rain fell.", "    Snow fell", " a  b   c", "Tin   3   4", "- he said", "-"])
    )
)
def test_every_line_with_text_is_in_just_one_paragraph(lines):
    for indented in (True, False):
        found = [at for group in grouped(lines, indented=indented) for at in group.lines]
        assert found == [at for at, line in enumerate(lines) if line.strip()]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["has pro-", "mised half"], "has promised half"),
        (["the re-", "gion of"], "the region of"),
        (["of inter-", "national trade"], "of international trade"),
        (["a state-", "ment on"], "a statement on"),
        (["a pro-", "government rally"], "a pro-government rally"),
        (["his re-", "election bid"], "his re-election bid"),
        (["a co-", "founder of"], "a co-founder of"),
        (["a long-", "term plan"], "a long-term plan"),
    ],
)
def test_a_syllable_is_put_together_and_a_compound_s_first_part_is_not(lines, text):
    assert joined(lines) == text


def test_the_points_of_a_list_in_a_take_are_paragraphs():
    text = (
        "   The levels on Thursday, as the office told it in the morning:\n"
        "- Bonn 8.12 metres, which is 20 centimetres more than the evening\n"
        "- Mainz 7.10 metres\n"
        "- Worms 5.33 metres, and so for the first time in three days a\n"
        "  little less\n"
        "   Ships stay in port, and the ferry that the mayor - a sailor\n"
        "- had asked for stays too."
    )
    assert paragraphs(text, indented=True)[1:] == [
        "- Bonn 8.12 metres, which is 20 centimetres more than the evening",
        "- Mainz 7.10 metres",
        "- Worms 5.33 metres, and so for the first time in three days a little less",
        "Ships stay in port, and the ferry that the mayor - a sailor - had asked for stays too.",
    ]


def test_lines_that_all_end_a_sentence_are_paragraphs():
    lines = [
        "Dockers at the port of Antwerp walked out after a crane driver was dismissed for sleeping at work.",
        "Union officials said 1,200 men had joined the strike, which began at 0600.",
        '"They want him back, asleep or awake," one said.',
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_a_colon_announces_a_list():
    lines = [
        "Results of first division soccer matches on Thursday:",
        "HJK Helsinki 2 MyPa 1",
        "FC Jazz 0 Haka 0",
    ]
    assert paragraphs("\n".join(lines)) == lines
