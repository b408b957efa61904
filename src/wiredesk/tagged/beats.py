"""Beats: which of a desk's beats a story is on, by its words, its tags and its agency's codes.

What a beat asks for is in docs/dictionaries.md. All beats' words are looked for in one pass over a story; a
desk without beats has no pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from wiredesk.normalised.story import Story, Subject
from wiredesk.tagged.record import Actor, Field, Region
from wiredesk.tagged.spelling import is_shouted, is_spelt, lowered, stands_alone

FIELDS: tuple[Field, ...] = ("headline", "body", "captions")
"""Where words are looked for; a dateline says where copy was filed, not what it is about."""

MAX_LOOKED = 200_000
"""Characters of a field that are looked through; a longer one is no story."""


class Standing(NamedTuple):
    """Where a word stands: field[start:end] == text."""

    field: Field
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OwnBeat:
    """What a beat asks of a story; what is empty asks for nothing.

    One of any_words, actors (ids) and subjects (codes) together; all of all_words; none of not_words; a focus
    on one of regions (codes), or on what lies in one of them that is a country.
    """

    code: str
    name: str
    any_words: frozenset[str] = frozenset()
    all_words: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


class OwnBeats:
    """All beats and the matcher over their words; equal if the beats are."""

    def __init__(self, beats: Sequence[OwnBeat]) -> None:
        self.beats = tuple(beats)
        spelt: dict[str, list[str]] = defaultdict(list)
        for word in sorted(
            {word for one in beats for word in (*one.any_words, *one.all_words, *one.not_words)}
        ):
            spelt[lowered(word)].append(word)
        self._spelt = list(spelt.values())
        # Each word for itself, also within another's: "oil" in "olive oil".
        self._matcher = ahocorasick_rs.AhoCorasick(
            list(spelt),
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnBeats) and self.beats == other.beats

    def __hash__(self) -> int:
        return hash(self.beats)

    def words_in(self, fields: Mapping[Field, str]) -> dict[str, list[Standing]]:
        """Return the words that stand in a story's fields, as the beats spell them, with their places."""
        found: dict[str, list[Standing]] = defaultdict(list)
        for field in FIELDS:
            text = fields.get(field, "")[:MAX_LOOKED]
            matches = self._matcher.find_matches_as_indexes(lowered(text), overlapping=True) if text else []
            shouted = bool(matches) and is_shouted(text)
            for index, start, end in matches:
                if not stands_alone(text, start, end):
                    continue
                words = text[start:end]
                for word in self._spelt[index]:
                    if shouted or word.islower() or is_spelt(words, word):
                        found[word].append(Standing(field, start, end, words))
        return found


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a story stands to a beat for which something in it speaks.

    words: those that speak for it; actors, regions: their ids and codes; subjects: as the beat writes them;
    against: what keeps the story off it, None if it is on it.
    """

    beat: OwnBeat
    words: tuple[Standing, ...]
    actors: tuple[str, ...]
    regions: tuple[str, ...]
    subjects: tuple[str, ...]
    against: str | None


def bearings(
    own: OwnBeats,
    story: Story,
    fields: Mapping[Field, str],
    regions: Iterable[Region],
    actors: Iterable[Actor],
) -> Iterator[Bearing]:
    """Yield how a story stands to the beats that something in it speaks for, in the dictionaries' order.

    regions, actors: the story's tags.
    """
    words = own.words_in(fields)
    acting = {actor.id for actor in actors}
    focus = {code: None for one in regions if one.role == "focus" for code in (one.code, one.country) if code}
    coded = {code for subject in story.subjects for code in codes_of(subject)}
    for beat in own.beats:
        speaking = words.keys() & (beat.any_words | beat.all_words)
        who, about = acting & beat.actors, [code for code in focus if code in beat.regions]
        codes = coded & beat.subjects
        if not (speaking or who or codes or about):
            continue
        mentions = [mention for word in sorted(speaking) for mention in words[word]]
        yield Bearing(
            beat,
            tuple(sorted(mentions, key=lambda one: (FIELDS.index(one.field), one.start, one.end))),
            tuple(sorted(who)),
            tuple(about),
            tuple(sorted(codes)),
            _against(beat, words, speaks=bool(who or codes or words.keys() & beat.any_words), about=about),
        )


def codes_of(subject: Subject) -> tuple[str, ...]:
    """Return how a beat may write an agency's subject: its code, and its code behind its scheme."""
    if not subject.code:
        return ()
    return (subject.code, f"{subject.scheme}:{subject.code}") if subject.scheme else (subject.code,)


def _against(
    beat: OwnBeat, words: Mapping[str, list[Standing]], *, speaks: bool, about: Sequence[str]
) -> str | None:
    """Say what a story has or lacks that keeps it off a beat."""
    if hindering := sorted(words.keys() & beat.not_words):
        return f"{_listed(hindering)} stands in it (not_words)"
    if missing := sorted(beat.all_words - words.keys()):
        return f"{_listed(missing)} does not stand in it (all_words)"
    if beat.regions and not about:
        return f"it is about none of {', '.join(sorted(beat.regions))} (regions)"
    if not speaks and (beat.any_words or beat.actors or beat.subjects):
        return "none of its words, actors and subjects is in it (any_words, actors, subjects)"
    return None


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
