"""Names of countries, areas and bodies that count only in a story of their language.

adjectives.tsv is built by tools/build_adjectives.py (German, French, Spanish, Italian, Portuguese),
country_names.tsv by tools/build_gazetteer.py (CLDR, more languages); area_names.tsv and body_names.tsv are
our own. English copy is never looked through for them. A language's matcher is made when its first story
comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import ahocorasick_rs

from wiredesk.tagged.entries import Entry, Place, Sense, SenseKind
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.tables import text_of

_NO_SPACES = frozenset({"ja", "ko", "th", "zh"})
"""Languages that put no spaces between words, or particles right behind a name."""

_BEFORE = {"ar": "وبلكفال", "fa": "", "he": "ובלמהשכ"}
"""Letters of small words that are written together with the name behind them."""

_ENDINGS = {"cs": 3, "el": 2, "fi": 5, "hr": 3, "hu": 4, "pl": 3, "ro": 3, "ru": 3, "sk": 3, "uk": 3}
"""Letters that a case can add to a name's stem, in languages that inflect names."""

_STEM, _CUT_STEM = 4, 5
"""Letters of the shortest name that takes an ending, as it is and without its last vowel."""

_VOWELS = frozenset("aeiouyáéíóúýąęöäаеиіоуыюяйьοαηειςσ")


@dataclass(slots=True)
class Tongue:
    """The names of one language, by index in the matcher. any_case: those written small too."""

    language: str | None
    names: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    any_case: list[bool] = field(default_factory=list)
    matcher: ahocorasick_rs.AhoCorasick | None = None

    def finds(self, text: str, lower: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield start, end and entry of names in a field. lower: the field in small letters, as long."""
        if self.matcher is None:
            return
        for index, start, end in self.matcher.find_matches_as_indexes(lower):
            stop = self._stop(lower, start, end, self.entries[index])
            if stop and (self.any_case[index] or not text[start].islower()):
                yield start, stop, self.entries[index]

    def _stop(self, lower: str, start: int, end: int, entry: Entry) -> int | None:
        """Return where a name ends with its case's ending; None where it is part of another word."""
        if self.language in _NO_SPACES:
            return end
        begin = start
        joined = _BEFORE.get(self.language or "", "")
        while begin > start - 3 and begin and lower[begin - 1] in joined:
            begin -= 1
        if begin and lower[begin - 1].isalnum():
            return None
        length = _ENDINGS.get(self.language or "", 0)
        stop = end
        while stop < len(lower) and lower[stop].isalpha() and stop - end <= length:
            stop += 1
        if stop < len(lower) and lower[stop].isalnum():
            return None
        cut = end - start < len(entry.name)
        if stop > end and not (length and (cut or (end - start >= _STEM and " " not in entry.name))):
            return None
        return stop if stop - end <= length and (stop > end or not cut) else None


def tongue(language: str | None) -> Tongue | None:
    """Return what a story of a language is looked through for besides; None where the tables have nothing.

    Without a language: the adjectives with letters that English has not.
    """
    return _tongue("no" if language in {"nb", "nn"} else language)


@cache
def _tongue(language: str | None) -> Tongue | None:
    if language == "en":
        return None
    made = Tongue(language)
    senses: dict[str, list[Sense]] = {}
    any_case: dict[str, bool] = {}
    for name, sense, free in _names(language):
        key = name.lower()
        if len(key) != len(name):
            continue
        for one in {key, key.replace("ß", "ss")}:
            if sense not in senses.setdefault(one, []):
                senses[one].append(sense)
            any_case[one] = any_case.get(one, False) or free
    for key, meant in senses.items():
        entry = Entry.of(key, key, tuple(meant))
        for pattern in _patterns(key, language):
            made.names.append(pattern)
            made.entries.append(entry)
            made.any_case.append(any_case[key])
    if not made.names:
        return None
    made.matcher = ahocorasick_rs.AhoCorasick(made.names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return made


def _patterns(key: str, language: str | None) -> list[str]:
    """Return a name, and its stem where the language puts other endings to it."""
    if language in _ENDINGS and " " not in key and len(key) > _CUT_STEM and key[-1] in _VOWELS:
        return [key, key[:-1]]
    return [key]


def _names(language: str | None) -> Iterator[tuple[str, Sense, bool]]:
    """Yield names with their sense, and whether they are written in small letters too."""
    places = lexicon().places
    for code, said, forms in _rows("adjectives.tsv"):
        if language is None or said == language:
            sense = Sense("nothing") if code == "-" else _sense(places[code], "demonym")
            yield from ((name, sense, True) for name in forms if language is not None or not name.isascii())
    for code, said, forms in _rows("country_names.tsv"):
        if said == language:
            yield from ((name, _sense(places[code], "country"), False) for name in forms)
    for code, said, forms in _rows("area_names.tsv"):
        if said == language:
            yield from ((name, _sense(places[code], "area"), False) for name in forms)
    for shown, said, forms in _rows("body_names.tsv"):
        if said == language:
            yield from ((name, sense, False) for sense in _of_body(shown) for name in forms)


def _of_body(shown: str) -> tuple[Sense, ...]:
    """Return what the name of a body in another language means: all that its English one does.

    "-" stands before phrases that hold a body's name and are none.
    """
    if shown == "-":
        return (Sense("nothing"),)
    entry = lexicon().entry_of(shown.lower())
    return entry.senses if entry is not None else ()


def _sense(place: Place, kind: SenseKind) -> Sense:
    return Sense(kind if place.kind == "country" else place.kind, place=place)  # type: ignore[arg-type]  # no border is in the tables


def _rows(table: str) -> Iterator[tuple[str, str, list[str]]]:
    for row in text_of(table).splitlines()[1:]:
        code, language, forms = row.split("\t")
        yield code, language, forms.split(";")
