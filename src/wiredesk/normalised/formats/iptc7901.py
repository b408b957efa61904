"""iptc7901: teleprinter messages, as European and Asian agencies send text.

Standard: IPTC Recommendation 7901, revision 5 (1995). SOH; a header of service and number, priority,
category, word count, routing and source; keywords that a slash ends; STX; the text; ETX; the day-time group
"DDHHMM zone Mon YY"; EOT. Any of it may lack; gateways write the control characters as signs or drop them.
Several messages in one copy are several items.

Read: priority is the urgency, the keywords are the slugline, the day-time group is published_at (GMT where it
names no zone). Labels, notes, headline and byline stand on top of the text, closed by "="; a notebook, what
is not for publication, contacts and initials end it. A message's number is no id of its story. The body is
read as that of any take. Seven-bit national sets and cp850 are told from the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice

from wiredesk.normalised.bounds import too_many_lines
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import hold_back, signals_in_order
from wiredesk.normalised.providers import zone_of
from wiredesk.normalised.teleprinter import charset
from wiredesk.normalised.teleprinter.end import read_close
from wiredesk.normalised.teleprinter.head import read_top
from wiredesk.normalised.teleprinter.header import read_header, read_stamp, service_agency
from wiredesk.normalised.teleprinter.messages import (
    Message,
    begins_without_marks,
    marks_of,
    messages,
)
from wiredesk.normalised.text.body import read_body
from wiredesk.normalised.text.page import Page

CONTENT_TYPES = frozenset({"text/iptc7901", "application/x-iptc7901", "text/vnd.iptc.iptc7901"})

FOUND: Mapping[str, str] = {
    "provider": "the header's source or service, else the agency in dateline or sign-off",
    "headline": "the lines above the text that “=” closes, without labels",
    "slugline": "the keyword lines that a slash ends, joined",
    "take": "label lines above the headline (“2ND LEAD”, “BERICHTIGUNG”), each a signal",
    "signals": "label lines, notes",
    "status": "kills and holds in labels and notes",
    "byline": "the line “Von …”, “By …” closed by “=”",
    "language": "detected; else the agency's only one",
    "urgency": "the header's priority, 1 to 8",
    "category": "the header's category",
    "dateline": "before the dash of the first paragraph (“Berlin (dpa) -”)",
    "published_at": "the day-time group “DDHHMM zone Mon YY”; GMT where it names no zone",
    "embargoed_until": "“Sperrfrist”, “Embargo” lines",
    "paragraphs": "indents or blank lines; seven-bit national sets and cp850 are told from the text",
    "captions": "a block that ends with a credit",
    "summary": "subheadlines (“Utl.:”), bullets above the byline",
    "ednote": "attention lines, “(Neu: …)”, notes to editors",
    "signoff": "notebook, what is not for publication, contacts, initials",
}

MAX_ITEMS = 20_000
"""So many messages may stand in one copy."""


def detects(copy: Copy) -> bool:
    """Tell whether a copy is a transmission: a header behind SOH or before STX, or a whole one."""
    return marks_of(copy.text) is not None or begins_without_marks(copy.text)


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the story of each message, in the order sent."""
    exceeded = too_many_lines(copy.text)
    if exceeded is not None:
        return [Unreadable("hostile", exceeded)]
    text, name = charset.text_of(copy, _agency(copy))
    if text is not copy.text:
        copy = replace(copy, text=text, charset=name)
    found = list(islice(messages(text), MAX_ITEMS + 1))
    if len(found) > MAX_ITEMS:
        return [Unreadable("hostile", f"over {MAX_ITEMS:,} messages")]
    return [*each_in_time(partial(_read, copy=copy), found)]


def _agency(copy: Copy) -> str | None:
    """Return the agency that the first header names; its letters are the same in all character sets."""
    for line in copy.text[:1000].splitlines():
        agency = service_agency(line.lstrip("\x00\x01\x16\x7f \t"))
        if agency is not None:
            return agency
    return copy.raw.provider


def _read(message: Message, copy: Copy) -> Draft | Unreadable:
    draft = Draft()
    service = read_header(message, draft)
    own_time = read_stamp(message, draft, copy.received_at)
    source = draft.provider
    page = Page(message.lines, copy, draft)
    read_top(page)
    read_close(page)
    page.transmitted = True
    broken_off = not message.ended and _breaks_off(page)
    read_body(page)
    draft.provider = source or draft.provider or service
    _conclude(page, own_time)
    if broken_off:
        draft.flags.append("truncated")
    if not (draft.headline or draft.paragraphs or draft.captions) and not draft.slugline:
        return Unreadable("no-text", "a message without text", tuple(draft.taken))
    return draft


def _breaks_off(page: Page) -> bool:
    """Tell whether a text that nothing ends stops within a sentence."""
    open_lines = page.open_lines(page.body_from)
    if not open_lines or page.draft.signoff:
        return False
    return page.lines[open_lines[-1]].text.rstrip()[-1:].isalnum()


def _conclude(page: Page, own_time: str | None) -> None:
    """Set what follows from the whole, and write down the trace."""
    draft = page.draft
    if page.embargo is not None:
        hold_back(draft, page.embargo, page.copy)
    written = date_line(own_time, zone_of(draft.provider)) if own_time else None
    if written is not None and not isinstance(draft.published_at, datetime):
        draft.published_at = written.moment
        draft.flags += ["zone-guessed"] if written.zone_guessed else []
    if draft.published_at is None and draft.dateline is not None:
        draft.published_at = draft.dateline.published_on
    signals_in_order(draft)
    draft.trace = page.trace
