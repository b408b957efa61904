from __future__ import annotations

from collections import Counter

import pytest

from labelled_pairs import PAIRS
from measure_pairs import best_threshold, figures

ROWS = [(0.9, True, 1.0), (0.8, False, 1.0), (0.7, True, 6.0), (0.2, False, 2.0)]


def test_precision_recall_and_f1_count_each_pair_by_its_weight():
    assert figures(ROWS, 0.75) == pytest.approx((1 / 2, 1 / 7, 2 / 9))
    assert figures(ROWS, 0.5) == pytest.approx((7 / 8, 1.0, 14 / 15))
    assert figures(ROWS, 0.95) == (0.0, 0.0, 0.0)


def test_the_best_threshold_is_where_f1_is_highest():
    assert best_threshold(ROWS) == 0.7


def test_each_pair_is_labelled_once_and_half_of_the_weighed_are_held_back():
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()[1:]]
    assert all(len(row) == 9 and int(row[0]) < int(row[1]) and row[7] in {"0", "1"} for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    drawn = [row for row in rows if row[3]]
    assert all(row[4] == "fit" for row in rows if not row[3])
    halves = Counter((row[2], row[4]) for row in drawn)
    assert all(abs(halves[stratum, "held"] - halves[stratum, "fit"]) <= 2 for stratum, _ in halves)


def test_readers_who_agree_are_followed():
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()[1:]]
    assert all(row[7] == row[5] for row in rows if row[6] in {"", row[5]})
    assert sum(row[6] not in {"", row[5]} for row in rows) == 1
