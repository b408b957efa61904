"""A PDF's fonts, as far as their text goes (ISO 32000-1, 9.6 to 9.10): what a code says, and how wide it is.

pypdf reads a font's encoding, its map to Unicode and its widths. Added here is what its text extraction does
without: a code that no map knows has no text, where a guess would be wrong words; names of glyphs made of
several; fonts that have no widths and a name of their own; widths of drawn fonts (Type 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from pypdf.generic._font import Font as ReadFont

Glyph = tuple[str, float]
"""A code's text ("" where none is known) and its width in text units: 1 is the font's size."""

_CODECS = (
    ("UTF16", "utf-16-be"),
    ("UCS2", "utf-16-be"),
    ("UTF8", "utf-8"),
    ("UTF32", "utf-32-be"),
    ("RKSJ", "cp932"),
    ("GBK", "gb18030"),
    ("GB-EUC", "gb18030"),
    ("GBpc", "gb18030"),
    ("B5", "big5hkscs"),
    ("KSC", "cp949"),
    ("EUC", "euc_jp"),
)
"""What the name of a predefined map holds → the codec of the character set it is for (9.7.5.2)."""

_UNICODE_NAME = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
_SHORT_CODES = re.compile(rb"begincodespacerange\s{0,9}<[0-9A-Fa-f]{2}>")
_NO_TEXT = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")
_BULLETS = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
"""Codes that WinAnsiEncoding leaves free are bullets (annex D.2, note 3)."""

_OWN_NAME = re.compile(rb"\bdup\s{1,9}(\d{1,3})\s{0,9}(/[\w.]{1,60})\s{1,9}put\b")
MAX_HEADER = 20_000
"""The clear part of a Type 1 font, in which its own encoding stands, is no longer."""


class Font:
    """A font. Raises what pypdf raises for a broken one."""

    def __init__(self, values: DictionaryObject) -> None:
        found = ReadFont.from_font_resource(_prepared(values))
        self._widths = {char: _number(width) for char, width in found.character_widths.items()}
        self._map = found.character_map
        self._table: list[Glyph] = []
        self._codec = ""
        self._short = self._unicode = False
        if _value(values, "/Subtype") == "/Type0":
            encoding = _value(values, "/Encoding")
            if isinstance(encoding, StreamObject):
                self._short = _SHORT_CODES.search(encoding.get_data()) is not None
            else:
                self._codec = next((codec for mark, codec in _CODECS if mark in str(encoding)), "")
            # A map that is a name says that codes are Unicode; pypdf reads its first two codes alone.
            self._unicode = isinstance(_value(values, "/ToUnicode"), NameObject)
        else:
            self._table = self._simple(values, found)

    def glyphs(self, octets: bytes) -> list[Glyph]:
        """Return the text and width of each code of a string."""
        if self._table:
            return [self._table[code] for code in octets]
        if self._codec:
            return [self._glyph(char, char) for char in octets.decode(self._codec, "replace")]
        if self._short:
            return [self._glyph(chr(code), "") for code in octets]
        chars = [chr(high << 8 | low) for high, low in zip(octets[::2], octets[1::2], strict=False)]
        return [self._glyph(char, char if self._unicode else "") for char in chars]

    def _glyph(self, char: str, unmapped: str) -> Glyph:
        return _plain(self._map.get(char, unmapped)), self._width(char)

    def _width(self, char: str) -> float:
        return self._widths.get(char, self._widths.get("default", 500.0)) / 1000

    def _simple(self, values: DictionaryObject, found: ReadFont) -> list[Glyph]:
        """Return the glyphs of all codes of a font whose codes are bytes."""
        names = dict(found.encoding) if isinstance(found.encoding, dict) else {}
        mapped = dict(self._map)
        if "/ToUnicode" not in values:
            for code, name in [*_own_names(values), *_differences(_value(values, "/Encoding"))]:
                names[code] = name
                mapped.pop(chr(code), None)
        drawn = _drawn_widths(values) if _value(values, "/Subtype") == "/Type3" else {}
        winansi = "WinAnsi" in str(_value(values, "/Encoding"))
        table = []
        for code in range(256):
            char = names.get(code, chr(code))
            text = mapped.get(char)
            if winansi and code in _BULLETS and (text is None or _NO_TEXT.match(text)):
                text = "•"
            if text is None:
                text = text_of_glyph(char).replace("\xad", "-") if found.interpretable else ""
            table.append((_plain(text), drawn.get(code, self._width(chr(code)))))
        return table


def text_of_glyph(name: str) -> str:
    """Return the text of a character, or of a glyph's name by the Adobe Glyph List's rules; "" if unknown."""
    if not name.startswith("/") or len(name) == 1:
        return name
    bare = name.partition(".")[0]
    known = adobe_glyphs.get(bare)
    if known is not None:
        return str(known)
    if "_" in bare:
        return "".join(text_of_glyph(f"/{part.lstrip('/')}") for part in bare.split("_")[:8])
    found = _UNICODE_NAME.fullmatch(bare[1:])
    if found is None:
        return ""
    digits = found[1] or found[2].rjust(8, "0")
    step = 4 if found[1] else 8
    codes = [int(digits[at : at + step], 16) for at in range(0, len(digits), step)]
    return "".join(chr(code) for code in codes if code < 0x110000)


def _plain(text: str) -> str:
    """Leave out what is no text: halves of surrogates, control characters."""
    return text if text.isprintable() else _NO_TEXT.sub("", text)


def _prepared(values: DictionaryObject) -> DictionaryObject:
    """Return a font's dictionary with what pypdf misses added, and without what would lead it astray."""
    known = DictionaryObject(values)
    name, kind = str(_value(values, "/BaseFont"))[1:], _value(values, "/Subtype")
    if "/Widths" not in values and name not in CORE_FONT_METRICS and kind in _SIMPLE:
        bare = name.rpartition("+")[2]
        alike = bare if bare in CORE_FONT_METRICS else "Courier" if "Courier" in bare else "Helvetica"
        known[NameObject("/BaseFont")] = NameObject(f"/{alike}")
    if kind == "/TrueType" and "/Encoding" not in values:
        known[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")
    descriptor = _value(values, "/FontDescriptor")
    if isinstance(descriptor, DictionaryObject) and "/Encoding" in known:
        # The font's own encoding would count for more than the one that is stated.
        bare_one = {key: one for key, one in descriptor.items() if not key.startswith("/FontFile")}
        known[NameObject("/FontDescriptor")] = DictionaryObject(bare_one)
    return known


_SIMPLE = ("/Type1", "/MMType1", "/TrueType")


def _own_names(values: DictionaryObject) -> Iterator[tuple[int, str]]:
    """Yield the codes and glyphs of a font's own encoding, where the one that is stated builds on it."""
    encoding, descriptor = _value(values, "/Encoding"), _value(values, "/FontDescriptor")
    if isinstance(encoding, NameObject) or (encoding and "/BaseEncoding" in encoding):
        return
    file = _value(descriptor, "/FontFile") if isinstance(descriptor, DictionaryObject) else None
    if isinstance(file, StreamObject):
        for code, name in _OWN_NAME.findall(file.get_data(), 0, MAX_HEADER):
            yield int(code), name.decode("ascii")


def _differences(encoding: Any) -> Iterator[tuple[int, str]]:
    """Yield the codes and glyphs of an array of differences: code name name … (9.6.6.1)."""
    listed = _value(encoding, "/Differences") if isinstance(encoding, DictionaryObject) else None
    code = 0
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, int):
            code = one
        elif isinstance(one, NameObject):
            if 0 <= code < 256:
                yield code, str(one)
            code += 1


def _drawn_widths(values: DictionaryObject) -> dict[int, float]:
    """Return the widths of a drawn font, which has a measure of its own."""
    matrix, sent, first = (
        _value(values, "/FontMatrix"),
        _value(values, "/Widths"),
        _value(values, "/FirstChar"),
    )
    scale = abs(_number(matrix[0])) if isinstance(matrix, list) and matrix else 0.001
    if not isinstance(sent, list) or not isinstance(first, int):
        return {}
    return {first + n: _number(one) * scale for n, one in enumerate(sent[:256])}


def _value(values: DictionaryObject, name: str) -> Any:
    """Return what a dictionary holds, references followed; None where it has nothing."""
    try:
        return values[name]
    except KeyError:
        return None


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
