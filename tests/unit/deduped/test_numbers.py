from __future__ import annotations

import pytest

from wiredesk.deduped.numbers import numbers_of


@pytest.mark.parametrize(
    "text",
    ["2.8 mln", "2,800,000", "2.800.000", "2,8 millionen", "2.80 million", "2-4/5 mln", "2,8 milioni"],
)
def test_one_number_in_many_spellings_is_one_fact(text: str):
    assert numbers_of(text.split()) == {"2.8e+06"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("12.5", "12.6"), ("12.5 mln", "12.5 bln"), ("1/8", "1/4"), ("11:20", "11:30"), ("1.5", "15")],
)
def test_other_numbers_are_other_facts(one: str, other: str):
    assert numbers_of(one.split()) != numbers_of(other.split())


@pytest.mark.parametrize("text", ["march 12", "12 mars", "in 1987", "7 people", "four people", "no number"])
def test_days_years_and_single_digits_agree_by_chance_and_are_left_out(text: str):
    assert numbers_of(text.split()) == frozenset()


@pytest.mark.parametrize(
    ("text", "number"), [("12 people", "12"), ("7 mln", "7e+06"), ("four mln", "4e+06"), ("7.5", "7.5")]
)
def test_what_says_more_is_kept(text: str, number: str):
    assert numbers_of(text.split()) == {number}


def test_three_digits_count_so_that_a_rounded_figure_is_the_exact_one():
    assert numbers_of(["12,345,678"]) == numbers_of(["12.3", "mln"])


def test_a_range_is_kept_as_it_is_spelt():
    assert numbers_of(["1987-88"]) == {"1987-88"}


@pytest.mark.parametrize("token", ["1/0", "9" * 400, "1,234.5", "1.2.3.4", "٣٤"])
def test_odd_tokens_are_read_too(token: str):
    assert len(numbers_of([token])) == 1
