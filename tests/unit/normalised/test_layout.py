from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.layout import goes_on, indent_of, layout_of, room_on, sentence_goes_on, width_of

LINES = [
    "Rain fell on the port of Lima on Thursday, and the",
    "mayor of the town, who had come to see it, told a",
    "reporter that he had not seen so much for ten long",
    "years.",
]


@pytest.mark.parametrize(
    ("line", "indent"),
    [("Rain", 0), (" Rain", 1), ("    Rain", 4), ("\tRain", 4), ("\u00a0\u3000Rain", 2), ("   ", 0), ("", 0)],
)
def test_an_indent_is_the_blanks_before_the_text(line, indent):
    assert indent_of(line) == indent


def test_the_width_is_the_longest_line_s_but_for_outliers():
    assert width_of(LINES) == 50
    assert width_of([*LINES * 3, "x" * 400]) == 50
    assert width_of(["", "  "]) == 0


def test_room_is_what_a_line_left_free_beside_the_next_word():
    assert room_on("Rain fell", "again", width=20) == 5
    assert room_on(LINES[0], LINES[1], width=50) < 0


@pytest.mark.parametrize(
    ("before", "line", "same"),
    [
        (LINES[0], LINES[1], True),
        (LINES[3], "Snow fell too.", False),
        ("He saw the rain fall on all of the roofs, and said", "nothing.", True),
        (
            "He saw the rain fall on all of the roofs, he said.",
            "Snow fell on Friday, when the wind had turned.",
            True,
        ),
        ("He saw the rain fall on all of the roofs, he said.", " Snow fell on Friday.", False),
        ("He saw it fall.", "Snow fell on Friday.", False),
        ("It said:", "- snow would fall", False),
    ],
)
def test_a_short_last_line_a_blank_or_a_bullet_parts_paragraphs(before, line, same):
    assert goes_on(layout_of(LINES), before, line, blank_between=False) is same


def test_a_sentence_goes_on_over_a_page_s_end():
    assert sentence_goes_on("He saw the rain fall on the", "roofs of the town.")
    assert not sentence_goes_on("He saw the rain fall.", "roofs of the town.")
    assert not sentence_goes_on("He saw the rain fall on the", "Roofs")


@given(st.lists(st.text(alphabet="Rain fel.\t- \u00a0", min_size=1).filter(str.strip), min_size=2))
def test_no_lines_break_the_measuring(lines):
    layout = layout_of(lines)
    assert 0 < layout.width <= max(len(line.strip()) for line in lines)
    goes_on(layout, lines[0], lines[1], blank_between=False)
