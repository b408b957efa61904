"""The fields of a JSON object, found whatever case and underscores the sender writes them with.

ninjs 1.x and 2.x write "versioncreated", ninjs 3.x "versionCreated", content systems "version_created": all
are one name here, without case, "_", "-" and "$". What is taken is noted, so that a trace can show the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.clock import tick
from wiredesk.normalised.draft import Taken

_SURROGATE = re.compile("[\ud800-\udfff]")


def out_of_bounds(value: Any) -> str | None:
    """Return which bound a value exceeds, in words; None if it can be read."""
    leaves = 0
    most = bounds()
    level = [value]
    for _ in range(most.depth):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner += one.values()
            elif isinstance(one, list):
                inner += one
            else:
                leaves += 1
        if leaves + len(inner) > most.values:
            return f"over {most.values:,} values in one item"
        if not inner:
            return None
        level = inner
    return "JSON nested too deep"


@dataclass(slots=True)
class Trace:
    """Which field took what stands at a path of the copy ("bodies[0].value")."""

    by: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, list[Taken]] = field(default_factory=dict)

    def taken(self, value: Any, path: str) -> list[Taken]:
        """Return every leaf of a value, with the field that took it, or "-metadata"."""
        taken: list[Taken] = []
        for where, leaf, by in self._leaves(value, path):
            if where in self.pieces:
                taken += self.pieces[where]
            else:
                taken.append(Taken(where=where, text=as_text(leaf), by=by))
        return taken

    def _leaves(self, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
        waiting: list[tuple[str, Any, str]] = [(path, value, "-metadata")]
        while waiting:
            where, one, by = waiting.pop()
            by = self.by.get(where, by)
            if isinstance(one, dict):
                waiting += [
                    (f"{where}.{key}" if where else key, inner, by) for key, inner in reversed(one.items())
                ]
            elif isinstance(one, list):
                waiting += [(f"{where}[{at}]", inner, by) for at, inner in reversed([*enumerate(one)])]
            elif one is not None and one != "":
                yield where, one, by


class Fields:
    """One object: its fields by name, its path in the copy, and the trace it notes in."""

    def __init__(self, value: dict[str, Any], path: str, trace: Trace) -> None:
        tick()
        self.value = value
        self.path = path
        self.trace = trace
        self._keys: dict[str, str] = {}
        for key in value:
            name = squeezed(key)
            # Of two keys that are one name ("items" and "_items") the one that holds something counts.
            if name not in self._keys or is_empty(value[self._keys[name]]):
                self._keys[name] = key

    def names(self) -> list[str]:
        """Return the names of the fields that hold something, in the object's order."""
        return [name for name, key in self._keys.items() if not is_empty(self.value[key])]

    def has(self, *names: str) -> bool:
        """Tell whether one of the fields holds something."""
        return any(name in self._keys and not is_empty(self.value[self._keys[name]]) for name in names)

    def get(self, *names: str) -> Any:
        """Return the first of the fields that holds something, whatever it is, else None."""
        for name in names:
            key = self._keys.get(name)
            if key is not None and not is_empty(self.value[key]):
                return self.value[key]
        return None

    def where(self, name: str) -> str:
        """Return the path of a field."""
        key = self._keys.get(name, name)
        return f"{self.path}.{key}" if self.path else key

    def take(self, name: str, by: str) -> None:
        """Note which field of the story took this one."""
        self.trace.by[self.where(name)] = by

    def text(self, *names: str, by: str) -> str | None:
        """Return the first of the fields that is a text or a number, and note which field took it."""
        for name in names:
            if name not in self._keys:
                continue
            found = scalar(self.get(name))
            if found is not None:
                self.take(name, by)
                return found
        return None

    def texts(self, *names: str, by: str) -> list[str]:
        """Return the texts of the first of the fields that is one or a list of them."""
        for name in names:
            if name not in self._keys:
                continue
            value = self.get(name)
            found = [one for one in map(scalar, value if isinstance(value, list) else [value]) if one]
            if found:
                self.take(name, by)
                return found
        return []

    def objects(self, name: str) -> list[Fields]:
        """Return the objects in a field: the one, those of a list, or the values of an object of objects."""
        if name not in self._keys:
            return []
        value, where = self.get(name), self.where(name)
        if isinstance(value, dict) and all(
            one is None or isinstance(one, dict | list) for one in value.values()
        ):
            return [found for key, one in value.items() for found in self._objects(one, f"{where}.{key}")]
        return self._objects(value, where)

    def _objects(self, value: Any, where: str) -> list[Fields]:
        if isinstance(value, dict):
            return [Fields(value, where, self.trace)]
        if isinstance(value, list):
            return [
                Fields(one, f"{where}[{at}]", self.trace)
                for at, one in enumerate(value)
                if isinstance(one, dict)
            ]
        return []


@lru_cache(maxsize=4096)
def squeezed(key: str) -> str:
    """Return a key as a name: "versionCreated", "version_created", "$standard" without case and marks."""
    return key.lower().replace("_", "").replace("-", "").lstrip("$@")


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing: null, blanks, an empty list or object."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, dict | list) and not value)


def scalar(value: Any) -> str | None:
    """Return a text or a number as text without blanks at its ends; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return as_text(value).strip() or None


def as_text(value: Any) -> str:
    """Return a leaf as text; a lone surrogate, which no encoding can write, becomes U+FFFD."""
    text = value if isinstance(value, str) else repr(value)
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
