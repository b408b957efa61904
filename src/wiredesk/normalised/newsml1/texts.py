"""The texts of a NewsML 1 story: its lines and contents become headline, body, summary, notes, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.captions import split_credit
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft, Taken
from wiredesk.normalised.drafting import add_caption, read_body, set_headline
from wiredesk.normalised.markup.html import Blocks
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsml1 import facts
from wiredesk.normalised.newsml1 import lines as news_lines
from wiredesk.normalised.newsml1.content import Content, content_of, once
from wiredesk.normalised.newsml1.parts import Part, Telling
from wiredesk.normalised.nitf.body import read_nitf_body
from wiredesk.normalised.slugs import is_sentence, is_slug, part_slug
from wiredesk.normalised.story import Dateline

_SLUG = re.compile(r"[A-Za-zÀ-ɏ\d.'’&]+(?:(?:--|[-_/])[A-Za-zÀ-ɏ\d.'’&]+)+/?")
"""A slug in a headline's place: one word of parts ("BC-Finland--Mill")."""


def read_texts(
    telling: Telling, lines: list[news_lines.Lines], label: Node | None, draft: Draft, near: date
) -> None:
    """Read headline, byline, notes, summary, body, dateline and captions.

    lines: of the story's components, the outermost first. label: the item's, a headline if there is no other.
    near: the story's date, of which a dateline's day takes its year.
    """
    news_lines.read_notes(lines, draft)
    contents = once(found for data in telling.of("body") if (found := content_of(data)) is not None)
    _set_headline(telling, lines, label, contents, draft)
    bylines = news_lines.nearest(lines, "byline")
    draft.byline = [*news_lines.texts_of(bylines, "byline")]
    news_lines.read_summaries(lines, draft)
    for kind, data in telling.texts:
        if kind in ("summary", "note"):
            content = content_of(data)
            data.take("summary" if kind == "summary" else "ednote")
            for text in _plain(content):
                (add_summary if kind == "summary" else add_note)(draft, text)
    _read_body(contents, draft, near)
    for text in _closing(telling, lines):
        draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text
    dateline = news_lines.dateline_of(news_lines.nearest(lines, "dateline"), draft, near)
    if draft.dateline is None or _says_more(dateline, draft.dateline):
        draft.dateline = dateline or draft.dateline
    if draft.dateline is None and draft.paragraphs:
        draft.dateline = facts.origin(telling.components)
    made_by = [
        name
        for part in telling.components
        for metadata in part.children.get("administrativemetadata", ())
        for name in facts.creators(metadata.children("creator"))
    ]
    if not names_and_agency(draft.byline)[0] and made_by:
        draft.byline = made_by
    for picture in telling.pictures:
        _read_picture(picture, telling, lines, draft)
    for node in news_lines.nearest(lines, "caption"):
        credit = news_lines.first_text(news_lines.nearest(lines, "creditline"), "captions")
        add_caption(draft, node.text("captions"), credit)


def _closing(telling: Telling, lines: list[news_lines.Lines]) -> Iterator[str]:
    """Yield the lines of contacts and signatures, which have components or lines of their own."""
    for data in telling.of("signoff"):
        data.take("signoff")
        yield from _plain(content_of(data))
    yield from news_lines.texts_of(news_lines.nearest(lines, "signoff"), "signoff")


def _says_more(line: Dateline | None, content: Dateline) -> bool:
    """Tell whether a dateline's line has the day, and a content's element the same place alone."""
    if line is None or line.published_on is None or content.published_on is not None:
        return False
    return content.text == content.place and line.place == content.place


def _set_headline(
    telling: Telling,
    lines: list[news_lines.Lines],
    label: Node | None,
    contents: list[Content],
    draft: Draft,
) -> None:
    """Set the headline: the nearest line, a text with the role of a title, an XHTML title, a label."""
    nodes = news_lines.in_language(news_lines.nearest(lines, "headline"), draft.language)
    slugs = [node for node in nodes if _is_slug_again(node, draft)] if len(nodes) > 1 else []
    nodes = [node for node in nodes if node not in slugs] or nodes
    text = news_lines.first_text(nodes, "headline")
    for data in telling.of("headline"):
        found = " ".join(_plain(content_of(data))) or None
        data.take("-repeated-headline" if text is not None else "headline")
        text = text if text is not None else found
    if text is not None and (_SLUG.fullmatch(text) or (is_slug(text) and draft.slugline == text)):
        draft.slugline = draft.slugline or text
        text = None
    if text is None:
        titles = [content.title for content in contents]
        titles += [label.peek()] if label is not None else []
        text = next((title for title in titles if title and is_sentence(title)), None)
    set_headline(draft, text)


def _is_slug_again(node: Node, draft: Draft) -> bool:
    """Tell whether a line in a headline's place says the slug once more, perhaps with a take behind it."""
    parted = part_slug(node.peek())
    if parted is None or draft.slugline is None or bare(parted.text) != bare(draft.slugline):
        return False
    node.take("-repeated-slugline")
    add_take(draft, parted.take)
    return True


def _plain(content: Content | None) -> list[str]:
    """Return the paragraphs of a short text: a title, an abstract, a caption."""
    if content is None:
        return []
    blocks = content.blocks
    if blocks is None:
        blocks = content.nitf.blocks() if content.nitf is not None else Blocks()
    texts = [blocks.headline, *blocks.paragraphs, *(one.text for one in blocks.captions)]
    return [text for text in texts if text]


def _read_body(contents: list[Content], draft: Draft, near: date) -> None:
    """Read the texts as one body: NITF by its own rules, the rest as the blocks that follow each other."""
    nitf = [content for content in contents if content.nitf is not None]
    if nitf:
        for content in nitf:
            _read_nitf(content, draft, near)
    marked_up = [content for content in contents if content.blocks is not None]
    if not marked_up:
        return
    whole = Blocks()
    for content in marked_up:
        found = content.blocks
        assert found is not None
        if whole.paragraphs and found.paragraphs[:1] == whole.paragraphs[-1:]:
            whole.paragraphs.pop()
        if whole.headline is None and not whole.paragraphs:
            whole.headline = found.headline
        elif found.headline is not None:
            whole.paragraphs.append(found.headline)
        whole.paragraphs += found.paragraphs
        whole.captions += found.captions
        whole.left_out += found.left_out
    first = marked_up[0].data
    before = draft.paragraphs
    draft.paragraphs = []
    first.document.pieces[first.element] = read_body(draft, whole, near, first.where)
    draft.paragraphs = [*before, *draft.paragraphs]
    for content in marked_up[1:]:
        content.data.document.pieces[content.data.element] = []


def _read_nitf(content: Content, draft: Draft, near: date) -> None:
    root = content.nitf
    assert root is not None
    before, draft.paragraphs = draft.paragraphs, []
    read_nitf_body(root, draft, near)
    draft.paragraphs = [*before, *draft.paragraphs]
    data = content.data
    if root.document is not data.document:
        where = data.where
        data.document.pieces[data.element] = [
            Taken(f"{where}{one.where}", one.text, one.by) for one in root.document.taken()
        ]


def _read_picture(picture: Part, telling: Telling, lines: list[news_lines.Lines], draft: Draft) -> None:
    """Add the caption of a picture, with its credit; its headline where it has no caption."""
    own = (
        [news_lines.lines_of(part) for part in picture.all()] if picture not in telling.components else lines
    )
    texts: list[str] = []
    for part in picture.all():
        for kind, data in part.texts:
            if kind == "caption":
                texts += _plain(content_of(data))
                data.take("captions")
    if not texts:
        texts = [*news_lines.texts_of(news_lines.nearest(own, "caption"), "captions")]
    if not texts:
        texts = [*facts.described(picture.node)]
    if not texts and own is not lines:
        texts = [*news_lines.texts_of(news_lines.nearest(own, "headline")[:1], "captions")]
    if not texts:
        return
    around = [own] if telling.of("body") else [own, lines]
    text, credit = split_credit(" ".join(dict.fromkeys(texts))) or (" ".join(dict.fromkeys(texts)), None)
    names = ("creditline",) if credit else ("creditline", "byline")
    nodes = next((nodes for one in around if (nodes := news_lines.nearest(one, *names))), [])
    stated = news_lines.first_text(nodes, "captions")
    # Of two credits the fuller one: the line names the agency, the text the photographer too.
    if credit is None or (stated and stated.lower() not in credit.lower()):
        credit = stated or credit
    add_caption(draft, text, credit)
