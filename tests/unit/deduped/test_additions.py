from __future__ import annotations

from typing import Any

import pytest

from unit.deduped.stories import story, words_of
from unit.deduped.test_alike import ferry
from unit.deduped.test_withdrawing import judge, kill
from wiredesk.deduped.additions import is_addition
from wiredesk.normalised.story import Story


def text(offset: int = 0, **fields: Any) -> Story:
    given = {"slugline": "BUDGET", "headline": "Finance minister tells his budget"}
    return story(offset, **(given | {"paragraphs": (words_of("budget"),)} | fields))


def add(offset: int, **fields: Any) -> Story:
    given = {"slugline": "Budget", "headline": None, "take": "1st Add", "paragraphs": (words_of(offset),)}
    return story(offset, **(given | fields))


@pytest.mark.parametrize(
    "take",
    ["1st Add", "1stadd", "ADD 2", "Add-2", "Add", "2nd Adds", "Fortsetzung", "Forts.", "=2", "=2 LIMA"],
)
def test_a_take_says_that_it_goes_on(take: str):
    assert is_addition(story(take=take))


@pytest.mark.parametrize("note", ["1st Add", "Eds: more to come.\n(Add 2)"])
def test_a_note_to_editors_says_so(note: str):
    assert is_addition(story(ednote=note))
    assert not is_addition(story(ednote="Add quotes of the minister"))


@pytest.mark.parametrize("take", [None, "1st Lead", "Add Lead", "1st add-ld", "UPDATE 2", "Address", "Sub"])
def test_other_takes_are_whole_texts(take: str | None):
    assert not is_addition(story(take=take))


def test_an_add_goes_on_where_the_text_of_its_slug_ends():
    first, added, again = judge(text(), add(5), add(6, paragraphs=(words_of(5),)))
    assert (added.story_id, added.verdict.kind, added.verdict.method) == (
        first.story_id,
        "update",
        "addition",
    )
    assert added.verdict.of == "urn:0"
    assert (added.version, added.revision) == (1, 2)
    assert again.verdict.kind == "duplicate"


def test_an_add_is_found_by_the_headline_too():
    first, added = judge(ferry(), add(5, headline=ferry().headline, slugline=None))
    assert (added.story_id, added.verdict.method) == (first.story_id, "addition")


def test_an_add_of_another_agency_goes_on_from_no_text_of_this_one():
    first, added = judge(text(), add(5, provider="dpa"))
    assert added.story_id != first.story_id


def test_an_add_that_finds_no_text_is_a_story_of_its_own():
    added, first = judge(add(0), text(5))
    assert (added.verdict.kind, first.verdict.kind) == ("new", "new")


def test_a_newer_version_of_an_add_takes_no_texts_place():
    _, _, newer = judge(
        text(), add(5, uri="urn:add", provider_version="1"), add(6, uri="urn:add", provider_version="2")
    )
    assert (newer.version, newer.verdict.method) == (1, "addition")


def test_an_add_that_is_like_its_text_and_does_not_name_it_takes_not_its_place():
    known = text(slugline=None)
    told = (words_of("budget") + " " + words_of("more"),)
    first, added = judge(known, add(5, slugline=None, headline=known.headline, paragraphs=told, take="Add 1"))
    assert (added.story_id, added.version, added.verdict.method) == (first.story_id, 1, "addition")


def test_an_add_to_a_killed_text_is_killed():
    first, _, added = judge(text(), kill(5, slugline="BUDGET"), add(6))
    assert (added.story_id, added.verdict.kind, added.verdict.method) == (first.story_id, "kill", "tombstone")


def test_text_that_may_not_be_shown_is_not_appended_to_one_that_is():
    first, added = judge(text(), add(5, status="embargoed"))
    assert added.story_id != first.story_id
    first, added = judge(text(status="embargoed"), add(5, status="embargoed"))
    assert added.story_id == first.story_id
