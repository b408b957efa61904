"""rss: feeds, in all forms that agencies, newsrooms and press offices publish them.

Standards: RSS 0.91 to 2.0 (rssboard.org), RSS 1.0 in RDF, Atom 1.0 (RFC 4287) and 0.3, deleted entries
(RFC 6721), with Dublin Core, content:encoded, media RSS, iTunes and PRISM; WordPress exports (WXR), of which
only published posts are stories; the Atom entries of the Associated Press and others that put their facts
into ContentMetadata and NewsManagement.

Read: each item or entry is a story, by local name with any prefix. uri is the guid, Atom's id or rdf:about;
a guid that is no permalink is one too. The body is the longest text; a shorter one is the summary. dc:creator
may be a login: only a name is a byline. Of Atom the version's date (updated) is published_at, of RSS pubDate.
Language, rights and agency are the channel's where the item says nothing. media:description and its credits
are captions. A feed without items is no story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from itertools import islice

from wiredesk.normalised.additions import add_note
from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import day_of, moment_of, set_headline, signals_in_order
from wiredesk.normalised.feed import facts
from wiredesk.normalised.feed.bodies import read_texts
from wiredesk.normalised.feed.captions import read_captions
from wiredesk.normalised.feed.item import Channel, Item
from wiredesk.normalised.markup.xml_document import Node, namespace_hint, read_xml, root_name

CONTENT_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})

FOUND: Mapping[str, str] = {
    "uri": "guid (also no permalink), Atom's id, rdf:about; else a link without a query",
    "provider": "source, the channel's publisher, copyright, title or site",
    "provider_version": "a revision of the agency's own elements",
    "headline": "title, without the label before it",
    "slugline": "slug elements of agencies' own",
    "take": "the label before the title",
    "signals": "take, status; deleted entries",
    "status": "the agencies' own status; a deleted entry is canceled",
    "byline": "dc:creator, author, if it is a name and no login",
    "language": "the item's, else the channel's; else detected",
    "category": "the first category",
    "urgency": "priority and urgency elements of agencies' own",
    "dateline": "before the dash of the first paragraph",
    "published_at": "Atom updated before published; pubDate, dc:date",
    "embargoed_until": "embargo elements of agencies' own",
    "paragraphs": "the longest of content:encoded, content, description and agencies' own bodies",
    "captions": "media:description, media:title with media:credit; figcaption",
    "summary": "the shorter of the texts",
    "ednote": "editorial notes of agencies' own; “(Adds …)” above the text",
    "signoff": "what ends the text",
    "usage_terms": "rights, dc:rights where they are terms",
    "copyright_holder": "copyright, rights: the name in the notice; the channel's",
    "subjects": "category: scheme, term, label",
}

_NO_POSTS = frozenset(
    """page attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request
    wp_block wp_template wp_template_part wp_global_styles wp_navigation feedback product shop_order acf-field
    acf-field-group""".split()
)
"""Types of post in a WordPress export that are no stories."""

_ITEM = re.compile(r"<(?:[\w.-]+:)?item[\s>/]", re.IGNORECASE)
_PARTS_OF_ITEM = re.compile(r"<(?:guid|pubDate|content:encoded|dc:date)[\s>]")
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:entry|deleted-entry)[\s>/]", re.IGNORECASE)


def detects(copy: Copy) -> bool:
    """Tell whether the root is a feed's: rss; feed or entry of Atom; RDF, or a bare channel, with items."""
    root = root_name(copy.text)
    if root == "rss":
        return True
    if root in {"feed", "entry"}:
        return "atom" in namespace_hint(copy.text) or (root == "feed" and bool(_ENTRY.search(copy.text)))
    if root == "item":  # one alone, as some systems hand feeds on
        return _PARTS_OF_ITEM.search(copy.text, 0, 20_000) is not None
    return root in {"rdf", "channel"} and bool(_ITEM.search(copy.text))


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the feed in the order sent, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    root = document.root
    items = [root] if root.name in ("entry", "item") else [*islice(_items(root), bounds().items + 1)]
    if len(items) > bounds().items:
        return [Unreadable("hostile", f"over {bounds().items:,} items")]
    channel = facts.channel_of(root)
    stories = [*filter(_is_story, map(Item, items))]
    drafts = [*each_in_time(partial(_read_item, channel=channel, copy=copy), stories)]
    if not drafts:
        why = "of its items none is a published post" if items else "a feed without items"
        return [Unreadable("no-story", why)]
    if document.broken_off and isinstance(drafts[-1], Draft):
        drafts[-1].flags.append("truncated")
    return drafts


def _items(root: Node) -> list[Node]:
    return [
        node
        for node in root.descendants("item", "entry", "deleted-entry")
        if (outer := node.parent()) is not None and outer.name in {"channel", "rdf", "feed", "rss", "items"}
    ]


def _is_story(item: Item) -> bool:
    """Tell whether an item of a WordPress export is a published post; of other feeds every item is one."""
    kind, status = item.text("post_type", by="-metadata", of="wp"), item.text("status", by="status", of="wp")
    return (kind or "post") not in _NO_POSTS and (status or "publish") == "publish"


def _read_item(item: Item, channel: Channel, copy: Copy) -> Draft:
    draft = Draft()
    if item.node.name == "deleted-entry":
        draft.uri = item.node.attr("ref", by="uri")
        draft.status = "canceled"
        add_note(draft, item.text("comment", by="ednote"))
    facts.identify(item, draft)
    facts.name_provider(item, draft, channel)
    facts.date_it(item, draft)
    if item.node.name == "deleted-entry" and draft.published_at is None:
        draft.published_at = moment_of(draft, item.node.attr("when", by="published_at"))
    facts.code_it(item, draft)
    facts.rights_of(item, draft, channel)
    draft.language = item.text("language", by="language") or item.node.attr("lang") or channel.language
    facts.subjects_of(item, draft)
    for name in (
        "title",
        "headline",
    ):  # a headline beside a title is the fuller one; a label may stand in both
        if (text := item.text(name, by="headline")) is not None:
            set_headline(draft, text)
    draft.byline = facts.names_of(item, channel)
    read_texts(item, draft, day_of(draft, copy.received_at))
    read_captions(item, draft)
    draft.dateline = draft.dateline or facts.dateline_of(item)
    facts.conclude_provider(item, draft, channel)
    signals_in_order(draft)
    draft.trace = partial(item.node.document.taken, item.node)
    return draft
