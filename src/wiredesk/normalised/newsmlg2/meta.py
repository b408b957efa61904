"""The metadata of a NewsML-G2 item, by name, in whichever of its blocks an agency put it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wiredesk.normalised.markup.xml_document import Node

_BLOCKS = frozenset({"itemmeta", "contentmeta", "rightsinfo"})
MOST = 1000
"""So many elements of a name, or lines in one, are looked at; no item has more."""

_APART = frozenset(
    """contentset groupset partmeta assert inlineref derivedfrom catalogref catalog hophistory itemset
    newscoverageset concept conceptset schememeta inlinexml inlinedata remotecontent""".split()
)
"""Blocks whose elements say nothing of the item as a whole."""

_UNFILLED = frozenset({"None", "null", "undefined"})
_TEMPLATE = re.compile(r"\s*(?:\$\{[^{}]{0,80}\}|\{\{[^{}]{0,80}\}\}|%[A-Z_]{2,40}%)\s*")
"""A place of a template that nothing filled: "${ednote}"."""


class Meta:
    """An item and its metadata: local name in lower case → elements that say something, in order."""

    __slots__ = ("_found", "item")

    def __init__(self, item: Node) -> None:
        self.item = item
        self._found: dict[str, list[Node]] = {}
        for block in item.children():
            if block.name in _BLOCKS:
                for one in block.children():
                    self._add(one)
            elif block.name not in _APART:
                self._add(block)

    def _add(self, node: Node) -> None:
        like = self._found.setdefault(node.name, [])
        if len(like) < MOST and not _is_unfilled(node):
            like.append(node)

    def all(self, *names: str) -> list[Node]:
        """Return the elements of these names, those of the first name first."""
        if len(names) == 1:
            return self._found.get(names[0], [])
        return [one for name in names for one in self._found.get(name, ())]

    def text(self, *names: str, by: str) -> str | None:
        """Return the first text of an element of these names; by: the field that takes it."""
        return next((text for one in self.all(*names) if (text := one.text(by)) is not None), None)


def _is_unfilled(node: Node) -> bool:
    """Tell whether an element says that it is empty, or a template left it so."""
    text = node.element.text or ""
    return node.is_nil() or text.strip() in _UNFILLED or _TEMPLATE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a message says for each of its items."""

    sender: str | None = None
    sent: str | None = None
    priority: str | None = None
    language: str | None = None

    @staticmethod
    def of(root: Node) -> Envelope:
        """Return what the header of a message says; the language also of what wraps its items."""
        if root.name in ("newsitem", "packageitem"):
            return Envelope()
        header, items = root.child("header"), root.child("itemset")
        language = root.attr("lang") or (items.attr("lang") if items else None)
        if header is None:
            return Envelope(language=language)
        sender, sent, priority = (header.child(name) for name in ("sender", "sent", "priority"))
        return Envelope(
            sender=sender.text("provider") if sender else None,
            sent=sent.peek() if sent else None,
            priority=priority.peek() if priority else None,
            language=language or header.attr("lang"),
        )


def parted(code: str) -> tuple[str, str]:
    """Return a code's scheme and the code: "sig:update", ".../newscodes/signal/update"."""
    if "://" in code:
        stem, _, last = code.rstrip("/").rpartition("/")
        return stem.rpartition("/")[2].lower(), last
    scheme, mark, last = code.partition(":")
    return (scheme.lower(), last) if mark else ("", code)


def role_of(node: Node) -> str:
    """Return an element's role in small letters without its scheme: "hld:subHeadline" → "subheadline"."""
    return parted(node.attr("role") or "")[1].lower().replace("-", "").replace("_", "")


def in_language(nodes: Iterable[Node], language: str | None) -> list[Node]:
    """Return those of elements that are in the item's language, else in English, else in the first's.

    One that states no language is in the item's.
    """
    nodes = list(nodes)
    stated = [(node.attr("lang") or "")[:2].lower() for node in nodes]
    if len(set(stated)) < 2:
        return nodes
    own = (language or "")[:2].lower()
    wanted = next((one for one in (own, "", "en") if one in stated), stated[0])
    wanted_too = ("", own) if wanted in ("", own) else (wanted,)
    return [node for node, one in zip(nodes, stated, strict=True) if one in wanted_too]
