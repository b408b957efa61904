"""Purged stories: the marks that keep their text from being written again, and how a writer knows them.

A story's documents are deleted at its revision, but Elasticsearch forgets that after index.gc_deletes: then
an older record of wire.tagged that is delivered again (a group set back) would write its text anew. So a mark
stays: the story's id and revision, no text, in the index that no alias shows.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from wiredesk.indexed.mapping import withheld_index
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.patience import Patience

STATUS = "purged"

LOOK_EVERY = 5.0
"""Seconds between a writer's looks for new marks: so long `wiredesk purge` waits behind a mark."""

MARKS_AT_ONCE = 1000


def mark_id(story_id: str) -> str:
    """Return the id of a story's mark, which is none of a withheld text's."""
    return f"{STATUS}:{story_id}"


class Purged:
    """The marks as one writer knows them."""

    def __init__(self, client: Any, settings: ElasticsearchSettings, patience: Patience) -> None:
        self._client = client
        self._index = withheld_index(settings)
        self._patience = patience
        self._known: dict[str, int] = {}
        self._look_at = 0.0

    async def known(self) -> Mapping[str, int]:
        """Return each purged story's revision, at most LOOK_EVERY old. Raises as Patience does."""
        if time.monotonic() >= self._look_at:
            began = time.monotonic()
            self._known = await self._patience.until_taken(self._all)
            self._look_at = began + LOOK_EVERY
        return self._known

    async def _all(self) -> dict[str, int]:
        known: dict[str, int] = {}
        after: dict[str, Any] = {}
        while True:
            answer = await self._client.search(
                index=self._index,
                query={"term": {"status": STATUS}},
                size=MARKS_AT_ONCE,
                sort=["story_id"],
                source_includes=["story_id", "revision"],
                ignore_unavailable=True,
                allow_partial_search_results=False,
                **after,
            )
            hits = answer["hits"]["hits"]
            known |= {hit["_source"]["story_id"]: hit["_source"]["revision"] for hit in hits}
            if len(hits) < MARKS_AT_ONCE:
                return known
            after = {"search_after": hits[-1]["sort"]}
