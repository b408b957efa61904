from __future__ import annotations

import asyncio
import time

from wiredesk.flow.loop import watched_loop


def _run(limit: float, work: float) -> list[float]:
    stood: list[float] = []
    loop = watched_loop(limit, stood.append)

    async def main() -> None:
        await asyncio.sleep(0.05)
        time.sleep(work)  # noqa: ASYNC251  blocking the loop is what is tested
        await asyncio.sleep(0.05)

    try:
        loop.run_until_complete(main())
    finally:
        loop.close()
    return stood


def test_a_loop_that_stood_still_longer_than_the_limit_is_told():
    (stood,) = _run(limit=0.3, work=0.5)
    assert stood >= 0.5


def test_a_busy_loop_and_an_idle_one_are_not():
    assert _run(limit=2.0, work=0.1) == []
