"""index: wire.tagged → Elasticsearch, then wire.stories; records each item's fate in wire.fates.

A timer beside it moves what was embargoed and is due to where it can be found.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import structlog

from wiredesk.codec import decode
from wiredesk.errors import SearchServerHalt, Stopping
from wiredesk.flow.app import Flow
from wiredesk.flow.batches import settle_batches
from wiredesk.flow.leaving import EX_CONFIG, EX_SOFTWARE, leave
from wiredesk.flow.outbox import Outbox, send
from wiredesk.rejected import Origin, Rejected
from wiredesk.sinks.writer import Settled, Writer
from wiredesk.tagged.record import Tagged

log = structlog.get_logger("wiredesk.worker")


def declare(flow: Flow) -> None:
    """Declare the agent, and the timer that releases what is due."""
    writer = Writer(flow.elasticsearch, should_stop=lambda: bool(flow.app.should_stop))

    async def index_agent(stream: Any) -> None:
        async def settle(events: list[Any]) -> bool:
            outbox = Outbox(flow.topics)
            tagged = [one for event in events if (one := _tagged(outbox, event.message)) is not None]
            for settled in await writer.settle(tagged):
                _record(outbox, settled)
            await send(flow.app, outbox)
            return True

        await settle_batches(stream, flow.worker, settle)

    async def release() -> None:
        try:
            due = await writer.release_due(datetime.now(UTC))
            outbox = Outbox(flow.topics)
            for document in due:
                outbox.add_document(document["story_id"], document)
            await send(flow.app, outbox)
        except Stopping:
            return
        except SearchServerHalt as error:
            leave(EX_CONFIG, str(error))
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  a timer that died would hold embargoed text back for ever
            leave(EX_SOFTWARE, "what is due could not be released", error=error)

    flow.agent(index_agent, flow.topics.tagged)
    flow.app.timer(flow.worker.release_every, name="release")(release)
    flow.app.on_before_shutdown.connect(_closing(writer))


def _closing(writer: Writer) -> Any:
    async def close(*_: Any, **__: Any) -> None:
        await writer.close()

    return close


def _tagged(outbox: Outbox, message: Any) -> Tagged | None:
    origin = Origin(topic=message.topic, partition=message.partition, offset=message.offset)
    tagged = decode(Tagged, message.value, message.headers, stage="index", origin=origin)
    if isinstance(tagged, Rejected):
        outbox.add(outbox.topics.rejected.name, None, tagged)
        return None
    return tagged


def _record(outbox: Outbox, settled: Settled) -> None:
    if settled.visible is not None:
        outbox.add_document(settled.visible["story_id"], settled.visible)
    if settled.rejected is not None:
        outbox.add_rejected(settled.rejected)
    elif settled.fate is not None:
        outbox.add_fate(settled.item, settled.provider, settled.fate)
