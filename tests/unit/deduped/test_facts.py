from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.deduped.stories import story
from wiredesk.deduped.facts import (
    LOOKED_AT,
    MOST_NUMBERS,
    MOST_SLOTS,
    MOST_WORDS,
    Facts,
    facts,
    hash_of,
    unpacked,
    weight_of,
    weights_of,
)
from wiredesk.normalised.story import Story

FERRY = (
    "A ferry with 312 passengers ran aground off Tornio on Thursday, the coast guard said.",
    "Captain Aino Virta told the harbour office that nobody aboard the Lapponia was hurt.",
    "The owner said repairs would cost 2.8 mln euros.",
)
HASHES = st.frozensets(st.integers(0, 2**32 - 1), max_size=MOST_WORDS)


def ferry(**fields: object) -> Story:
    return story(**({"headline": "Ferry runs aground off Tornio", "paragraphs": FERRY} | fields))


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    words = draw(HASHES)
    parts = st.frozensets(st.sampled_from(sorted(words))) if words else st.just(frozenset())
    return Facts(
        words=words,
        head=draw(parts),
        lead=draw(parts),
        names=draw(parts),
        numbers=draw(st.frozensets(st.integers(0, 2**32 - 1), max_size=MOST_NUMBERS)),
        slots=draw(st.frozensets(st.integers(0, 2**32 - 1), max_size=MOST_SLOTS)),
        length=draw(st.integers(0, 2**32 - 1)),
        is_table=draw(st.booleans()),
        is_alert=draw(st.booleans()),
        corrects=draw(st.booleans()),
    )


@given(any_facts())
def test_what_is_packed_is_read_back(text: Facts):
    assert unpacked(text.packed()) == text


@given(st.text(max_size=400), st.lists(st.text(max_size=400), max_size=4))
def test_any_text_has_facts_that_are_kept(headline: str, paragraphs: list[str]):
    told = facts(story(headline=headline, paragraphs=tuple(paragraphs)))
    assert told.head | told.lead | told.names <= told.words
    assert unpacked(told.packed()) == told


def test_what_a_story_says_is_kept_and_where():
    told = facts(ferry())
    assert hash_of("tornio") in told.head & told.lead & told.names
    assert hash_of("lapponia") in told.names - told.lead
    assert hash_of("passengers") in told.lead - told.names
    assert {hash_of("312"), hash_of("2.8e+06")} == told.numbers
    assert hash_of("the") not in told.words
    assert (told.is_table, told.is_alert, told.corrects) == (False, False, False)


@pytest.mark.parametrize(
    "paragraphs",
    [
        tuple(one.replace(" ", "\n", 3) for one in FERRY),
        tuple(f"“{one}”" for one in FERRY),
        tuple(one.replace(" ", "  ") for one in FERRY),
    ],
    ids=["wraps", "quotes", "blanks"],
)
def test_wraps_quotes_and_blanks_change_no_fact(paragraphs: tuple[str, ...]):
    assert facts(ferry(paragraphs=paragraphs)) == facts(ferry())


def test_a_headline_in_upper_case_changes_no_fact():
    assert facts(ferry(headline="FERRY RUNS AGROUND OFF TORNIO")) == facts(ferry())


def test_a_body_in_upper_case_changes_only_what_is_known_for_a_name():
    upper = facts(ferry(paragraphs=tuple(one.upper() for one in FERRY)))
    told = facts(ferry())
    assert replace(upper, names=told.names) == told
    assert upper.names >= told.names


def test_marks_of_the_trade_are_no_words():
    assert facts(ferry(headline="UPDATE 2-Ferry runs aground off Tornio")).head == facts(ferry()).head


def test_a_list_of_figures_is_a_table():
    rows = ("Spot 1.2345 1.2350", "Forward 1.2400 1.2410", "Twelve months 1.3000 1.3050")
    assert facts(ferry(paragraphs=rows)).is_table


def test_a_headline_without_a_body_is_an_alert_with_names():
    told = facts(ferry(paragraphs=()))
    assert told.is_alert
    assert hash_of("tornio") in told.names
    assert told.lead == told.head


def test_a_correction_says_so():
    assert facts(ferry(signals=("correction",))).corrects


def test_of_a_long_story_the_first_and_the_rarest_words_are_kept():
    many = tuple(
        f"Harbour number {n} called rareword{chr(97 + n % 26)}{chr(97 + n // 26)}." for n in range(300)
    )
    told = facts(ferry(paragraphs=(*FERRY, *many)))
    assert len(told.words) == MOST_WORDS
    assert hash_of("aground") in told.head
    assert hash_of("passengers") in told.lead
    assert hash_of("called") not in told.words
    assert len(told.packed()) < 1_000


def test_of_a_huge_body_only_the_beginning_is_looked_at():
    start = ("word " * (LOOKED_AT // 5))[:LOOKED_AT]
    body = start + "tail " * 2_000_000
    assert facts(ferry(paragraphs=(body,))) == facts(ferry(paragraphs=(start,)))
    parted = ("word " * 20, *("tail " * 50 for _ in range(40_000)))
    assert facts(ferry(paragraphs=parted)) == facts(ferry(paragraphs=parted[:200]))


def test_a_rare_word_says_more_than_a_common_one():
    assert weight_of(hash_of("lapponia")) > weight_of(hash_of("minister")) > weight_of(hash_of("company"))


def test_weights_of_many_words_are_those_of_each():
    words = [hash_of(word) for word in ("lapponia", "minister", "company")]
    assert list(weights_of(words)) == [weight_of(word) for word in words]


def test_the_lead_is_the_first_paragraph_also_where_a_mark_is_spelt_out():
    told = facts(ferry(paragraphs=("Fog … and ice stopped the Lap\u00adponia", "Divers came.")))
    assert {hash_of("fog"), hash_of("lapponia")} <= told.lead
    assert hash_of("divers") in told.words - told.lead
