"""Reading what is shown: searches, and a story by its id. Withheld text is never read here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, NotFoundError, TransportError

from wiredesk.errors import SearchServerHalt
from wiredesk.indexed.document import Document
from wiredesk.indexed.mapping import FOLDED, alias
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.client import client
from wiredesk.sinks.errors import mapped

MAX_POINTERS = 10
"""A pointer names the last survivor, so one step is the rule; more are steps that crossed a rebuild."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits: how many there are in all, and the documents, each with text that matched."""

    total: int
    hits: tuple[tuple[Document, str | None], ...]


def search(settings: ElasticsearchSettings, body: dict[str, Any]) -> Found:
    """Search all that is shown; an index that is not there yet holds nothing.

    All of it or nothing: a shard that is down is SearchServerBusy, and not a story less.
    Raises SearchServerBusy or SearchServerHalt.
    """
    with client(settings) as server:
        try:
            answer = server.search(index=alias(settings), allow_partial_search_results=False, **body)
        except NotFoundError:
            return Found(0, ())
        except (ApiError, TransportError) as error:
            raise mapped(error, settings.url) from error
    hits = answer["hits"]
    return Found(
        total=int(hits["total"]["value"]),
        hits=tuple(
            (hit["_source"], next(iter(hit.get("highlight", {}).get("body", [])), None))
            for hit in hits["hits"]
        ),
    )


def story(settings: ElasticsearchSettings, story_id: str) -> Document | None:
    """Return a story's document, of a joined one the survivor's; None if none is shown under this id."""
    with client(settings) as server:
        for _ in range(MAX_POINTERS):
            found = _by_id(server, settings, story_id)
            if found is None or found.get("status") != "merged":
                return found
            story_id = str(found["verdict"]["of"])
    raise SearchServerHalt(f"{story_id}: its pointers lead nowhere; run `wiredesk setup --check`")


def _by_id(server: Any, settings: ElasticsearchSettings, story_id: str) -> Document | None:
    """Look through all months, not by the alias: pointers of joined chains are left out there."""
    try:
        answer = server.search(
            index=f"{alias(settings)}-*",
            query={"ids": {"values": [story_id]}},
            size=1,
            source_excludes=[FOLDED],
            allow_no_indices=True,
            ignore_unavailable=True,
            allow_partial_search_results=False,
        )
    except NotFoundError:
        return None
    except (ApiError, TransportError) as error:
        raise mapped(error, settings.url) from error
    hits = answer["hits"]["hits"]
    return dict(hits[0]["_source"]) if hits else None
