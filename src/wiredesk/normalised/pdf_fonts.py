"""A PDF's fonts: from the codes in a string to text and widths (ISO 32000-1, 9.5 to 9.10).

A ToUnicode map counts first, then the encoding with its differences by glyph names (Adobe Glyph List), a
Type 1 font's own too, then for East Asian fonts the character set that their map is named after.
Ranges are kept as ranges: one that spans all codes costs no more than any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.glyphlist import glyphname2unicode
from pdfminer.latin_enc import ENCODING

from wiredesk.normalised.pdf_file import PdfFile
from wiredesk.normalised.pdf_objects import Budget, Dict, Name, Tokens, Word

MAX_MAPPED = 200_000
"""So many characters and ranges a font's map may name."""

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

_OWN_CODE = re.compile(rb"\bdup\s+(\d{1,3})\s*/([\w.]{1,60})\s+put\b")
MAX_HEADER = 20_000
"""The clear part of a Type 1 font, in which its own encoding stands, is no longer."""

_BASES = {"StandardEncoding": 1, "MacRomanEncoding": 2, "WinAnsiEncoding": 3, "PDFDocEncoding": 4}
_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")
_LIGATURES = {
    "f_f": "ff",
    "f_i": "fi",
    "f_l": "fl",
    "f_f_i": "ffi",
    "f_f_l": "ffl",
    "T_h": "Th",
    "f_t": "ft",
    "t_t": "tt",
}

Glyph = tuple[str, float]
"""A code's text ("" where none is known) and its width in text units: 1 is the font's size."""


@dataclass(slots=True)
class CodeMap:
    """A map from codes to text or to character numbers. sizes: the bytes a code may have."""

    single: dict[int, Any] = field(default_factory=dict)
    ranges: list[tuple[int, int, Any]] = field(default_factory=list)
    sizes: list[tuple[int, int, int]] = field(default_factory=list)

    def get(self, code: int) -> Any:
        """Return what a code is mapped to, None where it is not."""
        found = self.single.get(code)
        if found is not None or not self.ranges:
            return found
        at = bisect_right(self.ranges, code, key=lambda one: one[0]) - 1
        if at < 0 or code > self.ranges[at][1]:
            return None
        low, _, target = self.ranges[at]
        if isinstance(target, list):
            return target[code - low] if code - low < len(target) else None
        if isinstance(target, int):
            return target + code - low
        last = ord(target[-1]) + code - low if target else 0
        return target[:-1] + chr(last) if 0 < last < 0x110000 and not 0xD800 <= last < 0xE000 else None


def code_map(data: bytes, budget: Budget) -> CodeMap:
    """Read a CMap's codespace, bf and cid parts (Adobe Technical Note 5014)."""
    found = CodeMap()
    tokens = Tokens(data, budget)
    items: list[Any] = []
    while (value := tokens.object()) != b"" or not isinstance(value, Word):
        if not isinstance(value, Word):
            items.append(value)
            continue
        if value.startswith(b"end"):
            _add(found, bytes(value), items)
        if value.startswith((b"begin", b"end", b"def")):
            items = []
        if len(found.single) + len(found.ranges) > MAX_MAPPED:
            break
    found.ranges.sort(key=lambda one: one[0])
    return found


def _add(found: CodeMap, what: bytes, items: list[Any]) -> None:
    if what == b"endcodespacerange":
        for low, high in zip(items[::2], items[1::2], strict=False):
            if isinstance(low, bytes) and isinstance(high, bytes) and 0 < len(low) <= 4:
                found.sizes.append((len(low), _code(low), _code(high)))
    elif what in (b"endbfchar", b"endcidchar"):
        for code, target in zip(items[::2], items[1::2], strict=False):
            if isinstance(code, bytes):
                found.single[_code(code)] = _target(target)
    elif what in (b"endbfrange", b"endcidrange"):
        _add_ranges(found, items)


def _add_ranges(found: CodeMap, items: list[Any]) -> None:
    for low, high, target in zip(items[::3], items[1::3], items[2::3], strict=False):
        if isinstance(low, bytes) and isinstance(high, bytes):
            one = [*map(_target, target)] if isinstance(target, list) else _target(target)
            if one is not None:
                found.ranges.append((_code(low), _code(high), one))


def _code(octets: bytes) -> int:
    return int.from_bytes(octets[:4], "big")


def _target(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-16-be", "ignore") if len(value) > 1 else value.decode("latin-1")
    if isinstance(value, Name):
        return text_of_glyph(str(value))
    return value if type(value) is int else None


class Font:
    """A font, as far as its text goes."""

    def __init__(self, file: PdfFile, values: Dict) -> None:
        kind = file.name(values.get("Subtype"))
        content = file.content(values.get("ToUnicode"))
        self.unicode = code_map(content, file.budget) if content else CodeMap()
        if file.name(values.get("ToUnicode")).startswith("Identity"):
            self.unicode.ranges.append((0x20, 0xFFFF, " "))
        self.composite = kind == "Type0"
        self._widths: dict[int, float] = {}
        self._ranges: list[tuple[int, int, float]] = []
        self._default = 1.0
        self._codec: str | None = None
        self._codes: CodeMap | None = None
        self._collection: Any = None
        self._table: list[Glyph] = []
        if self.composite:
            self._read_composite(file, values)
        else:
            self._read_simple(file, values, kind)

    def glyphs(self, octets: bytes) -> list[Glyph]:
        """Return the text and width of each code of a string."""
        if not self.composite:
            table = self._table
            return [table[code] for code in octets]
        if self._codec is not None and not self.unicode.single and not self.unicode.ranges:
            text = octets.decode(self._codec, "replace")
            return [(char, 0.5 if char < "\u0100" else self._default) for char in text]
        return [self._composite_glyph(code) for code in self._parted(octets)]

    def _parted(self, octets: bytes) -> list[int]:
        sizes = self._codes.sizes if self._codes is not None else []
        if not sizes:
            return [octets[at] << 8 | octets[at + 1] for at in range(0, len(octets) - 1, 2)]
        codes: list[int] = []
        at = 0
        while at < len(octets):
            for size, low, high in sizes[:50]:
                code = int.from_bytes(octets[at : at + size], "big")
                if low <= code <= high and at + size <= len(octets):
                    break
            else:
                size, code = sizes[0][0], int.from_bytes(octets[at : at + sizes[0][0]], "big")
            codes.append(code)
            at += size
        return codes

    def _composite_glyph(self, code: int) -> Glyph:
        number = code
        if self._codes is not None:
            mapped = self._codes.get(code)
            number = mapped if isinstance(mapped, int) else 0
        text = self.unicode.get(code)
        if not isinstance(text, str):
            text = _of_collection(self._collection, number)
        return text, self._width(number)

    def _width(self, number: int) -> float:
        width = self._widths.get(number)
        if width is None and self._ranges:
            at = bisect_right(self._ranges, number, key=lambda one: one[0]) - 1
            if at >= 0 and number <= self._ranges[at][1]:
                return self._ranges[at][2]
        return self._default if width is None else width

    def _read_composite(self, file: PdfFile, values: Dict) -> None:
        encoding = file.value(values.get("Encoding"))
        name = str(encoding) if isinstance(encoding, Name) else ""
        if not name:
            self._codes = code_map(file.content(values.get("Encoding")), file.budget)
        elif not name.startswith("Identity"):
            self._codec = next((codec for mark, codec in _CODECS if mark in name), None)
        inner = file.dictionary(next(iter(file.items(values.get("DescendantFonts"))), None))
        self._default = file.number(inner.get("DW"), 1000) / 1000
        system = file.dictionary(inner.get("CIDSystemInfo"))
        order = file.value(system.get("Ordering"))
        if isinstance(order, bytes) and order in (b"Japan1", b"GB1", b"CNS1", b"Korea1"):
            self._collection = _collection(f"Adobe-{order.decode()}")
        self._read_widths(file, file.items(inner.get("W")))

    def _read_widths(self, file: PdfFile, items: list[Any]) -> None:
        """Read "c [w1 w2 …]" and "first last w" (9.7.4.3)."""
        at = 0
        file.budget.spend(len(items))
        while at + 1 < len(items):
            second = file.value(items[at + 1])
            if isinstance(second, list):
                file.budget.spend(len(second))
                for n, one in enumerate(second):
                    self._widths[int(file.number(items[at])) + n] = file.number(one) / 1000
                at += 2
            else:
                if at + 2 < len(items) and isinstance(second, int):
                    self._ranges.append(
                        (int(file.number(items[at])), second, file.number(items[at + 2]) / 1000)
                    )
                at += 3
        self._ranges.sort(key=lambda one: one[0])

    def _read_simple(self, file: PdfFile, values: Dict, kind: str) -> None:
        encoding = file.value(values.get("Encoding"))
        descriptor = file.dictionary(values.get("FontDescriptor"))
        base_name = str(encoding) if isinstance(encoding, Name) else ""
        differences: list[Any] = []
        if isinstance(encoding, dict):
            base_name = file.name(encoding.get("BaseEncoding"))
            differences = file.items(encoding.get("Differences"))
        if not base_name:
            base_name = "WinAnsiEncoding" if kind == "TrueType" else "StandardEncoding"
        texts = [*_base(_BASES.get(base_name, 1))]
        if kind == "Type1" and not isinstance(encoding, Name):
            header = file.content(descriptor.get("FontFile"))[:MAX_HEADER]
            own = [
                item for code, name in _OWN_CODE.findall(header) for item in (int(code), Name(name, "ascii"))
            ]
            _differ(texts, own)
        _differ(texts, [file.value(one) for one in differences])
        for code in range(256):
            mapped = self.unicode.get(code)
            if isinstance(mapped, str):
                texts[code] = mapped
        scale = 0.001
        if kind == "Type3":
            matrix = file.items(values.get("FontMatrix"))
            scale = abs(file.number(matrix[0], 0.001)) if matrix else 0.001
        widths = self._simple_widths(file, values, descriptor, texts)
        self._table = [(text, width * scale) for text, width in zip(texts, widths, strict=True)]

    def _simple_widths(self, file: PdfFile, values: Dict, descriptor: Dict, texts: list[str]) -> list[float]:
        sent = file.items(values.get("Widths"))[:256]
        if sent:
            first = int(file.number(values.get("FirstChar")))
            missing = file.number(descriptor.get("MissingWidth"))
            widths = [missing] * 256
            for n, one in enumerate(sent):
                if 0 <= first + n < 256:
                    widths[first + n] = file.number(one)
            return widths
        name = file.name(values.get("BaseFont")).rpartition("+")[2]
        metrics = FONT_METRICS.get(name) or FONT_METRICS["Courier" if "Courier" in name else "Helvetica"]
        return [float(metrics[1].get(text, 500)) for text in texts]


def _differ(texts: list[str], differences: list[Any]) -> None:
    """Put the texts of named glyphs where an array of differences (code name name …) says."""
    code = 0
    for one in differences:
        if isinstance(one, int):
            code = one
        elif isinstance(one, Name):
            if 0 <= code < 256:
                texts[code] = text_of_glyph(str(one))
            code += 1


def text_of_glyph(name: str) -> str:
    """Return the text of a glyph's name by the Adobe Glyph List's rules, "" where it has none."""
    name = name.partition(".")[0]
    known = glyphname2unicode.get(name)
    if known is not None:
        return str(known)
    if "_" in name:
        return "".join(map(text_of_glyph, name.split("_")[:8]))
    found = _UNI.fullmatch(name)
    if found is None:
        return ""
    digits = found[1] or found[2].rjust(8, "0")
    step = 4 if found[1] else 8
    codes = [int(digits[at : at + step], 16) for at in range(0, len(digits), step)]
    return "".join(chr(code) for code in codes if code < 0x110000 and not 0xD800 <= code < 0xE000)


@cache
def _base(column: int) -> tuple[str, ...]:
    """Return the texts of the 256 codes of an encoding (ISO 32000-1, Annex D)."""
    texts = [""] * 256
    for row in ENCODING:
        code = row[column]
        if code is not None:
            texts[code] = text_of_glyph(row[0])
    if column == 3:
        texts[0xA0], texts[0xAD] = " ", "-"
    return tuple(texts)


@cache
def _collection(name: str) -> Any:
    """Return the map from a collection's character numbers to text; None where there is none."""
    from pdfminer.cmapdb import CMapDB  # noqa: PLC0415  needed rarely, and large

    try:
        return CMapDB.get_unicode_map(name)
    except Exception:  # noqa: BLE001  a missing table is no reason to read nothing
        return None


def _of_collection(collection: Any, number: int) -> str:
    if collection is None:
        return ""
    try:
        return str(collection.get_unichr(number))
    except KeyError:
        return ""
