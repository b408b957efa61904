"""The headline of a plain text: how many lines it has, and the labels before or behind it."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from wiredesk.normalised.byline import looks_like_byline
from wiredesk.normalised.captions import ends_with_credit, is_caption, is_credit, leads_caption, split_credit
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_within
from wiredesk.normalised.dates import MONTH
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.layout import indent_of
from wiredesk.normalised.paragraphs import has_gap, joined
from wiredesk.normalised.slugs import is_slug
from wiredesk.normalised.takes import (
    is_editors_note,
    label_line,
    label_of_headline,
    signals_of,
)
from wiredesk.normalised.text.page import Line, Page, add_line
from wiredesk.normalised.withdrawals import withdraws

MAX_LINES = 4
MAX_LENGTH = 300
MAX_TAKE_LINES = 3
FULL = 38
"""Characters from which a line of a take's headline may be one that goes on."""

ROOM = 12
"""Characters that a break by width does not leave free on a headline's line."""

_EDGE_MARKS = re.compile(r"^[\s*=^<]++(?=[^<>]*$)|^[\s*=^]+|(?<![\s*=^])[\s*=^]+$|\s<$")
_UP_TO_DATE = re.compile(
    rf"^\s*\S.{{5,60}}?\s?[-–]\s?(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}[ -]{MONTH})(?![\w/-])(?=\s+[^\s,])",
    re.IGNORECASE,
)
_PAGE_BEHIND = re.compile(r"\s=\d{1,2}(?:\s+[A-Z][A-Z .]{2,30})?$")
"""The number of a later page behind a headline, with the place where it goes on: "=2 LONDON"."""

_SLUG = re.compile(r"^\s*[^\W\d_]{2,20}(?:-{1,2}[^\W\d_]{2,20}){2,5}/?\s*$")
_BRACKET_BEHIND = re.compile(r"\s*\(([^()]{3,60})\)\s*$")


def take_headline(page: Page, block: list[int]) -> int:
    """Take the headline that a block of lines begins with; return how many lines, 0 for a paragraph."""
    lines = _lines_of_take(page, block) if page.transmitted else _lines_of_page(page, block)
    if not page.transmitted and len(lines) == 1 and _is_slug(page.lines[lines[0]].text):
        page.draft.slugline = clean(page.lines[lines[0]].text)
        page.lines[lines[0]].take("slugline")
    elif lines:
        set_headline(page.draft, [page.lines[n] for n in lines])
    return len(lines)


def _is_slug(text: str) -> bool:
    """Tell whether a line is a slug for sure: one word of several parts, none of them a number."""
    return _SLUG.match(text) is not None and is_slug(text)


def add_label(draft: Draft, label: str) -> None:
    """Add a transmission label, and what it signals."""
    draft.take = " ".join(filter(None, [draft.take, clean(label)]))
    draft.signals += signals_of(label)


def _lines_of_take(page: Page, block: list[int]) -> list[int]:
    """Return the lines of a take's headline: the first, and lines in the same case that go on with it."""
    first = page.lines[block[0]]
    dated = _UP_TO_DATE.match(first.text)
    if dated is not None and len(block) > 1:
        # "CITY GOLD OPENING - APRIL 7 pool 420.50-423.50 (…": the market's text runs on behind the day.
        page.part_line(block[0], dated.end())
        return block[:1]
    within = dateline_within(first.text)
    if within is not None:
        page.part_line(block[0], within)
        page.parted = within
        return block[:1]
    flush = [n for n in block if indent_of(page.lines[n].text) <= 1]
    if not 1 < len(flush) <= MAX_TAKE_LINES or len(flush) < len(block):
        return block[:1]
    texts = [page.lines[n].text for n in flush]
    goes_on = all(
        len(before) >= FULL and not has_gap(text) and _shouts(before) == _shouts(text)
        for before, text in pairwise(texts)
    )
    return flush if goes_on else flush[:1]


def _shouts(text: str) -> bool:
    """Tell whether a line is in capitals, as most headlines of takes are, but for a slip."""
    return text.upper() == text or sum(map(str.islower, text)) * 12 < len(text)


def _lines_of_page(page: Page, block: list[int]) -> list[int]:
    """Return the lines of a page's headline: all of a short block that does not read as a sentence."""
    texts = [page.lines[n].text for n in block]
    indent = indent_of(texts[0])
    # A take's body is indented and its headline is not.
    length = next((n for n, text in enumerate(texts) if n and indent_of(text) > indent), len(texts))
    whole = joined(texts[:length])
    if (is_credit(whole) and split_credit(whole)) or ends_with_credit(whole) or leads_caption(whole):
        return []
    if is_caption(whole):
        return []
    if length > MAX_LINES or len(whole) > MAX_LENGTH:
        return block[:1] if texts[0].isupper() or _stands_apart(texts) else []
    ends = whole.endswith((".", ".”", '."')) and not whole.endswith("...") and whole.count(" ") > 3
    if ends and (len(whole) > 110 or len(block) > 1):
        return block[: _above_summary(page, block, texts[:length])]
    if len(texts[0]) > 150 and len([*islice(page.each_open(), 2)]) == 1:
        return []
    return block[: _before_standfirst(texts[:length])]


def _stands_apart(texts: list[str]) -> bool:
    """Tell whether a first line is a headline though text follows without a blank line.

    It ends no sentence, and there was room on it for what begins the next line.
    """
    if len(texts) == 1:
        return False
    first, second = texts[0].strip(), texts[1].strip()
    room = max(map(len, texts)) - len(first) - 1 - len(second.split()[0])
    return first[-1:].isalnum() and second[:1].isupper() and room >= 2 * ROOM and first.count(" ") > 1


def _above_summary(page: Page, block: list[int], texts: list[str]) -> int:
    """Return how many lines stand above a summary of sentences, which a byline follows; 0 for a text."""
    following = page.next_open(block[-1] + 1)
    if following is None or not looks_like_byline(page.lines[following].text):
        return 0
    for at, (before, line) in enumerate(pairwise(text.strip() for text in texts), start=1):
        if before[-1:].isalnum() and line[:1].isupper() and " " in before:
            return at
    return 0


def _before_standfirst(texts: list[str]) -> int:
    """Return how many lines are the headline's: a sentence below a line that had room for more is not."""
    lines = [text.strip() for text in texts]
    width = max(map(len, lines))
    for at, (before, line) in enumerate(pairwise(lines), start=1):
        words = line.split()
        room = width - len(before) - 1 - len(words[0])
        lower = sum(word.islower() for word in words)
        if room >= ROOM and words[0][:1].isupper() and lower * 2 >= len(words) and before[-1:].isalnum():
            return at
    return len(lines)


def set_headline(draft: Draft, lines: list[Line]) -> None:
    """Take lines as the headline, and the labels and notes on them as what they are."""
    headline = _EDGE_MARKS.sub("", joined([line.text for line in lines], hyphens=False)).strip()
    for line in lines:
        line.take("headline")
    while (label := label_of_headline(headline)) is not None:
        add_label(draft, label.text)
        _part_label(lines[0], label.text)
        headline = label.rest.strip()
    paged = _PAGE_BEHIND.search(headline) if "=" in headline else None
    if paged is not None:
        add_label(draft, paged[0])
        _part_behind(lines[-1], "take", "=")
        headline = headline[: paged.start()]
    behind = _BRACKET_BEHIND.search(headline)
    if behind is not None and behind.start() > 0:
        note = clean(behind[0])
        if (tag := label_line(note)) is not None:
            add_label(draft, tag)
            _part_behind(lines[-1], "take")
            headline = headline[: behind.start()]
        elif is_editors_note(note):
            draft.ednote = add_line(draft.ednote, note)
            _part_behind(lines[-1], "ednote")
            headline = headline[: behind.start()]
    draft.headline = headline
    if withdraws(headline):
        draft.signals.append("kill")


def _part_label(first: Line, label: str) -> None:
    """Part a label off what the headline holds of its first line."""
    taken, text = first.pieces[:-1], first.pieces[-1][0]
    behind = text.find(label) + len(label)
    cut = len(text) - len(text[behind:].lstrip(" -–—:/"))
    first.pieces = [*taken, (text[:cut], "take"), (text[cut:], "headline")]


def _part_behind(last: Line, by: str, mark: str = "(") -> None:
    """Part what a mark begins off the end of the headline's last line; a bracket from before stays."""
    taken, text = last.pieces[:-1], last.pieces[-1][0]
    cut = max(text.rfind(mark), 0)
    last.pieces = [*taken, (text[:cut], "headline"), (text[cut:], by)]
