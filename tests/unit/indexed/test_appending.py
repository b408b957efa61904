from __future__ import annotations

from typing import Any

from unit.deduped.stories import story, words_of
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.indexed.document import Document, document, with_tags
from wiredesk.normalised.story import Caption, Story
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag

TEXT = story(
    slugline="BUDGET",
    headline="Finland tells its budget",
    paragraphs=("President Sauli Niinisto opened a session in Helsinki on Tuesday.", words_of("budget")),
    captions=(Caption(text="A hall in Helsinki."),),
)
ADD = story(
    5,
    slugline="BUDGET",
    headline=None,
    take="Add 1",
    paragraphs=("Sweden watched. Sauli Niinisto left for Helsinki.",),
    captions=(Caption(text="The King of Norway, in Oslo."),),
    ednote="Adds reaction",
    word_count=7,
)


def tagged(*stories: Story) -> list[Tagged]:
    seen = Seen()
    return [tag(deduped) for one in stories for deduped in dedupe(one, seen)]


def told(*ones: Tagged) -> Document:
    after: Document | None = None
    for one in ones:
        after = document(after, one)
    assert after is not None
    return after


def text_of(field: str, after: Document) -> str:
    if field == "captions":
        return "\n".join(caption["text"] for caption in after["captions"])
    given: Any = after["dateline"]["text"] if field == "dateline" else after[field]
    return str(given)


def assert_mentions_stand(after: Document) -> None:
    for one in [*after["regions"], *after["actors"]]:
        assert one["mentions"]
        for mention in one["mentions"]:
            assert text_of(mention["field"], after)[mention["start"] : mention["end"]] == mention["text"]


def test_an_add_stands_behind_its_text_with_its_tags_and_note():
    first, added = tagged(TEXT, ADD)
    before, after = told(first), told(first, added)
    assert after["paragraphs"] == [*TEXT.paragraphs, *ADD.paragraphs]
    assert after["body"] == "\n\n".join(after["paragraphs"])
    assert [caption["text"] for caption in after["captions"]] == [
        "A hall in Helsinki.",
        "The King of Norway, in Oslo.",
    ]
    assert after["word_count"] == before["word_count"] + 7
    assert after["ednote"] == "Adds reaction"
    assert (after["headline"], after["version"], after["revision"]) == (TEXT.headline, 1, 2)
    assert_mentions_stand(after)
    assert {"SE", "NO"} <= set(after["region_codes"]) - set(before["region_codes"])
    assert [region["role"] for region in after["regions"] if region["code"] in {"SE", "NO"}] == [
        "mention"
    ] * 2
    assert after["focus_regions"] == before["focus_regions"]
    niinisto = next(actor for actor in after["actors"] if actor["name"].startswith("Sauli"))
    assert len(niinisto["mentions"]) == 2


def test_two_adds_stand_in_the_order_in_which_they_came():
    after = told(
        *tagged(
            TEXT,
            ADD,
            ADD.model_copy(
                update={
                    "uri": "urn:6",
                    "provenance": story(6).provenance,
                    "paragraphs": ("Denmark too.",),
                    "captions": (),
                }
            ),
        )
    )
    assert after["paragraphs"][-2:] == [*ADD.paragraphs, "Denmark too."]
    assert_mentions_stand(after)
    assert "DK" in after["region_codes"]


def test_new_tags_of_the_text_leave_those_of_the_add():
    first, added = tagged(TEXT, ADD)
    after = told(first, added)
    again = with_tags(after, first)
    assert_mentions_stand(again)
    assert again["region_codes"] == after["region_codes"]
    fewer = with_tags(after, first.model_copy(update={"regions": (), "actors": ()}))
    assert_mentions_stand(fewer)
    assert "SE" in fewer["region_codes"]


def test_a_killed_text_gets_no_add():
    first, killed, added = tagged(
        TEXT, story(3, uri=TEXT.uri, status="canceled", paragraphs=(), headline=None), ADD
    )
    after = told(first, killed, added)
    assert after["status"] == "canceled"
    assert after["body"] == ""
