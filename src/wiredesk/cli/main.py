"""The door of the command line: its groups of commands, and errors as one line."""

from __future__ import annotations

import importlib
import sys

import rich_click as click

from wiredesk import __version__
from wiredesk.errors import UsageError, WiredeskError

COMMANDS: dict[str, str] = {
    "feed": "wiredesk.cli.feed",
    "watch": "wiredesk.cli.watch",
    "inspect": "wiredesk.cli.inspect",
    "explain": "wiredesk.cli.explain",
    "retag": "wiredesk.cli.retag",
    "purge": "wiredesk.cli.purge",
    "dictionary": "wiredesk.cli.dictionary",
    "search": "wiredesk.cli.search",
    "show": "wiredesk.cli.show",
    "status": "wiredesk.cli.status",
    "run": "wiredesk.cli.run",
    "setup": "wiredesk.cli.setup",
    "topics": "wiredesk.cli.topics",
    "up": "wiredesk.cli.up",
    "down": "wiredesk.cli.down",
    "logs": "wiredesk.cli.logs",
    "demo": "wiredesk.cli.demo",
}
"""Each command's module, whose `command` is the click command; loaded only when called, for a quick start."""


class _Commands(click.RichGroup):
    """Loads a command's module when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        _ = ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        _ = ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        command.name = cmd_name
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wiredesk")
def cli() -> None:
    """Take in wire copy: feed it to Kafka, read, de-duplicate and tag it, and search it."""


def main() -> None:
    """Run the command line; our own errors are one line on standard error and exit 1 (wrong use: 2)."""
    try:
        cli(prog_name="wiredesk")
    except UsageError as error:
        click.echo(f"wiredesk: {error}", err=True)
        sys.exit(2)
    except WiredeskError as error:
        click.echo(f"wiredesk: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
