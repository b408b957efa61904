"""Where a field has a town's name: capitalised words, looked up in the file of towns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.tagged.entries import Entry
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.town_file import folded, towns_named
from wiredesk.tagged.words import CAPITALS

_WORD = re.compile(rf"[{CAPITALS}]\w+(?:['’.-](?!s\b)\w+)*")
_WORDS = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){1,3}")
_SMALL = 5
"""Letters of the longest word that a name may have without a capital: "Neustadt an der Saale"."""


def towns_in(text: str, known: Lexicon, *, capitals: bool) -> Iterator[tuple[int, int, Entry]]:
    """Yield start, end and entry of towns' names, the longest where several begin.

    capitals: whether a word all in capitals is looked up too.
    """
    behind = 0
    remembered = known.town_words
    for found in _WORD.finditer(text):
        word = found[0]
        told = remembered[word] if word in remembered else _look_up(word, known)
        if told is None:
            continue
        start = found.start()
        if start < behind or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
            continue
        entry, end, longest = told[0], start + told[1], told[2]
        if word.isupper() and not capitals:
            continue
        longer = _longer(text, start, end, longest) if longest > 1 else None
        if longer is not None:
            end = longer[0]
            entry = known.town_entry(longer[1])
        if entry is not None:
            behind = end
            yield start, end, entry


def _look_up(word: str, known: Lexicon) -> tuple[Entry | None, int, int] | None:
    """Return the entry of a word, its length, and the words of the longest name that begins so.

    None for what begins no name. Of "Papenburg-based" the first part is looked up.
    """
    if len(known.town_words) > _REMEMBERED:
        known.town_words.clear()
    known.town_words[word] = told = _found(word, known)
    return told


def _found(word: str, known: Lexicon) -> tuple[Entry | None, int, int] | None:
    named = towns_named(folded(word))
    cut = word.find("-")
    if named is None and cut > 0 and word[cut + 1 :].islower():
        word = word[:cut]
        named = towns_named(folded(word))
    if named is None:
        return None
    is_in_tables = word.isascii() and word.lower() in known.senses  # where it was found, or refused
    entry = None if is_in_tables else known.town_entry(folded(word))
    return (entry, len(word), named.longest) if entry is not None or named.longest > 1 else None


_REMEMBERED = 100_000
"""Words that are kept at hand, those that begin no name too."""


def _longer(text: str, start: int, end: int, most: int) -> tuple[int, str] | None:
    """Return the end and the folded name of the longest name that begins here. end: of its first word."""
    second = end + 1 if text.startswith(" ", end) else end + 2 if text.startswith(". ", end) else len(text)
    if second >= len(text) or not (text[second].isupper() or (most > 2 and text[second].islower())):
        return None
    found = _WORDS.match(text, start)
    if found is None:
        return None
    words = found[0].split(" ")
    for count in range(min(most, len(words)), 1, -1):
        name = " ".join(words[:count]).rstrip(".,-'’").removesuffix("'s").removesuffix("’s")
        last = words[count - 1]
        if not last[0].isupper() or not all(one[0].isupper() or len(one) <= _SMALL for one in words[:count]):
            continue
        key = folded(name)
        named = towns_named(key)
        if named is not None and named.rows:
            return start + len(name), key
    return None
