"""What `wiredesk inspect --diff` prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wiredesk.cli.inspect import command
from wiredesk.errors import UsageError

TAKES = {
    "a.txt": "Mill reopens\n\nTAMPERE, Finland, March 3 (AFP) - The mill in Finland is back.\n",
    "b.txt": "Ferry late\n\nSTOCKHOLM, March 3 (AFP) - The ferry from Sweden to Estonia is late.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TAKES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def old(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "old.jsonl"
    path.write_bytes(run(str(folder), "--jsonl").stdout_bytes)
    return path


def run(*words: str):
    return CliRunner(env={"COLUMNS": "100"}).invoke(command, [*words], catch_exceptions=False)


def test_the_same_rules_differ_in_nothing(folder: Path, old: Path):
    result = run(str(folder), "--diff", str(old))
    assert result.exit_code == 0
    assert result.stdout.strip().startswith("0 of 2 stories differ")


def test_what_came_and_went_is_printed_by_story_and_in_sum(folder: Path, old: Path):
    lines = [json.loads(line) for line in old.read_text().splitlines()]
    lines[0]["regions"] = [one for one in lines[0]["regions"] if one["code"] != "FI"]
    lines[1]["actors"].append(
        {"id": "x:nobody", "name": "Nobody", "kind": "person", "score": 0.5, "mentions": []}
    )
    old.write_text("\n".join(map(json.dumps, lines)))
    shown = run(str(folder), "--diff", str(old)).stdout
    assert "Mill reopens" in shown
    assert "2 of 2 stories differ: 1 tags came, 1 went" in shown
    first, second, whole = map(
        json.loads, run(str(folder), "--diff", str(old), "--jsonl").stdout.splitlines()
    )
    assert [(one["code"], one["kind"]) for one in first["changes"]] == [("FI", "came")]
    assert [(one["code"], one["kind"]) for one in second["changes"]] == [("x:nobody", "went")]
    assert whole["sum"]["different"] == 2


def test_stories_of_one_side_alone_are_counted(folder: Path, old: Path):
    (folder / "a.txt").unlink()
    (folder / "c.txt").write_text(TAKES["a.txt"] + "\nAnd more.\n")
    shown = run(str(folder), "--diff", str(old)).stdout
    assert "0 of 1 stories differ" in shown
    assert f"1 are not in {old}; 1 are only there" in shown.replace("\n", " ")


def test_a_file_of_something_else_is_wrong_use(folder: Path, tmp_path: Path):
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("{}\n")
    with pytest.raises(UsageError, match=r"line 1.*inspect --jsonl"):
        run(str(folder), "--diff", str(wrong))
