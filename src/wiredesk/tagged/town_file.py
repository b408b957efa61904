"""The file of towns and lesser districts: looked up by name where a story has it, and never read as a whole.

towns.bin, built by tools/build_towns.py: where each bucket begins and the last ends (BUCKETS + 1 numbers of
32 bits, little-endian), then lines, each in the bucket of its name's CRC-32:

    name TAB marks TAB place;place;…        place: code|country|within|population|name

name: folded. marks: "w" for a plain word or given name, "s" for a surname; then the number of words of the
longest name that begins with this word, if more than one. code: "g" and GeoNames' number for a city, "d" and
the same for a district, else a subdivision's code; in brackets where the name is another one of the place.
population: of cities with BY_NAME people or more, else empty. name: as shown, empty where it is the folded
name with capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from struct import pack, unpack_from
from zlib import crc32

BUCKETS = 1 << 16

BY_NAME = 15_000
"""People of the smallest towns whose name may tell their country; of lesser ones the country tells."""

_REMEMBERED = 1 << 15
"""Names whose line is kept at hand, those that are in no line too."""

_ALIKE = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "ŧ": "t",
        "ħ": "h",
        "-": " ",
        **dict.fromkeys("'’‘`´ʻʼʿʾ′"),
    }
)


@dataclass(frozen=True, slots=True)
class TownRow:
    """A city or subdivision. population: of cities with BY_NAME people or more, else 0.

    is_told_by_country: its name holds only in a country that the story names: of a village, a district, or
    another name of a place.
    """

    code: str
    name: str
    is_city: bool
    country: str
    within: str | None
    population: int
    is_told_by_country: bool


@dataclass(frozen=True, slots=True)
class Named:
    """What the file has under a name. longest: the words of the longest name that begins so."""

    rows: tuple[TownRow, ...]
    is_word: bool
    is_surname: bool
    longest: int


def folded(name: str) -> str:
    """Return a name in small letters, without accents and apostrophes: "Tall ‘Afar" is "tall afar"."""
    name = name.lower().translate(_ALIKE)
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_ALIKE)


@lru_cache(_REMEMBERED)
def towns_named(key: str) -> Named | None:
    """Return what the file has under a folded name; None for nothing."""
    data = _data()
    name = key.encode("utf-8", "replace")
    bucket = crc32(name) % BUCKETS
    start, end = unpack_from("<2I", data, 4 * bucket)
    at = data.find(b"\n" + name + b"\t", start - 1, end)
    if at < 0:
        return None
    line = data[at + 1 : data.index(b"\n", at + 1)].decode()
    _, marks, rows = line.split("\t")
    words = marks.lstrip("ws")
    found = tuple(_row(key, row) for row in rows.split(";") if row)
    return Named(found, "w" in marks, "s" in marks, int(words or 1))


def has_number(number: str) -> bool:
    """Tell whether a place of the file has GeoNames' number; looks through all of it."""
    return number.isdecimal() and re.search(rf"[gd]{number}[|)]".encode(), _data()) is not None


def packed(lines: Iterable[str]) -> bytes:
    """Return the file with these lines, in their order within a bucket."""
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for line in lines:
        name = line.split("\t", 1)[0].encode()
        buckets[crc32(name) % BUCKETS].append(line.encode() + b"\n")
    at = 4 * (BUCKETS + 1) + 1
    starts, texts = [at], []
    for bucket in buckets:
        text = b"".join(bucket)
        at += len(text)
        starts.append(at)
        texts.append(text)
    return pack(f"<{BUCKETS + 1}I", *starts) + b"\n" + b"".join(texts)


@cache
def _data() -> bytes:
    return files("wiredesk.tagged").joinpath("data", "towns.bin").read_bytes()


def _row(key: str, row: str) -> TownRow:
    code, country, within, population, name = row.split("|")
    is_other = code[0] == "("
    code = code.strip("()")
    is_lesser = code[0] in "gd" and not population
    return TownRow(
        code=f"geonames:{code[1:]}" if code[0] in "gd" else code,
        name=name or " ".join(map(str.capitalize, key.split(" "))),
        is_city=code[0] == "g",
        country=country,
        within=f"{country}-{within}" if within else None,
        population=int(population or 0),
        is_told_by_country=is_other or is_lesser,
    )
