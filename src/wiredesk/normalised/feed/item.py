"""An item of a feed by its elements' names: which vocabulary each name belongs to, and what the channel says.

Feeds mix vocabularies whose local names collide: a media:title is no headline, a media:content no text, an
itunes:author mostly a station. Known are they by namespace or prefix, whichever is right. The groups in which
the Associated Press and others put an Atom entry's facts (ContentMetadata, NewsManagement) are looked into as
if what they hold stood in the entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wiredesk.normalised.markup.xml_document import Node

_BY_NAMESPACE = (
    ("mrss", "media"),
    ("itunes", "itunes"),
    ("googleplay", "itunes"),
    ("/play-podcasts", "itunes"),
    ("purl.org/dc", "dc"),
    ("wordpress.org/export", "wp"),
    ("2005/atom", "atom"),
    ("purl.org/atom", "atom"),
    ("modules/content", "content"),
    ("modules/slash", "slash"),
    ("syndication/thread", "thr"),
    ("commentapi", "wfw"),
    ("schemas.google.com/g/", "gd"),
    ("youtube.com", "yt"),
)
"""A part of a namespace, in lower case → its vocabulary's short name. Excerpts are told by their path."""

FOREIGN = frozenset({"media", "itunes", "wp", "excerpt", "slash", "thr", "wfw", "gd", "yt", "feedburner"})
"""Vocabularies in which common names mean something else; they are asked for by their own name only."""

_GROUPS = frozenset({"contentmetadata", "newsmanagement"})


def vocabulary(node: Node) -> str:
    """Return the short name of an element's vocabulary; "" for one without, else its prefix if not known."""
    namespace = node.namespace.lower()
    if namespace:
        if "/excerpt" in namespace:
            return "excerpt"
        for part, name in _BY_NAMESPACE:
            if part in namespace:
                return name
    return node.prefix.lower()


class Item:
    """An item or entry, its children by name."""

    __slots__ = ("_children", "_usual", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self._children: dict[str, list[tuple[str, Node]]] = {}
        own = node.namespace
        for child in node.children():
            self._add(child, own)
            if child.name in _GROUPS:
                for inner in child.children():
                    self._add(inner, own)
        self._usual: dict[str, list[Node]] = {}
        for name, entries in self._children.items():
            kept = [entry for entry in entries if entry[0] not in FOREIGN]
            if kept:
                kept.sort(key=lambda entry: bool(entry[0]))
                self._usual[name] = [child for _, child in kept]

    def _add(self, child: Node, own: str) -> None:
        name = "" if child.namespace == own and not (child.prefix and not own) else vocabulary(child)
        self._children.setdefault(child.name, []).append((name, child))

    def all(self, *names: str, of: str | None = None) -> list[Node]:
        """Return the elements of these names, in the order of the names.

        of: the vocabulary; by default any in which the name means what it does in RSS, the item's own first.
        """
        found: list[Node] = []
        if of is None:
            for name in names:
                if name in self._usual:
                    found += self._usual[name]
            return found
        for name in names:
            if name in self._children:
                found += [node for vocab, node in self._children[name] if vocab == of]
        return found

    def text(self, *names: str, by: str, of: str | None = None) -> str | None:
        """Return the text of the first such element that says something, and note which field took it."""
        for node in self.all(*names, of=of):
            if (text := node.text(by)) is not None:
                return text
        return None

    def names(self) -> Iterator[str]:
        """Yield the local names of the children."""
        yield from self._children


@dataclass(slots=True)
class Channel:
    """What a feed says of all its items.

    provider: what names an agency that is known. site: what names the feed otherwise. authors: of a
    WordPress export, login → the name that is shown.
    """

    language: str | None = None
    provider: str | None = None
    site: str | None = None
    usage_terms: str | None = None
    copyright_holder: str | None = None
    authors: dict[str, str] = field(default_factory=dict)
