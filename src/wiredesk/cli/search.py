"""`wiredesk search`: find stories."""

from __future__ import annotations

import sys

import rich_click as click


@click.command()
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: whole records.")
@click.option("--region", help="Only stories about, from or naming it: a code (FI, US-CA, x:eu) or a name.")
@click.option("--actor", help="Only stories that name this actor: an id (Q567, gov:FI) or a name.")
@click.option("--since", help="Only what changed since: 90m, 2h, 3d, 2022-03-03, or RFC 3339.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits at most.")
def command(
    query: str, as_json: bool, region: str | None, actor: str | None, since: str | None, limit: int
) -> None:
    """Find stories by words: all must be there; "a phrase", one|other, -not, (brackets). '*' finds all.

    The best come first, of equals the newest. Exit 0: found; 1: nothing found, or no server answers;
    2: wrong use.
    """
    from datetime import UTC, datetime

    import orjson
    from rich.console import Console

    from wiredesk.desk.query import Question, moment, request
    from wiredesk.desk.render import hit
    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.sinks.reader import search

    after = moment(since, datetime.now(UTC)) if since else None
    found = search(
        ElasticsearchSettings(),
        request(Question(query, region=region, actor=actor, since=after, limit=limit)),
    )
    if as_json:
        for document, _ in found.hits:
            click.echo(orjson.dumps(document))
    else:
        console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
        for document, matched in found.hits:
            console.print(hit(document, matched))
            console.print()
        shown = f", the first {len(found.hits)} shown" if found.total > len(found.hits) else ""
        console.print(f"{found.total:,} {'story' if found.total == 1 else 'stories'}{shown}")
    sys.exit(0 if found.total else 1)
