"""Releases: what was embargoed and is due moves from the withheld index to where it is found.

A text leaves the withheld index a look later than it was shown, when what is shown was handed over for
wire.stories at the look before. So a crash at any point (after the write, before the send) leaves it to be
found again; and a version that another worker wrote and sent in between is handed over once more, after
ours, so that wire.stories ends with the newest.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from elasticsearch import ApiError, TransportError

from wiredesk.indexed.document import Document, released
from wiredesk.indexed.mapping import month_index, withheld_index
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.bulk import Bulk, Write
from wiredesk.sinks.errors import mapped

RELEASES_AT_ONCE = 500

Wanted = tuple[str, str]
"""An index and an id."""


class Releases:
    """The looks of one worker, one after the other; remembers what it handed over at the last."""

    def __init__(
        self,
        client: Any,
        settings: ElasticsearchSettings,
        bulk: Bulk,
        read: Callable[[list[Wanted]], Awaitable[list[Document | None]]],
    ) -> None:
        self._client = client
        self._settings = settings
        self._bulk = bulk
        self._read = read
        self._told: dict[str, int] = {}

    async def look(self, now: datetime) -> list[Document]:
        """Show what is due at now; return what is shown and was not handed over as it is at the last look.

        The caller sends what it gets before it looks again. Raises as the bulk writes do.
        """
        waiting = await self._due(now)
        if not waiting:
            self._told = {}
            return []
        places = [(self._month_of(one), one["story_id"]) for one in waiting]
        await self._bulk.write(
            [
                Write(index, story_id, one["revision"], released(one))
                for one, (index, story_id) in zip(waiting, places, strict=True)
                if story_id not in self._told
            ]
        )
        told: dict[str, int] = {}
        new: list[Document] = []
        done: list[Write] = []
        for one, shown in zip(waiting, await self._read(places), strict=True):
            if shown is None or shown["revision"] < one["revision"]:
                continue  # refused, or changed since: the next look writes it
            story_id = one["story_id"]
            told[story_id] = shown["revision"]
            if self._told.get(story_id) == shown["revision"]:
                done.append(Write(withheld_index(self._settings), story_id, one["revision"], None))
            else:
                new.append(shown)
        await self._bulk.write(done)
        self._told = told
        return new

    async def _due(self, now: datetime) -> list[Document]:
        query = {
            "bool": {
                "filter": [
                    {"term": {"status": "embargoed"}},
                    {"range": {"embargoed_until": {"lte": now.isoformat()}}},
                ]
            }
        }
        try:
            answer = await self._client.search(
                index=withheld_index(self._settings),
                query=query,
                size=RELEASES_AT_ONCE,
                sort=["embargoed_until", "story_id"],
                source=False,
            )
        except (ApiError, TransportError) as error:
            raise mapped(error, self._settings.url) from error
        # A search sees the index as it was a moment ago; what was put off or killed since is read as it is.
        wanted = [(withheld_index(self._settings), hit["_id"]) for hit in answer["hits"]["hits"]]
        found = await self._read(wanted) if wanted else []
        return [one for one in found if one is not None and _is_due(one, now)]

    def _month_of(self, document: Document) -> str:
        return month_index(self._settings, datetime.fromisoformat(document["chain"]["first_seen"]))


def _is_due(document: Document, now: datetime) -> bool:
    until = document.get("embargoed_until")
    return document["status"] == "embargoed" and until is not None and datetime.fromisoformat(until) <= now
