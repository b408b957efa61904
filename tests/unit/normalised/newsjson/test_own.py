"""wiredesk's own ninjs, read back word for word; the writer's test is tests/unit/indexed/test_ninjs.py."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.normalise import read
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

NAMES = st.sampled_from(
    ["uri", "version", "versionCreated", "embargoedUntil", "pubStatus", "urgency", "language", "headlines",
     "bodies", "descriptions", "associations", "people", "places", "subjects", "genres", "trustIndicators",
     "altIds", "infoSources", "located", "role", "rel", "name", "value", "literal", "creator", "contentType"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["main", "take", "author", "caption", "text/plain", "wiredesk:uri", "2022-03-03", "9", ""]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)


def readings(value):
    copy = json.dumps(value).encode("utf-8", "surrogatepass")
    return read(RawRecord(copy_bytes=copy, received_at=datetime(2022, 3, 4, tzinfo=UTC)))


@given(st.dictionaries(NAMES, JSON, max_size=10))
def test_no_object_that_says_it_is_ours_breaks_the_reading(value):
    readings({**value, "uri": "urn:x:1", "headlines": value.get("headlines"), "profile": "wiredesk"})


def test_nothing_is_taken_apart_twice():
    (one,) = readings(
        {
            "uri": "urn:x:1",
            "profile": "wiredesk",
            "pubStatus": "usable",
            "headlines": [{"role": "main", "value": "UPDATE 2-Mill reopens"}],
            "bodies": [
                {"role": "html", "contentType": "text/html", "value": "<p>OULU (AFP) - Back.</p>"},
                {"role": "main", "contentType": "text/plain", "value": "OULU (AFP) - Back.\n\nENDS"},
            ],
        }
    )
    assert isinstance(one.item, Story)
    assert (one.item.headline, one.item.take, one.item.dateline) == ("UPDATE 2-Mill reopens", None, None)
    assert one.item.paragraphs == ("OULU (AFP) - Back.", "ENDS")
    assert [(piece.text, piece.by) for piece in one.taken if "bodies[1].value" in piece.where] == [
        ("OULU (AFP) - Back.", "body"),
        ("ENDS", "body"),
    ]


def test_an_embargo_that_is_not_over_holds_its_story_back():
    (one,) = readings(
        {
            "uri": "urn:x:1",
            "profile": "wiredesk",
            "pubStatus": "usable",
            "embargoedUntil": "2022-03-05",
            "headlines": [{"role": "main", "value": "Mill reopens"}],
        }
    )
    assert isinstance(one.item, Story)
    assert (one.item.status, one.item.signals) == ("embargoed", ("embargo",))
