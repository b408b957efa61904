"""Each seed of a format is read as its golden record says, every field of it.

A golden record was written by eye from the copy: tests/unit/golden/<format>/<seed>.toml, one [[item]] a story
or rejection in the order of reading, with every field that is not empty. received_at, provenance and the
uri of copies without an id are not in it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

SEEDS = Path(__file__).parents[2] / "seeds" / "formats"
GOLDEN = Path(__file__).parent / "golden"
LEFT_OUT = {"received_at", "appended_at", "provenance", "word_count"}


def record(one: Story | Rejected) -> dict[str, Any]:
    """An item in the golden records' form: no empty field, a provider's id, captions as [text, credit]."""
    if isinstance(one, Rejected):
        return {"rejected": one.reason}
    found = one.model_dump(exclude_none=True, exclude=LEFT_OUT)
    if found["uri"].startswith("wiredesk:"):
        del found["uri"]
    if "provider" in found:
        found["provider"] = found["provider"]["id"]
    found["captions"] = [[part for part in (c.text, c.credit) if part] for c in one.captions]
    for name, value in found.items():
        if isinstance(value, tuple):
            found[name] = list(value)
    return {name: value for name, value in found.items() if value not in ("", [], None)}


@cache
def seeds() -> dict[str, RawRecord]:
    read = [one for one in read_paths([SEEDS]) if isinstance(one, RawRecord)] if SEEDS.exists() else []
    return {str(Path(str(one.source)).relative_to(SEEDS)): one for one in read}


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_seed_is_read_as_its_golden_record_says(name: str):
    expected = tomllib.loads((GOLDEN / f"{name}.toml").read_text("utf-8"))["item"]
    found = [record(one) for one in normalise(seeds()[name])]
    assert [one.get("headline") for one in found] == [one.get("headline") for one in expected]
    for one, wanted in zip(found, expected, strict=True):
        assert one == wanted


def test_each_golden_record_has_its_seed():
    golden = {str(path.relative_to(GOLDEN)).removesuffix(".toml") for path in GOLDEN.rglob("*.toml")}
    assert golden == set(seeds())
