"""The elements of a body of NITF that are no paragraphs, by what they are; and the text in any of them.

Agencies misplace elements: they are looked for wherever they stand, and paragraphs with a class that says
what NITF has an element for count as that element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.markup.laid_out import with_layout
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.rights import one_line

_OWN = frozenset(
    """hedline byline dateline distributor abstract note rights media tagline bibliography copyrite hl1
    series""".split()
)
"""Elements of the body that are no paragraph of it."""

_NO_TEXT = frozenset(
    """head title meta tobject iim docdata pubdata revision-history key-list nitf-table-metadata
    media-metadata media-reference media-object table-reference alt-code rt rp correction doc-id urgency
    date.issue date.release date.expire ed-msg du-key doc.copyright doc.rights identified-content fixture
    evloc doc-scope del-list nav""".split()
)
"""Elements of the head, wherever they stand, and of metadata; nav: what leads to other pages."""

_INLINE_TOO = frozenset({"media", "note"}) | _NO_TEXT
"""What may stand within a paragraph and is not of its text; rt: how a word is read, beside the word."""

_TEXTS = frozenset("p li td th pre dt dd hl2 q caption".split())

REPEATED = "-alternative-form"
_CLASSES = {
    "byline": "byline",
    "tagline": "tagline",
    "signoff": "tagline",
    "endnote": "tagline",
    "ednote": "note",
    "editorsnote": "note",
    "editors-note": "note",
    "editornote": "note",
    "abstract": "abstract",
    "standfirst": "abstract",
    "lead_paragraph": REPEATED,
}
"""Classes of a paragraph that say what NITF has an element for."""

_ESCAPED = re.compile(
    r"&lt;(/?(?:p|br|div|h[1-6]|ul|ol|li|table|tr|td|th|b|i|em|strong|a|span)(?:\s[^&<>]{0,300})?/?)&gt;",
    re.IGNORECASE,
)

_FRACTION = re.compile(r"</numer>\s*+<denom", re.IGNORECASE)
"""A fraction whose bar (frac-sep) is left to the one who prints it."""

Parts = dict[str, list[Node]]


def parts_of(root: Node) -> Parts:
    """Return the elements below that are no paragraphs, by name, each name's in the order sent."""
    parts: Parts = {}
    waiting = [*reversed([*root.children()])]
    seen_text = False
    repeated: list[Node] = []
    while waiting:
        node = waiting.pop()
        name = _kind(node)
        within_text = name in _TEXTS
        if name in _NO_TEXT:
            parts.setdefault("", []).append(node)
        elif name == REPEATED:
            repeated.append(node)
        elif name in _OWN and not (name == "hl1" and (seen_text or "hedline" in parts)):
            parts.setdefault(name, []).append(node)
        elif within_text:
            seen_text = seen_text or node.name == "p"
            if len(node.element):
                for inner in node.descendants(*_INLINE_TOO):
                    parts.setdefault(inner.name if inner.name in _OWN else "", []).append(inner)
        else:
            waiting += reversed([*node.children()])
    if repeated and seen_text:
        # An archive gives the first paragraphs a second time, in a block of their own.
        parts.setdefault("", []).extend(repeated)
        for node in repeated:
            node.take(REPEATED)
    return parts


def _kind(node: Node) -> str:
    """Return an element's name, or that of the element which its class or style says it is."""
    if node.name == "block" and "external-links" in (node.attr("style") or "").lower():
        return "nav"
    if node.name in ("p", "block", "div") and (value := node.attr("class")) is not None:
        return _CLASSES.get(value.lower(), node.name)
    return node.name


def markup_of(region: Node, left_out: Iterable[Node]) -> str:
    """Return what is left of a region as HTML; markup in it that was sent as text is markup again."""
    markup = with_layout(region.markup(set(left_out)))
    if "numer>" in markup:
        markup = _FRACTION.sub("</numer>/<denom", markup)
    if "&amp;lt;" in markup:
        markup = markup.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
    return _ESCAPED.sub(r"<\1>", markup) if "&lt;" in markup else markup


def paragraphs_in(node: Node) -> list[str]:
    """Return the paragraphs in an element."""
    blocks = html_to_blocks(markup_of(node, ()))
    texts = [blocks.headline, *blocks.paragraphs, *(caption.text for caption in blocks.captions)]
    return [text for text in texts if text]


def joined_text(node: Node, by: str) -> str | None:
    """Return the paragraphs in an element in one line, and note which field took it."""
    node.take(by)
    return " ".join(paragraphs_in(node)) or None


def inline_text(node: Node, by: str | None = None) -> str | None:
    """Return the text of an element that has to be one line; a break in it is a blank."""
    if by is not None:
        node.take(by)
    if node.is_nil():
        return None
    if len(node.element) == 0:
        return one_line(node.element.text)
    return one_line("".join(" " if name == "br" else text for name, text in node.texts()))
