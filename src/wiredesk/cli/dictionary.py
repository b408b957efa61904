"""`wiredesk dictionary`: a desk's own names and beats."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click


@click.group("dictionary")
def command() -> None:
    """Work on a desk's dictionaries: own actors, regions, stop-names and beats."""


@command.command("check")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False)
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, one a line.")
def check(*, files: tuple[str, ...], as_json: bool) -> None:
    """Check dictionaries together: ids, names that mean something already, short names, and the examples.

    A warning is for a person to judge; an error is not. Exit 0: no error; 1: errors; 2: a file cannot be
    read, or is not in the form of docs/dictionaries.md, so that no worker would start with it.
    """
    from dataclasses import asdict

    import orjson
    from rich.console import Console
    from rich.text import Text

    from wiredesk.cli.inspected import visible
    from wiredesk.tagged.dictionaries import read
    from wiredesk.tagged.dictionary_check import check as checked

    dictionary = read([Path(name) for name in files])
    found = checked(dictionary)
    errors = sum(one.level == "error" for one in found)
    if as_json:
        for one in found:
            click.echo(orjson.dumps(asdict(one)))
    else:
        console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
        for one in found:
            style = "bold red" if one.level == "error" else "yellow"
            console.print(Text.assemble((one.level, style), "  ", (visible(one.where), "cyan")))
            console.print(Text(f"  {visible(one.what)}"))
        counts = (
            f"{len(dictionary.actors):,} actors, {len(dictionary.regions):,} regions, "
            f"{len(dictionary.nevers):,} stop-names, {len(dictionary.beats):,} beats, "
            f"{len(dictionary.examples):,} examples"
        )
        verdict = f"{errors:,} errors, {len(found) - errors:,} warnings"
        console.print(f"{counts}: {verdict}; as {dictionary.own.digest} in provenance.tagger")
    sys.exit(1 if errors else 0)
