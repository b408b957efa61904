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
from wiredesk.flow.outbox import Message, Outbox, send
from wiredesk.flow.tables import ChainTable, TableStore, processing
from wiredesk.normalised.story import Story
from wiredesk.rejected import Origin, Rejected

YIELD_EVERY = 500
"""Entries indexed, or stories decided, before others get a turn."""

log = structlog.get_logger("wiredesk.worker")


class Memory:
    """What this worker knows while the partition is its own; rebuilt from the table at each assignment."""

    def __init__(self, table: ChainTable) -> None:
        self.table = table
        self.store = TableStore(table)
        self.lock = asyncio.Lock()
        self._seen: Seen | None = None

    def forget(self) -> None:
        """Have the indexes rebuilt before the next story."""
        self._seen = None

    async def seen(self) -> Seen:
        """Return what was seen, with its indexes; needs processing(event) around it."""
        if self._seen is None:
            started = asyncio.get_running_loop().time()
            seen = Seen(self.store, index=False)
            count = 0
            for count, (story_id, value) in enumerate(self.store.items(), start=1):
                seen.learn(story_id, value)
                if count % YIELD_EVERY == 0:
                    await asyncio.sleep(0)
            took = round(asyncio.get_running_loop().time() - started, 2)
            log.info("chains indexed", chains=count, seconds=took)
            self._seen = seen
        return self._seen


def declare(flow: Flow) -> None:
    """Declare the agent, its table, and what a rebalance does to them."""
    memory = Memory(flow.chains)

    async def recovered() -> None:
        memory.forget()
        log.info("ready", partitions=len(flow.app.consumer.assignment()))

    async def revoked(*_: Any, **__: Any) -> None:
        async with memory.lock:
            memory.forget()

    flow.chains.on_recover(recovered)
    flow.app.on_partitions_revoked.connect(revoked)

    async def dedupe_agent(stream: Any) -> None:
        async def settle(events: list[Any]) -> bool:
            async with memory.lock:
                if any(event.message.tp not in flow.app.consumer.assignment() for event in events):
                    return False
                await _settle(flow, memory, events)
                return True

        await settle_batches(stream, flow.worker, settle)

    flow.agent(dedupe_agent, flow.topics.normalised)


async def _settle(flow: Flow, memory: Memory, events: list[Any]) -> None:
    decided = Outbox(flow.topics)
    with processing(events[0]):
        seen = await memory.seen()
        for event in events:
            _decide(decided, seen, event.message)
    table, partition = memory.table, events[0].message.partition
    changes = [
        Message(table.changelog_topic_name, key, value, partition)
        for key, value in table.take_unsent().items()
    ]
    answers = await send(flow.app, Outbox(flow.topics, [*changes, *decided.messages]))
    if changes:
        table.sent(partition, answers[len(changes) - 1].offset)


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
