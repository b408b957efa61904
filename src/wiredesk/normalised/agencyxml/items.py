"""The items of an agency's own XML: which elements are a story each.

The children of a list that hold a headline or a text, whatever they are called; else the innermost element
that all of it stands in. A list may stand beside the envelope's own elements, or be parted into sections. One
called as a body is ("message", "story", an envelope's "Body") wraps a story where it holds a headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wiredesk.normalised.agencyxml.fields import field_of
from wiredesk.normalised.agencyxml.names import IDS, NO_STORIES, PUBLISHED, field_named, named_for, squeezed
from wiredesk.normalised.markup.xml_document import Node

_APART = frozenset({"picture", "subject", "keywords"})
"""Fields whose elements may have titles and texts of their own."""

_OF_A_STORY = frozenset(
    {"summary", "byline", "slugline", "ednote", "caption", "picture", "subject", "dateline"}
)
"""Fields that an envelope has none of."""

_HEAD = re.compile(r"^(?:head|meta|kopf|cabecera|intestazione|entete)|(?:head|header|kopf)$")
"""What the part of a story is called that has its headline and facts, but not its text."""

_BODY = re.compile(r"(?:body|content|text|story|main)$")
"""What the other part is called."""

_HEADLINES = frozenset(named_for("headline"))


@dataclass(slots=True)
class _Layout:
    """Where headlines and texts stand: the elements that have one as a child, and all that these stand in."""

    holders: set[Any]
    with_headline: set[Any]
    with_text: set[Any]

    def complete(self, node: Node) -> bool:
        """Tell whether both a headline and a text stand somewhere in an element."""
        return node.element in self.with_headline and node.element in self.with_text

    def holds(self, node: Node) -> bool:
        """Tell whether a headline or a text stands somewhere in an element."""
        return node.element in self.with_headline or node.element in self.with_text


def items_of(root: Node) -> list[Node]:
    """Return the elements that are a story each: those of a list, else the root; none if nothing is one."""
    if squeezed(root.name) in NO_STORIES:
        return []
    named = _named(root)
    if not any(node.peek() or node.attr("content", "value") or _has_headline(node) for node in named):
        captions = [node for node in root.descendants() if field_of(node) == "caption" and node.peek()]
        alone = field_named(squeezed(root.name)) == "body" and root.peek()
        return _pictures(root, captions) or ([root] if alone or captions else [])
    return _pictures(root, named) or _items(root, _layout(named), is_listed=False)


def _pictures(root: Node, named: list[Node]) -> list[Node]:
    """Return the pictures of a feed that holds nothing else, if each has an id or date of its own."""
    children = [*root.children()]
    while len(children) == 1 and field_of(children[0]) is None:
        children = [*children[0].children()]
    listed = [child for child in children if len(child.element)]
    pictures = [child for child in listed if field_named(squeezed(child.name)) == "picture"]
    if len(pictures) < 2 or len(pictures) < len(listed) or not all(map(_has_identity, pictures)):
        return []
    inside = _ancestors(node.element for node in named)
    return pictures if all(picture.element in inside for picture in pictures) else []


def _named(root: Node) -> list[Node]:
    """Return the elements that are a headline or a text, or have a headline as their attribute."""
    nodes = [root, *root.descendants()]
    apart: set[Any] = set()
    stories: list[Node] = []
    of_pictures: list[Node] = []
    for node in nodes:
        inner = node.element.getparent() in apart
        field = field_of(node)
        if inner or (field in _APART and node is not root):
            apart.add(node.element)
        if (node is not root and field in ("headline", "body")) or _has_headline(node):
            (of_pictures if node.element in apart else stories).append(node)
    stories = stories or of_pictures
    around = _ancestors(
        node.element.getparent() for node in stories if field_of(node) == "headline" or _has_headline(node)
    )
    return [node for node in stories if node.element not in around or _has_headline(node)]


def _has_headline(node: Node) -> bool:
    """Tell whether an element has a headline as its attribute: one called so, or a title beside its text."""
    attributes = node.element.attrib
    if not attributes:
        return False
    names = {squeezed(name.rpartition("}")[2]) for name in attributes}
    if "headline" in names:
        return True
    if names.isdisjoint(_HEADLINES):
        return False
    return any(field_of(child) == "body" for child in node.children())


def _layout(named: list[Node]) -> _Layout:
    holders: set[Any] = set()
    headlines: list[Any] = []
    texts: list[Any] = []
    for node in named:
        if _has_headline(node):
            holders.add(node.element)
            headlines.append(node.element)
        if field_of(node) in ("headline", "body") and node.element.getparent() is not None:
            holders.add(node.element.getparent())
            (headlines if field_of(node) == "headline" else texts).append(node.element.getparent())
    return _Layout(holders, _ancestors(headlines), _ancestors(texts))


def _ancestors(elements: Iterable[Any]) -> set[Any]:
    """Return elements and all that they stand in; each is walked once."""
    found: set[Any] = set()
    for element in elements:
        outer = element
        while outer is not None and outer not in found:
            found.add(outer)
            outer = outer.getparent()
    return found


def _items(node: Node, layout: _Layout, *, is_listed: bool) -> list[Node]:
    """Return the items in an element that holds at least one; is_listed: it stands in a list of its like."""
    while True:
        children = [*node.children()]
        names = Counter(child.name for child in children)
        listed = [child for child in children if names[child.name] > 1 and _may_be_item(child, layout)]
        alike = {child.name for child in listed}
        # One that says nothing is told of, and does not sink its like.
        found = set(listed)
        listed = [one for one in children if one in found or (one.name in alike and _is_empty(one))]
        if is_listed and node.element in layout.holders and not any(map(layout.complete, listed)):
            return [node]
        if len(listed) > 1:
            return [item for child in listed for item in _items(child, layout, is_listed=True)]
        inner = [child for child in children if layout.holds(child) and field_of(child) not in _APART]
        wraps = len(children) == 1 and children[0].element in layout.holders
        if node.element in layout.holders and not wraps:
            return [node]
        sections = [child for child in inner if layout.complete(child)]
        if len(sections) > 1 and len(sections) == len(inner):
            return [item for child in sections for item in _items(child, layout, is_listed=False)]
        if len(inner) != 1 or _is_part(inner[0], children, layout):
            return [node]
        node = inner[0]


def _is_part(inner: Node, children: list[Node], layout: _Layout) -> bool:
    """Tell whether the only child that holds anything is a story's head or body, or one of its facts."""
    if _HEAD.search(squeezed(inner.name)):
        return True
    heads = [child for child in children if child != inner and _HEAD.search(squeezed(child.name))]
    if heads and inner.element in layout.holders and _BODY.search(squeezed(inner.name)):
        return True
    beside = [child for child in children if child != inner]
    if any(field_of(child) in _OF_A_STORY for child in beside):
        return True
    return any(map(_identifies, beside)) and not _has_identity(inner)


def _is_empty(node: Node) -> bool:
    """Tell whether an element among items is one too, without headline and text: it has an id or a date."""
    return any(map(_identifies, node.children()))


def _has_identity(node: Node) -> bool:
    """Tell whether an element has an id or a date of its own, as an element or an attribute."""
    names = (squeezed(name.rpartition("}")[2]) for name in node.element.attrib)
    return any(map(_identifies, node.children())) or any(map(_names_it, names))


def _identifies(node: Node) -> bool:
    """Tell whether an element is a story's id or date."""
    return _names_it(squeezed(node.name))


def _names_it(name: str) -> bool:
    return name in IDS or name in PUBLISHED


def _may_be_item(node: Node, layout: _Layout) -> bool:
    """Tell whether an element that stands there several times can be an item, by name or by what it holds."""
    if not layout.holds(node):
        return False
    field = field_named(squeezed(node.name))
    if field not in ("body", "headline", "picture", "summary"):
        return True
    inner = {field_of(child) for child in node.children()}
    return ("headline" in inner and (field == "body" or "body" in inner)) or _has_headline(node)
