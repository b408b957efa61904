from __future__ import annotations

import pytest

from unit.deduped.stories import LONG, story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Story


def judge(*stories: Story) -> list[Deduped]:
    seen = Seen()
    return [deduped for one in stories for deduped in dedupe(one, seen)]


def kinds(*stories: Story) -> list[str]:
    return [deduped.verdict.kind for deduped in judge(*stories)]


def test_a_first_story_is_new_and_begins_a_chain():
    (deduped,) = judge(story())
    assert (deduped.verdict.kind, deduped.version, deduped.revision) == ("new", 1, 1)
    assert deduped.chain.first_seen == story().received_at


def test_the_same_uri_and_version_again_is_a_duplicate():
    first, again = judge(
        story(0, uri="urn:a", provider_version="1"), story(1, uri="urn:a", provider_version="1")
    )
    assert (again.verdict.kind, again.verdict.method) == ("duplicate", "identity")
    assert again.story_id == first.story_id
    assert (again.version, again.revision, again.chain.copies) == (1, 2, 2)


def test_the_same_words_under_another_uri_are_a_duplicate():
    first, again = judge(story(0, paragraphs=(LONG,)), story(1, paragraphs=(LONG.upper(),)))
    assert (again.verdict.kind, again.verdict.method) == ("duplicate", "text")
    assert again.story_id == first.story_id


def test_the_same_words_from_another_provider_are_syndicated():
    _, copy = judge(story(0, paragraphs=(LONG,)), story(1, provider="dpa", paragraphs=(LONG,)))
    assert copy.verdict.kind == "syndicated"
    assert copy.chain.providers == ("afp", "dpa")


def test_the_same_words_more_than_three_days_later_are_a_new_story():
    assert kinds(story(0, paragraphs=(LONG,)), story(72 * 60 + 1, paragraphs=(LONG,))) == ["new", "new"]
    assert kinds(story(0, paragraphs=(LONG,)), story(72 * 60, paragraphs=(LONG,))) == ["new", "duplicate"]


def test_a_newer_version_is_an_update_and_an_older_one_is_stale():
    a = [story(n, uri="urn:a", provider_version=v) for n, v in enumerate(["1", "10", "9"])]
    deduped = judge(*a)
    assert [d.verdict.kind for d in deduped] == ["new", "update", "stale"]
    assert [d.version for d in deduped] == [1, 2, 2]
    assert [entry.kind for entry in deduped[-1].chain.history] == ["new", "update", "stale"]


def test_a_newer_version_that_says_so_is_a_correction():
    assert kinds(story(0, uri="urn:a"), story(1, uri="urn:a", signals=("correction",))) == [
        "new",
        "correction",
    ]


def test_without_versions_other_words_received_later_are_an_update_and_earlier_ones_stale():
    assert kinds(story(5, uri="urn:a"), story(9, uri="urn:a"), story(1, uri="urn:a")) == [
        "new",
        "update",
        "stale",
    ]


def test_a_kill_binds_versions_up_to_its_own():
    deduped = judge(
        story(0, uri="urn:a", provider_version="1"),
        story(1, uri="urn:a", provider_version="2", status="canceled"),
        story(2, uri="urn:a", provider_version="1"),
        story(3, uri="urn:a", provider_version="3"),
    )
    assert [d.verdict.kind for d in deduped] == ["new", "kill", "kill", "update"]
    assert deduped[2].verdict.method == "tombstone"
    assert deduped[-1].version == 2


@pytest.mark.parametrize("last", [None, "4"])
def test_an_earlier_kill_that_comes_again_lets_nothing_through_that_a_later_one_binds(last: str | None):
    took = [story(0, uri="urn:a", provider_version="1"), story(2, uri="urn:a", provider_version="3")]
    kill = story(1, uri="urn:a", provider_version="2", status="canceled")
    again = story(4, uri="urn:a", provider_version="2", status="canceled")
    deduped = judge(
        took[0],
        kill,
        took[1],
        story(3, uri="urn:a", provider_version=last, status="canceled"),
        again,
        story(5, uri="urn:a", provider_version="3"),
    )
    assert [d.verdict.kind for d in deduped] == ["new", "kill", "update", "kill", "kill", "kill"]
    assert deduped[-1].verdict.method == "tombstone"


def test_a_kill_before_its_story_catches_it():
    kill = story(0, uri="urn:a", provider_version="1", status="canceled", paragraphs=())
    late = story(1, uri="urn:a", provider_version="1")
    first, caught = judge(kill, late)
    assert (first.verdict.kind, first.version) == ("kill", 0)
    assert (caught.verdict.kind, caught.verdict.method) == ("kill", "tombstone")
    assert caught.story_id == first.story_id


def test_a_copy_of_killed_words_is_caught_too():
    assert kinds(
        story(0, uri="urn:a", paragraphs=(LONG,)),
        story(1, uri="urn:a", status="canceled"),
        story(2, uri="urn:b", paragraphs=(LONG,)),
    ) == ["new", "kill", "kill"]


def test_a_kill_takes_its_headlines_out_of_the_history():
    *_, killed = judge(story(0, uri="urn:a"), story(1, uri="urn:a", status="canceled"))
    assert [entry.headline for entry in killed.chain.history] == [None, None]


def test_held_text_is_a_hold_and_its_release_shows_it():
    deduped = judge(
        story(0, uri="urn:a", provider_version="1", status="withheld"),
        story(1, uri="urn:a", provider_version="1"),
    )
    assert [d.verdict.kind for d in deduped] == ["hold", "update"]


def test_the_same_bytes_from_two_providers_are_told_apart():
    assert kinds(
        story(0, uri="wiredesk:1", paragraphs=(LONG,)),
        story(1, provider="dpa", uri="wiredesk:1", paragraphs=(LONG,)),
        story(2, uri="wiredesk:1", paragraphs=(LONG,)),
    ) == ["new", "syndicated", "duplicate"]


def test_the_same_alert_on_another_day_is_another_event():
    alert = {"headline": "FED SETS 1.5 BILLION DLR CUSTOMER REPURCHASE", "paragraphs": ()}
    seen = Seen()
    [first] = dedupe(story(0, **alert), seen)
    [soon] = dedupe(story(1, minutes=60, **alert), seen)
    [next_day] = dedupe(story(2, minutes=24 * 60, **alert), seen)
    assert (soon.story_id, soon.verdict.kind) == (first.story_id, "duplicate")
    assert (next_day.verdict.kind, next_day.version) == ("new", 1)


def test_a_killed_alert_is_caught_on_another_day_too():
    alert = {"headline": "MINISTER RESIGNS OVER FERRY REPORT, SAYS AIDE", "paragraphs": ()}
    seen = Seen()
    [first] = dedupe(story(0, **alert), seen)
    dedupe(story(1, uri="urn:0", status="canceled", headline=None, paragraphs=()), seen)
    [next_day] = dedupe(story(2, minutes=24 * 60, **alert), seen)
    assert (next_day.story_id, next_day.verdict.kind) == (first.story_id, "kill")
