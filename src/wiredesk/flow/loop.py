"""The event loop, which leaves the process when it stood still for longer than its peers will have waited.

A worker that was frozen (SIGSTOP, a paused virtual machine, swapping) longer than the session timeout has
lost its partitions and does not know it. What it would send then, state above all, wins by compaction over
what its successor wrote. So the clock is looked at each time the loop wakes, before any callback can run.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable

LONGEST_SLEEP = 1.0
"""Seconds: the loop wakes at least this often, so a longer gap is standstill and not idleness."""


class WatchedSelector(selectors.DefaultSelector):
    """A selector that calls stood_still(seconds) when the time between two wakings exceeds limit seconds."""

    def __init__(self, limit: float, stood_still: Callable[[float], object]) -> None:
        super().__init__()
        self._limit = limit
        self._stood_still = stood_still
        self._woke = time.monotonic()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for events for at most LONGEST_SLEEP seconds, then look at the clock."""
        timeout = LONGEST_SLEEP if timeout is None else min(timeout, LONGEST_SLEEP)
        ready = super().select(timeout)
        woke = time.monotonic()
        gap, self._woke = woke - self._woke, woke
        if gap > self._limit:
            self._stood_still(gap)
        return ready


def watched_loop(limit: float, stood_still: Callable[[float], object]) -> asyncio.AbstractEventLoop:
    """Return a new event loop on a WatchedSelector."""
    return asyncio.SelectorEventLoop(WatchedSelector(limit, stood_still))
