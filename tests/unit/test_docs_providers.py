"""docs/providers.md says what is so: its example loads, and it explains every key and part of a mark."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from wiredesk.normalised import providers
from wiredesk.normalised.end_marks import PARTS
from wiredesk.normalised.profiles import Profile

TEXT = (Path(__file__).parents[2] / "docs" / "providers.md").read_text("utf-8")


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "providers.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)[0], "utf-8")
    providers.use(path)
    yield path
    providers.use(None)


def test_the_example_loads_and_does_what_the_page_says(example):
    assert set(tomllib.loads(example.read_text("utf-8"))) == {"nordwire", "dpa"}
    for stated in ("NW", "nprov:NW", "© 2022 Nordwire", "Nordwire Sports", "desk@nordwire.example", "nwtext"):
        assert providers.provider_of(stated).id == "nordwire"
    assert providers.known("(NW)") is not None
    assert providers.known("(nw)") is None
    assert providers.urgency_of("b", "nordwire") == 3
    marks = providers.profile_of("nordwire").end_marks
    assert marks.ends("(NW) ab/cd")
    assert marks.ends("NW-03-03-22 1405")
    assert str(providers.zone_of("dpa")) == "Europe/Berlin"
    assert providers.profile_of("dpa").end_marks.ends("## Ende")


def test_every_key_is_explained():
    explained = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    keys = {field.name for field in fields(Profile)} - {"provider"} | {"name"}
    assert explained == keys


def test_every_part_of_an_end_mark_is_explained():
    assert set(re.findall(r"^\| `\{(\w+)\}` \|", TEXT, re.MULTILINE)) == set(PARTS)
