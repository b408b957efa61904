"""What stands in a NewsML 1 DataContent: NITF, XHTML, bare paragraphs, or any of them sent as text.

NewsML 1.2, 5.8.2: DataContent holds any XML or text; Encoding says how binary data became text. The Format
that an item declares is not relied on: what stands in it tells.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from wiredesk.normalised.charset import decode
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Unreadable
from wiredesk.normalised.markup.html import Blocks, html_to_blocks
from wiredesk.normalised.markup.laid_out import with_layout
from wiredesk.normalised.markup.xml_document import Node, read_xml, root_name

_WHOLE = frozenset({"nitf", "html", "newsml", "body", "body.content", "content", "text", "story", "article"})
"""Roots of documents that are sent as text within DataContent."""

_PARAGRAPH = re.compile(r"<(/?)(?:paragraph|para|par|absatz|parrafo|alinea)>", re.IGNORECASE)
"""Paragraphs by other names, as agencies' own schemas within NewsML have them."""

_SAME = 200
"""So many letters and digits at two texts' beginnings tell that they are the same text."""


@dataclass(frozen=True, slots=True)
class Content:
    """A text as found: NITF by its root, anything else as blocks. title: that of an XHTML head."""

    data: Node
    nitf: Node | None = None
    blocks: Blocks | None = None
    title: str | None = None


def content_of(data: Node) -> Content | None:
    """Return what stands in a DataContent; None where that is nothing, or no text."""
    if len(data.element) == 0:
        text = _decoded(data)
        if text is None or not text.strip():
            return None
        return _sent_as_text(data, text)
    nitf = data.child("nitf") or data.first("nitf")
    if nitf is not None:
        return Content(data, nitf=nitf)
    markup = data.markup()
    if _PARAGRAPH.search(markup):
        markup = _PARAGRAPH.sub(r"<\1p>", markup)
    return Content(data, blocks=html_to_blocks(with_layout(markup)), title=_title(data))


def once(contents: Iterable[Content]) -> list[Content]:
    """Return the texts without those that another says again in another form: NITF first, then the longest.

    Agencies send alternatives without saying that they are.
    """
    kept: list[Content] = []
    seen: dict[str, int] = {}
    for content in contents:
        text = _bare(content)
        key = text[:_SAME]
        at = seen.get(key)
        if at is None or (len(key) < _SAME and text != _bare(kept[at])):
            seen[key] = len(kept)
            kept.append(content)
            continue
        better = (content.nitf is not None, _size(content)) > (kept[at].nitf is not None, _size(kept[at]))
        left_out = kept[at] if better else content
        kept[at] = content if better else kept[at]
        left_out.data.take("-alternative-form")
    return kept


def _bare(content: Content) -> str:
    if content.nitf is not None:
        text = (content.nitf.first("body.content") or content.nitf).raw_text()
    else:
        text = "".join(content.blocks.paragraphs if content.blocks is not None else ())
    return bare(text)


def _size(content: Content) -> int:
    return len(content.blocks.paragraphs) if content.blocks is not None else 0


def _sent_as_text(data: Node, text: str) -> Content:
    root = root_name(text)
    if not root and text.lstrip().startswith("&lt;"):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        root = root_name(text)
    if root in _WHOLE:
        document = read_xml(text)
        if not isinstance(document, Unreadable):
            nitf = document.root if root == "nitf" else document.root.first("nitf")
            if nitf is not None:
                return Content(data, nitf=nitf)
            return Content(data, blocks=html_to_blocks(text), title=_title(document.root))
    return Content(data, blocks=html_to_blocks(text))


def _title(root: Node) -> str | None:
    head = root.first("head")
    title = head.first("title") if head is not None else None
    return title.peek() if title is not None else None


def _decoded(data: Node) -> str | None:
    """Return the text, with base64 undone; None if it is no text."""
    outer = data.parent()
    notation = outer.attr("notation") if outer is not None and outer.name == "encoding" else None
    text = data.raw_text()
    if "base64" not in (notation or "").lower():
        return text
    try:
        read = decode(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError):
        return text
    return None if isinstance(read, Unreadable) else read.text
