"""The body of a story in an agency's own XML, in whatever form it is sent.

A text, a text with HTML in CDATA or escaped, elements of HTML, paragraphs under a name of their own, or under
any names; in one element, in two parts, or in paragraphs that stand among the story's facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.normalised.agencyxml.fields import Found, called, field_of
from wiredesk.normalised.agencyxml.names import PARAGRAPHS, field_named, squeezed
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Copy, Draft
from wiredesk.normalised.drafting import day_of, read_body
from wiredesk.normalised.markup.html import Blocks
from wiredesk.normalised.markup.xml_document import Node

_FIRST = ("introduction", "intro", "lead", "leadtext", "ingress")
"""Names of the first paragraph, where the others stand beside it."""

ENOUGH = 120
"""Characters from which what stands under an unknown name can be the text."""

_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?。][\"”’»)]?(?:\s|<|$)")

HTML = frozenset(
    "html head body div p span section main header nav footer h1 h2 h3 h4 table ul ol blockquote figure a b "
    "i em strong script style meta link br hr center font".split()
)


def read_texts(found: Found, draft: Draft, copy: Copy) -> None:
    """Read the body: the longest of the forms in which it is sent, all elements of that name in order."""
    near = day_of(draft, copy.received_at)
    read = _bodies(found)
    first = first_paragraphs(found, near)
    if not read and not first:
        return
    blocks = Blocks()
    for node in read:
        part = _blocks(node)
        blocks.headline = blocks.headline or part.headline
        blocks.paragraphs += part.paragraphs
        blocks.captions += part.captions
        blocks.left_out += part.left_out
    for node in reversed(first):
        part = node.blocks()
        if bare(" ".join(part.paragraphs)) != bare(blocks.paragraphs[0] if blocks.paragraphs else ""):
            blocks.paragraphs[:0] = part.paragraphs
    for node in [*first, *read]:
        node.document.pieces[node.element] = []
    at = (read or first)[0]
    at.document.pieces[at.element] = read_body(draft, blocks, near, at.where)


def _bodies(found: Found) -> list[Node]:
    """Return the elements that hold the text: those called so, else paragraphs, else what reads like one."""
    bodies = [one.node for one in found.by_field.get("body", ()) if one.attribute is None and one.node.peek()]
    container = _container(found, bodies)
    if container is not None:
        return [container]
    if bodies:
        form = _form(max(bodies, key=lambda node: len(node.peek() or "")))
        for node in bodies:
            if _form(node) != form:
                node.take("-alternative-form")
        return [node for node in bodies if _form(node) == form]
    loose = [one.node for one in found.named(*PARAGRAPHS) if one.node.peek()]
    if loose:
        return loose
    unknown = [
        one.node
        for name, all_of in found.by_name.items()
        for one in all_of
        if one.attribute is None and field_named(name) is None and _SENTENCES.search(one.node.raw_text())
    ]
    longest = max(unknown, key=lambda node: len(node.raw_text()), default=None)
    return [longest] if longest is not None and len(longest.raw_text()) >= ENOUGH else []


def _container(found: Found, bodies: list[Node]) -> Node | None:
    """Return the element under an unknown name that holds most of the text, in paragraphs."""
    most, best = 0, None
    enough = 2 * sum(len(node.peek() or "") for node in bodies)
    around = [{*node.element.iterancestors()} for node in bodies]
    for node in found.item.descendants():
        if field_of(node) is not None:
            continue
        own = [child for child in node.children() if child.name == "p" or squeezed(child.name) in PARAGRAPHS]
        length = sum(len(child.peek() or "") for child in own) if len(own) > 1 else 0
        if length > most and (length > enough or all(node.element in outer for outer in around)):
            most, best = length, node
    if best is None or any(field_of(child) == "headline" for child in best.children()):
        return None
    return best


def _form(node: Node) -> str:
    """Return a body's name; of one in two parts, its first paragraph and the others, the same for both."""
    name = called(node)
    return "leadparagraph" if name == "tailparagraphs" else name


def _blocks(node: Node) -> Blocks:
    """Return the paragraphs of a body, which may have elements of its own for them."""
    own = [child for child in node.descendants() if squeezed(child.name) in PARAGRAPHS]
    if (own and any(len(child.element) == 0 for child in own)) or _is_parted(node):
        return Blocks(paragraphs=[text for text in _own_paragraphs(node) if text])
    return node.blocks()


def _is_parted(node: Node) -> bool:
    """Tell whether nothing but elements stands in a body, none of them HTML's."""
    children = [*node.children()]
    loose = [node.element.text, *(child.element.tail for child in children)]
    if len(children) < 2 or any(text and text.strip() for text in loose):
        return False
    return not any(child.name in HTML or child.name == "p" for child in node.descendants())


def _own_paragraphs(node: Node) -> Iterator[str | None]:
    """Yield the text of each paragraph below an element: what holds no other one."""
    for child in node.children():
        if field_named(squeezed(child.name)) == "picture":
            continue
        inner = squeezed(child.name) not in PARAGRAPHS and _is_parted(child)
        if inner or any(squeezed(one.name) in PARAGRAPHS for one in child.children()):
            yield from _own_paragraphs(child)
        else:
            yield child.peek()


def first_paragraphs(found: Found, near: date) -> list[Node]:
    """Return an introduction that is the first paragraph: it has the dateline, or others stand beside it.

    near: the story's date.
    """
    leads = [one for one in found.named(*_FIRST) if one.attribute is None and one.node.peek()]
    if not leads:
        return []
    bodies = any(one.node.peek() for one in found.by_field.get("body", ()) if one.attribute is None)
    if not bodies and any(one.node.peek() for one in found.named(*PARAGRAPHS)):
        return [one.node for one in leads]
    return [one.node for one in leads if _has_dateline(one.node.peek() or "", near)]


def _has_dateline(text: str, near: date) -> bool:
    start = dateline_at_start(text, near, alone=True, any_case=True, undashed=True)
    return start is not None and start.agency is not None and start.dateline is not None
