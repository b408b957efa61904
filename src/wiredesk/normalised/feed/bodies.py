"""The texts of a feed's item: which of them is the body, and which says in short what the body says.

RSS gives a text as content:encoded, as description, or in an element of somebody's own; Atom as content and
summary. They are one story in several lengths, so the longest is read. What is shorter is the summary, unless
it is only the beginning of the body, cut off.
"""

from __future__ import annotations

import re
from datetime import date

from wiredesk.normalised.additions import add_summary
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption, read_body
from wiredesk.normalised.feed.item import Item
from wiredesk.normalised.lines import paragraphs_of
from wiredesk.normalised.markup.html import Blocks, looks_like_html, plain
from wiredesk.normalised.markup.html_tree import MAX_TAGS, read_page
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.webpage.blocks import region_of

_BODIES = (
    "encoded",
    "content",
    "full-text",
    "fulltext",
    "full_text",
    "fullcontent",
    "articlebody",
    "article_body",
    "bodytext",
    "body_html",
    "body",
    "story",
    "article",
    "text",
    "html",
    "longdescription",
    "description",
)
_SUMMARIES = ("summary", "abstract", "standfirst", "subtitle", "teaser", "lead", "subheadline", "tagline")
_CUT_OFF = re.compile(r"\s*(?:[\[(]?\s*(?:…|\.\.\.)\s*[\])]?|&hellip;)\s*$")
_MORE = re.compile(
    r"(?:^|(?<=[\s.…\]!?\"”»]))\s*(?:\(?(?:read (?:more|the (?:full|rest|whole)|full|on)|continue reading|"
    r"full (?:story|article)|more(?:…|\.\.\.)|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|"
    r"sigue leyendo|leggi (?:tutto|di più)|"
    r"lees (?:meer|verder)|leia mais|läs mer|les mer|lue lisää)\b[^.!?]{0,120})[\s»>›→…\]).]*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"^(?:the (?:post|article|story) .{1,300}"
    r"(?: appeared first on | first appeared on | was originally published ).{1,120}|"
    r"(?:l’article|der beitrag|la entrada|l'articolo|het bericht) .{1,300}"
    r"(?: est apparu en premier sur | erschien zuerst auf | se publicó primero en | proviene da |"
    r" verscheen eerst op ).{1,120}|"
    r"(?:comments|permalink|email this|print this|share this|tweet this|\d+ comments?)(?:\s*[|:·].*)?)$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*+>")
_PAGE = re.compile(r"\s*+(?:<!doctype\s++html|<html\b|<body\b)", re.IGNORECASE)
"""The start of a whole page: what some services have feeds carry as an item's text."""

_OTHER_MEDIA = re.compile(r"^(?:image|video|audio|application/(?!\S*(?:xml|html)))", re.IGNORECASE)


def read_texts(item: Item, draft: Draft, near: date) -> None:
    """Fill the draft's body from the longest text, and its summary from the others.

    near: the story's date, of which a dateline's day takes its year.
    """
    texts = [node for node in item.all(*_BODIES) if _says_something(node)]
    shorts = [node for node in item.all(*_SUMMARIES) if _says_something(node)]
    shorts += [node for node in item.all("encoded", of="excerpt") if _says_something(node)]
    if not texts:
        texts = [node for node in item.all("text", of="media") if _says_something(node)]
    if not texts:
        texts, shorts = shorts + item.all("summary", "subtitle", of="itunes"), []
    if not texts:
        return
    body = max(texts, key=_length) if len(texts) > 1 else texts[0]
    inner = body.first("body.content") or body
    blocks = _without_footers(_blocks(inner, draft))
    told = bare(" ".join(blocks.paragraphs))
    body.document.pieces[inner.element] = read_body(draft, blocks, near, inner.where)
    whole = bare(" ".join(draft.paragraphs))
    for node in [*shorts, *reversed(texts)]:
        if node != body:
            _sum_up(node, draft, (whole, told), is_short=node in shorts or node.name == "description")


def _sum_up(node: Node, draft: Draft, whole: tuple[str, ...], *, is_short: bool) -> None:
    """Take a shorter text as the summary, unless it is the body's, whole or cut off.

    whole: the body's letters and digits, without and with what stands before its first sentence.
    """
    blocks = _without_footers(_blocks(node))
    text = " ".join(blocks.paragraphs)
    said = bare(_CUT_OFF.sub("", text))
    same = not said or said in whole or (_CUT_OFF.search(text) is not None and _begins(whole, said))
    if same or not is_short:
        node.take("-alternative-form")
        return
    node.take("summary")
    for paragraph in blocks.paragraphs:
        add_summary(draft, paragraph)
    for caption in blocks.captions:
        add_caption(draft, caption.text, caption.credit)


def _begins(whole: tuple[str, ...], said: str) -> bool:
    return any(text.startswith(said) for text in whole)


def _blocks(node: Node, draft: Draft | None = None) -> Blocks:
    """Return a text's paragraphs and captions; of a whole page, its standfirst and writer go to the draft."""
    text = node.raw_text()
    if _PAGE.match(text) and text.count("<") <= MAX_TAGS:
        region = region_of(read_page(text))
        if region is not None and draft is not None:
            draft.byline = draft.byline or region.bylines
            for line in region.summary:
                add_summary(draft, line)
        return region.blocks if region else node.blocks()
    if (node.attr("type") or "").lower() in {"text", "text/plain"} and not looks_like_html(text):
        return Blocks(paragraphs=[*map(plain, paragraphs_of(text))])
    return node.blocks()


def _without_footers(blocks: Blocks) -> Blocks:
    """Return the blocks without what the feed's software put behind the text: links to the rest of it."""
    paragraphs = blocks.paragraphs
    while paragraphs and _FOOTER.match(paragraphs[-1]):
        blocks.left_out.append((paragraphs.pop(), "-feed-footer"))
    more = _MORE.search(paragraphs[-1][-200:]) if paragraphs else None
    if more is not None:
        cut = len(paragraphs[-1]) - len(paragraphs[-1][-200:]) + more.start()
        blocks.left_out.append((paragraphs[-1][cut:].strip(), "-feed-footer"))
        paragraphs[-1:] = [kept] if (kept := paragraphs[-1][:cut].rstrip()) else []
    return blocks


def _says_something(node: Node) -> bool:
    if _OTHER_MEDIA.match(node.attr("type") or ""):
        return False
    return node.peek() is not None


def _length(node: Node) -> int:
    """Return about how many characters a text shows."""
    text = node.raw_text()
    return len(_TAG.sub("", text)) if "<" in text else len(text)
