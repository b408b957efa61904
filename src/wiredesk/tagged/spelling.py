"""Spelling: whether letters that were found in a text are the word or name that was looked for."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_LOWER = re.compile(r"[a-zà-öø-ÿ]")


def lowered(text: str) -> str:
    """Return a text in lower case, letter for letter: offsets stay, and a name may go on in the next line."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _SURROGATE.sub("?", lower).replace("’", "'").replace("\n", " ")


def is_shouted(text: str) -> bool:
    """Tell whether a text is all in capitals, so that case says nothing."""
    return _LOWER.search(text) is None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a match is a word of its own; "U.S.-led" and "Franco-German" are two."""
    if start and (
        text[start - 1].isalnum() or (text[start - 1] == "." and start > 1 and text[start - 2].isalnum())
    ):
        return False
    if end >= len(text):
        return True
    after = text[end]
    return not (
        after.isalnum() or (after == "." and text[end - 1] != "." and text[end + 1 : end + 2].isalnum())
    )


def is_spelt(words: str, name: str) -> bool:
    """Tell whether a name stands there as names do: capitals where the table has them, or all in capitals."""
    if words == name or (words.isupper() and len(words) > 3):
        return True
    return (
        words[0].isupper() == name[0].isupper()
        and (not name.isupper() or words.isupper())
        and _capitals(words, name)
    )


def _capitals(words: str, name: str) -> bool:
    return all(w.isupper() or not n.isupper() for w, n in zip(words, name, strict=True))
