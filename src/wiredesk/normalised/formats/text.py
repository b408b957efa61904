"""text: plain text, in the two forms that newsrooms have.

A take as transmitted (practice of the agencies' teleprinter services): a header line (priority, service, slug,
date, words), labels, a headline in capitals, perhaps a byline, then indented paragraphs of which the first begins
with the dateline, tables, an end mark. And a story copied out of a page or a PDF: a headline broken by width, "By",
a date line, a caption with its credit, paragraphs that are hard-wrapped.

Read from both ends: what stands on top is told by its form in any order, what stands at the end likewise, and
what is left between is the body. Each piece of each line is taken once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from wiredesk.normalised.byline import looks_like_byline, names_and_agency
from wiredesk.normalised.captions import caption_of, is_credit, split_credit
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start, dateline_line
from wiredesk.normalised.dates import Written, date_line, day_near
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.pages import furniture
from wiredesk.normalised.paragraphs import Group, grouped, indent_of, is_indented, joined, row_text
from wiredesk.normalised.providers import known, zone_of
from wiredesk.normalised.signoff import agency_of, is_signoff
from wiredesk.normalised.takes import (
    is_editors_note,
    label_line,
    label_of_headline,
    signals_of,
    withdraws,
)

CONTENT_TYPES = frozenset({"text/plain"})

MAX_HEADLINE_LINES = 4
MAX_HEADLINE = 300
LONGEST_BLOCK = 30
"""Lines that a headline, caption or summary has at most."""

LOOK_AHEAD = 14
"""Lines below the headline in which a byline or a date shows that what stands before it is a summary."""

_LINE = re.compile(r"\r\n|\n|\r")
_HEADER = re.compile(
    r"^\s*(?P<priority>[a-z]{1,2}) (?P<service>[a-z]) (?P<slug>\S.*?)\s+(?P<month>\d\d)-(?P<day>\d\d)\s+(?P<words>\d{1,5})\s*$"
)
_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
"""The priority letters of the American wires (ANPA 1312): flash, bulletin, urgent, regular, deferred."""

_EDGE_MARKS = re.compile(r"^[\s*=^<]+(?=[^<>]*$)|^[\s*=^]+|[\s*=^]+$|\s<$")


def detects(copy: Copy) -> bool:
    """Tell whether it is text; as the last format, it takes what no other knows."""
    return bool(copy.text.strip())


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the one story of the copy."""
    page = _Page([_Line(text) for text in _LINE.split(copy.text)], copy)
    for at, reason in furniture([line.text for line in page.lines]).items():
        page.lines[at].take(reason)
    _read_end(page)
    _read_head(page)
    _read_body(page)
    _conclude(page)
    return [page.draft]


@dataclass(slots=True)
class _Line:
    """A line and the pieces that were taken of it; open while none was."""

    text: str
    pieces: list[tuple[str, str]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return not self.pieces and bool(self.text.strip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def take(self, by: str) -> None:
        self.pieces = [(self.text, by)]


@dataclass(slots=True)
class _Page:
    """The lines, the draft they fill, and what the head says for the rest."""

    lines: list[_Line]
    copy: Copy
    draft: Draft = field(default_factory=Draft)
    body_from: int = 0
    header_day: date | None = None
    transmitted: bool = False

    @property
    def near(self) -> date:
        published = self.draft.published_at or self.header_day or self.copy.received_at
        return published.date() if isinstance(published, datetime) else published

    def open_lines(self, start: int = 0) -> list[int]:
        return [at for at in range(start, len(self.lines)) if self.lines[at].open]


# The end ---------------------------------------------------------------------------------------------------


def _read_end(page: _Page) -> None:
    """Take end marks from the bottom up, as far as they match; one line at least is left."""
    signoff: list[str] = []
    open_lines = page.open_lines()
    for at in reversed(open_lines[1:]):
        line = page.lines[at]
        if not is_signoff(line.text):
            break
        line.take("signoff")
        signoff.insert(0, clean(line.text))
        page.draft.provider = page.draft.provider or agency_of(line.text)
    page.draft.signoff = "\n".join(filter(None, signoff)) or None


# The head --------------------------------------------------------------------------------------------------


def _read_head(page: _Page) -> None:
    """Take what stands above the text, in any order; leave body_from at the text's first line."""
    open_lines = page.open_lines()
    if open_lines and (header := _HEADER.match(page.lines[open_lines[0]].text)) is not None:
        _read_header(page, page.lines[open_lines[0]], header)
        open_lines = open_lines[1:]
    at = open_lines[0] if open_lines else len(page.lines)
    while at < len(page.lines):
        line = page.lines[at]
        if not line.open:
            at += 1
            continue
        step = _read_label(page, at) or _read_credit_line(page, at) or _read_top(page, at)
        if step == 0:
            break
        at += step
    page.body_from = at


def _read_header(page: _Page, line: _Line, header: re.Match[str]) -> None:
    """Take a wire's header line: "u f BC-SLUG-WORDS 02-26 0105"."""
    draft = page.draft
    draft.urgency = _URGENCIES.get(header["priority"][-1], 6)
    draft.category = header["service"]
    draft.slugline = header["slug"].strip()
    page.transmitted = True
    page.header_day = day_near(int(header["day"]), int(header["month"]), page.copy.received_at.date())
    text = line.text
    line.pieces = [
        (text[: header.start("service")], "urgency"),
        (text[header.start("service") : header.start("slug")], "category"),
        (text[header.start("slug") : header.start("month")], "slugline"),
        (text[header.start("month") : header.start("words")], "published_at"),
        (text[header.start("words") :], "-word-count"),
    ]


def _read_label(page: _Page, at: int) -> int:
    """Take a label or a note to editors; return the lines taken."""
    line = page.lines[at]
    label = label_line(line.text)
    if label is not None:
        _add_label(page.draft, label)
        line.take("take")
        return 1
    if is_editors_note(line.text):
        page.draft.ednote = "\n".join(filter(None, [page.draft.ednote, clean(line.text)]))
        line.take("ednote")
        return 1
    return 0


def _add_label(draft: Draft, label: str) -> None:
    draft.take = " ".join(filter(None, [draft.take, clean(label)]))
    draft.signals += signals_of(label)


def _read_credit_line(page: _Page, at: int) -> int:
    """Take a byline, a date line or an agency's name on a line of its own; return the lines taken."""
    line, draft = page.lines[at], page.draft
    if looks_like_byline(line.text):
        names, agency = names_and_agency([line.text])
        draft.byline += names or [agency or ""]
        draft.provider = draft.provider or agency
        line.take("byline")
        return 1
    written = date_line(
        line.text, zone_of(draft.provider or page.copy.raw.provider), month_first=_american(page)
    )
    if written is not None:
        _set_published(draft, written)
        line.take("published_at")
        return 1
    if draft.headline and (alone := dateline_line(line.text, page.near)) is not None:
        draft.dateline = alone
        if draft.published_at is None and alone.published_on is not None:
            draft.published_at = alone.published_on
        line.take("dateline")
        return 1
    if known(line.text) is not None and (draft.headline or _has_more_head(page, at)):
        draft.provider = draft.provider or clean(line.text)
        line.take("provider")
        return 1
    return 0


def _american(page: _Page) -> bool:
    agency = known(page.draft.provider or page.copy.raw.provider)
    return agency is not None and agency.provider.id in {"ap", "upi", "bloomberg"}


def _set_published(draft: Draft, written: Written) -> None:
    """Set published_at; of several the latest, which is when this version was issued."""
    before = draft.published_at
    if before is None or _as_date(written.moment) >= _as_date(before):
        if isinstance(before, datetime) and not isinstance(written.moment, datetime):
            return
        draft.published_at = written.moment
        if written.zone_guessed and "zone-guessed" not in draft.flags:
            draft.flags.append("zone-guessed")


def _as_date(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _read_top(page: _Page, at: int) -> int:
    """Take the headline, a caption or a summary; 0 where the text begins."""
    line = page.lines[at]
    first = indent_of(line.text)
    if page.transmitted and (page.draft.headline is not None or first >= 2):
        return 0
    if dateline_at_start(line.text, page.near, alone=first > 0 or page.draft.headline is not None):
        return 0
    block = _block(page, at)
    if page.draft.headline is None:
        lines = _headline_lines(page, block)
        if lines:
            _set_headline(page, lines)
            return len(lines)
    if page.draft.headline and first > indent_of(_headline_text(page)):
        return 0
    texts = [page.lines[n].text for n in block]
    caption = caption_of(joined(texts))
    if caption is not None and caption.credit and len(page.open_lines(block[-1] + 1)) > 0:
        page.draft.captions.append(caption)
        for n in block:
            page.lines[n].take("captions")
        return len(block)
    if page.draft.headline and not page.draft.byline and _has_more_head(page, at):
        summary = joined(texts)
        page.draft.summary = "\n".join(filter(None, [page.draft.summary, summary]))
        for n in block:
            page.lines[n].take("summary")
        return len(block)
    return 0


def _headline_text(page: _Page) -> str:
    return next((line.text for line in page.lines if any(by == "headline" for _, by in line.pieces)), "")


def _block(page: _Page, at: int) -> list[int]:
    """Return the open lines from here to the next blank, byline, date or dateline; of a take, to the text."""
    block = [at]
    indent = indent_of(page.lines[at].text)
    for n in range(at + 1, min(len(page.lines), at + LONGEST_BLOCK)):
        line = page.lines[n]
        if not line.open or (page.transmitted and indent_of(line.text) > indent) or _is_head_line(page, n):
            break
        block.append(n)
    return block


def _is_head_line(page: _Page, at: int) -> bool:
    text = page.lines[at].text
    return (
        looks_like_byline(text)
        or date_line(text) is not None
        or dateline_line(text, page.near) is not None
        or label_line(text) is not None
        or is_editors_note(text)
        or dateline_at_start(text, page.near, alone=indent_of(text) > 1) is not None
    )


def _headline_lines(page: _Page, block: list[int]) -> list[int]:
    """Return the lines of a block that are a headline; none if it is a paragraph."""
    texts = [page.lines[n].text for n in block]
    indent = indent_of(texts[0])
    # A take's body is indented and its headline is not.
    length = next((n for n, text in enumerate(texts) if n and indent_of(text) > indent), len(texts))
    lines = block[:length]
    whole = joined(texts[:length])
    ends = whole.endswith((".", ".”", '."')) and not whole.endswith("...") and whole.count(" ") > 3
    if not page.transmitted and is_credit(whole) and split_credit(whole):
        return []
    if len(lines) > MAX_HEADLINE_LINES or len(whole) > MAX_HEADLINE:
        return [lines[0]] if texts[0].isupper() and not page.transmitted else []
    if ends and (len(whole) > 110 or len(block) > 1) and not page.transmitted:
        return []
    if len(page.lines[block[0]].text) > 150 and len(page.open_lines()) == 1 and not page.transmitted:
        return []
    return lines


def _set_headline(page: _Page, lines: list[int]) -> None:
    draft = page.draft
    headline = joined([page.lines[n].text for n in lines], hyphens=False)
    for n in lines:
        page.lines[n].take("headline")
    headline = _EDGE_MARKS.sub("", headline).strip()
    while (label := label_of_headline(headline)) is not None:
        _add_label(draft, label.text)
        first = page.lines[lines[0]]
        text = "".join(piece for piece, by in first.pieces if by == "headline")
        taken = [piece for piece in first.pieces if piece[1] != "headline"]
        cut = len(text) - len(text[text.find(label.text) + len(label.text) :].lstrip(" -–—:/"))
        first.pieces = [*taken, (text[:cut], "take"), (text[cut:], "headline")]
        headline = label.rest.strip()
    draft.headline = headline
    if withdraws(headline):
        draft.signals.append("kill")


def _has_more_head(page: _Page, at: int) -> bool:
    """Tell whether a byline or a date line follows soon, before any long paragraph."""
    for n in page.open_lines(at + 1)[:LOOK_AHEAD]:
        text = page.lines[n].text
        if looks_like_byline(text) or date_line(text) is not None:
            return True
        if len(text) > 200 or dateline_at_start(text, page.near) is not None:
            return False
    return False


# The body --------------------------------------------------------------------------------------------------


def _read_body(page: _Page) -> None:
    """Take all that is left as paragraphs, rows and captions."""
    open_lines = page.open_lines(page.body_from)
    if not open_lines:
        return
    span = range(open_lines[0], open_lines[-1] + 1)
    kept = [n for n in span if page.lines[n].open or page.lines[n].blank]
    texts = [page.lines[n].text.replace("\f", " ") for n in kept]
    indented = page.transmitted or is_indented(texts)
    words = _words(texts) if not page.transmitted else frozenset()
    groups = grouped(texts, indented=indented, ends_caption=lambda text: _strong_caption(text))
    for number, group in enumerate(groups):
        lines = [page.lines[kept[n]] for n in group.lines]
        last = number == len(groups) - 1
        _read_group(
            page,
            group,
            lines,
            [texts[n] for n in group.lines],
            last=last,
            words=words,
            hyphens=not page.transmitted,
        )


def _words(texts: list[str]) -> frozenset[str]:
    """Return the words of a text in lower case, where any line ends with a hyphen; else nothing needs them."""
    if not any(text.rstrip().endswith("-") for text in texts):
        return frozenset()
    return frozenset(re.findall(r"[\w-]+", " ".join(texts).lower()))


def _read_group(  # noqa: PLR0913  what a paragraph is depends on all of it
    page: _Page,
    group: Group,
    lines: list[_Line],
    texts: list[str],
    *,
    last: bool,
    words: frozenset[str],
    hyphens: bool,
) -> None:
    draft = page.draft
    first = not draft.paragraphs
    if group.row:
        draft.paragraphs.append(row_text(texts[0]))
        lines[0].take("body")
        return
    text = joined(texts, hyphens=hyphens, words=words)
    if not text:
        for line in lines:
            line.take("-control-codes")
        return
    if not page.transmitted and (caption := caption_of(text)) is not None and caption.credit:
        if not (last and known(caption.credit) is not None and draft.paragraphs):
            draft.captions.append(caption)
            for line in lines:
                line.take("captions")
            return
    for line in lines:
        line.take("body")
    if first and draft.dateline is None:
        text = _cut_dateline(page, lines, texts, text)
    if text:
        draft.paragraphs.append(text)


def _strong_caption(text: str) -> bool:
    """Tell whether a text, as far as it goes, is a caption that its credit ends here."""
    parts = split_credit(text)
    return parts is not None and ("/" in parts[1] or "." in parts[1] or "hoto" in parts[1])


def _cut_dateline(page: _Page, lines: list[_Line], texts: list[str], text: str) -> str:
    """Take the dateline off the first paragraph."""
    start = dateline_at_start(
        text, page.near, alone=page.transmitted or indent_of(texts[0]) > 1 or not page.draft.byline
    )
    if start is None:
        return text
    page.draft.dateline = start.dateline
    page.draft.provider = start.agency or page.draft.provider
    left = sum(not char.isspace() for char in text[: start.length])
    for line in lines:
        cut = 0
        while cut < len(line.text) and left:
            left -= _counts(line.text[cut])
            cut += 1
        line.pieces = [(line.text[:cut], "dateline"), (line.text[cut:], "body")] if cut else line.pieces
        if not left:
            break
    return text[start.length :].strip()


def _counts(char: str) -> int:
    """Return 1 for a character that cleaning keeps, 0 for one that it drops or makes a blank."""
    return len(clean(char)) if not char.isspace() else 0


# The whole -------------------------------------------------------------------------------------------------


def _conclude(page: _Page) -> None:
    """Set what follows from the whole, and write down the trace."""
    draft = page.draft
    if draft.published_at is None:
        draft.published_at = page.header_day or (draft.dateline.published_on if draft.dateline else None)
    if draft.urgency == 1 and page.transmitted and not draft.paragraphs:
        draft.signals.append("alert")
    for number, line in enumerate(page.lines, start=1):
        pieces = line.pieces or ([(line.text, "-blank")] if line.text else [])
        draft.taken += [Taken(str(number), text, by) for text, by in pieces if text]
