"""Labels, notes and lines of the summary as they are added to a draft: each once, with what it signals."""

from __future__ import annotations

from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.takes import signals_of

MAX_LINES = 200
"""No story has more notes, nor lines of a summary: what goes on is some system's mistake, or an attack."""

ENOUGH = 100_000
"""Characters of notes, or of a summary, to which no more are added."""

_BULLETS = "*•▪●►‣–- "


def add_take(draft: Draft, label: str | None) -> None:
    """Add a transmission label, and what it signals; one that is there already is not added again."""
    label = one_line(label)
    if not label or label.lower() in (draft.take or "").lower():
        return
    # "REFILE-UPDATE 2" says what "UPDATE 2" said before
    known = None if label.lower().endswith(f"-{draft.take}".lower()) else draft.take
    draft.take = f"{known} {label}" if known else label
    draft.signals += signals_of(label)


def add_note(draft: Draft, note: str | None) -> None:
    """Add a note to editors, and what it signals; past MAX_LINES the story is flagged as truncated."""
    note = one_line(note)
    if note and not _is_full(draft, draft.ednote):
        draft.ednote = _with(draft.ednote, note)
        draft.signals += signals_of_note(note)


def add_summary(draft: Draft, text: str | None) -> None:
    """Add a line of the summary without its bullet, unless it is there or is the headline once more.

    Past MAX_LINES the story is flagged as truncated.
    """
    text = one_line(text) or ""
    framed = text[:2] in ("- ", "– ") and text[-2:] in (" -", " –")
    text = (text[:-2] if framed else text).lstrip(_BULLETS)
    if text and bare(text) != bare(draft.headline or "") and not _is_full(draft, draft.summary):
        draft.summary = _with(draft.summary, text)


def _is_full(draft: Draft, field: str | None) -> bool:
    """Tell whether nothing more is added to a field: to look through its lines takes the longer the more."""
    if field is None or (len(field) <= ENOUGH and field.count("\n") < MAX_LINES - 1):
        return False
    if "truncated" not in draft.flags:
        draft.flags.append("truncated")
    return True


def _with(before: str | None, line: str) -> str:
    """Return a field's lines with one more, unless one of them says the same."""
    lines = before.split("\n") if before else []
    if any(bare(line) == bare(one) for one in lines):
        return before or line
    return "\n".join([*lines, line])
