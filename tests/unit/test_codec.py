from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.deduped.stories import story
from wiredesk.codec import SCHEMA, SCHEMA_HEADER, decode, encode, schema_headers
from wiredesk.errors import SchemaTooNew
from wiredesk.normalised.story import Story
from wiredesk.rejected import Origin, Rejected

ORIGIN = Origin(topic="wire.normalised", partition=0, offset=9)


def test_a_record_reads_back_as_it_was_written():
    one = story(byline=("Ann Ek",), published_at="2022-03-03")
    assert decode(Story, encode(one), schema_headers(), stage="dedupe", origin=ORIGIN) == one


def test_a_newer_schema_stops_the_agent_with_where_and_what_to_do():
    headers = {SCHEMA_HEADER: str(SCHEMA + 1).encode()}
    with pytest.raises(SchemaTooNew, match=r"wire\.normalised partition 0 offset 9.*upgrade this worker"):
        decode(Story, encode(story()), headers, stage="dedupe", origin=ORIGIN)


@given(st.one_of(st.none(), st.binary(max_size=200), st.just(b"{}"), st.just(b"[" * 100_000)))
def test_bytes_that_are_no_record_are_a_value(value: bytes | None):
    rejected = decode(Story, value, None, stage="dedupe", origin=ORIGIN)
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.origin) == ("bad-record", ORIGIN)
