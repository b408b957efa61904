from __future__ import annotations

import math

import pytest

from logistic import Example, fit

THREE_OF_FOUR: list[Example] = [({"bias": 1.0}, n < 3, 1.0) for n in range(4)]


def test_a_single_weight_is_the_logarithm_of_the_odds():
    assert fit(THREE_OF_FOUR, {}, 0.0)["bias"] == pytest.approx(math.log(3))


def test_what_a_weight_is_asked_for_draws_it_to_nought_but_not_a_free_one():
    assert 0 < fit(THREE_OF_FOUR, {}, 2.0)["bias"] < math.log(3)
    assert fit(THREE_OF_FOUR, {}, 2.0, free={"bias"})["bias"] == pytest.approx(math.log(3))


def test_weights_are_added_to_those_before():
    assert fit(THREE_OF_FOUR, {"bias": 1.0}, 0.0)["bias"] == pytest.approx(math.log(3) - 1)


def test_an_example_counts_as_much_as_it_says():
    weighed: list[Example] = [({"bias": 1.0}, True, 3.0), ({"bias": 1.0}, False, 1.0)]
    assert fit(weighed, {}, 0.0)["bias"] == pytest.approx(math.log(3))


def test_two_features_are_told_apart():
    sides = [({"a": 1.0}, 0.8), ({"b": 1.0}, 0.3)]
    examples = [(values, yes, part if yes else 1 - part) for values, part in sides for yes in (True, False)]
    found = fit(examples, {}, 0.0)
    assert found["a"] == pytest.approx(math.log(4))
    assert found["b"] == pytest.approx(math.log(3 / 7))
