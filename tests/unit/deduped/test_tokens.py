from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.deduped import facts, fingerprint
from wiredesk.deduped.tokens import PLAIN, Tokens

PATTERNS = [facts._spelt, fingerprint._tokens]
MARKS = st.sampled_from([*"abzÀßﬁıǅ09٣²½.,:/-'&_ \u00ad\u0301’–…“\n\t\u2028"])
texts = st.text(MARKS | st.characters(), max_size=40)


@pytest.mark.parametrize("tokens", PATTERNS)
@given(text=texts)
def test_they_are_what_the_pattern_finds(tokens: Tokens, text: str):
    assert tokens(text) == re.findall(tokens._pattern, text.translate(PLAIN))


def test_words_and_numbers_in_running_text():
    assert facts._spelt("“U.S. crude” rose 1.5 pct—to $70,000; it’s Smith’s") == (
        ["U.S", "crude", "rose", "1.5", "pct", "to", "70,000", "it's", "Smith's"]
    )
