"""The loop that all agents share: take a batch, settle all of it, then acknowledge all of it, in order.

Rules, measured on Faust 0.15.3: an exception that leaves an agent acknowledges its event, so none may; take()
acknowledges what was not settled, so noack_take() is used; a batch acknowledged in part loses records.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from wiredesk.errors import SchemaTooNew, SearchServerHalt, Stopping
from wiredesk.flow.leaving import EX_CONFIG, EX_SOFTWARE, leave
from wiredesk.settings import WorkerSettings

Settle = Callable[[list[Any]], Awaitable[bool]]
"""Settles a batch of events; False if it must stay unacknowledged (its partition is another worker's now)."""


async def settle_batches(stream: Any, settings: WorkerSettings, settle: Settle) -> None:
    """Settle the stream's batches one after the other for as long as the worker runs.

    Stopping leaves the batch unacknowledged. Any other exception ends the process before anything is
    acknowledged: what was not understood is delivered again, after a restart.
    """
    async for events in stream.noack_take(settings.batch, within=settings.within):
        try:
            settled = await settle(events)
        except Stopping:
            return
        except (SchemaTooNew, SearchServerHalt) as error:
            leave(EX_CONFIG, str(error))
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  none may leave an agent
            leave(EX_SOFTWARE, "a batch could not be settled; it will be delivered again", error=error)
        if settled:
            for event in events:
                await stream.ack(event)
