"""When a later text corrects an earlier one: it says so, or it changes one fact and little else."""

from __future__ import annotations

from wiredesk.deduped.facts import Facts
from wiredesk.deduped.likeness import agreement

LITTLE_ELSE = 0.9
"""The share of each text's words in the other from which little else has changed."""

AS_LONG = 2
"""Words by which two texts may differ in length where one takes another's place: more tell something new."""


def why_correction(text: Facts, shown: Facts | None) -> str | None:
    """Return why a text corrects the one that is shown; None if it does not, as far as that one is known.

    What changes may be one kind of fact and little else. Numbers may differ in any text, names and negations
    in one of the same length: a longer one tells more.
    """
    if text.corrects:
        return "it says that it corrects"
    fact = _corrected(text, shown) if shown is not None else None
    return f"{fact} changed and little else" if fact is not None else None


def _corrected(text: Facts, shown: Facts) -> str | None:
    if agreement(text, shown) < LITTLE_ELSE:
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
