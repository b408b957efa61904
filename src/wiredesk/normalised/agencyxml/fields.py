"""The elements and attributes of an agency's own XML, by the field of the story that each holds.

A name may stand as an element, as an attribute of the item, or in an attribute of an element that is called
for nothing (`<meta name="headline" content="…"/>`, `<field name="headline">…</field>`); an empty element says
what its attribute says (`<language code="en"/>`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo

from wiredesk.normalised.agencyxml.names import IDS, PARAGRAPHS, PUBLISHED, field_named, squeezed
from wiredesk.normalised.markup.xml_document import Node

_PARTS = frozenset({"picture", "subject", "keywords"})
"""Fields whose elements hold parts of their own, which are no fields of the story."""

_WITH_PARTS = frozenset({"byline", "summary", "provider", "holder", "category", "dateline"})
"""Fields whose elements may hold parts of theirs under any name."""

_FACTS = frozenset(
    "version take byline slugline ednote urgency priority category status signal kind embargo keywords "
    "subject dateline signoff".split()
)
"""Fields that a story's head may hold beside the element with its text."""

_GENERIC = frozenset("meta property field dc attribute metadata item data param".split())
"""Elements that say in an attribute what they are."""

_TYPED = frozenset("text element line info value string part block component entry content date".split())
"""Elements that may say in an attribute what they are, if a field is called so."""

_CALLED = ("name", "property", "element", "key", "fieldname")
_TYPES = ("type", "name", "role", "key")
_FORMS = frozenset("text html xhtml plain main story article news".split())
"""What such an attribute says of the form alone."""

_VALUES = ("content", "value", "norm", "holder", "iso", "date", "code", "name")
_TITLES = ("name", "title", "label", "fullname")
_DUBLIN = ("dc", "dcterms")


@dataclass(frozen=True, slots=True)
class Named:
    """What an element or an attribute holds: its squeezed name, and how to note who took it."""

    name: str
    node: Node
    attribute: str | None = None

    def peek(self) -> str | None:
        """Return what it says."""
        return self.node.attr(self.attribute) if self.attribute is not None else self.node.peek()

    def text(self, by: str) -> str | None:
        """Return what it says, and note which field took it."""
        if self.attribute is not None:
            return self.node.attr(self.attribute, by=by)
        if field_named(self.name) in ("provider", "category"):
            named = next((child for child in self.node.children(*_TITLES) if child.peek()), None)
            if named is None and field_named(self.name) == "category":
                named = next((child for child in self.node.children() if child.peek()), None)
            if named is not None:
                return named.text(by)
        return self.node.text(by) or (self.node.attr(*_VALUES, by=by) if not len(self.node.element) else None)


class Found:
    """The elements and attributes of an item by the field they hold, in their order.

    zone: in which its times without one were told.
    """

    def __init__(self, item: Node, without: list[Node] | None = None) -> None:
        """Look through an item, or through an envelope without its items."""
        self.item = item
        self.by_field: dict[str, list[Named]] = {}
        self.by_name: dict[str, list[Named]] = {}
        self.zone: tzinfo = UTC
        self.outer: Found | None = None
        left_out = {node.element for node in without or ()}
        waiting = list(item.children())[::-1]
        while waiting:
            node = waiting.pop()
            if node.element in left_out:
                continue
            name, field = called(node), field_of(node)
            leaf = len(node.element) == 0
            wraps = not leaf and field not in _WITH_PARTS and _holds_fields(node)
            if field in _PARTS or (field and not wraps) or (field is None and (leaf or name in PARAGRAPHS)):
                self._add(Named(name, node))
            else:
                waiting += list(node.children())[::-1]
            if (field is None or wraps) and node.element.attrib:
                self._add_attributes(node, envelope=without is not None)
        # What an element says beats what an attribute of the item says.
        for attribute in item.element.attrib:
            name = attribute.rpartition("}")[2]
            self._add(Named(squeezed(name), item, name.lower()))

    def lean_on(self, envelope: Found) -> None:
        """Let an envelope that holds this item alone say what the item does not: its facts, not its texts."""
        self.outer = envelope
        for field, named in envelope.by_field.items():
            if field in _FACTS and field not in self.by_field:
                self.by_field[field] = named

    def _add(self, named: Named) -> None:
        self.by_name.setdefault(named.name, []).append(named)
        field = field_named(named.name) or ("headline" if named.name == "head" else None)
        if named.name == "rubrik" and " " not in (named.peek() or ""):
            field = "category"  # a headline in Scandinavia, a section in Germany
        if field is not None:
            self.by_field.setdefault(field, []).append(named)

    def _add_attributes(self, node: Node, *, envelope: bool) -> None:
        """Add an id or a date that an element of metadata has as its attribute; not what it calls itself.

        Of an envelope's elements also who sends, and in which language.
        """
        for attribute in node.element.attrib:
            local = attribute.rpartition("}")[2]
            name = squeezed(local)
            sure = len(name) > 4 and (name in IDS[:-1] or name in PUBLISHED[:-4])
            if sure or name == "lang" or (envelope and field_named(name) in ("provider", "language")):
                self._add(Named(name, node, local.lower()))

    def text(self, field: str, by: str) -> str | None:
        """Return the first text of a field."""
        return next((text for one in self.by_field.get(field, ()) if (text := one.text(by))), None)

    def texts(self, field: str, by: str) -> list[str]:
        """Return all texts of a field."""
        return [text for one in self.by_field.get(field, ()) if (text := one.text(by))]

    def named(self, *names: str) -> Iterator[Named]:
        """Yield what has one of these names, in the order of the names."""
        for name in names:
            yield from self.by_name.get(name, ())


def _holds_fields(node: Node) -> bool:
    return any(field_named(squeezed(child.name)) for child in node.children())


def field_of(node: Node) -> str | None:
    """Return the field that an element holds by its name; a head is a headline where it holds no elements."""
    name = called(node)
    if name in ("head", "header"):
        return "headline" if not len(node.element) else None
    return field_named(name)


def called(node: Node) -> str:
    """Return the squeezed name of an element; of one that is called for nothing, what its attribute says."""
    if node.name in _TYPED and (typed := node.attr(*_TYPES)) is not None:
        name = squeezed(typed)
        return name if name not in _FORMS and field_named(name) is not None else squeezed(node.name)
    if node.name not in _GENERIC:
        return squeezed(node.name)
    stated = node.attr(*_CALLED)
    if stated is None:
        return squeezed(node.name)
    scheme, _, rest = stated.lower().replace(":", ".").partition(".")
    return squeezed(rest if rest and scheme in _DUBLIN else stated)
