"""text: plain text, in the two forms that newsrooms have.

A take as transmitted (practice of the agencies' teleprinter services): a header line (priority, service,
slug, date, words), labels, a headline in capitals, perhaps a byline, then indented paragraphs of which the
first begins with the dateline, tables, an end mark. And a story copied out of a page or a PDF: a headline
broken by width, "By", a date line, a caption with its credit, paragraphs that are hard-wrapped.

Read from both ends: what stands on top is told by its form in any order, what stands at the end likewise, and
what is left between is the body. Each piece of each line is taken once.
"""

from __future__ import annotations

from collections.abc import Mapping

from wiredesk.normalised.bounds import too_many_lines
from wiredesk.normalised.captions import agency_in
from wiredesk.normalised.clock import look
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import hold_back
from wiredesk.normalised.pages import furniture
from wiredesk.normalised.providers import zone_of
from wiredesk.normalised.text.body import read_body
from wiredesk.normalised.text.credits import is_month_first, read_page_head
from wiredesk.normalised.text.end import read_end
from wiredesk.normalised.text.head import read_head
from wiredesk.normalised.text.page import Page, page_of

CONTENT_TYPES = frozenset[str]()
"""None: "text/plain" is what a sender says who does not know; "text", the format's own name, means it."""

FOUND: Mapping[str, str] = {
    "provider": "the agency in the dateline, byline or sign-off",
    "headline": "the first lines above the text, joined where they were wrapped, without labels",
    "slugline": "a take's header line (“u f BC-SLUG-WORDS 02-26 0105”)",
    "take": "a label on a line of its own, or before the headline",
    "signals": "take, notes; a flash without text",
    "byline": "a line that begins with “By”, “Von”, “Par” and names persons",
    "urgency": "the priority letter of the header line",
    "category": "the service letter of the header line",
    "dateline": "before the dash of the first paragraph; a line of place and day",
    "published_at": "a date line; else the dateline's day; else the header line's",
    "embargoed_until": "a line that speaks of an embargo; without a time the story is withheld",
    "paragraphs": "indents, blank lines, short lines; hyphens joined, page heads and numbers out; rows",
    "captions": "a block that ends with a credit, on top or in the text",
    "summary": "what stands between headline and byline",
    "ednote": "“(ADDS …)”, “Eds:”, editor's notes",
    "language": "as a database prints it below the headline; else detected",
    "copyright_holder": "a notice below the text, or below the headline",
    "signoff": "end marks, initials, contacts, word counts, copyright at the end",
}


PAGE_HEAD = 8
"""Lines from the top in which a page's head may say its date."""


def detects(copy: Copy) -> bool:
    """Tell whether it is text; as the last format, it takes what no other knows."""
    return bool(copy.text.strip())


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the one story of the copy, or why there is none."""
    exceeded = too_many_lines(copy.text)
    if exceeded is not None:
        return [Unreadable("hostile", exceeded)]
    look()
    page = page_of(copy)
    look()
    read_page(page)
    return [page.draft]


def read_page(page: Page) -> None:
    """Fill the page's draft from its lines; what another format has taken of them or filled in stays."""
    for at, reason in furniture([line.text for line in page.lines]).items():
        if not page.lines[at].pieces:
            page.lines[at].take(reason)
    for line in page.lines[:PAGE_HEAD]:
        if line.pieces and line.pieces[0][1] in ("-running-head", "-page-head"):
            read_page_head(page, line, line.pieces[0][1])
    read_end(page)
    read_head(page)
    read_body(page)
    _conclude(page)


def _conclude(page: Page) -> None:
    """Set what follows from the whole, and write down the trace."""
    draft = page.draft
    if page.embargo is not None:
        hold_back(draft, page.embargo, page.copy)
    if page.dated is not None:
        _read_date_again(page, page.dated)
    if draft.published_at is None:
        draft.published_at = (draft.dateline and draft.dateline.published_on) or page.header_day
    if draft.provider is None and not draft.paragraphs:
        draft.provider = next(filter(None, (agency_in(one.credit or "") for one in draft.captions)), None)
    if page.transmitted and draft.urgency == 1 and not draft.paragraphs:
        draft.signals.append("alert")
    draft.trace = page.trace


def _read_date_again(page: Page, line: str) -> None:
    """Set published_at by the agency's zone and habits: only the whole copy tells which agency it is."""
    draft = page.draft
    zone = zone_of(draft.provider or page.copy.raw.provider)
    written = date_line(line, zone, month_first=is_month_first(page))
    if written is not None:
        draft.published_at = written.moment
        if written.zone_guessed:
            draft.flags.append("zone-guessed")
