"""The body of NITF, whole or a part of it, alone or within another format.

Standard: IPTC NITF 3.0 to 3.6, body (body.head, body.content, body.end). It may be an element `nitf`, `body`,
`body.content`, or any that holds such parts; body.head may lack, and its elements may stand elsewhere.

hedline/hl1 is the headline, hl2 and abstract are the summary; byline without byttl; dateline, which the
text's own beats; distributor; note to ednote; rights; media to captions with their producer as credit;
tagline and bibliography to signoff. What is left is the body: p, tables, lists, block, bq, pre, hl2 as
subhead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import read_body
from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.beside import endings_in, read_abstracts, read_media, read_notes, read_rights
from wiredesk.normalised.nitf.byline import read_bylines
from wiredesk.normalised.nitf.dateline import dateline_in
from wiredesk.normalised.nitf.headline import read_headline
from wiredesk.normalised.nitf.parts import Parts, inline_text, markup_of, parts_of


def read_nitf_body(root: Node, draft: Draft, near: date) -> None:
    """Fill the draft with what the body holds and the draft does not have yet; note all for the trace.

    root: an element `nitf`, `body`, `body.content`, or one around them. near: the story's date (day_of), of
    which a dateline's day takes its year.
    """
    parts = parts_of(root)
    read_headline(parts, draft)
    read_bylines(parts, draft)
    for node in parts.get("distributor", ()):
        name = inline_text(node, "provider")
        draft.provider = draft.provider or name
    read_abstracts(parts, draft)
    read_notes(parts, draft)
    read_rights(parts, draft)
    for node in parts.get("media", ()):
        read_media(node, draft)
    dateline = dateline_in(parts, draft, near)
    endings = endings_in(parts)
    _content(root, parts, draft, near)
    draft.dateline = draft.dateline or dateline
    _add_signoff(draft, endings)


def _content(root: Node, parts: Parts, draft: Draft, near: date) -> None:
    """Read what is left: the paragraphs."""
    regions = [*_outermost(root)]
    left_out = [node for nodes in parts.values() for node in nodes]
    if draft.paragraphs:
        for region in regions:
            region.take("-alternative-form")
        return
    markups = [markup_of(region, left_out) for region in regions]
    signoff, draft.signoff = draft.signoff, None
    blocks = html_to_blocks("\n".join(markups)) if len(markups) > 1 else html_to_blocks(markups[0])
    taken = read_body(draft, blocks, near, regions[0].where)
    if signoff:
        _add_signoff(draft, [signoff])
    document = root.document
    inside = {region.element for region in regions}
    for node in left_out:
        if any(outer in inside for outer in node.element.iterancestors()):
            taken += document.taken(node)
    document.pieces[regions[0].element] = taken
    for region in regions[1:]:
        document.pieces[region.element] = []


def _outermost(root: Node) -> Iterator[Node]:
    """Yield the elements whose text is the body: body, else the body.contents, else the element itself."""
    if root.name in ("body", "body.content"):
        yield root
        return
    found = [*root.children("body")] or [*root.descendants("body")] or [*root.descendants("body.content")]
    elements = {node.element for node in found}
    outer = [node for node in found if not any(one in elements for one in node.element.iterancestors())]
    yield from outer or [root]


def _add_signoff(draft: Draft, texts: list[str]) -> None:
    lines = [*(draft.signoff or "").split("\n"), *texts]
    draft.signoff = "\n".join(dict.fromkeys(filter(None, lines))) or None
