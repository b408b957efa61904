from __future__ import annotations

from unit.deduped.stories import LONG, story
from unit.deduped.test_alike import FERRY, FERRY_RETOLD, ferry, retold
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Story


def judge(*stories: Story) -> list[Deduped]:
    seen = Seen()
    return [deduped for one in stories for deduped in dedupe(one, seen)]


def two_that_prove_to_be_one() -> list[Story]:
    return [
        ferry(0),
        story(1, uri="urn:b", provider="dpa", headline="Ship in trouble", paragraphs=(LONG,)),
        ferry(2, uri="urn:b", provider="dpa"),
    ]


def test_an_item_of_one_chain_by_uri_and_another_by_words_joins_them():
    first, second, pointer, joined = judge(*two_that_prove_to_be_one())
    assert (pointer.verdict.kind, pointer.story_id) == ("joined", second.story_id)
    assert pointer.verdict.of == first.story_id
    assert (joined.verdict.kind, joined.story_id) == ("syndicated", first.story_id)
    assert joined.chain.providers == ("afp", "dpa")


def test_later_items_of_a_joined_chain_go_to_the_survivor():
    *before, later = judge(*two_that_prove_to_be_one(), story(9, uri="urn:b", provider="dpa"))
    assert later.story_id == before[0].story_id


def test_the_chain_that_began_first_goes_on_though_the_item_has_the_uri_of_the_other():
    first, _, pointer, joined = judge(
        story(0, uri="urn:a", headline="Ship in trouble", paragraphs=(LONG,)),
        retold(1),
        retold(2, uri="urn:a"),
    )
    assert (joined.story_id, joined.verdict.kind) == (first.story_id, "update")
    assert pointer.verdict.of == first.story_id


def test_a_killed_chain_is_joined_to_none():
    *_, last = judge(
        ferry(0),
        ferry(1, uri="urn:0", status="canceled", provider_version="2"),
        story(2, uri="urn:b", headline="Ship in trouble", paragraphs=(LONG,)),
        story(3, uri="urn:b", headline="Ferry", paragraphs=FERRY_RETOLD),
    )
    assert last.verdict.kind == "update"


def test_an_embargoed_chain_is_joined_to_none():
    *_, last = judge(
        ferry(0, status="embargoed"),
        story(2, uri="urn:b", headline="Ship in trouble", paragraphs=(LONG,)),
        story(3, uri="urn:b", headline="Ferry", paragraphs=FERRY),
    )
    assert last.verdict.kind == "update"


def test_the_item_that_joined_gets_both_answers_again():
    seen = Seen()
    some = two_that_prove_to_be_one()
    first = [deduped for one in some for deduped in dedupe(one, seen)]
    assert dedupe(some[-1], seen) == first[-2:]
