"""The files of data/: texts, and rows by the names of their columns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any


def text_of(name: str) -> str:
    """Return the text of a file of data/."""
    return files("wiredesk.tagged").joinpath("data", name).read_text("utf-8")


def toml_of(name: str) -> dict[str, Any]:
    """Return what a TOML file of data/ holds."""
    return tomllib.loads(text_of(name))


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of data/ by its columns, which its first line names."""
    head, *rows = text_of(name).splitlines()
    columns = head.split("\t")
    yield from (dict(zip(columns, row.split("\t"), strict=True)) for row in rows)
