"""Each wrapper writes what it says it writes, and what was read from a take is read back from it."""

from __future__ import annotations

import email
from datetime import UTC, datetime
from email.policy import default
from xml.etree import ElementTree as ET

import orjson
import pytest

import rewrap
from wiredesk.normalised.formats import FORMATS
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

TAKE = b"""u f BC-FINLAND-MILL 03-03 0105
UPDATE 2-FINNISH MILL REOPENS AFTER A YEAR
    By Aino Virta
    TAMPERE, March 3 - A paper mill in Tampere reopened on
Thursday after a year without work.
    The owner wants to hire 120 people & train them, it said in a
note to the exchange.
              2021      2022
 Paper        12.0      14.5
 Board         3.1       3.0
    The union agreed in February.
 Reuter
"""


@pytest.fixture(scope="module")
def take() -> tuple[rewrap.Take, Story]:
    raw = RawRecord(copy_bytes=TAKE, received_at=datetime(2022, 3, 3, 14, 5, tzinfo=UTC))
    story = rewrap.plain(raw)
    assert story is not None
    return rewrap.take_of(story, 7), story


@pytest.mark.parametrize("name", sorted(set(rewrap.WRAPPERS) & {one.name for one in FORMATS}))
def test_a_take_is_read_back_from_a_format_as_from_the_plain_take(name, take):
    assert rewrap.differences(name, *take) == {}


@pytest.mark.parametrize("name", ["nitf", "newsml1", "newsmlg2", "rss"])
def test_xml_is_well_formed(name, take):
    ET.fromstring(rewrap.WRAPPERS[name](take[0]))


def test_teleprinter_copies_are_framed(take):
    for name in ("anpa", "iptc7901"):
        copy = rewrap.WRAPPERS[name](take[0])
        places = [copy.index(code) for code in (b"\x01", b"\x02", b"\x03", b"\x04")]
        assert places == sorted(places)


def test_a_message_is_one_and_ninjs_is_json(take):
    message = email.message_from_bytes(rewrap.email(take[0]), policy=default)
    assert message["subject"] == "UPDATE 2-FINNISH MILL REOPENS AFTER A YEAR"
    assert "train them" in message.get_content()
    assert orjson.loads(rewrap.ninjs(take[0]))["version"] == "1"
