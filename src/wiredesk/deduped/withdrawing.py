"""Kills, holds and notes that name their story by words: by its slug, or by quoting its headline.

A slug is used again the next day, so words reach 48 hours back and two hours forward, and only the same
provider's stories. A kill that finds nothing waits, and catches its story when that comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from wiredesk.deduped.arrival import Arrival
from wiredesk.deduped.facts import Facts, facts, unpacked
from wiredesk.deduped.likeness import QUOTED_WORDS, shared_weight
from wiredesk.deduped.record import NOTE, QUOTE, WAITING, Kind, Verdict
from wiredesk.deduped.state import ChainState, Change
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

AGREES = 0.6
"""The share of a quoted headline's words that a story of the notice's slug must have in its first lines.

A slug is used again within the day: for each report of a market, each match of a league.
"""

LONGEST_NOTICE = 2000
"""Characters of a notice in which a quoted headline is looked for."""

_QUOTING = re.compile(
    r"\b(?:story|item|take|article|report|headlined?|titled|entitled|meldung|bericht|überschrift|"
    r"dépêche|titre|titulad[ao]|noticia|notizia|titolo)\W{1,3}[\"“„«]\s?([^\"“”„«»]{8,200}?)\s?[\"”“»]",
    re.IGNORECASE,
)
"""How a notice quotes a story's headline; what else it quotes says why."""


def by_notice(one: Arrival, near: list[ChainState]) -> tuple[ChainState | None, Verdict] | None:
    """Judge a kill or a hold whose uri is not known: it names its story by words, or waits for it.

    None if it is neither. Held text that has an id of its own is no notice about another story.
    """
    if not one.kills and not one.holds:
        return None
    kind: Kind = "kill" if one.kills else "hold"
    named = named_by(one, near) if one.kills or not one.has_own_id else None
    if named is None:
        why = "a kill before its story: it waits for it" if one.kills else "held by its provider"
        return None, Verdict(kind=kind, method="identity", because=(why,))
    chain, change = named
    if change.provider not in {chain.changes[0].provider, one.shown_by(chain)}:
        why = f"{change.provider or 'its provider'} withdraws its copy of a story that another began"
        return chain, Verdict(kind="stale", of=change.uri, method=QUOTE, because=(why,))
    how = "slug" if change.slug is not None and change.slug == one.slug else "headline"
    why = f"its provider names it by its {how}"
    return chain, Verdict(kind=kind, of=change.uri, method=QUOTE, because=(why,))


def by_waiting(one: Arrival, near: list[ChainState]) -> tuple[ChainState, Verdict] | None:
    """Judge a story whose kill or hold came before it and named it by words; None if there is none."""
    waiting = _last(
        (chain, change)
        for chain, change in _of_provider(one, near)
        if change.verdict.kind in WAITING
        and not any(other.gives_text for other in chain.changes)
        and -FORWARD <= change.at - one.story.received_at <= BACK
        and _names(change.slug, unpacked(change.facts), one.slug, one.text)
    )
    if waiting is None:
        return None
    chain, notice = waiting
    why = "its provider withdrew it before it came"
    verdict = Verdict(kind=notice.verdict.kind, of=notice.uri, method="tombstone", because=(why,))
    return chain, verdict


def by_note(one: Arrival, near: list[ChainState]) -> tuple[ChainState, Verdict] | None:
    """Judge an item that says how a story is to be read, or something about it; None if it is a text."""
    named = named_by(one, near) if is_note(one.story) else None
    if named is None:
        return None
    chain, change = named
    corrects = "correction" in one.story.signals
    why = "it says how a story is to be read" if corrects else "an advisory about a story"
    if not one.is_of(one.shown_by(chain)):
        return chain, of_untold(one, chain, change)
    kind: Kind = "correction" if corrects else "update"
    return chain, Verdict(kind=kind, of=change.uri, method=NOTE, because=(why,))


def of_untold(one: Arrival, chain: ChainState, change: Change) -> Verdict:
    """Return what a note or an ADD is to a story of which another provider's telling is shown."""
    why = f"it is about the telling of {one.provider}, that of {one.shown_by(chain)} is shown"
    return Verdict(kind="syndicated", of=change.uri, method=QUOTE, because=(why,))


def is_note(story: Story) -> bool:
    """Tell whether an item is a note to editors about a story: an advisory, or how a text is to be read."""
    if story.word_count > NOTE_WORDS or not {"advisory", "correction"} & set(story.signals):
        return False
    return "advisory" in story.signals or bool(_READ.search(story.body))


def named_by(one: Arrival, near: list[ChainState]) -> tuple[ChainState, Change] | None:
    """Return the story that a kill, hold, note or ADD names by words, and its change; the last of several.

    A provider's telling of a story that another began is named too, though it is not what is shown.
    """
    quoted = quoted_by(one.story)
    return _last(
        (chain, change)
        for chain, change in _of_provider(one, near)
        if (change.gives_text or _may_name(one, change))
        and -FORWARD <= one.story.received_at - change.at <= BACK
        and _names(one.slug, one.text, change.slug, unpacked(change.facts), quoted)
    )


def _may_name(one: Arrival, change: Change) -> bool:
    """Tell whether an item may be about what another is, though that gives its chain no text.

    A telling of another's story is its provider's to speak of, and a kill ends what is only held.
    """
    return change.verdict.kind == "syndicated" or (one.kills and change.verdict.kind == "hold")


def quoted_by(story: Story) -> frozenset[int]:
    """Return the telling words of the headline that a notice quotes; none where it quotes too few."""
    found = _QUOTING.search(story.body[:LONGEST_NOTICE])
    if found is None:
        return frozenset()
    head = facts(story.model_copy(update={"headline": found[1], "paragraphs": ()})).head
    return head if len(head) >= QUOTED_WORDS else frozenset()


def _last(found: Iterable[tuple[ChainState, Change]]) -> tuple[ChainState, Change] | None:
    return max(found, key=lambda one: (one[1].at, one[0].story_id), default=None)


def _of_provider(one: Arrival, near: list[ChainState]) -> Iterator[tuple[ChainState, Change]]:
    """Yield the texts of the same provider."""
    for chain in near:
        for change in chain.changes:
            if change.facts and change.provider == one.provider:
                yield chain, change


def _names(
    notice_slug: int | None,
    notice: Facts,
    slug: int | None,
    text: Facts,
    quoted: frozenset[int] = frozenset(),
) -> bool:
    """Tell whether a notice names a story: it has its slug and quotes no other one's headline, or its own."""
    if notice_slug is not None and notice_slug == slug:
        return not quoted or shared_weight(quoted, text.head | text.lead) >= AGREES
    return len(text.head) >= QUOTED_WORDS and shared_weight(text.head, notice.words | notice.head) >= QUOTED
