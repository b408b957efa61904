"""ap: the Associated Press's JSON, as its Media API and Content API give it.

Practice followed: AP's own descriptions of its content metadata (developer.ap.org), which bend ninjs 1.x. An
item is `item` in `data`, in a list `items`, or by itself; `meta` beside it (products, permissions) says
nothing of the story. Two older dialects are read too: Content API entries, and AP's index of documents
(itemid, dateline, filings at the top).

Read: altids.itemid to uri, since `uri` is a link with a query; version; versioncreated; pubstatus,
editorialtypes, signals, profile; a text's title ("US--Georgia-Farm Heat") to slugline, the take
behind it to take; bylines[].by, whose `title` is the employer's; located to dateline, where the text has
none, else the city of datelinelocation; description_summary to summary, description_caption to captions, the
credit from description_creditline and the photographer; usageterms and rightsline; the holder's name out of
copyrightnotice. headline_extended is a second headline, headline_seo a page's: neither is text. The text is
mostly a rendition elsewhere, which is never fetched: such a story has no paragraphs. Associations, keyed "1",
"2" …, give captions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from wiredesk.normalised.additions import add_note
from wiredesk.normalised.codes import signal_of
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import day_of, set_headline, signals_in_order
from wiredesk.normalised.newsjson import bodies, facts
from wiredesk.normalised.newsjson.fields import Fields, scalar
from wiredesk.normalised.newsjson.items import Found, read_items
from wiredesk.normalised.newsjson.story import (
    dateline_text,
    headline_of,
    names_of,
    note_it,
    read_text,
    slug_it,
)
from wiredesk.normalised.newsjson.text import looks_like_json
from wiredesk.normalised.providers import urgency_of, zone_of
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.slugs import is_sentence
from wiredesk.normalised.story import Dateline

CONTENT_TYPES = frozenset({"application/vnd.ap.media+json"})

FOUND: Mapping[str, str] = {
    "uri": "altids.itemid, never the link in uri",
    "provider": "provider, infosource; AP",
    "provider_version": "version",
    "headline": "headline; headline_extended and headline_seo are none",
    "slugline": "slugline, a title in a slug's form",
    "take": "behind the title's slug; the label before the headline",
    "signals": "signals, editorialtypes, profile, ednote",
    "status": "pubstatus",
    "byline": "bylines[].by; its title is the employer's",
    "language": "language",
    "urgency": "urgency; else editorialpriority",
    "category": "subject of the category scheme",
    "dateline": "before the dash of the first paragraph, else located, else datelinelocation's city",
    "published_at": "versioncreated",
    "embargoed_until": "embargoed, releasedatetime of an embargo",
    "paragraphs": "body_nitf, body.nitf, body_html, body_text; a rendition is never fetched",
    "captions": "description_caption, with credit line and photographer; associations",
    "summary": "description_summary",
    "ednote": "ednote",
    "signoff": "what ends the text",
    "usage_terms": "usageterms, rightsline",
    "copyright_holder": "the name in copyrightnotice",
    "subjects": "subject: scheme, code, name",
}

AGENCY = "AP"
"""Who issued what names nobody."""

_AP = re.compile(
    r'"altids"\s*:\s*\{[^{}]{0,800}"(?:itemid|etag|friendlykey)"|"editorialpriority"\s*:|'
    r'"uri"\s*:\s*"https?:(?:\\?/){2}api\.ap\.org\\?/',
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[\w.-]*\bap\.org/(?:[\w.-]+/)*([\w.-]+)/?(?:[?#].*)?$", re.IGNORECASE)


def detects(copy: Copy) -> bool:
    """Tell by AP's own keys whether JSON is AP's; ninjs that AP sends has none of them."""
    return looks_like_json(copy.text) and _AP.search(copy.text) is not None


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy in the order sent, or why there is none."""
    return read_items(copy, _draft)


def _draft(found: Found, received_at: datetime) -> Draft:
    item = found.item
    draft = Draft()
    _identify(item, draft)
    facts.code_it(item, draft)
    signal = signal_of(item.text("profile", by="-metadata"))
    draft.signals += [signal] if signal else []
    if draft.urgency is None:
        draft.urgency = urgency_of(item.text("editorialpriority", by="urgency"), AGENCY)
    # infosource is whose material AP sends ("DHA via AP"), not who sends it.
    facts.name_provider(item, draft, found.provider or AGENCY, ("provider", "source"))
    facts.date_it(item, draft, zone_of(AGENCY))
    draft.language = item.text("language", by="language") or found.language
    draft.usage_terms = facts.usage_of(item)
    draft.subjects = facts.subjects_of(item, draft.language)
    draft.category = draft.category or _category(item)
    _slug_it(item, draft)
    note_it(item, draft)
    for name in ("specialinstructions", "outinginstructions"):
        for note in item.texts(name, by="ednote"):
            add_note(draft, note)
    set_headline(draft, headline_of(item))
    if draft.headline is None:
        set_headline(draft, one_line(item.text("headlineextended", by="headline")))
    draft.byline = _names(item)
    near = day_of(draft, received_at)
    draft.summary = bodies.summary_of(item)
    read_text(item, draft, near)
    draft.captions = bodies.once(
        [*bodies.own_captions(item), *draft.captions, *bodies.associated_captions(item)]
    )
    draft.dateline = draft.dateline or _dateline(item, draft, near)
    signals_in_order(draft)
    return draft


def _identify(item: Fields, draft: Draft) -> None:
    """Set uri and provider_version: itemid stays through all revisions, etag names one."""
    draft.provider_version = item.text("version", "recordsequencenumber", by="provider_version")
    for one in item.objects("altids"):
        draft.uri = draft.uri or one.text("itemid", by="uri")
    draft.uri = draft.uri or item.text("itemid", "guid", by="uri")
    link = scalar(item.get("uri"))
    if draft.uri is None and link is not None:
        item.take("uri", "uri")
        named = _LINK.match(link)
        draft.uri = named[1] if named else link
    for one in item.objects("altids"):
        draft.uri = draft.uri or one.text("friendlykey", "videoid", "transref", by="uri")


def _category(item: Fields) -> str | None:
    """Return AP's category code ("a", "i", "s"), which stands among the subjects."""
    for one in item.objects("subject"):
        rels = one.get("rels", "rel")
        if "category" in (rels if isinstance(rels, list) else [rels]):
            return one.text("code", "name", by="category")
    return next(
        (text for one in item.objects("filings") if (text := one.text("category", by="category"))), None
    )


def _slug_it(item: Fields, draft: Draft) -> None:
    """Set the slugline; a text's title is the desk's name for it, whatever its form, unless a sentence."""
    slug_it(item, draft)
    title = one_line(scalar(item.get("title")))
    is_text = (scalar(item.get("type")) or "").lower() == "text"
    if draft.slugline is None and title and is_text and not is_sentence(title):
        draft.slugline = one_line(item.text("title", by="slugline"))
    for filing in item.objects("filings"):
        if draft.slugline is None:
            slug_it(filing, draft)


def _names(item: Fields) -> list[str]:
    names = names_of(item)
    if names or not bodies.is_picture(item):
        return names
    people = item.objects("photographer")
    return [name for one in people if (name := one_line(one.text("name", by="byline")))]


def _dateline(item: Fields, draft: Draft, near: date) -> Dateline | None:
    for name in ("dateline", "located"):
        found = dateline_text(item.text(name, by="dateline"), draft, near)
        if found is not None:
            return found
    for one in item.objects("datelinelocation"):
        city = one.text("city", by="dateline")
        if city:
            return Dateline(text=city, place=city, region=one.text("countryareaname", by="dateline"))
    return None
