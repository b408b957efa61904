"""The items of a copy in JSON: one object, a list, an envelope, objects one after another.

Whatever an agency calls its envelope ("data", "items", "item"), an item is an object that has a story's
fields. A package beside its items is no record, and the items that it holds whole are read; alone, and
without text of its own, it is no story. Language and provider that an envelope states hold for its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.newsjson.fields import Fields, Trace, out_of_bounds, scalar
from wiredesk.normalised.newsjson.own import own_text
from wiredesk.normalised.newsjson.text import NoJson, read_json, without_escaped_mojibake

MAX_LOOKED_AT = 100_000
"""So many values are searched for items; what lies behind so much that is none is none either."""

MAX_NESTED = 8
"""Envelopes within envelopes are opened this deep."""

_ENVELOPES = tuple(
    """item items data entries newsitem newsitems result results search response hits source docs documents
    stories articles story article content payload records""".split()
)
_TEXTS = frozenset(
    {"headline", "headlines", "title", "bodies", "descriptions", "abstract", "articlebody", "articlehtml"}
)
_IDS = frozenset(
    {"uri", "guid", "versioncreated", "pubstatus", "altids", "firstcreated", "representationtype"}
)
_NO_STORIES = frozenset({"event", "planning", "component", "concept", "knowledge", "poll", "settings"})
_PACKAGES = frozenset({"composite", "package"})


@dataclass(frozen=True, slots=True)
class Found:
    """An item, and what its envelope says for it."""

    item: Fields
    language: str | None = None
    provider: str | None = None


def read_items(copy: Copy, draft_of: Callable[[Found, datetime], Draft]) -> list[Draft | Unreadable]:
    """Return each item of a copy in the order sent, or why there is none.

    draft_of: reads one item; its second argument is received_at. The trace is added here.
    """
    parsed = read_json(own_text(copy.data) or without_escaped_mojibake(copy.text))
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
    read = partial(_read_item, received_at=copy.received_at, draft_of=draft_of)
    drafts = [*each_in_time(read, stories)]
    if parsed.broken_off and isinstance(drafts[-1], Draft):
        drafts[-1].flags.append("truncated")
    return drafts


def _items(values: Iterable[Any]) -> Iterator[Found]:
    """Yield the objects that have a story's fields, looking into lists and envelopes."""
    waiting: list[tuple[Any, str, str | None, str | None, int]] = []
    waiting += [(value, "", None, None, 0) for value in reversed([*values])]
    looked_at = 0
    while waiting and looked_at < MAX_LOOKED_AT:
        looked_at += 1
        value, path, language, provider, depth = waiting.pop()
        if isinstance(value, list) and depth < MAX_NESTED:
            waiting += [
                (one, f"{path}[{at}]", language, provider, depth + 1)
                for at, one in reversed([*enumerate(value[:MAX_LOOKED_AT])])
            ]
        if not isinstance(value, dict):
            continue
        item = Fields(value, path, Trace())
        if _is_story(item):
            yield Found(item, language, provider)
            continue
        language = scalar(item.get("language")) or language
        provider = scalar(item.get("provider", "source")) or provider
        inner = [name for name in _ENVELOPES if isinstance(item.get(name), dict | list)]
        if depth < MAX_NESTED:
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


def _packed(package: Found) -> Iterator[Found]:
    """Yield the items that a package holds whole."""
    for inner in package.item.objects("associations"):
        if any(name.startswith("bod") for name in inner.names()):
            yield Found(Fields(inner.value, inner.path, Trace()), package.language, package.provider)


def _read_item(
    found: Found, received_at: datetime, draft_of: Callable[[Found, datetime], Draft]
) -> Draft | Unreadable:
    item = found.item
    exceeded = out_of_bounds(item.value)
    if exceeded is not None:
        return Unreadable("hostile", exceeded)
    kind = (scalar(item.get("type")) or "").lower()
    if kind in _NO_STORIES:
        return Unreadable("no-story", f"of type {kind}", tuple(item.trace.taken(item.value, item.path)))
    draft = draft_of(found, received_at)
    draft.taken = item.trace.taken(item.value, item.path)
    return draft


def _traced(copy: Copy, values: tuple[Any, ...]) -> tuple[Taken, ...]:
    """Return what stands in a copy that holds no story; too long a list says nothing to anyone."""
    if len(copy.text) > 100_000 or out_of_bounds(list(values)) is not None:
        return ()
    return tuple(Trace().taken(list(values), ""))
