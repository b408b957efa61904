"""What is counted as right and wrong of labelled samples. All samples are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from measure_fields import Judged, main, measure, plain, report

SAMPLE = {
    "uri": "urn:example:1",
    "provider": "AFP",
    "headline": "Ferry towed into Gdynia",
    "versioncreated": "2022-03-02T10:41:02Z",
    "language": "en",
    "body_html": "<p>GDYNIA, March 2 (AFP) - A ferry was towed into Gdynia.</p><p>Nobody was hurt.</p>",
}
LABEL = """
[[item]]
uri = "urn:example:1"
provider = "afp"
format = "ninjs"
headline = "Ferry  towed into\\tGdynia"
status = "usable"
language = "en"
published_at = 2022-03-02T10:41:02.500Z
dateline = { text = "GDYNIA, March 2", place = "GDYNIA", published_on = 2022-03-02 }
paragraphs = ["A ferry was towed into Gdynia.", "Nobody was hurt."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.json").write_text(json.dumps(SAMPLE))
    (tmp_path / "ferry.json.toml").write_text(LABEL)
    return tmp_path


def wrong(folder: Path) -> dict[str, Judged]:
    return {one.name: one for one in measure(folder).judged if not one.right}


def relabel(folder: Path, old: str, new: str) -> None:
    label = folder / "ferry.json.toml"
    label.write_text(label.read_text().replace(old, new))


def test_a_sample_that_is_read_as_labelled_is_right_in_every_field(folder: Path):
    measured = measure(folder)
    assert {one.name for one in measured.judged} == {
        *("uri", "provider", "headline", "status", "language", "published_at", "dateline", "paragraphs")
    }
    assert all(one.right for one in measured.judged)
    assert (measured.paragraphs, measured.equal_paragraphs) == (2, 2)


def test_a_field_that_is_read_without_being_in_the_label_is_wrong(folder: Path):
    relabel(folder, 'language = "en"\n', "")
    assert [*wrong(folder)] == ["language"]


def test_a_field_of_the_label_that_is_not_read_is_wrong(folder: Path):
    relabel(folder, 'status = "usable"', 'status = "usable"\nsummary = "Nobody hurt"')
    assert wrong(folder)["summary"].found is None


def test_paragraphs_are_one_field_and_counted_one_by_one_beside_it(folder: Path):
    relabel(folder, "Nobody was hurt", "Two were hurt")
    measured = measure(folder)
    assert [one.name for one in measured.judged if not one.right] == ["paragraphs"]
    assert (measured.paragraphs, measured.equal_paragraphs) == (2, 1)


def test_the_uri_counts_only_where_the_label_has_one(folder: Path):
    relabel(folder, 'uri = "urn:example:1"\n', "")
    assert "uri" not in {one.name for one in measure(folder).judged}


def test_a_field_named_in_not_judged_does_not_count(folder: Path):
    relabel(folder, 'provider = "afp"', 'not_judged = ["provider"]')
    assert "provider" not in {one.name for one in measure(folder).judged}


def test_an_item_that_is_not_read_is_wrong_in_each_field_of_its_label(folder: Path):
    label = folder / "ferry.json.toml"
    label.write_text(label.read_text() + '\n[[item]]\nheadline = "Second"\nstatus = "usable"\n')
    assert {*wrong(folder)} == {"headline", "status"}


def test_a_rejection_is_judged_by_its_reason(tmp_path: Path):
    (tmp_path / "nothing.json").write_text('{"uri": "urn:example:2", "type": "text"}')
    (tmp_path / "nothing.json.toml").write_text('[[item]]\nrejected = "no-text"\n')
    assert [(one.name, one.right) for one in measure(tmp_path).judged] == [("rejected", True)]


def test_samples_without_a_label_are_left_out(folder: Path):
    (folder / "other.json").write_text(json.dumps(SAMPLE))
    assert {one.sample for one in measure(folder).judged} == {"ferry.json"}


def test_the_report_counts_by_format_and_by_field_and_lists_what_is_wrong(folder: Path):
    relabel(folder, "Nobody was hurt", "Two were hurt")
    lines = report(measure(folder), wrong=True)
    assert [line.split() for line in lines if "ninjs" in line] == [["ninjs", "7", "/", "8", "0.8750"]]
    assert lines[-3:] == ["ferry.json: paragraphs", "  - Two were hurt.", "  + Nobody was hurt."]


def test_what_is_empty_counts_as_absent():
    assert [plain(one) for one in ("", "  ", [], [None, ""], {"code": None})] == [None] * 5
    assert plain(0) == 0


def test_a_folder_without_labels_is_a_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path)]) == 2
    assert "no sample" in capsys.readouterr().err
