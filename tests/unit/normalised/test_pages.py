from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.pages import furniture


@pytest.mark.parametrize(
    "line", ["- 3 -", "Page 3", "Page 3 of 12", "Seite 3 von 12", "3/12", "p. 3", "  – 3 –  "]
)
def test_a_line_with_a_page_s_number_alone_is_the_page_s(line):
    assert furniture(["Rain", line, "fell."]) == {1: "-page-number"}


@pytest.mark.parametrize("line", ["Page 3 was torn.", "3", "1987", "3 of the 12 left", "- 3 - 4 -"])
def test_other_lines_with_figures_are_text(line):
    assert furniture(["Rain", line, "fell."]) == {}


def test_a_bare_number_is_a_page_s_beside_a_form_feed():
    assert furniture(["Rain", "3", "\ffell."]) == {1: "-page-number"}


def test_thirty_ends_a_text_and_numbers_a_page():
    assert furniture(["Rain fell.", "- 30 -", ""]) == {}
    assert furniture(["Rain fell.", "- 30 -", "It stopped."]) == {1: "-page-number"}


def test_a_head_that_comes_again_after_page_breaks_is_the_page_s():
    lines = ["Wire Digest 1", "Rain fell in", "\fWire Digest 2", "the port of", "\fWire Digest 3", "Lima."]
    assert furniture(lines) == dict.fromkeys((0, 2, 4), "-running-head")


def test_a_headline_that_comes_again_as_running_head_is_kept_once():
    lines = ["Rain falls in the port of Lima", "Rain fell", "\fRain falls in the port of Lima", "today."]
    assert furniture(lines) == {2: "-running-head"}


def test_a_line_that_comes_again_without_a_page_break_is_text():
    assert furniture(["Rain", "fell", "Rain", "fell"]) == {}


@given(
    st.lists(st.sampled_from(["", "\f", "3", "- 3 -", "Wire Digest", "\fWire Digest", "Rain fell in Lima."]))
)
def test_only_lines_of_the_text_are_named(lines):
    assert set(furniture(lines)) <= set(range(len(lines)))
