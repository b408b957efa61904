"""The lines of a NewsML 1 component: headline, byline, dateline and the rest, as they are shown to people.

NewsML 1.2, 5.10: NewsLines hold standard lines and, as NewsLine with a NewsLineType, any others. They come in
any order; a component that lacks one has that of the component around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from wiredesk.normalised.additions import add_note, add_summary
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.codes import signal_of
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import MARKS
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsml1.parts import Part
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.takes import is_editors_note, label_line
from wiredesk.normalised.timestamps import timestamp

_EDGES = " -–—_.,:="
_TYPES = {
    word: name
    for name, words in {
        "note": "advisoryline advisory ednote editornote editorsnote editorialnote noteline note instruction"
        " instructions specialinstructions attentionline attention warningline correctionline correction"
        " updateline embargoline embargo caution notetoeditors",
        "caption": "caption captionline cutline legend legende bildtext photocaption",
        "summary": "abstract abstractline summary summaryline teaser standfirst bullet bullets intro",
        "slugline": "slug slugline",
        "byline": "byline author authorline",
        "dateline": "dateline",
        "headline": "headline title",
        "rightsline": "rightsline usageline",
        "creditline": "creditline credit",
        "copyrightline": "copyrightline copyright",
        "signoff": "signoff signature initials signatureline",
    }.items()
    for word in words.split()
}
"""What the types of a NewsLine mean; any other is no text of the story."""

_SUBLINE = re.compile(r"^(?:utl|unterzeile)\.?\s*:\s*", re.IGNORECASE)
"""What the Austrian agency writes before a line under the headline."""

_LABEL = re.compile(r"\(([^()]{3,30}?)\s[-–—]\s[^()]{3,200}\)$")
_NO_FIGURES = {ord(mark): None for mark in "/.-: "}

Lines = dict[str, list[Node]]


def lines_of(part: Part) -> Lines:
    """Return a component's own lines by their name; a NewsLine of a usual type by what it is."""
    found: Lines = {}
    for lines in part.children.get("newslines", ()):
        for line in lines.children():
            if line.name != "newsline":
                found.setdefault(line.name, []).append(line)
                continue
            kind = line.child("newslinetype") or line
            stated = bare(kind.attr("formalname") or kind.peek())
            name = _TYPES.get(stated) or _TYPES.get(stated.removesuffix("line"), "-news-line")
            texts = [*line.children("newslinetext")] or [line]
            if name == "-news-line" and _is_note(texts[0].peek() or ""):
                name = "note"
            found.setdefault(name, []).extend(texts)
            if name == "note" and signal_of(stated.removesuffix("line")) == "correction":
                found.setdefault("-correction", []).append(line)
    return found


def _is_note(text: str) -> bool:
    """Tell whether a line of an unknown type is a note to editors: "(Zusammenfassung 1400 - neu: …)"."""
    label = _LABEL.match(text)
    return is_editors_note(text) or (label is not None and label_line(label[1]) is not None)


def nearest(lines: list[Lines], *names: str) -> list[Node]:
    """Return the lines of a name that say something, of the innermost component that has any.

    lines: of the components from the outermost; of several names the first that is found.
    """
    for name in names:
        for one in reversed(lines):
            if found := [node for node in one.get(name, ()) if node.peek() is not None]:
                return found
    return []


def first_text(nodes: Iterable[Node], by: str) -> str | None:
    """Return the first line's text without markup; the others are alternatives to it."""
    text: str | None = None
    for node in nodes:
        if text is None:
            text = one_line(node.text(by))
        elif by != "-metadata":
            node.take("-alternative-form")
    return text


def in_language(nodes: list[Node], language: str | None) -> list[Node]:
    """Return lines with those in the item's language first."""
    own = (language or "").lower()[:2]
    return sorted(nodes, key=lambda node: (node.attr("lang") or own).lower()[:2] != own) if own else nodes


def dateline_of(nodes: Iterable[Node], draft: Draft, near: date) -> Dateline | None:
    """Return the dateline of an element, with place and day; None for a timestamp or a date in figures."""
    for node in nodes:
        text = (one_line(node.text("dateline")) or "").strip(_EDGES)
        if not text or _is_timestamp(text):
            node.take("-timestamp")
            continue
        start = dateline_at_start(f"{text} - ", near, alone=True)
        if start is not None and (start.dateline is not None or start.agency):
            draft.provider = draft.provider or start.agency
            if start.dateline is not None:
                return start.dateline
            continue
        if known(text) is not None:
            continue
        place, _, region = text.partition(",")
        return Dateline(text=text, place=place.strip() or None, region=region.strip() or None)
    return None


def _is_timestamp(text: str) -> bool:
    """Tell whether a text is a date in figures, or a date with a time of day."""
    if timestamp(text) is not None or text.translate(_NO_FIGURES).isdigit():
        return True
    written = date_line(text)
    return written is not None and isinstance(written.moment, datetime)


def read_notes(lines: list[Lines], draft: Draft) -> None:
    """Add the notes to editors of all components, and what the types of their lines signal."""
    for one in lines:
        for name, nodes in one.items():
            if name == "-correction":
                draft.signals.append("correction")
            elif name == "note":
                for node in nodes:
                    add_note(draft, node.text("ednote"))
            elif name == "-news-line":
                for node in nodes:
                    node.take("-news-line")


def read_summaries(lines: list[Lines], draft: Draft) -> None:
    """Add subheadlines and abstracts; a note to editors in their place is a note."""
    for node in (*nearest(lines, "subheadline"), *nearest(lines, "summary")):
        text = _SUBLINE.sub("", one_line(node.text("summary")) or "")
        if is_editors_note(text):
            node.take("ednote")
            add_note(draft, text)
        else:
            add_summary(draft, text.strip(MARKS))


def texts_of(nodes: Iterable[Node], by: str) -> Iterator[str]:
    """Yield the texts of lines, without markup."""
    for node in nodes:
        if text := one_line(node.text(by)):
            yield text
