"""Blocks of a JSON item's HTML that say by their class what they are: byline, dateline, notebook, note.

Practice of agencies whose body is a page of its own: `<div class="byline">`, `<section class="notepad">`
(dpa), `<div class="dat">` with topic and agency (TT).
"""

from __future__ import annotations

import re
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft, Taken
from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.story import Dateline

MAX_MARKED = 40
"""So many blocks of a page at most are looked at."""

LONGEST_BLOCK = 20_000
"""Characters; what is longer is the text, whatever its class."""

_CLASSES = {
    **dict.fromkeys(("byline", "author", "authors"), "byline"),
    **dict.fromkeys(("teaser", "abstract", "standfirst", "summary", "ingress", "preamble"), "summary"),
    **dict.fromkeys(("closingline", "signoff", "tagline", "notepad", "notebook", "notizblock"), "signoff"),
    **dict.fromkeys(("ednote", "editorsnote", "editorialnote"), "ednote"),
    "dateline": "dateline",
    "dat": "-topic-and-agency",
}
_FIGURE = re.compile(r"<(/?)(?:figure|figcaption)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"""<(div|p|section|aside|header|footer)\s[^<>]*?\bclass\s*=\s*["']([^"'<>]{1,120})["'][^<>]*>""",
    re.IGNORECASE,
)


def take_marked(markup: str, draft: Draft, near: date, where: str) -> tuple[str, list[Taken]]:
    """Take the marked blocks; return the markup without them, and what took each of their paragraphs.

    near: the story's date. where: the body's path in the copy.
    """
    taken: list[Taken] = []
    kept: list[str] = []
    at = count = 0
    figures = _figures(markup)
    for found in _OPEN.finditer(markup):
        by = _field(found[2])
        if by is None or found.start() < at or any(start < found.start() < end for start, end in figures):
            continue
        count += 1
        if count > MAX_MARKED:
            break
        end, close = _end(markup, found[1], found.end())
        if end - found.end() > LONGEST_BLOCK:
            continue
        lines = html_to_blocks(markup[found.end() : end]).paragraphs
        if by == "dateline" and not _is_dateline(" ".join(lines), near):
            continue
        kept.append(markup[at : found.start()])
        at = close
        taken += [Taken(where, line, by) for line in lines]
        _take(by, lines, draft, near)
    return ("\n".join([*kept, markup[at:]]) if at else markup), taken


def _figures(markup: str) -> list[tuple[int, int]]:
    """Return where figures stand: what is marked within one is the picture's."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for tag in _FIGURE.finditer(markup):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start = opened.pop()
            if not opened:
                spans.append((start, tag.start()))
    return spans[:MAX_MARKED]


def _field(classes: str) -> str | None:
    words = classes.lower().replace("-", "").replace("_", "").split()
    return next((field for word in words if (field := _CLASSES.get(word))), None)


def _end(markup: str, name: str, start: int) -> tuple[int, int]:
    """Return where the content of an element ends, and where the element does."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(
        markup, start, start + LONGEST_BLOCK + 1
    ):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start(), tag.end()
    return start + LONGEST_BLOCK + 1, start + LONGEST_BLOCK + 1


def _is_dateline(text: str, near: date) -> bool:
    return (
        0 < len(text) <= 90 and dateline_at_start(f"{text.rstrip(' -–—')} - ", near, alone=True) is not None
    )


def _take(by: str, lines: list[str], draft: Draft, near: date) -> None:
    if by == "byline" and not names_and_agency(draft.byline)[0]:
        draft.byline = [*draft.byline, *lines]
    elif by == "summary":
        for line in lines:
            add_summary(draft, line)
    elif by == "ednote":
        for line in lines:
            add_note(draft, line)
    elif by == "signoff" and lines:
        draft.signoff = "\n".join([*([draft.signoff] if draft.signoff else []), *lines])
    elif by == "dateline":
        text = " ".join(lines).rstrip(" -–—")
        start = dateline_at_start(f"{text} - ", near, alone=True)
        if start is not None:
            draft.provider = draft.provider or start.agency
            draft.dateline = start.dateline or Dateline(text=text)
