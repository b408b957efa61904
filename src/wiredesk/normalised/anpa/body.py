"""The text of ANPA 1312: paragraphs led by a tab, rows led by BS, subheads led by a caret.

Paragraphs, dateline and end are read as a plain take's are. A row is a paragraph, its cells parted by tabs; a
line with a caret among the text is a subhead, which is a paragraph too, or a note to editors.
"""

from __future__ import annotations

import re

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.anpa.characters import ends_line, without_mark
from wiredesk.normalised.anpa.end import is_editing_mark, take_editing_marks, take_shirttail
from wiredesk.normalised.anpa.entries import Entry, is_caret
from wiredesk.normalised.anpa.notes import add_note, is_note
from wiredesk.normalised.anpa.writers import agency_in
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.layout import UNWRAPPED
from wiredesk.normalised.paragraphs import joined, row_text
from wiredesk.normalised.providers import known
from wiredesk.normalised.signoff import agency_of, is_signoff
from wiredesk.normalised.takes import label_line
from wiredesk.normalised.text.body import read_body
from wiredesk.normalised.text.credits import read_credit_line
from wiredesk.normalised.text.end import read_end
from wiredesk.normalised.text.page import Page

MAX_NOTES = 6
"""So many notes, labels and bylines at most stand above the first sentence."""

_EDITORS_NOTE = re.compile(
    r"^\W{0,3}(?:editor['’]?s['’]? note\b|eds\b|editors\s*:|note to editors\b)", re.IGNORECASE
)


def read_text(page: Page, left: list[Entry], *, tabbed: bool) -> None:
    """Take what the head has left: entries that are text, then all lines from body_from.

    tabbed: whether an indent begins each paragraph.
    """
    start = page.body_from
    breaks = _strip_marks(page, start)
    take_editing_marks(page, start)
    shirttail = take_shirttail(page, start)
    _take_lone_signoff(page, start)
    if page.draft.signoff is None:
        read_end(page)
    page.draft.signoff = "\n".join(filter(None, (page.draft.signoff, shirttail))) or None
    signed = page.next_open(start) is None and len(left) > 1 and _signs_off(left[-1].text)
    for entry in left[: len(left) - signed]:
        _take_entry(page, entry)
    if signed:
        left[-1].take("signoff")
        page.draft.signoff = "\n".join(filter(None, (left[-1].text, page.draft.signoff)))
    at = _read_before_text(page, start)
    wrapped = tabbed or all(len(line.text) <= UNWRAPPED for line in page.lines[at:])
    while at < len(page.lines):
        line = page.lines[at]
        if not line.open:
            at += 1
        elif is_caret(line.text):
            _take_caret(page, at)
            at += 1
        elif "\t" in line.text.strip() and _was_row(line.text):
            page.draft.paragraphs.append(row_text(line.text.replace("\u200b", " ")))
            line.take("body")
            at += 1
        else:
            end = _end_of_run(page, at, breaks)
            page.body_from = at
            before = len(page.lines)
            read_body(page, end, indented=wrapped)
            at = end + len(page.lines) - before


def _signs_off(text: str) -> bool:
    """Tell whether a line is an end mark, or the agency's name as it signs its messages ("The AP")."""
    return is_signoff(text) or known(text.removeprefix("The ")) is not None


def _strip_marks(page: Page, start: int) -> set[int]:
    """Put blanks for the signs that end lines; return the lines (by number) that had one."""
    breaks = set()
    for line in page.lines[start:]:
        if line.open and not is_caret(line.text) and ends_line(line.text):
            breaks.add(line.number)
            line.text = without_mark(line.text)
            line.blank = not line.text.strip(" \t\u200b")
    return breaks


def _was_row(text: str) -> bool:
    """Tell whether the tabs within a line part cells: none of them begins the line."""
    return text.strip(" \t\u200b").count("\t") > 0


def _end_of_run(page: Page, at: int, breaks: set[int]) -> int:
    """Return the first line behind those that are read together: a caret, a row, a sign or the end stops."""
    for n in range(at, len(page.lines)):
        line = page.lines[n]
        if n > at and line.open and (is_caret(line.text) or _was_row(line.text)):
            return n
        if line.number in breaks and n + 1 < len(page.lines):
            return n + 1
    return len(page.lines)


def _take_lone_signoff(page: Page, start: int) -> None:
    """Take an end mark that is all the text: a plain take leaves one line to its body."""
    open_lines = page.open_lines(start)
    if len(open_lines) == 1 and is_signoff(text := page.lines[open_lines[0]].text):
        page.lines[open_lines[0]].take("signoff")
        page.draft.signoff = clean(text)
        page.draft.provider = page.draft.provider or agency_of(text)


def _take_entry(page: Page, entry: Entry) -> None:
    """Take a line with a caret that is text, since nothing else is; the first may have the dateline."""
    draft, text = page.draft, entry.text
    entry.take("body")
    start = None if draft.paragraphs or draft.dateline else dateline_at_start(text, page.near, alone=True)
    if start is not None:
        draft.dateline = start.dateline
        draft.provider = start.agency or draft.provider
        line = entry.lines[0]
        cut = line.text.find(text[: start.length].strip()) + len(text[: start.length].strip())
        line.pieces = [(line.text[:cut], "dateline"), (line.text[cut:], "body")]
        text = text[start.length :].strip()
    if text:
        draft.paragraphs.append(text)


def _take_caret(page: Page, at: int) -> None:
    """Take a line with a caret among the text."""
    line = page.lines[at]
    text = clean(line.text).strip("^<=@ ").strip()
    if is_editing_mark(text):
        line.take("-editing-mark")
    elif is_note(text):
        add_note(page.draft, text)
        line.take("ednote")
    elif is_signoff(text) and page.next_open(at + 1) is None:
        page.draft.signoff = "\n".join(filter(None, [text, page.draft.signoff]))
        line.take("signoff")
    else:
        page.draft.paragraphs.append(text)
        line.take("body")


def _read_before_text(page: Page, at: int) -> int:
    """Take notes, labels and bylines that stand above the first sentence without a caret."""
    for _ in range(MAX_NOTES):
        first = page.next_open(at)
        if first is None or is_caret(page.lines[first].text) or page.draft.paragraphs:
            return at
        paragraph = _paragraph(page, first)
        text = joined([page.lines[n].text for n in paragraph], hyphens=False)
        behind = page.next_open(paragraph[-1] + 1)
        if behind is None:
            return at
        if (label := label_line(text)) is not None:
            add_take(page.draft, label)
            by = "take"
        elif (text[:1] in "([" and text[-1:] in ")]" and is_note(text)) or _EDITORS_NOTE.match(text):
            add_note(page.draft, text)
            by = "ednote"
        elif speaks_of_embargo(text):
            page.embargo = page.embargo or text
            add_note(page.draft, text)
            by = "ednote"
        elif (
            len(text) < 120
            and len(paragraph) == 1
            and not page.draft.byline
            and read_credit_line(page, first)
        ):
            at = first + 1
            continue
        elif (
            page.draft.byline
            and len(paragraph) == 1
            and len(text) < 50
            and text[-1:].isalpha()
            and agency_in(text)
        ):
            by = "-byline-title"
        else:
            return at
        for n in paragraph:
            page.lines[n].take(by)
        at = paragraph[-1] + 1
    return at


def _paragraph(page: Page, at: int) -> list[int]:
    """Return the lines of the paragraph that begins here: flush lines go on."""
    found = [at]
    for n in range(at + 1, len(page.lines)):
        line = page.lines[n]
        if not line.open or line.text[:1] in " \t" or is_caret(line.text) or len(found) > 40:
            break
        found.append(n)
    return found
