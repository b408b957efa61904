"""JSON as agencies send it: one value or several in a row, with its common faults, and broken off.

Read beyond RFC 8259: control characters in strings, NaN, a doubled key (the last one counts), values one
after another (JSON Lines, JSON text sequences of RFC 7464). What breaks off is closed where it ends, so that
the text that came is kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import orjson

from wiredesk.normalised.charset import repaired
from wiredesk.rejected import Reason

MAX_VALUES = 20_000
"""So many values may follow each other in one copy."""

_BETWEEN = re.compile("[\\s,\x1e\ufeff]*+")
_STARTS = re.compile(
    r"""[\s\x1e\ufeff]*+(?:\{\s*+(?:"|\}|$)|\[\s*+(?:[\[{\]]|$|"(?:[^"\\\n]|\\.){0,200}"\s*+[,\]]|-?\d+\s*+,))"""
)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+("?)|[{}\[\]]', re.DOTALL)
_PARTIAL_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*+)\\u[0-9a-fA-F]{0,3}$")


_MOJIBAKE = re.compile(r"\\u00(?:c[23]|e2)\\u(?:00[89ab]|01|02|20)", re.IGNORECASE)
_NOT_ASCII = re.compile(
    r"(?<!\\)((?:\\\\)*+)\\u((?:00[89a-f]|0[1-9a-f][0-9a-f]|[1-9abce-f][0-9a-f]{2})[0-9a-f])", re.IGNORECASE
)
"""An escape of a character that may stand in JSON as it is; surrogates (d800 to dfff) are left."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a copy, and whether it broke off in the last one."""

    values: tuple[Any, ...]
    broken_off: bool = False


@dataclass(frozen=True, slots=True)
class NoJson:
    """Why a copy cannot be read as JSON."""

    reason: Reason
    detail: str


def looks_like_json(text: str) -> bool:
    """Tell by its first characters whether text is an object or a list of JSON."""
    return _STARTS.match(text[:4_000]) is not None


def without_escaped_mojibake(text: str) -> str:
    r"""Return JSON whose escapes spell mojibake ("Caf\u00c3\u00a9") with the characters that were meant."""
    if _MOJIBAKE.search(text) is None:
        return text
    return repaired(_NOT_ASCII.sub(lambda found: found[1] + chr(int(found[2], 16)), text))


def read_json(text: str) -> Values | NoJson:
    """Return the values that text holds, or why it is no JSON. Nothing is raised, whatever text holds."""
    try:
        return Values((orjson.loads(text),))
    except ValueError:
        pass
    try:
        return _read_leniently(text)
    except RecursionError:
        return NoJson("hostile", "JSON nested too deep")


def _read_leniently(text: str) -> Values | NoJson:
    values: list[Any] = []
    at = _after(_BETWEEN, text, 0)
    while at < len(text):
        if len(values) >= MAX_VALUES:
            return NoJson("hostile", f"over {MAX_VALUES:,} values in a row")
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError as error:
            closed = _closed(text[at:])
            if closed is not None:
                return Values((*values, closed), broken_off=True)
            return NoJson("malformed", f"no JSON: {error}")
        values.append(value)
        at = _after(_BETWEEN, text, at)
    return Values(tuple(values)) if values else NoJson("empty", "no value")


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _whole(digits: str) -> int | None:
    """Read a whole number; one that no field could hold is none."""
    return int(digits) if len(digits) < 30 else None


def _closed(text: str) -> Any:
    """Return the value of a text that breaks off, closed at its end; None if more than that is wrong."""
    open_at: list[str] = []
    cut = text
    in_string = False
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        if first == '"':
            in_string = not token[1]
            if in_string:
                cut = _PARTIAL_ESCAPE.sub(r"\1", text[: token.end()]) + '"'
        elif first in "{[":
            open_at.append("}" if first == "{" else "]")
        elif not open_at or open_at.pop() != first:
            return None
    if not open_at:
        return None
    ends = "".join(reversed(open_at))
    bare = cut.rstrip().rstrip(",")
    for attempt in (
        bare,
        f"{bare}:null",
        f"{bare}null",
        bare.rpartition(",")[0],
        bare.rpartition(":")[0] + ":null",
    ):
        try:
            return _DECODER.decode(attempt.strip() + ends)
        except ValueError:
            continue
    return None


_DECODER = json.JSONDecoder(strict=False, parse_int=_whole, parse_constant=lambda _: None)
