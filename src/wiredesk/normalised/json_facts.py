"""The facts of a JSON item besides its text: who sent it, under which id, since when, with which rights.

The names are those of ninjs (see formats/ninjs.py) and of content systems that follow it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.html import html_to_blocks, looks_like_html, plain
from wiredesk.normalised.json_fields import Fields, scalar
from wiredesk.normalised.story import Dateline, Signal, Status, Subject
from wiredesk.normalised.timestamps import Timestamp, timestamp

_STATUS: dict[str, Status] = {  # "usable" is what a story is if nothing else is said
    "withheld": "withheld",
    "hold": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "recalled": "canceled",
}
_CODES: dict[str, Signal] = {
    "flash": "alert",
    "alert": "alert",
    "newsalert": "alert",
    "urgent": "urgent",
    "lead": "lead",
    "update": "update",
    "u": "update",
    "correction": "correction",
    "correct": "correction",
    "corrected": "correction",
    "c": "correction",
    "refile": "refile",
    "advisory": "advisory",
    "repeat": "repeat",
    "kill": "kill",
    "killed": "kill",
    "delete": "kill",
    "recalled": "kill",
    "d": "kill",
    "hold": "hold",
    "embargo": "embargo",
}
_LINK_WITH_QUERY = re.compile(r"https?://[^?#\s]*\?\S", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b)"
    r"[\s.:,]*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"^[\s,.:]*\d{4}(?:\s*[-–]\s*\d{4})?[\s,]+")


def line(text: str | None) -> str | None:
    """Return a text that has to be one line, without markup."""
    if text is not None and looks_like_html(text):
        blocks = html_to_blocks(text)
        text = " ".join([blocks.headline or "", *blocks.paragraphs])
    return (plain(text) or None) if text else None


def identify(item: Fields, draft: Draft) -> None:
    """Set uri and provider_version. A link with a query is no id; a revision stated apart is cut off."""
    draft.provider_version = item.text("version", "revision", by="provider_version")
    altids = [*item.objects("altids")]
    if altids and altids[0].has("itemid") and altids[0].has("etag"):
        draft.uri = altids[0].text("itemid", by="uri")  # the Associated Press: its uri is a link
    for name in ("guid", "uri"):
        value = scalar(item.get(name))
        if draft.uri is None and value is not None and not _LINK_WITH_QUERY.match(value):
            draft.uri = item.text(name, by="uri")
    if draft.uri is None:
        own = [one for one in altids if one.has("itemid", "value")]
        draft.uri = own[0].text("itemid", "value", by="uri") if own else item.text("id", "itemid", by="uri")
    if draft.uri and draft.provider_version and draft.uri.startswith("urn:newsml:"):
        # RFC 3085: urn:newsml:provider:date:id:revision
        parts = draft.uri.split(":")
        if len(parts) > 5 and parts[-1].rstrip("NUA") == draft.provider_version:
            draft.uri = ":".join(parts[:-1])


def name_provider(item: Fields, draft: Draft, inherited: str | None) -> None:
    """Set what names the agency: provider, source, holder of rights, or the owner of the uri."""
    for name in ("provider", "source", "infosource", "infosources"):
        nested = item.objects(name)
        draft.provider = draft.provider or item.text(name, by="provider")
        for one in nested:
            draft.provider = draft.provider or one.text("name", "literal", "code", "title", by="provider")
    holder = item.text("copyrightholder", by="copyright_holder")
    draft.copyright_holder = _holder(line(holder)) if holder else None
    owner = (draft.uri or "").split(":")
    named = owner[2] if len(owner) > 3 and owner[0].lower() == "urn" else None
    draft.provider = draft.provider or inherited or draft.copyright_holder or named


def _holder(text: str | None) -> str | None:
    """Return the holder's name, of a notice ("© 2022 AFP. All rights reserved") too."""
    name, notices = _NOTICE.subn(" ", text or "")
    return (_YEARS.sub("", name).strip(" .,:;-–") if notices else name) or None


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
        if (read := _time(item, name, draft, zone)) is not None:
            item.take(name, "published_at")
            draft.published_at = read.moment
            break
    for name in ("embargoeduntil", "embargoed", "embargountil", "embargo"):
        if (read := _time(item, name, draft, zone)) is not None:
            item.take(name, "embargoed_until")
            draft.embargoed_until = _end_of_day(read.moment)
            break
        stated = (scalar(item.get(name)) or "").lower()
        if item.get(name) is True or stated in ("true", "yes"):
            # Until when is not said: nobody but a person can release it.
            item.take(name, "signals")
            draft.signals.append("embargo")
            draft.status = draft.status or "withheld"
    if draft.embargoed_until is not None:
        draft.signals.append("embargo")


def _time(item: Fields, name: str, draft: Draft, zone: tzinfo) -> Timestamp | None:
    read = timestamp(item.get(name), zone)
    if read is not None and read.zone_guessed and "zone-guessed" not in draft.flags:
        draft.flags.append("zone-guessed")
    return read


def _end_of_day(moment: datetime | date) -> datetime:
    """Return a moment; of a bare date the day's end, since text must not come out too early."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(23, 59, 59), UTC)


def code_it(item: Fields, draft: Draft) -> None:
    """Set status, urgency, category, and the signals that are codes."""
    stated = item.text("pubstatus", by="status")
    draft.status = _STATUS.get(_code(stated)) if stated else None
    value = item.text("urgency", by="urgency") or item.text("priority", by="urgency")
    if value is not None:
        digits = value.removesuffix(".0")
        draft.urgency = int(digits) if digits.isdigit() and 1 <= int(digits[:9]) <= 8 else None
    draft.category = item.text("category", "section", by="category")
    for name in ("service", "services", "anpacategory", "category", "categories"):
        for one in item.objects(name)[:1]:
            draft.category = draft.category or one.text("code", "qcode", "name", by="category")
    if draft.status == "canceled":
        draft.signals.append("kill")
    elif draft.status == "withheld":
        draft.signals.append("hold")
    for name in (
        "signal",
        "signals",
        "edstatus",
        "editstatus",
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
        draft.signals += [_CODES[code] for code in map(_code, found) if code in _CODES]


def _code(text: str) -> str:
    """Return a code without its scheme: "stat:canceled", ".../sig/update" and "News Alert" as one word."""
    return re.split(r"[:/#]", text.strip())[-1].lower().replace(" ", "").replace("-", "")


def subjects_of(item: Fields, language: str | None) -> list[Subject]:
    """Return the subjects, each once; a qcode is split at its first colon, a uri before its last part."""
    subjects: dict[Subject, None] = {}
    for name in ("subject", "subjects"):
        for text in item.texts(name, by="subjects"):
            subjects[Subject(name=text)] = None
        for one in item.objects(name):
            item.trace.by[one.path] = "subjects"
            subject = _subject(one, language)
            if subject.code or subject.name:
                subjects[subject] = None
    return list(subjects)


def _subject(one: Fields, language: str | None) -> Subject:
    code = scalar(one.get("code", "qcode", "literal"))
    scheme = scalar(one.get("scheme"))
    uri = scalar(one.get("uri"))
    if code and ":" in code and "//" not in code and not scheme:
        scheme, _, code = code.partition(":")
    if code is None and uri is not None:
        stem, mark, code = uri.rpartition("/") if "/" in uri else uri.rpartition(":")
        scheme = scheme or (stem + mark if mark == "/" else stem) or None
    return Subject(code=code or None, name=_name(one, language), scheme=scheme)


def _name(one: Fields, language: str | None) -> str | None:
    """Return a name in the item's language, else in English, else the first."""
    name = scalar(one.get("name"))
    if name is not None:
        return line(name)
    names = {
        (scalar(each.get("lang", "language", "langid")) or "").lower()[:2]: scalar(each.get("value", "name"))
        for each in one.objects("names") + one.objects("name")
    }
    return names.get((language or "")[:2].lower()) or names.get("en") or next(iter(names.values()), None)


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
    lines: list[str] = []
    for name in ("usageterms", "usagetype", "rights", "limitations"):
        lines += [text for one in item.texts(name, by="usage_terms") if (text := line(one))]
    for one in item.objects("rightsinfo"):
        lines += [text for each in one.texts("usageterms", by="usage_terms") if (text := line(each))]
    return " ".join(dict.fromkeys(lines)) or None
