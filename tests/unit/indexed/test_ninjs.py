"""A story's document as ninjs 3.1, and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unit.deduped.stories import story
from unit.indexed.test_document import full, tagged
from wiredesk.indexed.document import document, item_view
from wiredesk.indexed.ninjs import as_ninjs
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.providers import provider_of
from wiredesk.normalised.story import SIGNALS, Caption, Dateline, Story, Subject
from wiredesk.raw.record import RawRecord
from wiredesk.tagged.record import Beat

AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)
NOT_OF_THE_COPY = {"format", "received_at", "appended_at", "provenance", "word_count"}
"""What says how and when a copy was read, and not what stands in it."""


def written(one: Story) -> dict[str, Any]:
    return as_ninjs(item_view(tagged(one)[0]))


def read_back(ninjs: dict[str, Any]) -> Story:
    (found,) = normalise(RawRecord(copy_bytes=json.dumps(ninjs).encode(), received_at=AT))
    assert isinstance(found, Story)
    return found


def content(one: Story) -> dict[str, Any]:
    return one.model_dump(exclude=NOT_OF_THE_COPY)


def validate(ninjs: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("wiredesk.indexed").joinpath("ninjs-3.1.schema.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(ninjs)


PLAIN = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))
TEXT = PLAIN.filter(bool)
CODE = st.text(alphabet="abcXYZ019:/.-_ %", min_size=1, max_size=12).map(str.strip).filter(bool)
NAMES = st.sampled_from(["Aino Virta", "MATTI LEPO", "Zoë O’Hara", "Jean-Luc Durand"])
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2022, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001
DATELINES = st.builds(
    Dateline,
    text=TEXT,
    place=st.none() | TEXT,
    region=st.none() | TEXT,
    published_on=st.none() | st.dates(date(1990, 1, 1)),
)
SUBJECTS = st.builds(
    Subject,
    code=st.none() | CODE,
    name=st.none() | TEXT,
    scheme=st.none() | CODE | st.just("http://cv.iptc.org/newscodes/mediatopic/"),
).filter(lambda one: one.code or one.name)


def made(provider: str, **fields: Any) -> Story:
    return story(**fields).model_copy(update={"provider": provider_of(provider)})


STORIES = st.builds(
    made,
    uri=TEXT | st.sampled_from(["urn:x:1", "tag:x,2022:1", "https://x.example/a?b=c#d", "wiredesk:0a1b"]),
    provider=st.sampled_from(["AFP", "dpa", "The Nordwire Desk", "example.co.uk"]),
    provider_version=st.none() | st.sampled_from(["0", "12", "1.3"]),
    headline=TEXT,
    slugline=st.none() | TEXT,
    take=st.none() | TEXT,
    signals=st.sets(st.sampled_from([one for one in SIGNALS if one not in ("kill", "hold", "embargo")])).map(
        lambda found: tuple(one for one in SIGNALS if one in found)
    ),
    byline=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    language=st.sampled_from(["en", "fi", "nb"]),
    urgency=st.none() | st.integers(1, 8),
    category=st.none() | TEXT,
    dateline=st.none() | DATELINES,
    published_at=st.none() | MOMENTS | st.dates(date(1990, 1, 1), date(2022, 3, 1)),
    embargoed_until=st.none(),
    paragraphs=st.lists(TEXT | st.just("1\t2\t3"), max_size=4).map(tuple),
    captions=st.lists(
        st.builds(Caption, text=TEXT, credit=st.none() | TEXT), unique_by=lambda one: one.text, max_size=2
    ).map(tuple),
    summary=st.none() | TEXT | st.just("One.\nTwo."),
    ednote=st.none() | TEXT,
    signoff=st.none() | TEXT | st.just("___\nae/bo"),
    usage_terms=st.none() | TEXT,
    copyright_holder=st.none() | TEXT,
    subjects=st.lists(SUBJECTS, max_size=3).map(tuple),
    flags=st.sampled_from([(), ("zone-guessed",), ("charset-guessed", "truncated")]),
)


@settings(max_examples=100, deadline=None)
@given(STORIES)
@example(full().model_copy(update={"copyright_holder": "Â¡", "signals": ("lead", "embargo")}))
def test_a_record_comes_back_from_its_ninjs_as_it_was(one):
    assert content(read_back(written(one))) == content(one)


@settings(max_examples=30, deadline=None)
@given(STORIES)
def test_ninjs_of_a_record_that_came_back_is_the_same(one):
    first = written(one)
    again = written(read_back(first))
    for ninjs in (first, again):
        ninjs["altIds"] = [one for one in ninjs["altIds"] if one["role"] == "wiredesk:uri"]
    assert again == first


@settings(max_examples=30, deadline=None)
@given(STORIES)
def test_what_is_written_conforms_to_the_schema(one):
    validate(written(one))


@pytest.mark.parametrize("status", ["usable", "withheld", "embargoed", "canceled"])
def test_each_status_conforms_to_the_schema(status):
    validate(written(full().model_copy(update={"status": status})))


def test_each_field_of_a_record_has_a_place():
    one = full().model_copy(update={"signals": ("lead", "embargo")})  # as all that was embargoed has
    ninjs = written(one)
    assert content(read_back(ninjs)) == content(one)
    assert (ninjs["by"], ninjs["located"], ninjs["slugline"]) == ("Ann Ek", "HELSINKI, March 3", "BC-Bridge")
    assert [line["role"] for line in ninjs["headlines"]] == ["main", "take"]
    assert ninjs["bodies"][1]["value"].startswith("<p>President Sauli Niinisto opened a bridge")
    assert {"name": "Finland", "rel": "focus", "literal": "FI"}.items() <= ninjs["places"][2].items()
    assert any(person["name"] == "Sauli Niinistö" for person in ninjs["people"])
    assert ninjs["associations"][0]["descriptions"][1]["value"] == "Ann Ek/AFP"
    assert ninjs["subjects"] == [
        {"rel": "category", "literal": "a"},
        {"name": "economy", "literal": "medtop:04"},
    ]


def test_rows_are_a_table_in_the_html():
    ninjs = written(story(paragraphs=("A & B.", "Cod\t3", "Eel\t<4", "C.")))
    assert ninjs["bodies"][1]["value"] == (
        "<p>A &amp; B.</p><table><tr><td>Cod</td><td>3</td></tr><tr><td>Eel</td><td>&lt;4</td></tr></table>"
        "<p>C.</p>"
    )


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "withheld", "signals": ("hold",)}, "withheld"),
        ({"status": "embargoed", "embargoed_until": "2099-01-01T00:00:00Z"}, "withheld"),
        ({"status": "canceled", "signals": ("kill",)}, "canceled"),
    ],
)
def test_text_that_may_not_be_shown_is_not_written(fields, status):
    secret = full().model_copy(update=story(**fields).model_dump(include=set(fields)))
    ninjs = written(secret)
    said = json.dumps(ninjs)
    assert ninjs["pubStatus"] == status
    for text in (*secret.paragraphs, secret.headline, secret.slugline, secret.summary, secret.signoff):
        assert text not in said
    for word in ("Ann Ek", "HELSINKI", "Adds quotes", "The bridge", "economy", "Finland", "1st Lead"):
        assert word not in said


def test_a_killed_storys_tombstone_is_written_without_text():
    first, kill = tagged(full(), story(signals=("kill",), status="canceled", headline="KILL: the bridge"))
    dead = document(document(None, first), kill)
    assert dead is not None
    ninjs = as_ninjs(dead)
    assert (ninjs["pubStatus"], ninjs["headlines"][0]["value"]) == ("canceled", "Killed")
    assert "bridge" not in json.dumps(ninjs)


def test_killed_text_that_comes_again_is_not_written():
    kill = story(signals=("kill",), status="canceled", headline="Gone")
    late = tagged(kill, full())[-1]
    ninjs = as_ninjs(item_view(late))
    assert late.deduped.verdict.kind == "kill"
    assert (ninjs["pubStatus"], "bodies" in ninjs) == ("canceled", False)


def test_an_id_that_is_no_uri_is_kept_beside_one_that_is():
    ninjs = written(story(uri="FE 12/3"))
    assert ninjs["uri"] == "urn:wiredesk:id:FE%2012%2F3"
    assert read_back(ninjs).uri == "FE 12/3"


def test_a_beat_is_a_tag_and_not_read_back_as_the_agencys_subject():
    one = full()
    (plain,) = tagged(one)
    beat = plain.model_copy(update={"beats": (Beat(code="x:beat-bridges", name="Bridges"),)})
    ninjs = as_ninjs(item_view(beat))
    validate(ninjs)
    assert {"rel": "beat", "name": "Bridges", "literal": "beat:x:beat-bridges"} in ninjs["subjects"]
    assert read_back(ninjs).subjects == one.subjects
