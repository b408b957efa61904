"""xml: an XML of an agency's own, which follows no standard.

Practice: a flat record of a story, or a list of them, whose elements are named for what they hold
(`<headline>`, `<content>`, `<byline>`, `…Date`, `…ID`); the names are in agencyxml.names. The body is a text,
a text with HTML in CDATA or escaped, or elements of HTML or of paragraphs. Attributes of an item's own
element (id, lang, version, date) are read as its elements are.

An id is the surest of the elements that end in "id" (names.IDS); published_at the surest of the dates
(names.PUBLISHED), never that of creation or expiry. An envelope gives its language and provider to its items,
and to one that it holds alone all facts that this lacks. A name may have words round the field's own
("StoryHeadline", "TITRE_FR"); a text under an unknown name is told by its form. XML in which nothing is named
as a story's headline or text is no story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from wiredesk.normalised import subjects
from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.agencyxml.fields import Found, Named
from wiredesk.normalised.agencyxml.items import items_of
from wiredesk.normalised.agencyxml.names import (
    DATES,
    ID_FIRST,
    IDS,
    MOMENT,
    NO_DATES,
    NO_IDS,
    OF_DAY,
    PUBLISHED,
    SIGNALS,
    TIMES,
    UPDATED,
    field_named,
    squeezed,
)
from wiredesk.normalised.agencyxml.parts import read_pictures, subjects_of
from wiredesk.normalised.agencyxml.sender import agency_of_root
from wiredesk.normalised.agencyxml.texts import HTML, first_paragraphs, read_texts
from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.dateline import stated_dateline
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import (
    day_of,
    end_of_day,
    moment_of,
    set_headline,
    signals_in_order,
)
from wiredesk.normalised.identity import is_id, owner_of, without_stated
from wiredesk.normalised.markup.xml_document import Node, read_xml, root_name
from wiredesk.normalised.providers import named, profile_of, zone_of
from wiredesk.normalised.rights import holder_of, usage_of
from wiredesk.normalised.slugs import part_slug
from wiredesk.normalised.takes import is_editors_note, label_line
from wiredesk.normalised.timestamps import timestamp

CONTENT_TYPES = frozenset[str]()
"""None of its own: "application/xml" is said of every XML."""

FOUND: Mapping[str, str] = {
    "uri": "the surest element or attribute that ends in “id” (guid, …ID), none of a service's or category's",
    "provider": "provider, agency, source, credit, a service; the holder of rights; the envelope, the root",
    "provider_version": "version, revision",
    "headline": "headline, else title, heading, in many languages, without the label before it",
    "slugline": "slug, slugline, catchline, keyword line, without its take",
    "take": "take, take key, version label; the label before the headline",
    "signals": "signal, action, edit status, kind of item, a flag that is true; take, notes, status",
    "status": "status, pubstatus, state",
    "byline": "byline, author, creator, or their first and last names; a byline in the body",
    "language": "language, lang, xml:lang; an envelope's for its items; else detected",
    "urgency": "urgency, else priority",
    "category": "category, section, department",
    "dateline": "before the dash of the first paragraph, else dateline",
    "published_at": "version created, publish date, issued, sent, date (and time), updated; never created",
    "embargoed_until": "embargo, embargo until, release after",
    "paragraphs": "body, content, text: HTML, own elements, plain text; else what reads like a text",
    "captions": "caption; a picture's caption or description, with its credit",
    "summary": "summary, abstract, standfirst, subheadline; bullets above the byline",
    "ednote": "editor's note, instructions, note, advisory; “(Adds …)” above the text",
    "signoff": "end mark, contact; what ends the text",
    "usage_terms": "usage terms, restrictions, rights",
    "copyright_holder": "copyright, copyright holder: the name in the notice",
    "subjects": "subject, topic, media topic: code, scheme, name; keywords, tags",
}

_TITLES = frozenset(
    "title titel titre titulo título titolo heading header rubrik naslov webtitle seotitle shorttitle".split()
)
"""Names of a headline that are those of an archive's title too."""

_TRUE = frozenset({"true", "yes", "y", "1", "ja", "oui", "si", "sì", "sí"})

_SCHEMA = re.compile(r"\d+\.\d+")
"""A version as a root states that of its schema: "1.0"."""


def detects(copy: Copy) -> bool:
    """Tell whether a copy is XML that is no HTML; the standards' roots are asked for before."""
    name = root_name(copy.text)
    declared = copy.text[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
    return bool(name) and (declared or name not in HTML) and "</" in copy.text


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy, or why there is none."""
    document = read_xml(copy.text)
    if isinstance(document, Unreadable):
        return [document]
    items = items_of(document.root)
    if len(items) > bounds().items:
        return [Unreadable("hostile", f"over {bounds().items:,} items")]
    if not items:
        why = f"XML <{document.root.name}> without a headline or text"
        return [Unreadable("no-story", why, tuple(document.taken()[:200]))]
    envelope = Found(document.root, without=items) if items[0] != document.root else None
    drafts = [*each_in_time(partial(_read_item, envelope=envelope, copy=copy, alone=len(items) == 1), items)]
    if document.broken_off and isinstance(drafts[-1], Draft):
        drafts[-1].flags.append("truncated")
    return drafts


def _read_item(item: Node, envelope: Found | None, copy: Copy, *, alone: bool) -> Draft:
    draft = Draft()
    found = Found(item)
    _state(found, envelope, draft, copy, alone=alone)
    for note in found.texts("ednote", by="ednote"):
        add_note(draft, note)
    add_take(draft, found.text("take", by="take"))
    _headline(found, draft)
    _summarise(found, draft, copy)
    if (slug := part_slug(found.text("slugline", by="slugline"))) is not None:
        draft.slugline = slug.text
        add_take(draft, slug.take)
    for one in found.by_field.get("byline", ()):
        draft.byline += _names(one)
    _sign(found, draft)
    read_texts(found, draft, copy)
    read_pictures(found, draft)
    _late_provider(found, draft, copy)
    dateline = found.text("dateline", by="dateline")
    if dateline and timestamp(dateline) is None:
        stated = stated_dateline(dateline, day_of(draft, copy.received_at))
        draft.provider = draft.provider or stated.agency
        draft.dateline = draft.dateline or stated.dateline
    for text in found.texts("signoff", by="signoff"):
        draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text
    draft.subjects = subjects.once(subjects_of(found))
    signals_in_order(draft)
    draft.trace = partial(item.document.taken, item)
    return draft


def _state(found: Found, envelope: Found | None, draft: Draft, copy: Copy, *, alone: bool) -> None:
    """Set id, version, sender, dates and codes; an envelope of this item alone may hold them beside it."""
    if envelope is not None and alone:
        found.lean_on(envelope)
    places = [found, *([found.outer] if found.outer is not None else [])]
    for place in places:
        if draft.uri is None:
            _identify(place, draft)
    _attribute(found, envelope, draft)
    for place in places:
        if draft.published_at is None:
            _date(place, draft, copy)
    _code(found, draft)


def _summarise(found: Found, draft: Draft, copy: Copy) -> None:
    """Set the summary; what is the text's first paragraph is none, nor what tells editors of changes."""
    first = {node.element for node in first_paragraphs(found, day_of(draft, copy.received_at))}
    for one in found.by_field.get("summary", ()):
        if one.node.element not in first and (text := one.text(by="summary")):
            if is_editors_note(text):
                one.text(by="ednote")
                add_note(draft, text)
            else:
                add_summary(draft, text)


def _headline(found: Found, draft: Draft) -> None:
    """Set the headline; a title beside one that is called so is an archive's, for its lists."""
    stated = found.by_field.get("headline", [])
    for one in sorted(stated, key=lambda one: one.name in _TITLES):
        text = one.text(by="-other-headline")
        if text and draft.headline is None:
            one.text(by="headline")
            set_headline(draft, text)


def _sign(found: Found, draft: Draft) -> None:
    """Read signatures: names are the byline, initials end the text."""
    for one in found.by_field.get("signature", ()):
        text = one.text(by="signoff") or ""
        if " " in text and names_and_agency([text])[0]:
            one.text(by="byline")
            draft.byline += [] if draft.byline else [text]
        elif text:
            draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text


def _late_provider(found: Found, draft: Draft, copy: Copy) -> None:
    """Tell a time without a zone in that of an agency which only the text has named."""
    if "zone-guessed" in draft.flags and zone_of(draft.provider) != found.zone and not copy.raw.provider:
        draft.flags.remove("zone-guessed")
        draft.published_at = draft.embargoed_until = None
        _date(found, draft, copy)


def _identify(found: Found, draft: Draft) -> None:
    for one in found.by_field.get("version", ()):
        stated = one.text(by="-metadata")
        schema = one.attribute is not None and one.node.parent() is None and _SCHEMA.fullmatch(stated or "")
        if stated and not schema and len(stated) < 30:
            one.text(by="provider_version")
            draft.provider_version = stated
            add_take(draft, stated if label_line(stated) else None)
            break
    own = [one for one in found.named(*IDS) if not _of_a_part(one, found)]
    own += found.named(f"{squeezed(found.item.name)}id")
    own += [
        one
        for name, all_of in found.by_name.items()
        for one in all_of
        if (name.endswith("id") and name not in IDS and not NO_IDS.search(name)) or ID_FIRST.fullmatch(name)
    ]
    for one in own:
        text = one.text(by="-metadata")
        if is_id(text):
            draft.uri = without_stated(one.text(by="uri") or "", draft.provider_version)
            return


def _of_a_part(one: Named, found: Found) -> bool:
    """Tell whether an "id" is that of a company, a person or a section which the story names."""
    outer = one.node.parent() if one.attribute is None else None
    if one.name != "id" or outer is None or outer == found.item:
        return False
    return bool(NO_IDS.search(f"{squeezed(outer.name)}id"))


def _attribute(found: Found, envelope: Found | None, draft: Draft) -> None:
    """Set provider, language and rights; an envelope's where the item says nothing."""
    for one in filter(None, (found, envelope)):
        if draft.provider is None:
            names = one.texts("provider", by="provider")
            draft.provider = next((name for name in names if profile_of(name)), next(iter(names), None))
        services = (text for text in one.texts("service", by="-metadata") if profile_of(text) is not None)
        draft.provider = draft.provider or next(services, None)
        draft.language = draft.language or one.text("language", by="language")
        holder = one.text("holder", by="copyright_holder")
        draft.copyright_holder = draft.copyright_holder or holder_of(holder)
        draft.usage_terms = draft.usage_terms or usage_of(one.texts("usage", by="usage_terms"))
    draft.provider = draft.provider or draft.copyright_holder or named(owner_of(draft.uri) or draft.uri)
    draft.provider = draft.provider or agency_of_root(found.item.document.root)


def _date(found: Found, draft: Draft, copy: Copy) -> None:
    zone = found.zone = zone_of(draft.provider or copy.raw.provider)
    dated = [*found.named(*PUBLISHED)]
    dated += [
        one
        for name, all_of in found.by_name.items()
        for one in all_of
        if DATES.search(name) and name not in PUBLISHED + TIMES
    ]
    dated = [one for one in dated if one.name in PUBLISHED or not NO_DATES.search(one.name)]
    dated += [
        one
        for name, all_of in found.by_name.items()
        for one in all_of
        if field_named(name) is None and not NO_DATES.search(name) and name not in UPDATED
        if MOMENT.fullmatch(one.peek() or "")
    ]
    for one in [*dated, *found.named(*UPDATED)]:
        text = one.text(by="-metadata") or ""
        moment = moment_of(draft, text, zone)
        if moment is None:
            written = date_line(text, zone)
            moment = written.moment if written else None
        if moment is None:
            continue
        one.text(by="published_at")
        if not isinstance(moment, datetime):
            own = sorted(name for name in found.by_name if OF_DAY.search(name) and name not in TIMES)
            at = next((t for each in found.named(*TIMES, *own) if (t := each.text(by="-metadata"))), None)
            moment = (at and moment_of(draft, f"{moment.isoformat()}T{at}", zone)) or moment
        draft.published_at = moment
        break
    for text in found.texts("embargo", by="embargoed_until"):
        moment = moment_of(draft, text, zone)
        if moment is not None:
            draft.embargoed_until = end_of_day(moment, draft)
            return
        if text.lower() in _TRUE:
            # Until when is not said: nobody but a person can release it.
            draft.signals.append("embargo")
            draft.status = draft.status or "withheld"


def _code(found: Found, draft: Draft) -> None:
    state_status(draft, found.text("status", by="status"))
    draft.signals += filter(None, map(signal_of, found.texts("signal", by="signals")))
    for name, all_of in found.by_name.items():
        flag = name.removeprefix("is").removesuffix("flag")
        if flag in SIGNALS and any((one.peek() or "").lower() in _TRUE for one in all_of):
            draft.signals += filter(None, [signal_of(flag)])
    kinds = [text for text in found.texts("kind", by="-metadata") if len(text) > 3]
    draft.signals += filter(None, map(signal_of, kinds))
    for text in (*found.texts("urgency", by="urgency"), *found.texts("priority", by="urgency")):
        if draft.urgency is None and text.isdigit():
            draft.urgency = int(text) if 1 <= int(text[:9]) <= 8 else None
        elif (signal := signal_of(text)) in ("urgent", "alert"):
            draft.signals.append(signal)
    draft.category = found.text("category", by="category")


def _names(one: Named) -> list[str]:
    """Return the names of a byline element; of several authors each, without logins and addresses."""
    inner = [child for child in one.node.children() if child.peek()] if one.attribute is None else []
    persons = [child for child in inner if len(child.element)]
    if persons and not any(squeezed(child.name).endswith("name") for child in inner):
        return [name for child in persons for name in _names(Named(child.name, child))]
    first = next((child for child in inner if child.name.startswith(("first", "given"))), None)
    last = next((child for child in inner if child.name.startswith(("last", "family", "sur"))), None)
    if first is not None and last is not None:
        return [f"{first.text(by='byline')} {last.text(by='byline')}"]
    if len(inner) > 1 and len({child.name for child in inner}) == 1:
        return [text for child in inner if (text := child.text(by="byline"))]
    named = [child for child in inner if "name" in child.name and "user" not in child.name]
    named = named or [child for child in inner if field_named(squeezed(child.name)) == "byline"]
    if named:
        return [text for child in named if (text := child.text(by="byline"))]
    text = one.text(by="byline")
    return [text] if text else []
