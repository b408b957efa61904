from __future__ import annotations

import random
import re
from collections import Counter
from itertools import pairwise

import pytest

from simulated.events import World, stock
from simulated.wording import HOUSES, Voice
from simulated_wire import simulate
from wiredesk.normalised.normalise import normalise
from wiredesk.rejected import Rejected


@pytest.fixture(scope="module")
def wire():
    return simulate(seed=7, hours=3)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(wire):
    assert simulate(seed=7, hours=3) == wire
    assert simulate(seed=8, hours=3).sent[:50] != wire.sent[:50]


def test_each_copy_has_its_truth_and_is_read_as_one_item(wire):
    assert len(wire.sent) > 500
    for offset, one in enumerate(wire.sent):
        (item,) = normalise(one.raw.model_copy(update={"offset": offset}))
        assert not isinstance(item, Rejected)
        assert one.key
        # What is carried word for word names the agency whose words they are.
        assert one.what == "pickup" or item.provider_id == one.agency


def test_copies_come_in_the_order_of_their_time(wire):
    assert all(before.raw.received_at <= after.raw.received_at for before, after in pairwise(wire.sent))


def test_the_wire_has_what_real_wires_have(wire):
    whats = Counter(one.what for one in wire.sent)
    for what in ("alert", "snap", "story", "lead", "update", "correction", "refile", "repeat", "add", "note"):
        assert whats[what], what
    assert whats["pickup"]
    assert any(one.again for one in wire.sent)
    assert {one.agency for one in wire.sent} == {"reuters", "afp", "ap"}
    assert wire.killed
    assert wire.held
    assert wire.embargoed
    told_by = Counter(key for key, _ in {(one.key, one.agency) for one in wire.sent})
    assert max(told_by.values()) == 3


def test_what_is_sent_again_is_the_same_copy(wire):
    first = {one.raw.copy_bytes: one for one in wire.sent if not one.again}
    for one in wire.sent:
        if one.again:
            assert first[one.raw.copy_bytes].key == one.key


def test_a_withdrawn_story_has_its_kill_and_nothing_of_it_is_sent_after_it_but_late_and_again(wire):
    kills = {(one.key, one.agency) for one in wire.sent if one.what == "kill"}
    assert kills == wire.killed


def test_every_sentence_of_the_stock_can_be_told_by_every_agency():
    events = list(World(random.Random(3), 8).events())
    assert {event.kind for event in events} == set(stock()["kinds"])
    for event in {event.kind: event for event in events}.values():
        for house in HOUSES:
            for seed in range(4):
                voice = Voice(event, house, random.Random(seed))
                for stage in range(voice.stages):
                    texts = [voice.headline(stage), voice.lead(stage), *voice.facts(stage, 1.0)]
                    assert all(texts)
                    assert not re.search(r"[{}\[\]|]", "".join(texts))


def test_agencies_mostly_tell_an_event_in_other_words():
    events = [event for event in World(random.Random(3), 8).events() if event.kind == "fire"]
    own = [
        len({Voice(event, house, random.Random(f"{event.key} {house.id}")).lead() for house in HOUSES})
        for event in events
    ]
    assert own.count(3) > len(events) / 2
