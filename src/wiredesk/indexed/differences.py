"""Differences: how two sets of tags of one text differ, and how often over many stories. Pure.

Both are documents as `wiredesk inspect` prints them and Elasticsearch keeps them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from wiredesk.indexed.document import BEAT, Document, is_beat

Kind = Literal["came", "went", "role", "score"]

STEP = 0.005
"""A score that changed by less is the same to whoever reads it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One tag that differs. code: a region's code, an actor's id or a beat's code.

    before, after: its role and score; a beat has neither, so they say "beat" where the story is on it.
    """

    sort: Literal["region", "actor", "beat"]
    code: str
    name: str
    kind: Kind
    before: str | None
    after: str | None


@dataclass(slots=True)
class Sum:
    """How often each tag came, went or changed; stories: those compared, different: those that differ."""

    stories: int = 0
    different: int = 0
    names: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Counter[Kind]] = field(default_factory=dict)

    def add(self, changes: Iterable[Change]) -> None:
        """Count one story's changes."""
        self.stories += 1
        found = list(changes)
        self.different += bool(found)
        for change in found:
            self.names[change.code] = change.name
            self.counts.setdefault(change.code, Counter())[change.kind] += 1

    def rows(self) -> list[tuple[str, str, Counter[Kind]]]:
        """Return each tag that differs somewhere: code, name and counts, the most frequent first."""
        order = sorted(self.counts, key=lambda code: (-self.counts[code].total(), code))
        return [(code, self.names[code], self.counts[code]) for code in order]

    def total(self) -> Counter[Kind]:
        """Return how many tags came, went and changed in all."""
        return sum(self.counts.values(), Counter[Kind]())

    def view(self) -> dict[str, Any]:
        """Return the sum as one JSON object."""
        tags: list[dict[str, Any]] = [
            {"code": code, "name": name, **_view(counts)} for code, name, counts in self.rows()
        ]
        whole: dict[str, Any] = {"stories": self.stories, "different": self.different}
        return {**whole, **_view(self.total()), "tags": tags}


def differences(old: Document, new: Document) -> list[Change]:
    """Return which tags of a text came, which went, and which have another role or score."""
    return [
        *_differences("region", _by(old["regions"], "code"), _by(new["regions"], "code")),
        *_differences("actor", _by(old["actors"], "id"), _by(new["actors"], "id")),
        *_differences("beat", _beats(old), _beats(new)),
    ]


def _view(counts: Counter[Kind]) -> dict[str, int]:
    return {str(kind): count for kind, count in counts.items()}


Tags = Mapping[str, Mapping[str, Any]]


def _by(tags: Iterable[Mapping[str, Any]], name: str) -> Tags:
    return {tag[name]: tag for tag in tags}


def _beats(document: Document) -> Tags:
    """Return a document's beats by their codes."""
    return _by(filter(is_beat, document.get("subjects", ())), "code")


def _differences(sort: Literal["region", "actor", "beat"], old: Tags, new: Tags) -> Iterator[Change]:
    for code in dict.fromkeys((*old, *new)):
        before, after = old.get(code), new.get(code)
        kind = _kind(before, after)
        if kind is not None:
            name = str((after or before or {})["name"])
            yield Change(sort, code, name, kind, _told(before), _told(after))


def _kind(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Kind | None:
    if before is None or after is None:
        return "went" if after is None else "came"
    if before.get("role") != after.get("role"):
        return "role"
    return "score" if abs(before.get("score", 0) - after.get("score", 0)) >= STEP else None


def _told(tag: Mapping[str, Any] | None) -> str | None:
    """Return a tag's role and score: "focus 0.83"; of a beat, that it is one."""
    if tag is not None and is_beat(tag):
        return BEAT
    return f"{tag.get('role') or tag['kind']} {tag['score']:.2f}" if tag is not None else None
