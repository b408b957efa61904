"""The byline of NITF: persons; titles, employers and places stand in elements of their own or in none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.markup.html import plain
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.parts import REPEATED, Parts

_PLACEHOLDERS = frozenset("byline author name none staff unknown null n/a na - by anonymous writer".split())
_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w'’-]+(?: [\w'’-]+)?), ([^\W\d_][\w.'’ -]+)$")
"""A person as an index has one: "Doe, Jane"."""

_EDGES = " -–—_.,:"


def read_bylines(parts: Parts, draft: Draft) -> None:
    """Set the byline as sent, titles left out; a placeholder is none, nor one for an index ("DOE, JANE")."""
    found: list[str] = []
    for node in parts.get("byline", ()):
        if "normalized" in (node.attr("class") or ""):
            node.take(REPEATED)
            continue
        text = _names(node)
        if text is None:
            continue
        stated = text.lower().strip(_EDGES)
        if not stated or stated in _PLACEHOLDERS or stated.removeprefix("by ") in _PLACEHOLDERS:
            node.take("-placeholder")
            continue
        node.take("byline")
        for title in node.descendants("byttl", "virtloc", "location"):
            title.take("-byline-title")
        found.append(text)
    if not names_and_agency(draft.byline)[0]:
        draft.byline = [*draft.byline, *found]


def _names(byline: Node) -> str | None:
    """Return a byline in one line: a title, an employer, a place in elements of their own are left out.

    Each person is parted from what stands around by a comma.
    """
    pieces: list[str] = []
    for text, name in _texts(byline, without=("byttl", "virtloc", "location", "alt-code", "postaddr")):
        pieces.append(f" ; {text} ; " if name == "person" else text)
    text = plain(" ".join("".join(pieces).split()))
    parts = [part.strip(" ,.-–—") for part in text.split(";")]
    kept = [part for part in parts if part and part.lower() not in ("by", "and", "&", "with", "in")]
    return " ; ".join(kept) or None


def _texts(node: Node, without: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the texts below an element with the name of the child they stand in, "" for none."""
    yield node.element.text or "", ""
    for child in node.children():
        if child.name in without:
            yield " ; ", ""
        elif child.name == "person" and len(child.element):
            yield " ".join(part for part in child.element.itertext() if part.strip()), "person"
        else:
            text = child.peek() or (" ; " if child.name == "br" else "")
            yield _SURNAME_FIRST.sub(r"\2 \1", text) if child.name == "person" else text, child.name
        yield child.element.tail or "", ""
