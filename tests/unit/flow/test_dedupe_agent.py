"""The indexes are whole before the worker says that it is ready, and others get their turn meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from unit.deduped.stories import story, words_of
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.flow.agents import dedupe as agent
from wiredesk.flow.agents.dedupe import Memory


class Table:
    """Stands for the table of chains: only what it holds."""

    def __init__(self, stories_held: int) -> None:
        store: dict[str, bytes] = {}
        seen = Seen(store)
        for offset in range(stories_held):
            dedupe(story(offset, headline=words_of(offset, 5), paragraphs=(words_of(-offset - 1),)), seen)
        self.held = {key.encode(): value for key, value in store.items()}

    def get(self, key: bytes) -> bytes | None:
        return self.held.get(key)

    def items(self) -> Any:
        return self.held.items()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Memory:
    monkeypatch.setattr(agent, "YIELD_EVERY", 2)
    monkeypatch.setattr(agent, "TELL_EVERY", 4)
    return Memory(Table(10))  # type: ignore[arg-type]


def test_indexing_says_how_far_it_is_and_gives_others_their_turn(few: Memory):
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def run() -> Seen | None:
        beside = asyncio.create_task(others())
        seen = await few.seen()
        beside.cancel()
        return seen

    with capture_logs() as lines:
        seen = asyncio.run(run())
    assert seen is not None
    assert len(seen) == 10
    assert [(line["event"], line["chains"]) for line in lines] == [
        ("indexing chains", 4),
        ("indexing chains", 8),
        ("chains indexed", 10),
    ]
    assert turns == 5


def test_indexes_are_built_once_for_an_assignment(few: Memory):
    async def run() -> list[Seen | None]:
        found = [await few.seen(), await few.seen()]
        few.forget()
        return [*found, await few.seen()]

    first, same, other = asyncio.run(run())
    assert first is same is not other


def test_indexing_is_given_up_when_the_partition_is_taken_away(few: Memory):
    async def run() -> Seen | None:
        building = asyncio.create_task(few.seen())
        await asyncio.sleep(0)
        few.forget()
        return await building

    with capture_logs() as lines:
        assert asyncio.run(run()) is None
    assert "chains indexed" not in [line["event"] for line in lines]
