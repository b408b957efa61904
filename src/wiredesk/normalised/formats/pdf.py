"""pdf: a page as it is printed, of which the text is read as a text.

Standard: ISO 32000-1 (PDF 1.7), read by pypdf: objects, filters, fonts; the operators of text and of marked
content are followed here, as where a text stands and whether it is the page's own matter. Only the text layer
is read, no picture; a scan without one is no text. A file that needs no password is read though it forbids
printing (if RC4 locks it; AES needs the package cryptography beside pypdf); one that needs one is not.

Read: the runs of text put in lines and columns; what is the page's own (artifacts, running heads, page
numbers, lines turned on their side) is left out; ligatures are letters. The largest type on the first page is
the headline. What is left is read as a text is: hyphens, byline, dateline, captions, sign-off. Of the
document's properties nothing is taken: they name the program's user and the file.

Bounds: operators and what else can be counted is counted, so that the same file always gives the same; what
goes on inside the library is bounded by its own settings and by the clock (bounds().seconds).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.byline import looks_like_byline
from wiredesk.normalised.captions import caption_of
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start, dateline_line
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import set_headline
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.formats import text as text_format
from wiredesk.normalised.layout import sentence_goes_on
from wiredesk.normalised.pdf.budget import Budget, Exceeded
from wiredesk.normalised.pdf.layout import Row, body_size, mark_furniture, rows_of
from wiredesk.normalised.pdf.runs import Run
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Caption
from wiredesk.normalised.takes import is_editors_note, label_line
from wiredesk.normalised.text.credits import is_page_head
from wiredesk.normalised.text.page import Line, page_of

CONTENT_TYPES = frozenset({"application/pdf", "application/x-pdf"})

FOUND: Mapping[str, str] = {
    **{
        field: how
        for field, how in text_format.FOUND.items()
        if field not in ("urgency", "category", "slugline")
    },
    "headline": "the largest type on the first page; else as in a text",
    "paragraphs": "the text layer in columns and lines, without running heads and page numbers; as in a text",
}

MAX_UNITS = 400_000
"""Tokens, and what costs as much, that are read of a file."""

LARGER = 1.2
"""Type so much larger than the body's is a headline's."""

_HEADER = re.compile(rb"%PDF-\d")
_WITHIN = 1024
"""The header stands within the first bytes (ISO 32000-1, annex H.3.4.1)."""

_KIND = re.compile(
    r"^\W*(?:(?:press|media|news)\s?(?:release|statement|information|info|notice)|"
    r"communiqu[eé](?: de presse)?|pressemitteilung|presseinformation|comunicado(?: de prensa)?|"
    r"comunicato(?: stampa)?|persbericht|news|"
    r"for immediate release)\W*$",
    re.IGNORECASE,
)

OF_THE_TIME = 0.75
"""The share of a story's time that the file may take: what was read of it by then is laid out in the rest."""


def detects(copy: Copy) -> bool:
    """Tell by the header whether a copy is a PDF; what a gateway put before it is passed over."""
    return _HEADER.search(copy.data, 0, _WITHIN) is not None and b"obj" in copy.data


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the one story of the document, or why there is none."""
    # pypdf takes long to import, and most desks get no PDF.
    from wiredesk.normalised.pdf.content import PageReader  # noqa: PLC0415
    from wiredesk.normalised.pdf.file import Locked, PdfFile, bounded  # noqa: PLC0415

    start = _HEADER.search(copy.data, 0, _WITHIN)
    budget = Budget(MAX_UNITS, bounds().seconds * OF_THE_TIME)
    rows: list[Row] = []
    apart: list[Run] = []
    broken_off = False
    reader = None
    try:
        with bounded():
            file = PdfFile(copy.data[start.start() if start else 0 :], budget)
            reader = PageReader(file)
            for number, page in enumerate(file.pages()):
                kept, left = _parted(reader.runs(page))
                apart += left
                rows += rows_of(kept, number, budget)
    except Locked as lock:
        return [Unreadable(lock.reason, str(lock))]
    except Exceeded as bound:
        if not rows:
            return [Unreadable("hostile", str(bound))]
        broken_off = True
    if reader is None or not rows:
        return [Unreadable("no-text", "a PDF without a text layer")]
    if reader.unmapped > reader.mapped:
        return [Unreadable("undecodable", "a PDF with fonts that have no map to text")]
    return [_draft(copy, rows, apart, broken_off=broken_off)]


def _parted(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Return the runs that are text, and those that are the page's; some programs call all an artifact."""
    upright = [run for run in runs if not run.turned]
    kept = [run for run in upright if not run.artifact]
    if not kept:
        return upright, [run for run in runs if run.turned]
    return kept, [run for run in runs if run.turned or run.artifact]


def _draft(copy: Copy, rows: list[Row], apart: list[Run], *, broken_off: bool) -> Draft:
    mark_furniture(rows)
    headline = _headline(rows)
    page = page_of(replace(copy, text=""))
    page.lines = []
    if headline:
        set_headline(page.draft, clean(" ".join(row.text for row in headline)))
        _take_above(rows, headline, page.near)
    _take_asides(page.draft, rows, headline)
    for number, row in enumerate(rows, start=1):
        if row.blank_before and page.lines:
            page.lines.append(Line("", number, blank=True))
        line = Line(f"{INDENT if row.indent else ''}{_plain(row.text)}", number, blank=False)
        if row in headline:
            line.take("headline")
        elif row.reason:
            line.take(row.reason)
        page.lines.append(line)
    text_format.read_page(page)
    draft = page.draft
    draft.taken += [Taken("", run.text, "-turned" if run.turned else "-artifact") for run in apart]
    draft.flags += ["truncated"] if broken_off else []
    return draft


def _take_asides(draft: Draft, rows: list[Row], headline: list[Row]) -> None:
    """Take what stands in a column in the middle of a sentence in another size of type.

    Smaller type is a picture's caption, larger type a quote pulled out of the text, where it stands too.
    """
    own = [row for row in rows if not row.reason and row not in headline]
    usual = body_size(own)
    start = 0
    while start < len(own):
        end = start + 1
        if abs(own[start].size / usual - 1) < OTHER:
            start = end
            continue
        while end < len(own) and abs(own[end].size / usual - 1) >= OTHER:
            end += 1
        block = own[start:end]
        if start and end < len(own) and len(block) <= MAX_ASIDE:
            before, behind = own[start - 1], own[end]
            if sentence_goes_on(before.text, behind.text) and before.text[-1:] not in ":;":
                _take_aside(draft, block, smaller=block[0].size < usual)
                behind.blank_before = False
        start = end


def _take_aside(draft: Draft, block: list[Row], *, smaller: bool) -> None:
    text = clean(" ".join(row.text for row in block))
    if smaller:
        draft.captions.append(caption_of(text, on_top=True) or Caption(text=text))
    for row in block:
        row.reason = "captions" if smaller else "-pull-quote"
        row.blank_before = False


OTHER = 0.07
"""A size of type so much off the body's is another."""

MAX_ASIDE = 14
"""Lines that a caption or a quote in a column has at most."""

INDENT = "    "
_HYPHENS = {ord("\u2010"): "-", ord("\u2011"): "-", ord("\u0002"): "-"}
"""The hyphens that typesetters use, and the one that some programs write for a broken word."""


def _plain(text: str) -> str:
    return text.translate(_HYPHENS)


def _headline(rows: list[Row]) -> list[Row]:
    """Return the lines of the largest type on the first page, where it is larger than the body's."""
    usual = body_size(row for row in rows if not row.reason)
    first = [row for row in rows if row.page == rows[0].page and not row.reason]
    blocks: list[list[Row]] = []
    for row in first:
        if row.size < LARGER * usual:
            blocks.append([])
        elif blocks and blocks[-1] and abs(blocks[-1][-1].size / row.size - 1) < 0.08:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    found = [block for block in blocks if block and _can_be_headline(block)]
    return max(found, key=lambda block: block[0].size, default=[])


def _can_be_headline(block: list[Row]) -> bool:
    text = " ".join(row.text for row in block)
    return len(block) <= 6 and text.count(" ") > 1 and known(text) is None and not _KIND.match(text)


def _take_above(rows: list[Row], headline: list[Row], near: date) -> None:
    """Take what stands above the headline and says nothing of the story: "Press release", a sender's name."""
    first = rows.index(headline[0])
    above = rows[:first]
    if len(above) > MAX_ABOVE or any(len(row.text) > 90 for row in above):
        return
    for row in above:
        if not row.reason and not _is_told_by_form(row.text, near):
            row.reason = "-page-head"


MAX_ABOVE = 8
"""So many lines at most stand above a headline."""


def _is_told_by_form(text: str, near: date) -> bool:
    """Tell whether the reader of text knows what a line is."""
    return bool(
        label_line(text)
        or is_editors_note(text)
        or speaks_of_embargo(text)
        or looks_like_byline(text)
        or date_line(text)
        or is_page_head(text)
        or known(text)
        or dateline_line(text, near)
        or dateline_at_start(text, near, alone=True)
    )
