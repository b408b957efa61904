"""The items of an agency's own XML: which elements are a story each.

The children of a list that hold a headline or a text, whatever they are called; else the root. One
called as a body is ("message", "story", an envelope's "Body") wraps a story where it holds a headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wiredesk.normalised.agencyxml.fields import field_of
from wiredesk.normalised.agencyxml.names import FIELDS, NO_STORIES, squeezed
from wiredesk.normalised.markup.xml_document import Node


def items_of(root: Node) -> list[Node]:
    """Return the elements that are a story each: those of a list, else the root; none if nothing is one."""
    if squeezed(root.name) in NO_STORIES:
        return []
    stories = [node for node in root.descendants() if field_of(node) in ("headline", "body")]
    around = _around_headlines(stories)
    named = [node for node in stories if node.element not in around]
    if not any(node.peek() or node.attr("content", "value") for node in named):
        captions = [node for node in root.descendants() if field_of(node) == "caption"]
        alone = FIELDS.get(squeezed(root.name)) == "body" and root.peek()
        return [root] if alone or any(node.peek() for node in captions) else []
    holders = {node.element.getparent() for node in named}
    for outer in _downwards(root):
        children = list(outer.children())
        names = Counter(child.name for child in children)
        lists = {child.name for child in children if names[child.name] > 1 and _may_be_items(child)}
        items = [child for child in children if child.name in lists and _holds(child, holders)]
        if len(items) > 1:
            return items
        if outer.element in holders and not (len(children) == 1 and children[0].element in holders):
            return [outer]
    return [root]


def _around_headlines(nodes: list[Node]) -> set[object]:
    """Return the elements that a headline stands in: one that is called as a body is wraps a story then."""
    around: set[object] = set()
    for node in nodes:
        outer = node.element.getparent() if field_of(node) == "headline" else None
        while outer is not None and outer not in around:
            around.add(outer)
            outer = outer.getparent()
    return around


def _may_be_items(node: Node) -> bool:
    """Tell whether an element that stands there several times can be an item, by name or by what it holds."""
    field = FIELDS.get(squeezed(node.name))
    inner = {field_of(child) for child in node.children()}
    return field not in ("body", "headline", "picture", "summary") or {"headline", "body"} <= inner


def _downwards(root: Node) -> Iterator[Node]:
    """Yield the root, and its only child that has children, and so on: an envelope in an envelope."""
    node: Node | None = root
    while node is not None:
        yield node
        inner = [child for child in node.children() if len(child.element)]
        node = inner[0] if len(inner) == 1 else None


def _holds(node: Node, holders: set[object]) -> bool:
    return node.element in holders or any(one.element in holders for one in node.descendants())
