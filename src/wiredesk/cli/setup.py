"""`wiredesk setup`: topics and indices."""

from __future__ import annotations

import sys

import rich_click as click


@click.command()
@click.option("--check", is_flag=True, help="Change nothing, only tell what differs.")
def command(check: bool) -> None:
    """Make the topics and the indices' template, or bring them up to date; may be run at any time.

    Exit 0: all is as it should be; 1: something differs (--check), or a server does not answer.
    """
    import asyncio

    from wiredesk.producers.admin import check_topics, ensure_topics
    from wiredesk.settings import ElasticsearchSettings, KafkaSettings
    from wiredesk.sinks.client import async_client
    from wiredesk.sinks.setup import check as check_indices
    from wiredesk.sinks.setup import set_up

    kafka, elasticsearch = KafkaSettings(), ElasticsearchSettings()
    if check:
        lines = [f"{d.topic} {d.what}" for d in check_topics(kafka)]
        lines += asyncio.run(check_indices(elasticsearch))
        for line in lines:
            click.echo(line)
        click.echo("something differs" if lines else "topics and indices are as they should be")
        sys.exit(1 if lines else 0)

    async def make() -> list[str]:
        async with async_client(elasticsearch) as server:
            return await set_up(server, elasticsearch)

    made = [f"topic {name}" for name in ensure_topics(kafka)] + asyncio.run(make())
    for line in made or ["topics and indices are as they should be"]:
        click.echo(line)
