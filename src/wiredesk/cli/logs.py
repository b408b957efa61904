"""`wiredesk logs`: the last lines of the local stack's logs, and those that follow."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from wiredesk.cli.up import stack_settings


@click.command()
@click.argument("name", required=False, type=click.Choice(["kafka", "elasticsearch", "worker"]))
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="The stack's folder.")
@click.option("-f", "--follow", is_flag=True, help="Go on with what is written from now; Ctrl-C ends it.")
@click.option(
    "-n", "--lines", default=20, show_default=True, type=click.IntRange(0), help="Last lines of each."
)
def command(name: str | None, data: Path | None, follow: bool, lines: int) -> None:
    """Show the last lines of the logs, of all three or of the one that is named."""
    from wiredesk.errors import StackError
    from wiredesk.local.logs import follow as lines_that_follow
    from wiredesk.local.logs import log_files
    from wiredesk.local.tail import tail

    files = log_files(stack_settings(data=data))
    if name is not None:
        files = {name: files[name]}
    there = {one: file for one, file in files.items() if file.exists()}
    if not there:
        raise StackError("no log yet; start the stack with `wiredesk up`, or name its folder with --data")
    for one, file in there.items():
        if len(there) > 1:
            click.secho(f"── {one} · {file}", bold=True)
        for line in tail(file, lines):
            click.echo(line)
    if follow:
        try:
            for one, line in lines_that_follow(files):
                click.echo(f"{one}: {line}" if len(files) > 1 else line)
        except KeyboardInterrupt:
            return
