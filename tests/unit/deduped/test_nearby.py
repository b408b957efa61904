from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.deduped.nearby import CELLS, FIRST_BUCKETS, OF_A_KEY, Nearby

NOON = datetime(2022, 3, 3, 12, tzinfo=UTC)
HORIZON = timedelta(hours=72)


def add(nearby: Nearby, story_id: str, keys: list[int], at: datetime) -> None:
    """Add a text that was received when it was appended."""
    nearby.add(story_id, keys, at, at)


def test_those_that_share_most_keys_come_first():
    nearby = Nearby(HORIZON)
    add(nearby, "a", [1, 2, 3], NOON)
    add(nearby, "b", [2, 3, 4], NOON)
    assert nearby.near([3, 4], NOON) == [("b", 2), ("a", 1)]
    assert nearby.near([9], NOON) == []


def test_what_is_older_than_the_horizon_is_not_found():
    nearby = Nearby(HORIZON)
    add(nearby, "old", [1], NOON)
    assert nearby.near([1], NOON + HORIZON) == [("old", 1)]
    assert nearby.near([1], NOON + HORIZON + timedelta(seconds=1)) == []


def test_what_comes_late_is_found_whatever_was_added_before():
    nearby = Nearby(HORIZON)
    add(nearby, "new", [1], NOON + HORIZON + timedelta(minutes=1))
    add(nearby, "old", [1], NOON)
    assert {story_id for story_id, _ in nearby.near([1], NOON)} == {"new", "old"}


def test_keys_of_one_bucket_are_all_kept():
    nearby = Nearby(HORIZON)
    together = [7 + FIRST_BUCKETS * n for n in range(CELLS)]
    add(nearby, "a", together, NOON)
    assert nearby.near(together, NOON) == [("a", CELLS)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_a_key_the_latest_texts_are_kept_in_whatever_order_they_came(order):
    nearby = Nearby(HORIZON)
    for n in range(20)[::order]:
        add(nearby, f"s{n}", [5], NOON + timedelta(minutes=n))
    found = {story_id for story_id, _ in nearby.near([5], NOON + timedelta(hours=1))}
    assert found == {f"s{n}" for n in range(20 - OF_A_KEY, 20)}


def test_a_full_bucket_loses_nothing():
    nearby = Nearby(HORIZON)
    keys = [7 + FIRST_BUCKETS * n for n in range(3 * CELLS)]
    for n, key in enumerate(keys):
        add(nearby, f"s{n}", [key], NOON)
    assert [nearby.near([key], NOON) for key in keys] == [[(f"s{n}", 1)] for n in range(len(keys))]


texts = st.lists(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=6, unique=True), max_size=60)


@given(texts=texts, asked=st.lists(st.integers(0, 2**32 - 1), max_size=6, unique=True))
def test_it_finds_what_a_dictionary_finds(texts, asked):
    nearby = Nearby(HORIZON)
    by_key: dict[int, list[str]] = {}
    for n, keys in enumerate(texts):
        add(nearby, f"s{n}", keys, NOON + timedelta(seconds=n))
        for key in keys:
            by_key.setdefault(key, []).append(f"s{n}")
    asked = [*dict.fromkeys([*asked, *(keys[0] for keys in texts)])]
    told = Counter(story_id for key in asked for story_id in by_key.get(key, [])[-OF_A_KEY:])
    assert dict(nearby.near(asked, NOON)) == told


few_keys = st.lists(st.lists(st.integers(0, 40).map(lambda n: n * 512), min_size=1, max_size=6, unique=True))


@given(texts=few_keys, data=st.data())
def test_it_finds_the_same_in_whatever_order_it_was_filled(texts, data):
    rows = [(f"s{n // 2}", keys, NOON + timedelta(seconds=n // 3)) for n, keys in enumerate(texts)]
    one, other = Nearby(HORIZON), Nearby(HORIZON)
    for row in rows:
        add(one, *row)
    for row in data.draw(st.permutations(rows)):
        add(other, *row)
    for _, keys, at in rows:
        assert one.near(keys, at) == other.near(keys, at)


def test_it_grows_and_loses_nothing():
    nearby = Nearby(HORIZON)
    stories = {f"s{n}": [(n * 28 + k) * 2654435761 % 2**32 for k in range(28)] for n in range(3000)}
    for story_id, keys in stories.items():
        add(nearby, story_id, keys, NOON)
    assert all(nearby.near(keys, NOON)[0] == (story_id, 28) for story_id, keys in stories.items())
