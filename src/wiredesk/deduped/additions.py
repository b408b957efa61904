"""ADDs: takes that are no whole text, but go on where one ends ("1st Add", "Add 2", "Fortsetzung").

An ADD is appended to the text that it continues and never takes its place. It names that text as a kill does:
by the slug of its provider, or by its headline.
"""

from __future__ import annotations

import re

from wiredesk.deduped.arrival import Arrival
from wiredesk.deduped.record import ADDITION, Verdict
from wiredesk.deduped.state import ChainState
from wiredesk.deduped.withdrawing import named_by, of_untold
from wiredesk.normalised.story import Story

_ADD = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th))?adds?(?:[ -]?(?:\d{1,2}|one|two|three|four|five))?\b(?! ?-?le?a?d)|"
    r"\bfortsetzung\b|\bforts\.|^=\s?\d{1,2}\b",
    re.IGNORECASE,
)
"""How a take's label says that it goes on: "1st Add", "1stadd", "Add 2", "=2"; "Add Lead" is a whole text."""

_NOTED = re.compile(
    r"^\W*(?:\d{1,2}(?:st|nd|rd|th)\s+)?add(?:[ -]?\d{1,2})?\W*$", re.IGNORECASE | re.MULTILINE
)
"""The same as a note to editors, on a line by itself."""


def is_addition(story: Story) -> bool:
    """Tell whether an item says by its take, or in a note to editors, that it goes on where another ends."""
    if story.take is not None and _ADD.search(story.take) is not None:
        return True
    return story.ednote is not None and _NOTED.search(story.ednote) is not None


def by_addition(one: Arrival, near: list[ChainState]) -> tuple[ChainState, Verdict] | None:
    """Judge an ADD that names the text it continues; None if it is none, or names none.

    Text that may not be shown yet is not appended to one that is shown.
    """
    named = named_by(one, near) if is_addition(one.story) else None
    if named is None:
        return None
    chain, change = named
    if (kill := chain.kill_of(one.provider)) is not None:
        why = "the text that it continues was killed"
        return chain, Verdict(kind="kill", of=kill.uri, method="tombstone", because=(why,))
    if not one.is_of(one.shown_by(chain)):
        return chain, of_untold(one, chain, change)
    if one.story.status != "usable" and chain.text is not None and chain.text.is_public:
        return None
    return chain, continues(change.uri)


def continues(uri: str) -> Verdict:
    """Return what an ADD is to the text that it continues."""
    return Verdict(kind="update", of=uri, method=ADDITION, because=("it goes on where that text ends",))
