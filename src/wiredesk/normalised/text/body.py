"""The body of a plain text: paragraphs, rows of tables, captions, the dateline before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from wiredesk.normalised.captions import caption_of, split_credit
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import Start, dateline_at_start
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.layout import indent_of
from wiredesk.normalised.paragraphs import Group, grouped, is_indented, joined, row_text
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.takes import is_closing_note, is_editors_note
from wiredesk.normalised.text.page import Line, Page, add_line

_WORD = re.compile(r"[\w-]+")
FILLED = 0.7
"""The share of a text's width from which a line was broken by it."""

NARROWEST = 40
"""Characters that a text's width has at least; shorter lines may each be a paragraph."""


def read_body(page: Page, end: int | None = None, *, indented: bool | None = None) -> None:
    """Take all lines that head and end have left, from body_from on.

    end: the first line behind them, by default the page's end. indented: whether an indent begins each
    paragraph, by default told by the lines.
    """
    open_lines = page.open_lines(page.body_from, end)
    if not open_lines:
        return
    span = range(open_lines[0], open_lines[-1] + 1)
    kept = [n for n in span if page.lines[n].blank or not page.lines[n].pieces]
    texts = [page.lines[n].text.replace("\f", " ") for n in kept]
    texts = texts if page.transmitted else _dedented(texts)
    if indented is None:
        indented = page.transmitted or is_indented(texts)
    words = frozenset() if page.transmitted else _words(texts)
    if page.unwrapped:
        groups = [Group((n,), row="\t" in text) for n, text in enumerate(texts) if text.strip()]
    else:
        groups = grouped(texts, indented=indented, parted=page.parted, ends_caption=_ends_caption)
    for number, group in enumerate(groups):
        paragraph = _Paragraph(
            [page.lines[kept[n]] for n in group.lines],
            [texts[n] for n in group.lines],
            last=number == len(groups) - 1,
        )
        _read_group(page, group, paragraph, words)


def _dedented(texts: list[str]) -> list[str]:
    """Return lines without the margin that all of them have, where a width has broken them."""
    full = [text for text in texts if text.strip()]
    margin = min(map(indent_of, full), default=0)
    if not margin or len(full) < 3:
        return texts
    width = max(len(text.strip()) for text in full)
    filled = FILLED * width
    broken = sum(
        line.lstrip()[:1].islower() and len(before.strip()) >= filled for before, line in pairwise(full)
    )
    if width < NARROWEST or broken * 4 < len(full):
        return texts
    return [" " * (indent_of(text) - margin) + text.lstrip() if text.strip() else text for text in texts]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's lines, their texts without form feeds, and whether it is the last."""

    lines: list[Line]
    texts: list[str]
    last: bool

    def take(self, by: str) -> None:
        for line in self.lines:
            line.take(by)


def _read_group(page: Page, group: Group, paragraph: _Paragraph, words: frozenset[str]) -> None:
    draft = page.draft
    if group.row:
        draft.paragraphs.append(row_text(paragraph.texts[0]))
        paragraph.take("body")
        return
    text = joined(paragraph.texts, hyphens=not page.transmitted, words=words)
    if not text:
        paragraph.take("-control-codes")
    elif _is_caption(page, paragraph, text):
        paragraph.take("captions")
    elif paragraph.last and draft.paragraphs and is_closing_note(text, draft.signals):
        draft.ednote = add_line(draft.ednote, text)
        paragraph.take("ednote")
    else:
        paragraph.take("body")
        if not draft.paragraphs:
            text = _cut_dateline(page, paragraph, text)
            if _is_note(text):
                _take_note(page, paragraph, text)
                return
        if text:
            draft.paragraphs.append(text)


def _is_note(text: str) -> bool:
    """Tell whether what follows a dateline is a note in brackets, with the text below it."""
    return text[:1] == "(" and text[-1:] == ")" and (speaks_of_embargo(text) or is_editors_note(text))


def _take_note(page: Page, paragraph: _Paragraph, text: str) -> None:
    draft = page.draft
    draft.ednote = add_line(draft.ednote, text)
    if speaks_of_embargo(text):
        page.embargo = page.embargo or text.strip("()")
    for line in paragraph.lines:
        line.pieces = [(piece, "ednote" if by == "body" else by) for piece, by in line.pieces]


def _is_caption(page: Page, paragraph: _Paragraph, text: str) -> bool:
    """Add a caption if the paragraph is one; a take has none, and a text's last words may name an agency."""
    if (
        page.transmitted
        or (caption := caption_of(text, on_top=_on_top(page, paragraph))) is None
        or not caption.credit
    ):
        return False
    if paragraph.last and page.draft.paragraphs and known(caption.credit) is not None:
        return False
    page.draft.captions.append(caption)
    return True


def _on_top(page: Page, paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph stands where a caption does: below the headline, and text follows."""
    return not paragraph.last and not page.draft.paragraphs and page.draft.headline is not None


def _words(texts: list[str]) -> frozenset[str]:
    """Return the words of a text in lower case, where a line ends with a hyphen; else none is needed."""
    if not any(text.rstrip().endswith("-") for text in texts):
        return frozenset()
    return frozenset(_WORD.findall(" ".join(texts).lower()))


def _ends_caption(text: str) -> bool:
    """Tell whether a text, as far as it goes, is a caption that its credit ends here."""
    return split_credit(text) is not None


def _cut_dateline(page: Page, paragraph: _Paragraph, text: str) -> str:
    """Take the dateline off the first paragraph."""
    start = dateline_at_start(text, page.near, alone=True, undashed=True)
    if start is None or (page.draft.dateline is not None and not _repeats(page.draft.dateline, start)):
        return text
    page.draft.dateline = start.dateline or page.draft.dateline
    page.draft.provider = start.agency or page.draft.provider
    _part_lines(paragraph.lines, text, start)
    return text[start.length :].strip()


def _repeats(stated: Dateline, start: Start) -> bool:
    """Tell whether a text begins with the dateline that a line above it has stated."""
    again = start.dateline
    if again is None:
        return start.agency is not None
    return (again.place or "").casefold() == (stated.place or "").casefold()


def _part_lines(lines: list[Line], text: str, start: Start) -> None:
    """Part the pieces of a paragraph's first lines where its dateline ends."""
    first = lines[0]
    indent = len(first.text) - len(first.text.lstrip())
    if first.text.startswith(text[: start.length], indent):
        cut = indent + start.length
        first.pieces = [(first.text[:cut], "dateline"), (first.text[cut:], "body")]
        return
    left = sum(not char.isspace() for char in text[: start.length])
    for line in lines:
        cut = 0
        while cut < len(line.text) and left:
            # Cleaning drops some characters and makes several of a ligature.
            left -= min(left, len(clean(line.text[cut])))
            cut += 1
        line.pieces = [(line.text[:cut], "dateline"), (line.text[cut:], "body")] if cut else line.pieces
        if not left:
            break
