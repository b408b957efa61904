"""NewsML-G2: items of news in XML, one alone or many in a message.

Standard: IPTC NewsML-G2 2.0 to 2.34 (iptc.org/std/NewsML-G2; namespace iptc.org/std/nar/2006-10-01). Elements
are known by their local names, in whichever block they stand: agencies put a slugline into itemMeta, an
urgency beside it, and leave the namespace away.

Read: newsMessage (header, itemSet), a lone newsItem, newsItems in a wrapper of someone's own. uri is the
guid, published_at versionCreated. A code's scheme is what stands before its first colon; catalogues are not
fetched. Of several forms of a text (inlineXML with NITF or XHTML, inlineData) the best marked-up one is read,
whatever type it declares. Of items that are no text (itemClass picture, graphic, video, audio) the
description is the caption. A package (groupSet) beside its items is no record; alone, and concepts,
knowledge, plans and catalogues always, are no story. Which field is read where: newsmlg2_facts,
newsmlg2_lines, newsmlg2_content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import day_of, signals_in_order
from wiredesk.normalised.identity import owner_of
from wiredesk.normalised.markup.xml_document import Document, Node, read_xml, root_name
from wiredesk.normalised.newsmlg2 import content, facts, lines
from wiredesk.normalised.newsmlg2.meta import Envelope, Meta

CONTENT_TYPES = frozenset(
    f"application/vnd.iptc.g2.{kind}+xml" for kind in ("newsitem", "newsmessage", "packageitem")
)
"""As registered with IANA."""

FOUND: Mapping[str, str] = {
    "uri": "guid, without the revision that version states",
    "provider": "provider (qcode, literal, uri, name), infoSource, holder of rights, dateline",
    "provider_version": "version",
    "headline": "headline by role (no subheadline), else the title within the content",
    "slugline": "slugline without the take in brackets",
    "take": "in the slugline's brackets; the label before the headline",
    "signals": "sig:* and edit status (D, C, U), genre, take, edNote",
    "status": "pubStatus",
    "byline": "by, else a body's byline, else creator if a person",
    "language": "language tag, xml:lang; else detected",
    "urgency": "urgency; else the header's priority",
    "category": "a subject of a desk's or category's scheme, service",
    "dateline": "before the dash of the first paragraph, else dateline",
    "published_at": "versionCreated",
    "embargoed_until": "embargoed",
    "paragraphs": "the best marked-up of inlineXML (NITF, XHTML) and inlineData, whatever it declares",
    "captions": "description of pictures, graphics, video, audio; pictures in the text",
    "summary": "description by role, bullets above the byline",
    "ednote": "edNote, several; “(Adds …)” above the text",
    "signoff": "closing parts of edNote, what ends the text",
    "usage_terms": "usageTerms",
    "copyright_holder": "copyrightHolder (name, literal, qcode), copyrightNotice's name",
    "subjects": "subject: qcode in its parts, name in the item's language",
}

_NO_STORIES = {
    "conceptitem": "a concept",
    "knowledgeitem": "knowledge: a set of concepts",
    "planningitem": "planned coverage",
    "catalogitem": "a catalogue of vocabularies",
}
_ITEMS = ("newsitem", "packageitem", *_NO_STORIES)
_ROOTS = frozenset({"newsmessage", "packageitem", *_NO_STORIES})
_LOOKED_AT = 20_000
_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?newsItem\s[^<>]{0,4000}\bguid\s*=", re.IGNORECASE)
_OWN = re.compile(r"<(?:[\w.-]{1,40}:)?(?:itemMeta|contentMeta|contentSet|itemClass)\b", re.IGNORECASE)
_OTHERS = frozenset({"html", "rss", "feed", "rdf", "nitf", "newsml"})
"""Roots of other formats, whatever they quote."""


def detects(copy: Copy) -> bool:
    """Tell whether a copy is a message or an item of NewsML-G2; NewsML 1 has NewsItems too, but no guid."""
    root = root_name(copy.text)
    if root in _ROOTS:
        return True
    if not root or root in _OTHERS:
        return False
    found = _ITEM.search(copy.text, 0, _LOOKED_AT)
    if root == "newsitem":
        return found is not None or _OWN.search(copy.text, 0, _LOOKED_AT) is not None
    return found is not None and _OWN.search(copy.text, 0, 2 * _LOOKED_AT) is not None


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy in the order sent, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    found = list(_items(document.root))
    packages = [item for item in found if item.name == "packageitem"]
    others = [item for item in found if item.name != "packageitem"]
    if not others:
        why = "a package without its items" if packages else "a message without any item"
        return [Unreadable("no-story", why, _traced(document))]
    envelope = Envelope.of(document.root)
    drafts = [*each_in_time(partial(_read_item, envelope=envelope, received_at=copy.received_at), others)]
    if document.broken_off and isinstance(drafts[-1], Draft):
        drafts[-1].flags.append("truncated")
    return drafts


def _items(root: Node) -> Iterator[Node]:
    """Yield the items, in whatever they are wrapped; none is looked for within another."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name in _ITEMS:
            yield node
        else:
            waiting += reversed([*node.children()])


def _read_item(item: Node, envelope: Envelope, received_at: datetime) -> Draft | Unreadable:
    meta = Meta(item)
    why = _NO_STORIES.get(item.name) or facts.no_story_of(meta)
    if why is not None:
        return Unreadable("no-story", why, tuple(item.document.taken(item)))
    draft = _draft(meta, envelope, received_at)
    draft.trace = partial(item.document.taken, item)
    return draft


def _draft(meta: Meta, envelope: Envelope, received_at: datetime) -> Draft:
    draft = Draft()
    facts.identify(meta, draft)
    facts.name_provider(meta, draft, envelope)
    facts.date_it(meta, draft, envelope)
    facts.code_it(meta, draft, envelope)
    draft.language = facts.language_of(meta) or envelope.language
    facts.set_rights(meta, draft)
    draft.subjects = facts.subjects_of(meta, draft.language)
    lines.set_notes(meta, draft)
    lines.set_slugline(meta, draft)
    lines.set_headlines(meta, draft)
    draft.byline = lines.byline_of(meta)
    near = day_of(draft, received_at)
    content.read_content(meta, draft, near)
    lines.set_title(meta, draft)
    lines.set_subheadline(meta, draft)
    lines.set_dateline(meta, draft, near)
    lines.set_creators(meta, draft)
    draft.provider = draft.provider or owner_of(draft.uri)
    signals_in_order(draft)
    return draft


def _traced(document: Document) -> tuple[Taken, ...]:
    return tuple(document.taken())
