from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.deduped.stories import story
from unit.deduped.test_facts import any_facts
from wiredesk.deduped.facts import Facts, facts
from wiredesk.deduped.likeness import HALF, SAME, features, keys_of, likeness, parts_of, weights


def told(headline: str, *paragraphs: str) -> Facts:
    return facts(story(headline=headline, paragraphs=paragraphs))


FIRST = told(
    "Ferry runs aground off Tornio",
    "A ferry with 312 passengers ran aground off Tornio on Thursday, the coast guard said.",
    "Captain Aino Virta told the harbour office that nobody aboard the Lapponia was hurt.",
)
REWRITTEN = told(
    "Lapponia ferry aground near Tornio, no one hurt",
    "TORNIO, March 3 - All 312 passengers of the ferry Lapponia were unhurt after it ran aground off Tornio.",
    "The coast guard said that Captain Aino Virta had reported fog. Divers will look at the hull on Friday.",
)
MARKET = told(
    "Helsinki shares close higher",
    "Helsinki shares closed higher on Thursday, with the index up 12.4 points at 1,812.6, dealers said.",
    "Turnover was 214 mln euros. Paper maker Karhula rose 0.35 to 17.25, and the bank Aurora 0.20 to 31.60.",
)
NEXT_MARKET = told(
    "Helsinki shares close lower",
    "Helsinki shares closed lower on Friday, with the index down 9.8 points at 1,802.8, dealers said.",
    "Turnover was 187 mln euros. Paper maker Karhula fell 0.65 to 16.60, and the bank Aurora 0.45 to 31.15.",
)
RESULT = told(
    "Karhula Oy 4th quarter net up",
    "Karhula Oy said net profit rose to 41.2 mln euros in the quarter from 37.9 mln a year earlier.",
    "Sales were 388 mln euros against 361 mln.",
)
OTHER_RESULT = told(
    "Lohja Paper 4th quarter net up",
    "Lohja Paper said net profit rose to 12.7 mln euros in the quarter from 11.1 mln a year earlier.",
    "Sales were 154 mln euros against 149 mln.",
)


def test_a_story_is_itself():
    assert likeness(features(FIRST, FIRST, 0)) > 0.9


def test_a_rewritten_story_is_one():
    assert likeness(features(FIRST, REWRITTEN, 3)) >= SAME


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [(MARKET, NEXT_MARKET, 24), (RESULT, OTHER_RESULT, 1), (FIRST, MARKET, 0)],
    ids=["another day's market", "another company's result", "nothing in common"],
)
def test_like_words_with_other_facts_are_two_stories(one: Facts, other: Facts, hours: float):
    assert likeness(features(one, other, hours)) < SAME


def test_an_alert_and_its_story_are_one():
    alert = told("Ferry Lapponia runs aground off Tornio, 312 passengers aboard")
    assert likeness(features(alert, FIRST, 0.2)) >= SAME


@given(any_facts(), any_facts(), st.floats(0, 72))
def test_it_does_not_matter_which_is_one(one: Facts, other: Facts, hours: float):
    ahead, back = features(one, other, hours), features(other, one, hours)
    assert ahead == pytest.approx(back)
    assert 0 <= likeness(ahead) <= 1


@given(any_facts(), any_facts())
def test_every_feature_has_a_weight_and_a_bound(one: Facts, other: Facts):
    values = features(one, other, 72)
    assert {*values, "bias"} == set(weights())
    assert all(math.isfinite(value) and abs(value) < 20 for value in values.values())


def test_the_weightiest_part_comes_first():
    parts = parts_of(features(MARKET, NEXT_MARKET, 24))
    assert all(abs(one[1]) >= abs(other[1]) for one, other in pairwise(parts))
    assert {name for name, _ in parts} == set(weights()) - {"bias"}


def test_versions_of_a_story_share_a_key_and_strangers_do_not():
    assert set(keys_of(FIRST)) & set(keys_of(REWRITTEN))
    assert not set(keys_of(FIRST)) & set(keys_of(RESULT))


@given(any_facts())
def test_keys_are_few_and_of_32_bits(text: Facts):
    keys = keys_of(text)
    assert len(keys) <= 28
    assert all(0 <= key < 2**32 for key in keys)


def test_the_table_of_another_hour_is_another_story():
    def table(hour: str, *prices: str) -> Facts:
        rows = tuple(f"MAY{n} {price} UP 1 1/4" for n, price in enumerate(prices, 1))
        return told(f"ROTTERDAM TIN FUTURES {hour} CET", *rows)

    one, other = table("11:00", "284.5", "280.1"), table("11:30", "284.5", "280.1")
    assert features(one, other, 0.5)["tables_apart"] > HALF
    assert features(one, one, 0.5)["tables_apart"] == 0
    assert likeness(features(one, other, 0.5)) < SAME


def test_a_number_of_its_own_in_a_headline_parts_no_stories_that_are_no_tables():
    later = told("Ferry with 318 aboard aground off Tornio", "All were unhurt, the coast guard said.")
    earlier = told("Ferry with 312 aboard aground off Tornio", "All were unhurt, the coast guard said.")
    assert features(earlier, later, 1)["tables_apart"] == 0


def test_what_has_the_words_of_an_alert_hours_later_is_less_like_it():
    alert = told("Karhula Oy to close its mill at Tornio, 312 jobs lost")
    soon, late, later = (likeness(features(alert, FIRST, hours)) for hours in (0.1, 2, 12))
    assert soon > late > later


@pytest.mark.parametrize("verb", ["rejects", "weist", "rejette", "rechaza", "respinge", "rejeita"])
def test_an_answer_to_a_bid_is_less_like_it_than_the_bid_told_again(verb: str):
    bid = told("Karhula bids for Lohja Paper", "Karhula Oy said it bids 31 euros a share for Lohja Paper.")
    answer = told(
        f"Lohja Paper {verb} Karhula", "Karhula Oy had said it bids 31 euros a share for Lohja Paper."
    )
    again = told("Lohja Paper bids Karhula", "Karhula Oy had said it bids 31 euros a share for Lohja Paper.")
    assert features(bid, answer, 1)["answers"] == 1
    assert features(answer, answer, 1)["answers"] == 0
    assert likeness(features(bid, answer, 1)) < likeness(features(bid, again, 1))


def test_names_of_both_headlines_that_the_other_text_does_not_have_tell_of_another_company():
    assert (
        features(RESULT, OTHER_RESULT, 1)["names_apart"] > features(FIRST, REWRITTEN, 1)["names_apart"] == 0
    )
    assert features(RESULT, OTHER_RESULT, 1)["names_told_least"] < 1
