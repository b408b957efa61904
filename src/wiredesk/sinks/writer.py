"""The writer: settles batches of tagged stories in Elasticsearch, and releases what is due.

Each chain's documents are written with the chain's revision as their external version (external_gte): an
older state never overwrites a newer one, and the same state may be written twice. What is refused is a value;
what cannot be taken now is tried again, those items alone, for as long as the worker runs.

wire.stories gets a document whenever it was written, or was found written already by the item at hand: after
a crash between Elasticsearch's answer and the send, the replay sends it. One that was stale is not sent, so
that the last record of a story is always its newest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wiredesk.errors import SearchServerBusy
from wiredesk.fates import Fate, Item
from wiredesk.indexed.document import Document, holds_text_of
from wiredesk.indexed.mapping import FOLDED, withheld_index
from wiredesk.rejected import Reason, Rejected
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.batch import Part, fold, parts, writes
from wiredesk.sinks.bulk import Bulk, Write
from wiredesk.sinks.client import async_client
from wiredesk.sinks.errors import unread
from wiredesk.sinks.patience import Patience
from wiredesk.sinks.placing import Place, fate_of
from wiredesk.sinks.purged import Purged
from wiredesk.sinks.releasing import Releases, Wanted
from wiredesk.sinks.setup import set_up
from wiredesk.tagged.record import Tagged


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one item. visible: the document for wire.stories, None where none is shown for it.

    fate: None for new tags of an item that was settled before: it has its fate.
    """

    item: Item
    provider: str | None
    fate: Fate | None
    visible: Document | None = None
    rejected: Rejected | None = None


_Key = tuple[str, Item, bool]
"""A story and an item: where chains join, one item changes two stories. True: its tags come anew."""


class Writer:
    """Settles batches one after the other; one a worker."""

    def __init__(self, settings: ElasticsearchSettings, *, should_stop: Callable[[], bool]) -> None:
        self._settings = settings
        self._patience = Patience(settings.url, should_stop)
        self._client: Any = None
        self._bulk: Any = None
        self._releases: Any = None
        self._purged: Any = None
        self._lock = asyncio.Lock()

    async def settle(self, batch: list[Tagged]) -> list[Settled]:
        """Write what a batch changes and return each item's outcome, in order.

        Raises Stopping, or SearchServerHalt where only a person can help.
        """
        if not batch:
            return []
        async with self._lock:
            await self._ready()
            settled: dict[_Key, Settled] = {}
            await self._settle(parts(batch, self._settings), settled)
            return [settled[_key(tagged)] for tagged in batch]

    async def release_due(self, now: datetime) -> list[Document]:
        """Show what is embargoed until now or earlier; return what is shown, for wire.stories.

        A later version or a kill has a higher revision and wins. The caller sends what it gets before it asks
        again: only then is the text removed from where it waited, so that no crash loses it.
        """
        async with self._lock:
            try:
                await self._ready()
                shown: list[Document] = await self._releases.look(now)
            except SearchServerBusy:
                return []  # the next look comes soon
            return shown

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def _settle(self, stories: list[Part], settled: dict[_Key, Settled]) -> None:
        """Write each story's last state; where that is refused, its states one by one, to find which."""
        purged = await self._purged.known()
        for part in stories:
            part.purged = purged.get(part.story_id, 0)
        await self._read_before(stories)
        now = datetime.now(UTC)
        todo: list[tuple[Part, Place, list[Write]]] = []
        for part in stories:
            after, lost = fold(part, now)
            for tagged in lost:
                settled[_key(tagged)] = _rejected(tagged, "no-document", "its chain has none")
            todo.append((part, after, writes(part, after, self._settings)))
        await self._bulk.write([write for _, _, of_part in todo for write in of_part])
        for part, after, of_part in todo:
            why = next((write.refused for write in of_part if write.refused), None)
            items = [tagged for tagged in part.items if _key(tagged) not in settled]
            if why is not None and len(items) > 1:
                for tagged in items:
                    await self._settle(parts([tagged], self._settings), settled)
                continue
            stale = any(write.stale for write in of_part if write.index == part.index)
            for tagged in items:
                settled[_key(tagged)] = (
                    _rejected(tagged, "refused", why)
                    if why
                    else _settled(tagged, None if stale else after.shown)
                )

    async def _read_before(self, stories: list[Part]) -> None:
        """Read the documents that the batch's changes find, by one request."""
        readers = [part for part in stories if part.reads_before]
        if not readers:
            return
        withheld = withheld_index(self._settings)
        found = await self._read(
            [(index, part.story_id) for part in readers for index in (part.index, withheld)]
        )
        for part, shown, waiting in zip(readers, found[::2], found[1::2], strict=True):
            part.before = Place(shown, waiting)

    async def _read(self, wanted: list[Wanted]) -> list[Document | None]:
        """Return the documents as they are now, None for one that is not there."""
        docs = [{"_index": index, "_id": story_id} for index, story_id in wanted]
        documents = [
            found.get("_source") for found in await self._patience.until_taken(lambda: self._mget(docs))
        ]
        for document in documents:
            if document is not None:
                document.pop(FOLDED, None)
        return documents

    async def _mget(self, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self._client.mget(docs=docs))["docs"]
        if why := unread(found):
            raise SearchServerBusy(f"Elasticsearch cannot read all now ({why})")
        return found

    async def _ready(self) -> None:
        if self._client is not None:
            return
        client = async_client(self._settings)
        try:
            await self._patience.until_taken(lambda: set_up(client, self._settings))
        except BaseException:
            await client.close()
            raise
        self._client = client
        self._bulk = Bulk(client, self._patience)
        self._purged = Purged(client, self._settings, self._patience)
        self._releases = Releases(client, self._settings, self._bulk, self._read)


def _key(tagged: Tagged) -> _Key:
    return tagged.deduped.story_id, tagged.deduped.story.item, bool(tagged.retagged)


def _settled(tagged: Tagged, shown: Document | None) -> Settled:
    story = tagged.deduped.story
    if tagged.retagged:
        # Whether written now or before a crash: what is shown of this text goes to wire.stories once more.
        own = shown if holds_text_of(shown, tagged.deduped) else None
        return Settled(item=story.item, provider=story.provider_id, fate=None, visible=own)
    if shown is not None and shown["revision"] != tagged.deduped.revision:
        shown = None
    return Settled(
        item=story.item,
        provider=story.provider_id,
        fate=fate_of(tagged),
        visible=shown,
    )


def _rejected(tagged: Tagged, reason: Reason, detail: str) -> Settled:
    story = tagged.deduped.story
    rejected = story.rejected("index", reason, detail)
    if tagged.retagged:
        # The item keeps its fate: without its stamp the rejection counts for none.
        origin = rejected.origin.model_copy(update={"partition": None, "offset": None})
        rejected = rejected.model_copy(update={"origin": origin})
        return Settled(item=story.item, provider=story.provider_id, fate=None, rejected=rejected)
    return Settled(item=story.item, provider=story.provider_id, fate="rejected", rejected=rejected)
