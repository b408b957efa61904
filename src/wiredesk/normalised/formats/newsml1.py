"""newsml1: NewsML 1.0 to 1.2, the envelope for news of all media that agencies have sent since 2000.

Standard: IPTC NewsML 1.2, functional specification and DTD (iptc.org/std/NewsML/1.2); RFC 3085 for the URN.
Root NewsML with one or several NewsItem, or a NewsItem alone. Elements are known by their local names in any
case.

Maps: PublicIdentifier without its revision to uri, RevisionId to provider_version, ThisRevisionCreated to
published_at, Status and StatusWillChange to status and embargo, Urgency, Instruction and NewsItemType to
signals (newsml1_facts); NewsLines to headline, byline, dateline, slugline (else NameLabel, KeywordLine),
summary, notes, rights (newsml1_lines); nested components by Role to body, captions, summary (newsml1_parts,
newsml1_texts); DataContent with NITF, XHTML, paragraphs, or any of them as text, to paragraphs
(newsml1_content); metadata of all components around the text to provider, subjects, rights, category. A
sidebar with a headline of its own is a story of its own. An item that only refers to others is a package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import day_of, moment_of, signals_in_order
from wiredesk.normalised.markup.xml_document import Document, Node, read_xml, root_name
from wiredesk.normalised.newsml1 import facts
from wiredesk.normalised.newsml1 import lines as news_lines
from wiredesk.normalised.newsml1.parts import MAX_PARTS, Part, Telling, children_of, part_of, tellings
from wiredesk.normalised.newsml1.texts import read_texts
from wiredesk.normalised.rights import holder_of, one_line
from wiredesk.normalised.slugs import is_sentence, part_slug

CONTENT_TYPES = frozenset({"text/vnd.iptc.newsml", "application/vnd.iptc.newsml+xml"})

FOUND: Mapping[str, str] = {
    "uri": "PublicIdentifier without its revision; else ProviderId and NewsItemId",
    "provider": "Provider, Source, ProviderId's domain, copyright",
    "provider_version": "RevisionId",
    "headline": "HeadLine of the main component, else the title within the content",
    "slugline": "SlugLine, else NameLabel, KeywordLine",
    "take": "behind the slug; the label before the headline",
    "signals": "Instruction, NewsItemType, take, AdvisoryLine, notes",
    "status": "Status",
    "byline": "ByLine; a byline in the content beats an agency",
    "language": "Language, xml:lang, inherited downwards; else detected",
    "urgency": "Urgency; else the envelope's Priority",
    "category": "NewsService, NewsProduct or a category property",
    "dateline": "before the dash of the first paragraph, else DateLine unless a date",
    "published_at": "ThisRevisionCreated; never the envelope's time",
    "embargoed_until": "StatusWillChange with its DateAndTime; words",
    "paragraphs": "DataContent: NITF, XHTML, p, CDATA, escaped, base64, plain; alternatives once",
    "captions": "components whose Role is caption or whose medium is a picture, with CreditLine",
    "summary": "SubHeadLine, components whose Role is summary",
    "ednote": "AdvisoryLine, Instruction's words, notes",
    "signoff": "what ends the text",
    "usage_terms": "UsageRights, RightsLine",
    "copyright_holder": "CopyrightHolder, CopyrightLine's name",
    "subjects": "SubjectCode (subject, matter, detail), Topic, inherited downwards",
}

MAX_ITEMS = 20_000
"""So many items may stand in one copy."""

_ITEM_OF_1 = re.compile(
    r"<(?:[\w.-]+:)?(?:NewsIdentifier|NewsManagement|NewsComponent|Identification)[\s/>]", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?NewsML[\s>]", re.IGNORECASE)
_PARTS_OF_1 = frozenset({"identification", "newsmanagement", "newscomponent", "update", "topicset"})
_OTHERS = frozenset({"", "newsmessage", "packageitem", "rss", "feed", "rdf", "html", "nitf"})
"""Roots within which the word NewsML says nothing: those of other formats, and none."""

_FILE_NAME = re.compile(r"\S+\.\w{2,4}|[\W\d_]+|\S*\d{5,}\S*")


def detects(copy: Copy) -> bool:
    """Tell whether the root is NewsML, or a NewsItem with the parts of version 1, which G2's has not."""
    root = root_name(copy.text)
    if root == "newsml":
        return True
    if root in ("newsitem", "newscomponent"):
        return _ITEM_OF_1.search(copy.text, 0, 20_000) is not None
    return (
        bool(root) and root not in ("newsmessage", "rss", "feed") and bool(_ROOT.search(copy.text, 0, 4_000))
    )


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy in the order sent, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    items = [*_items(document.root)]
    if len(items) > MAX_ITEMS:
        return [Unreadable("hostile", f"over {MAX_ITEMS:,} items")]
    envelope = _envelope(document)
    drafts: list[Draft | Unreadable] = []
    packages: list[Node] = []
    read = partial(_read_item, envelope=envelope, received_at=copy.received_at)
    for item, found in zip(items, each_in_time(read, items), strict=True):
        if found is None:
            packages.append(item)
        else:
            drafts += [found] if isinstance(found, Unreadable) else found
    if not drafts:
        why = "a package without its items" if packages else "NewsML without an item"
        drafts = [Unreadable("no-story", why, tuple(document.taken()[:200]))]
    last = drafts[-1]
    if document.broken_off and isinstance(last, Draft):
        last.flags.append("truncated")
    return drafts


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What a document says for all its items: language, sender, priority, time, and the topics in it."""

    topics: dict[str, Node]
    language: str | None = None
    sender: str | None = None
    urgency: int | None = None
    sent_at: str | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """An item: its element, its children by name, what identifies its provider, and what it inherits."""

    node: Node
    children: dict[str, list[Node]]
    envelope: _Envelope
    received_at: datetime

    def child(self, name: str) -> Node | None:
        """Return the first child element of a name."""
        return next(iter(self.children.get(name, ())), None)


def _items(root: Node) -> Iterator[Node]:
    """Yield the items, also those that stand in components of others."""
    if root.name == "newsitem":
        yield root
    for node in root.descendants("newsitem"):
        if any(child.name in _PARTS_OF_1 for child in node.children()):
            yield node
    if root.name == "newscomponent":
        yield root


def _envelope(document: Document) -> _Envelope:
    root = document.root
    language = root.attr("lang")
    topics = facts.topics_of(root)
    node = root.first("newsenvelope") if root.name != "newsitem" else None
    if node is None:
        return _Envelope(topics, language)
    sent = node.child("dateandtime")
    return _Envelope(
        topics,
        language,
        next(facts.parties(node.children("sentfrom"), topics, "-envelope"), None),
        facts.urgency_of(node.children("priority")),
        sent.peek() if sent is not None else None,
    )


def _read_item(node: Node, envelope: _Envelope, received_at: datetime) -> list[Draft | Unreadable] | None:
    """Return an item's stories; None if it only refers to other items."""
    item = _Item(node, children_of(node), envelope, received_at)
    language = node.attr("lang") or envelope.language
    components = [node] if node.name == "newscomponent" else item.children.get("newscomponent", [])
    if not components and "topicset" in item.children:
        return [Unreadable("no-story", "a set of topics", tuple(node.document.taken(node)[:200]))]
    part = part_of(components, node, language)
    if part is None:
        return [Unreadable("hostile", f"over {MAX_PARTS:,} components in one item")]
    stories = tellings(part, part.language)
    if not any(one.texts or one.pictures for one in stories) and any(one.refers for one in part.all()):
        return None
    drafts = [_draft(item, telling, number) for number, telling in enumerate(stories)]
    for draft, telling in zip(drafts[1:], stories[1:], strict=True):
        apart = telling.components[telling.outer].node
        draft.taken = node.document.taken(apart)
        node.document.pieces[apart.element] = [Taken(apart.where, apart.raw_text(), "-story-of-its-own")]
    drafts[0].trace = partial(node.document.taken, node)
    return [*drafts]


def _draft(item: _Item, telling: Telling, number: int) -> Draft:
    """Return the draft of one story of an item; only the first has the item's id and slug."""
    draft = Draft()
    identification = item.child("identification")
    identifier = facts.identify(identification, draft)
    if number:
        draft.uri = None
    components = telling.components
    lines = [news_lines.lines_of(part) for part in components]
    _name_provider(item, components, lines, identifier, draft)
    draft.language = _language(item, components)
    facts.manage(item.child("newsmanagement"), draft)
    _set_slugline(identification, lines, draft, is_first=number == 0)
    for part in components:
        for name in ("administrativemetadata", "descriptivemetadata", "metadata"):
            for metadata in part.children.get(name, ()):
                facts.state_properties(metadata.children("property"), draft)
    if draft.urgency is None:
        draft.urgency = item.envelope.urgency
    if draft.published_at is None:
        draft.published_at = moment_of(draft, item.envelope.sent_at)
    draft.subjects = facts.subjects_of(components, item.envelope.topics, draft.language)
    rights = news_lines.texts_of(news_lines.nearest(lines, "rightsline"), "usage_terms")
    facts.set_rights(components, rights, draft)
    label = identification.child("namelabel") if identification is not None and number == 0 else None
    read_texts(telling, lines[telling.outer :], label, draft, day_of(draft, item.received_at))
    signals_in_order(draft)
    return draft


def _name_provider(
    item: _Item,
    components: list[Part],
    lines: list[news_lines.Lines],
    identifier: str | None,
    draft: Draft,
) -> None:
    """Set what names the agency, and who holds the rights by the copyright line."""
    metadata = [
        node for part in reversed(components) for node in part.children.get("administrativemetadata", ())
    ]
    stated = [
        text
        for node in metadata
        for text in facts.parties(node.children("provider"), item.envelope.topics, "provider")
    ]
    sources = [
        text
        for node in metadata
        for text in facts.parties(node.children("source"), item.envelope.topics, "provider")
    ]
    credit_lines = [*news_lines.texts_of(news_lines.nearest(lines, "creditline"), "provider")]
    notice = news_lines.first_text(news_lines.nearest(lines, "copyrightline"), "copyright_holder")
    draft.copyright_holder = facts.holder_among(components) or holder_of(notice)
    draft.provider = facts.provider_among(
        stated, [*sources, *credit_lines], identifier, draft.copyright_holder
    )
    draft.provider = draft.provider or item.envelope.sender or next(iter([*sources, *credit_lines]), None)


def _language(item: _Item, components: list[Part]) -> str | None:
    """Return the language declared nearest to the text: by an element, else by an attribute."""
    told = next(
        (
            at
            for at, part in enumerate(components)
            if any(kind in ("body", "sidebar") for kind, _ in part.texts)
        ),
        len(components) - 1,
    )
    around = components[: told + 1]
    for part in reversed(around):
        for metadata in part.children.get("descriptivemetadata", ()):
            for node in metadata.children("language"):
                if (stated := facts.formal(node, "language")) is not None:
                    return stated
    inherited = around[-1].language if around else None
    return inherited or item.node.attr("lang") or item.envelope.language


def _set_slugline(
    identification: Node | None,
    lines: list[news_lines.Lines],
    draft: Draft,
    *,
    is_first: bool,
) -> None:
    """Set the slugline: the line, else the item's label, else the keywords where they look like a slug."""
    text = news_lines.first_text(news_lines.nearest(lines, "slugline"), "slugline")
    label = identification.child("namelabel") if identification is not None and is_first else None
    name = one_line(label.peek()) if label is not None else None
    if text is None and label is not None and name and _can_be_slug(name):
        text = label.text("slugline")
    for node in [] if text is not None else news_lines.nearest(lines, "keywordline")[:1]:
        keywords = node.peek() or ""
        if ("/" in keywords or "-" in keywords) and not any(mark in keywords for mark in (";", ", ")):
            text = node.text("slugline")
    slug = part_slug(text)
    if slug is not None:
        draft.slugline = slug.text
        add_take(draft, slug.take)


def _can_be_slug(name: str) -> bool:
    """Tell whether an item's label is a slug: no file's name, no number, no headline."""
    return len(name) <= 90 and not _FILE_NAME.fullmatch(name) and not is_sentence(name)
