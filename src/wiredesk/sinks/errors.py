"""What Elasticsearch's answers mean: for a whole request, and for one item of a bulk request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from elasticsearch import ApiError, TransportError

from wiredesk.errors import SearchServerBusy, SearchServerError, SearchServerHalt


class Outcome(Enum):
    """What became of one item of a bulk request."""

    DONE = "done"  # 2xx; or a delete that found nothing
    STALE = "stale"  # 409 under external versions: the index has a newer state, so this one is settled
    RETRY = "retry"  # 429, a circuit breaker, 5xx
    BLOCKED = "blocked"  # the index is read-only (a full disk): retried slowly
    REFUSED = "refused"  # 400: this document can never be indexed
    HALT = "halt"  # 401, 403, a missing index, a full cluster: only a person can help


_BLOCKS = frozenset({"cluster_block_exception", "index_closed_exception"})
"""The index takes nothing for a while, whatever the document is; told by type, since the status varies."""

_NEEDS_A_PERSON = frozenset({"index_not_found_exception", "validation_exception"})
"""validation_exception: a new month's index would be a shard more than the cluster is allowed to have."""


def outcome(status: int, error: Mapping[str, Any] | None) -> Outcome:
    """Tell what an item's answer means. error: the item's "error" object."""
    kind = str((error or {}).get("type", ""))
    result = Outcome.REFUSED
    if 200 <= status < 300 or (status == 404 and error is None):
        result = Outcome.DONE
    elif kind in _BLOCKS:
        result = Outcome.BLOCKED
    elif status == 409:
        result = Outcome.STALE
    elif status in {401, 403} or kind in _NEEDS_A_PERSON:
        result = Outcome.HALT
    elif status == 429 or status >= 500 or "circuit_breaking" in kind:
        result = Outcome.RETRY
    return result


def unread(docs: Iterable[Mapping[str, Any]]) -> str | None:
    """Return why some of an mget's documents could not be looked for; None if all were.

    An index that is not there yet holds no document; a shard that is not up yet says nothing of what
    it holds.
    """
    for found in docs:
        error = found.get("error")
        if error and error.get("type") != "index_not_found_exception":
            return reason_of(error)
    return None


_PRESSURE = re.compile(r"_operation_bytes=(\d+), max_\w+=(\d+)")


def never_fits(reason: str) -> bool:
    """Tell whether an operation was refused for being larger by itself than the server may hold at once.

    Elasticsearch answers 429 to it as to any load ("… primary_operation_bytes=N, max_primary_bytes=M]"),
    but no waiting makes N smaller than M.
    """
    found = _PRESSURE.search(reason)
    return found is not None and int(found[1]) > int(found[2])


def reason_of(error: Mapping[str, Any] | None) -> str:
    """Return an item's error in one line, with its cause if it names one."""
    if not error:
        return "no reason given"
    cause = error.get("caused_by") or {}
    parts = [error.get("type"), error.get("reason"), cause.get("reason") if isinstance(cause, dict) else None]
    return ": ".join(str(part) for part in parts if part)[:500]


def mapped(error: ApiError | TransportError, url: str) -> SearchServerError:
    """Return our error for one that the client raised over a whole request."""
    if not isinstance(error, ApiError):
        return SearchServerBusy(f"Elasticsearch at {url} does not answer ({type(error).__name__})")
    status = error.status_code
    body = error.body if isinstance(error.body, dict) else {}
    told = body.get("error")
    detail = reason_of(told) if isinstance(told, dict) else str(told or error.message)[:300]
    kind = str(told.get("type", "")) if isinstance(told, dict) else ""
    if status == 401:
        return SearchServerHalt(
            f"Elasticsearch at {url} wants a password or refuses this one: set "
            "WIREDESK_ELASTICSEARCH_USER and WIREDESK_ELASTICSEARCH_PASSWORD"
        )
    if status == 403 and kind not in _BLOCKS:
        return SearchServerHalt(
            f"Elasticsearch at {url} forbids it ({detail}): give the user the rights to manage and write "
            "the indices, or use another"
        )
    if status == 404:
        return SearchServerHalt(f"{detail}: run `wiredesk setup`")
    if status in {408, 429} or status >= 500 or kind in _BLOCKS:
        return SearchServerBusy(f"Elasticsearch at {url} cannot take it now ({status} {detail})")
    return SearchServerHalt(f"Elasticsearch at {url} refuses the request ({status} {detail})")
