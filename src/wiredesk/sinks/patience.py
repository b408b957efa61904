"""Patience: asking Elasticsearch until it takes a request, for as long as the worker runs."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

import structlog
from elasticsearch import ApiError, TransportError

from wiredesk.errors import SearchServerBusy, SearchServerHalt, Stopping
from wiredesk.sinks.errors import mapped, never_fits
from wiredesk.stopping import pause

RETRY_SECONDS = (0.2, 5.0)

log = structlog.get_logger("wiredesk.worker")


class TooLarge(Exception):
    """The request is larger than the server ever takes."""


class Patience:
    """Asks, waits and gives up only when the worker stops or no retry will help."""

    def __init__(self, url: str, should_stop: Callable[[], bool]) -> None:
        self._url = url
        self._should_stop = should_stop

    async def until_taken(self, ask: Callable[[], Any]) -> Any:
        """Ask until the server takes the request, and return its answer.

        Raises Stopping if the worker stops meanwhile, TooLarge, SearchServerHalt if only a person can help.
        """
        attempt = 0
        while True:
            try:
                return await self._unless_stopped(ask())
            except (ApiError, TransportError) as error:
                if isinstance(error, ApiError) and (error.status_code == 413 or never_fits(str(error))):
                    raise TooLarge(str(error)) from error
                ours = mapped(error, self._url)
                if isinstance(ours, SearchServerHalt):
                    raise ours from error
                why = str(ours)
            except SearchServerBusy as error:
                why = str(error)
            log.warning("waiting for Elasticsearch", why=why)
            await self.pause(backoff(attempt))
            attempt += 1

    async def pause(self, seconds: float) -> None:
        """Wait; Stopping if the worker is asked to stop meanwhile."""
        await pause(seconds, self._should_stop)

    async def _unless_stopped(self, asked: Any) -> Any:
        """Wait for an answer; Stopping if the worker stops before it has come."""
        task = asyncio.ensure_future(asked)
        try:
            while True:
                done, _ = await asyncio.wait([task], timeout=0.5)
                if done:
                    return task.result()
                if self._should_stop():
                    raise Stopping
        finally:
            task.cancel()


def backoff(attempt: int) -> float:
    """Return the seconds before a retry: twice as long each time, up to a bound, with jitter."""
    shortest, longest = RETRY_SECONDS
    return random.uniform(shortest, min(longest, shortest * 2 ** min(attempt, 10)) + shortest)  # noqa: S311  jitter
