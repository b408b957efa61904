"""The objects of a PDF (ISO 32000-1, 7.2 and 7.3), read from bytes one after another, within bounds.

Names are Name, strings bytes, references Ref, operators and what else stands bare Word; null is None. Nothing
is followed and nothing nested deeper than MAX_DEPTH is kept; every token costs a unit of the budget, so that
what a hostile file takes is told by counting, not by a clock: the same bytes always give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_DEPTH = 40
MAX_STRING = 1_000_000

_BLANK = rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+"
_TOKEN = re.compile(
    _BLANK + rb"(?:/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<number>[+-]?+(?:\d++\.?\d*+|\.\d++)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|(?P<mark><<|>>|[\[\]{}])"
    rb"|(?P<text>\()"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]++)"
    rb"|(?P<odd>[^\0\t\n\f\r ]))"
)
_IN_TEXT = re.compile(rb"[()\\]")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OCTAL = re.compile(rb"[0-7]{1,3}")
_ESCAPES = {ord("n"): b"\n", ord("r"): b"\r", ord("t"): b"\t", ord("b"): b"\b", ord("f"): b"\f"}


class Exceeded(Exception):
    """A PDF asks for more than wire copy ever does."""


class Budget:
    """What may still be spent on a copy: units of reading, and bytes that streams unpack to."""

    def __init__(self, units: int, octets: int) -> None:
        self.units = units
        self.octets = octets

    def spend(self, units: int) -> None:
        """Take units off. Raises Exceeded where there are none left."""
        self.units -= units
        if self.units < 0:
            raise Exceeded("more objects and operators than a copy has")

    def unpack(self, octets: int) -> None:
        """Take bytes off. Raises Exceeded where there are none left."""
        self.octets -= octets
        if self.octets < 0:
            raise Exceeded("streams unpack to more than a copy has")


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Word(bytes):
    """An operator, or anything else that stands bare: "obj", "BT", "true" aside."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int
    generation: int


Dict = dict[str, Any]
_CONSTANTS: dict[bytes, Any] = {b"true": True, b"false": False, b"null": None}
_ENDS = frozenset({b"endobj", b"stream", b"endstream", b"obj", b"xref", b"trailer", b"startxref"})


class Tokens:
    """A reader of objects over bytes; at: where it stands."""

    def __init__(self, data: bytes, budget: Budget, at: int = 0) -> None:
        self.data = data
        self.at = at
        self._budget = budget

    def object(self) -> Any:
        """Return the next object whole; a Word at the end of what can be read, or where none begins."""
        stack: list[tuple[bytes, list[Any]]] = []
        while True:
            token = self._next()
            if token is None:
                return _closed(stack)
            kind, value = token
            if kind == "mark" and value in (b"[", b"<<"):
                if len(stack) >= MAX_DEPTH:
                    raise Exceeded("objects nested too deep")
                stack.append((value, []))
                continue
            if kind == "mark" and value in (b"]", b">>") and stack:
                value = _finished(*stack.pop())
            elif kind == "word" and stack and value == b"R" and _is_reference(stack[-1][1]):
                items = stack[-1][1]
                generation, number = items.pop(), items.pop()
                value = Ref(number, generation)
            elif kind == "word" and value in _ENDS and stack:
                self.at -= len(value)
                return _closed(stack)
            elif kind in ("word", "mark", "odd"):
                value = _CONSTANTS.get(value, Word(value)) if kind == "word" else Word(value)
            if not stack:
                return value
            stack[-1][1].append(value)

    def operations(self) -> Iterator[tuple[bytes, list[Any]]]:
        """Yield a content stream's operators with their operands; after ID the reader stands at the data."""
        operands: list[Any] = []
        arrays: list[list[Any]] = []
        while (token := self._next()) is not None:
            kind, value = token
            if kind == "word" and value not in _CONSTANTS:
                arrays.clear()
                yield value, operands
                operands = []
            elif kind == "mark":
                if value == b"[":
                    arrays.append([])
                elif value == b"]" and arrays:
                    whole = arrays.pop()
                    (arrays[-1] if arrays else operands).append(whole)
                elif value == b"<<":
                    self.at -= 2
                    operands.append(self.object())
            else:
                (arrays[-1] if arrays else operands).append(value)
            if len(operands) > 200 or len(arrays) > MAX_DEPTH:
                operands, arrays = operands[-50:], []

    def _next(self) -> tuple[str, Any] | None:
        self._budget.units -= 1
        if self._budget.units < 0:
            self._budget.spend(0)
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            return None
        self.at = found.end()
        kind = found.lastgroup or "odd"
        value: Any = found[kind]
        if kind == "number":
            return kind, _number(value)
        if kind == "name":
            if b"#" in value:
                value = _NAME_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), value)
            return kind, Name(value.decode("latin-1"))
        if kind == "text":
            return kind, self._text()
        if kind == "hex":
            digits = b"".join(value.split()).replace(b"\0", b"")
            return "text", bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        return kind, value

    def _text(self) -> bytes:
        """Return a string in parentheses, its escapes read; one that is never closed ends at the bound."""
        data, at, depth = self.data, self.at, 1
        pieces: list[bytes] = []
        end = min(len(data), at + MAX_STRING)
        while depth:
            found = _IN_TEXT.search(data, at, end)
            if found is None:
                pieces.append(data[at:end])
                at = end
                break
            self._budget.units -= 1
            mark = found[0]
            if mark == b"\\":
                pieces.append(data[at : found.start()])
                piece, at = _escaped(data, found.end())
                pieces.append(piece)
                continue
            depth += 1 if mark == b"(" else -1
            pieces.append(data[at : found.end() if depth else found.start()])
            at = found.end()
        self.at = at
        return b"".join(pieces)


def _escaped(data: bytes, at: int) -> tuple[bytes, int]:
    if (octal := _OCTAL.match(data, at)) is not None:
        return bytes([int(octal[0], 8) & 255]), octal.end()
    if data.startswith(b"\r\n", at):
        return b"", at + 2
    if at >= len(data):
        return b"", at
    code = data[at]
    return (b"" if code in b"\r\n" else _ESCAPES.get(code, bytes([code]))), at + 1


def _number(digits: bytes) -> int | float:
    try:
        return int(digits) if b"." not in digits and len(digits) < 12 else float(digits[:40])
    except ValueError:
        return 0


def _is_reference(items: list[Any]) -> bool:
    return len(items) > 1 and type(items[-1]) is int and type(items[-2]) is int


def _finished(mark: bytes, items: list[Any]) -> Any:
    if mark == b"[":
        return items
    found: Dict = {}
    at = 0
    while at + 1 < len(items):
        if isinstance(items[at], Name):
            found[str(items[at])] = items[at + 1]
            at += 2
        else:  # a value too many: the next name begins a pair again
            at += 1
    return found


def _closed(stack: list[tuple[bytes, list[Any]]]) -> Any:
    """Return what has been read of an object that breaks off."""
    if not stack:
        return Word(b"")
    value = _finished(*stack.pop())
    while stack:
        stack[-1][1].append(value)
        value = _finished(*stack.pop())
    return value
