"""What a text changed of the one shown before, in a few words for the chain's history.

Told from what the chain keeps of both, their headlines and facts, so no older text has to be at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from wiredesk.deduped.facts import MOST_NUMBERS, MOST_WORDS, Facts

MOST_CHARACTERS = 80

_SHARES = (
    (0.85, "nearly all"),
    (0.7, "most"),
    (0.58, "two thirds"),
    (0.42, "half"),
    (0.29, "a third"),
    (0.15, "a fifth"),
    (0.07, "a tenth"),
    (0.0, "a few"),
)
"""How a share of the words is said, from that share on."""

_NOTHING = "details only"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is kept of a text that is shown; facts: None where too many texts came before it."""

    headline: str | None
    facts: Facts | None


def told(before: Shown, after: Shown) -> str | None:
    """Return what changed: "headline; 3 numbers new, 1 gone; a third of the words new"; in 80 characters.

    None where the headline is the same and the rest is not kept. Of long texts the rarest words are kept:
    what may only have lost its place among them is not told as gone, nor as new.
    """
    parts = ["headline"] if before.headline != after.headline else []
    if before.facts is not None and after.facts is not None:
        parts += filter(None, (_numbers(before.facts, after.facts), _words(before.facts, after.facts)))
        parts = parts or [_NOTHING]
    return "; ".join(parts) or None


def _numbers(before: Facts, after: Facts) -> str:
    new, gone = _both(before.numbers, after.numbers, MOST_NUMBERS)
    parts = []
    if new:
        parts.append(f"{new} {'number' if new == 1 else 'numbers'} new")
    if gone:
        parts.append(f"{gone} gone" if new else f"{gone} {'number' if gone == 1 else 'numbers'} gone")
    return ", ".join(parts)


def _words(before: Facts, after: Facts) -> str:
    new, gone = _both(before.words, after.words, MOST_WORDS)
    parts = []
    if new:
        parts.append(f"{_share(new, after.words)} of the words new")
    if gone:
        share = _share(gone, before.words)
        parts.append(f"{share} gone" if new else f"{share} of the words gone")
    return ", ".join(parts)


def _both(before: frozenset[int], after: frozenset[int], most: int) -> tuple[int, int]:
    """Return how many are new and how many gone; where a side is full, the other may have had it too."""
    new = len(after - before) if len(before) < most or len(after) == most else 0
    return new, len(before - after) if len(after) < most else 0


def _share(some: int, of: frozenset[int]) -> str:
    return next(words for least, words in _SHARES if some / len(of) >= least)
