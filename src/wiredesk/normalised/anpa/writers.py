"""Bylines of ANPA 1312: who wrote it, and the lines below that say for whom, and as what."""

from __future__ import annotations

import re

from wiredesk.normalised.anpa.entries import Entry, Head
from wiredesk.normalised.anpa.notes import is_note
from wiredesk.normalised.byline import byline_pieces, looks_like_byline, names_and_agency
from wiredesk.normalised.providers import known
from wiredesk.normalised.takes import is_editors_note
from wiredesk.normalised.text.page import Page

LONGEST_TITLE = 70
"""Characters of a writer's title or employer."""

_TITLE = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|columnists?|critics?|bureau|staff|news|press|analysts?|"
    r"service|services|agency|agence|chief|tribune|post|herald|journal|newspapers?|magazine|bloomberg|"
    r"photographers?|contributors?|university|presse|star|globe|sun|daily|chronicle|inquirer|sentinel)\b|"
    r"\b(?:york|angeles|the)\s+times\b",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|par|por|von)\s+\S", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")
_SPECIAL = re.compile(r"^(?:special to|for)\s+(?:the\s+)?[A-Z]", re.IGNORECASE)
"""For whom a free writer wrote: "Special to The Beacon"."""

_PAPER = re.compile(r"^The [A-Z][\w.'’-]*(?: (?:of|the|and|[A-Z][\w.'’-]*)){0,5}$")
"""A paper's name and nothing else: "The Wichita Plainsman"."""

_WHERE = re.compile(r"\s\([A-Z][^()]{2,40}\)$")
"""Where a paper is: "Pioneer Press (St. Paul, Minn.)"."""

_OF = re.compile(r"\s+of\s+(?=[A-Z]{2,}|The\b)")


def take_byline(page: Page, entry: Entry, head: Head) -> bool:
    """Take a byline: its names, else the agency that it names."""
    text = entry.text
    if not (looks_like_byline(text) or (_BY.match(text) and len(text) < 120 and not _SENTENCE.search(text))):
        return False
    names, agency = names_and_agency([_OF.sub(", ", text)])
    if not names and agency is None:
        if len(text) > LONGEST_TITLE or page.draft.byline:
            return False
        entry.take("-byline-word")
        return True
    page.draft.byline += names or [agency or ""]
    head.employer = head.employer or agency
    for line in entry.lines:
        line.pieces = byline_pieces(
            line.text,
            [name for name in names if name in line.text],
            agency if agency and agency in line.text else None,
        )
        if not line.pieces:
            line.take("byline")
    return True


def take_title(page: Page, entry: Entry, head: Head) -> bool:
    """Take what stands below a byline: who the writer works for, as what; or a second writer."""
    text = entry.text
    if (
        len(text) > LONGEST_TITLE
        or _SENTENCE.search(_WHERE.sub("", text))
        or (is_editors_note(text) and ":" in text)
    ):
        return False
    joined_name = re.match(r"(?:and|und|et|y)\s+(?=[A-Z])", text)
    if joined_name is not None:
        names, agency = names_and_agency([text[joined_name.end() :]])
        if names:
            page.draft.byline += names
            head.employer = head.employer or agency
            for line in entry.lines:
                line.pieces = byline_pieces(line.text, [name for name in names if name in line.text], None)
            return True
    agency = agency_in(text)
    if agency is None and not (
        _SPECIAL.match(text)
        or _PAPER.match(text)
        or (_TITLE.search(text) and (entry.centred or len(text.split()) < 7))
    ):
        return False
    if is_note(text) and agency is None:
        return False
    head.employer = head.employer or agency
    entry.take("-byline-title")
    return True


def agency_in(text: str) -> str | None:
    """Return the agency that a writer's title names: "Associated Press Writer", "Of The Canadian Press"."""
    bare = re.sub(r"^(?:of|for|with|de)\s+", "", text.strip(), flags=re.IGNORECASE)
    if known(bare) is not None:
        return bare
    words = re.split(r"[\s,]+", bare)
    for count in range(min(len(words), 5), 0, -1):
        for start in (0, 1):
            name = " ".join(words[start : start + count])
            if name and known(name) is not None and (count > 1 or name.isupper() or known(name)):
                return name
    return None
