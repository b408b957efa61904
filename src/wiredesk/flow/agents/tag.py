"""tag: wire.deduped → wire.tagged: each story's regions and actors."""

from __future__ import annotations

import asyncio
from typing import Any

from wiredesk.codec import decode
from wiredesk.deduped.record import Deduped
from wiredesk.flow.app import Flow
from wiredesk.flow.batches import settle_batches
from wiredesk.flow.outbox import Outbox, send
from wiredesk.rejected import Origin, Rejected
from wiredesk.tagged.tag import tag


def declare(flow: Flow) -> None:
    """Declare the agent on its app."""

    async def tag_agent(stream: Any) -> None:
        async def settle(events: list[Any]) -> bool:
            outbox = Outbox(flow.topics)
            for event in events:
                _tag(outbox, event.message)
                await asyncio.sleep(0)
            await send(flow.app, outbox)
            return True

        await settle_batches(stream, flow.worker, settle)

    flow.agent(tag_agent, flow.topics.deduped)


def _tag(outbox: Outbox, message: Any) -> None:
    origin = Origin(topic=message.topic, partition=message.partition, offset=message.offset)
    deduped = decode(Deduped, message.value, message.headers, stage="tag", origin=origin)
    if isinstance(deduped, Rejected):
        outbox.add(outbox.topics.rejected.name, None, deduped)
        return
    topic = outbox.topics.tagged.name
    outbox.add_story(topic, deduped.story_id, tag(deduped), story=deduped.story, stage="tag")
