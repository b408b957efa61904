"""`wiredesk down`: end the local stack, and nothing that it did not start."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from wiredesk.cli.up import stack_settings


@click.command()
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The stack's folder.")
@click.option("--erase", is_flag=True, help="Delete its data and logs too; what was fetched stays.")
def command(data: Path | None, erase: bool) -> None:
    """End the worker and both servers of the local stack; their data stay, for the next `wiredesk up`."""
    from rich.console import Console

    from wiredesk.local import stack

    settings = stack_settings(data=data)
    console = Console(stderr=True, highlight=False)
    before = stack.down(settings, console)
    ended = [one.name for one in (before.worker, before.kafka, before.elasticsearch) if one is not None]
    click.echo(f"Ended: {', '.join(ended)}." if ended else "Nothing was running.")
    if erase:
        stack.erase(settings, console)
        click.echo(f"Deleted the data in {settings.data}.")
