"""A story is found with all that joined it, by the id of any of its chains."""

from __future__ import annotations

import pytest

from unit.deduped.stories import LONG, story
from unit.deduped.test_joining import two_that_prove_to_be_one
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import ChainState
from wiredesk.flow.app import make_flow
from wiredesk.normalised.story import Story
from wiredesk.producers.chains import families_of
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings
from wiredesk.topics import chains_topic


def chains(*stories: Story) -> dict[str, ChainState]:
    seen = Seen()
    ids = [one.story_id for told in stories for one in dedupe(told, seen)]
    return {story_id: seen.chain(story_id) for story_id in ids}


@pytest.mark.parametrize("asked", [0, 1, (0, 1)])
def test_any_of_its_ids_gives_the_story_once_with_what_joined_it(asked: int | tuple[int, ...]):
    known = chains(*two_that_prove_to_be_one(), story(9, uri="urn:c", paragraphs=("other " + LONG[::-1],)))
    survivor, pointer, _ = known
    ids = [list(known)[n] for n in (asked if isinstance(asked, tuple) else (asked,))]
    (family,) = families_of(known, ids)
    assert [chain.story_id for chain in family.chains] == [pointer, survivor]
    assert set(family.items) == {(0, 0, 0), (0, 1, 0), (0, 2, 0)}


def test_an_unknown_id_has_no_story():
    assert families_of(chains(story(0)), ["0" * 32]) == []


def test_a_story_is_killed_until_its_agency_sends_a_later_version():
    rows = [
        story(0, uri="urn:a", provider_version="1"),
        story(1, uri="urn:a", provider_version="2", status="canceled"),
        story(2, uri="urn:a", provider_version="3", paragraphs=("told anew " + LONG,)),
    ]
    killed = []
    for count in (1, 2, 3):
        known = chains(*rows[:count])
        killed.append(families_of(known, known)[0].is_killed)
    assert killed == [False, True, False]


def test_the_chains_are_read_where_the_worker_keeps_them():
    worker = WorkerSettings(app_id="desk")
    flow = make_flow(worker, KafkaSettings(), ElasticsearchSettings())
    assert flow.chains.changelog_topic_name == chains_topic("desk")
