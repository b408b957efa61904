"""XML read safely, and by local name: any prefix, a wrong namespace or none make no difference.

Agencies bend every standard, so a document is repaired rather than refused: what is broken off is read as far
as it goes, HTML's named characters are known, a bare "&" is itself. Nothing is ever fetched: a DOCTYPE is cut
off unread, and one that declares entities makes the copy hostile (XXE, "billion laughs"). Depth, elements and
attributes are bounded.

Elements are seen through Node, which knows its local name in lower case and notes which field took its text,
so that a trace can show the rest.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from typing import Any

from lxml import etree

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.clock import look, tick
from wiredesk.normalised.draft import Taken, Unreadable
from wiredesk.normalised.markup.html import Blocks, html_to_blocks

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ROOT = re.compile(
    r"(?:\ufeff|\s++|<\?[^<>]*+>|<!--(?:[^-]++|-(?!->))*+-->|<!DOCTYPE\b[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+"
    r"<(?:[\w.-]++:)?([A-Za-z_][\w.-]*+)(?=[\s/>])",
    re.IGNORECASE,
)
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30});")
_BAD_NUMBER = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|<[?!][^<>]*+>?|"
    r"""<(/?)([A-Za-z_][^\s/<>]*+)((?:[^<>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+'|["'])*+)(>?)""",
    re.DOTALL,
)
_CUT_TAG = re.compile(r"<[/?!]?$")
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|$)", re.DOTALL)
_NIL = frozenset({"true", "1"})


def root_name(text: str) -> str:
    """Return the local name of a document's root in lower case; "" if it begins with no element."""
    found = _ROOT.match(text, 0, 20_000)
    return found[1].lower() if found else ""


def namespace_hint(text: str) -> str:
    """Return the document's first two thousand characters in lower case: its root's attributes are there."""
    return text[:2000].lower()


@dataclass(slots=True)
class Document:
    """A document: its root, whether its end is missing, and which field took each of its elements.

    by: of an element, for all text in it that nothing else took. pieces: what became of an element's text,
    piece by piece. attributes: (element, local name) → field.
    """

    root: Node = field(init=False)
    broken_off: bool = False
    by: dict[Any, str] = field(default_factory=dict)
    pieces: dict[Any, list[Taken]] = field(default_factory=dict)
    attributes: dict[tuple[Any, str], str] = field(default_factory=dict)
    _numbers: dict[Any, dict[Any, int]] = field(default_factory=dict)

    def where(self, element: Any) -> str:
        """Return "/NewsML/NewsItem[2]": an element's place, its number among its like from the second."""
        steps: list[str] = []
        while element is not None:
            outer = element.getparent()
            number = 1 if outer is None else self._number(outer, element)
            steps.append(_local(element.tag) + (f"[{number}]" if number > 1 else ""))
            element = outer
        return "/" + "/".join(reversed(steps))

    def _number(self, outer: Any, element: Any) -> int:
        """Return which of its name an element is among its siblings; counted once for all of them."""
        if outer not in self._numbers:
            counts: dict[str, int] = {}
            numbers = self._numbers[outer] = {}
            for child in outer:
                name = _local(child.tag)
                counts[name] = numbers[child] = counts.get(name, 0) + 1
        return self._numbers[outer][element]

    def taken(self, node: Node | None = None) -> list[Taken]:
        """Return each text and attribute below an element (the root), with its field or "-metadata"."""
        start = node or self.root
        taken: list[Taken] = []
        waiting: list[tuple[Any, str, str, bool]] = [(start.element, start.where, "-metadata", False)]
        while waiting:
            element, where, by, is_tail = waiting.pop()
            if is_tail:
                taken.append(Taken(where, element, by))
                continue
            by = self.by.get(element, by)
            taken += self._attributes(element, where)
            if element in self.pieces:
                taken += self.pieces[element]
                continue
            if element.text and not element.text.isspace():
                taken.append(Taken(where, element.text, by))
            later: list[tuple[Any, str, str, bool]] = []
            counts: dict[str, int] = {}
            for child in element:
                name = _local(child.tag)
                counts[name] = counts.get(name, 0) + 1
                number = f"[{counts[name]}]" if counts[name] > 1 else ""
                later.append((child, f"{where}/{name}{number}", by, False))
                if child.tail and not child.tail.isspace():
                    later.append((child.tail, where, by, True))
            waiting += reversed(later)
        return taken

    def _attributes(self, element: Any, where: str) -> Iterator[Taken]:
        for key, value in element.attrib.items():
            name = _local(key)
            yield Taken(f"{where}/@{name}", value, self.attributes.get((element, name.lower()), "-metadata"))


class Node:
    """An element: its local name in lower case, its children and texts, and the document it notes in.

    Names are given in lower case. What is blank, or says nil="true", is absent.
    """

    __slots__ = ("document", "element", "name")

    def __init__(self, element: Any, document: Document) -> None:
        tick()
        self.element = element
        self.document = document
        self.name = _local(element.tag).lower()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.element is other.element

    def __hash__(self) -> int:
        return hash(self.element)

    @property
    def where(self) -> str:
        """The element's path in the document, for a trace."""
        return self.document.where(self.element)

    @property
    def prefix(self) -> str:
        """The prefix of the element's name as sent, declared or not; "" for none."""
        tag = self.element.tag
        if not isinstance(tag, str):  # a reference that was not resolved
            return ""
        if tag[:1] != "{" and ":" in tag:
            return tag.partition(":")[0]
        return self.element.prefix or ""

    @property
    def namespace(self) -> str:
        """The namespace of the element's name; "" for none, or for a prefix that nothing declares."""
        tag = self.element.tag
        return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""

    def children(self, *names: str) -> Iterator[Node]:
        """Yield the child elements of these names, or all."""
        for child in self.element:
            if not names or _local(child.tag).lower() in names:
                yield self._node(child)

    def child(self, *names: str) -> Node | None:
        """Return the first child element of one of these names."""
        return next(self.children(*names), None)

    def descendants(self, *names: str) -> Iterator[Node]:
        """Yield the elements of these names below, in the document's order."""
        for one in self.element.iterdescendants():
            if not names or _local(one.tag).lower() in names:
                yield self._node(one)

    def first(self, *names: str) -> Node | None:
        """Return the first element of one of these names, wherever it stands below."""
        return next(self.descendants(*names), None)

    def at(self, *path: str) -> Node | None:
        """Return the element at a path of child names; an empty one leads on to its siblings of that name."""
        nodes = [self]
        for name in path:
            nodes = [child for node in nodes for child in node.children(name)]
        return nodes[0] if nodes else None

    def parent(self) -> Node | None:
        """Return the element that this one stands in."""
        outer = self.element.getparent()
        return None if outer is None else self._node(outer)

    def attr(self, *names: str, by: str | None = None) -> str | None:
        """Return the first of the attributes (local names, any case) that says something.

        by: the field that takes it, for the trace.
        """
        attributes = self.element.attrib
        if not attributes:
            return None
        local = {_local(key).lower(): value for key, value in attributes.items()}
        for name in names:
            value = " ".join(local.get(name, "").split())
            if value:
                if by is not None:
                    self.document.attributes[self.element, name] = by
                return value
        return None

    def peek(self) -> str | None:
        """Return the whole text of the element in one line; None where it says nothing."""
        if self.is_nil():
            return None
        return " ".join("".join(self.element.itertext()).split()) or None

    def text(self, by: str) -> str | None:
        """Return the whole text of the element in one line, and note which field took it."""
        found = self.peek()
        if found is not None:
            self.document.by[self.element] = by
        return found

    def raw_text(self) -> str:
        """Return the whole text of the element with its line ends, as it stands."""
        return "".join(self.element.itertext())

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each text within, in the order sent, with the name of the element that it begins; else ""."""
        for event, element in etree.iterwalk(self.element, events=("start", "end")):
            if event == "start":
                yield _local(element.tag).lower(), element.text or ""
            elif element is not self.element and element.tail:
                yield "", element.tail

    def take(self, by: str) -> None:
        """Note which field took what stands in the element, or the reason why it is no text."""
        self.document.by[self.element] = by

    def is_nil(self) -> bool:
        """Tell whether the element says of itself that it is empty."""
        return any(
            _local(key).lower() == "nil" and value.strip().lower() in _NIL
            for key, value in self.element.attrib.items()
        )

    def markup(self, leave_out: Collection[Node] = ()) -> str:
        """Return what stands in the element as HTML: local names, and the attributes that tell of form."""
        return _markup(self.element, {node.element for node in leave_out})

    def blocks(self, leave_out: Collection[Node] = ()) -> Blocks:
        """Return the paragraphs and captions of what stands in the element, also of markup sent as text."""
        if len(self.element) == 0 and not leave_out:
            return html_to_blocks(self.element.text or "")
        return html_to_blocks(self.markup(leave_out))

    def _node(self, element: Any) -> Node:
        return Node(element, self.document)


def read_xml(text: str) -> Document | Unreadable:
    """Return a document, or why there is none: hostile, truncated (nothing whole in it), or malformed."""
    prepared = _prepared(text)
    if isinstance(prepared, Unreadable):
        return prepared
    broken_off = False
    try:
        root = etree.fromstring(prepared.encode(), _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        mended, broken_off = _mended(prepared)
        parser = _parser(recover=True)
        try:
            root = etree.fromstring(mended.encode(), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            return Unreadable("malformed", f"no XML: {error}"[:200])
        if any("depth" in one.message.lower() for one in parser.error_log):
            return Unreadable("hostile", "elements nested too deep")
    if root is None:
        return Unreadable("malformed", "no element in it")
    exceeded = _exceeded(root)
    if exceeded is not None:
        return Unreadable("hostile", exceeded)
    document = Document(broken_off=broken_off)
    document.root = Node(root, document)
    return document


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _mended(text: str) -> tuple[str, bool]:
    """Return broken XML with its tags in pairs, and whether its end is missing.

    libxml2's own recovery drops all that follows a wrong end tag; here an end tag that nothing opened goes,
    and one that closes an outer element closes the inner ones with it.
    """
    pieces: list[str] = []
    opened: list[str] = []
    counts: dict[str, int] = {}
    at = 0
    whole = True
    for token in _TOKEN.finditer(text):
        tick()
        between = text[at : token.start()]
        pieces.append(between.replace("<", "&lt;"))
        at = token.end()
        kind, name, end = token[1], token[2], token[4]
        if name is None:
            whole = not token[0].startswith("<![CDATA[") or token[0].endswith("]]>")
            pieces.append(token[0] if whole else token[0].rstrip("]") + "]]>")
        elif not end:
            whole = at < len(text)  # a tag that nothing closes: the copy's end, or a slip
        elif kind:
            while counts.get(name):
                pieces.append(f"</{opened[-1]}>")
                last = opened.pop()
                counts[last] -= 1
                if last == name:
                    break
        else:
            pieces.append("<" + token[0][1:].replace("<", "&lt;"))
            if not token[3].rstrip().endswith("/"):
                opened.append(name)
                counts[name] = counts.get(name, 0) + 1
    pieces.append(_CUT_TAG.sub("", text[at:]).replace("<", "&lt;"))
    pieces += [f"</{name}>" for name in reversed(opened)]
    return "".join(pieces), bool(opened) or not whole


def _prepared(text: str) -> str | Unreadable:
    """Return the text as the parser wants it: no declaration, no DOCTYPE, only characters that XML has."""
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        text = text[declaration.end() :]
    start = text.find("<")
    text = text[start:] if start >= 0 else text
    doctype = _DOCTYPE.search(text, 0, 20_000)
    if doctype is not None:
        end = _doctype_end(text, doctype.end())
        if "<!ENTITY" in text[doctype.start() : end].upper():
            return Unreadable("hostile", "it declares entities")
        text = text[: doctype.start()] + text[end:]
    if "<!ENTITY" in text and "<!ENTITY" in _CDATA.sub("", text):
        return Unreadable("hostile", "it declares entities")
    if not text.isascii() or not text.isprintable():
        text = _ILLEGAL.sub("", text)
    if "&" in text:
        text = _BAD_NUMBER.sub("", _referred(text))
    return text


def _referred(text: str) -> str:
    """Return text whose references XML knows: HTML's names as characters, a bare "&" escaped.

    Within CDATA nothing is a reference, and all stays as it is.
    """
    if "<![CDATA[" not in text:
        return _known_references(text)
    pieces: list[str] = []
    at = 0
    for found in _CDATA.finditer(text):
        pieces += [_known_references(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*pieces, _known_references(text[at:])])


def _known_references(text: str) -> str:
    return _NAMED.sub(_character, _BARE.sub("&amp;", text))


def _character(found: re.Match[str]) -> str:
    character = html5.get(f"{found[1]};")
    return character if character and character not in "<&" else "&amp;" + found[0][1:]


def _doctype_end(text: str, at: int) -> int:
    """Return where a DOCTYPE ends that begins before at; its subset in brackets may hold ">"."""
    bracket, close = text.find("[", at), text.find(">", at)
    if close < 0:
        return len(text)
    if 0 <= bracket < close:
        inner = text.find("]", bracket)
        close = text.find(">", inner) if inner >= 0 else -1
        return close + 1 if close >= 0 else len(text)
    return close + 1


def _exceeded(root: Any) -> str | None:
    """Return which bound a document exceeds, in words; None if it can be read."""
    count = 0
    level = [root]
    most = bounds()
    for _ in range(most.depth):
        inner: list[Any] = []
        look()
        for element in level:
            if len(element.attrib) > most.attributes:
                return f"over {most.attributes:,} attributes in one element"
            inner += element
        if not inner:
            return None
        count += len(inner)
        if count > most.elements:
            return f"over {most.elements:,} elements"
        level = inner
    return f"over {most.depth:,} elements in each other"


@lru_cache(maxsize=4096)
def _local(tag: Any) -> str:
    """Return a tag's local name; one whose prefix nothing declares still carries it."""
    name = tag if isinstance(tag, str) else ""
    if name[:1] == "{":
        name = name.rpartition("}")[2]
    return name.rpartition(":")[2] if ":" in name else name


_KEPT = frozenset({"class", "style", "align"})


def _markup(element: Any, leave_out: set[Any]) -> str:
    pieces: list[str] = [entities.escape(element.text or "", quote=False)]
    waiting: list[Any] = [*reversed(element)]
    while waiting:
        tick()
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        tail = entities.escape(one.tail, quote=False) if one.tail else ""
        if one in leave_out or not isinstance(one.tag, str):
            pieces.append(tail)
            continue
        name = _local(one.tag)
        attributes = "".join(
            f' {_local(key)}="{entities.escape(value)}"'
            for key, value in one.attrib.items()
            if _local(key).lower() in _KEPT
        )
        text = entities.escape(one.text, quote=False) if one.text else ""
        if len(one) == 0 and not text:
            pieces.append(f"<{name}{attributes}></{name}>{tail}" if name != "br" else f"<br/>{tail}")
            continue
        pieces.append(f"<{name}{attributes}>{text}")
        waiting.append(f"</{name}>{tail}")
        waiting += reversed(one)
    return "".join(pieces)
