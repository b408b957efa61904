"""A page's elements: where each begins and ends, what stands in it, how much of that is text and links.

Elements are found by one pass over the tags, without building a document: each is a span of the markup. Start
tags close what HTML closes by itself (WHATWG, section 13.2.6: p, li, cells, options), end tags that close
nothing are ignored, and what stays open ends with the page; time grows with the length alone.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wiredesk.normalised.clock import tick
from wiredesk.normalised.markup.html import TAG

MAX_TAGS = 100_000
"""A page with more tags than this is no news page."""

_ATTRIBUTE = re.compile(
    r"""([^\s"'<>=/]{1,60}+)(?:\s*+=\s*+(?:"([^"]{0,20000}+)"|'([^']{0,20000}+)'|([^\s"'>]{1,4000}+)))?"""
)
_LABELS = (
    "class",
    "id",
    "role",
    "aria-label",
    "data-component",
    "data-testid",
    "data-block",
    "data-module",
    "data-key",
)
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|\d+")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset("script style template textarea title svg iframe noscript object video audio select".split())
"""Elements whose content is no text of the page; of title, what is in it is asked for apart."""

_CLOSES: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr", "td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(
        """address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header main
        nav ol p pre section table ul""".split(),
        frozenset({"p"}),
    ),
}
"""Start tag → the elements that it closes where one of them is the innermost open one."""


@dataclass(slots=True)
class Counts:
    """Characters in an element: of all text, of its own, in links, in paragraphs; and its paragraphs."""

    text: int = 0
    own: int = 0
    links: int = 0
    prose: int = 0
    paragraphs: int = 0


@dataclass
class Element:
    """An element as a span of the markup: start and inner bound its start tag, close and end its end tag."""

    name: str
    written: str
    start: int
    inner: int
    outer: Element | None
    close: int = 0
    end: int = 0
    counts: Counts = field(default_factory=Counts)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes, their names in lower case, references read; the first fifty."""
        return attributes_of(self.written)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, in lower case, of which class, id and role are made: "articleBody" is article, body."""
        return frozenset(word.lower() for word in _WORD.findall(self.label))

    @cached_property
    def label(self) -> str:
        """Class, id, role and what else says what the element is for, as written."""
        if not self.written or self.written.isspace():
            return ""
        found = self.attributes
        return " ".join(found[name] for name in _LABELS if name in found)[:2000]

    def within(self, other: Element) -> bool:
        """Tell whether the element stands in another, or is it."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Page:
    """A page's markup and its elements in the order in which they begin; the first is the whole page."""

    markup: str
    elements: list[Element]
    scripts: list[Element]

    def text_of(self, element: Element) -> str:
        """Return the markup that stands in an element."""
        return self.markup[element.inner : element.close]


def attributes_of(written: str) -> dict[str, str]:
    """Return a tag's attributes, their names in lower case and their values with references read."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(written):
        name = attribute[1].lower()
        if len(found) < 50 and name not in found:
            found[name] = entities.unescape(attribute[2] or attribute[3] or attribute[4] or "")
    return found


def read_page(markup: str) -> Page:
    """Return the page's elements. scripts: those that hold no text of the page, title among them."""
    reading = _Reading(markup)
    at = 0
    unclosed: set[str] = set()
    while token := TAG.search(markup, at):
        tick()
        if token.start() > at:
            reading.text(at, token.start())
        at = token.end()
        name = (token[2] or "").lower()
        if not name:
            if token[0] == "<!--" and "<!--" not in unclosed:
                end = markup.find("-->", at)
                if end < 0:
                    unclosed.add("<!--")
                at = end + 3 if end >= 0 else at
        elif token[1]:
            reading.close(name, token.start(), at)
        elif name in RAW and not token[3].endswith("/"):
            at = reading.raw(name, token, unclosed)
        else:
            reading.open(name, token[3], token.start(), at)
    reading.text(at, len(markup))
    return reading.finish()


class _Reading:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        whole = Element("", "", 0, 0, None)
        self._elements = [whole]
        self._scripts: list[Element] = []
        self._open = [whole]
        self._counts: dict[str, int] = {}

    def text(self, start: int, end: int) -> None:
        """Count the text that stands between two tags."""
        length = len(self._markup[start:end].strip())
        if length:
            counts = self._open[-1].counts
            counts.text += length
            counts.own += length

    def open(self, name: str, written: str, start: int, inner: int) -> None:
        """Take in a start tag."""
        closes = _CLOSES.get(name, ())
        while len(self._open) > 1 and self._open[-1].name in closes:
            self._end(start, start)
        element = Element(name, written, start, inner, self._open[-1], inner, inner)
        self._elements.append(element)
        if name not in VOID and not (written.endswith("/") and name not in _CLOSES):
            self._open.append(element)
            self._counts[name] = self._counts.get(name, 0) + 1

    def close(self, name: str, close: int, end: int) -> None:
        """Take in an end tag: what is open within its element ends with it."""
        if not self._counts.get(name):
            return
        while self._open[-1].name != name:
            self._end(close, close)
        self._end(close, end)

    def raw(self, name: str, token: re.Match[str], unclosed: set[str]) -> int:
        """Take in an element that holds no text of the page; return where to read on."""
        at = token.end()
        if name in unclosed:
            return at
        found = re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE).search(self._markup, at)
        close, end = (found.start(), found.end()) if found else (len(self._markup), len(self._markup))
        if found is None:
            unclosed.add(name)
            if name not in {"script", "style"}:
                return at
        self._scripts.append(Element(name, token[3], token.start(), at, self._open[-1], close, end))
        return end

    def finish(self) -> Page:
        """End what is open, and add each element's counts to those of the one it stands in."""
        while len(self._open) > 1:
            self._end(len(self._markup), len(self._markup))
        whole = self._elements[0]
        whole.close = whole.end = len(self._markup)
        for element in reversed(self._elements[1:]):
            counts, outer = element.counts, element.outer
            if element.name == "a":
                counts.links = counts.text
            elif element.name in _PROSE:
                counts.prose, counts.paragraphs = counts.text - counts.links, counts.paragraphs + 1
            if outer is not None:
                outer.counts.text += counts.text
                outer.counts.links += counts.links
                outer.counts.prose += counts.prose
                outer.counts.paragraphs += counts.paragraphs
        return Page(self._markup, self._elements, self._scripts)

    def _end(self, close: int, end: int) -> None:
        element = self._open.pop()
        element.close, element.end = close, end
        self._counts[element.name] -= 1


_PROSE = frozenset({"p", "blockquote", "pre"})
