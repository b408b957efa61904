"""The guarantee on which the worker rests: what is delivered again gets the answer of the first time."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_up_wire import copies
from unit.deduped.stories import LONG, story, words_of
from unit.deduped.test_alike import FERRY, FERRY_RETOLD
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import decode_state, encode_state
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

arrivals = st.lists(
    st.fixed_dictionaries(
        {
            "uri": st.sampled_from(["urn:a", "urn:b", "urn:c"]),
            "provider": st.sampled_from(["afp", "dpa"]),
            "provider_version": st.sampled_from([None, "1", "2", "3"]),
            "status": st.sampled_from(["usable", "usable", "usable", "canceled", "withheld"]),
            "signals": st.sampled_from([(), (), ("correction",)]),
            "paragraphs": st.sampled_from([(LONG,), (LONG + " more",), ("Short.",), FERRY, FERRY_RETOLD]),
            "slugline": st.sampled_from([None, None, "FERRY"]),
            "minutes": st.integers(0, 6000),
        }
    ),
    min_size=1,
    max_size=12,
)


def stories(rows: list[dict[str, object]]) -> list[Story]:
    return [story(offset, **row) for offset, row in enumerate(rows)]  # type: ignore[arg-type]


def judged(some: list[Story], seen: Seen) -> list[Deduped]:
    return [deduped for one in some for deduped in dedupe(one, seen)]


@given(rows=arrivals, data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_replay_from_any_offset_gives_the_answers_of_the_first_time(rows, data):
    some = stories(rows)
    store: dict[str, bytes] = {}
    seen = Seen(store)
    first = [dedupe(one, seen) for one in some]
    back = data.draw(st.integers(0, len(some)))
    rebuilt = Seen(store)
    again = [dedupe(one, rebuilt) for one in some[back:]]
    assert [[(d.verdict, d.version, d.revision, d.story_id) for d in answers] for answers in again] == [
        [(d.verdict, d.version, d.revision, d.story_id) for d in answers] for answers in first[back:]
    ]


@given(rows=arrivals, data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_crash_at_any_point_and_a_replay_leave_the_chains_of_an_undisturbed_run(rows, data):
    some = stories(rows)
    calm: dict[str, bytes] = {}
    judged(some, Seen(calm))
    crashed: dict[str, bytes] = {}
    reached = data.draw(st.integers(0, len(some)))
    judged(some[:reached], Seen(crashed))
    back = data.draw(st.integers(0, reached))
    judged(some[back:], Seen(crashed))
    assert crashed == calm


class Written(dict[str, bytes]):
    """A store that remembers the order of its writes."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[tuple[str, bytes]] = []

    def __setitem__(self, key: str, value: bytes) -> None:
        self.log.append((key, value))
        super().__setitem__(key, value)


@given(rows=arrivals, data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_crash_between_the_writes_of_one_item_leaves_the_chains_of_an_undisturbed_run(rows, data):
    some = stories(rows)
    calm = Written()
    ends = [0]
    seen = Seen(calm)
    for one in some:
        dedupe(one, seen)
        ends.append(len(calm.log))
    reached = data.draw(st.integers(1, len(some)))
    crashed = dict(calm.log[: ends[reached - 1]])
    last = calm.log[ends[reached - 1] : ends[reached]]
    crashed |= dict(data.draw(st.lists(st.sampled_from(last), max_size=len(last))))
    back = data.draw(st.integers(0, reached - 1))
    again = judged(some[back:], Seen(crashed))
    assert crashed == calm
    assert [(d.story_id, d.revision, d.verdict) for d in again] == [
        (d.story_id, d.revision, d.verdict) for d in judged(some[back:], Seen(dict(calm)))
    ]


@given(rows=arrivals)
@settings(max_examples=100, deadline=None)
def test_the_state_reads_back_as_it_was_written(rows):
    store: dict[str, bytes] = {}
    judged(stories(rows), Seen(store))
    for story_id, value in store.items():
        assert encode_state(decode_state(story_id, value)) == value


@given(rows=arrivals)
@settings(max_examples=100, deadline=None)
def test_revisions_of_a_story_count_up_by_one_and_copies_add_up(rows):
    answers = judged(stories(rows), Seen())
    by_story: dict[str, list[Deduped]] = {}
    for deduped in answers:
        by_story.setdefault(deduped.story_id, []).append(deduped)
    for chain in by_story.values():
        assert [d.revision for d in chain] == list(range(1, len(chain) + 1))
        assert chain[-1].chain.copies == len(chain)
        assert len({d.chain.first_seen for d in chain}) == 1


@pytest.mark.parametrize("every", [37, 250])
def test_indexes_that_are_rebuilt_on_the_way_decide_the_same(every):
    some = [item for raw in at_offsets(copies(700)) for item in normalise(raw) if isinstance(item, Story)]
    calm = [answer for one in [Seen()] for item in some for answer in dedupe(item, one)]
    store: dict[str, bytes] = {}
    again = []
    for at, item in enumerate(some):
        if at % every == 0:
            shuffled = list(store.items())
            random.Random(at).shuffle(shuffled)
            store = dict(shuffled)
            seen = Seen(store)
        again += dedupe(item, seen)
    assert [(d.story_id, d.revision, d.verdict) for d in again] == [
        (d.story_id, d.revision, d.verdict) for d in calm
    ]


def at_offsets(raws: list[RawRecord]) -> list[RawRecord]:
    return [raw.model_copy(update={"offset": offset}) for offset, raw in enumerate(raws)]


def test_a_chain_that_has_not_changed_for_longer_than_it_is_kept_is_forgotten():
    store: dict[str, bytes] = {}
    seen = Seen(store, keep=timedelta(days=10))
    day = 24 * 60
    old = story(0, uri="urn:old", provider_version="1", paragraphs=FERRY)
    goes_on = story(1, uri="urn:on", provider_version="1", paragraphs=(words_of(1),))
    [first] = dedupe(old, seen)
    [still] = dedupe(goes_on, seen)
    [later] = dedupe(goes_on.model_copy(update=received(2, 9 * day) | {"provider_version": "2"}), seen)
    for n in range(3):
        dedupe(story(10 + n, minutes=11 * day + n, paragraphs=(words_of(10 + n),)), seen)
    assert later.story_id == still.story_id
    assert first.story_id not in store
    assert still.story_id in store
    assert seen.chain_of_uri("afp", "urn:old") is None
    assert seen.chain_of_uri("afp", "urn:on") is not None


def test_a_chain_that_was_joined_to_another_is_forgotten_with_it_and_not_before():
    store: dict[str, bytes] = {}
    seen = Seen(store, keep=timedelta(days=10))
    day = 24 * 60
    dedupe(story(0, uri="urn:a", provider_version="1", paragraphs=FERRY), seen)
    dedupe(story(1, uri="urn:b", provider_version="1", paragraphs=(words_of("b"),)), seen)
    pointer, survivor = dedupe(story(2, uri="urn:b", provider_version="2", paragraphs=FERRY), seen)
    dedupe(story(3, minutes=9 * day, uri="urn:a", provider_version="2", paragraphs=(words_of("c"),)), seen)
    for n in range(4):
        dedupe(story(10 + n, minutes=12 * day + n, paragraphs=(words_of(10 + n),)), seen)
    assert {pointer.story_id, survivor.story_id} <= set(store)
    for n in range(4):
        dedupe(story(20 + n, minutes=21 * day + n, paragraphs=(words_of(20 + n),)), seen)
    assert not {pointer.story_id, survivor.story_id} & set(store)


def received(offset: int, minutes: float) -> dict[str, object]:
    """Return the fields of a story that say when it came, and as which item."""
    later = story(offset, minutes=minutes)
    return {name: getattr(later, name) for name in ("received_at", "appended_at", "provenance")}


def test_the_same_words_are_found_by_the_last_time_that_a_chain_had_them():
    seen = Seen()
    hour = 60
    [first] = dedupe(story(0, uri="urn:a"), seen)
    dedupe(story(1, minutes=60 * hour, uri="urn:b", paragraphs=story(0).paragraphs), seen)
    [later] = dedupe(story(2, minutes=110 * hour, uri="urn:c", paragraphs=story(0).paragraphs), seen)
    assert (later.story_id, later.verdict.kind) == (first.story_id, "duplicate")
