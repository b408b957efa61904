from __future__ import annotations

import pytest

from unit.deduped.stories import LONG, story
from wiredesk.deduped.fingerprint import fingerprint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “new” bridge", 'The "new" bridge'),
        ("A  wide\nroad", "a wide road"),
        ("co-op – a plan", "co‑op - a plan"),
        ("It is here.", "It is here"),
        ("don’t", "don't"),
    ],
)
def test_case_quotes_dashes_and_white_space_make_no_difference(one: str, other: str):
    assert fingerprint(story(paragraphs=(f"{LONG} {one}",))) == fingerprint(
        story(paragraphs=(f"{LONG} {other}",))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("up 1.5 percent", "up 15 percent"),
        ("minus -3 degrees", "minus 3 degrees"),
        ("at 12:30", "at 12:31"),
        ("not guilty", "guilty"),
    ],
)
def test_numbers_signs_and_negation_make_a_difference(one: str, other: str):
    assert fingerprint(story(paragraphs=(f"{LONG} {one}",))) != fingerprint(
        story(paragraphs=(f"{LONG} {other}",))
    )


def test_another_headline_leaves_the_body_of_a_long_story_the_same():
    one, other = fingerprint(story()), fingerprint(story(headline="Bridge opened"))
    assert one.body == other.body
    assert one.text != other.text


def test_a_short_body_is_judged_with_its_headline():
    one = fingerprint(story(paragraphs=("More follows.",)))
    other = fingerprint(story(paragraphs=("More follows.",), headline="Bridge falls"))
    assert one.body != other.body


def test_a_table_under_another_headline_is_another_table():
    rows = (" ".join(f"MAY{n} {n}4.50 {n}5.25 UNCH" for n in range(1, 12)),)
    noon = fingerprint(story(headline="Rotterdam copper at noon", paragraphs=rows))
    close = fingerprint(story(headline="Rotterdam copper at the close", paragraphs=rows))
    assert noon.body != close.body
