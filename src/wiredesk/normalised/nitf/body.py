"""The body of NITF, whole or a part of it, alone or within another format.

Standard: IPTC NITF 3.0 to 3.6, body (body.head, body.content, body.end). It may be an element `nitf`, `body`,
`body.content`, or any that holds such parts; body.head may lack, and its elements may stand elsewhere.

hedline/hl1 is the headline, hl2 and abstract are the summary; byline without byttl; dateline, which the
text's own beats; distributor; note to ednote; rights; media to captions with their producer as credit;
tagline and bibliography to signoff. What is left is the body: p, tables, lists, block, bq, pre, hl2 as
subhead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption, read_body, set_headline
from wiredesk.normalised.markup.html import html_to_blocks, plain
from wiredesk.normalised.markup.laid_out import with_layout
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of, one_line, usage_of
from wiredesk.normalised.slugs import is_slug, part_slug
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.takes import is_editors_note, label_line
from wiredesk.normalised.timestamps import timestamp

_OWN = frozenset(
    """hedline byline dateline distributor abstract note rights media tagline bibliography copyrite hl1
    series""".split()
)
"""Elements of the body that are no paragraph of it."""

_NO_TEXT = frozenset(
    """head title meta tobject iim docdata pubdata revision-history key-list nitf-table-metadata
    media-metadata media-reference media-object table-reference alt-code rt rp correction doc-id urgency
    date.issue date.release date.expire ed-msg du-key doc.copyright doc.rights identified-content fixture
    evloc doc-scope del-list nav""".split()
)
"""Elements of the head, wherever they stand, and of metadata; nav: what leads to other pages."""

_INLINE_TOO = frozenset({"media", "note"}) | _NO_TEXT
"""What may stand within a paragraph and is not of its text; rt: how a word is read, beside the word."""

_TEXTS = frozenset("p li td th pre dt dd hl2 q caption".split())
_REPEATED = "-alternative-form"
_CLASSES = {
    "byline": "byline",
    "tagline": "tagline",
    "signoff": "tagline",
    "endnote": "tagline",
    "ednote": "note",
    "editorsnote": "note",
    "editors-note": "note",
    "editornote": "note",
    "abstract": "abstract",
    "standfirst": "abstract",
    "lead_paragraph": _REPEATED,
}
"""Classes of a paragraph that say what NITF has an element for."""

_PLACEHOLDERS = frozenset("byline author name none staff unknown null n/a na - by anonymous writer".split())
_ESCAPED = re.compile(
    r"&lt;(/?(?:p|br|div|h[1-6]|ul|ol|li|table|tr|td|th|b|i|em|strong|a|span)(?:\s[^&<>]{0,300})?/?)&gt;",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w'’-]+(?: [\w'’-]+)?), ([^\W\d_][\w.'’ -]+)$")
"""A person as an index has one: "Doe, Jane"."""

_FRACTION = re.compile(r"</numer>\s*+<denom", re.IGNORECASE)
"""A fraction whose bar (frac-sep) is left to the one who prints it."""

_REGIONS = ("state", "region", "country")
_EDGES = " -–—_.,:"

Parts = dict[str, list[Node]]


def read_nitf_body(root: Node, draft: Draft, near: date) -> None:
    """Fill the draft with what the body holds and the draft does not have yet; note all for the trace.

    root: an element `nitf`, `body`, `body.content`, or one around them. near: the story's date (day_of), of
    which a dateline's day takes its year.
    """
    parts = _parts(root)
    _headline(parts, draft)
    _bylines(parts, draft)
    for node in parts.get("distributor", ()):
        name = _inline(node, "provider")
        draft.provider = draft.provider or name
    _abstracts(parts, draft)
    _notes(parts, draft)
    _rights(parts, draft)
    for node in parts.get("media", ()):
        _media(node, draft)
    dateline = _dateline(parts, draft, near)
    endings = _endings(parts)
    _content(root, parts, draft, near)
    draft.dateline = draft.dateline or dateline
    _add_signoff(draft, endings)


def _parts(root: Node) -> Parts:
    """Return the elements below that are no paragraphs, by name, each name's in the order sent."""
    parts: Parts = {}
    waiting = [*reversed([*root.children()])]
    seen_text = False
    repeated: list[Node] = []
    while waiting:
        node = waiting.pop()
        name = _kind(node)
        within_text = name in _TEXTS
        if name in _NO_TEXT:
            parts.setdefault("", []).append(node)
        elif name == _REPEATED:
            repeated.append(node)
        elif name in _OWN and not (name == "hl1" and (seen_text or "hedline" in parts)):
            parts.setdefault(name, []).append(node)
        elif within_text:
            seen_text = seen_text or node.name == "p"
            if len(node.element):
                for inner in node.descendants(*_INLINE_TOO):
                    parts.setdefault(inner.name if inner.name in _OWN else "", []).append(inner)
        else:
            waiting += reversed([*node.children()])
    if repeated and seen_text:
        # An archive gives the first paragraphs a second time, in a block of their own.
        parts.setdefault("", []).extend(repeated)
        for node in repeated:
            node.take(_REPEATED)
    return parts


def _kind(node: Node) -> str:
    """Return an element's name, or that of the element which its class or style says it is."""
    if node.name == "block" and "external-links" in (node.attr("style") or "").lower():
        return "nav"
    if node.name in ("p", "block", "div") and (value := node.attr("class")) is not None:
        return _CLASSES.get(value.lower(), node.name)
    return node.name


def _headline(parts: Parts, draft: Draft) -> None:
    """Set the headline: the first hl1 that is no slug and no label alone; what stands under it is summary."""
    lines: list[Node] = []
    for hedline in parts.get("hedline", ()):
        lines += [*hedline.descendants("hl1", "hl2")] or [hedline]
    lines += parts.get("hl1", ())
    lines.sort(key=lambda node: node.name == "hl2")
    for node in lines:
        text = _inline(node)
        if text is not None:
            node.take(_subhead(node, text, draft) if node.name == "hl2" else _head(text, draft))


def _head(text: str, draft: Draft) -> str:
    """Set what a line of the hedline says; return the field that takes it."""
    if label_line(text):
        add_take(draft, text)
        return "take"
    if is_editors_note(text):
        add_note(draft, text)
        return "ednote"
    if _is_slug_of(text, draft):
        set_slugline(draft, text)
        return "slugline"
    if draft.headline is None:
        set_headline(draft, text)
        return "headline"
    return "-repeated-headline" if bare(text) == bare(draft.headline) else "-other-headline"


def _subhead(node: Node, text: str, draft: Draft) -> str:
    """Set what a second line says: it is summary, unless its class or its words say otherwise."""
    if label_line(text) or is_editors_note(text):
        return _head(text, draft)
    if bare(text) == bare(draft.headline):
        return "-repeated-headline"
    if draft.slugline is not None and bare(text) == bare(draft.slugline):
        return "-other-slug"
    if "headline" in (node.attr("class") or "").lower():
        return "-other-headline"  # an archive's, for its pages; dpa's "ShortHeadLine"
    add_summary(draft, text)
    return "summary"


def set_slugline(draft: Draft, text: str | None) -> None:
    """Set the slugline, if there is none, without the take behind it, which is the take."""
    parted = part_slug(text)
    if parted is None:
        return
    draft.slugline = draft.slugline or parted.text
    add_take(draft, parted.take)


def _is_slug_of(text: str, draft: Draft) -> bool:
    same = draft.slugline is not None and bare(text) == bare(draft.slugline)
    return is_slug(text) or (same and len(text.split()) <= 3)


def _bylines(parts: Parts, draft: Draft) -> None:
    """Set the byline as sent, titles left out; a placeholder is none, nor one for an index ("DOE, JANE")."""
    found: list[str] = []
    for node in parts.get("byline", ()):
        if "normalized" in (node.attr("class") or ""):
            node.take(_REPEATED)
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


def _abstracts(parts: Parts, draft: Draft) -> None:
    for node in parts.get("abstract", ()):
        node.take("summary")
        for text in _paragraphs(node):
            if is_editors_note(text):
                add_note(draft, text)
            else:
                add_summary(draft, text)


def _notes(parts: Parts, draft: Draft) -> None:
    """Add the notes to editors; a note of copyright is one of the rights."""
    terms: list[str] = []
    for node in parts.get("note", ()):
        texts = _paragraphs(node)
        if (node.attr("noteclass") or "").lower() in ("cpyrt", "copyright"):
            node.take("usage_terms")
            terms += texts
            continue
        node.take("ednote")
        for text in texts:
            add_note(draft, text)
    if terms:
        draft.usage_terms = usage_of([draft.usage_terms, *terms])


def _rights(parts: Parts, draft: Draft) -> None:
    """Set who holds the rights, and the terms: text, type of use, limits."""
    for node in parts.get("rights", ()):
        node.take("usage_terms")
        owner = node.first("rights.owner")
        if owner is not None:
            draft.copyright_holder = draft.copyright_holder or holder_of(owner.text("copyright_holder"))
        draft.copyright_holder = draft.copyright_holder or holder_of(
            node.attr("owner", by="copyright_holder")
        )
        if draft.usage_terms is None:
            loose = [node.element.text, *(child.element.tail for child in node.children())]
            named = [node.first("rights.type"), node.first("rights.limitations")]
            texts = [" ".join(filter(None, loose)), *(one.peek() for one in named if one is not None)]
            draft.usage_terms = usage_of(texts)
    for node in parts.get("copyrite", ()):
        holder = node.first("copyrite.holder") or node
        node.take("copyright_holder")
        draft.copyright_holder = draft.copyright_holder or holder_of(holder.peek())


def _media(node: Node, draft: Draft) -> None:
    """Add the captions of a picture, a film or a sound; its producer is the credit."""
    texts = [text for one in node.descendants("media-caption") if (text := _joined(one, "captions"))]
    stated = {
        (one.attr("name") or "").lower(): one
        for one in node.descendants("media-metadata")
        if one.attr("name")
    }
    producers = [
        text
        for one in node.descendants("media-producer")
        if (text := _inline(one, "captions" if texts else "-credit"))
    ]
    if not texts:
        texts = _stated(stated, "caption", "description")
    if texts:
        producers = producers or _stated(stated, "credit", "source", "copyright")
    for text in dict.fromkeys(texts):
        add_caption(draft, text, next(iter(producers), None))


def _stated(metadata: dict[str, Node], *names: str) -> list[str]:
    """Return the first of the metadata of these names that says something."""
    found = (metadata[name].attr("value", by="captions") for name in names if name in metadata)
    return [text for text in found if text][:1]


def _dateline(parts: Parts, draft: Draft, near: date) -> Dateline | None:
    """Return the dateline of the element; None for a timestamp."""
    for node in parts.get("dateline", ()):
        node.take("dateline")
        days = [*node.descendants("story.date")]
        text = _placed(node)
        day = next((found for one in days if (found := timestamp(one.attr("norm")))), None)
        if text is None or timestamp(text) is not None:
            continue
        text = text.rstrip(_EDGES)
        start = dateline_at_start(f"{text} - ", near, alone=True)
        if start is not None:
            draft.provider = draft.provider or start.agency
            if start.dateline is not None:
                return start.dateline
        place, _, region = text.partition(",")
        inner = node.first("city")
        city = inner.peek() if inner is not None else None
        outer = next((one for name in _REGIONS if (one := node.first(name)) is not None), None)
        stated = outer.peek() if outer is not None else None
        on = day.moment if day else None
        if known(text) is not None or not text:
            continue
        return Dateline(
            text=text,
            place=city or place.strip() or None,
            region=stated or region.strip() or None,
            published_on=_day_of(on),
        )
    return None


def _day_of(moment: date | None) -> date | None:
    return date(moment.year, moment.month, moment.day) if moment is not None else None


def _placed(node: Node) -> str | None:
    """Return a dateline in one line; places in elements of their own that nothing parts, parted by commas.

    A story.date that is only a timestamp is no part of it.
    """
    pieces: list[str] = []
    for one in node.element.iter():
        inner = Node(one, node.document)
        is_stamp = inner.name == "story.date" and timestamp(inner.peek()) is not None
        if one.text and one.text.strip() and not is_stamp:
            glued = pieces and inner.name in ("city", "story.date", *_REGIONS) and pieces[-1].strip()
            if glued and pieces[-1].rstrip()[-1:] not in ",(-–—/":
                pieces.append(", ")
            pieces.append(one.text)
        if one is not node.element and one.tail:
            pieces.append(one.tail if one.tail.strip() else "")
    return plain(" ".join(" ".join(pieces).replace(" ,", ",").split())) or None


def _content(root: Node, parts: Parts, draft: Draft, near: date) -> None:
    """Read what is left: the paragraphs."""
    regions = [*_outermost(root)]
    left_out = [node for nodes in parts.values() for node in nodes]
    if draft.paragraphs:
        for region in regions:
            region.take("-alternative-form")
        return
    markups = [_markup(region, left_out) for region in regions]
    signoff, draft.signoff = draft.signoff, None
    blocks = html_to_blocks("\n".join(markups)) if len(markups) > 1 else html_to_blocks(markups[0])
    taken = read_body(draft, blocks, near, regions[0].where)
    if signoff:
        _add_signoff(draft, [signoff])
    document = root.document
    inside = {region.element for region in regions}
    for node in left_out:
        if any(outer in inside for outer in node.element.iterancestors()):
            taken += document.taken(node)
    document.pieces[regions[0].element] = taken
    for region in regions[1:]:
        document.pieces[region.element] = []


def _outermost(root: Node) -> Iterator[Node]:
    """Yield the elements whose text is the body: body, else the body.contents, else the element itself."""
    if root.name in ("body", "body.content"):
        yield root
        return
    found = [*root.children("body")] or [*root.descendants("body")] or [*root.descendants("body.content")]
    elements = {node.element for node in found}
    outer = [node for node in found if not any(one in elements for one in node.element.iterancestors())]
    yield from outer or [root]


def _markup(region: Node, left_out: Iterable[Node]) -> str:
    """Return what is left of a region as HTML; markup in it that was sent as text is markup again."""
    markup = with_layout(region.markup(set(left_out)))
    if "numer>" in markup:
        markup = _FRACTION.sub("</numer>/<denom", markup)
    if "&amp;lt;" in markup:
        markup = markup.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
    return _ESCAPED.sub(r"<\1>", markup) if "&lt;" in markup else markup


def _endings(parts: Parts) -> list[str]:
    """Return what taglines and bibliographies add to what closes the story."""
    found: list[str] = []
    for name in ("tagline", "bibliography"):
        for node in parts.get(name, ()):
            node.take("signoff")
            found += _paragraphs(node)
    for node in parts.get("series", ()):
        node.take("-series")
    return found


def _add_signoff(draft: Draft, texts: list[str]) -> None:
    lines = [*(draft.signoff or "").split("\n"), *texts]
    draft.signoff = "\n".join(dict.fromkeys(filter(None, lines))) or None


def _paragraphs(node: Node) -> list[str]:
    blocks = html_to_blocks(_markup(node, ()))
    texts = [blocks.headline, *blocks.paragraphs, *(caption.text for caption in blocks.captions)]
    return [text for text in texts if text]


def _joined(node: Node, by: str) -> str | None:
    """Return the paragraphs in an element in one line, and note which field took it."""
    node.take(by)
    return " ".join(_paragraphs(node)) or None


def _inline(node: Node, by: str | None = None) -> str | None:
    """Return the text of an element that has to be one line; a break in it is a blank."""
    if by is not None:
        node.take(by)
    if node.is_nil():
        return None
    if len(node.element) == 0:
        return one_line(node.element.text)
    pieces: list[str] = []
    for one in node.element.iter():
        pieces.append((one.text or "") if Node(one, node.document).name != "br" else " ")
        if one is not node.element:
            pieces.append(one.tail or "")
    return one_line("".join(pieces))
