"""The body of a story in an agency's own XML, in whatever form it is sent.

A text, a text with HTML in CDATA or escaped, elements of HTML, paragraphs under a name of their own, or under
any names; in one element, in two parts, or in paragraphs that stand among the story's facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from wiredesk.normalised.agencyxml.fields import Found, called
from wiredesk.normalised.agencyxml.names import PARAGRAPHS, squeezed
from wiredesk.normalised.draft import Copy, Draft
from wiredesk.normalised.drafting import day_of, read_body
from wiredesk.normalised.markup.html import Blocks
from wiredesk.normalised.markup.xml_document import Node

_FIRST = ("introduction", "intro", "lead", "leadtext", "ingress")
"""Names of the first paragraph, where the others stand beside it."""

HTML = frozenset(
    "html head body div p span section main header nav footer h1 h2 h3 h4 table ul ol blockquote figure a b "
    "i em strong script style meta link br hr center font".split()
)


def read_texts(found: Found, draft: Draft, copy: Copy) -> None:
    """Read the body: the longest of the forms in which it is sent, all elements of that name in order."""
    found_in = found.by_field.get("body", ())
    bodies = [one.node for one in found_in if one.attribute is None and one.node.peek()]
    if not bodies:
        bodies = [one.node for one in found.named(*PARAGRAPHS) if one.node.peek()]
        _read_loose(found, bodies, draft, copy)
        return
    form = _form(max(bodies, key=lambda node: len(node.peek() or "")))
    for node in bodies:
        if _form(node) != form:
            node.take("-alternative-form")
    read = [node for node in bodies if _form(node) == form]
    blocks = Blocks()
    for node in read:
        part = _blocks(node)
        blocks.headline = blocks.headline or part.headline
        blocks.paragraphs += part.paragraphs
        blocks.captions += part.captions
        blocks.left_out += part.left_out
        node.document.pieces[node.element] = []
    first = read[0]
    first.document.pieces[first.element] = read_body(
        draft, blocks, day_of(draft, copy.received_at), first.where
    )


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
        inner = squeezed(child.name) not in PARAGRAPHS and _is_parted(child)
        if inner or any(squeezed(one.name) in PARAGRAPHS for one in child.children()):
            yield from _own_paragraphs(child)
        else:
            yield child.peek()


def _read_loose(found: Found, bodies: list[Node], draft: Draft, copy: Copy) -> None:
    """Read paragraphs that stand among the story's facts; its introduction is the first of them."""
    if not bodies:
        return
    blocks = Blocks()
    read = [*first_paragraphs(found), *bodies]
    for node in read:
        blocks.paragraphs += node.blocks().paragraphs
        node.document.pieces[node.element] = []
    at = read[0]
    at.document.pieces[at.element] = read_body(draft, blocks, day_of(draft, copy.received_at), at.where)


def first_paragraphs(found: Found) -> list[Node]:
    """Return the introduction where the other paragraphs stand beside it, and nothing is called a body."""
    if any(one.node.peek() for one in found.by_field.get("body", ()) if one.attribute is None):
        return []
    if not any(one.node.peek() for one in found.named(*PARAGRAPHS)):
        return []
    return [one.node for one in found.named(*_FIRST) if one.attribute is None and one.node.peek()]
