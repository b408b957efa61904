"""Bodies whom no table has, known by the form of their names, wherever those stand in a story.

By a word of a body's name, a company's legal form or initials (body_words.py), by a country beside a ministry
or an army (ministries.py, national.py), by the form of clubs' names (clubs.py), by what stands beside a
company's (companies.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

import ahocorasick_rs

from wiredesk.tagged.body_words import (
    BEGINNINGS,
    COMPANIES,
    ENDINGS,
    by_beginning,
    by_company,
    by_ending,
    by_initials,
)
from wiredesk.tagged.clubs import CLUB_WORDS, SHORT_NAMES, clubs, well_known
from wiredesk.tagged.companies import TRIGGERS, companies
from wiredesk.tagged.deciding import Decided, filed_from
from wiredesk.tagged.entries import Body, Entry, Place, Sense
from wiredesk.tagged.forms import MAX_FOUND, Found
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.ministries import ministries, of_states
from wiredesk.tagged.names import Around
from wiredesk.tagged.national import at_home, national
from wiredesk.tagged.record import Field
from wiredesk.tagged.sport import is_of_sport
from wiredesk.tagged.spotting import Spot

MAX_LOOKED = 100_000
"""Characters of a body that are looked through."""

_ENTRY = Entry.of("introduced body", "introduced body", (Sense("body"),))

_SURROGATE = re.compile("[\ud800-\udfff]")


def bodies(decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date) -> list[Decided]:
    """Return the bodies that the story names by form, wherever they stand.

    decided: what the tables found; their words are not taken again. on: the story's date.
    """
    told: list[Decided] = []
    filed = filed_from(decided)
    for name in ("body", "headline", "captions"):
        text = fields.get(name, "")[:MAX_LOOKED]
        if not text or text.isupper():
            continue
        around = Around.of(name, text, decided)
        taken: list[tuple[int, int]] = []
        for body, start, end, because in _found(around, known, on, headline=name == "headline", filed=filed):
            behind = _SHORT.match(text, end)
            short = next(around.over(behind.start(1), behind.end(1)), None) if behind is not None else None
            if short is not None and short.body is not None:
                body = short.body  # noqa: PLW2901  what the table knows by its short form
            listed = known.entry_of(body.name.lower())
            body = listed.body if listed is not None and listed.body is not None else body  # noqa: PLW2901  the same
            if any(start < e and s < end for s, e in taken) or _is_taken(around, start, end):
                continue
            taken.append((start, end))
            told.append(
                Decided(Spot(name, start, end, text[start:end], _ENTRY, shouted=False), because, body=body)
            )
            told += [*_short_forms(body, around, end, taken)]
    headline = fields.get("headline", "")
    if headline and told:
        told += _in_headline(told, Around.of("headline", headline, [*decided, *told]))
    return told


def _in_headline(told: list[Decided], around: Around) -> Iterator[Decided]:
    """Yield where the headline has a company's name without its legal form."""
    companies = {one.body.id: one.body for one in told if one.body is not None and one.body.kind == "company"}
    for body in companies.values():
        short = _FORM.sub("", body.name)
        at = around.text.find(short)
        if at >= 0 and " " in short and not _is_taken(around, at, at + len(short)):
            spot = Spot("headline", at, at + len(short), short, _ENTRY, shouted=False)
            yield Decided(spot, "a company's name without its legal form", body=body)


def _is_taken(around: Around, start: int, end: int) -> bool:
    return any(one.person is not None or one.body is not None for one in around.over(start, end))


def _found(
    around: Around, known: Lexicon, on: date, *, headline: bool, filed: Place | None
) -> Iterator[Found]:
    text = around.text
    yield from of_states(around, known, on)
    if not headline:
        if "inist" in text or "Department of " in text:
            yield from ministries(around, known, on, filed)
        if ")" in text:
            yield from by_initials(around)
    words = [*_words(text)]
    for start, end, word in words:
        yield from _by_word(around, start, end, word)
    yield from clubs(around, by_name=any(word in CLUB_WORDS for _, _, word in words))
    named = [one for one in words if one[2] in SHORT_NAMES]
    if named and is_of_sport({around.name: text}):
        yield from well_known(around, named, known)
    yield from national(around, known, on)
    if not headline:
        yield from at_home(around, known, on, filed)
        yield from companies(around, [one for one in words if one[2] in TRIGGERS], known)


def _by_word(around: Around, start: int, end: int, word: str) -> Iterator[Found]:
    """Read the name that a body's word ends or begins, or a company's legal form ends."""
    if word in ENDINGS:
        yield from by_ending(around, start, end, word)
    elif word in COMPANIES:
        yield from by_company(around, start, end)
    if word in BEGINNINGS:
        yield from by_beginning(around, start, end, word)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the words stand by which names of bodies are known."""
    for index, start, end in islice(_matcher().find_matches_as_indexes(_SURROGATE.sub("?", text)), MAX_WORDS):
        if not ((start and text[start - 1].isalnum()) or text[end : end + 1].isalnum()):
            yield start, end, _HEADS[index]


MAX_WORDS = 5_000
"""Words of bodies' names looked at in a field."""

_HEADS = [
    *{
        **ENDINGS,
        **BEGINNINGS,
        **dict.fromkeys((*COMPANIES, *CLUB_WORDS, *TRIGGERS, *SHORT_NAMES), ""),
    }
]


@cache
def _matcher() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        _HEADS,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


def _short_forms(body: Body, around: Around, end: int, taken: list[tuple[int, int]]) -> Iterator[Decided]:
    """Yield where the short form in brackets behind a name stands, there and further on."""
    match = _SHORT.match(around.text, end)
    if match is not None:
        at, short = match.start(1), match[1]
    elif body.kind == "company" and " " in (short := _FORM.sub("", body.name)):
        at = around.text.find(short, end)
    else:
        return
    while at >= 0 and len(taken) < MAX_FOUND:
        stop = at + len(short)
        text = around.text
        if not (text[at - 1].isalnum() or text[stop : stop + 1].isalnum()) and not _is_taken(
            around, at, stop
        ):
            taken.append((at, stop))
            yield Decided(
                Spot(around.name, at, stop, short, _ENTRY, shouted=False),
                "its short form, told in brackets",
                body=body,
            )
        at = text.find(short, stop)


_FORM = re.compile(r" (?:Inc|Corp|Corporation|Plc|PLC|Ltd|Co|Company|AG|SA|NV)$")
_SHORT = re.compile(r" \(([A-Z][A-Za-z&-]{1,9})\)")
