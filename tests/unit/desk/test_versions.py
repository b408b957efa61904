"""What two versions differ in, and of what nothing comes out."""

from __future__ import annotations

import io
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from unit.deduped.stories import MORNING, words_of
from unit.sinks.test_placing import BEFORE, EMBARGO, version
from unit.sinks.test_placing import tagged as rows
from wiredesk.deduped.record import Deduped
from wiredesk.desk.render import Compared, history
from wiredesk.desk.versions import Comparison, Piece, comparable, compare, pieces
from wiredesk.indexed.document import released
from wiredesk.sinks.placing import NOWHERE, Place, place

AFTER = EMBARGO + timedelta(hours=9)
LATE = {"minutes": 9 * 60.0}
"""Received after the embargo's end."""


class Kept:
    """What the log keeps of a chain, and the document that the index shows of it."""

    def __init__(self, *items: dict[str, Any], lost: Collection[int] = ()) -> None:
        tagged = rows(*items)
        where = NOWHERE
        for one in tagged:
            now = max(one.deduped.story.received_at, BEFORE)
            until = (where.withheld or {}).get("embargoed_until")
            if where.withheld and until and datetime.fromisoformat(until) <= now:
                where = Place(released(where.withheld), None)
            where = place(where, one, now) or where
        self.asked: list[set[int]] = []
        self.document = where.shown
        self.texts = {
            one.deduped.version: one.deduped
            for one in tagged
            if one.deduped.verdict.gives_text and one.deduped.version not in lost
        }

    def read(self, wanted: Collection[int]) -> dict[int, Deduped]:
        self.asked.append(set(wanted))
        return self.texts

    def compare(self, one: int, other: int, **given: Any) -> Comparison | str:
        assert self.document is not None
        return compare(self.document, (one, other), self.read, **({"now": AFTER, "keeping": 14} | given))


def said(renderable: Any, **options: Any) -> str:
    out = io.StringIO()
    Console(file=out, width=100, highlight=False, **options).print(renderable)
    return out.getvalue()


def marked(before: str, after: str) -> str:
    return said(Compared({"body": pieces(before, after)}))


def test_words_are_told_that_went_and_that_came():
    assert pieces("Four hurt in fire", "Six hurt in mine fire") == [
        Piece("removed", "Four"),
        Piece("added", "Six"),
        Piece("same", "hurt in"),
        Piece("added", "mine"),
        Piece("same", "fire"),
    ]


def test_a_small_word_by_itself_between_two_changes_is_no_match():
    assert pieces("collapse of bridges", "rescue of miners") == [
        Piece("removed", "collapse of bridges"),
        Piece("added", "rescue of miners"),
    ]


def test_without_a_terminal_marks_stand_for_colours_and_like_paragraphs_are_counted():
    before = "First one.\n\nSecond one.\n\nThird had 4 words.\n\nLast one."
    shown = marked(before, before.replace("4", "5"))
    assert shown.split("\n")[1:4] == [
        "  … 2 paragraphs the same …",
        "  Third had [-4-] {+5+} words.",
        "  … 1 paragraph the same …",
    ]


def test_on_a_terminal_colours_tell_and_no_marks_do():
    shown = said(Compared({"headline": pieces("Four hurt", "Six hurt")}), force_terminal=True)
    assert "[-" not in shown
    assert "\x1b[9;31mFour" in shown


def test_a_control_code_of_a_text_does_not_reach_the_terminal():
    assert "\x1b" not in marked("a \x1b[31mred\x07", "b")


lines = st.lists(st.lists(st.sampled_from(["a", "bb", "of", "longer", "x1"]), max_size=6), max_size=6)


@given(before=lines, after=lines)
def test_each_text_is_whole_in_what_is_told(before: list[list[str]], after: list[list[str]]):
    one, other = ("\n\n".join(map(" ".join, text)) for text in (before, after))
    found = pieces(one, other)
    for text, left_out in ((one, "added"), (other, "removed")):
        told = " ".join(piece.text for piece in found if piece.op != left_out)
        assert told.split() == text.split()
    if one == other:
        assert {piece.op for piece in found} <= {"same"}


def test_long_texts_that_share_little_are_compared_too():
    one, other = words_of("one", 9000), words_of("other", 9000)
    assert [piece.op for piece in pieces(one, other)] == ["removed", "added"]


def test_the_shown_version_is_read_from_its_document():
    kept = Kept(version(1), version(2), version(3))
    compared = kept.compare(2, 3)
    assert isinstance(compared, dict)
    assert [(piece.op, piece.text) for piece in compared["headline"]] == [
        ("removed", "Secret2"),
        ("added", "Secret3"),
        ("same", "headline"),
    ]
    assert kept.asked == [{2}]
    assert "summary" not in compared


def test_a_killed_story_is_refused_and_so_is_what_was_killed_before_a_later_text():
    killed = Kept(version(1), version(2), version(3, status="canceled"))
    assert killed.compare(1, 2) == "it was killed, and no text of it is shown"
    again = Kept(version(1), version(2), version(3, status="canceled"), version(4), version(5))
    assert again.document is not None
    assert list(comparable(again.document)) == [3, 4]
    assert isinstance(again.compare(3, 4), dict)
    assert again.compare(2, 4) == (
        "there is no version 2 to be compared: shown are 3 to 4; what came before was killed"
    )
    assert not killed.asked


def test_a_later_version_that_waits_does_not_come_out():
    waiting = version(3, status="embargoed", embargoed_until=EMBARGO)
    kept = Kept(version(1), version(2), waiting, {**version(2), "uri": "urn:b", "provider": "dpa"})
    refused = kept.compare(2, 3, now=BEFORE)
    assert refused == "there is no version 3 to be compared: shown are 1 to 2"
    assert kept.document is not None
    assert "3 (not shown)" in said(history(kept.document))


@pytest.mark.parametrize(
    ("second", "third"),
    [
        pytest.param({"embargoed_until": EMBARGO}, {}, id="a later text came before the embargo's end"),
        pytest.param({"embargoed_until": AFTER + timedelta(days=1)}, LATE, id="its embargo is not over"),
        pytest.param({}, LATE, id="an embargo without an end"),
    ],
)
def test_what_was_under_embargo_and_never_shown_does_not_come_out(
    second: dict[str, Any], third: dict[str, Any]
):
    kept = Kept(version(1), version(2, status="embargoed", **second), version(3, **third))
    refused = kept.compare(2, 3)
    assert refused == "version 2 was under embargo or held, and was not shown; 1 and 3 can be compared"


def test_what_was_shown_when_its_embargo_ended_can_be_compared():
    kept = Kept(version(1, status="embargoed", embargoed_until=EMBARGO), version(2, **LATE))
    assert isinstance(kept.compare(1, 2), dict)


def test_what_was_held_before_its_embargo_ended_was_not_shown():
    kept = Kept(
        version(1, status="embargoed", embargoed_until=EMBARGO),
        version(2, status="withheld", paragraphs=(), captions=()),
        version(3, **LATE),
    )
    assert "was not shown" in str(kept.compare(1, 2))


def test_a_text_that_is_no_longer_kept_is_said_to_be_gone_and_which_are_left():
    items = [version(n) for n in range(1, 5)]
    assert Kept(*items, lost=[1]).compare(1, 4) == (
        "the text of version 1 is gone: texts are kept for 14 days; 2, 3 and 4 can be compared"
    )
    assert Kept(*items, lost=[1, 2, 3]).compare(4, 2) == (
        "the text of version 2 is gone: texts are kept for 14 days; only 4 is left, "
        "and nothing to compare it with"
    )


def test_the_history_tells_of_each_text_what_it_changed():
    second = version(2, paragraphs=(words_of("second"),))
    kept = Kept(version(1), second, {**second, "uri": "urn:b", "provider": "dpa"})
    assert kept.document is not None
    shown = said(history(kept.document))
    assert "ly all of the words new, a third gone" in " ".join(shown.split())
    (syndicated,) = [line for line in shown.splitlines() if "syndicated" in line]
    assert "dpa" in syndicated
    assert MORNING.isoformat()[:10] in syndicated
