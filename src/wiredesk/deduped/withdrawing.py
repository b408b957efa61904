"""Kills, holds and notes that name their story by words: by its slug, or by quoting its headline.

A slug is used again the next day, so words reach 48 hours back and two hours forward, and only the same
provider's stories. A kill that finds nothing waits, and catches its story when that comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from wiredesk.deduped.facts import Facts, unpacked
from wiredesk.deduped.likeness import shared_weight
from wiredesk.deduped.state import WAITING, ChainState, Change, provider_of, slug_of
from wiredesk.normalised.story import Story

BACK = timedelta(hours=48)
FORWARD = timedelta(hours=2)

NOTE_WORDS = 120
"""A text of more words is a story, whatever it asks its readers to read."""

_READ = re.compile(
    r"please\s+(?:read|note|insert|delete|substitute|see|refer)|should\s+(?:read|have\s+read|say)|"
    r"(?:read|reads?)\b.{1,80}\b(?:instead\s+of|not)\b|"
    r"bitte\s+(?:lesen|beachten|streichen|ersetzen)|muss\s+(?:es\s+)?(?:richtig\s+)?heißen|"
    r"(?:bien\s+)?lire\b.{1,80}\bau\s+lieu|prière\s+de\s+lire|veuillez\s+(?:lire|noter)|"
    r"l[ée]ase\b|debe\s+leerse|leer\b.{1,80}\ben\s+lugar|si\s+legga|leggere\b.{1,80}\b(?:anziché|e\s+non)\b|"
    r"leia-se|deve\s+ler-se",
    re.IGNORECASE | re.DOTALL,
)
"""How agencies say what is to be read, in six languages."""

QUOTED = 0.8
"""The share of a headline's words that a notice must have to name it."""

QUOTED_WORDS = 3
"""A headline of fewer telling words is named by chance."""


def is_note(story: Story) -> bool:
    """Tell whether an item is a note to editors about a story: an advisory, or how a text is to be read."""
    if story.word_count > NOTE_WORDS or not {"advisory", "correction"} & set(story.signals):
        return False
    return "advisory" in story.signals or bool(_READ.search(story.body))


def named_by(notice: Story, text: Facts, near: list[ChainState]) -> tuple[ChainState, Change] | None:
    """Return the story that a kill, a hold or a note names by words, and its change; the last of several."""
    found = [
        (change.at, chain.story_id, chain, change)
        for chain, change in _of_provider(notice, near)
        if change.gives_text
        and -FORWARD <= notice.received_at - change.at <= BACK
        and _names(slug_of(notice), text, change.slug, unpacked(change.facts))
    ]
    if not found:
        return None
    *_, chain, change = max(found, key=lambda one: one[:2])
    return chain, change


def waiting_for(story: Story, text: Facts, near: list[ChainState]) -> tuple[ChainState, Change] | None:
    """Return the kill or hold that waits for a story, by words."""
    found = [
        (change.at, chain.story_id, chain, change)
        for chain, change in _of_provider(story, near)
        if change.verdict.kind in WAITING
        and not any(one.gives_text for one in chain.changes)
        and -FORWARD <= change.at - story.received_at <= BACK
        and _names(change.slug, unpacked(change.facts), slug_of(story), text)
    ]
    if not found:
        return None
    *_, chain, change = max(found, key=lambda one: one[:2])
    return chain, change


def _of_provider(story: Story, near: list[ChainState]) -> Iterator[tuple[ChainState, Change]]:
    """Yield the texts of the same provider."""
    for chain in near:
        for change in chain.changes:
            if change.facts and change.provider == provider_of(story):
                yield chain, change


def _names(notice_slug: int | None, notice: Facts, slug: int | None, text: Facts) -> bool:
    """Tell whether a notice names a story: it has its slug, or quotes its headline."""
    if notice_slug is not None and notice_slug == slug:
        return True
    return len(text.head) >= QUOTED_WORDS and shared_weight(text.head, notice.words | notice.head) >= QUOTED
