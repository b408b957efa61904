"""The facts of a JSON item besides its text: who sent it, under which id, since when, with which rights.

The names are those of ninjs (see formats/ninjs.py) and of content systems that follow it.
"""

from __future__ import annotations

from datetime import tzinfo

from wiredesk.normalised import rights
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.html import plain
from wiredesk.normalised.identity import is_id, owner_of, without_revision
from wiredesk.normalised.json_fields import Fields, scalar
from wiredesk.normalised.rights import holder_of
from wiredesk.normalised.story import Dateline, Subject
from wiredesk.normalised.subjects import name_in, once, subject
from wiredesk.normalised.timestamps import timestamp


def identify(item: Fields, draft: Draft) -> None:
    """Set uri and provider_version. A link with a query is no id; a revision stated apart is cut off."""
    draft.provider_version = item.text("version", "revision", by="provider_version")
    altids = [*item.objects("altids")]
    for name in ("guid", "uri"):
        value = scalar(item.get(name))
        if draft.uri is None and is_id(value):
            draft.uri = item.text(name, by="uri")
    if draft.uri is None:
        own = [one for one in altids if one.has("itemid", "value")]
        draft.uri = own[0].text("itemid", "value", by="uri") if own else item.text("id", "itemid", by="uri")
    if draft.uri:
        draft.uri = without_revision(draft.uri, draft.provider_version)


def name_provider(item: Fields, draft: Draft, inherited: str | None) -> None:
    """Set what names the agency: provider, source, holder of rights, or the owner of the uri."""
    for name in ("provider", "source", "infosource", "infosources"):
        nested = item.objects(name)
        draft.provider = draft.provider or item.text(name, by="provider")
        for one in nested:
            draft.provider = draft.provider or one.text("name", "literal", "code", "title", by="provider")
    holder = item.text("copyrightholder", by="copyright_holder")
    draft.copyright_holder = holder_of(holder)
    draft.provider = draft.provider or inherited or draft.copyright_holder or owner_of(draft.uri)


def date_it(item: Fields, draft: Draft, zone: tzinfo) -> None:
    """Set published_at and embargoed_until. zone: of a time that names none, which is flagged."""
    for name in (
        "versioncreated",
        "published",
        "publishedat",
        "firstpublished",
        "contentcreated",
        "firstcreated",
    ):
        if (moment := moment_of(draft, item.get(name), zone)) is not None:
            item.take(name, "published_at")
            draft.published_at = moment
            break
    for name in ("embargoeduntil", "embargoed", "embargountil", "embargo"):
        if (moment := moment_of(draft, item.get(name), zone)) is not None:
            item.take(name, "embargoed_until")
            draft.embargoed_until = end_of_day(moment, draft)
            break
        stated = (scalar(item.get(name)) or "").lower()
        if item.get(name) is True or stated in ("true", "yes"):
            # Until when is not said: nobody but a person can release it.
            item.take(name, "signals")
            draft.signals.append("embargo")
            draft.status = draft.status or "withheld"
    if draft.embargoed_until is not None:
        draft.signals.append("embargo")


def code_it(item: Fields, draft: Draft) -> None:
    """Set status, urgency, category, and the signals that are codes."""
    state_status(draft, item.text("pubstatus", by="status"))
    value = item.text("urgency", by="urgency") or item.text("priority", by="urgency")
    if value is not None:
        digits = value.removesuffix(".0")
        draft.urgency = int(digits) if digits.isdigit() and 1 <= int(digits[:9]) <= 8 else None
    draft.category = item.text("category", "section", by="category")
    for name in ("service", "services", "anpacategory", "category", "categories"):
        for one in item.objects(name)[:1]:
            draft.category = draft.category or one.text("code", "qcode", "name", by="category")
    for name in (
        "signal",
        "signals",
        "edstatus",
        "editstatus",
        "editorialtypes",
        "instruction",
        "state",
        "operation",
        "type",
        "genre",
    ):
        found = item.texts(name, by="-metadata")
        for one in item.objects(name):
            found += [
                text for key in ("code", "qcode", "uri", "name", "literal") if (text := scalar(one.get(key)))
            ]
        draft.signals += filter(None, map(signal_of, found))


def subjects_of(item: Fields, language: str | None) -> list[Subject]:
    """Return the subjects, each once."""
    found: list[Subject | None] = []
    for name in ("subject", "subjects"):
        found += [subject(name=text) for text in item.texts(name, by="subjects")]
        for one in item.objects(name):
            item.trace.by[one.path] = "subjects"
            code, scheme = scalar(one.get("code", "qcode", "literal")), scalar(one.get("scheme"))
            found.append(subject(code, _name(one, language), scheme, scalar(one.get("uri"))))
    return once(found)


def _name(one: Fields, language: str | None) -> str | None:
    """Return a name in the item's language, else in English, else the first."""
    name = scalar(one.get("name"))
    if name is not None:
        return name
    names: dict[str, str | None] = {}
    for each in one.objects("names") + one.objects("name"):
        language_of = scalar(each.get("lang", "language", "langid")) or ""
        names.setdefault(language_of, scalar(each.get("value", "name")))
    return name_in(names, language)


def dateline_of(item: Fields) -> Dateline | None:
    """Return the dateline element, unless it is a timestamp; a desk's or the event's place is none."""
    text = item.text("dateline", by="dateline")
    if text is not None and timestamp(text) is None:
        return Dateline(text=plain(text).rstrip(" -–—"))
    for one in item.objects("dateline"):
        text = one.text("text", by="dateline")
        city = one.text("city", "place", "name", by="dateline")
        for located in one.objects("located"):
            city = city or located.text("city", "name", by="dateline")
        if text or city:
            return Dateline(text=plain(text or city or "").rstrip(" -–—"), place=city)
    return None


def usage_of(item: Fields) -> str | None:
    """Return the rights: usage terms, and where stated apart the type and limits of usage."""
    texts: list[str] = []
    for name in ("usageterms", "usagetype", "rights", "rightsline", "limitations"):
        texts += item.texts(name, by="usage_terms")
    for one in item.objects("rightsinfo"):
        texts += one.texts("usageterms", by="usage_terms")
    return rights.usage_of(texts)
