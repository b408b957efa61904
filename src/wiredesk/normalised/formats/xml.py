"""xml: an XML of an agency's own, which follows no standard.

Practice: a flat record of a story, or a list of them, whose elements are named for what they hold
(`<headline>`, `<content>`, `<byline>`, `…Date`, `…ID`); the names are in xml_names. The body is a text,
a text with HTML in CDATA or escaped, or elements of HTML or of paragraphs. Attributes of an item's own
element (id, lang, version, date) are read as its elements are.

An id is the surest of the elements that end in "id" (xml_names.IDS); published_at the surest of the dates
(xml_names.PUBLISHED), never that of creation, change or expiry. An envelope gives its language and provider
to its items. XML in which nothing is named as a story's headline or text is no story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wiredesk.normalised import subjects
from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import (
    add_caption,
    add_note,
    add_summary,
    add_take,
    day_of,
    end_of_day,
    moment_of,
    read_body,
    set_headline,
    signals_in_order,
)
from wiredesk.normalised.html import Blocks
from wiredesk.normalised.identity import is_id, without_revision
from wiredesk.normalised.providers import zone_of
from wiredesk.normalised.rights import holder_of, usage_of
from wiredesk.normalised.story import Dateline, Subject
from wiredesk.normalised.timestamps import timestamp
from wiredesk.normalised.xml_document import Node, read_xml, root_name
from wiredesk.normalised.xml_names import (
    FIELDS,
    IDS,
    NO_DATES,
    NO_IDS,
    PARAGRAPHS,
    PUBLISHED,
    TIMES,
    squeezed,
)

CONTENT_TYPES = frozenset[str]()
"""None of its own: "application/xml" is said of every XML."""

FOUND: Mapping[str, str] = {
    "uri": "the surest element or attribute that ends in “id” (guid, …ID), none of a service's or category's",
    "provider": "provider, agency, source, credit; else the holder of rights; an envelope's for its items",
    "provider_version": "version, revision",
    "headline": "headline, title, heading, in six languages, without the label before it",
    "slugline": "slug, slugline, catchline, keyword line",
    "take": "take, take key, version label; the label before the headline",
    "signals": "signal, action, edit status; take, notes, status",
    "status": "status, pubstatus, state",
    "byline": "byline, author, creator, or their first and last names; a byline in the body",
    "language": "language, lang, xml:lang; an envelope's for its items; else detected",
    "urgency": "urgency, else priority",
    "category": "category, section, department",
    "dateline": "before the dash of the first paragraph, else dateline",
    "published_at": "version created, publish date, pub date, issued, sent, date (and time); never created",
    "embargoed_until": "embargo, embargo until, release after",
    "paragraphs": "body, content, text: HTML in elements, in CDATA or escaped, own elements, plain text",
    "captions": "caption; a picture's caption or description, with its credit",
    "summary": "summary, abstract, standfirst, subheadline; bullets above the byline",
    "ednote": "editor's note, instructions, note, advisory; “(Adds …)” above the text",
    "signoff": "end mark, contact; what ends the text",
    "usage_terms": "usage terms, restrictions, rights",
    "copyright_holder": "copyright, copyright holder: the name in the notice",
    "subjects": "subject, topic, media topic: code, scheme, name",
}

_HTML = frozenset(
    "html head body div p span section main header nav footer h1 h2 h3 h4 table ul ol blockquote figure a b "
    "i em strong script style meta link br hr center font".split()
)
_CAPTIONS = (*(name for name, field in FIELDS.items() if field == "caption"), "description", "text")
_CREDITS = ("credit", "creditline", "byline", "photographer", "source", "copyright")
_PARTS = frozenset({"picture", "subject"})
"""Fields whose elements hold parts of their own, which are no fields of the story."""


def detects(copy: Copy) -> bool:
    """Tell whether a copy is XML that is no HTML; the standards' roots are asked for before."""
    name = root_name(copy.text)
    declared = copy.text[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
    return bool(name) and (declared or name not in _HTML) and "</" in copy.text


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    items = _items(document.root)
    if len(items) > bounds().items:
        return [Unreadable("hostile", f"over {bounds().items:,} items")]
    if not items:
        why = f"XML <{document.root.name}> without a headline or text"
        return [Unreadable("no-story", why, tuple(document.taken()[:200]))]
    envelope = _Found(document.root, without=items) if items[0] != document.root else None
    drafts = [_read_item(item, envelope, copy) for item in items]
    if document.broken_off:
        drafts[-1].flags.append("truncated")
    return [*drafts]


def _items(root: Node) -> list[Node]:
    """Return the elements that are a story each: those of a list, else the root; none if nothing is one."""
    named = [
        node
        for node in root.descendants()
        if FIELDS.get(squeezed(node.name)) in ("headline", "body") and node.peek() is not None
    ]
    if not named:
        return [root] if FIELDS.get(squeezed(root.name)) == "body" and root.peek() else []
    holders = {node.element.getparent() for node in named}
    for outer in _downwards(root):
        children = list(outer.children())
        names = Counter(child.name for child in children)
        lists = {
            child.name
            for child in children
            if names[child.name] > 1
            and FIELDS.get(squeezed(child.name)) not in ("body", "headline", "picture", "summary")
        }
        items = [child for child in children if child.name in lists and _holds(child, holders)]
        if len(items) > 1:
            return items
        if outer.element in holders:
            return [outer]
    return [root]


def _downwards(root: Node) -> Iterator[Node]:
    """Yield the root, and its only child that has children, and so on: an envelope in an envelope."""
    node: Node | None = root
    while node is not None:
        yield node
        inner = [child for child in node.children() if len(child.element)]
        node = inner[0] if len(inner) == 1 else None


def _holds(node: Node, holders: set[object]) -> bool:
    return node.element in holders or any(one.element in holders for one in node.descendants())


@dataclass(frozen=True, slots=True)
class _Named:
    """What an element or an attribute holds: its squeezed name, and how to note who took it."""

    name: str
    node: Node
    attribute: str | None = None

    def text(self, by: str) -> str | None:
        if self.attribute is not None:
            return self.node.attr(self.attribute, by=by)
        return self.node.text(by)


class _Found:
    """The elements and attributes of an item by the field they hold, in their order."""

    def __init__(self, item: Node, without: list[Node] | None = None) -> None:
        self.by_field: dict[str, list[_Named]] = {}
        self.by_name: dict[str, list[_Named]] = {}
        for attribute in item.element.attrib:
            name = attribute.rpartition("}")[2]
            self._add(_Named(squeezed(name), item, name.lower()))
        left_out = {node.element for node in without or ()}
        waiting = list(item.children())[::-1]
        while waiting:
            node = waiting.pop()
            if node.element in left_out:
                continue
            name = squeezed(node.name)
            field = FIELDS.get(name)
            nested = any(FIELDS.get(squeezed(child.name)) for child in node.children())
            wraps = nested and field in ("body", "headline")
            if field in _PARTS or (field and not wraps) or (field is None and len(node.element) == 0):
                self._add(_Named(name, node))
            else:
                waiting += list(node.children())[::-1]

    def _add(self, named: _Named) -> None:
        self.by_name.setdefault(named.name, []).append(named)
        field = FIELDS.get(named.name)
        if field is not None:
            self.by_field.setdefault(field, []).append(named)

    def text(self, field: str, by: str) -> str | None:
        """Return the first text of a field."""
        return next((text for one in self.by_field.get(field, ()) if (text := one.text(by))), None)

    def texts(self, field: str, by: str) -> list[str]:
        """Return all texts of a field."""
        return [text for one in self.by_field.get(field, ()) if (text := one.text(by))]

    def named(self, *names: str) -> Iterator[_Named]:
        """Yield what has one of these names, in the order of the names."""
        for name in names:
            yield from self.by_name.get(name, ())


def _read_item(item: Node, envelope: _Found | None, copy: Copy) -> Draft:
    draft = Draft()
    found = _Found(item)
    _identify(found, draft)
    _attribute(found, envelope, draft)
    _date(found, draft, copy)
    _code(found, draft)
    for note in found.texts("ednote", by="ednote"):
        add_note(draft, note)
    add_take(draft, found.text("take", by="take"))
    set_headline(draft, found.text("headline", by="headline"))
    for text in found.texts("summary", by="summary"):
        add_summary(draft, text)
    draft.slugline = found.text("slugline", by="slugline")
    for one in found.by_field.get("byline", ()):
        draft.byline += _names(one)
    _read_texts(found, draft, copy)
    _picture(found, draft)
    dateline = found.text("dateline", by="dateline")
    if dateline and draft.dateline is None and timestamp(dateline) is None:
        draft.dateline = Dateline(text=dateline.rstrip(" -–—"))
    for text in found.texts("signoff", by="signoff"):
        draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text
    draft.subjects = subjects.once(_subjects(found))
    signals_in_order(draft)
    draft.taken = item.document.taken(item)
    return draft


def _identify(found: _Found, draft: Draft) -> None:
    draft.provider_version = found.text("version", by="provider_version")
    own = [*found.named(*IDS)]
    own += [
        one
        for name, all_of in found.by_name.items()
        for one in all_of
        if name.endswith("id") and name not in IDS and not NO_IDS.search(name)
    ]
    for one in own:
        text = one.text(by="-metadata")
        if is_id(text):
            draft.uri = without_revision(one.text(by="uri") or "", draft.provider_version)
            return


def _attribute(found: _Found, envelope: _Found | None, draft: Draft) -> None:
    """Set provider, language and rights; an envelope's where the item says nothing."""
    for one in filter(None, (found, envelope)):
        draft.provider = draft.provider or one.text("provider", by="provider")
        draft.language = draft.language or one.text("language", by="language")
        holder = one.text("holder", by="copyright_holder")
        draft.copyright_holder = draft.copyright_holder or holder_of(holder)
        draft.usage_terms = draft.usage_terms or usage_of(one.texts("usage", by="usage_terms"))
    draft.provider = draft.provider or draft.copyright_holder


def _date(found: _Found, draft: Draft, copy: Copy) -> None:
    zone = zone_of(draft.provider or copy.raw.provider)
    dated = [*found.named(*PUBLISHED)]
    dated += [
        one
        for name, all_of in found.by_name.items()
        for one in all_of
        if name.endswith(("date", "datetime", "time")) and name not in PUBLISHED + TIMES
    ]
    for one in dated:
        if NO_DATES.search(one.name) and one.name not in PUBLISHED:
            continue
        text = one.text(by="-metadata") or ""
        moment = moment_of(draft, text, zone)
        if moment is None:
            written = date_line(text, zone)
            moment = written.moment if written else None
        if moment is None:
            continue
        one.text(by="published_at")
        if not isinstance(moment, datetime):
            at = next((t for each in found.named(*TIMES) if (t := each.text(by="-metadata"))), None)
            moment = (at and moment_of(draft, f"{moment.isoformat()}T{at}", zone)) or moment
        draft.published_at = moment
        break
    for text in found.texts("embargo", by="embargoed_until"):
        moment = moment_of(draft, text, zone)
        if moment is not None:
            draft.embargoed_until = end_of_day(moment, draft)
            return
        if text.lower() in ("true", "yes", "1"):
            # Until when is not said: nobody but a person can release it.
            draft.signals.append("embargo")
            draft.status = draft.status or "withheld"


def _code(found: _Found, draft: Draft) -> None:
    state_status(draft, found.text("status", by="status"))
    draft.signals += filter(None, map(signal_of, found.texts("signal", by="signals")))
    text = found.text("urgency", by="urgency") or found.text("priority", by="urgency")
    draft.urgency = int(text) if text and text.isdigit() and len(text) == 1 else None
    draft.category = found.text("category", by="category")


def _names(one: _Named) -> list[str]:
    """Return the names of a byline element; of several authors each."""
    inner = [child for child in one.node.children() if child.peek()] if one.attribute is None else []
    named = [child for child in inner if "name" in child.name or "author" in child.name]
    if named:
        first = next((child for child in inner if child.name.startswith("first")), None)
        last = next((child for child in inner if child.name.startswith(("last", "family", "sur"))), None)
        if first is not None and last is not None:
            return [f"{first.text(by='byline')} {last.text(by='byline')}"]
        return [text for child in named if (text := child.text(by="byline"))]
    text = one.text(by="byline")
    return [text] if text else []


def _read_texts(found: _Found, draft: Draft, copy: Copy) -> None:
    """Read the body: the longest of the forms in which it is sent, all elements of that name in order."""
    found_in = found.by_field.get("body", ())
    bodies = [one.node for one in found_in if one.attribute is None and one.node.peek()]
    if not bodies:
        return
    form = max(bodies, key=lambda node: len(node.peek() or "")).name
    for node in bodies:
        if node.name != form:
            node.take("-alternative-form")
    read = [node for node in bodies if node.name == form]
    blocks = Blocks()
    for node in read:
        part = _blocks(node)
        blocks.headline = blocks.headline or part.headline
        blocks.paragraphs += part.paragraphs
        blocks.captions += part.captions
        blocks.left_out += part.left_out
        node.document.pieces[node.element] = []
    first = read[0]
    first.document.pieces[first.element] = read_body(
        draft, blocks, day_of(draft, copy.received_at), first.where
    )


def _blocks(node: Node) -> Blocks:
    """Return the paragraphs of a body, which may have elements of its own for them."""
    own = [child for child in node.descendants() if squeezed(child.name) in PARAGRAPHS]
    if own and any(len(child.element) == 0 for child in own):
        texts = [
            child.peek() for child in own if not any(squeezed(c.name) in PARAGRAPHS for c in child.children())
        ]
        return Blocks(paragraphs=[text for text in texts if text])
    return node.blocks()


def _picture(found: _Found, draft: Draft) -> None:
    """Read captions: elements named so, and those of the pictures that go with the item."""
    for text in found.texts("caption", by="captions"):
        add_caption(draft, text)
    for one in found.by_field.get("picture", ()):
        inner = [child for child in one.node.children() if FIELDS.get(squeezed(child.name)) == "picture"]
        for picture in inner or [one.node]:
            parts = {squeezed(child.name): child for child in picture.descendants()}
            caption = next((parts[name] for name in _CAPTIONS if name in parts), None)
            credit = next((parts[name] for name in _CREDITS if name in parts), None)
            if caption is not None:
                by = credit.text(by="captions") if credit is not None else None
                add_caption(draft, caption.text(by="captions"), by)


def _subjects(found: _Found) -> Iterator[Subject | None]:
    for one in found.by_field.get("subject", ()):
        if one.attribute is not None:
            continue
        inner = [*one.node.children()]
        for node in inner or [one.node]:
            code = node.attr("code", "qcode", "id", "refnum", "formalname", "value")
            name = node.attr("name") or node.peek()
            node.take("subjects")
            yield subjects.subject(code, name, node.attr("scheme", "vocabulary", "type"), node.attr("uri"))
