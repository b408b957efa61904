"""ninjs: news in JSON, as agencies and content systems send it.

Standard: IPTC ninjs 1.0 to 3.x (iptc.org/std/ninjs); the names of 3.1 are those of the record. 1.x has
body_text, body_html, headline, byline, associations as an object; 2.x and 3.x have bodies[], headlines[],
descriptions[], by, associations[]; 3.x writes camelCase. Content systems keep the shape and add guid, source,
priority, service, abstract, authors, dateline, state, and envelopes (item, items, data).

Read: one object, a list, an envelope, objects one after another. HTML wins for paragraphs; the other forms of
a text are taken once. Associations give captions with their credit, never the headline, byline or body.
published_at is versioncreated. A package (composite) beside its items is no record, and the items within it
are read; alone, and without text of its own, it is no story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from wiredesk.normalised import json_bodies as bodies
from wiredesk.normalised import json_facts as facts
from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import add_note, add_take, day_of, read_body, set_headline, signals_in_order
from wiredesk.normalised.json_fields import Fields, Trace, out_of_bounds, scalar
from wiredesk.normalised.json_text import NoJson, looks_like_json, read_json
from wiredesk.normalised.providers import zone_of
from wiredesk.normalised.rights import one_line

CONTENT_TYPES = frozenset({"application/ninjs+json", "application/vnd.iptc.ninjs+json"})

MAX_LOOKED_AT = 100_000
"""So many values are searched for items; what lies behind so much that is none is none either."""

_ENVELOPES = ("item", "items", "data", "newsitems", "results", "docs", "stories", "articles", "content")
_TEXTS = frozenset({"headline", "headlines", "title", "bodies", "descriptions", "abstract", "articlebody"})
_IDS = frozenset(
    {"uri", "guid", "versioncreated", "pubstatus", "altids", "firstcreated", "representationtype"}
)
_NO_STORIES = frozenset({"event", "planning", "component", "concept", "knowledge", "poll", "settings"})
_PACKAGES = frozenset({"composite", "package"})


def detects(copy: Copy) -> bool:
    """Tell whether a copy is JSON; which JSON is a story, read() says of each item."""
    return looks_like_json(copy.text)


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy in the order sent, or why there is none."""
    parsed = read_json(copy.text)
    if isinstance(parsed, NoJson):
        return [Unreadable(parsed.reason, parsed.detail)]
    most = bounds().items
    found = list(islice(_items(parsed.values), most + 1))
    if len(found) > most:
        return [Unreadable("hostile", f"over {most:,} items")]
    stories = [one for one in found if not _is_bare_package(one.item)]
    packages = [one for one in found if _is_bare_package(one.item)]
    stories = stories or [inner for one in packages for inner in _packed(one)]
    if not stories:
        why = "a package without its items" if packages else "JSON without any field of a story"
        return [Unreadable("no-story", why, _traced(copy, parsed.values))]
    drafts = [_read_item(one, copy.received_at) for one in stories]
    if parsed.broken_off and isinstance(drafts[-1], Draft):
        drafts[-1].flags.append("truncated")
    return drafts


@dataclass(frozen=True, slots=True)
class _Found:
    """An item, and what its envelope says for it."""

    item: Fields
    language: str | None = None
    provider: str | None = None


def _items(values: Iterable[Any]) -> Iterator[_Found]:
    """Yield the objects that have a story's fields, looking into lists and envelopes."""
    waiting: list[tuple[Any, str, str | None, str | None, int]] = []
    waiting += [(value, "", None, None, 0) for value in reversed([*values])]
    looked_at = 0
    while waiting and looked_at < MAX_LOOKED_AT:
        looked_at += 1
        value, path, language, provider, depth = waiting.pop()
        if isinstance(value, list) and depth < 8:
            waiting += [
                (one, f"{path}[{at}]", language, provider, depth + 1)
                for at, one in reversed([*enumerate(value[:MAX_LOOKED_AT])])
            ]
        if not isinstance(value, dict):
            continue
        item = Fields(value, path, Trace())
        if _is_story(item):
            yield _Found(item, language, provider)
            continue
        language = scalar(item.get("language")) or language
        provider = scalar(item.get("provider", "source")) or provider
        inner = [name for name in _ENVELOPES if isinstance(item.get(name), dict | list)]
        if depth < 8:
            waiting += [
                (item.get(name), item.where(name), language, provider, depth + 1) for name in reversed(inner)
            ]


def _is_story(item: Fields) -> bool:
    names = set(item.names())
    texts = names & _TEXTS or any(name.startswith(("body", "description")) for name in names)
    envelope = any(isinstance(item.get(name), dict | list) for name in ("item", "items"))
    return bool(texts or len(names & _IDS) > 1 or ("type" in names and names & _IDS)) and not (
        envelope and not any(name.startswith("body") for name in names)
    )


def _is_bare_package(item: Fields) -> bool:
    """Tell whether an item only lists others."""
    kind = (scalar(item.get("type")) or "").lower()
    return kind in _PACKAGES and not any(name.startswith(("body", "bodies")) for name in item.names())


def _packed(package: _Found) -> Iterator[_Found]:
    """Yield the items that a package holds whole."""
    for inner in package.item.objects("associations"):
        if any(name.startswith("bod") for name in inner.names()):
            yield _Found(Fields(inner.value, inner.path, Trace()), package.language, package.provider)


def _read_item(found: _Found, received_at: datetime) -> Draft | Unreadable:
    item = found.item
    exceeded = out_of_bounds(item.value)
    if exceeded is not None:
        return Unreadable("hostile", exceeded)
    kind = (scalar(item.get("type")) or "").lower()
    if kind in _NO_STORIES:
        return Unreadable("no-story", f"of type {kind}", tuple(item.trace.taken(item.value, item.path)))
    draft = _draft(found, received_at)
    draft.taken = item.trace.taken(item.value, item.path)
    return draft


def _draft(found: _Found, received_at: datetime) -> Draft:
    item = found.item
    draft = Draft()
    facts.identify(item, draft)
    facts.code_it(item, draft)
    facts.name_provider(item, draft, found.provider)
    facts.date_it(item, draft, zone_of(draft.provider))
    draft.language = item.text("language", by="language") or found.language
    draft.slugline = one_line(item.text("slugline", by="slugline"))
    draft.usage_terms = facts.usage_of(item)
    draft.subjects = facts.subjects_of(item, draft.language)
    for note in item.texts("ednote", "editorialnote", by="ednote"):
        add_note(draft, note)
    add_take(draft, item.text("anpatakekey", "takekey", by="take"))
    set_headline(draft, _headline(item))
    draft.byline = _names(item)
    draft.summary = bodies.summary_of(item)
    _read_body(item, draft, day_of(draft, received_at))
    draft.captions = bodies.once(
        [*bodies.own_captions(item), *draft.captions, *bodies.associated_captions(item)]
    )
    draft.dateline = draft.dateline or facts.dateline_of(item)
    signals_in_order(draft)
    return draft


def _headline(item: Fields) -> str | None:
    """Return the headline; of several the main one, of none a title that is a sentence."""
    headline = one_line(item.text("headline", by="headline"))
    entries = [one for one in item.objects("headlines") + item.objects("headline") if one.has("value")]
    entries.sort(key=lambda one: (scalar(one.get("role")) or "").lower() not in ("main", "headline", ""))
    for one in entries:
        role = "-alternative-form" if headline else "headline"
        headline = headline or one_line(one.text("value", by=role))
        one.take("value", role)
    if headline is None:
        title = one_line(scalar(item.get("title")))
        if title and title.count(" ") > 3 and not any(mark in title for mark in "_/"):
            headline = one_line(item.text("title", by="headline"))
    return headline


def _names(item: Fields) -> list[str]:
    """Return the byline as sent: one text, or the authors'."""
    for name in ("byline", "by"):
        if (text := one_line(item.text(name, by="byline"))) is not None:
            return [text]
    for name in ("bylines", "authors", "author"):
        names = [
            text for one in item.objects(name) if (text := one_line(one.text("name", "by", by="byline")))
        ]
        if names:
            return names
    return [text for one in item.texts("authors", "author", by="byline") if (text := one_line(one))]


def _read_body(item: Fields, draft: Draft, near: date) -> None:
    """Take the body apart: what stands before its first sentence and after its last is no paragraph.

    near: the story's date, of which a dateline's day takes its year.
    """
    blocks, where = bodies.body_of(item)
    taken = read_body(draft, blocks, near, where)
    if where:
        item.trace.pieces[where] = taken


def _traced(copy: Copy, values: tuple[Any, ...]) -> tuple[Taken, ...]:
    """Return what stands in a copy that holds no story; too long a list says nothing to anyone."""
    if len(copy.text) > 100_000 or out_of_bounds(list(values)) is not None:
        return ()
    return tuple(Trace().taken(list(values), ""))
