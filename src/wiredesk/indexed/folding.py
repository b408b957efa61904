"""Folding of names for search: without case and marks, done here so that every server finds the same."""

from __future__ import annotations

import re
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


_MARKED = re.compile(r"\w*[\u00c0-\u024f\u1e00-\u1eff]\w*")
"""A word with a Latin letter that a plain keyboard has not."""


def folded_text(document: dict[str, Any]) -> str:
    """Return what is found by plain letters: the headline and all names, and each marked word of the text."""
    names = [
        document.get("headline", ""),
        *document["byline"],
        *document["region_names"],
        *document["actor_names"],
    ]
    # A name of several words is found as a phrase, whatever script or marks the copy writes it in.
    mentioned = {
        mention["text"]
        for tag in (*document["regions"], *document["actors"])
        for mention in tag["mentions"]
        if not mention["text"].isascii()
    }
    texts = [
        document["body"],
        document.get("summary", ""),
        document.get("slugline", ""),
        document.get("dateline", {}).get("text", ""),
        *(caption["text"] for caption in document["captions"]),
    ]
    marked = {word for text in texts if not text.isascii() for word in _MARKED.findall(text)}
    return "\n".join(fold(name) for name in (*names, *sorted(mentioned), *sorted(marked)) if name)
