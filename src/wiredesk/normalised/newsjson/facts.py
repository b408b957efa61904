"""The facts of a JSON item besides its text: who sent it, under which id, since when, with which rights.

The names are those of ninjs (see formats/ninjs.py) and of content systems that follow it.
"""

from __future__ import annotations

from datetime import tzinfo

from wiredesk.normalised import rights
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.identity import is_id, owner_of, without_revision
from wiredesk.normalised.newsjson.fields import Fields, scalar
from wiredesk.normalised.rights import holder_of, is_notice
from wiredesk.normalised.story import Subject
from wiredesk.normalised.subjects import name_in, once, subject

PROVIDERS = ("provider", "source", "infosource", "infosources")
"""The fields that name an agency, the surest first."""

LONGEST_HOLDER = 80
"""Characters; what is left of a longer notice is a sentence and no name."""

MOST_NAMED = 5
"""Words of a name."""

_IDS = ("id", "itemid", "entryid", "versionedguid", "uno", "usn")
_WORKFLOW = frozenset({"operation", "state", "type"})
"""Of these an update is the system's, not the story's."""


def identify(item: Fields, draft: Draft) -> None:
    """Set uri and provider_version. A link with a query is no id; a revision stated apart is cut off."""
    draft.provider_version = item.text("version", "revision", "currentversion", by="provider_version")
    altids = [*item.objects("altids")]
    for name in ("guid", "uri", "urn"):
        value = scalar(item.get(name))
        if draft.uri is None and is_id(value):
            draft.uri = item.text(name, by="uri")
    if draft.uri is None:
        own = [one for one in altids if one.has("itemid", "value")]
        draft.uri = own[0].text("itemid", "value", by="uri") if own else item.text(*_IDS, by="uri")
    if draft.uri:
        draft.uri = without_revision(draft.uri, draft.provider_version)


def name_provider(
    item: Fields, draft: Draft, inherited: str | None, stated: tuple[str, ...] = PROVIDERS
) -> None:
    """Set what names the agency: provider, source, holder of rights, or the owner of the uri.

    stated: the fields that name it. inherited: what its envelope says.
    """
    for name in stated:
        nested = item.objects(name)
        draft.provider = draft.provider or item.text(name, by="provider")
        for one in nested:
            draft.provider = draft.provider or one.text("name", "literal", "code", "title", by="provider")
    holder = item.text("copyrightholder", by="copyright_holder")
    draft.copyright_holder = holder_of(holder) or _named_in_notice(item)
    for one in item.objects("rightsinfo"):
        within = holder_of(one.text("copyrightholder", by="copyright_holder")) or _named_in_notice(one)
        draft.copyright_holder = draft.copyright_holder or within
    draft.provider = draft.provider or inherited or draft.copyright_holder
    draft.provider = draft.provider or item.text("distributor", by="provider") or owner_of(draft.uri)


def _named_in_notice(item: Fields) -> str | None:
    """Return the holder's name out of a notice, where no field has it alone."""
    notice = scalar(item.get("copyrightnotice", "copyrightline"))
    holder = holder_of(notice)
    if holder is None or len(holder) > LONGEST_HOLDER:
        return None
    if not is_notice(notice) and not _is_named(holder):
        return None  # a name alone ("LEHTIKUVA") is the holder's, a sentence is not
    item.text("copyrightnotice", "copyrightline", by="copyright_holder")
    return holder


def _is_named(text: str) -> bool:
    """Tell whether a text is a name: few words, all but the smallest with a capital."""
    words = text.split()
    return len(words) <= MOST_NAMED and all(word[0].isupper() or len(word) < 4 for word in words)


def date_it(item: Fields, draft: Draft, zone: tzinfo) -> None:
    """Set published_at and embargoed_until; when an item was first created says nothing of this version.

    zone: of a time that names none, which is flagged.
    """
    for name in ("versioncreated", "published", "publishedat", "firstpublished", "contentcreated"):
        if (moment := moment_of(draft, item.get(name), zone)) is not None:
            item.take(name, "published_at")
            draft.published_at = moment
            break
    planned = [one for one in item.objects("schedulesettings") if one.has("utcembargo")]
    for name in ("embargoeduntil", "embargoed", "embargountil", "embargo"):
        value = item.get(name)
        if planned and value:
            value = planned[0].get("utcembargo")  # of a content system, whose "embargo" is its own clock's
        if (moment := moment_of(draft, value, zone)) is not None:
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
    elif signal_of(scalar(item.get("pubstatus"))) == "embargo":
        draft.signals.append("embargo")
        draft.status = draft.status or "withheld"


def code_it(item: Fields, draft: Draft) -> None:
    """Set status, urgency, category, and the signals that are codes."""
    state_status(draft, item.text("pubstatus", by="status"))
    value = item.text("urgency", by="urgency")
    if value is None or value == "0":  # content systems write 0 where nothing was chosen
        value = item.text("priority", by="urgency")
    if value is not None:
        digits = value.removesuffix(".0")
        draft.urgency = int(digits) if digits.isdigit() and 1 <= int(digits[:9]) <= 8 else None
    draft.category = item.text("category", "section", by="category")
    for name in ("service", "services", "anpacategory", "category", "categories"):
        for one in _own_categories(item.objects(name))[:1]:
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
        "genres",
    ):
        found = item.texts(name, by="-metadata")
        for one in item.objects(name):
            found += [
                text
                for key in ("code", "qcode", "uri", "name", "literal", "signal")
                if (text := scalar(one.get(key)))
            ]
        signals = [signal for text in found if (signal := signal_of(text))]
        draft.signals += [one for one in signals if not (name in _WORKFLOW and one == "update")]


def _own_categories(found: list[Fields]) -> list[Fields]:
    """Return the categories that are the story's: where they have types (dpa), no keyword or place."""
    typed = [one for one in found if one.has("type")]
    return [one for one in typed if _is_subject(one)] if typed else found


def _is_subject(category: Fields) -> bool:
    kind = (scalar(category.get("type")) or "").lower()
    return "subject" in kind and "geo" not in kind


def subjects_of(item: Fields, language: str | None) -> list[Subject]:
    """Return the subjects, each once."""
    found: list[Subject | None] = []
    for name in ("subject", "subjects"):
        found += [subject(name=text) for text in item.texts(name, by="subjects")]
        for one in item.objects(name):
            item.trace.by[one.path] = "subjects"
            found.append(_subject(one, language))
    for one in item.objects("categories"):
        if one.has("type") and _is_subject(one):
            item.trace.by[one.path] = "subjects"
            found.append(_subject(one, language))
    return once(found)


def _subject(one: Fields, language: str | None) -> Subject | None:
    """Return a subject; where a code is the end of its uri, what stands before it is the scheme."""
    code, scheme = scalar(one.get("code", "qcode", "literal")), scalar(one.get("scheme"))
    uri = scalar(one.get("uri"))
    if code and uri and not scheme and ":" not in code and "://" in uri and uri.endswith(f"/{code}"):
        scheme = uri.removesuffix(code)
    return subject(code, _name(one, language), scheme, uri)


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


def usage_of(item: Fields) -> str | None:
    """Return the rights: usage terms, and where stated apart the type and limits of usage."""
    texts: list[str] = []
    for name in ("usageterms", "usagetype", "rights", "rightsline", "limitations"):
        texts += item.texts(name, by="usage_terms")
    for one in item.objects("rightsinfo"):
        texts += one.texts("usageterms", by="usage_terms")
    return rights.usage_of(texts)
