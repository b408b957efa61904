"""`wiredesk show`: one story, its history, and what two of its versions differ in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import rich_click as click

from wiredesk.errors import UsageError

if TYPE_CHECKING:
    from wiredesk.desk.versions import Comparison
    from wiredesk.indexed.document import Document


@click.command()
@click.argument("story_id")
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON, or what else is asked for.")
@click.option("--ninjs", is_flag=True, help="The story as IPTC ninjs 3.1.")
@click.option("--versions", is_flag=True, help="Its history: each version, and what that changed.")
@click.option(
    "--diff",
    nargs=2,
    type=click.IntRange(min=1),
    metavar="A B",
    help="What differs between two versions, word by word; texts are kept for 14 days.",
)
def command(
    *, story_id: str, as_json: bool, ninjs: bool, versions: bool, diff: tuple[int, int] | None
) -> None:
    """Print a story: its text, its regions and actors with the words that show them, and its chain.

    The id of a story that was joined to another shows the other. --diff holds headline, summary and body of
    two versions against each other, in colours on a terminal, else as [-old-]{+new+}; only what was shown
    comes out, nothing that was killed or is withheld. Exit 0: found; 1: no such story or version is shown.
    """
    import orjson
    from rich.console import Console

    from wiredesk.desk.render import Compared, history
    from wiredesk.desk.render import story as rendered
    from wiredesk.indexed.ninjs import as_ninjs
    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.sinks.reader import story

    if ninjs + versions + (diff is not None) > 1:
        raise UsageError("--ninjs, --versions and --diff are three different views: name one")
    document = story(ElasticsearchSettings(), story_id)
    if document is None:
        click.echo(f"wiredesk: no story {story_id} is shown; `wiredesk search '*'` lists what is", err=True)
        sys.exit(1)
    view: Any = document
    if diff is not None:
        compared = _compared(document, diff, asked=story_id)
        view = _as_object(document, diff, compared)
    elif versions:
        view = {name: document[name] for name in ("story_id", "version", "status", "chain")}
    if as_json or ninjs:
        click.echo(orjson.dumps(as_ninjs(document) if ninjs else view, option=orjson.OPT_INDENT_2))
        return
    shown = Compared(compared) if diff is not None else history(document) if versions else rendered(document)
    Console(highlight=False, soft_wrap=not sys.stdout.isatty()).print(shown)


def _compared(document: Document, versions: tuple[int, int], *, asked: str) -> Comparison:
    """Return what differs, or say why nothing can be shown and exit."""
    from datetime import UTC, datetime

    from wiredesk.desk.versions import compare
    from wiredesk.producers.versions import texts_of
    from wiredesk.settings import KafkaSettings

    kafka, story_id = KafkaSettings(), document["story_id"]
    since = datetime.fromisoformat(document["chain"]["first_seen"])
    compared = compare(
        document,
        versions,
        lambda wanted: texts_of(kafka, story_id, wanted, since),
        now=datetime.now(UTC),
        keeping=kafka.topics.deduped.retention_days or 0,
    )
    if isinstance(compared, str):
        other = f" ({asked} was joined to it; its own earlier versions are not part of it)"
        click.echo(f"wiredesk: {story_id}: {compared}{other if asked != story_id else ''}", err=True)
        sys.exit(1)
    return compared


def _as_object(document: Document, versions: tuple[int, int], compared: Comparison) -> dict[str, Any]:
    fields = {name: [asdict(piece) for piece in pieces] for name, pieces in compared.items()}
    return {"story_id": document["story_id"], "from": versions[0], "to": versions[1], "fields": fields}
