"""New tags change the tags of what is there, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from unit.sinks.test_placing import AFTER, BEFORE, embargoed, hold, tagged, version
from wiredesk.sinks.placing import NOWHERE, Place, place, reads_before
from wiredesk.tagged.record import Tagged

KILL = version(3, signals=("kill",), status="canceled", paragraphs=(), captions=())


def anew(one: Tagged) -> Tagged:
    return one.model_copy(update={"retagged": True, "focus_regions": ("FI",), "tagger": "rules/new"})


def placed(items: list[Tagged], now: datetime = AFTER) -> Place:
    where = NOWHERE
    for one in items:
        where = place(where, one, now) or where
    return where


def test_only_the_tags_of_the_text_that_is_shown_change():
    first, copy = tagged(version(1), version(1))
    before = placed([first, copy])
    after = place(before, anew(first), AFTER)
    assert after is not None
    assert before.shown is not None
    assert after.shown == {
        **before.shown,
        "focus_regions": ["FI"],
        "provenance": {**before.shown["provenance"], "tagger": "rules/new"},
    }
    assert after.shown["revision"] == 2


def test_new_tags_of_an_older_text_change_nothing():
    first, second = tagged(version(1), version(2))
    before = placed([first, second])
    assert place(before, anew(first), AFTER) == before


def test_a_text_that_is_nowhere_is_not_brought_back():
    (first,) = tagged(version(1))
    assert place(NOWHERE, anew(first), AFTER) == NOWHERE


def test_killed_text_stays_gone():
    items = tagged(version(1), KILL)
    before = placed(items)
    assert before.shown is not None
    assert before.shown["status"] == "canceled"
    assert place(before, anew(items[0]), AFTER) == before


@pytest.mark.parametrize("waits", [embargoed(1), hold(1) | {"paragraphs": ("Held text.",)}])
def test_text_that_waits_gets_its_tags_where_it_waits(waits: dict[str, Any]):
    (first,) = tagged(waits)
    before = placed([first], BEFORE)
    after = place(before, anew(first), BEFORE)
    assert after is not None
    assert after.shown is None
    assert after.withheld is not None
    assert after.withheld["focus_regions"] == ["FI"]
    assert after.withheld["status"] != "usable"


def test_new_tags_twice_are_new_tags_once():
    (first,) = tagged(version(1))
    once = place(placed([first]), anew(first), AFTER)
    assert once is not None
    assert place(once, anew(first), AFTER) == once


def test_new_tags_are_held_against_what_is_there():
    (first,) = tagged(version(1))
    assert reads_before(anew(first))
    assert "retagged" not in first.model_dump(exclude_none=True)
