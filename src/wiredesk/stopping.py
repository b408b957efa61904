"""Waiting that ends when the worker is asked to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from wiredesk.errors import Stopping

LOOK_EVERY = 0.25
"""Seconds between looks whether to stop."""


async def pause(seconds: float, should_stop: Callable[[], bool]) -> None:
    """Wait so many seconds; Stopping if the worker is asked to stop meanwhile."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while (left := until - loop.time()) > 0:
        if should_stop():
            raise Stopping
        await asyncio.sleep(min(left, LOOK_EVERY))
