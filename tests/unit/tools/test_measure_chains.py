from __future__ import annotations

import pytest

from measure_chains import bcubed, decisions, outcome_of, pairs
from simulated_wire import simulate


def test_b_cubed_of_small_known_cases():
    assert bcubed("aabb", "xxyy") == (1.0, 1.0, 1.0)
    assert bcubed("aabb", "xxxx") == pytest.approx((0.5, 1.0, 2 / 3))
    assert bcubed("aaaa", "xxyy") == pytest.approx((1.0, 0.5, 2 / 3))
    # One of three strays: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall (2/3 + 2/3 + 1/3 + 1 + 1) / 5.
    precision, recall, _ = bcubed("aaabb", "xxyyy")
    assert (precision, recall) == pytest.approx((11 / 15, 11 / 15))


def test_pairs_of_small_known_cases():
    assert pairs("aabb", "xxxx") == pytest.approx((2 / 6, 1.0, 0.5))
    assert pairs("abcd", "wxyz") == (0.0, 0.0, 0.0)


def test_one_name_an_item_is_asked():
    with pytest.raises(ValueError, match="shorter"):
        bcubed("aab", "xx")


def test_a_short_wire_is_judged_whole_and_shows_nothing_that_was_killed():
    wire = simulate(seed=7, hours=0.5)
    outcome = outcome_of(wire)
    assert len(outcome.judged) + outcome.rejected == len(wire.sent)
    assert not [leak for leak in outcome.leaks if "kill" in leak]
    merged, parted = decisions(outcome)
    assert merged.total() + parted.total() < len(wire.sent) / 4
