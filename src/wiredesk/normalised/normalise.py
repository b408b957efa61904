"""normalise(): a copy into its stories; the part that all formats share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import xxhash

from wiredesk import __version__
from wiredesk.normalised import clock
from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.charset import decode
from wiredesk.normalised.cleaning import without_wide_gaps
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.embargo import embargoed_until, speaks_of_embargo
from wiredesk.normalised.formats import FORMATS, Format
from wiredesk.normalised.language import detect, language_code
from wiredesk.normalised.providers import profile_of, provider_of, zone_of
from wiredesk.normalised.story import OWN_URI, SIGNALS, Flag, Provenance, Provider, Signal, Status, Story
from wiredesk.normalised.withdrawals import withdraws
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Reason, Rejected

NOT_BELIEVED = timedelta(hours=1)
"""A received_at that is later than Kafka's append time by more than this is a wrong clock."""

PARSER_VERSION = 1

READER_FAILED = "a fault in the reader of"
"""How the detail of a rejection begins that tells of a fault of ours, not of the copy's."""

_Read = tuple[Story | Rejected, Draft | Unreadable]


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as read, and what became of each piece of the copy."""

    item: Story | Rejected
    taken: tuple[Taken, ...]


def normalise(raw: RawRecord) -> list[Story | Rejected]:
    """Return each story of a copy, or why there is none; at least one, and never an exception for any bytes.

    Raises ValueError if neither received_at nor appended_at is known: the edges see to one.
    """
    return [item for item, _ in _read(raw)]


def read(raw: RawRecord) -> list[Reading]:
    """Return what normalise() does, with the trace of each item."""
    return [Reading(item, tuple(origin.taken)) for item, origin in _read(raw)]


def _read(raw: RawRecord) -> list[_Read]:
    """Return each item with the draft or the reason that it comes from, in the time that the bounds allow."""
    clock.start()
    try:
        return _read_in_time(raw)
    except clock.TimeOver as over:
        return [_unread(raw, Unreadable("hostile", str(over)))]
    finally:
        clock.stop()


def _read_in_time(raw: RawRecord) -> list[_Read]:
    received_at, flags = _received(raw)
    data = raw.copy_bytes
    if not data.strip():
        return [_unread(raw, Unreadable("empty", "no text at all"))]
    if len(data) > bounds().copy_bytes:
        why = f"{len(data):,} bytes; the bound is {bounds().copy_bytes:,}"
        return [_unread(raw, Unreadable("too-large", why))]
    undecoded = Copy(data, "", "", tuple(flags), raw, received_at)
    for wire_format in FORMATS:
        if wire_format.reads_bytes and wire_format.reader.detects(undecoded):
            return list(_readings(undecoded, wire_format, _items(undecoded, wire_format)))
    sender = profile_of(raw.provider)
    decoded = decode(data, raw.content_type, sender.charsets if sender else ())
    if isinstance(decoded, Unreadable):
        return [_unread(raw, decoded)]
    copy = Copy(
        data, without_wide_gaps(decoded.text), decoded.charset, (*flags, *decoded.flags), raw, received_at
    )
    stated = _stated_format(raw.content_type) or _stated_format(sender.format if sender else None)
    if stated is not None:
        items = _items(copy, stated)
        if any(isinstance(item, Draft) for item in items):
            return list(_readings(copy, stated, items))
    detected = _format_of(copy)
    return list(_readings(copy, detected, _items(copy, detected)))


def _unread(raw: RawRecord, why: Unreadable) -> _Read:
    return _rejected(raw, 0, why), why


def _stated_format(content_type: str | None) -> Format | None:
    """Return the format that a sender states: by its own name ("anpa"), or by a type that means it alone."""
    if not content_type:
        return None
    stated = content_type.partition(";")[0].strip().lower()
    return next((one for one in FORMATS if stated == one.name or stated in one.reader.CONTENT_TYPES), None)


def _items(copy: Copy, wire_format: Format) -> list[Draft | Unreadable]:
    """Return the items of a copy, at least one.

    A fault in a reader is one copy's misfortune: it is rejected and counted, and the next copy is read.
    """
    try:
        items = wire_format.reader.read(copy)
    except Exception as error:  # noqa: BLE001  the worker would meet the same copy again for ever
        return [Unreadable("malformed", f"{READER_FAILED} {wire_format.name}: {error!r}"[:300])]
    return items or [Unreadable("no-story", "nothing in it is a story")]


def _readings(copy: Copy, wire_format: Format, items: list[Draft | Unreadable]) -> Iterator[_Read]:
    sha256 = hashlib.sha256(copy.data).hexdigest()
    for number, item in enumerate(items):
        if isinstance(item, Unreadable):
            yield _rejected(copy.raw, number, item, sha256), item
        elif not (_has_text(item) or _withdraws(item) or _made_notice(item)):
            why = Unreadable("no-text", "headline, text and captions are all empty")
            yield _rejected(copy.raw, number, why, sha256), item
        else:
            provenance = _provenance(copy, wire_format, number, sha256)
            yield _story(copy, item, wire_format, provenance, alone=len(items) == 1), item


def _received(raw: RawRecord) -> tuple[datetime, list[Flag]]:
    """Return the moment by which the copy is judged."""
    if raw.came_at is None:
        raise ValueError("a copy needs received_at or appended_at")
    if raw.received_at and raw.appended_at and raw.received_at - raw.appended_at > NOT_BELIEVED:
        return raw.appended_at, ["time-not-believed"]
    return raw.came_at, []


def _format_of(copy: Copy) -> Format:
    """Return the first format whose content it is; the last one takes what no other knows."""
    for wire_format in FORMATS[:-1]:
        if not wire_format.reads_bytes and wire_format.reader.detects(copy):
            return wire_format
    return FORMATS[-1]


def _story(copy: Copy, draft: Draft, wire_format: Format, provenance: Provenance, *, alone: bool) -> Story:
    names, agency = names_and_agency(draft.byline)
    # The employer of a paper's own writer, which no table knows: "Hal Osgood, Lakeside Weekly".
    names = [name for name in names if name != draft.provider] or names
    provider = provider_of(draft.provider) or provider_of(agency) or provider_of(copy.raw.provider)
    _hold_back(draft, copy)
    if draft.headline and withdraws(draft.headline):
        draft.signals.append("kill")
    signals, status = _signals_and_status(draft, copy.received_at)
    body = " ".join(draft.paragraphs)
    text = f"{draft.headline or ''} {body}"
    language = language_code(draft.language) or _told_language(draft, provider, text)
    flags = dict.fromkeys([*copy.flags, *draft.flags])
    return Story(
        uri=(copy.raw.uri if alone else None) or draft.uri or _hash_uri(copy, draft, alone=alone),
        provider=provider,
        provider_version=draft.provider_version,
        format=wire_format.name,
        headline=draft.headline or None,
        slugline=draft.slugline or None,
        take=draft.take or None,
        signals=signals,
        status=status,
        byline=tuple(names) or ((agency,) if agency else ()),
        language=language,
        urgency=draft.urgency if draft.urgency and 1 <= draft.urgency <= 8 else None,
        category=draft.category or None,
        word_count=len(body.split()),
        dateline=draft.dateline,
        published_at=draft.published_at,
        received_at=copy.received_at,
        appended_at=copy.raw.appended_at,
        embargoed_until=draft.embargoed_until,
        paragraphs=tuple(draft.paragraphs),
        captions=tuple(draft.captions),
        summary=draft.summary or None,
        ednote=draft.ednote or None,
        signoff=draft.signoff or None,
        usage_terms=draft.usage_terms or None,
        copyright_holder=draft.copyright_holder or None,
        subjects=tuple(draft.subjects),
        flags=tuple(flags),
        provenance=provenance,
    )


def _beside(draft: Draft) -> str:
    """Return what tells the language of an item whose text is short: captions, summary, notes."""
    captions = (caption.text for caption in draft.captions)
    return " ".join(filter(None, (draft.summary, *captions, draft.ednote)))


def _told_language(draft: Draft, provider: Provider | None, text: str) -> str | None:
    """Return the language that a text is in; the agency's only one where it is too short to tell."""
    profile = profile_of(provider.id) if provider is not None else None
    likely = profile.languages if profile is not None else ()
    language = detect(text, likely) or detect(f"{text} {_beside(draft)}", likely)
    if language is None and len(likely) == 1 and any(map(str.isalpha, text)):
        return likely[0]
    return language


def _provenance(copy: Copy, wire_format: Format, number: int, sha256: str) -> Provenance:
    return Provenance(
        source=copy.raw.source,
        sha256=sha256,
        topic=copy.raw.topic,
        partition=copy.raw.partition,
        offset=copy.raw.offset,
        item=number,
        parser=f"{wire_format.name}/{PARSER_VERSION}",
        wiredesk=__version__,
    )


def _hold_back(draft: Draft, copy: Copy) -> None:
    """Set until when an embargo in a note's words lasts; where none says it, the story is withheld."""
    lines = (draft.ednote or "").split("\n") if draft.embargoed_until is None else []
    for line in filter(speaks_of_embargo, lines):
        draft.signals.append("embargo")
        zone = zone_of(draft.provider or copy.raw.provider)
        draft.embargoed_until = draft.embargoed_until or embargoed_until(line, copy.received_at, zone)
    if "embargo" not in draft.signals or draft.embargoed_until is not None:
        return
    draft.status = draft.status or "withheld"
    if draft.status in {"withheld", "embargoed"}:
        draft.flags.append("embargo-unread")


def _signals_and_status(draft: Draft, received_at: datetime) -> tuple[tuple[Signal, ...], Status]:
    """Return the signals in their order, and the status: canceled beats withheld beats embargoed."""
    found = set(draft.signals)
    status: Status = draft.status or "usable"
    if "kill" in found:
        status = "canceled"
    elif status == "usable" and "hold" in found:
        status = "withheld"
    if status == "canceled":
        found.add("kill")
    if draft.embargoed_until is not None:
        found.add("embargo")
        if status == "usable" and draft.embargoed_until > received_at:
            status = "embargoed"
    return tuple(signal for signal in SIGNALS if signal in found), status


_WITHDRAWN = frozenset({"canceled", "withheld"})


def _withdraws(draft: Draft) -> bool:
    """Return whether an item without any text still says something: which story is withdrawn or held."""
    return bool(draft.uri or draft.slugline) and (
        draft.status in _WITHDRAWN or not {"kill", "hold"}.isdisjoint(draft.signals)
    )


def _has_text(draft: Draft) -> bool:
    return bool(draft.headline or draft.paragraphs or draft.captions)


def _made_notice(draft: Draft) -> bool:
    """Make a note its item's text where it withdraws a story and is all there is; tell whether that was done.

    Its story is found by these words: "EDITORS: PLEASE KILL story headlined …", without an id or a slug.
    """
    if not draft.ednote or not ({"kill", "hold"} & set(draft.signals) or draft.status in _WITHDRAWN):
        return False
    draft.paragraphs = draft.ednote.split("\n")
    draft.ednote = None
    draft.taken = [one._replace(by="body") if one.by == "ednote" else one for one in draft.taken]
    return True


def _hash_uri(copy: Copy, draft: Draft, *, alone: bool) -> str:
    """Return an id of the item's own content, where its sender gave none."""
    if alone:
        return f"{OWN_URI}{xxhash.xxh3_128_hexdigest(copy.data)}"
    content = "\n".join([draft.headline or "", *draft.paragraphs, *(c.text for c in draft.captions)])
    if _withdraws(draft):
        # Notices are written alike, and their slug says which story each withdraws.
        content = f"{draft.slugline or ''}\n{content}"
    return f"{OWN_URI}{xxhash.xxh3_128_hexdigest(content.encode(errors='replace'))}"


def _rejected(raw: RawRecord, number: int, why: Unreadable, sha256: str | None = None) -> Rejected:
    reason: Reason = why.reason
    provider = provider_of(raw.provider)
    return Rejected(
        stage="normalise",
        reason=reason,
        detail=why.detail,
        provider=provider.id if provider else None,
        size=len(raw.copy_bytes),
        received_at=raw.came_at,
        origin=Origin(
            source=raw.source,
            sha256=sha256 or hashlib.sha256(raw.copy_bytes).hexdigest(),
            topic=raw.topic,
            partition=raw.partition,
            offset=raw.offset,
            item=number,
        ),
    )
