from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.anpa.characters import is_row, readable, readable_row, with_codes, without_mark
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.paragraphs import row_text


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("``Rain,'' he said", '"Rain," he said'),
        ("by road _ and rail", "by road — and rail"),
        ("snake_case and ___", "snake_case and ___"),
        ("1{ miles", "1½ miles"),
        ("a {set} of words", "a {set} of words"),
        ("bold\x0eface\x0f and a\x1eblank", "boldface and a blank"),
    ],
)
def test_signs_are_read_as_readers_know_them(sent, read):
    assert clean(readable(sent)) == read


def test_a_rows_codes_part_its_cells():
    row = "\x08Duluth\x10\x1e12\x1e4\x1e.750"
    assert is_row(row)
    assert row_text(readable_row(row).replace("\u200b", " ")) == "Duluth\t12\t4\t.750"


def test_a_sentence_with_semicolons_is_no_row():
    assert not is_row("Rain fell in Lima; the mayor left; a port closed.")


def test_the_sign_that_ends_a_line_is_no_text():
    assert without_mark("The end.@<") == "The end.  "
    assert without_mark("Oil <OIL>") == "Oil <OIL>"


@pytest.mark.parametrize(
    "text", ["\u2416\u2416\u2401a0105\u241f", "^V^V^Aa0105^_", "<SYN><SYN><SOH>a0105<US>"]
)
def test_codes_that_a_gateway_wrote_out_are_codes(text):
    assert with_codes(text) == "\x16\x16\x01a0105\x1f"


def test_a_caret_before_a_byline_is_no_code():
    assert with_codes("^V^V^Aa0105^_x\n^By A B<\n^Ben goes<\n^BC-X<").endswith("^By A B<\n^Ben goes<\n^BC-X<")


@given(st.text(alphabet="ab `'_{};\t\x00\x08\x10\x1e\x1f<@^½", max_size=60))
def test_a_line_keeps_its_length(text):
    assert len(readable(text)) == len(readable_row(text)) == len(without_mark(text)) == len(text)
