"""wiredesk's own ninjs (see indexed/ninjs.py), read back word for word.

What was taken apart once is not taken apart again: a label that is in a headline by right, a dateline, a
sign-off stay as they are. Told by `profile`. Fields of a record that ninjs 3.1 has no place for stand in
descriptions, headlines, people and alternative ids, under roles of their own.
"""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.draft import Draft, Taken
from wiredesk.normalised.drafting import end_of_day
from wiredesk.normalised.newsjson.fields import Fields, scalar
from wiredesk.normalised.story import SIGNALS, Caption, Dateline, Flag, Subject
from wiredesk.normalised.timestamps import timestamp

PROFILE = "wiredesk"

ALT_URI = "wiredesk:uri"
"""The id of a record that is no URI, which `uri` has to be."""

TAKE, SUMMARY, SIGNOFF = "take", "summary", "signoff"
DATELINE_DAY, PUBLISHED_DAY = "dateline-day", "published-day"
AUTHOR, DATELINE_PLACE, DATELINE_REGION, CATEGORY = "author", "dateline-place", "dateline-region", "category"
BEAT = "beat"
"""What relates a subject that a desk's dictionary gave: a tag, as actors and regions are."""

PROVIDER, CAPTION, CREDIT = "provider", "caption", "creditline"
FLAG = "urn:wiredesk:flag"


_OWN = re.compile(rb'"profile"\s*+:\s*+"' + PROFILE.encode() + rb'"')


def is_own(item: Fields) -> bool:
    """Tell whether an item says that wiredesk wrote it."""
    return scalar(item.get("profile")) == PROFILE


def own_text(data: bytes) -> str | None:
    """Return the text of a copy that wiredesk wrote, letter for letter: what was mojibake is mended already.

    None if it is somebody else's.
    """
    if _OWN.search(data) is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def own_draft(item: Fields) -> Draft:
    """Return what an item says, each field as it stands."""
    draft = Draft(
        uri=_by_role(item, "altids", ALT_URI, "uri") or item.text("uri", by="uri"),
        provider=_by_role(item, "infosources", PROVIDER, "provider", "name"),
        provider_version=item.text("version", by="provider_version"),
        headline=_by_role(item, "headlines", "main", "headline"),
        take=_by_role(item, "headlines", TAKE, "take"),
        slugline=item.text("slugline", by="slugline"),
        language=item.text("language", by="language"),
        ednote=item.text("ednote", by="ednote"),
        summary=_by_role(item, "descriptions", SUMMARY, "summary"),
        signoff=_by_role(item, "descriptions", SIGNOFF, "signoff"),
        usage_terms=item.text("usageterms", by="usage_terms"),
        copyright_holder=item.text("copyrightholder", by="copyright_holder"),
        byline=_all(item, "people", AUTHOR, "byline"),
        category=next(iter(_all(item, "subjects", CATEGORY, "category", "literal")), None),
    )
    urgency = item.text("urgency", by="urgency")
    draft.urgency = int(urgency) if urgency and urgency.isascii() and urgency.isdigit() else None
    _date_it(item, draft)
    _code_it(item, draft)
    draft.dateline = _dateline(item)
    draft.subjects = [found for one in item.objects("subjects") if (found := _subject(one)) is not None]
    _read_text(item, draft)
    return draft


def _by_role(item: Fields, name: str, role: str, by: str, value: str = "value") -> str | None:
    for one in item.objects(name):
        if scalar(one.get("role")) == role:
            return one.text(value, by=by)
    return None


def _all(item: Fields, name: str, rel: str, by: str, value: str = "name") -> list[str]:
    found = [one for one in item.objects(name) if scalar(one.get("rel")) == rel]
    return [text for one in found if (text := one.text(value, by=by))]


def _date_it(item: Fields, draft: Draft) -> None:
    day = _day(_by_role(item, "descriptions", PUBLISHED_DAY, "published_at"))
    stated = timestamp(item.text("versioncreated", by="published_at"))
    draft.published_at = stated.moment if stated else day
    until = timestamp(item.text("embargoeduntil", by="embargoed_until"))
    if until is not None:
        draft.embargoed_until = end_of_day(until.moment, draft)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _code_it(item: Fields, draft: Draft) -> None:
    state_status(draft, item.text("pubstatus", by="status"))
    for one in item.objects("genres"):
        if (signal := signal_of(one.text("literal", by="signals"))) is not None:
            draft.signals.append(signal)
    draft.signals = [signal for signal in SIGNALS if signal in draft.signals]
    flags = get_args(Flag)
    for one in item.objects("trustindicators"):
        if scalar(one.get("role")) == FLAG and scalar(one.get("title")) in flags:
            draft.flags += [flag for flag in flags if flag == one.text("title", by="-metadata")]


def _dateline(item: Fields) -> Dateline | None:
    text = item.text("located", by="dateline")
    if text is None:
        return None
    return Dateline(
        text=text,
        place=next(iter(_all(item, "places", DATELINE_PLACE, "dateline")), None),
        region=next(iter(_all(item, "places", DATELINE_REGION, "dateline")), None),
        published_on=_day(_by_role(item, "descriptions", DATELINE_DAY, "dateline")),
    )


def _subject(one: Fields) -> Subject | None:
    """Return a subject; `creator` states a scheme that neither a URI nor a qcode can hold ("" for none)."""
    if scalar(one.get("rel")) in {CATEGORY, BEAT}:
        return None
    code, name, uri = (one.text(key, by="subjects") for key in ("literal", "name", "uri"))
    creator = one.value.get("creator")
    scheme: str | None = None
    if isinstance(creator, str):
        scheme = creator or None
    elif code and uri:
        scheme = uri.removesuffix(code)
    elif code and ":" in code:
        scheme, _, code = code.partition(":")
    return Subject(code=code, name=name, scheme=scheme) if code or name else None


def _read_text(item: Fields, draft: Draft) -> None:
    for body in item.objects("bodies"):
        text = body.value.get("value")
        where = body.where("value")
        if draft.paragraphs or not isinstance(text, str) or scalar(body.get("contenttype")) != "text/plain":
            item.trace.by[where] = "-alternative-form"
            continue
        draft.paragraphs = [part for part in text.split("\n\n") if part.strip()]
        item.trace.pieces[where] = [Taken(where, part, "body") for part in draft.paragraphs]
    for picture in item.objects("associations"):
        words = _by_role(picture, "descriptions", CAPTION, "captions")
        if words is not None:
            credit = _by_role(picture, "descriptions", CREDIT, "captions")
            draft.captions.append(Caption(text=words, credit=credit))
