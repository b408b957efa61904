"""The head of a plain text: what stands above the first sentence, told by its form, in any order.

A header line of the wire, labels, notes to editors, a byline, a date, a dateline, an agency's name, the
headline, a caption with its credit, a summary.
"""

from __future__ import annotations

import re
from itertools import islice

from wiredesk.normalised.byline import looks_like_byline
from wiredesk.normalised.captions import caption_of, ends_with_credit, is_caption, leads_caption
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start, dateline_line, dateline_within
from wiredesk.normalised.dates import date_line, day_near
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.layout import indent_of
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.providers import known, urgency_of
from wiredesk.normalised.slugs import has_cycle, part_slug
from wiredesk.normalised.takes import asks_editors, is_editors_note, label_line
from wiredesk.normalised.text.credits import is_name_line, more_head_follows, read_credit_line
from wiredesk.normalised.text.database import is_database_line, read_database_line
from wiredesk.normalised.text.headline import add_label, take_headline
from wiredesk.normalised.text.page import Line, Page, add_line

LONGEST_BLOCK = 30
"""Lines that a headline, caption or summary has at most."""

LONGEST_SUMMARY = 400
"""Characters of a block between headline and dateline that is a summary, and no paragraph."""

LONGEST_HEAD = 400
"""Lines among which the text begins, blank ones counted; what goes on like a head for longer is none."""

LONGEST_DATELINE = 45
"""Characters of a take's line that may be a dateline alone."""

_HEADER = re.compile(
    r"^\s*(?P<priority>[a-z]{1,2}) (?P<service>[a-z]) (?P<slug>\S.*?)\s+"
    r"(?P<month>\d\d)-(?P<day>\d\d)\s+(?P<words>\d{1,5})\s*$"
)
_GOES_ON = frozenset(
    "tell tells told by to with from of at and or the a in for on via says say vs versus".split()
)
"""Words that no headline ends with; an agency alone on the next line is still the headline's."""


def read_head(page: Page) -> None:
    """Take what stands above the text; leave body_from at the text's first line."""
    at = page.next_open(0)
    if at is not None and (header := _HEADER.match(page.lines[at].text)) is not None:
        _read_header(page, page.lines[at], header)
        at = page.next_open(at + 1)
    last = (at or 0) + LONGEST_HEAD
    while at is not None and at < last and not _is_first_paragraph(page, page.lines[at].text):
        step = (
            _read_label(page, at)
            or _read_slug(page, at)
            or read_database_line(page, at)
            or read_credit_line(page, at)
            or _read_top(page, at)
        )
        if step == 0:
            break
        at = page.next_open(at + step)
    page.body_from = len(page.lines) if at is None else at


def begins_take(text: str) -> bool:
    """Tell whether a line is a wire's header line, by which a take begins."""
    return _HEADER.match(text) is not None


def _is_first_paragraph(page: Page, text: str) -> bool:
    """Tell whether a take's text begins: below the headline, an indented line that is no byline or note."""
    return (
        page.transmitted
        and page.draft.headline is not None
        and text.startswith("    ")
        and text[4] != "("
        and not looks_like_byline(text)
        and label_line(text) is None
        and not speaks_of_embargo(text)
        and (len(text) > LONGEST_DATELINE or dateline_line(text, page.near) is None)
    )


def _read_header(page: Page, line: Line, header: re.Match[str]) -> None:
    """Take a wire's header line: "u f BC-SLUG-WORDS 02-26 0105"."""
    draft, text = page.draft, line.text
    draft.urgency = urgency_of(header["priority"][-1], page.copy.raw.provider) or 6
    draft.category = header["service"]
    draft.slugline = clean(header["slug"])
    page.transmitted = True
    page.header_day = day_near(int(header["day"]), int(header["month"]), page.copy.received_at.date())
    line.pieces = [
        (text[: header.start("service")], "urgency"),
        (text[header.start("service") : header.start("slug")], "category"),
        (text[header.start("slug") : header.start("month")], "slugline"),
        (text[header.start("month") : header.start("words")], "published_at"),
        (text[header.start("words") :], "-word-count"),
    ]


def _read_label(page: Page, at: int) -> int:
    """Take a label or a note to editors; return the lines taken."""
    line = page.lines[at]
    if (subline := SUBLINE.match(line.text)) is not None and page.draft.headline is not None:
        page.draft.summary = add_line(page.draft.summary, clean(line.text[subline.end() :]))
        line.pieces = [(line.text[: subline.end()], "-label"), (line.text[subline.end() :], "summary")]
        return 1
    if speaks_of_embargo(line.text):
        page.embargo = line.text
        page.draft.ednote = add_line(page.draft.ednote, clean(line.text))
        line.take("ednote")
        return 1
    label = label_line(line.text)
    if label is not None:
        add_label(page.draft, label)
        line.take("take")
        return 1
    if is_editors_note(line.text):
        lines = _lines_of_note(page, at)
        note = joined([page.lines[n].text for n in lines])
        page.draft.ednote = add_line(page.draft.ednote, note)
        page.draft.signals += [signal for signal in signals_of_note(note) if signal in _SAID_IN_NOTES]
        for n in lines:
            page.lines[n].take("ednote")
        if "kill" in page.draft.signals and ADDRESS.fullmatch(line.text) is not None:
            _take_notice(page, at + 1)
        return len(lines)
    return 0


def _lines_of_note(page: Page, at: int) -> list[int]:
    """Return the lines of a note to editors: what asks something goes on where a width broke it."""
    lines = [at]
    if not asks_editors(page.lines[at].text):
        return lines
    for n in range(at + 1, min(len(page.lines), at + LONGEST_REQUEST)):
        told, line = " ".join(page.lines[m].text.strip() for m in lines), page.lines[n]
        goes_on = line.text.strip()[:1].islower() or told.count("(") > told.count(")")
        if line.blank or not line.open or told.endswith((".", "!", '"', "”")) or not goes_on:
            break
        lines.append(n)
    return lines


LONGEST_REQUEST = 6
"""Lines of what is asked of editors above a text."""


def _read_slug(page: Page, at: int) -> int:
    """Take a slug line above the headline: its cycle, the slug in one word, a take: "BC-Storm, 1st Ld"."""
    line = page.lines[at]
    if page.draft.slugline is not None or page.draft.headline is not None or not has_cycle(line.text):
        return 0
    parted = part_slug(line.text)
    if parted is None or " " in parted.text:
        return 0
    page.draft.slugline = parted.text
    behind = line.text.index(parted.text) + len(parted.text)
    line.take("slugline")
    if parted.take:
        add_label(page.draft, parted.take)
        line.pieces = [(line.text[:behind], "slugline"), (line.text[behind:], "take")]
    return 1


def _take_notice(page: Page, start: int) -> None:
    """Take all that follows as a note, where a kill speaks to editors and no story follows."""
    rest = [*islice(page.each_open(start), LONGEST_BLOCK + 1)]
    if len(rest) > LONGEST_BLOCK or any(
        dateline_at_start(page.lines[n].text, page.near) is not None for n in rest
    ):
        return
    for n in rest:
        page.draft.ednote = add_line(page.draft.ednote, clean(page.lines[n].text))
        page.lines[n].take("ednote")


SUBLINE = re.compile(r"\s*(?:utl|unterzeile)\.?\s?:\s*(?=\S)", re.IGNORECASE)
"""What the Austrian agency's line under a headline says of itself: "Utl.: …"."""

ADDRESS = re.compile(r"\s*(?:attention )?(?:editors|eds|subscribers|clients)\s?[:,]\s*", re.IGNORECASE)
"""A line that speaks to editors and says no more; the note stands below it."""

_SAID_IN_NOTES = frozenset({"kill", "hold", "correction"})
"""What words of a note may say alone; the rest is said by labels."""


def _read_top(page: Page, at: int) -> int:
    """Take the headline, a caption or a summary; 0 where the text begins."""
    draft, text = page.draft, page.lines[at].text
    indent = indent_of(text)
    if _text_begins(page, text, indent):
        return 0
    block = _block(page, at)
    if draft.headline is None:
        return take_headline(page, block) or _read_caption_or_summary(page, block)
    if indent > _headline_indent(page):
        return 0
    return _read_caption_or_summary(page, block)


def _text_begins(page: Page, text: str, indent: int) -> bool:
    """Tell whether a line is the text's first: a take's is indented, any may begin with a dateline."""
    if page.transmitted:
        if page.draft.headline is not None:
            return True
        if text.upper() == text or dateline_within(text) is not None:
            return False
        return indent > 2 or dateline_at_start(text, page.near) is not None
    alone = indent > 0 or page.draft.headline is not None
    return dateline_at_start(text, page.near, alone=alone) is not None


def _read_caption_or_summary(page: Page, block: list[int]) -> int:
    """Take a block below the headline or above it; return its lines."""
    draft = page.draft
    texts = [page.lines[n].text for n in block]
    whole = joined(texts)
    caption = caption_of(whole, on_top=draft.headline is not None)
    said = leads_caption(whole) or (caption is not None and caption.credit is not None)
    alone = page.next_open(block[-1] + 1) is None
    if caption is not None and said and (is_caption(whole) or not alone):
        draft.captions.append(caption)
        by = "captions"
    elif draft.headline and (
        (not draft.byline and more_head_follows(page, block[0])) or _stands_above_text(page, block, whole)
    ):
        draft.summary = add_line(draft.summary, whole)
        by = "summary"
    else:
        return 0
    for n in block:
        page.lines[n].take(by)
    return len(block)


def _stands_above_text(page: Page, block: list[int], whole: str) -> bool:
    """Tell whether a block stands right above the dateline with which the text begins."""
    below = page.next_open(block[-1] + 1)
    if below is None or page.transmitted or len(whole) > LONGEST_SUMMARY:
        return False
    start = dateline_at_start(page.lines[below].text, page.near)
    return start is not None and (start.agency is not None or start.dateline is not None)


def _headline_indent(page: Page) -> int:
    for line in page.lines:
        if any(by == "headline" for _, by in line.pieces):
            return indent_of(line.text)
    return 0


def _block(page: Page, at: int) -> list[int]:
    """Return the open lines from here to the next blank, byline, date or dateline; of a take, to the text."""
    block = [at]
    indent = max(indent_of(page.lines[at].text), 1)
    for n in range(at + 1, min(len(page.lines), at + LONGEST_BLOCK)):
        line = page.lines[n]
        if not line.open or (page.transmitted and indent_of(line.text) > indent) or _is_head_line(page, n):
            break
        if not page.transmitted and _is_next(page, n, block):
            break
        block.append(n)
    return block


def _is_next(page: Page, at: int, block: list[int]) -> bool:
    """Tell whether a line no longer belongs to the block above it: an agency alone, a caption's text."""
    text, before = page.lines[at].text, page.lines[block[-1]].text
    if is_name_line(page, at):
        return before.split()[-1].lower() not in _GOES_ON
    if known(text) is not None:
        return before.split()[-1].lower() not in _GOES_ON and before.rstrip()[-1:] not in ",.;:"
    begins = dateline_at_start(text, page.near, alone=True) is not None
    if not begins and not (ends_with_credit(before)):
        return False
    if not begins and (len(text.split()) < MIN_WORDS or not text.lstrip()[:1].isupper()):
        return False
    caption = caption_of(joined([page.lines[n].text for n in block]), on_top=page.draft.headline is not None)
    return caption is not None and caption.credit is not None


MIN_WORDS = 4
"""Words of a line that is a headline below a caption, and no rest of the caption's credit."""


def _is_head_line(page: Page, at: int) -> bool:
    text = page.lines[at].text
    if page.transmitted:
        return label_line(text) is not None or is_editors_note(text) or speaks_of_embargo(text)
    return (
        speaks_of_embargo(text)
        or looks_like_byline(text)
        or date_line(text) is not None
        or dateline_line(text, page.near) is not None
        or label_line(text) is not None
        or is_editors_note(text)
        or is_database_line(text)
        or dateline_at_start(text, page.near, alone=indent_of(text) > 1) is not None
    )
