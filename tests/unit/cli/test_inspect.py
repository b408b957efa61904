"""What `wiredesk inspect` prints, and how it ends."""

import io
import json
import os
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from rich.console import Console

from wiredesk.cli import inspected
from wiredesk.cli.inspect import command
from wiredesk.cli.inspected import page, total, visible
from wiredesk.errors import UsageError
from wiredesk.normalised.providers import use

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
STORY = {
    "uri": "urn:x:1",
    "version": "1",
    "versioncreated": "2022-03-03T14:00:00Z",
    "copyrightholder": "AFP",
    "language": "en",
    "headline": "Mill reopens in Tampere",
    "body_html": "<p>TAMPERE, March 3 (AFP) - The mill is back.</p><p>It hires.</p>",
}


@pytest.fixture
def folder(tmp_path):
    def write(name, value):
        path = tmp_path / name
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        os.utime(path, (AT.timestamp(), AT.timestamp()))

    write("1.json", STORY)
    write("2.json", STORY)
    write(
        "3.json",
        [{**STORY, "uri": "urn:x:2", "headline": "Two"}, {"uri": "b", "type": "event", "title": "x"}],
    )
    write("4.bin", b"\x89PNG\r\n\x1a\n\0\0\0")
    write("5.json", {**STORY, "version": "2", "headline": "Mill closes", "body_html": "<p>It is shut.</p>"})
    return tmp_path


def run(*arguments, stdin=None):
    result = CliRunner().invoke(command, list(map(str, arguments)), input=stdin)
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_newsroom_s_own_profiles_count(folder, tmp_path_factory, monkeypatch):
    own = tmp_path_factory.mktemp("own") / "providers.toml"
    own.write_text('[nordwire]\nname = "Nordwire"\nnames = ["NW"]\n')
    copy = folder / "1.json"
    copy.write_text(json.dumps({**STORY, "copyrightholder": "NW"}))
    monkeypatch.setenv("WIREDESK_PROVIDERS", str(own))
    try:
        assert run(copy)[1][0]["provider"] == {"id": "nordwire", "name": "Nordwire"}
    finally:
        use(None)


def test_a_mistake_in_them_is_said_before_anything_is_read(folder, monkeypatch):
    monkeypatch.setenv("WIREDESK_PROVIDERS", str(folder / "none.toml"))
    result, lines = run(folder)
    assert isinstance(result.exception, UsageError)
    assert "none.toml: cannot be read" in str(result.exception)
    assert lines == []


def test_each_item_is_one_object_a_line_in_reading_order(folder):
    result, lines = run(folder, "--jsonl")
    assert result.exit_code == 1
    assert [line.get("verdict", {}).get("kind") or line["rejected"]["reason"] for line in lines] == [
        "new",
        "duplicate",
        "new",
        "no-story",
        "binary",
        "update",
    ]
    assert [line["provenance"]["item"] for line in lines] == [0, 0, 0, 1, 0, 0]
    assert lines[5]["story_id"] == lines[0]["story_id"]


def test_an_item_prints_the_fields_of_the_record(folder):
    _, (line,) = run(folder / "1.json")
    assert line["headline"] == "Mill reopens in Tampere"
    assert line["provider"] == {"id": "afp", "name": "AFP"}
    assert line["dateline"] == {"text": "TAMPERE, March 3", "place": "TAMPERE", "published_on": "2022-03-03"}
    assert line["paragraphs"] == ["The mill is back.", "It hires."]
    assert (line["published_at"], line["received_at"]) == ("2022-03-03T14:00:00Z", "2022-03-03T14:05:00Z")
    assert line["provenance"]["source"] == str(folder / "1.json")
    assert "trace" not in line


def test_a_rejected_copy_prints_its_stage_its_reason_and_where_it_came_from(folder):
    _, (line,) = run(folder / "4.bin")
    assert set(line) == {"rejected", "provenance"}
    assert (line["rejected"]["stage"], line["rejected"]["reason"]) == ("normalise", "binary")
    assert line["provenance"]["source"] == str(folder / "4.bin")
    assert len(line["provenance"]["sha256"]) == 64


def test_what_no_reader_gets_is_printed_in_its_place(tmp_path):
    (tmp_path / "w.jsonl").write_text(f"{json.dumps(STORY)}\nno json\n{json.dumps({**STORY, 'uri': 'b'})}\n")
    result, lines = run(tmp_path)
    assert [("rejected" in line) for line in lines] == [False, True, False]
    assert lines[1]["rejected"]["stage"] == "producer"
    assert result.exit_code == 1


def test_the_exit_is_0_when_all_was_read_and_2_for_wrong_use(folder):
    assert run(folder / "1.json")[0].exit_code == 0
    assert run()[0].exit_code == 2
    assert isinstance(run(folder / "none.json")[0].exception, UsageError)
    assert isinstance(run(folder, "--received-at", "soon")[0].exception, UsageError)


def test_standard_input_is_read_and_what_the_caller_says_holds():
    result, lines = run("-", "--received-at", "2022-03-03T10:00:00Z", stdin=json.dumps(STORY))
    assert result.exit_code == 0
    assert lines[0]["received_at"] == "2022-03-03T10:00:00Z"
    assert "source" not in lines[0]["provenance"]
    result, lines = run("-", "--split", stdin=f"{json.dumps(STORY)}\nNNNN\n{json.dumps(STORY)}\nNNNN\n")
    assert [line["verdict"]["kind"] for line in lines] == ["new", "duplicate"]


def test_the_trace_says_what_took_each_piece(folder):
    _, (line,) = run(folder / "1.json", "--trace")
    assert {"where": "body_html", "by": "dateline", "text": "TAMPERE, March 3 (AFP) - "} in line["trace"]
    assert {"where": "headline", "by": "headline", "text": "Mill reopens in Tampere"} in line["trace"]


def shown(renderable):
    out = io.StringIO()
    Console(file=out, width=90, force_terminal=False).print(renderable)
    return out.getvalue()


def test_a_page_shows_the_text_and_the_verdict_and_no_control_code(folder):
    _, lines = run(folder)
    first = shown(page(lines[0]))
    assert "Mill reopens in Tampere" in first
    assert "TAMPERE, March 3 - The mill is back." in first
    assert "duplicate of urn:x:1" in shown(page(lines[1]))
    assert "binary" in shown(page(lines[4]))
    assert shown(total({"new": 2, "rejected (binary)": 1})).endswith("3 items: 2 new, 1 rejected (binary)\n")
    assert visible("a\x1b[31m\x03b\x7f") == "a␛[31m␃b␡"


def test_items_are_printed_as_ninjs_without_what_may_not_be_shown(folder):
    (folder / "6.json").write_text(
        json.dumps({**STORY, "uri": "urn:x:6", "embargoed": "2099-01-01T00:00:00Z"})
    )
    result, items = run("--ninjs", folder / "1.json", folder / "4.bin", folder / "6.json")
    assert result.exit_code == 1
    assert [one["uri"] for one in items] == ["urn:x:1", "urn:x:6"]
    assert items[0]["headlines"][0]["value"] == "Mill reopens in Tampere"
    assert items[0]["standard"]["version"] == "3.1"
    assert (items[1]["pubStatus"], "headlines" in items[1], "bodies" in items[1]) == (
        "withheld",
        False,
        False,
    )
    assert "rejected by normalise: binary" in result.stderr


def test_of_a_long_path_the_end_is_shown_in_whole_steps():
    path = "/newsMessage/itemSet/newsItem/contentMeta/urgency"
    assert inspected._end_of_path(path) == "…/newsItem/contentMeta/urgency"
    assert inspected._end_of_path("headline") == "headline"
    assert len(inspected._end_of_path("/a/" + "x" * 80)) == inspected.WHERE
