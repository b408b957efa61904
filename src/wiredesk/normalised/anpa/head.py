"""The lines with carets above a text of ANPA 1312, told by their form: any may lack.

Slug, headline, photos, notes ("Eds:", "EDITOR'S NOTE"), labels ("NewsAlert"), summary, byline, the writer's
title, copyright. The Canadian Press names some: "^HL:", "^INDEX:", "^SYMBOL:", "^Update:". A line goes on
without a caret until the sign that ends it. Where no text follows, the later lines are the text.
"""

from __future__ import annotations

import re
from itertools import takewhile

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.anpa.entries import Entry, Head
from wiredesk.normalised.anpa.notes import add_note, is_note
from wiredesk.normalised.anpa.takes import is_of, is_version, looks_like_slug, slug_line
from wiredesk.normalised.anpa.writers import agency_in, take_byline, take_title
from wiredesk.normalised.captions import caption_of
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.takes import label_line, label_of_headline, signals_of
from wiredesk.normalised.text.page import Page, add_line
from wiredesk.normalised.withdrawals import withdraws

LONGEST_NOTICE = 160
LONGEST_LABEL = 30
"""Characters of a line that may end with a full stop and be a headline, where no text follows."""

LONGEST_TITLE = 70
"""Characters of a writer's title or employer."""

_NAMED = re.compile(r"^(?P<name>[A-Za-z][A-Za-z ]{1,16})\s*:\s*(?P<rest>.*)$", re.DOTALL)
_HEADLINES = frozenset({"hl", "headline", "hed", "head", "title", "head line", "titre"})
_SUBJECTS = frozenset({"index", "subject", "subjects", "keyword", "keywords", "category"})
_CODES = frozenset(
    {"symbol", "symbols", "code", "codes", "ticker", "tickers", "priority", "topic", "topics", "ric", "id"}
)
_BYLINES = frozenset({"byline", "by", "author", "writer"})
_SUMMARIES = frozenset({"summary", "abstract", "deck", "subhead", "subheadline", "dek", "drophead"})
_SLUGS = frozenset({"slug", "slugline", "keyword line"})
_TRIMS = re.compile(
    r"^\(?\s*(?:(?:begin|end|start)\s+)?(?:optional\s+)?(?:add\s+)?(?:trim|end|add|more)\s*"
    r"(?:begins?|ends?|here|follows)?\s*\)?$",
    re.IGNORECASE,
)
_PICKUP = re.compile(
    r"^(?:[A-Z]{2,4}: )?[A-Z][A-Z .,'-]{2,30}(?:, [A-Z][A-Za-z. ]{2,15})?:\s+\S+(?:\s+\S+){0,4}[.\"]$"
)
"""Where an add joins the take before it ("LUSAKA: by Friday."): its place, and that take's last words."""

_COPYRIGHT = re.compile(
    r"^\s*(?:©|\(c\)|c\.|copyright\b)\s*,?\s*(?:©|\(c\))?\s*(?:\d{4}|by\b|,|[A-Z])", re.IGNORECASE
)
_OLD_NOTICE = re.compile(r"^\s*c\.\s*", re.IGNORECASE)
_ALERT = re.compile(
    r"^\W*(?:ap\s*|afp\s*|upi\s*|bloomberg\s*)?news\s?alert\W*$|^\W*(?:flash|bulletin|alert)\W*$",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:glance|standings|leaders|results|scores?|box|summar(?:y|ies)|transactions|schedule|averages|prices|"
    r"quotations|table|statistics|stats|odds|lines?)$",
    re.IGNORECASE,
)
_ADVANCE = re.compile(r"^\$?adv(?:\.|ance)?\s?\d{0,2}$", re.IGNORECASE)
"""An advance's mark, which the version has too: "$Adv04"."""

_TIMED = re.compile(r"\d\s?[ap]\.?m\b|\d[:.]\d\d|\d{4}\s?(?:GMT|UTC|E[SD]T)", re.IGNORECASE)
"""A time of day in an embargo's words."""

_CODE = re.compile(r"^\([A-Z]{1,16}(?:[ &/-]{1,3}[A-Z]{1,16})?\)$")
"""A desk's letters, or its section, on a line of their own: "(JW)", "(GARDEN)"."""

_BRACKETED = re.compile(r"^\([^()]{12,200}\)$")
_ADDRESS = re.compile(r"^\W*(?:to\s+)?(?:editors?|eds|all points|subscribers|clients)\W*$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|par|por|von)\s+\S", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")
_NO_HEADLINE = re.compile(r"^\W*(?:\d[\d\s.,/-]*|[a-z]{0,2}\d{3,6})\W*$", re.IGNORECASE)


def read_head(page: Page, entries: list[Entry], head: Head) -> None:
    """Take the entries; those that are the text's, since nothing else is, are left in head.left."""
    byline_at = -1
    for place, entry in enumerate(entries):
        if not entry.lines[0].open:
            continue
        if head.slug is None and _take_slug(page, entry, head, first=place == 0):
            continue
        if _take_notice(page, entry):
            continue
        if byline_at == place - 1 and byline_at >= 0 and take_title(page, entry, head):
            byline_at = place
            continue
        if take_byline(page, entry, head):
            byline_at = place
            head.after_byline = True
            continue
        if (entry.text.isupper() or " " in entry.text) and known(entry.text) is not None:
            _take_agency(page, entry, head)
            continue
        if _take_by_name(page, entry) or _take_note(page, entry, head) or _take_label(page, entry, head):
            continue
        _take_text(page, entry, entries[place + 1 :], head)


def _take_agency(page: Page, entry: Entry, head: Head) -> None:
    """Take an agency's name in capitals: the byline, if it is more than letters and nobody is named."""
    head.employer = head.employer or entry.text
    if " " in entry.text.strip(" ()") and not page.draft.byline:
        page.draft.byline.append(entry.text)
        entry.take("byline")
    else:
        entry.take("-byline-title")


def _take_slug(page: Page, entry: Entry, head: Head, *, first: bool) -> bool:
    """Take the slug line: the first line if it is the header's keyword in full, or has a slug's form."""
    named = _NAMED.match(entry.text)
    if named is not None and named["name"].lower() in _SLUGS:
        head.slug = slug_line(named["rest"])
        entry.take("slugline")
    elif first and (
        looks_like_slug(entry.text) or (is_of(entry.text, head.keyword) and len(entry.text) < 90)
    ):
        if (
            is_of(entry.text, head.keyword)
            and not looks_like_slug(entry.text)
            and _reads_as_headline(entry.text, head)
        ):
            return False
        line = entry.lines[0]
        head.slug = slug_line(entry.text)
        entry.take("slugline")
        at = line.text.find(entry.text)
        if len(entry.lines) == 1 and at >= 0:
            around = ((line.text[:at], "-mark"), (line.text[at + len(entry.text) :], "-mark"))
            line.pieces = [piece for piece in (around[0], *head.slug.pieces, around[1]) if piece[0]]
    else:
        return False
    page.draft.slugline = head.slug.slug or None
    if _ALERT.match(head.slug.slug[head.slug.slug.find("-") + 1 :]):
        page.draft.signals.append("alert")
        head.alert = True
    add_take(page.draft, head.slug.take)
    if head.slug.note is not None:
        add_note(page.draft, head.slug.note)
    return True


def _reads_as_headline(text: str, head: Head) -> bool:
    """Tell whether a line that begins with the keyword's words is a headline all the same."""
    words = text.split()
    lower = sum(word[:1].islower() for word in words)
    return len(words) > 5 and lower * 2 > len(words) and "," not in (head.keyword or "")


def _take_by_name(page: Page, entry: Entry) -> bool:
    """Take a line that says itself what it is: "HL:", "INDEX:", "SYMBOL:"."""
    named = _NAMED.match(entry.text)
    if named is None:
        return False
    name, rest = named["name"].lower().strip(), named["rest"].strip()
    draft = page.draft
    if name in _HEADLINES:
        if draft.headline is None:
            set_headline(draft, rest)
        entry.take("headline")
    elif name in _SUBJECTS:
        draft.subjects = once([*draft.subjects, *(subject(name=one) for one in re.split(r"[,;/]", rest))])
        entry.take("subjects")
    elif name in _CODES:
        entry.take("-code")
    elif name in _BYLINES and rest:
        draft.byline.append(rest)
        entry.take("byline")
    elif name in _SUMMARIES:
        draft.summary = add_line(draft.summary, rest)
        entry.take("summary")
    else:
        return False
    return True


def _take_notice(page: Page, entry: Entry) -> bool:
    text, draft = entry.text, page.draft
    if _COPYRIGHT.match(text) is None or len(text) > LONGEST_NOTICE:
        return False
    holder = holder_of(_OLD_NOTICE.sub("(c) ", text))
    draft.copyright_holder = draft.copyright_holder or holder
    entry.take("copyright_holder")
    return True


def _take_note(page: Page, entry: Entry, head: Head) -> bool:
    text, draft = entry.text, page.draft
    if _CODE.match(text) and label_line(text) is None and not (is_note(text) or speaks_of_embargo(text)):
        entry.take("-code")
        return True
    if _ADDRESS.match(text):
        entry.take("-address")
        return True
    if speaks_of_embargo(text):
        if head.embargo is None or (_TIMED.search(text) and not _TIMED.search(head.embargo)):
            head.embargo = text
        add_note(draft, text)
    elif (
        is_note(text)
        or _BRACKETED.match(text)
        or (head.slug is not None and head.slug.take and _PICKUP.match(text))
    ):
        add_note(draft, text)
        if withdraws(text):
            draft.signals.append("kill")
    elif _TRIMS.match(text) or _ADVANCE.match(text):
        entry.take("-editing-mark")
        return True
    else:
        return False
    entry.take("ednote")
    return True


def _take_label(page: Page, entry: Entry, head: Head) -> bool:
    text = entry.text
    alert = _ALERT.match(text) is not None
    label = label_line(text) if not alert else text
    if label is None and not (is_version(text) and len(text) < 40):
        return False
    add_take(page.draft, label or text)
    page.draft.signals += signals_of(label or text)
    head.alert = head.alert or alert
    if withdraws(text):
        page.draft.signals.append("kill")
    entry.take("take")
    return True


def _take_text(page: Page, entry: Entry, behind: list[Entry], head: Head) -> None:
    """Take the headline, or what stands between it and the text."""
    draft, text = page.draft, entry.text
    if head.left:
        head.left.append(entry)
        return
    if draft.headline is None and not head.alert and _may_be_headline(page, text, head):
        set_headline(draft, text)
        entry.take("headline")
        if entry.centred:
            _join_centred(page, behind, head)
        if withdraws(text):
            draft.signals.append("kill")
        return
    caption = caption_of(text, on_top=False)
    if caption is not None and caption.credit and head.has_text:
        draft.captions.append(caption)
        entry.take("captions")
        return
    if (
        head.has_text
        and draft.headline
        and not _has_dateline(page, text)
        and not (head.table and (entry.centred or not _SENTENCE.search(text)))
    ):
        draft.summary = add_line(draft.summary, text)
        entry.take("summary")
        return
    head.left.append(entry)


def set_headline(draft: Draft, text: str) -> None:
    """Set the headline without the label before it. The text is no markup: "<IBM>" is a company's code."""
    label = label_of_headline(text)
    if label is not None:
        add_take(draft, label.text)
        text = label.rest
    draft.headline = text.strip(" *=^") or None


def _may_be_headline(page: Page, text: str, head: Head) -> bool:
    """Rule out a number, a dateline; and a sentence, below a byline or where no other text follows."""
    if _NO_HEADLINE.match(text) or _has_dateline(page, text):
        return False
    if head.after_byline:
        return head.has_text and not _SENTENCE.search(text)
    return head.has_text or text.isupper() or not (_SENTENCE.search(text) and len(text) > LONGEST_LABEL)


def _has_dateline(page: Page, text: str) -> bool:
    """Tell whether a line begins the text: with a dateline, and its dash."""
    start = dateline_at_start(text, page.near)
    return start is not None and any(dash in text[: start.length] for dash in "—–_-")


def _join_centred(page: Page, behind: list[Entry], head: Head) -> None:
    """Add the centred lines below a centred headline: one title over several lines.

    The last one before rows, with no byline between, is those rows' subhead, unless it names the table.
    """
    run = list(takewhile(_is_titles, behind))
    if head.table and run and len(run) == len(behind) and not _TABLE.search(run[-1].text):
        run.pop()
    for entry in run:
        page.draft.headline = f"{page.draft.headline} {entry.text}"
        entry.take("headline")


def _is_titles(entry: Entry) -> bool:
    """Tell whether a centred line can be part of a title: it is no byline, note, label or sentence."""
    text = entry.text
    if not (entry.centred and text and len(text) <= LONGEST_TITLE) or _SENTENCE.search(text):
        return False
    other = _BY.match(text) or _NAMED.match(text) or is_note(text) or label_line(text) or agency_in(text)
    return not other
