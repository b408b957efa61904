"""What the builders of the actors' tables share: reading and writing tables, and names of countries."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/wiredesk/tagged/data"
OWN = Path(__file__).parent / "actors"

_OTHERWISE = {
    "CD": "the Democratic Republic of the Congo",
    "CG": "the Republic of the Congo",
    "PS": "Palestine",
    "TL": "Timor-Leste",
    "FM": "Micronesia",
    "VA": "the Vatican",
    "CW": "Curacao",
}
"""Countries whose name in an office is not the one that the lexicon shows."""

_WITH_ARTICLE = re.compile(
    r"United |Soviet|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Marshall|Solomon"
    r"|Czech Republic|Dominican Republic|Central African Republic|Cayman|Faroe"
)


def read_table(path: Path) -> list[dict[str, str]]:
    """Return a table's rows; lines that begin with # are comments. Nothing is quoted."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [
        {key: value or "" for key, value in row.items()}
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]], comment: str = "") -> None:
    """Write a table with a head, and a comment above it."""
    lines = [*(f"# {line}" for line in comment.splitlines()), *("\t".join(row) for row in (head, *rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@cache
def countries() -> dict[str, str]:
    """Return the countries' codes with the names that the lexicon shows."""
    names = {row["code"]: row["name"] for row in read_table(DATA / "places.tsv") if row["kind"] == "country"}
    return names | {row["code"]: row["names"].split(";")[0] for row in read_table(DATA / "names.tsv")}


def in_office(code: str) -> str:
    """Return a country's name as it stands behind "President of"."""
    if code in _OTHERWISE:
        return _OTHERWISE[code]
    name = countries()[code]
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def folded(name: str) -> str:
    """Return a name in small letters without accents and marks, by which two spellings are told one."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain.replace("'", "")).split())


_LETTERS = str.maketrans(
    dict(zip("łŁđĐøØıəʻ’‘ʿ", ("l", "L", "d", "D", "o", "O", "i", "e", "", "", "", ""), strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d", "Þ": "Th", "Ð": "D"}
)
"""Letters that no decomposition brings to ASCII."""


def ascii_of(name: str) -> str:
    """Return a name in ASCII letters, as wires write it; the name itself if a letter has none."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else name


def slug(name: str) -> str:
    """Return the words of a name joined by hyphens, as our own ids have them."""
    return re.sub(r"[^a-z0-9]+", "-", ascii_of(name).lower()).strip("-")
