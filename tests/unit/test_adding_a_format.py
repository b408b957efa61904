"""docs/adding-a-format.md works as it stands: its file, entered into the list, reads its seed as it says."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from wiredesk.normalised import normalise as normalising
from wiredesk.normalised.formats import FORMATS, Format
from wiredesk.normalised.normalise import Reading
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-format.md").read_text("utf-8")
CAME_AT = datetime(2022, 3, 3, 11, 12, 20, tzinfo=UTC)


def block(kind: str) -> tuple[str, str]:
    """The name and the text of the page's block of a kind."""
    found = re.search(rf"<!-- {kind}: (\S+) -->\n```\w*\n(.*?)```\n", PAGE, re.DOTALL)
    assert found
    return found[1], found[2]


@pytest.fixture
def nordtext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    name, text = block("file")
    path = tmp_path / name
    path.write_text(text, "utf-8")
    spec = importlib.util.spec_from_file_location("nordtext", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    entry = Format("nordtext", module)  # type: ignore[arg-type]
    monkeypatch.setattr(normalising, "FORMATS", (entry, *FORMATS))
    return module


def read_seed() -> Reading:
    _, text = block("seed")
    (reading,) = normalising.read(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT))
    return reading


def test_the_pages_seed_is_read_as_its_golden_record_says(nordtext):
    (expected,) = tomllib.loads(block("golden")[1])["item"]
    one = read_seed().item
    assert isinstance(one, Story)
    found = {name: getattr(one, name) for name in expected}
    found["provider"] = one.provider_id
    assert one.dateline is not None
    found["dateline"] = one.dateline.model_dump(exclude_none=True)
    assert {
        name: list(value) if isinstance(value, tuple) else value for name, value in found.items()
    } == expected


def test_each_line_of_the_pages_seed_is_taken(nordtext):
    _, text = block("seed")
    taken = "".join(one.text for one in read_seed().taken)
    assert sorted("".join(taken.split())) == sorted("".join(text.split()))


def test_the_page_names_the_fields_of_a_story(nordtext):
    assert set(nordtext.FOUND) <= set(Story.model_fields)


def test_each_room_that_the_page_names_is_there():
    rooms = re.findall(r"^\| (`[^|]*`) \|", PAGE, re.MULTILINE)
    names = [name.strip("` ") for row in rooms for name in row.split(",")]
    assert len(names) > 20
    for name in names:
        assert importlib.util.find_spec(f"wiredesk.normalised.{name}") is not None, name
