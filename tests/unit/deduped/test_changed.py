"""What a chain's history says that a text changed of the one shown before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.deduped.stories import story, words_of
from wiredesk.deduped.changed import MOST_CHARACTERS, Shown, told
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.facts import MOST_NUMBERS, MOST_WORDS, Facts, facts
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import ChainState, decode_state, encode_state
from wiredesk.normalised.story import Story

LONG = words_of("long")


def changes(*stories: Story) -> list[str | None]:
    """Return what the history says after the last item."""
    seen = Seen()
    for one in stories:
        *_, last = dedupe(one, seen)
    return [entry.changed for entry in last.chain.history]


def version(number: int, text: str = LONG, **fields: Any) -> Story:
    return story(number, uri="urn:a", provider_version=str(number), paragraphs=(text,), **fields)


def test_the_history_tells_headline_numbers_and_words():
    first, later = f"{LONG} 14 of 30 hurt", f"{LONG} 17 of 30 hurt, 250 evacuated overnight"
    assert changes(version(1, first), version(2, later, headline="Minister opens new bridge")) == [
        None,
        "headline; 2 numbers new, 1 gone; a few of the words new",
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [(4, "a tenth"), (13, "a third"), (20, "half"), (27, "two thirds"), (38, "nearly all")],
)
def test_the_share_of_new_words_is_told_in_words(new: int, expected: str):
    before = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(40)]
    after = before[new:] + [f"other{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(new)]
    _, said = changes(version(1, " ".join(before), headline=None), version(2, " ".join(after), headline=None))
    assert said == f"{expected} of the words new, {expected} gone"


def test_a_text_that_only_lost_words_says_so():
    _, said = changes(version(1, "alpha bravo charlie delta"), version(2, "alpha bravo charlie"))
    assert said == "a tenth of the words gone"


def test_a_text_with_the_same_telling_words_says_that():
    _, said = changes(version(1, f"The {LONG}"), version(2, f"{LONG} and so"))
    assert said == "details only"


def test_a_long_text_that_grows_is_not_said_to_lose_what_is_no_longer_kept():
    words = " ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}xy" for n in range(MOST_WORDS - 3))
    _, said = changes(version(1, words), version(2, f"{words} " + words.replace("xy", "yz")))
    assert said is not None
    assert "gone" not in said


def test_what_is_not_public_is_not_told_and_not_told_from():
    hidden = version(2, "secret words under embargo 450", status="embargoed")
    assert changes(version(1), hidden, version(3, f"{LONG} 77")) == [None, None, "1 number new"]


def test_a_kill_takes_out_what_was_told_and_what_comes_after_begins_anew():
    killed = version(3, status="canceled", text="Kill")
    assert changes(version(1), version(2, "other words"), killed) == [None, None, None]
    anew = version(4, "substitute text")
    assert changes(version(1), version(2, "other words"), killed, anew)[-1] is None


def test_of_a_text_whose_facts_are_no_longer_kept_only_the_headline_is_compared():
    many = [version(n, f"text{chr(96 + n)} words", headline="Same") for n in range(1, 14)]
    said = changes(*many, version(14, "text other", headline="Same"), version(15, headline="Another"))
    assert said[-3] is not None
    assert said[-2:] == [None, "headline"]


def test_entries_written_before_there_was_such_a_column_are_read():
    store: dict[str, bytes] = {}
    for one in (version(1), version(2, "other words")):
        dedupe(one, Seen(store))
    ((story_id, value),) = store.items()
    state = decode_state(story_id, value)
    assert state.changes[1].changed
    old = ChainState(story_id, tuple(replace(change, changed=None) for change in state.changes))
    assert len(encode_state(old)) < len(value)
    assert decode_state(story_id, encode_state(old)) == old


words = st.frozensets(st.integers(0, 2**32 - 1), max_size=MOST_WORDS)
numbers = st.frozensets(st.integers(0, 2**32 - 1), max_size=MOST_NUMBERS)
texts = st.builds(lambda w, n: replace(facts(story()), words=w, numbers=n), words, numbers)


@given(before=texts, after=texts, headlines=st.tuples(*[st.none() | st.text()] * 2))
def test_what_is_told_is_short_and_always_something(before: Facts, after: Facts, headlines: Any):
    said = told(Shown(headlines[0], before), Shown(headlines[1], after))
    assert said
    assert len(said) <= MOST_CHARACTERS
