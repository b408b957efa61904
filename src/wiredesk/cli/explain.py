"""`wiredesk explain`: why stories have their verdict and tags, and why other names are no tags."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    from wiredesk.deduped.record import Verdict
    from wiredesk.normalised.story import Story
    from wiredesk.rejected import Rejected

    Judged = tuple[Story, Verdict]


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE… | - | STORY_ID…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a story, one a line.")
@click.option("--all", "whole", is_flag=True, help="Each feature and mention, however little it says.")
@click.option("--provider", help='Who sent the files ("dpa"), unless they say so themselves.')
@click.option("--received-at", metavar="TIME", help="RFC 3339; else a file's own time.")
@click.option("--split", is_flag=True, help="Many takes in one file or stream, parted by newsroom marks.")
def command(
    *,
    what: tuple[str, ...],
    as_json: bool,
    whole: bool,
    provider: str | None,
    received_at: str | None,
    split: bool,
) -> None:
    """Say why a story has its tags: files as `inspect` takes them, or stories that the index shows.

    First the verdict: what the story is to those before it, files to those of the same call, and because of
    what. Of each region and actor: the words that show it, what they mean and because of what, what its
    score is made of, and where its role comes from; then the names that were seen and became no tag, each
    with the reason. A story of the index has the verdict that its text got, and its tags by the rules of this
    wiredesk. Text that is killed, embargoed or withheld is not there, so nothing is told of it.

    Exit 0: all told; 1: a copy could not be read, or no such story is shown; 2: wrong use.
    """
    from wiredesk.cli.reading import use_own_settings
    from wiredesk.raw.times import stated_time

    use_own_settings()
    paths = [one for one in what if one == "-" or Path(one).exists()]
    ids = [one for one in what if one not in paths]
    lost = False
    for judged in _from_files(paths, provider, stated_time(received_at), split=split):
        lost |= _tell(judged, as_json=as_json, whole=whole)
    for one in ids:
        lost |= _tell(_from_index(one), as_json=as_json, whole=whole)
    sys.exit(1 if lost else 0)


def _from_files(
    paths: list[str], provider: str | None, received_at: datetime | None, *, split: bool
) -> Iterator[Judged | Rejected]:
    """Yield each item with its verdict by one state of de-duplication over the call, as `inspect` judges."""
    from wiredesk.deduped.dedupe import dedupe
    from wiredesk.deduped.seen import Seen
    from wiredesk.normalised.normalise import normalise
    from wiredesk.raw.reading import NEWSROOM, read_paths
    from wiredesk.rejected import Rejected
    from wiredesk.settings import DedupeSettings

    if not paths:
        return
    now, seen = datetime.now(UTC), Seen(preferred=DedupeSettings().preferred_providers)
    copies = read_paths(paths, provider=provider, received_at=received_at, split=NEWSROOM if split else None)
    for offset, copy in enumerate(copies):
        if isinstance(copy, Rejected):
            yield copy
            continue
        appended: dict[str, Any] = {} if copy.came_at else {"appended_at": now}
        for item in normalise(copy.model_copy(update={"offset": offset, **appended})):
            if isinstance(item, Rejected):
                yield item
                continue
            # The last answer is the item's own; one before it is the pointer of a chain that it joins.
            yield item, dedupe(item, seen)[-1].verdict


def _from_index(story_id: str) -> Judged | str:
    """Return the story that the index shows under an id with its text's verdict, else why there is none."""
    from wiredesk.deduped.record import Verdict
    from wiredesk.errors import UsageError
    from wiredesk.indexed.document import story_of
    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.sinks.reader import story

    if "/" in story_id or Path(story_id).suffix:
        raise UsageError(f"{story_id}: no such file")
    document = story(ElasticsearchSettings(), story_id)
    if document is None:
        return f"no file and no story {story_id} is there; `wiredesk search '*'` lists what is"
    if document["status"] != "usable":
        return f"{story_id} is {document['status']}: it has no text that could be explained"
    return story_of(document), Verdict.model_validate(document["verdict"])


def _tell(judged: Judged | Rejected | str, *, as_json: bool, whole: bool) -> bool:
    """Print why a story has its verdict and tags; True, with the reason on standard error, if it has none."""
    import orjson
    from rich.console import Console

    from wiredesk.cli.explained import page
    from wiredesk.cli.inspected import visible
    from wiredesk.rejected import Rejected
    from wiredesk.tagged.explaining import explained

    if isinstance(judged, Rejected):
        source = judged.origin.source or "standard input"
        judged = f"{source}: rejected by {judged.stage}: {judged.reason}"
    if isinstance(judged, str):
        click.echo(visible(f"wiredesk: {judged}"), err=True)
        return True
    story, verdict = judged
    told = explained(story)
    if as_json:
        row: dict[str, Any] = {"verdict": verdict.model_dump(exclude_none=True)}
        row |= {field.name: getattr(told, field.name) for field in fields(told)}
        sys.stdout.buffer.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
        sys.stdout.buffer.flush()
    else:
        Console(highlight=False).print(page(told, verdict, whole=whole))
    return False
