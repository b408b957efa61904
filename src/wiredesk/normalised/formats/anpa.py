"""anpa: transmissions after ANPA 1312, as AP, AFP, AAP, the Canadian Press, Bloomberg, UPI and others send.

Standard: American Newspaper Publishers Association, Bulletin 1312 (1979, last revised 1989), and what the
agencies made of it: AP's guidelines for filing, the Canadian Press's own marks, text without carets as
Reuters sent it. anpa_frame reads the header, anpa_trailer the trailer, anpa_head the lines with carets,
anpa_characters the signs; the body is read as a plain take's is.

Read: one record for each transmission of a copy. slugline and take are those of the text's first line, in the
header they are cut off; published_at is the trailer's time, else the header's day; urgency is the priority
letter; provider is the trailer's source, else the one that dateline or byline names. Station numbers,
references, word counts and typesetters' codes are no text. Control codes may be lost, or stand as carets,
names or pictures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from itertools import islice, pairwise

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.anpa.body import read_text
from wiredesk.normalised.anpa.characters import SOH, STX, is_row, readable, readable_row, with_codes
from wiredesk.normalised.anpa.entries import Head, is_caret, read_entries
from wiredesk.normalised.anpa.frame import (
    Transmission,
    day_of_header,
    is_first_line,
    is_second_line,
    transmissions,
)
from wiredesk.normalised.anpa.head import read_head
from wiredesk.normalised.anpa.takes import is_of, looks_like_slug, slug_line
from wiredesk.normalised.anpa.trailer import trailer_of
from wiredesk.normalised.bounds import bounds, too_many_lines
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import hold_back
from wiredesk.normalised.pages import furniture
from wiredesk.normalised.providers import urgency_of
from wiredesk.normalised.text.body import read_body
from wiredesk.normalised.text.end import read_end
from wiredesk.normalised.text.head import read_head as read_plain_head
from wiredesk.normalised.text.page import Line, Page

CONTENT_TYPES = frozenset({"text/vnd.iptc.anpa", "application/anpa"})

FOUND: Mapping[str, str] = {
    "provider": "the trailer's source, else the agency in dateline or byline",
    "headline": "the “^” line after the slug; lines that go on are joined",
    "slugline": "the first “^” line without take, words and routing number; else the header's slug",
    "take": "behind the slug (“1st Ld-Writethru”); labels on lines of their own",
    "signals": "take, notes, a flash or bulletin priority on a short take",
    "status": "kills and holds in take and notes",
    "byline": "the “^” line “By …”, without title and employer",
    "urgency": "the priority letter: f 1, b 2, u 3, r 4, others 5 to 6; or the agency's own scale",
    "category": "the category letter",
    "dateline": "before the dash (or “_”) of the first paragraph",
    "published_at": "the trailer (“XX-…-MM-DD-YY hhmmGMT”), else the header's day",
    "embargoed_until": "a line that speaks of an embargo",
    "paragraphs": "what tabs or indents begin; fractions, quotes and dashes in signs; tabular codes to cells",
    "captions": "a block that ends with a credit",
    "summary": "“^” lines between headline and byline that are no note",
    "ednote": "“Eds:”, “EDITOR'S NOTE”, photo lines",
    "signoff": "what stands behind the text: “MORE”, initials, the trailer's rest",
    "copyright_holder": "a copyright line's name",
}

ALERT_WORDS = 100
"""A flash has fewer words; the code on a longer text is a slip, no alert."""

DECLARED_WORDS = 300
"""Nor has a flash more words in its header, whose count may be another story's."""

LEAST_LINES = 5
"""Lines from which it can be told how a text is spaced."""

LINES_OF_HEAD = 12
"""Lines with text among which one with a caret shows how a head was written."""

_LINE = re.compile(r"[^\r\n]+")
_SOURCES = {"reut": "Reuters", "rtr": "Reuters", "rtrs": "Reuters", "pc": "CP"}


def detects(copy: Copy) -> bool:
    """Tell whether it is ANPA: by SOH or STX and a header, or by carets and what else shows it.

    A plain take ("u f BC-SLUG 02-26 0105", no codes, no carets) is none, nor is IPTC 7901, whose header has
    its priority as a number.
    """
    start = copy.text[:20_000]
    if start.lstrip()[:1] in ("{", "[") or start.lstrip().startswith(("<?xml", "<!")):
        return False
    text = with_codes(start)
    framed = SOH in text[:400] or "\x16" in text[:400] or STX in text[:800]
    if not framed and "^" not in text:
        return False
    first_lines = (found[0] for found in islice(_LINE.finditer(text), 60))
    lines = list(islice(filter(clean, first_lines), LINES_OF_HEAD + 4))
    if not lines:
        return False
    header = any(map(is_second_line, lines[:6]))
    carets = [line for line in lines if is_caret(line.lstrip("\x02\x00"))]
    if framed:
        first = any("\x1f" in line and is_first_line(line) for line in lines[:3])
        return first or header or bool(carets)
    if not carets:
        return False
    marked = sum(line.rstrip().endswith(("<", "=")) for line in carets)
    return (
        header
        or marked > 1
        or (any(map(looks_like_slug, _bare(carets))) and (marked > 0 or _has_trailer(copy.text)))
    )


def _bare(carets: list[str]) -> list[str]:
    return [line.strip(" \t\x02^<=@") for line in carets]


def _has_trailer(text: str) -> bool:
    return any(trailer_of(line) is not None for line in text[-400:].splitlines())


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each transmission in the order sent, or why there is none."""
    exceeded = too_many_lines(copy.text)
    if exceeded is not None:
        return [Unreadable("hostile", exceeded)]
    found = list(islice(transmissions(with_codes(copy.text)), bounds().items + 1))
    if len(found) > bounds().items:
        return [Unreadable("hostile", f"over {bounds().items:,} transmissions")]
    return [*each_in_time(partial(_draft, copy), found)] or [
        Unreadable("no-text", "a frame without any text in it")
    ]


def _draft(copy: Copy, sent: Transmission) -> Draft:
    page = _page(copy, sent)
    draft = page.draft
    draft.urgency = urgency_of(sent.priority, sent.source or copy.raw.provider) or sent.urgency
    draft.category = sent.category
    page.header_day = day_of_header(sent, copy.received_at.date())
    draft.published_at = sent.sent_at
    draft.provider = _SOURCES.get((sent.source or "").lower(), sent.source)
    if sent.zone_guessed:
        draft.flags.append("zone-guessed")
    carets = [at for at in islice(page.each_open(), LINES_OF_HEAD) if is_caret(page.lines[at].text)]
    head = Head(keyword=sent.slug)
    if carets:
        _read_with_carets(page, head)
    else:
        _read_plain(page, head)
    _conclude(page, sent, head)
    draft.trace = partial(_trace, sent, page)
    return draft


def _page(copy: Copy, sent: Transmission) -> Page:
    """Return the text's lines, their signs as readers know them."""
    lines = []
    for one in sent.text:
        text = readable_row(one.text) if is_row(one.text) else readable(one.text)
        blank = not text.strip(" \t\u200b")
        lines.append(Line(" " * len(text) if blank else text, one.number, blank))
    if _is_double_spaced(lines):
        for line in lines:
            if line.blank:
                line.blank = False
                line.take("-blank")
    page = Page(lines, copy)
    page.transmitted = True
    return page


def _is_double_spaced(lines: list[Line]) -> bool:
    """Tell whether a conversion of line ends put a blank line behind every line."""
    full = [at for at, line in enumerate(lines) if not line.blank]
    apart = all(behind - at == 2 for at, behind in pairwise(full))
    goes_on = any(lines[at].text[:1].islower() for at in full)
    return len(full) > LEAST_LINES and apart and goes_on


def _read_with_carets(page: Page, head: Head) -> None:
    open_lines = page.open_lines()
    tabbed = any(page.lines[at].text[:1] == "\t" or page.lines[at].text[:2] == "  " for at in open_lines)
    entries, at = read_entries(page, 0, tabbed=tabbed)
    head.has_text = any(page.lines[n].open for n in range(at, len(page.lines)))
    first = page.next_open(at)
    head.table = first is not None and "\t" in page.lines[first].text.strip(" \t\u200b")
    read_head(page, entries, head)
    page.body_from = at
    read_text(page, head.left, tabbed=tabbed)


def _read_plain(page: Page, head: Head) -> None:
    """Read text without carets as a plain take; its first line may be the slug in full."""
    for at, reason in furniture([line.text for line in page.lines]).items():
        page.lines[at].take(reason)
    first = page.next_open(0)
    if first is not None:
        text = clean(page.lines[first].text).strip("<= ")
        if is_of(text, head.keyword) and looks_like_slug(text) and " " not in text.partition(",")[0]:
            head.slug = slug_line(text)
            page.draft.slugline = head.slug.slug
            add_take(page.draft, head.slug.take)
            page.lines[first].take("slugline")
    read_end(page)
    read_plain_head(page)
    read_body(page)


def _conclude(page: Page, sent: Transmission, head: Head) -> None:
    """Set what follows from the whole."""
    draft = page.draft
    if draft.ednote and not (draft.headline or draft.paragraphs or draft.captions):
        # A message to editors and nothing else is the text.
        draft.paragraphs, draft.ednote = draft.ednote.split("\n"), None
        for line in page.lines:
            line.pieces = [(text, "body" if by == "ednote" else by) for text, by in line.pieces or ()]
    if head.slug is None:
        draft.slugline = sent.slug
    if head.slug is None or head.slug.take is None:
        before = draft.take
        draft.take = None
        add_take(draft, sent.take)
        add_take(draft, before)
    if (embargo := head.embargo or page.embargo) is not None:
        hold_back(draft, embargo, page.copy)
    source = _SOURCES.get((sent.source or "").lower(), sent.source)
    draft.provider = source or (head.slug and head.slug.agency) or draft.provider or head.employer
    words = sum(len(paragraph.split()) for paragraph in draft.paragraphs)
    if draft.urgency == 1 and words <= ALERT_WORDS and (sent.words or 0) <= DECLARED_WORDS:
        draft.signals.append("alert")
    if sent.framed and not sent.ended:
        draft.flags.append("truncated")
    if draft.published_at is None:
        draft.published_at = (draft.dateline and draft.dateline.published_on) or page.header_day
    _tell_header(sent, slug_in_text=head.slug is not None, take_in_text=bool(head.slug and head.slug.take))


def _tell_header(sent: Transmission, *, slug_in_text: bool, take_in_text: bool) -> None:
    """Name the pieces of the header that the text or the trailer has in full."""
    reasons = {}
    if slug_in_text:
        reasons["slugline"] = "-cut-off-keyword"
    if take_in_text:
        reasons["take"] = "-version"
    if sent.sent_at is not None:
        reasons["published_at"] = "-filing-date"
    for line in sent.lines:
        if any(by == "urgency" for _, by in line.pieces):
            line.pieces = [(text, reasons.get(by, by)) for text, by in line.pieces]


def _trace(sent: Transmission, page: Page) -> list[Taken]:
    """Return all pieces as they were sent; the page's lines have the same lengths."""
    left = iter(page.lines)
    text = {id(line) for line in sent.text}
    taken: list[Taken] = []
    for line in sent.lines:
        where = str(line.number)
        if id(line) not in text:
            taken += [Taken(where, piece, by) for piece, by in line.pieces if piece]
            continue
        at = 0
        while at < len(line.text) and (read := next(left, None)) is not None:
            pieces = read.pieces or [(read.text, "-blank" if read.text.isspace() else "-control-codes")]
            for piece, by in pieces:
                if piece:
                    taken.append(Taken(where, line.text[at : at + len(piece)], by))
                at += len(piece)
        if not line.text:
            next(left, None)
    return taken
