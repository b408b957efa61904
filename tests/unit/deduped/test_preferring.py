"""Whose text is shown where several agencies tell a story: who began it, or who is preferred."""

from __future__ import annotations

from unit.deduped.stories import story
from unit.deduped.test_alike import ferry, retold
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Story


def judge(*stories: Story, preferred: tuple[str, ...] = ("dpa", "ap")) -> list[Deduped]:
    seen = Seen(preferred=preferred)
    return [deduped for one in stories for deduped in dedupe(one, seen)]


def test_the_text_of_the_one_that_began_it_is_shown_if_none_is_preferred():
    _, other = judge(ferry(), retold(provider="dpa"), preferred=())
    assert (other.verdict.kind, other.version) == ("syndicated", 1)


def test_a_preferred_agencys_telling_takes_the_place_of_anothers():
    first, other = judge(ferry(), retold(provider="dpa"))
    assert (other.story_id, other.verdict.kind, other.version) == (first.story_id, "update", 2)


def test_so_does_its_copy_of_the_same_words():
    _, other, again = judge(ferry(), ferry(1, provider="dpa"), ferry(2, provider="dpa"))
    assert (other.verdict.kind, other.verdict.method, other.version) == ("update", "text", 2)
    assert again.verdict.kind == "duplicate"


def test_later_texts_of_the_one_that_began_it_do_not_take_it_back():
    first, _, later = judge(
        ferry(provider_version="1"),
        retold(provider="dpa"),
        ferry(9, uri="urn:0", provider_version="2", paragraphs=("Other words.",)),
    )
    assert (later.story_id, later.verdict.kind) == (first.story_id, "syndicated")


def test_the_better_of_two_preferred_ones_is_shown():
    _, ap, dpa, ap_again = judge(
        ferry(),
        retold(provider="ap"),
        ferry(2, provider="dpa"),
        ferry(3, provider="ap", uri="urn:1", paragraphs=("More.",)),
    )
    assert [one.verdict.kind for one in (ap, dpa, ap_again)] == ["update", "update", "syndicated"]


def test_a_kill_by_the_one_whose_text_is_shown_withdraws_the_story():
    first, _, killed = judge(
        ferry(),
        retold(provider="dpa"),
        story(9, uri="urn:1", provider="dpa", status="canceled", paragraphs=()),
    )
    assert (killed.story_id, killed.verdict.kind) == (first.story_id, "kill")


def test_a_kill_by_words_of_the_one_whose_text_is_shown_does_so_too():
    first, _, killed = judge(
        ferry(),
        retold(provider="dpa", slugline="SHIP"),
        story(9, uri="wiredesk:9", provider="dpa", slugline="SHIP", status="canceled", paragraphs=("Kill.",)),
    )
    assert (killed.story_id, killed.verdict.kind) == (first.story_id, "kill")


def test_what_a_preferred_agency_withdraws_before_it_was_shown_leaves_the_story():
    first, killed = judge(ferry(), ferry(1, provider="dpa", status="canceled"))
    assert (killed.story_id, killed.verdict.kind) == (first.story_id, "stale")


def test_words_under_embargo_are_not_told_by_another_agencys_copy():
    _, other = judge(ferry(status="embargoed"), ferry(1, provider="dpa"))
    assert other.verdict.kind == "syndicated"
