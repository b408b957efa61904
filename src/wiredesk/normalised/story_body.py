"""The body of a marked-up story: what stands before its first sentence and after its last is no paragraph.

Formats that give paragraphs still carry, in them, what a take carries on lines of its own: a label, a note to
editors, a byline, the dateline, end marks. The body runs from the first sentence after byline and dateline to
the last before the sign-off.
"""

from __future__ import annotations

from datetime import date

from wiredesk.normalised.byline import looks_like_byline, names_and_agency
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.signoff import agency_of, is_signoff
from wiredesk.normalised.takes import is_editors_note, label_line, signals_of

MAX_BEFORE = 6
"""So many paragraphs at most stand before a text, or after it."""

Piece = tuple[str, str]
"""A piece of the body as it stood, and the field that took it."""


def take_apart(paragraphs: list[str], draft: Draft, near: date) -> list[Piece]:
    """Fill the draft's body, dateline, and what else stands in the paragraphs; return the pieces in order.

    near: the story's date, of which a dateline's day takes its year.
    """
    left = list(paragraphs)
    pieces: list[Piece] = []
    while len(left) > 1 and len(pieces) < MAX_BEFORE and (by := _before_text(left[0], draft)) is not None:
        pieces.append((left.pop(0), by))
    after: list[Piece] = []
    while len(left) > 1 and len(after) < MAX_BEFORE and is_signoff(left[-1]):
        after.append((left.pop(), "signoff"))
    after.reverse()
    if after:
        draft.signoff = "\n".join(text for text, _ in after)
        named = next(filter(None, (agency_of(text) for text, _ in after)), None)
        draft.provider = draft.provider or named
    if left and (start := dateline_at_start(left[0], near, alone=True)) is not None:
        pieces.append((left[0][: start.length], "dateline"))
        left[0] = left[0][start.length :].strip()
        draft.dateline = start.dateline or draft.dateline
        draft.provider = draft.provider or start.agency
    draft.paragraphs = [text for text in left if text]
    return [*pieces, *((text, "body") for text in draft.paragraphs), *after]


def _before_text(paragraph: str, draft: Draft) -> str | None:
    """Return the field that takes a paragraph before the text, and set it; None if it is text."""
    label = label_line(paragraph)
    if label is not None:
        draft.take = f"{draft.take} {label}" if draft.take else label
        draft.signals += signals_of(label)
        return "take"
    if is_editors_note(paragraph):
        draft.ednote = f"{draft.ednote}\n{paragraph}" if draft.ednote else paragraph
        draft.signals += signals_of_note(paragraph)
        return "ednote"
    if looks_like_byline(paragraph):
        # A byline in the body names a person where the element may hold the agency alone.
        named, _ = names_and_agency(draft.byline)
        draft.byline = draft.byline if named else [*draft.byline, paragraph]
        return "byline"
    return None
