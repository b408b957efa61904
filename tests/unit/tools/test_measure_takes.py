"""What is counted of labelled takes, and what is told of those furthest from their labels. All made up."""

from __future__ import annotations

import gzip
from pathlib import Path

import orjson
import pytest

import measure_takes
from measure_takes import Labelled, codes_told, labelled, names_of, worst
from unit.tagged.told import told
from wiredesk.tagged.tag import judge

TAKE = "u f BC-BRIDGE 02-26 0105\n{}\n    {}, Feb 26 - {}\n Reuter\n"


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    """Return a file of takes: one right, one with a label too many, one without a place, one with people."""
    rows = [
        ("FINLAND VOTES", "HELSINKI", "Finland voted. Finland counted.", ["finland"], [], []),
        ("NORWAY VOTES", "OSLO", "Norway voted. Norway counted.", ["norway", "spain"], [], []),
        ("TIN FELL", "LONDON", "Tin fell.", [], [], []),
        (
            "VOLCKER SEES GROWTH",
            "WASHINGTON",
            "Paul Volcker met the World Bank. Volcker left.",
            ["usa"],
            ["volcker", "masse"],
            [],
        ),
    ]
    path = tmp_path / "takes.jsonl.gz"
    with gzip.open(path, "wb") as lines:
        for number, (headline, town, text, places, people, orgs) in enumerate(rows):
            labels = {"places": places, "people": people, "orgs": orgs}
            sent = {"transmitted_at": f"26-FEB-1987 15:0{number}:00.00", "type": "NORM"}
            lines.write(
                orjson.dumps({"id": number, "raw": TAKE.format(headline, town, text), **sent, **labels})
            )
            lines.write(b"\n")
    return path


def test_takes_without_a_place_are_left_out_and_places_have_our_codes(takes: Path):
    assert [set(take.places) for take in labelled(takes)] == [{"FI"}, {"NO", "ES"}, {"US"}]


def test_the_worst_story_says_what_was_told_what_is_labelled_and_why(takes: Path):
    found = list(labelled(takes))[:2]
    (story,) = worst(found, [judge(take.story) for take in found], 30)
    first, second, *reasons = story.splitlines()
    assert first.endswith("NORWAY VOTES")
    assert second.split() == ["told", "NO,", "labelled", "ES,", "NO"]
    assert reasons == ["      -ES 0.00: no name in the text brings it to mind"]


def test_a_country_that_was_scored_is_told_with_what_counts_most():
    tagged = told("Norway voted. Norway counted.", headline="Norway votes", dateline="OSLO")
    take = Labelled(tagged.deduped.story, frozenset({"SE"}), frozenset(), frozenset())
    (story,) = worst([take], [judge(take.story)], 1)
    assert "told NO, labelled SE" in story
    assert "+NO 1.00: " in story
    assert "the headline has its name" in story


def test_actors_are_matched_by_a_name_or_by_the_tables_id():
    people, orgs = names_of("people"), names_of("orgs")
    tagged = told("Federal Reserve Chairman Paul Volcker met the World Bank.", on="1987-02-26")
    assert codes_told(tagged.actors, people) == {"volcker"}
    assert codes_told(tagged.actors, orgs) == {"worldbank"}


def test_the_table_has_each_code_once_with_names():
    rows = [
        line.split("\t") for line in measure_takes.ACTORS.read_text("utf-8").splitlines() if line[0] != "#"
    ]
    assert all(len(row) == 3 and row[0] in {"people", "orgs"} and row[2] for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)


def test_the_report_says_whom_it_cannot_judge(takes: Path, monkeypatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(measure_takes, "PART", 1)
    monkeypatch.setattr("sys.argv", ["measure_takes.py", str(takes), "--final"])
    measure_takes.main()
    out = capsys.readouterr().out
    assert "1 takes with a place" in out
    assert "labels that are not mapped: masse 1" in out
    assert "precision says little" in out
