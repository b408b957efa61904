"""The page that a NewsML-G2 item's text is: XHTML, in which agencies repeat what the item says elsewhere.

A header (an element of that name, or the lines down to the repeated headline) is no text; classes say what is
a byline, a teaser, a closing line, a notebook. What the item does not say itself is taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.byline import looks_like_byline, names_and_agency
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dateline import dateline_line
from wiredesk.normalised.draft import Draft, Taken
from wiredesk.normalised.drafting import read_body, set_headline
from wiredesk.normalised.markup.html import Blocks, html_to_blocks
from wiredesk.normalised.markup.laid_out import with_layout
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsmlg2.lines import add_signoff, dateline_of, is_title
from wiredesk.normalised.newsmlg2.meta import MOST, Meta
from wiredesk.normalised.takes import is_editors_note, label_line

_CLASSES: dict[str, str] = {
    **dict.fromkeys(("byline", "author", "authors"), "byline"),
    **dict.fromkeys(("slugline", "slug"), "slugline"),
    **dict.fromkeys(("teaser", "abstract", "standfirst", "summary"), "summary"),
    **dict.fromkeys(("closingline", "signoff", "tagline", "notepad", "notebook"), "signoff"),
    "dateline": "dateline",
    **dict.fromkeys(("ednote", "editorsnote", "editorialnote"), "ednote"),
}
"""Words of a class, and the field of the text so marked."""

_SAID = ("slugline", "headline", "title", "by", "byline", "creditline", "copyrightnotice", "keyword")
_COLLECTIVE = re.compile(r"The(?: [A-Z][\w&.'’-]+){1,3}")
"""Who wrote what an agency passes on: "The Sports Xchange" above Reuters's headline."""

_LONGEST_LINE = 300
_LONGEST_DATELINE = 60
HEADER_LINES = 8
"""So many paragraphs at most stand before a text that repeat what the item says."""


def read_page(node: Node, meta: Meta, draft: Draft, near: date) -> None:
    """Fill the draft from XHTML: a page, its body, or bare blocks.

    near: the story's date, of which a dateline's day takes its year.
    """
    body = node.first("body") or node
    where = body.where
    apart, taken = _taken_apart(body, meta, draft, near) if _has_apart(body) else ([], [])
    markup = body.markup(apart)
    blocks = html_to_blocks(with_layout(markup) if "\n" in markup else markup)
    if draft.headline is None and blocks.headline is None:
        title = node.first("title")
        if title is not None and is_title(title.peek(), draft.slugline):
            set_headline(draft, title.text("headline"))
    body.document.pieces[body.element] = [*taken, *read_blocks(blocks, meta, draft, near, where)]


def read_blocks(blocks: Blocks, meta: Meta, draft: Draft, near: date, where: str) -> list[Taken]:
    """Fill the draft from a text's blocks; return what took each piece of it. where: its path in the copy."""
    header = [Taken(where, text, by) for text, by in _without_header(blocks, meta, draft, near)]
    return [*header, *read_body(draft, blocks, near, where)]


def with_header_parted(text: str, draft: Draft) -> str:
    """Return plain text in which a headline said again, a label, a byline on top are paragraphs."""
    lines = text.split("\n", HEADER_LINES)
    headline = bare(draft.headline)
    for at, line in enumerate(lines[:HEADER_LINES]):
        own = len(line) < _LONGEST_LINE and line.strip() != ""
        if own and (looks_like_byline(line) or label_line(line) or (headline and bare(line) == headline)):
            lines[at] = f"{line}\n"
    return "\n".join(lines)


def _has_apart(body: Node) -> bool:
    """Tell whether any element of a page can be one that says of itself what it is."""
    return any(
        one.get("class") is not None or (isinstance(one.tag, str) and one.tag.lower().endswith("header"))
        for one in body.element.iterdescendants()
    )


def _taken_apart(body: Node, meta: Meta, draft: Draft, near: date) -> tuple[list[Node], list[Taken]]:
    """Take what elements of their own say to be no text; return them, and what took each piece."""
    where = body.where
    apart: list[Node] = []
    taken: list[Taken] = []
    said = _said(meta, draft)
    waiting = [*body.children()]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        by = _marked(node)
        if by is None and node.name != "header":
            waiting += reversed([*node.children()])
            continue
        blocks = node.blocks()
        texts = [*([blocks.headline] if blocks.headline else []), *blocks.paragraphs]
        if len(texts) + len(taken) > MOST:
            break
        apart.append(node)
        if by == "dateline" and texts:
            draft.dateline = dateline_of(" ".join(texts), near)
        taken += [Taken(where, text, _take_marked(text, by, draft, said)) for text in texts]
        slugs = [node] if by == "slugline" else node.children() if by is None else []
        for one in slugs:
            if draft.slugline is None and _marked(one) == "slugline":
                draft.slugline = "/".join(one.blocks().paragraphs) or None
        if by is None and draft.headline is None and blocks.headline:
            set_headline(draft, blocks.headline)
    return apart, taken


def _marked(node: Node) -> str | None:
    """Return the field that a block's class names; None for text."""
    if not node.element.attrib or node.name in ("span", "b", "i", "em", "strong", "a"):
        return None
    words = (node.attr("class") or "").lower().replace("-", "").replace("_", "").split()
    found = next((field for word in words if (field := _CLASSES.get(word))), None)
    # A dateline of a paragraph of its own; one within the first paragraph is read with it.
    return None if found == "dateline" and len(node.peek() or "") > _LONGEST_DATELINE else found


def _take_marked(text: str, by: str | None, draft: Draft, said: dict[str, str]) -> str:
    """Put a piece of a marked block, or of a header, into its field; return what took it."""
    repeated = said.get(bare(text))
    if repeated is not None:
        return repeated
    if by == "byline" or (by is None and looks_like_byline(text)):
        draft.byline = draft.byline or [text]
        return "byline"
    if by == "summary":
        add_summary(draft, text)
    elif by == "signoff":
        add_signoff(draft, text)
    elif by == "ednote":
        add_note(draft, text)
    elif by is None:
        return _take_line(text, draft) or "-header"
    return by or "-header"


def _take_line(text: str, draft: Draft) -> str | None:
    """Take a line before a headline that is a label or a note; None for any other."""
    label = label_line(text)
    if label is not None:
        add_take(draft, label)
        return "take"
    if is_editors_note(text):
        add_note(draft, text)
        return "ednote"
    return None


def _said(meta: Meta, draft: Draft) -> dict[str, str]:
    """Return what the item says of itself, by its letters → the reason why its repetition is no text."""
    said = {bare(one.peek()): f"-repeated-{name}" for name in _SAID for one in meta.all(name)}
    said |= {bare(name): "-repeated-by" for name in names_and_agency(draft.byline)[0]}
    said[bare(draft.headline)] = "-repeated-headline"
    said.pop("", None)
    return said


def _without_header(blocks: Blocks, meta: Meta, draft: Draft, near: date) -> Iterator[tuple[str, str]]:
    """Take off the paragraphs before a text that repeat what the item says, or are its place and day.

    Yield each with the field that took it.
    """
    said = _said(meta, draft)
    headline = bare(draft.headline)
    if blocks.headline is not None and bare(blocks.headline) == headline:
        yield blocks.headline, "-repeated-headline"
        blocks.headline = None
    firsts = [bare(one[:_LONGEST_LINE]) for one in blocks.paragraphs[: HEADER_LINES + 1]]
    down_to = firsts.index(headline) if headline and headline in firsts else -1
    if any(map(_is_sentence, blocks.paragraphs[: max(down_to, 0)])):
        down_to = -1  # text comes before it: it is a subhead
    for at in range(HEADER_LINES + 1):
        if not blocks.paragraphs:
            return
        first = blocks.paragraphs[0]
        by = said.get(bare(first)) if len(first) < _LONGEST_LINE else None
        if by is None and at < down_to:
            signed = looks_like_byline(first) or (not draft.byline and _COLLECTIVE.fullmatch(first))
            by = _take_line(first, draft) or ("byline" if signed else "-header")
            if by == "byline":
                draft.byline = draft.byline or [first]
        elif by is None and draft.dateline is None and len(blocks.paragraphs) > 1:
            draft.dateline = dateline_line(first, near)
            by = "dateline" if draft.dateline else None
        if by is None:
            return
        yield blocks.paragraphs.pop(0), by


def _is_sentence(paragraph: str) -> bool:
    """Tell whether a paragraph is text and no line of a header."""
    return paragraph.count(" ") > 6 and paragraph.rstrip('"”’»').endswith((".", "!", "?"))
