"""A PDF's objects by number, and its pages in order, whatever state its tables are in.

Objects are found where they stand ("12 0 obj"), not by the cross-reference tables: those of files that went
through mail and gateways are often wrong, and a table that lies cannot lead a reader in circles. Of an object
that stands several times the last counts, as incremental updates mean it (ISO 32000-1, 7.5.6). Objects in
object streams (7.5.7) stand where their stream does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from wiredesk.normalised.pdf_crypt import Cipher, cipher_of
from wiredesk.normalised.pdf_filters import unpacked
from wiredesk.normalised.pdf_objects import Budget, Dict, Exceeded, Name, Ref, Tokens, Word

MAX_OBJECTS = 200_000
MAX_PAGES = 400
"""Of a longer document the first pages are read."""

MAX_HOPS = 20
"""So many references may follow each other to a value."""

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,8})[\0\t\n\f\r ]{1,8}(\d{1,5})[\0\t\n\f\r ]{1,8}obj(?![A-Za-z])")
_OBJECT_STREAM = re.compile(rb"/Type\s{0,4}/ObjStm")
_CATALOGUE = re.compile(rb"/Type\s{0,4}/Catalog\b")
_TRAILER = re.compile(rb"trailer|/Type\s{0,4}/XRef")
_INHERITED = ("Resources", "Rotate", "MediaBox", "CropBox")


class Stream(NamedTuple):
    """A stream: its dictionary, the bytes as they stand, and the object it is."""

    values: Dict
    packed: bytes
    ref: Ref


class _Place(NamedTuple):
    """Where an object stands in the file; within: the stream of objects that holds it, at an offset there."""

    at: int
    generation: int = 0
    within: int | None = None
    offset: int = 0


class PdfFile:
    """The objects of a file. Methods raise Exceeded over a bound, and nothing else for any bytes."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.data = data
        self.budget = budget
        self._places: dict[int, _Place] = {}
        self._read: dict[int, Any] = {}
        self._packs: dict[int, bytes] = {}
        self._cipher: Cipher | None = None
        offsets: list[tuple[int, int]] = []
        for found in _OBJECT.finditer(data):
            number = int(found[1])
            self._places[number] = _Place(found.end(), int(found[2]))
            offsets.append((found.end(), number))
            if len(offsets) > MAX_OBJECTS:
                raise Exceeded(f"over {MAX_OBJECTS:,} objects")
        self.trailer = self._trailer(offsets)
        self.encrypted = self.trailer.get("Encrypt") is not None
        if self.encrypted:
            self._cipher = cipher_of(self, self.trailer)
            self._read.clear()
        self._find_packed(offsets)
        self._find_root(offsets)

    @property
    def readable(self) -> bool:
        """Whether the file is not encrypted, or needs no password."""
        return not self.encrypted or self._cipher is not None

    def value(self, found: Any) -> Any:
        """Return what a value is, references followed; None for one that leads nowhere or in circles."""
        for _ in range(MAX_HOPS):
            if not isinstance(found, Ref):
                return found
            found = self._object(found.number)
        return None

    def dictionary(self, found: Any) -> Dict:
        """Return a dictionary, that of a stream too; {} where it is none."""
        value = self.value(found)
        if isinstance(value, Stream):
            return value.values
        return value if isinstance(value, dict) else {}

    def items(self, found: Any) -> list[Any]:
        """Return an array, [] where it is none."""
        value = self.value(found)
        return value if isinstance(value, list) else []

    def name(self, found: Any) -> str:
        """Return a name, "" where it is none."""
        value = self.value(found)
        return str(value) if isinstance(value, Name) else ""

    def number(self, found: Any, default: float = 0) -> float:
        """Return a number, or the default where it is none."""
        value = self.value(found)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else default

    def content(self, found: Any) -> bytes:
        """Return what a stream holds, unpacked; b"" where it is none."""
        stream = self.value(found)
        if not isinstance(stream, Stream):
            return b""
        filters = stream.values.get("Filter", stream.values.get("F"))
        parameters = stream.values.get("DecodeParms", stream.values.get("DP"))
        names = [self.name(one) for one in self._listed(filters)]
        packed = stream.packed
        if self._cipher is not None and "Crypt" not in names and stream.ref.number:
            packed = self._cipher.stream(packed, stream.ref.number, stream.ref.generation)
        return unpacked(
            packed, names, [self.dictionary(one) for one in self._listed(parameters)], self.budget
        )

    def pages(self) -> Iterator[Dict]:
        """Yield the pages in order, each with what it inherits; without a tree those that the file holds."""
        root = self.dictionary(self.trailer.get("Root"))
        seen: set[int] = set()
        count = 0
        waiting: list[tuple[Any, Dict]] = [(root.get("Pages"), {})]
        while waiting and count < MAX_PAGES:
            self.budget.spend(1)
            node, inherited = waiting.pop()
            if isinstance(node, Ref):
                if node.number in seen:
                    continue
                seen.add(node.number)
            values = self.dictionary(node)
            own = inherited | {name: values[name] for name in _INHERITED if name in values}
            kids = self.items(values.get("Kids"))
            if kids and self.name(values.get("Type")) != "Page":
                waiting += [(kid, own) for kid in reversed(kids)]
            elif values:
                count += 1
                yield own | values
        if count == 0:
            yield from self._loose_pages()

    def _loose_pages(self) -> Iterator[Dict]:
        count = 0
        for number in sorted(self._places, key=lambda one: self._places[one].at):
            values = self.dictionary(Ref(number, 0))
            if self.name(values.get("Type")) == "Page":
                count += 1
                above = self.dictionary(values.get("Parent"))
                yield {name: above[name] for name in _INHERITED if name in above} | values
            if count >= MAX_PAGES:
                return

    def _listed(self, found: Any) -> list[Any]:
        value = self.value(found)
        return value if isinstance(value, list) else [] if value is None else [value]

    def _object(self, number: int) -> Any:
        if number in self._read:
            return self._read[number]
        place = self._places.get(number)
        self._read[number] = None  # what refers to itself is nothing
        if place is not None:
            value = self._parsed(number, place) if place.within is None else self._unpacked(place)
            self._read[number] = value
        return self._read[number]

    def _parsed(self, number: int, place: _Place) -> Any:
        tokens = Tokens(self.data, self.budget, place.at)
        value = tokens.object()
        ref = Ref(number, place.generation)
        if not isinstance(value, dict):
            return None if isinstance(value, Word) else self._deciphered(value, ref)
        at = tokens.at
        if tokens.object() == b"stream":
            return Stream(self._deciphered(value, ref), self._packed(value, tokens.at), ref)
        tokens.at = at
        return self._deciphered(value, ref)

    def _packed(self, values: Dict, at: int) -> bytes:
        """Return a stream's bytes: as many as it says, if its end follows them, else to its end."""
        data = self.data
        at += 2 if data.startswith(b"\r\n", at) else 1 if data[at : at + 1] in (b"\r", b"\n") else 0
        length = self.value(values.get("Length"))
        if isinstance(length, int) and 0 <= length <= len(data) - at:
            behind = data[at + length : at + length + 12].lstrip(b"\r\n\t \0")
            if behind.startswith(b"endst"):
                return data[at : at + length]
        end = data.find(b"endstream", at)
        end = data.find(b"endobj", at) if end < 0 else end
        return data[at : end if end >= 0 else len(data)]

    def _deciphered(self, value: Any, ref: Ref) -> Any:
        if self._cipher is None:
            return value
        if isinstance(value, bytes) and not isinstance(value, Word):
            return self._cipher.text(value, ref.number, ref.generation)
        if isinstance(value, list):
            return [self._deciphered(one, ref) for one in value]
        if isinstance(value, dict):
            return {name: self._deciphered(one, ref) for name, one in value.items()}
        return value

    def _trailer(self, offsets: list[tuple[int, int]]) -> Dict:
        """Return the last trailer's values, of a table or a stream, completed by earlier ones."""
        found: Dict = {}
        for mark in [*_TRAILER.finditer(self.data)][-50:]:
            if mark[0] == b"trailer":
                values = Tokens(self.data, self.budget, mark.end()).object()
            else:
                place = bisect_left(offsets, (mark.start(), 0)) - 1
                values = Tokens(self.data, self.budget, offsets[place][0]).object() if place >= 0 else None
            if isinstance(values, dict):
                found |= {name: values[name] for name in ("Root", "Encrypt", "ID", "Info") if name in values}
        self._read.clear()
        return found

    def _find_root(self, offsets: list[tuple[int, int]]) -> None:
        """Find the catalogue where no trailer leads to it."""
        if self.dictionary(self.trailer.get("Root")):
            return
        catalogue = _CATALOGUE.search(self.data)
        if catalogue is not None and (place := bisect_left(offsets, (catalogue.start(), 0)) - 1) >= 0:
            self.trailer["Root"] = Ref(offsets[place][1], 0)

    def _find_packed(self, offsets: list[tuple[int, int]]) -> None:
        """Note the objects in object streams; one that stands behind its stream in the file is newer."""
        for mark in _OBJECT_STREAM.finditer(self.data):
            place = bisect_left(offsets, (mark.start(), 0)) - 1
            if place < 0:
                continue
            at, number = offsets[place]
            if number in self._packs or self._places[number].at != at:
                continue
            content = self._packs[number] = self.content(Ref(number, 0))
            first = int(self.number(self.dictionary(Ref(number, 0)).get("First")))
            heads = Tokens(content[: max(0, first)], self.budget)
            while isinstance(inner := heads.object(), int) and isinstance(offset := heads.object(), int):
                known = self._places.get(inner)
                if known is None or known.at <= at:
                    self._places[inner] = _Place(at, 0, number, first + offset)
                    self._read.pop(inner, None)
                if len(self._places) > MAX_OBJECTS:
                    raise Exceeded(f"over {MAX_OBJECTS:,} objects")

    def _unpacked(self, place: _Place) -> Any:
        content = self._packs.get(place.within or 0, b"")
        value = Tokens(content, self.budget, max(0, place.offset)).object()
        return None if isinstance(value, Word) else value
