"""normalise: wire.raw → wire.normalised, wire.rejected; records each item read in wire.fates."""

from __future__ import annotations

import asyncio
from typing import Any

from wiredesk.flow.app import Flow
from wiredesk.flow.batches import settle_batches
from wiredesk.flow.outbox import Outbox, send
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.contract import raw_record
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Rejected


def declare(flow: Flow) -> None:
    """Declare the agent on its app."""

    async def normalise_agent(stream: Any) -> None:
        async def settle(events: list[Any]) -> bool:
            outbox = Outbox(flow.topics)
            for event in events:
                message = event.message
                _take(outbox, message.key, _raw(message))
                await asyncio.sleep(0)  # a large copy may take a second: let the others breathe
            await send(flow.app, outbox)
            return True

        await settle_batches(stream, flow.worker, settle)

    flow.agent(normalise_agent, flow.topics.raw)


def _raw(message: Any) -> RawRecord:
    return raw_record(
        value=message.value,
        key=message.key,
        headers=message.headers,
        timestamp=message.timestamp,
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
    )


def _take(outbox: Outbox, key: bytes | None, raw: RawRecord) -> None:
    for item in normalise(raw):
        if isinstance(item, Story):
            provider = item.provider.id if item.provider else None
            outbox.add_fate(item.item, provider, None)
            if not outbox.add(outbox.topics.normalised.name, None, item):
                outbox.add_rejected(_too_large(item), key)
        else:
            outbox.add_rejected(item, key)


def _too_large(story: Story) -> Rejected:
    where = story.provenance
    return Rejected(
        stage="normalise",
        reason="too-large",
        detail="the story's record is over what a topic takes",
        provider=story.provider.id if story.provider else None,
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
