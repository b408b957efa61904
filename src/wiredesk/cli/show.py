"""`wiredesk show`: one story."""

from __future__ import annotations

import sys

import rich_click as click


@click.command()
@click.argument("story_id")
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON.")
@click.option("--ninjs", is_flag=True, help="The story as IPTC ninjs 3.1.")
def command(*, story_id: str, as_json: bool, ninjs: bool) -> None:
    """Print a story: its text, its regions and actors with the words that show them, and its chain.

    The id of a story that was joined to another shows the other. Exit 0: found; 1: no such story is shown.
    """
    import orjson
    from rich.console import Console

    from wiredesk.desk.render import story as rendered
    from wiredesk.indexed.ninjs import as_ninjs
    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.sinks.reader import story

    document = story(ElasticsearchSettings(), story_id)
    if document is None:
        click.echo(f"wiredesk: no story {story_id} is shown; `wiredesk search '*'` lists what is", err=True)
        sys.exit(1)
    if as_json or ninjs:
        click.echo(orjson.dumps(as_ninjs(document) if ninjs else document, option=orjson.OPT_INDENT_2))
        return
    Console(highlight=False, soft_wrap=not sys.stdout.isatty()).print(rendered(document))
