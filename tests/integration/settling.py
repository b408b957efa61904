"""Settling batches as the worker does, and asking as a reader does."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from click.testing import CliRunner
from elasticsearch import Elasticsearch

from integration.conftest import Names
from wiredesk.cli.main import cli
from wiredesk.fates import Fate
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.writer import Settled, Writer
from wiredesk.tagged.record import Tagged


def settle(*batches: Sequence[Tagged], should_stop: bool = False) -> list[Settled]:
    """Settle batches by one writer, and return the outcomes of all."""

    async def run() -> list[Settled]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: should_stop)
        try:
            return [one for batch in batches for one in await writer.settle(list(batch))]
        finally:
            await writer.close()

    return asyncio.run(run())


def refresh(names: Names) -> Elasticsearch:
    """Make what was written findable, and return a client to look with."""
    client = Elasticsearch(names.servers.elasticsearch)
    client.indices.refresh(index=f"{names.index_prefix}-*")
    return client


def command(*words: str) -> tuple[int, str]:
    """Run a command, and return its exit code and what it printed."""
    result = CliRunner().invoke(cli, list(words), catch_exceptions=False)
    return result.exit_code, result.output


def fates(settled: list[Settled]) -> list[Fate]:
    """Return the fate of each outcome."""
    return [one.fate for one in settled]
