from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.deduped.nearby import CELLS, FIRST_BUCKETS, Nearby

NOON = datetime(2022, 3, 3, 12, tzinfo=UTC)
HORIZON = timedelta(hours=72)


def test_those_that_share_most_keys_come_first():
    nearby = Nearby(HORIZON)
    nearby.add("a", [1, 2, 3], NOON)
    nearby.add("b", [2, 3, 4], NOON)
    assert nearby.near([3, 4], NOON) == [("b", 2), ("a", 1)]
    assert nearby.near([9], NOON) == []


def test_what_is_older_than_the_horizon_is_not_found():
    nearby = Nearby(HORIZON)
    nearby.add("old", [1], NOON)
    assert nearby.near([1], NOON + HORIZON) == [("old", 1)]
    assert nearby.near([1], NOON + HORIZON + timedelta(seconds=1)) == []


def test_what_comes_late_is_found_whatever_was_added_before():
    nearby = Nearby(HORIZON)
    nearby.add("new", [1], NOON + HORIZON + timedelta(minutes=1))
    nearby.add("old", [1], NOON)
    assert {story_id for story_id, _ in nearby.near([1], NOON)} == {"new", "old"}


def test_keys_of_one_bucket_are_all_kept():
    nearby = Nearby(HORIZON)
    together = [7 + FIRST_BUCKETS * n for n in range(CELLS)]
    nearby.add("a", together, NOON)
    assert nearby.near(together, NOON) == [("a", CELLS)]


def test_a_full_bucket_forgets_its_oldest():
    nearby = Nearby(HORIZON)
    for n in range(CELLS + 1):
        nearby.add(f"s{n}", [5], NOON + timedelta(minutes=n))
    found = {story_id for story_id, _ in nearby.near([5], NOON + timedelta(hours=1))}
    assert found == {f"s{n}" for n in range(1, CELLS + 1)}


texts = st.lists(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=6, unique=True), max_size=60)


@given(texts=texts, asked=st.lists(st.integers(0, 2**32 - 1), max_size=6, unique=True))
def test_it_finds_what_a_dictionary_finds(texts, asked):
    nearby = Nearby(HORIZON)
    for n, keys in enumerate(texts):
        nearby.add(f"s{n}", keys, NOON)
    asked = [*dict.fromkeys([*asked, *(keys[0] for keys in texts)])]
    told = {f"s{n}": len({*keys} & {*asked}) for n, keys in enumerate(texts)}
    assert dict(nearby.near(asked, NOON)) == {story_id: count for story_id, count in told.items() if count}


def test_it_grows_and_loses_nothing():
    nearby = Nearby(HORIZON)
    stories = {f"s{n}": [(n * 28 + k) * 2654435761 % 2**32 for k in range(28)] for n in range(3000)}
    for story_id, keys in stories.items():
        nearby.add(story_id, keys, NOON)
    assert all(nearby.near(keys, NOON)[0] == (story_id, 28) for story_id, keys in stories.items())
