"""What `wiredesk show` prints of a story that the index shows."""

import json

import pytest
from click.testing import CliRunner

from unit.deduped.stories import story
from unit.indexed.test_document import full, tagged
from wiredesk.cli.show import command
from wiredesk.errors import UsageError
from wiredesk.indexed.document import document, item_view
from wiredesk.producers import versions
from wiredesk.sinks import reader

NEXT = {
    "headline": "Minister opens tunnel",
    "provider_version": "2",
    "provenance": story(1).provenance,
}


@pytest.fixture
def shown(monkeypatch):
    documents = {"s1": item_view(tagged(full())[0])}
    monkeypatch.setattr(reader, "story", lambda _settings, story_id: documents.get(story_id))
    return documents


def test_a_story_is_printed_as_ninjs(shown):
    result = CliRunner().invoke(command, ["s1", "--ninjs"])
    ninjs = json.loads(result.stdout)
    assert result.exit_code == 0
    assert ninjs["standard"] == {
        "name": "ninjs",
        "version": "3.1",
        "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
    }
    assert ninjs["headlines"][0]["value"] == shown["s1"]["headline"]


def test_a_story_is_printed_as_its_record(shown):
    assert json.loads(CliRunner().invoke(command, ["s1", "--json"]).stdout) == shown["s1"]


def test_its_history_is_printed_and_as_json_with_its_chain(shown):
    result = CliRunner().invoke(command, ["s1", "--versions"])
    assert result.exit_code == 0
    assert "version 1" in result.stdout
    told = json.loads(CliRunner().invoke(command, ["s1", "--versions", "--json"]).stdout)
    assert told["chain"]["history"] == shown["s1"]["chain"]["history"]


def test_two_versions_are_held_against_each_other(shown, monkeypatch):
    first, second = tagged(full(), full().model_copy(update=NEXT))
    shown["s1"] = document(document(None, first), second)
    asked = []
    monkeypatch.setattr(
        versions, "texts_of", lambda _kafka, *words: asked.append(words) or {1: first.deduped}
    )
    result = CliRunner().invoke(command, ["s1", "--diff", "1", "2"])
    assert (result.exit_code, result.stdout.splitlines()[1]) == (
        0,
        "  Minister opens [-bridge-] {+tunnel+}",
    )
    assert asked == [(first.deduped.story_id, {1}, first.deduped.chain.first_seen)]
    told = json.loads(CliRunner().invoke(command, ["s1", "--diff", "2", "1", "--json"]).stdout)
    assert (told["from"], told["to"]) == (2, 1)
    assert told["fields"]["headline"][-1] == {"op": "added", "text": "bridge"}


def test_a_version_that_is_not_there_ends_with_1_and_of_a_joined_story_says_why(shown):
    shown["pointer"] = shown["s1"]
    result = CliRunner().invoke(command, ["pointer", "--diff", "1", "2"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no version 2 to be compared: shown is 1" in result.stderr
    assert "pointer was joined to it" in result.stderr


@pytest.mark.usefixtures("shown")
def test_two_views_at_once_are_wrong_use():
    result = CliRunner().invoke(command, ["s1", "--versions", "--diff", "1", "2"])
    assert isinstance(result.exception, UsageError)


@pytest.mark.usefixtures("shown")
def test_a_story_that_is_not_shown_ends_with_1():
    assert CliRunner().invoke(command, ["s2", "--ninjs"]).exit_code == 1
