"""What `wiredesk explain` says of files, and of stories that the index shows."""

import json

import pytest
from click.testing import CliRunner

from unit.indexed.test_document import full, tagged
from wiredesk.cli.explain import command
from wiredesk.indexed.document import item_view, story_of
from wiredesk.sinks import reader
from wiredesk.tagged import lexicon

TAKE = """Merkel to see Finland's president

BERLIN, June 4 (dpa) - Chancellor Angela Merkel will receive President Sauli Niinisto on Monday. Most were
surprised.
"""


@pytest.fixture
def take(tmp_path):
    path = tmp_path / "take.txt"
    path.write_text(TAKE)
    return str(path)


def run(*arguments, columns=100, **environment):
    return CliRunner(env={"COLUMNS": str(columns), **environment}).invoke(command, list(arguments))


def test_a_file_is_explained_as_json(take):
    (line,) = run(take, "--json", "--received-at", "2019-06-04T12:00:00Z").stdout.splitlines()
    told = json.loads(line)
    assert told["on"] == "2019-06-04"
    assert {one["code"] for one in told["regions"]} == {"DE", "FI", "geonames:2950159"}
    assert told["actors"][0]["term"]["start"]
    assert all(one["features"] for one in told["regions"] if one["kind"] == "country")


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(take, columns):
    result = run(take, columns=columns)
    assert result.exit_code == 0
    assert max(len(line.rstrip()) for line in result.stdout.splitlines()) <= columns
    assert "Angela Merkel" in result.stdout


def test_a_pipe_gets_no_colours(take):
    assert "\x1b" not in run(take, NO_COLOR="1").stdout


def test_all_shows_each_feature_with_its_weight(take):
    assert "1.00 × " in run(take, "--all").stdout


def test_a_story_of_the_index_is_read_back_as_it_was(monkeypatch):
    one = tagged(full())[0]
    document = item_view(one)
    monkeypatch.setattr(reader, "story", lambda _settings, _id: document)
    kept = one.deduped.story.model_copy(update={"appended_at": None})
    assert story_of(document).model_copy(update={"provenance": kept.provenance}) == kept
    assert run("s1", "--json").exit_code == 0


@pytest.mark.parametrize("status", ["canceled", "embargoed", "withheld", "merged"])
def test_text_that_is_not_shown_is_not_explained(monkeypatch, status):
    document = {**item_view(tagged(full())[0]), "status": status}
    monkeypatch.setattr(reader, "story", lambda _settings, _id: document)
    result = run("s1")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert document["headline"] not in result.output


def test_a_story_that_is_not_there_ends_with_1(monkeypatch):
    monkeypatch.setattr(reader, "story", lambda _settings, _id: None)
    assert run("s2").exit_code == 1


def test_a_beat_is_told_with_what_put_the_story_on_it(take, tmp_path):
    desk = tmp_path / "desk.toml"
    desk.write_text('[[beat]]\ncode = "x:beat-visits"\nname = "State visits"\nany_words = ["will receive"]\n')
    try:
        result = run(take, WIREDESK_DICTIONARIES=str(desk))
    finally:
        lexicon.use(None)
    told = result.stdout.split("Beats", 1)[1]
    assert "x:beat-visits  on it" in told
    assert "“will receive”  paragraph 1" in told
    assert "Beats" not in run(take).stdout


def test_a_file_is_judged_by_the_files_before_it(take, tmp_path):
    again = tmp_path / "later.txt"
    again.write_text(TAKE)
    result = run(take, str(again), "--json", "--received-at", "2019-06-04T12:00:00Z")
    first, copy = [json.loads(line)["verdict"] for line in result.stdout.splitlines()]
    assert (first["kind"], first["method"]) == ("new", "none")
    assert (copy["kind"], copy["of"]) == ("duplicate", json.loads(result.stdout.splitlines()[0])["uri"])
    assert copy["because"]


def test_the_verdict_is_told_with_its_reasons_and_without_colour_in_a_pipe(take, tmp_path):
    again = tmp_path / "later.txt"
    again.write_text(TAKE)
    arguments = (take, str(again), "--received-at", "2019-06-04T12:00:00Z")
    shown = run(*arguments, NO_COLOR="1", columns=160).stdout
    verdict = json.loads(run(*arguments, "--json").stdout.splitlines()[1])["verdict"]
    assert f"duplicate of {verdict['of']}  by {verdict['method']}, {verdict['score']:.2f}" in shown
    assert all(why in shown for why in verdict["because"])
    assert "\x1b" not in shown


def test_a_story_of_the_index_has_the_verdict_of_its_text(monkeypatch):
    document = item_view(tagged(full())[0])
    document["verdict"] = {
        "kind": "update",
        "of": "urn:a",
        "method": "slug",
        "score": 0.9,
        "because": ["a lead"],
    }
    monkeypatch.setattr(reader, "story", lambda _settings, _id: document)
    assert json.loads(run("s1", "--json").stdout)["verdict"] == document["verdict"]
