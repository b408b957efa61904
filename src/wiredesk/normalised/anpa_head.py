"""The lines with carets above a text of ANPA 1312, told by their form: any may lack.

Slug, headline, photos, notes ("Eds:", "EDITOR'S NOTE"), labels ("NewsAlert"), summary, byline, the writer's
title, copyright. The Canadian Press names some: "^HL:", "^INDEX:", "^SYMBOL:", "^Update:". A line goes on
without a caret until the sign that ends it. Where no text follows, the later lines are the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from wiredesk.normalised.anpa_takes import SlugLine, is_of, is_version, looks_like_slug, slug_line
from wiredesk.normalised.byline import byline_pieces, looks_like_byline, names_and_agency
from wiredesk.normalised.captions import caption_of
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_take
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.takes import is_editors_note, label_line, label_of_headline, signals_of, withdraws
from wiredesk.normalised.text_page import Line, Page, add_line

MAX_ENTRIES = 40
"""Lines with carets that a head has at most; what stands behind them is text."""

MAX_LINES = 5
"""Lines that an entry has at most."""

LONGEST_NOTICE = 160

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
_PICTURES = r"(?:photos?|graphics?|pix|pictures?|art|video|maps?|illustrations?|multimedia|interactive)"
_NOTES = re.compile(
    r"^\W{0,3}(?:eds\b|ed\s*[:—]|editors?\b(?!\s+of\b)|editor['’]s note|editors['’] note|note to\b|"
    r"(?:attention|attn)\b(?=\s*[:—-]|\s+(?:editors?|all|subscribers|clients)\b|\s*$)|notes?\s*[:—-]|"
    r"(?:advisory|clients?|updates?|adds)\s*[:—]|stands? for\b|for use (?:by|in|with)\b|"
    r"(?:moved|moving|retransmit\w*|resend\w*|repeat\w*|retransmission) (?:on|for|to|in|with)\b|"
    rf"with\b.{{0,40}}\b(?:{_PICTURES}|box(?:es)?|sidebars?)\b|"
    rf"(?:an? )?ap (?:{_PICTURES}|audio|radio|mobile)\b|aptn\b|aptv\b|"
    rf"(?:(?:afp|cp|upi|krt|mct|tns|tribune|reuters|getty|file)\s+)?{_PICTURES}\b(?:\s*[:—(#*]|\s+[A-Z]{{2,4}}\d|\s*$|"
    r"\s+(?:pursuing|moved|moving|available|planned|upcoming|by transmission|from|included)\b)|"
    r"(?:pls|please)\b|for (?:immediate|global) use\b|(?:hold )?for release\b|no use\b|"
    r"for more\b.{0,40}\bcontact\b)",
    re.IGNORECASE,
)
_PICTURE_NOTE = re.compile(
    rf"^\W{{0,3}}(?:(?:an? )?(?:ap|afp|cp|krt|mct|tns)\s+)?{_PICTURES}\b\s*(?:[:(#*]|$)|^eds\s*[:—]",
    re.IGNORECASE,
)
_TRIMS = re.compile(
    r"^\(?\s*(?:(?:begin|end|start)\s+)?(?:optional\s+)?(?:add\s+)?(?:trim|end|add|more)\s*"
    r"(?:begins?|ends?|here|follows)?\s*\)?$",
    re.IGNORECASE,
)
_PICKUP = re.compile(r"^[A-Z][A-Z .,'-]{2,30}:\s+\S+(?:\s+\S+){0,4}[.\"]$")
"""Where an add joins the take before it ("LUSAKA: this year."): its place, and that take's last words."""

_COPYRIGHT = re.compile(
    r"^\s*(?:©|\(c\)|c\.|copyright\b)\s*,?\s*(?:©|\(c\))?\s*(?:\d{4}|by\b|,|[A-Z])", re.IGNORECASE
)
_OLD_NOTICE = re.compile(r"^\s*c\.\s*", re.IGNORECASE)
_ALERT = re.compile(
    r"^\W*(?:ap\s*|afp\s*|upi\s*|bloomberg\s*)?news\s?alert\W*$|^\W*(?:flash|bulletin|alert)\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:ap\s+)?(?:impact|exclusive|newsbreak|news guide|analysis|fact check|column|commentary|q&a)\W*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|columnists?|critics?|bureau|staff|news|press|analysts?|"
    r"service|services|agency|agence|chief|tribune|post|herald|journal|newspapers?|magazine|bloomberg|"
    r"photographers?|contributors?|university|presse|star|globe|sun|daily|chronicle|inquirer|sentinel)\b|"
    r"\b(?:york|angeles|the)\s+times\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:glance|standings|leaders|results|scores?|box|summar(?:y|ies)|transactions|schedule|averages|prices|"
    r"quotations|table|statistics|stats|odds|lines?)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^\([A-Z]{1,4}\)$")
"""A desk's letters on a line of their own: "(JW)"."""

_BRACKETED = re.compile(r"^\([^()]{12,200}\)$")
_ADDRESS = re.compile(r"^\W*(?:to\s+)?(?:editors?|eds|all points|subscribers|clients)\W*$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|par|por|von)\s+\S", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"'”’)]*$")
_NO_HEADLINE = re.compile(r"^\W*(?:\d[\d\s.,/-]*|[a-z]{0,2}\d{3,6})\W*$", re.IGNORECASE)

_CODE_LINE = re.compile(r"^(?:code|index|symbol)\s*:", re.IGNORECASE)
_CARET = re.compile(r"^[\s\u200b]*\^(?=[^\s^])")
_LEADING = re.compile(r"^[\s\u200b]*\^?[\s\u200b]*")
_MARKS = re.compile(r"[\s\u200b]*(?P<mark>[=<@^]*)[\s\u200b<@]*$")


@dataclass(slots=True)
class Entry:
    """A line with a caret and those that go on with it; centred: it ended with "="."""

    lines: list[Line]
    text: str
    centred: bool = False
    closed: bool = False

    def take(self, by: str) -> None:
        """Take all its lines for a field, or for a reason why they are no text."""
        for line in self.lines:
            line.take(by)


@dataclass(slots=True)
class Head:
    """What the lines with carets say, beside the draft's fields.

    keyword: as the header cuts it off. has_text: lines without carets follow; table: the first is a row.
    """

    keyword: str | None = None
    header_take: str | None = None
    slug: SlugLine | None = None
    embargo: str | None = None
    employer: str | None = None
    alert: bool = False
    after_byline: bool = False
    has_text: bool = True
    table: bool = False
    left: list[Entry] = field(default_factory=list)


def read_entries(page: Page, at: int, *, tabbed: bool, wrapped: bool = True) -> tuple[list[Entry], int]:
    """Return the entries from a line on, and where the text begins.

    tabbed: paragraphs of the text are indented, so that a flush line between carets goes on with one.
    """
    entries: list[Entry] = []
    lines, start = page.lines, at
    while at < len(lines) and len(entries) < MAX_ENTRIES:
        line = lines[at]
        if not line.open:
            at += 1
            continue
        text = line.text
        if not is_caret(text):
            if not entries and (at - start) < MAX_LINES and _caret_follows(page, at):
                entries.append(_entry(line))
                at += 1
                continue
            last = entries[-1] if entries else None
            flush = text[:1] not in " \t\u200b"
            if (
                wrapped
                and last
                and not last.closed
                and flush
                and len(last.lines) < MAX_LINES
                and (tabbed or not _SENTENCE.search(last.text))
                and (tabbed or _closes(text))
            ):
                _go_on(last, line)
                at += 1
                continue
            if last and flush and tabbed and _CODE_LINE.match(text):
                line.take("-code")
                at += 1
                continue
            break
        entries.append(_entry(line))
        at += 1
    return entries, at


def is_caret(text: str) -> bool:
    """Tell whether a line is led by a caret and has text."""
    return _CARET.match(text) is not None and text.strip(" \t\u200b^<=@") != "" and text.strip() != "^M"


def _caret_follows(page: Page, at: int) -> bool:
    """Tell whether a line has lost its caret: the next ones have theirs."""
    behind = [page.lines[n].text for n in page.open_lines(at + 1)[:2]]
    return page.lines[at].text[:1] not in " \t" and any(map(is_caret, behind))


def _closes(text: str) -> bool:
    return text.rstrip().endswith(("=", "<")) or text.endswith("  ")


def _entry(line: Line) -> Entry:
    inner, mark = _inner(line.text)
    return Entry([line], clean(inner), centred="=" in mark, closed=bool(mark))


def _inner(text: str) -> tuple[str, str]:
    """Return a line's text without caret and the sign that ends it, and that sign."""
    start, marks = _LEADING.match(text), _MARKS.search(text)
    assert start is not None
    assert marks is not None
    return text[start.end() : max(marks.start(), start.end())], marks["mark"]


def _go_on(entry: Entry, line: Line) -> None:
    inner, mark = _inner(line.text)
    entry.lines.append(line)
    entry.text = joined([entry.text, inner], hyphens=False)
    entry.centred = "=" in mark
    entry.closed = bool(mark)


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
        if byline_at == place - 1 and byline_at >= 0 and _take_title(page, entry, head):
            byline_at = place
            continue
        if _take_byline(page, entry, head):
            byline_at = place
            head.after_byline = True
            continue
        if _take_by_name(page, entry) or _take_note(page, entry, head) or _take_label(page, entry, head):
            continue
        _take_text(page, entry, entries[place + 1 :], head)


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
    add_take(page.draft, head.slug.take)
    return True


def _reads_as_headline(text: str, head: Head) -> bool:
    """Tell whether a line that begins with the keyword's words is a headline all the same."""
    words = text.split()
    lower = sum(word[:1].islower() for word in words)
    return len(words) > 5 and lower * 2 > len(words) and "," not in (head.keyword or "")


def _take_byline(page: Page, entry: Entry, head: Head) -> bool:
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


_OF = re.compile(r"\s+of\s+(?=[A-Z]{2,}|The\b)")


def _take_title(page: Page, entry: Entry, head: Head) -> bool:
    """Take what stands below a byline: who the writer works for, as what; or a second writer."""
    text = entry.text
    if len(text) > LONGEST_TITLE or _SENTENCE.search(text) or (is_editors_note(text) and ":" in text):
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
    if agency is None and not (_TITLE.search(text) and (entry.centred or len(text.split()) < 7)):
        return False
    if _NOTES.match(text) and agency is None:
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
    if _CODE.match(text):
        entry.take("-code")
        return True
    if _ADDRESS.match(text):
        entry.take("-address")
        return True
    if speaks_of_embargo(text):
        head.embargo = head.embargo or text
        add_note(draft, text)
    elif (
        is_note(text)
        or _BRACKETED.match(text)
        or (head.slug is not None and head.slug.take and _PICKUP.match(text))
    ):
        add_note(draft, text)
        if withdraws(text):
            draft.signals.append("kill")
    elif _TRIMS.match(text):
        entry.take("-editing-mark")
        return True
    else:
        return False
    entry.take("ednote")
    return True


def is_picture_note(text: str) -> bool:
    """Tell whether a line lists the pictures that go with a text."""
    return _PICTURE_NOTE.match(text) is not None


def _joins_a_take(text: str, head: Head) -> bool:
    return bool(head.slug and head.slug.take and _PICKUP.match(text))


def is_note(text: str) -> bool:
    """Tell whether a line is a note to editors by its first words, or by its brackets."""
    return is_editors_note(text) or _NOTES.match(text) is not None


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
        and not (head.table and entry.centred)
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


def add_note(draft: Draft, text: str) -> None:
    """Add a note to editors, and what it signals."""
    draft.ednote = add_line(draft.ednote, text)
    draft.signals += signals_of_note(text)


def _may_be_headline(page: Page, text: str, head: Head) -> bool:
    """Rule out a number, a dateline; and a sentence, below a byline or where no other text follows."""
    if _NO_HEADLINE.match(text) or _has_dateline(page, text):
        return False
    if head.after_byline:
        return head.has_text and not _SENTENCE.search(text)
    return head.has_text or text.isupper() or not (_SENTENCE.search(text) and len(text) > 60)


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
