"""nitf: the News Industry Text Format, one story in XML.

Standard: IPTC NITF 3.0 to 3.6 (iptc.org/std/NITF). Elements are found by their local names wherever they
stand, since agencies misplace them; a body without its head, or a part of one, is read too, as are several
nitf in an element of the sender's own.

Read: doc-id to uri (du-key's version, where the id ends in it, is cut off), regsrc to provider, hl1 to
headline (a title only where there is no hl1 and it reads as a sentence), du-key or a lone keyword to slug,
date.issue to published_at, date.release to embargoed_until where words speak of an embargo,
management-status, urgency, tobject.subject, ed-msg and correction to ednote, doc.copyright and doc.rights.
The body: see nitf/body.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import day_of, set_headline, signals_in_order
from wiredesk.normalised.markup.xml_document import Node, read_xml, root_name
from wiredesk.normalised.nitf.body import read_nitf_body
from wiredesk.normalised.nitf.head import Head, head_of, hold_back, meta_bylines, read_head, read_title
from wiredesk.normalised.nitf.headline import set_slugline
from wiredesk.normalised.slugs import is_sentence, is_slug, part_slug

CONTENT_TYPES = frozenset({"application/nitf+xml", "text/vnd.iptc.nitf", "application/vnd.iptc.nitf+xml"})

FOUND: Mapping[str, str] = {
    "uri": "doc-id's id-string, without the version that du-key states",
    "provider": "regsrc, else the holder of rights, distributor, dateline, sign-off",
    "provider_version": "du-key's version, revision elements",
    "headline": "hl1; a title only where there is none and it is a sentence; slugs never",
    "slugline": "slug elements and metas, du-key, a lone keyword",
    "take": "behind the slug; the label before the headline",
    "signals": "take, ed-msg, correction, series, metas, notes",
    "status": "management-status",
    "byline": "byline, its person; byttl is none; a body's “By …” beats a placeholder",
    "language": "xml:lang, baselang; else detected",
    "urgency": "urgency's ed-urg; else a priority meta",
    "category": "the section's or category's meta",
    "dateline": "before the dash of the first paragraph, else the dateline element",
    "published_at": "date.issue; never date.expire or revision history",
    "embargoed_until": "date.release where status or words speak of an embargo",
    "paragraphs": "body.content: p, block, pre, hl2, tables, lists; a part of a document too",
    "captions": "media-caption with media-producer, also in a media-caption's own text",
    "summary": "abstract, hl2 in the head",
    "ednote": "note, ed-msg, correction's text, series",
    "signoff": "tagline, bibliography, what ends the text",
    "usage_terms": "doc.rights, its limitations",
    "copyright_holder": "doc.copyright's holder, doc.rights' owner",
    "subjects": "tobject.subject: refnum, the most exact name",
}

_FRAGMENTS = frozenset({"body.content", "body.head", "hedline", "docdata"})
_OTHERS = frozenset(
    """newsml newsitem newsmessage packageitem conceptitem knowledgeitem planningitem catalogitem
    newscomponent rss feed entry html svg rdf""".split()
)
"""Roots of formats in which NITF may stand: they are read as those formats."""

_ROOT_OF_PART = re.compile(
    r"<(?:[\w.-]+:)?(?:body\.(?:head|content|end)|hedline|hl1|nitf-table)\b", re.IGNORECASE
)
_NITF = re.compile(r"<(?:[\w.-]+:)?nitf[\s/>]", re.IGNORECASE)
_OTHER = re.compile(
    r"<(?:[\w.-]+:)?(?:newsml|newsitem|newsmessage|inlinexml|datacontent)[\s>]", re.IGNORECASE
)
_LOOKED_AT = 4000
_TOPIC = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}(?: [A-ZÀ-ÖØ-Þ0-9]{2,}){1,3}|[A-ZÀ-ÖØ-Þ]{4,} [A-ZÀ-Þ][\w-]+")
"""A title that names a topic: "MÁLAGA HOSPITAL", "TRANSPORT Tram"."""


def detects(copy: Copy) -> bool:
    """Tell whether a copy is NITF: by its root, or by what its root holds first."""
    text = copy.text
    start = text.find("<", 0, 300)
    if start < 0 or any(mark in text[:start] for mark in "{["):
        return False
    root = root_name(text[start : start + 20_000])
    if root == "nitf" or root in _FRAGMENTS:
        return True
    if not root or root in _OTHERS or _OTHER.search(text, 0, _LOOKED_AT):
        return False
    return bool((_NITF if root != "body" else _ROOT_OF_PART).search(text, 0, _LOOKED_AT))


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each story of the copy in the order sent, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    root = document.root
    found = [] if root.name == "nitf" else [*root.descendants("nitf")]
    if len(found) > bounds().items:
        return [Unreadable("hostile", f"over {bounds().items:,} stories")]
    provider, language = _envelope(root) if found else (None, None)
    read = partial(_read_item, received_at=copy.received_at, provider=provider, language=language)
    drafts = [*each_in_time(read, found or [root])]
    last = drafts[-1]
    if not document.broken_off or isinstance(last, Unreadable):
        return drafts
    last.flags.append("truncated")
    if last.headline or last.paragraphs or last.captions:
        return drafts
    return [*drafts[:-1], Unreadable("truncated", "it ends before its text", tuple(last.taken))]


def _envelope(root: Node) -> tuple[str | None, str | None]:
    """Return the provider and the language that the element around several stories states for them."""
    provider = root.attr("provider", "source", "agency", "sender")
    named = root.child("provider", "source", "agency", "sender") if provider is None else None
    return provider or (named.peek() if named else None), root.attr("lang", "language")


def _read_item(root: Node, received_at: datetime, provider: str | None, language: str | None) -> Draft:
    """Read one story. provider, language: what the element around it states, for one that states none."""
    draft = Draft()
    head = head_of(root)
    read_head(head, draft, provider)
    title = _slug_title(head, draft)
    read_nitf_body(root, draft, day_of(draft, received_at))
    if title is not None:
        _title(*title, draft)
    draft.byline = draft.byline or meta_bylines(head)
    hold_back(head, draft, received_at)
    signals_in_order(draft)
    draft.language = draft.language or language
    draft.trace = partial(root.document.taken, root)
    return draft


def _slug_title(head: Head, draft: Draft) -> tuple[Node, str] | None:
    """Take a title that is a slug for the slugline; return one that is none."""
    found = read_title(head)
    if found is None:
        return None
    node, title = found
    parted = part_slug(title)
    if not is_slug(title) and not _TOPIC.fullmatch(parted.text if parted else title):
        return found
    node.take("slugline" if draft.slugline is None else "-other-slug")
    set_slugline(draft, title)
    return None


def _title(node: Node, title: str, draft: Draft) -> None:
    """Take the title for the headline that lacks, if it is one."""
    if draft.headline is None and is_sentence(title) and not _begins_text(title, draft):
        node.take("headline")
        set_headline(draft, title)
    else:
        node.take("-title")


def _begins_text(title: str, draft: Draft) -> bool:
    """Tell whether a title is only the first words of the text."""
    first = draft.paragraphs[0] if draft.paragraphs else ""
    return bare(first[: 2 * len(title)]).startswith(bare(title))
