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
            outbox.add_fate(item.item, item.provider_id, None)
            topic = outbox.topics.normalised.name
            outbox.add_story(topic, None, item, story=item, stage="normalise", sender=key)
        else:
            outbox.add_rejected(item, key)
