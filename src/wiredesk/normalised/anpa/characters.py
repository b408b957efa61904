"""The characters of ANPA 1312: quotes of two signs, an underline for a dash, fractions, typesetters' codes.

The set is ASCII with newspaper signs in place of some of its own, and with codes for fixed blanks and
fonts. Every line keeps its length, so that a piece of what is read is the same piece of what was sent; what
is dropped becomes a sign of no width, which the fields leave out.
"""

from __future__ import annotations

import re

from wiredesk.normalised.clock import tick

SOH, STX, ETX, EOT, BS, SYN, US = "\x01", "\x02", "\x03", "\x04", "\x08", "\x16", "\x1f"

NOTHING = "\u200b"
"""A sign of no width: it stands for a code that is dropped."""

_PICTURES = {0x2400 + code: code for code in range(0x20)}
"""Control codes as their pictures (␁), as some gateways print them."""

_NAMES = {
    "SOH": SOH,
    "STX": STX,
    "ETX": ETX,
    "EOT": EOT,
    "SYN": SYN,
    "US": US,
    "FF": "\f",
    "BS": BS,
    "DC1": "\x11",
    "DC2": "\x12",
    "DC3": "\x13",
    "DC4": "\x14",
}
_NAMED = re.compile(r"[<\[{](SOH|STX|ETX|EOT|SYN|US|FF|BS|DC[1-4])[>\]}]")
_CARETS_BEFORE = re.compile(
    r"(?:\^V){1,4}\s*\^A(?=[A-Za-z]{0,3}\d{3,5})|^\^A(?=[A-Za-z]{1,3}\d{3,5})", re.MULTILINE
)
"""SYN SYN SOH in caret notation: "^V^V^Aa0105"."""

_CARETS = re.compile(
    r"(?P<unit>(?<=\d)\^_)|(?P<start>^\s{0,40}\^B(?=\s*$|\s*\^|\t| {2,}))"
    r"|(?P<end>\^C(?=\s*$|\s*[A-Za-z]{2,12}-))"
    r"|(?P<over>\^D\s*$)|(?P<feed>^\s{0,40}\^L(?=\s*$|\^))|(?P<format>(?<=[^\n])(?:\^[QRST]){1,3}(?![a-z]))|(?P<back>^\^H)",
    re.MULTILINE,
)
_OF_CARETS = {"unit": US, "start": STX, "end": ETX, "over": EOT, "feed": "\f", "back": BS}

_DROPPED = dict.fromkeys([*range(9), *range(14, 32), 127], NOTHING)
_CODES = _DROPPED | dict.fromkeys((0x10, 0x19, 0x1C, 0x1D, 0x1E, 0x1F), " ") | {0x0B: " ", 0x0C: " "}
"""Fixed blanks (DLE, EM, GS, RS, US: em, en, thin space) are blanks; fonts and quads are nothing."""

_CELLS = _CODES | dict.fromkeys((0x10, 0x19, 0x1C, 0x1D, 0x1E, 0x1F), "\t")
_HAS_CODE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HAS_CELL = re.compile(r"[\x10\x19\x1c-\x1f]")
_DASH = re.compile(r"(?:(?<=[\s)])|^)_(?=[\s\"'`]|$|[A-Z](?![A-Z_]*_))")
_FRACTION = re.compile(r"(?:(?<=[\d\s])|^){(?![^\s{}]*})")
_LINE_MARK = re.compile(r"(?:@?<|@)[\s\x00-\x1f\u200b]*$")
_ROW = re.compile(r"^[^;]{1,40};[^\s;][^;]{0,30}(?:;(?:\S[^;]{0,30})?)+$")


def with_codes(text: str) -> str:
    """Return a copy with control codes as such, where a gateway wrote them as pictures, names or carets."""
    if "\u2401" in text or "\u2402" in text or "\u2403" in text:
        text = text.translate(_PICTURES)
    if SOH not in text and STX not in text and any(map(text.__contains__, _NAMES)):
        text = _NAMED.sub(lambda found: _NAMES[found[1]], text)
    if (
        "^A" in text
        and SOH not in text
        and (head := _CARETS_BEFORE.search(text)) is not None
        and head.start() < 400
    ):
        text = _CARETS_BEFORE.sub(lambda found: SYN * found[0].count("^V") + SOH, text)
        text = _CARETS.sub(_code_of, text)
    return text


def is_row(line: str) -> bool:
    """Tell whether a line is a table's: led by BS, its cells parted by fixed blanks or semicolons."""
    tick()
    bare = line.lstrip("\x00\x02")
    if bare.startswith(BS):
        return True
    return len(_HAS_CELL.findall(line)) > 1 or (line.count(";") > 1 and _ROW.match(line) is not None)


def readable(line: str) -> str:
    """Return a line of text with its signs as readers know them, in the same length."""
    line = _signs(line)
    return line.translate(_CODES) if _HAS_CODE.search(line) else line


def readable_row(line: str) -> str:
    """Return a table's row with a tab for each sign that parts its cells, in the same length."""
    line = without_mark(line)
    mark = ";" if ";" in line else None
    line = _signs(line).translate(_CELLS).replace("^", NOTHING)
    return line.replace(mark, "\t") if mark else line


def ends_line(line: str) -> bool:
    """Tell whether a line carries the sign that ends it ("<": quad left): the next one is not its own."""
    return _LINE_MARK.search(line) is not None


def _code_of(found: re.Match[str]) -> str:
    group = found.lastgroup or ""
    if group == "format":
        return "".join(chr(ord(letter) - 0x40) for letter in found[0] if letter != "^")
    return _OF_CARETS[group]


def without_mark(line: str) -> str:
    """Return a line with blanks for the sign that ends it."""
    mark = _LINE_MARK.search(line)
    return line if mark is None else line[: mark.start()] + " " * (len(line) - mark.start())


def _signs(line: str) -> str:
    if "`" in line:
        line = line.replace("``", '"' + NOTHING).replace("`", "'")
    if "''" in line:
        line = line.replace("''", NOTHING + '"')
    if "_" in line:
        line = _DASH.sub("—", line)
    if "{" in line:
        line = _FRACTION.sub("½", line)
    return line
