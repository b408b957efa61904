"""Folding of names for search: without case and marks, done here so that every server finds the same."""

from __future__ import annotations

import unicodedata
from typing import Any

_WHOLE = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "'",
    }
)
"""Letters that Unicode does not take apart."""


def fold(text: str) -> str:
    """Return text as one would type it on a plain keyboard ("Erdoğan" → "Erdogan"); case is left alone."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_WHOLE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def folded_text(document: dict[str, Any]) -> str:
    """Return the folded headline, names and text of a document where folding changes them, and all names."""
    names = [
        document.get("headline", ""),
        *document["byline"],
        *document["region_names"],
        *document["actor_names"],
    ]
    mentioned = {
        mention["text"]
        for tag in (*document["regions"], *document["actors"])
        for mention in tag["mentions"]
        if not mention["text"].isascii()
    }
    return "\n".join(fold(name) for name in (*names, *sorted(mentioned)) if name)
