"""What a mail's fields set in a story: each by its name, in an order in which one may rest on another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.codes import signal_of, state_status
from wiredesk.normalised.dateline import dateline_line
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption, day_of, end_of_day, moment_of, set_headline
from wiredesk.normalised.embargo import embargoed_until
from wiredesk.normalised.identity import is_id
from wiredesk.normalised.mail.fields import Field
from wiredesk.normalised.providers import known, zone_of
from wiredesk.normalised.rights import holder_of, one_line, usage_of
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.takes import signals_of

_CODE = re.compile(r"[a-z][\w-]{1,20}:\w[\w.-]*$|\d{8}$")
_NUMBER = re.compile(r"^\D{0,14}?([1-8])(?!\d)")
_LANGUAGES = {
    **dict.fromkeys(("english", "englisch", "anglais", "inglés", "inglese"), "en"),
    **dict.fromkeys(("german", "deutsch", "allemand", "alemán", "tedesco"), "de"),
    **dict.fromkeys(("french", "französisch", "français", "francés", "francese"), "fr"),
    **dict.fromkeys(("spanish", "spanisch", "espagnol", "español", "spagnolo"), "es"),
    **dict.fromkeys(("italian", "italienisch", "italien", "italiano"), "it"),
    **dict.fromkeys(("dutch", "niederländisch", "néerlandais", "nederlands"), "nl"),
    **dict.fromkeys(("portuguese", "portugiesisch", "portugais", "português"), "pt"),
}


def apply(fields: Iterable[Field], draft: Draft, received_at: datetime) -> None:
    """Set what fields say; provider and dates first: others are read by its zone and the story's day."""
    told = by_target(fields)
    order = sorted(told.values(), key=lambda one: _ORDER.get(one.target, 9))
    for one in order:
        if one.target == "topic":
            _set_topic(one, draft, has_headline="headline" in told)
        elif one.target == "caption":
            credit = told.get("credit")
            add_caption(draft, one.text, credit.text if credit else None)
        else:
            _set(one, draft, received_at, told)


def by_target(fields: Iterable[Field]) -> dict[str, Field]:
    """Return fields by what they are; of several the first that says something."""
    told: dict[str, Field] = {}
    for one in fields:
        if one.text:
            told.setdefault(one.target, one)
    return told


_ORDER = {"provider": 0, "published": 1, "date": 1, "language": 2, "headline": 3, "urgency": 4, "priority": 5}


def _set(one: Field, draft: Draft, received_at: datetime, told: dict[str, Field]) -> None:
    text = one.text
    if one.target == "dateline":
        _set_dateline(draft, text, received_at)
    elif one.target == "embargo":
        _hold_back(draft, text, received_at)
    elif one.target == "credit" and "caption" not in told:
        draft.provider = draft.provider or one_line(text)
    elif (setter := _SETTERS.get(one.target)) is not None:
        setter(draft, one)


def _set_byline(draft: Draft, one: Field) -> None:
    draft.byline = [value for value in map(one_line, one.values) if value]


def _set_slugline(draft: Draft, one: Field) -> None:
    draft.slugline = (one_line(one.text) or "").rstrip("/ ") or None


def _set_category(draft: Draft, one: Field) -> None:
    draft.category = one.codes[0] if one.codes and one.codes[0] else one_line(one.values[0])


def _set_language(draft: Draft, one: Field) -> None:
    draft.language = _LANGUAGES.get(one.text.lower(), one.text)


def _set_provider(draft: Draft, one: Field) -> None:
    draft.provider = one_line(one.text)


def _set_rights(draft: Draft, one: Field) -> None:
    if one.target == "copyright_holder":
        draft.copyright_holder = holder_of(one.text)
    else:
        draft.usage_terms = usage_of([draft.usage_terms, *one.values])


def _set_identity(draft: Draft, one: Field) -> None:
    if one.target == "version":
        draft.provider_version = one.text
    elif is_id(one.text):
        draft.uri = one.text


def _set_codes(draft: Draft, one: Field) -> None:
    if one.target == "status":
        state_status(draft, one.text)
    draft.signals += [signal for value in one.values if (signal := signal_of(value)) is not None]


def _add_lines(draft: Draft, one: Field) -> None:
    for line in one.values:
        if one.target == "summary":
            add_summary(draft, line)
        else:
            add_note(draft, line)


def _set_signoff(draft: Draft, one: Field) -> None:
    draft.signoff = "\n".join(one.values)


def _set_topic(one: Field, draft: Draft, *, has_headline: bool) -> None:
    """Set what "Subject:" says: the headline where no other is given, else what the story is about."""
    if has_headline:
        draft.subjects = once([*draft.subjects, subject(name=one.text)])
    else:
        set_headline(draft, one.text)


def _set_urgency(draft: Draft, one: Field) -> None:
    text = one.text
    number = _NUMBER.match(text)
    if number is not None and draft.urgency is None:
        draft.urgency = int(number[1])
    if number is None:  # "Priority: URGENT"; beside a number the word is only its name
        draft.signals += [signal for signal in signals_of(text) if signal in ("alert", "urgent")]


def _set_dateline(draft: Draft, text: str, received_at: datetime) -> None:
    found = dateline_line(text, day_of(draft, received_at))
    text = text.strip(" -–—:")
    before, _, agency = text.rpartition(", ")
    if before and (known(agency) is not None or known(agency.strip("()/")) is not None):
        text, draft.provider = before, draft.provider or agency.strip("()/")
    place, _, region = (part.strip() for part in text.partition(","))
    region = "" if any(map(str.isdigit, region)) else region
    draft.dateline = found or Dateline(text=text, place=place or None, region=region or None)


def _add_subjects(draft: Draft, one: Field) -> None:
    values = one.values if len(one.values) > 1 or any(one.codes) else re.split(r"\s*[;|]\s*|,\s+", one.text)
    codes = one.codes if len(one.codes) == len(values) else [None] * len(values)
    found = []
    for value, code in zip(values, codes, strict=True):
        is_code = code is None and _CODE.match(value)
        found.append(subject(value) if is_code else subject(code, value if value != code else None))
    draft.subjects = once([*draft.subjects, *found])


def _hold_back(draft: Draft, text: str, received_at: datetime) -> None:
    """Set embargoed_until; where the time cannot be told, the story is withheld."""
    if text.lower() in ("no", "nein", "non", "false", "0", "off"):
        return
    zone = zone_of(draft.provider)
    moment = moment_of(draft, text)
    written = date_line(text, zone) if moment is None else None
    if written is not None:
        moment = written.moment
        if written.zone_guessed:
            draft.flags.append("zone-guessed")
    until = end_of_day(moment, draft) if moment else embargoed_until(f"embargo: {text}", received_at, zone)
    draft.embargoed_until = until
    draft.signals.append("embargo")
    if until is None:
        draft.status = draft.status or "withheld"


def _set_date(draft: Draft, one: Field) -> None:
    """Set published_at; a field that only says "Date" may be an event's, and the mail's own date beats it."""
    text = one.text
    if one.target == "date" and draft.published_at is not None:
        return
    moment = moment_of(draft, text)
    if moment is None and (written := date_line(text, zone_of(draft.provider))) is not None:
        moment = written.moment
        if written.zone_guessed:
            draft.flags.append("zone-guessed")
    draft.published_at = moment or draft.published_at


_SETTERS: dict[str, Callable[[Draft, Field], None]] = {
    "headline": lambda draft, one: set_headline(draft, one.text),
    "slugline": _set_slugline,
    "summary": _add_lines,
    "ednote": _add_lines,
    "byline": _set_byline,
    "urgency": _set_urgency,
    "priority": _set_urgency,
    "category": _set_category,
    "subjects": _add_subjects,
    "language": _set_language,
    "provider": _set_provider,
    "copyright_holder": _set_rights,
    "usage_terms": _set_rights,
    "version": _set_identity,
    "uri": _set_identity,
    "published": _set_date,
    "date": _set_date,
    "take": lambda draft, one: add_take(draft, one.text),
    "signoff": _set_signoff,
    "status": _set_codes,
    "signal": _set_codes,
}
