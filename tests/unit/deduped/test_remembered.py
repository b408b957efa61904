from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from wiredesk.deduped.remembered import Bodies, Due, Uris

NOON = datetime(2022, 3, 3, 12, tzinfo=UTC)
HORIZON = timedelta(hours=72)


def test_a_uri_has_the_chains_that_it_was_added_to_in_their_order():
    uris = Uris()
    for story_id in ("b", "a", "b"):
        uris.add("afp", "urn:1", story_id)
    uris.add("dpa", "urn:1", "c")
    assert uris.of("afp", "urn:1") == ("b", "a")
    assert uris.of("dpa", "urn:1") == ("c",)
    assert uris.of("afp", "urn:2") == ()
    uris.remove("afp", "urn:1", "b")
    assert uris.of("afp", "urn:1") == ("a",)
    uris.remove("afp", "urn:1", "a")
    assert len(uris) == 1


@pytest.mark.parametrize("seed", range(20))
def test_the_earliest_chain_within_the_horizon_is_found_in_whatever_order_they_came(seed: int):
    ones = [(f"s{hour % 7}", NOON + timedelta(hours=hour)) for hour in range(0, 240, 5)]
    random.Random(seed).shuffle(ones)
    bodies = Bodies(HORIZON)
    for story_id, at in ones:
        bodies.add("a1", story_id, at, at)
    latest = NOON + timedelta(hours=240)
    # 240 - 72 = 168, and the next that came was of hour 170.
    assert bodies.near("a1", latest, latest) == "s2"
    assert bodies.near("b2", latest, latest) is None


def test_bodies_are_let_go_a_day_after_they_are_found_no_more():
    bodies = Bodies(HORIZON)
    for hour in range(1000):
        at = NOON + timedelta(hours=hour)
        bodies.add(f"{hour:x}", "s", at, at)
    assert 72 < len(bodies) <= 72 + 24 + 3


def test_chains_are_due_when_they_have_not_changed_for_longer_than_they_are_kept():
    due = Due(timedelta(days=7))
    for day in range(10):
        due.add(f"s{day}", NOON + timedelta(days=day))
    assert list(due.some(1)) == ["s0"]
    assert list(due.some(5)) == ["s1"]
    assert due.is_past(NOON + timedelta(days=1))
    assert not due.is_past(NOON + timedelta(days=2))
