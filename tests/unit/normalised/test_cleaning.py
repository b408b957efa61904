from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.cleaning import WIDEST, bare, clean, without_wide_gaps


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  rain \t fell\u00a0\u2009here ", "rain fell here"),
        ("ﬁnal oﬃce ﬂood", "final office flood"),
        ("in\u00addus\u00adtry", "industry"),
        ("\ufeffrain\u200b\u200e", "rain"),
        ("\x02rain\x03\x1f\x7f", "rain"),
        ("“Rain” – the mayor’s word…", "“Rain” – the mayor’s word…"),
        ("\f", ""),
    ],
)
def test_blanks_are_blanks_ligatures_letters_and_quotes_stay(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_what_is_clean_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_no_letter_is_lost(text):
    def letters(value: str) -> str:
        return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", value)))

    assert letters(clean(text)) == letters(text)


def test_gaps_that_no_layout_needs_are_shortened_and_lines_stay():
    text = f"a{' ' * 3000}b\n\n{' ' * 90}c{chr(9) * 500}"
    assert without_wide_gaps(text) == f"a{' ' * WIDEST}b\n\n{' ' * 90}c{chr(9) * WIDEST}"


@given(st.text())
def test_a_bare_text_is_its_letters_and_digits_in_lower_case(text):
    assert bare(text) == "".join(filter(str.isalnum, text)).lower()


def test_no_text_is_bare():
    assert bare(None) == ""
