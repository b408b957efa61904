"""Taking a killed story's documents out of the index, for `wiredesk purge`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import ApiError, ConflictError, Elasticsearch, NotFoundError, TransportError

from wiredesk.indexed.mapping import month_index, withheld_index
from wiredesk.record import rfc3339
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.client import client
from wiredesk.sinks.errors import mapped
from wiredesk.sinks.purged import LOOK_EVERY, STATUS, mark_id

SEEN_WITHIN = LOOK_EVERY + 2.0
"""Seconds after which every writer has seen a mark: those to its next look, and some for what is in hand."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A chain that is to leave the index: when it began, which says its month, and the revision it has."""

    story_id: str
    first_seen: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Left:
    """What was taken out. removed: documents. changed: stories that got a newer revision meanwhile."""

    removed: int
    changed: tuple[str, ...]


def mark(settings: ElasticsearchSettings, chains: Sequence[Leaving], now: datetime) -> None:
    """Mark chains as purged at their revisions; SEEN_WITHIN later no writer writes anything of them.

    now: what a mark says of when. Raises SearchServerBusy or SearchServerHalt.
    """
    with client(settings) as server:
        try:
            for chain in chains:
                _mark(server, settings, chain, now)
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error


def remove(settings: ElasticsearchSettings, chains: Sequence[Leaving]) -> Left:
    """Delete the documents of chains that are marked, shown and withheld, in the order given.

    A document with a revision above the chain's stays: it was written before the mark was seen. Done twice it
    is done once. Raises SearchServerBusy or SearchServerHalt; what was not done is done by the next run.
    """
    removed, changed = 0, []
    with client(settings) as server:
        try:
            for chain in chains:
                places = (month_index(settings, chain.first_seen), withheld_index(settings))
                answers = [_delete(server, index, chain) for index in places]
                removed += answers.count(True)
                if None in answers:
                    changed.append(chain.story_id)
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error
    return Left(removed, tuple(changed))


def _mark(server: Elasticsearch, settings: ElasticsearchSettings, chain: Leaving, now: datetime) -> None:
    """Write a chain's mark so that a search finds it at once."""
    mark: dict[str, Any] = {
        "story_id": chain.story_id,
        "revision": chain.revision,
        "status": STATUS,
        "chain": {"first_seen": rfc3339(chain.first_seen), "last_changed": rfc3339(now)},
    }
    server.index(index=withheld_index(settings), id=mark_id(chain.story_id), document=mark, refresh=True)


def _delete(server: Elasticsearch, index: str, chain: Leaving) -> bool | None:
    """Delete a document; False if there is none, None if it is newer than the chain's revision.

    Only what is there is deleted: a deletion with an outside version makes the index that it names.
    """
    try:
        if not server.exists(index=index, id=chain.story_id):
            return False
        server.delete(
            index=index,
            id=chain.story_id,
            version=chain.revision,
            version_type="external_gte",
            refresh=True,
        )
    except NotFoundError:
        return False
    except ConflictError:
        return None
    return True
