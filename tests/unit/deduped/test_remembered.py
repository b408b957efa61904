from __future__ import annotations

from datetime import UTC, datetime, timedelta

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


def test_a_body_has_the_chains_that_had_it_whatever_the_day():
    bodies = Bodies(HORIZON)
    for story_id, hour in (("a", 0), ("b", 1), ("a", 30), ("c", 50)):
        bodies.add("a1" if story_id != "c" else "b2", story_id, NOON + timedelta(hours=hour))
    assert bodies.of("a1") == {"a", "b"}
    assert bodies.of("b2") == {"c"}
    assert bodies.of("c3") == set()


def test_bodies_are_let_go_a_day_after_they_are_found_no_more():
    bodies = Bodies(HORIZON)
    for hour in range(1000):
        bodies.add(f"{hour:x}", "s", NOON + timedelta(hours=hour))
    assert bodies.since == NOON + timedelta(hours=999 - 72 - 24)
    assert 72 + 24 < len(bodies) <= 72 + 24 + 24
    assert bodies.of("0") == set()


def test_chains_are_due_when_they_have_not_changed_for_longer_than_they_are_kept():
    due = Due(timedelta(days=7))
    for day in range(10):
        due.add(f"s{day}", NOON + timedelta(days=day))
    assert list(due.some(1)) == ["s0"]
    assert list(due.some(5)) == ["s1"]
    assert due.is_past(NOON + timedelta(days=1))
    assert not due.is_past(NOON + timedelta(days=2))
