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
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import structlog

from wiredesk.errors import SearchServerBusy
from wiredesk.fates import Fate, Item
from wiredesk.indexed.document import Document
from wiredesk.indexed.mapping import FOLDED, month_index, withheld_index
from wiredesk.rejected import Origin, Reason, Rejected
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.bulk import Bulk, Write
from wiredesk.sinks.client import async_client
from wiredesk.sinks.errors import unread
from wiredesk.sinks.patience import Patience
from wiredesk.sinks.placing import NOWHERE, Place, fate_of, place, reads_before
from wiredesk.sinks.releasing import Releases, Wanted
from wiredesk.sinks.setup import set_up
from wiredesk.tagged.record import Tagged

log = structlog.get_logger("wiredesk.worker")


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one item. visible: the document for wire.stories, None where none is shown for it."""

    item: Item
    provider: str | None
    fate: Fate
    visible: Document | None = None
    rejected: Rejected | None = None


@dataclass(slots=True)
class _Story:
    """A story's part of a batch: its items in order, and its documents as they are."""

    index: str
    items: list[Tagged] = field(default_factory=list)
    before: Place = NOWHERE


class Writer:
    """Settles batches one after the other; one a worker."""

    def __init__(self, settings: ElasticsearchSettings, *, should_stop: Callable[[], bool]) -> None:
        self._settings = settings
        self._patience = Patience(settings.url, should_stop)
        self._client: Any = None
        self._bulk: Any = None
        self._releases: Any = None
        self._lock = asyncio.Lock()

    async def settle(self, batch: list[Tagged]) -> list[Settled]:
        """Write what a batch changes and return each item's outcome, in order.

        Raises Stopping, or SearchServerHalt where only a person can help.
        """
        if not batch:
            return []
        async with self._lock:
            await self._ready()
            stories = _by_story(batch, self._settings)
            await self._read_before(stories)
            settled: dict[Item, Settled] = {}
            await self._settle(stories, settled)
            return [settled[tagged.deduped.story.item] for tagged in batch]

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

    async def _settle(self, stories: dict[str, _Story], settled: dict[Item, Settled]) -> None:
        """Write each story's last state; where that is refused, its states one by one, to find which."""
        now = datetime.now(UTC)
        after: dict[str, Place] = {}
        writes: list[Write] = []
        for story_id, story in stories.items():
            then = story.before
            for tagged in story.items:
                placed = place(then, tagged, now)
                if placed is None:
                    settled[tagged.deduped.story.item] = _rejected(
                        tagged, "no-document", "its chain has none"
                    )
                    continue
                then = placed
            after[story_id] = then
            writes += _writes(story_id, story, then, self._settings)
        await self._bulk.write(writes)
        refused = {write.story_id: write.refused for write in writes if write.refused}
        stale = {
            write.story_id for write in writes if write.stale and write.index == stories[write.story_id].index
        }
        for story_id, story in stories.items():
            why = refused.get(story_id)
            items = [tagged for tagged in story.items if tagged.deduped.story.item not in settled]
            if why is not None and len(items) > 1:
                await self._one_by_one(story, items, settled)
                continue
            for tagged in items:
                settled[tagged.deduped.story.item] = (
                    _rejected(tagged, "refused", why)
                    if why
                    else _settled(tagged, None if story_id in stale else after[story_id].shown)
                )

    async def _one_by_one(self, story: _Story, items: list[Tagged], settled: dict[Item, Settled]) -> None:
        for tagged in items:
            single = {tagged.deduped.story_id: _Story(story.index, [tagged])}
            await self._read_before(single)
            await self._settle(single, settled)

    async def _read_before(self, stories: dict[str, _Story]) -> None:
        """Read the documents that the batch's changes find, by one request."""
        wanted = [
            (index, story_id)
            for story_id, story in stories.items()
            if any(map(reads_before, story.items))
            for index in (story.index, withheld_index(self._settings))
        ]
        if not wanted:
            return
        for (index, story_id), document in zip(wanted, await self._read(wanted), strict=True):
            if document is None:
                continue
            story = stories[story_id]
            story.before = (
                Place(document, story.before.withheld)
                if index == story.index
                else Place(story.before.shown, document)
            )

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
        self._releases = Releases(client, self._settings, self._bulk, self._read)


def _by_story(batch: Iterable[Tagged], settings: ElasticsearchSettings) -> dict[str, _Story]:
    stories: dict[str, _Story] = {}
    for tagged in batch:
        index = month_index(settings, tagged.deduped.chain.first_seen)
        stories.setdefault(tagged.deduped.story_id, _Story(index)).items.append(tagged)
    return stories


def _writes(story_id: str, story: _Story, after: Place, settings: ElasticsearchSettings) -> list[Write]:
    """Return what has to be written to bring a story's documents from before to after."""
    revision = story.items[-1].deduped.revision
    writes = []
    if after.shown is not None and after.shown is not story.before.shown:
        writes.append(Write(story.index, story_id, after.shown["revision"], after.shown))
    withheld = withheld_index(settings)
    if after.withheld is not None and after.withheld is not story.before.withheld:
        writes.append(Write(withheld, story_id, after.withheld["revision"], after.withheld))
    if after.withheld is None and (story.before.withheld is not None or _may_have_withheld(story)):
        writes.append(Write(withheld, story_id, revision, None))
    return writes


def _may_have_withheld(story: _Story) -> bool:
    """Return whether a text may wait that was not read: a chain's later version takes its place."""
    return any(tagged.deduped.revision > 1 and not reads_before(tagged) for tagged in story.items)


def _settled(tagged: Tagged, shown: Document | None) -> Settled:
    story = tagged.deduped.story
    if shown is not None and shown["revision"] != tagged.deduped.revision:
        shown = None
    return Settled(
        item=story.item,
        provider=story.provider.id if story.provider else None,
        fate=fate_of(tagged),
        visible=shown,
    )


def _rejected(tagged: Tagged, reason: Reason, detail: str) -> Settled:
    story = tagged.deduped.story
    where = story.provenance
    provider = story.provider.id if story.provider else None
    rejected = Rejected(
        stage="index",
        reason=reason,
        detail=detail,
        provider=provider,
        received_at=story.received_at,
        origin=Origin(
            source=where.source,
            sha256=where.sha256,
            topic=where.topic,
            partition=where.partition,
            offset=where.offset,
            item=where.item,
        ),
    )
    return Settled(item=story.item, provider=provider, fate="rejected", rejected=rejected)
