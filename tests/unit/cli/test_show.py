"""What `wiredesk show` prints of a story that the index shows."""

import json

import pytest
from click.testing import CliRunner

from unit.indexed.test_document import full, tagged
from wiredesk.cli.show import command
from wiredesk.indexed.document import item_view
from wiredesk.sinks import reader


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


@pytest.mark.usefixtures("shown")
def test_a_story_that_is_not_shown_ends_with_1():
    assert CliRunner().invoke(command, ["s2", "--ninjs"]).exit_code == 1
