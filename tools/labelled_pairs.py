"""Pairs of takes that are labelled as one story or two (tests/quality/dedupe), with the takes' stories."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import orjson

from wiredesk.deduped.facts import Facts, facts
from wiredesk.deduped.likeness import Features, features
from wiredesk.deduped.seen import LIKENESS_HORIZON
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths

PAIRS = Path(__file__).parent.parent / "tests/quality/dedupe/pairs.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two takes, by what is counted of them.

    weight: for how many pairs it stands, 0: none. verdict: it was drawn by what likeness said of it.
    """

    first: Story
    second: Story
    facts: tuple[Facts, Facts]
    told: Features
    same: bool
    held: bool
    weight: float
    verdict: bool
    ids: tuple[int, int]


def read_pairs(path: Path) -> list[Pair]:
    """Read the labelled pairs, whose takes are in a file; by date."""
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()[1:]]
    with gzip.open(path) as lines:
        numbers = [record["id"] for record in map(orjson.loads, lines)]
    wanted = sorted(rows, key=lambda row: (int(row[0]), int(row[1])))
    stories = _stories(path, numbers, {int(one) for row in wanted for one in row[:2]})
    known = {number: facts(story) for number, story in stories.items()}
    return [_pair(row, stories, known) for row in wanted]


def _pair(row: list[str], stories: dict[int, Story], known: dict[int, Facts]) -> Pair:
    ids = int(row[0]), int(row[1])
    first, second = (stories[one] for one in ids)
    both = known[ids[0]], known[ids[1]]
    # A take whose time cannot be read is received when it is read, and would be ages apart.
    apart = min(abs(second.received_at - first.received_at), LIKENESS_HORIZON)
    return Pair(
        first=first,
        second=second,
        facts=both,
        told=features(*both, apart.total_seconds() / 3600),
        same=row[7] == "1",
        held=row[4] == "held",
        weight=float(row[3] or 0),
        verdict=row[2].startswith("~"),
        ids=ids,
    )


def _stories(path: Path, numbers: Iterable[int], wanted: set[int]) -> dict[int, Story]:
    found: dict[int, Story] = {}
    for number, raw in zip(numbers, read_paths([path]), strict=False):
        if number in wanted:
            (item,) = normalise(raw)  # type: ignore[arg-type]  # a take that is labelled was read
            assert isinstance(item, Story)
            found[number] = item
        if len(found) == len(wanted):
            break
    return found
