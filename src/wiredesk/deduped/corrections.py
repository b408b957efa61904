"""When a later text corrects an earlier one: it says so, or it changes one fact and little else."""

from __future__ import annotations

from wiredesk.deduped.facts import Facts

LITTLE_ELSE = 0.9
"""The share of each text's words in the other from which little else has changed."""

AS_LONG = 2
"""Words by which two texts may differ in length where one takes another's place: more tell something new."""


def corrected(text: Facts, shown: Facts, alike: float) -> str | None:
    """Return what a text changes in the one that is shown, if that is one kind of fact and little else.

    alike: the share of words that each has of the other, the lower of both. Numbers may differ in any text,
    names and negations in one of the same length: a longer one tells more.
    """
    if alike < LITTLE_ELSE:
        return None
    if text.numbers != shown.numbers:
        return "numbers"
    if abs(text.length - shown.length) > AS_LONG:
        return None
    if text.names - shown.names and shown.names - text.names:
        return "a name"
    if None not in {text.negations, shown.negations} and text.negations != shown.negations:
        return "a negation"
    return None
