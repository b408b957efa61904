from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

HERE = Path(__file__).parent
CAME_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)


def story(text: str, **raw: Any) -> Story:
    (one,) = normalise(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT, **raw))
    assert isinstance(one, Story)
    return one


def fields(one: Story) -> dict[str, Any]:
    """A story as values of TOML, which has no null: what is absent is empty."""
    dateline = one.dateline
    found: dict[str, Any] = {
        **{name: getattr(one, name) for name in Story.model_fields},
        "provider": one.provider and one.provider.id,
        "captions": [[caption.text, caption.credit] for caption in one.captions],
        "place": dateline and dateline.place,
        "region": dateline and dateline.region,
        "published_on": dateline and dateline.published_on,
    }
    return {
        name: list(value) if isinstance(value, tuple) else "" if value is None else value
        for name, value in found.items()
    }


def named(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.txt"))


@pytest.mark.parametrize("path", [*named("pages"), *named("takes")], ids=lambda path: path.stem)
def test_a_copy_is_read_as_an_editor_reads_it(path):
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    found = fields(story(path.read_bytes().decode()))
    assert {name: found[name] for name in expected} == expected
