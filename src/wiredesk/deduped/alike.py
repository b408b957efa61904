"""What a story under a new uri is to the one it is most like: its next text, a copy, or none of it."""

from __future__ import annotations

from dataclasses import dataclass

from wiredesk.deduped.additions import is_addition
from wiredesk.deduped.arrival import Arrival
from wiredesk.deduped.corrections import LITTLE_ELSE, why_correction
from wiredesk.deduped.facts import Facts, unpacked
from wiredesk.deduped.likeness import SAME, Features, features, likeness, shared_weight
from wiredesk.deduped.record import ADDITION, NOTE, TEXT_KINDS, Kind, Verdict
from wiredesk.deduped.seen import ALERT_HORIZON, LIKENESS_HORIZON
from wiredesk.deduped.state import ChainState, Change
from wiredesk.deduped.withdrawing import is_note

LED = 0.25
"""The likeness that is enough for a later lead of the same slug by the same provider."""

LED_WITHOUT_SLUG = 0.45
"""The same where neither has a slug: a lead says of itself that it is not the first."""

ELSEWHERE = 0.95
"""The likeness asked of an alert of whose names the other text has none: a fire here, another there."""

NEAR_COPY = 0.95
"""The share of each text's words in the other from which they are one text, if the facts agree."""

SAYS_LESS = 0.6
"""A text of fewer of the other's words than this, that says nothing of its own, does not take its place."""

LEADING = frozenset({"lead", "update", "correction", "refile"})


@dataclass(frozen=True, slots=True)
class Match:
    """The text of another chain that a story is most like."""

    chain: ChainState
    change: Change
    text: Facts
    told: Features
    score: float
    asked: float

    @property
    def is_same(self) -> bool:
        """Whether they tell the same story."""
        return self.score >= self.asked


def by_likeness(one: Arrival, near: list[ChainState]) -> tuple[ChainState | None, Verdict]:
    """Judge an item by the story it is most like; near: the chains that share its keys."""
    match = nearest(one, near)
    if match is None:
        why = "no earlier item has its uri, its words or its rare words"
        return None, Verdict(kind="new", because=(why,))
    if not match.is_same:
        score = round(1 - match.score, 3)
        return None, Verdict(kind="new", score=score, because=_not_enough(one.text, match))
    if match.chain.kill() is not None:
        return _by_killed(one, match)
    kind, why = _kind(one, match)
    method = "slug" if match.score < SAME and one.slug is not None else "likeness"
    if kind in TEXT_KINDS and is_note(one.story):
        # It has its story's words without naming it, and must not take the place of its text.
        method = NOTE
    if kind in TEXT_KINDS and is_addition(one.story):
        method = ADDITION
    because = (why, *_reasons(one.text, match))
    score = round(match.score, 3)
    return match.chain, Verdict(kind=kind, of=match.change.uri, method=method, score=score, because=because)


def nearest(one: Arrival, near: list[ChainState]) -> Match | None:
    """Return the text that a story is most like, among chains that share telling words or its slug."""
    matches = [
        match for chain in near for change in chain.changes if (match := _held_against(one, chain, change))
    ]
    return max(matches, key=_rank, default=None)


def _held_against(one: Arrival, chain: ChainState, change: Change) -> Match | None:
    apart = abs(one.story.received_at - change.at)
    # What waits for its time must not keep back another's public telling of it.
    if not change.facts or not change.is_public or apart > LIKENESS_HORIZON:
        return None
    other = unpacked(change.facts)
    if one.text.is_alert and other.is_alert and apart > ALERT_HORIZON and chain.is_open:
        return None
    told = features(one.text, other, apart.total_seconds() / 3600)
    return Match(chain, change, other, told, likeness(told), _asked(one, change, other))


def _asked(one: Arrival, change: Change, other: Facts) -> float:
    """Return the likeness that is enough: less for a later lead by the same provider, more for an alert."""
    leads = LEADING & set(one.story.signals) and change.provider == one.provider
    if not leads or change.slug != one.slug or (one.text.is_table and other.is_table):
        return ELSEWHERE if names_apart(one.text, other) else SAME
    return LED_WITHOUT_SLUG if one.slug is None else LED


def names_apart(one: Facts, other: Facts) -> bool:
    """Tell whether one of two texts is an alert that has names, and the other has none of them.

    An alert in capitals has no names by its letters: what the other writes small is none.
    """
    if not one.is_alert and not other.is_alert:
        return False
    alert, text = (one, other) if len(one.words) <= len(other.words) else (other, one)
    names = alert.names - (text.words - text.names)
    return bool(names) and names.isdisjoint(text.words)


def _rank(match: Match) -> tuple[bool, float, float, str]:
    """Order matches: one story before none, the likest, the earliest; never by the order of an index."""
    return match.is_same, match.score, -match.change.at.timestamp(), match.chain.story_id


def _by_killed(one: Arrival, match: Match) -> tuple[ChainState | None, Verdict]:
    """Judge a story like a killed one: a near copy is caught, a text of other words is a new story."""
    kill = match.chain.kill_of(one.provider)
    if kill is not None and match.told["words_least"] >= NEAR_COPY:
        why = "a near copy of killed words"
        return match.chain, Verdict(kind="kill", of=kill.uri, method="tombstone", because=(why,))
    why = f"the nearest, {match.change.uri}, was killed, and this is another text"
    return None, Verdict(kind="new", because=(why,))


def _kind(one: Arrival, match: Match) -> tuple[Kind, str]:
    """Return the kind of a story that is one with its match, and why it is that and not another."""
    shown_by = one.shown_by(match.chain)
    if one.is_preferred_to(shown_by):
        return "update", f"the story of {shown_by}, to which its provider is preferred"
    if not one.is_of(shown_by):
        return "syndicated", f"the story of {shown_by}, told by another"
    shown = match.chain.text
    if shown is not None and one.story.received_at < shown.at:
        return "stale", "received before the text that is shown"
    return _kind_of_text(one.text, match)


def _kind_of_text(text: Facts, match: Match) -> tuple[Kind, str]:
    """Return what a later text of the same provider is, by what it changes."""
    if (why := why_correction(text, match.text)) is not None:
        return "correction", why
    if match.told["words_least"] >= NEAR_COPY:
        return "duplicate", "a near copy with the same facts"
    if _says_less(text, match.text):
        return "duplicate", "it says less than the text that is shown, and nothing else"
    return "update", "the same story told further"


def _says_less(text: Facts, shown: Facts) -> bool:
    return (
        len(text.words) < SAYS_LESS * len(shown.words)
        and text.numbers <= shown.numbers
        and shared_weight(text.words, shown.words) >= LITTLE_ELSE
    )


def _reasons(text: Facts, match: Match) -> tuple[str, ...]:
    """Tell in words what two texts agree in, for a person."""
    told = match.told
    words, longer = told["words_most"], told["words_least"]
    lines = [
        f"{words:.0%} of the shorter text's words are in the other, {longer:.0%} of the longer's",
        f"{told['heads_in_most']:.0%} of a headline is in the other's first lines",
    ]
    shared, fewer = len(text.numbers & match.text.numbers), min(len(text.numbers), len(match.text.numbers))
    if fewer:
        lines.append(f"{shared} of {fewer} numbers agree")
    if match.asked < SAME:
        lines.append("a later lead of the same provider")
    if match.asked > SAME:
        lines.append("an alert, whose names are not in the other")
    return tuple(lines)


def _not_enough(text: Facts, match: Match) -> tuple[str, ...]:
    """Tell why the nearest story is another one."""
    return (
        f"the nearest is {match.change.uri}: likeness {match.score:.2f}, {match.asked} is asked",
        *_reasons(text, match),
    )
