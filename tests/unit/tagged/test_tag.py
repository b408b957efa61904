from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from unit.tagged.told import codes, told
from wiredesk.normalised.story import Caption
from wiredesk.tagged.actors import MAX_MENTIONS
from wiredesk.tagged.record import Tagged

NAMES = [
    "Finland",
    "U.S.",
    "Jordan",
    "Paris, Texas",
    "Angela Merkel",
    "Merkel",
    "İstanbul",
    "ﬁsh",
    "straße",
    "GEORGIA",
]
text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(NAMES), max_size=12).map(" and ".join))


def holds(tagged: Tagged) -> None:
    """Each tag has a mention, and each mention slices to its text."""
    story = tagged.deduped.story
    fields = {
        "headline": story.headline or "",
        "dateline": story.dateline.text if story.dateline else "",
        "body": story.body,
        "captions": story.captions_text,
    }
    for found in (*tagged.regions, *tagged.actors):
        assert found.mentions
        assert len(found.mentions) <= MAX_MENTIONS
        for mention in found.mentions:
            assert fields[mention.field][mention.start : mention.end] == mention.text
    assert Tagged.model_validate_json(tagged.model_dump_json()) == tagged


@given(headline=text, body=text, dateline=text, caption=text)
@settings(max_examples=200, deadline=None)
def test_mentions_slice_to_their_text_in_every_field(headline: str, body: str, dateline: str, caption: str):
    holds(told(body, headline=headline, dateline=dateline or None, captions=(Caption(text=caption),)))


def test_capitals_straight_quotes_and_wrapping_change_no_country():
    body = "Finland’s president met Sweden’s in Oslo, Norway."
    as_sent = codes(told(body))
    assert {"FI", "SE", "NO"} <= as_sent
    assert codes(told(body.upper())) == as_sent
    assert codes(told(body.replace("’", "'"))) == as_sent


def test_a_lone_surrogate_harms_nothing():
    assert "FI" in codes(told("Finland \ud800 is calm."))


def test_ten_megabytes_of_names_are_tagged_in_bounded_time():
    began = time.process_time()
    tagged = told("Finland and Sweden. " * 500_000)
    assert time.process_time() - began < 10
    holds(tagged)


def test_focus_regions_are_put_on_the_map():
    tagged = told("Finland said Finland would vote.", headline="Finland votes")
    (point,) = tagged.locations
    assert 59 < point.lat < 62
    assert 23 < point.lon < 27
