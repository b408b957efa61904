"""What holds for every format: nothing is lost, nothing is raised, whatever comes over the line."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzz
from wiredesk.normalised.draft import Taken
from wiredesk.normalised.formats import FORMATS
from wiredesk.normalised.normalise import Reading, read
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

RECEIVED_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)
TAKEN_BY = {
    *Story.model_fields,
    "body",
    "paragraphs",
}


@cache
def seeds() -> dict[str, bytes]:
    return fuzz.copies()


def readings(copy: bytes) -> list[Reading]:
    return read(RawRecord(copy_bytes=copy, received_at=RECEIVED_AT))


def letters(texts: list[str] | tuple[str, ...]) -> Counter[str]:
    """The letters and digits of texts; a hyphen at a line's end, a code for a fraction are layout."""
    return Counter(char for text in texts for char in text.casefold() if char.isalpha() or char.isdecimal())


def body_of(taken: tuple[Taken, ...]) -> list[str]:
    return [one.text for one in taken if one.by in ("body", "paragraphs")]


@pytest.mark.parametrize("name", sorted(seeds()))
def test_the_letters_of_a_body_are_those_of_the_pieces_that_it_took(name):
    for reading in readings(seeds()[name]):
        if isinstance(reading.item, Story):
            assert letters(reading.item.paragraphs) == letters(body_of(reading.taken))


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_trace_names_fields_of_a_story_or_reasons(name):
    for reading in readings(seeds()[name]):
        for one in reading.taken:
            assert one.by in TAKEN_BY or re.fullmatch(r"-[a-z][a-z-]+", one.by), one


def test_every_format_has_its_seeds():
    folders = Counter(name.split("/")[1] for name in seeds() if name.startswith("formats/"))
    texts = sum(name.endswith(".txt#", 0, name.index("#") + 1) for name in seeds())
    for one in FORMATS:
        assert (texts if one.name == "text" else folders[one.name]) >= 4, one.name


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_broken_copy_is_a_story_or_a_rejection_in_time(number):
    chance = random.Random(number)
    name, copy = next(fuzz.broken_copies(chance, seeds()))
    assert fuzz.wrong_with(copy) is None, name


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_story_or_a_rejection(copy):
    assert fuzz.wrong_with(copy) is None
