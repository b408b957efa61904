"""The files the local stack is made of, each pinned: coordinates, bytes, sha256.

pins.tsv is written by tools/pin_stack.py. Nothing is resolved at run time, so what runs is what was pinned.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Pin:
    """One file: its Maven coordinates, its size in bytes, and its sha256 in hex."""

    group: str
    name: str
    version: str
    classifier: str
    packaging: str
    size: int
    sha256: str

    @property
    def path(self) -> PurePosixPath:
        """Where it lies in a repository of that layout."""
        end = f"-{self.classifier}" if self.classifier else ""
        folder = PurePosixPath(*self.group.split("."), self.name, self.version)
        return folder / f"{self.name}-{self.version}{end}.{self.packaging}"


@cache
def pins() -> tuple[Pin, ...]:
    """Return all pinned files, Kafka's jars and Elasticsearch's zip."""
    text = files("wiredesk.local").joinpath("pins.tsv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:], delimiter="\t")
    return tuple(
        Pin(group, name, version, classifier, packaging, int(size), sha256)
        for group, name, version, classifier, packaging, size, sha256 in rows
    )


def jars() -> tuple[Pin, ...]:
    """Return Kafka's jars."""
    return tuple(pin for pin in pins() if pin.packaging == "jar")


def elasticsearch_zip() -> Pin:
    """Return Elasticsearch's distribution."""
    return next(pin for pin in pins() if pin.packaging == "zip")


def kafka_version() -> str:
    """Return the version of Kafka that is pinned ("4.3.1")."""
    return next(pin.version for pin in pins() if pin.name == "kafka-server")
