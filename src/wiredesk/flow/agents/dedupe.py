"""dedupe: wire.normalised → wire.deduped, with the table of chains: each story's verdict and chain.

One partition, so one worker at a time decides. A batch is decided and settled under a lock that a revocation
waits for: no write of this worker can follow those of its successor.
"""

from __future__ import annotations

import asyncio
from typing import Any

import structlog

from wiredesk.codec import decode
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.flow.app import Flow
from wiredesk.flow.batches import settle_batches
from wiredesk.flow.leaving import EX_SOFTWARE, leave
from wiredesk.flow.outbox import Message, Outbox, send
from wiredesk.flow.tables import ChainTable, TableStore, processing
from wiredesk.normalised.story import Story
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import DedupeSettings

YIELD_EVERY = 500
"""Entries indexed before others get a turn: tenths of a second, while half a session is half a minute."""

TELL_EVERY = 20_000
"""Entries indexed between two lines that say so."""

log = structlog.get_logger("wiredesk.worker")


class Memory:
    """What this worker knows while the partition is its own; rebuilt from the table at each assignment."""

    def __init__(self, table: ChainTable) -> None:
        self.lock = asyncio.Lock()
        self.store = TableStore(table)
        self._table = table
        self._seen: Seen | None = None
        self._forgotten = 0

    def forget(self) -> None:
        """Have the indexes rebuilt before the next story; one rebuild that is under way is given up."""
        self._seen = None
        self._forgotten += 1

    async def seen(self) -> Seen | None:
        """Return what was seen, with its indexes; None if all was to be forgotten while they were built."""
        if self._seen is None:
            self._seen = await self._indexed()
        return self._seen

    async def _indexed(self) -> Seen | None:
        loop, began_at, count = asyncio.get_running_loop(), self._forgotten, 0
        started = loop.time()
        self.store = TableStore(self._table)
        policy = DedupeSettings()
        seen = Seen(self.store, index=False, preferred=policy.preferred_providers, keep=policy.keep)
        for count, (story_id, value) in enumerate(self.store.items(), start=1):
            seen.learn(story_id, value)
            if count % TELL_EVERY == 0:
                log.info("indexing chains", chains=count, seconds=round(loop.time() - started, 2))
            if count % YIELD_EVERY == 0:
                await asyncio.sleep(0)
                if self._forgotten != began_at:
                    return None
        log.info("chains indexed", chains=count, seconds=round(loop.time() - started, 2))
        return seen


def declare(flow: Flow) -> None:
    """Declare the agent, its table, and what a rebalance does to them."""
    memory = Memory(flow.chains)

    async def recovered() -> None:
        """Index the chains before any story comes; Faust waits for this, but would drop what is raised."""
        memory.forget()
        assigned = flow.app.consumer.assignment()
        decides = any(partition.topic == flow.topics.normalised.name for partition in assigned)
        try:
            async with memory.lock:
                is_ready = not decides or await memory.seen() is not None
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  as said above
            leave(EX_SOFTWARE, "the chains could not be indexed", error=error)
        if is_ready:
            log.info("ready", partitions=len(assigned))

    async def revoked(*_: Any, **__: Any) -> None:
        memory.forget()
        async with memory.lock:
            pass  # the batch in hand is settled

    flow.chains.on_recover(recovered)
    flow.app.on_partitions_revoked.connect(revoked)

    async def dedupe_agent(stream: Any) -> None:
        async def settle(events: list[Any]) -> bool:
            async with memory.lock:
                if any(event.message.tp not in flow.app.consumer.assignment() for event in events):
                    return False
                return await _settle(flow, memory, events)

        await settle_batches(stream, flow.worker, settle)

    flow.agent(dedupe_agent, flow.topics.normalised)


async def _settle(flow: Flow, memory: Memory, events: list[Any]) -> bool:
    decided, partition = Outbox(flow.topics), events[0].message.partition
    with processing(events[0]):
        seen = await memory.seen()
        if seen is None:
            return False
        for event in events:
            _decide(decided, seen, event.message)
        changelog, changes = flow.chains.changelog_topic_name, memory.store.changes
        messages = [Message(changelog, key, value, partition) for key, value in changes]
        answers = await send(flow.app, Outbox(flow.topics, [*messages, *decided.messages]))
        if changes:
            memory.store.keep(partition, answers[len(changes) - 1].offset)
    return True


def _decide(outbox: Outbox, seen: Seen, message: Any) -> None:
    origin = Origin(topic=message.topic, partition=message.partition, offset=message.offset)
    story = decode(Story, message.value, message.headers, stage="dedupe", origin=origin)
    if isinstance(story, Rejected):
        # Not an item of ours: its place is in wire.normalised, so it has no fate in wire.raw.
        outbox.add(outbox.topics.rejected.name, None, story)
        return
    for deduped in dedupe(story, seen):
        topic = outbox.topics.deduped.name
        outbox.add_story(topic, deduped.story_id, deduped, story=story, stage="dedupe")
