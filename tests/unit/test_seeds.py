"""The seeds come out as seeds/README.md says, and show what it promises."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from wiredesk.fates import FATES, Fate
from wiredesk.pipeline import run
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.tagged.record import Tagged

SEEDS = Path(__file__).parents[2] / "seeds"
FOLDERS = sorted(path for path in SEEDS.iterdir() if path.is_dir() and path.name != "formats")


@dataclass(frozen=True)
class Row:
    """One row of the README's tables; "-" where it promises nothing."""

    copy: str
    agency: str
    language: str
    verdict: str
    fate: str


def rows() -> Iterator[Row]:
    """Read the README's tables; copy is "folder/file", with the line of a JSONL file behind it."""
    folder = ""
    for line in (SEEDS / "README.md").read_text().splitlines():
        if line.startswith("## "):
            folder = line.removeprefix("## ")
        elif line.startswith("| 0"):
            copy, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            yield Row(f"{folder}/{copy}", *cells[:4])


ROWS = list(rows())


@cache
def copies() -> list[RawRecord]:
    read = list(read_paths(FOLDERS))
    assert not [one for one in read if isinstance(one, Rejected)]
    return [one for one in read if isinstance(one, RawRecord)]


@cache
def results() -> dict[str, Tagged | Rejected]:
    """What comes of each copy, under the name that the README gives it."""
    found = list(run(copies()))
    assert len(found) == len(ROWS)
    return dict(zip(names(), found, strict=True))


def names() -> list[str]:
    """Name the copies in the order of reading, as the README does."""
    lines: dict[str, int] = {}
    found = []
    for copy in copies():
        name = str(Path(str(copy.source)).relative_to(SEEDS))
        lines[name] = lines.get(name, 0) + 1
        found.append(f"{name} {lines[name]}" if name.endswith(".jsonl") else name)
    return found


def tagged(name: str) -> Tagged:
    """What came of a copy that can be read."""
    one = results()[name]
    assert isinstance(one, Tagged)
    return one


def fate_of(one: Tagged | Rejected) -> Fate:
    """The fate that a verdict leads to."""
    if isinstance(one, Rejected):
        return "rejected"
    fates: dict[str, Fate] = {"duplicate": "duplicate", "syndicated": "duplicate", "stale": "stale"}
    fates |= {"hold": "held", "kill": "killed"}
    return fates.get(one.deduped.verdict.kind, "indexed")


def test_the_readme_lists_every_copy_in_the_order_of_reading():
    assert names() == [row.copy for row in ROWS]


def test_every_copy_carries_the_time_it_came_in_which_its_file_is_named_after():
    for copy, row in zip(copies(), ROWS, strict=True):
        assert copy.received_at is not None
        assert copy.received_at.year == 2022
        if not re.search(r" [2-9]$", row.copy):  # a later line of a file came later
            assert Path(row.copy).name.startswith(copy.received_at.strftime("%d-%H%M-"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.copy)
def test_a_copy_comes_out_as_the_readme_says(row: Row):
    one = results()[row.copy]
    assert fate_of(one) == row.fate
    if isinstance(one, Rejected):
        assert row.verdict == "rejected"
        return
    story = one.deduped.story
    assert one.deduped.verdict.kind == row.verdict
    if row.agency != "-":
        assert story.provider is not None
        assert story.provider.id == row.agency
    if row.language != "-":
        assert story.language == row.language


def test_the_readme_counts_its_own_tables():
    text = (SEEDS / "README.md").read_text()
    files = {row.copy.split(" ")[0] for row in ROWS}
    assert f"{len(ROWS)} items in {len(files)} files" in text
    stories = {one.deduped.story_id for one in results().values() if isinstance(one, Tagged)}
    assert f"They make {len(stories)} stories" in text
    fates = Counter(row.fate for row in ROWS)
    assert f"{fates.pop('indexed')} items are indexed" in text
    others = ", ".join(f"{fates[fate]} {fate}" for fate in FATES if fate in fates)
    assert others in " ".join(text.split())


def test_what_cannot_be_read_says_why():
    reasons = {name: one.reason for name, one in results().items() if isinstance(one, Rejected)}
    assert reasons == {"pages/04-1401-empty.txt": "empty", "pages/04-1400-poison.txt": "binary"}


def test_three_chains_have_all_their_versions():
    chains = {
        "afp/03-1140-ferry-6.json": 5,
        "dpa/03-1640-bruecke-4.json": 4,
        "reuters/03-1302-port-strike.jsonl 7": 6,
    }
    assert {name: tagged(name).deduped.version for name in chains} == chains
    assert len({tagged(name).deduped.story_id for name in chains}) == 3


def test_the_embargoed_survey_waits_for_the_morning():
    story = tagged("afp/03-1958-fao-oil.json").deduped.story
    assert story.status == "embargoed"
    assert story.embargoed_until == datetime(2022, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "credit"),
    [
        ("afp/03-0634-ferry-3.json", "AFP"),
        ("afp/03-0705-kenya-tea.txt", "Njeri Otieno/AFP"),
        ("apa/03-1418-semmering.txt", "APA/Helmut Reisinger"),
        ("efe/03-1810-lima.txt", "EFE/Rosario Quiñones"),
        ("pages/03-1905-turkey-olives.txt", "AP Photo/Deniz Korkmaz"),
        ("pages/03-1740-finland-border.txt", "Lehtikuva/Handout via Reuters"),
        ("ap/04-1212-picture.json", "AP Photo/Kalina Dobreva"),
    ],
)
def test_a_picture_keeps_its_caption_and_its_credit(name: str, credit: str):
    captions = tagged(name).deduped.story.captions
    assert captions
    assert credit in (captions[0].credit or "")
    assert credit not in captions[0].text


@pytest.mark.parametrize(
    ("name", "take", "signals"),
    [
        ("reuters/03-1302-port-strike.jsonl 3", "UPDATE 1", {"update"}),
        ("reuters/03-1302-port-strike.jsonl 4", "UPDATE 2", {"update"}),
        ("reuters/03-1302-port-strike.jsonl 7", "CORRECTED-UPDATE 3", {"correction", "update"}),
        ("pa/03-0925-lifeboat-lead.txt", "1st LEAD", {"lead"}),
        ("pa/03-1105-lifeboat-lead2.txt", "2nd LEAD", {"lead"}),
    ],
)
def test_a_label_is_a_take_and_signals_and_no_headline(name: str, take: str, signals: set[str]):
    story = tagged(name).deduped.story
    assert (story.take or "").replace(" ", "").startswith(take.replace(" ", "").split("-")[0])
    assert signals <= set(story.signals)
    assert take.split("-", maxsplit=1)[0] not in (story.headline or "")


@pytest.mark.parametrize(
    ("name", "about", "never"),
    [
        ("ap/03-1405-georgia-state.json", "US", "GE"),
        ("ap/03-1622-georgia-country.json", "GE", "US"),
        ("ap/03-2210-jordan-player.json", "US", "JO"),
        ("ap/04-0730-jordan-country.json", "JO", "US"),
        ("afp/03-1511-niger-river.json", "NE", "NI"),
        ("reuters/03-1544-texas.txt", "US", "FR"),
        ("pages/03-1905-turkey-olives.txt", "TR", "US"),
        ("pages/04-0944-korea-rail.txt", "KR", "US"),
        ("pages/03-1740-finland-border.txt", "FI", "US"),
        ("reuters/04-0915-cocoa.txt", "CI", "FR"),
    ],
)
def test_an_ambiguous_place_is_the_one_that_is_meant(name: str, about: str, never: str):
    one = tagged(name)
    assert about in one.focus_regions
    assert never not in {region.code for region in one.regions}


def test_a_table_keeps_its_rows():
    paragraphs = tagged("reuters/03-0802-grain.txt").deduped.story.paragraphs
    rows = {re.split(r"\t|\s{2,}", row.strip())[0]: row for row in paragraphs}
    assert re.split(r"\t|\s{2,}", rows["BARLEY"].strip()) == ["BARLEY", "36,400", "52,100"]


def test_words_broken_at_a_line_end_are_whole_again():
    body = tagged("pages/04-1325-congo-bridge.txt").deduped.story.body
    assert "on Friday to build" in body
    assert "mainland Africa" in body
    assert "well-known lender" in body
