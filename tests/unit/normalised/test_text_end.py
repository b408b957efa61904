from __future__ import annotations

import pytest

from unit.normalised.pages_of_text import page, took
from wiredesk.normalised.text_end import read_end


@pytest.mark.parametrize(
    ("text", "signoff", "agency"),
    [
        ("Rain fell.\n\n REUTER\n", "REUTER", "REUTER"),
        ("Rain fell.\n\njd/rs\nENDS", "jd/rs\nENDS", None),
        ("Rain fell.\n\ndpa xy ab\n-----\n031405 GMT mar 22", "dpa xy ab\n-----\n031405 GMT mar 22", "dpa"),
        ("Snow fell.\nRain fell. (ANSA).", "(ANSA).", "ANSA"),
        ("Snow fell.\nRain fell. Enditem\n\n", "Enditem", None),
    ],
)
def test_what_ends_a_text_is_taken_from_the_last_line_up(text, signoff, agency):
    one = page(text)
    read_end(one)
    assert (one.draft.signoff, one.draft.provider) == (signoff, agency)
    assert {by for _, by in took(one)} == {"signoff"}


@pytest.mark.parametrize(
    "text", ["REUTER", "Rain fell on\nfine", "He said that rain was\nmore", "Rain fell.\nSnow"]
)
def test_the_only_line_and_a_sentence_s_last_word_stay(text):
    one = page(text)
    read_end(one)
    assert took(one) == []
    assert one.draft.signoff is None
