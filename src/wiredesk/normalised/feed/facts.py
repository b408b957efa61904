"""The facts of a feed's item besides its text: its id, who sent it, since when, its rights and subjects.

The names are those of RSS, Atom, Dublin Core, PRISM, WordPress exports, and of the groups in an Atom entry of
the Associated Press (see formats/rss.py). What an item does not say of language, agency and rights, its
channel does; an agency that only relays is behind what the item itself names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wiredesk.normalised import rights
from wiredesk.normalised.additions import add_note, add_take
from wiredesk.normalised.agencyxml.names import field_named, named_for, squeezed
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.feed.item import Channel, Item
from wiredesk.normalised.identity import owner_of, without_revision
from wiredesk.normalised.markup.html import plain
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.providers import known, named, site_name
from wiredesk.normalised.slugs import part_slug
from wiredesk.normalised.story import Dateline, Subject
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.timestamps import timestamp

_ATOM_DATES = ("updated", "modified", "published", "issued", "created")
_RSS_DATES = ("pubdate", "date", "issued", "publicationdate", "published", "updated", "available", "created")
"""Elements that say when this version was issued, in order; in Atom a change before the first issue."""

_NOTES = (
    "publishingspecialinstructions",
    "ednote",
    "editorsnote",
    "editors_note",
    "edsnote",
    "editorialnote",
    "instruction",
    "note",
    "notes",
    "redaktionshinweis",
    "nota",
    "notas",
    "remark",
)
"""Elements that hold notes to editors; an instruction only if its type says so."""

_URGENCIES = ("urgency", *named_for("urgency"), *named_for("priority"))
_SLUGS = ("slugline", "slug", "slug-line", *named_for("slugline"))
"""As agencies call their own elements, in many languages."""

_ADDRESS = re.compile(r"^\s*(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+\s*(?:[(<](?P<name>[^()<>]*)[)>])?\s*$")
_NAMED_FIRST = re.compile(r"^(?P<name>[^@<>()]+?)\s*[<(]\s*[^\s@]+@[^\s@]+[>)]\s*$")
_LOGIN = re.compile(
    r"^(?:(?:super|site|web)?\s?admin\w*|webmaster|root|editor|wordpress|user\d*|guest|unknown|nobody|anonymous|"
    r"none|null|noreply|no-reply|redaktion|[a-z]+\d+|[a-z]+[._-][a-z]+|[a-z]{2,})$",
)
_PARTS_OF_TITLE = re.compile(r"\s+[-–—|:•»>/]+\s+|:\s+|\s*[|»]\s*")
_SESSION = re.compile(
    r"[?&;](?:\w*session\w*|sid|jsessionid|phpsessid|token|sig|signature|expires|qt|et|auth|apikey|api_key|key)=",
    re.IGNORECASE,
)
_SECTIONS = frozenset({"category", "subject"})
_LONG_NOTICE = 12
"""Words from which a notice of copyright says more than who holds it."""


def channel_of(root: Node) -> Channel:
    """Return what the feed says of all items: of RSS its channel, of Atom the feed itself."""
    node = root if root.name in {"feed", "channel"} else root.child("channel") or root
    item = Item(node)
    title = item.text("title", by="-feed") or ""
    links = [link.peek() or link.attr("href") or "" for link in item.all("link")]
    links = [link for link in links if link] + [node.attr("about") or ""]
    publisher = item.text("publisher", by="-feed")
    holders, terms = _rights(item)
    holder = next(iter(holders), None)
    authors = [person.peek() or "" for person in item.all("author", "creator", "managingeditor")]
    authors += [name.peek() or "" for one in item.all("author") for name in one.children("name")]
    stated = [publisher, holder, title, *_PARTS_OF_TITLE.split(title), *authors, *links, owner_of(_id(item))]
    return Channel(
        language=item.text("language", by="-feed") or node.attr("lang") or root.attr("lang"),
        provider=next(filter(None, map(named, stated)), None),
        site=publisher or next(filter(None, map(site_name, links)), None) or title or holder,
        usage_terms=terms,
        copyright_holder=holder,
        authors=dict(_authors(node)),
    )


def identify(item: Item, draft: Draft) -> None:
    """Set uri and provider_version. A guid that is no permalink is an id; a link of a session is none."""
    draft.provider_version = item.text(
        "managementsequencenumber", "version", "revision", by="provider_version"
    )
    for node in item.all("guid", "id", "managementid", "identifier"):
        text = node.peek()
        permalink = (node.attr("ispermalink") or "true").lower() != "false"
        if text and not (permalink and _SESSION.search(text)):
            draft.uri = node.text("uri")
            break
    about = item.node.attr("about")
    if draft.uri is None and about and not _SESSION.search(about):
        draft.uri = item.node.attr("about", by="uri") or about
    if draft.uri is None:
        links = [
            link
            for link in item.all("link")
            if "//" in (text := link.peek() or "") and not _SESSION.search(text)
        ]
        draft.uri = links[0].text("uri") if links else None
    if draft.uri:
        draft.uri = without_revision(draft.uri, draft.provider_version)


def name_provider(item: Item, draft: Draft, channel: Channel) -> None:
    """Set the agency that the item names, or that the channel is; others are named by conclude_provider()."""
    for node in item.all(
        "provider", "publisher", "source", "newsprovider", "agency", "credit", "distributor"
    ):
        for name in (_title_of(node), node.peek(), node.attr("url"), node.attr("id")):
            if draft.provider is None and (agency := named(name)) is not None:
                draft.provider = agency
                node.take("provider")
    draft.provider = draft.provider or channel.provider or named(owner_of(draft.uri) or draft.uri)


def conclude_provider(item: Item, draft: Draft, channel: Channel) -> None:
    """Set the provider of an item whose agency neither it, its text nor its channel makes known."""
    if draft.provider is not None:
        return
    _, agency = names_and_agency(draft.byline)
    nodes = item.all("provider", "publisher", "source", "newsprovider", "agency")
    stated = [name for node in nodes if (name := _title_of(node) or node.peek()) and "//" not in name]
    link = next((site_name(node.peek() or node.attr("href")) for node in item.all("link")), None)
    draft.provider = agency or next(iter(stated), None) or channel.site or link or draft.copyright_holder


def date_it(item: Item, draft: Draft) -> None:
    """Set published_at and embargoed_until; in Atom the version's own date comes before the first one."""
    names = _ATOM_DATES if item.node.name == "entry" else _RSS_DATES
    nodes = [*item.all(*names), *item.all("post_date_gmt", of="wp")]
    for node in nodes:
        text = node.peek()
        if text is None or text.startswith("0000"):
            continue
        stated = f"{text} GMT" if node.name.endswith("_gmt") else text
        if (moment := moment_of(draft, stated)) is not None:
            draft.published_at = moment
            node.take("published_at")
            break
    for node in item.all("embargodate", "embargo", "embargoed", "embargoeduntil"):
        if (moment := moment_of(draft, node.peek())) is not None:
            draft.embargoed_until = end_of_day(moment, draft)
            draft.signals.append("embargo")
            node.take("embargoed_until")
            break


def code_it(item: Item, draft: Draft) -> None:
    """Set status, urgency, slugline, notes, and the signals that are codes."""
    state_status(draft, item.text("publishingstatus", "pubstatus", "status", by="status"))
    for node in item.all(*_URGENCIES):
        value = node.attr("numeric", by="urgency") or node.text("urgency") or ""
        if draft.urgency is None and value.isdigit() and 1 <= int(value[:9]) <= 8:
            draft.urgency = int(value)
    for name in ("editorialtype", "signal", "edstatus"):
        draft.signals += filter(None, (signal_of(node.text("signals")) for node in item.all(name)))
    slug = item.text(*_SLUGS, by="slugline")
    if (parted := part_slug(slug)) is not None:
        draft.slugline = parted.text
        add_take(draft, parted.take)
    own = [name for name in item.names() if name not in _NOTES and field_named(squeezed(name)) == "ednote"]
    for node in item.all(*_NOTES, *own):
        if node.name != "instruction" or "note" in (node.attr("type") or "").lower():
            add_note(draft, node.text("ednote"))


def rights_of(item: Item, draft: Draft, channel: Channel) -> None:
    """Set the terms of use and their holder: the item's, else the channel's."""
    holders, terms = _rights(item)
    stated = [node.attr("holder", by="copyright_holder") for node in item.all("copyright")]
    draft.copyright_holder = next(filter(None, [*stated, *holders]), None) or _media_holder(item)
    draft.copyright_holder = draft.copyright_holder or channel.copyright_holder
    draft.usage_terms = terms or (None if holders else channel.usage_terms)


def _media_holder(item: Item) -> str | None:
    """Return who holds the rights of an item that is all media, as its media:copyright says."""
    notices = item.all("copyright", of="media")
    notices += [
        one for node in item.all("group", "content", of="media") for one in node.children("copyright")
    ]
    return next(filter(None, (rights.holder_of(node.peek()) for node in notices[:1])), None)


def subjects_of(item: Item, draft: Draft) -> None:
    """Set the subjects, and of them the category: a section before a tag."""
    found: list[Subject | None] = []
    sections: list[tuple[bool, str]] = []
    for node in item.all("category", "subject", "keyword"):
        text, term, label = node.peek(), node.attr("term"), node.attr("label")
        scheme = node.attr("domain", "scheme")
        node.take("subjects")
        code = term if label else node.attr("nicename")
        found.append(subject(code, text or label or term, scheme))
        if node.name in _SECTIONS and (text or label or term):
            sections.append((scheme == "post_tag", plain(text or label or term or "")))
    keywords = [*item.all("keywords", "tags"), *item.all("keywords", of="media")]
    keywords += [one for node in item.all("group", of="media") for one in node.children("keywords")]
    for node in keywords:
        words = [part.strip() for part in re.split("[,;]", node.text("subjects") or "")]
        found += [subject(name=word) for word in words if word != draft.slugline]
    for node in item.all("subjectclassification"):
        authority, value = node.attr("authority"), node.attr("value")
        node.take("subjects")
        if authority and value and "category code" in authority.lower():
            draft.category = draft.category or value
        else:
            found.append(subject(node.attr("id"), value, authority))
    draft.subjects = once(found)
    draft.category = draft.category or item.text("section", by="category")
    draft.category = draft.category or (min(sections, key=lambda one: one[0])[1] if sections else None)


def names_of(item: Item, channel: Channel) -> list[str]:
    """Return the byline as sent, logins left out; of a login that the export explains, the name."""
    for names in (("byline",), ("creator", "author")):
        found = [
            name
            for node in item.all(*names)
            if "caption" not in (node.attr("title") or "").lower()
            if (name := _person(node, channel)) is not None
        ]
        if found:
            return found
    return [name for node in item.all("author", of="itunes") if (name := _person(node, channel))]


def dateline_of(item: Item) -> Dateline | None:
    """Return the dateline element, unless it is a timestamp; the place of the event is none."""
    text = item.text("dateline", by="dateline")
    if text is not None and timestamp(text) is None:
        text = plain(text).rstrip(" -–—")
        place, _, region = text.partition(",")
        return Dateline(text=text, place=place.strip() or None, region=region.strip() or None)
    for node in item.all("datelinelocation"):
        if (city := node.attr("city", by="dateline")) is not None:
            return Dateline(text=city, place=city)
    return None


def _person(node: Node, channel: Channel) -> str | None:
    """Return the name that an element gives: of Atom its name, of an address what stands in brackets."""
    inner = node.child("name")
    text = plain(inner.peek() or "" if inner is not None else node.peek() or "")
    for form in (_ADDRESS, _NAMED_FIRST):
        if (found := form.match(text)) is not None:
            text = (found["name"] or "").strip()
    text = channel.authors.get(text, text)
    if text and known(text) is not None:
        node.take("byline")
        return text
    if not text or _LOGIN.match(text) or text.lower() in {"admin", "administrator", "editor", "webmaster"}:
        node.take("-login" if text else "-address")
        return None
    node.take("byline")
    return text


def _authors(channel: Node) -> Iterable[tuple[str, str]]:
    for author in channel.children("author"):
        login, shown = author.child("author_login"), author.child("author_display_name")
        if login is not None and shown is not None and (name := shown.peek()) and (key := login.peek()):
            yield key, name


def _title_of(node: Node) -> str | None:
    inner = node.child("title", "name")
    return inner.peek() if inner is not None else None


def _id(item: Item) -> str | None:
    found = item.all("id")
    return found[0].peek() if found else None


def _rights(item: Item) -> tuple[list[str], str | None]:
    """Return who holds the rights, and the terms of use: a short notice, or a name alone, says no more."""
    holders: list[str | None] = []
    terms: list[str] = []
    for node in item.all("rights", "copyright", "license", "usageterms", "rightsline"):
        text = node.peek()
        if text is None:
            continue
        is_notice = rights.is_notice(text)
        is_name = node.name == "copyright" or named(text) is not None
        if is_notice or is_name:
            holders.append(rights.holder_of(text))
        if len(text.split()) >= _LONG_NOTICE or not (is_notice or is_name):
            terms.append(text)
        node.take("usage_terms" if text in terms else "copyright_holder")
    return [holder for holder in holders if holder], rights.usage_of(terms)
