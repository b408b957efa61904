"""`wiredesk inspect`: read copies with the pure chain, without any server, and print what they are."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    from wiredesk.normalised.draft import Taken
    from wiredesk.raw.record import RawRecord
    from wiredesk.rejected import Rejected
    from wiredesk.tagged.record import Tagged


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH… | -")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, on a terminal too.")
@click.option("--ninjs", is_flag=True, help="Each item as IPTC ninjs 3.1, one a line.")
@click.option("--trace", is_flag=True, help="Each piece of the copy, and what took it or why none did.")
@click.option(
    "--diff",
    "old",
    metavar="OLD",
    type=click.Path(exists=True, dir_okay=False),
    help="What differs from the tags in OLD, which --jsonl wrote earlier.",
)
@click.option("--provider", help='Who sent them ("dpa"), unless a record says so itself.')
@click.option("--content-type", help='What they are ("application/json"); a hint.')
@click.option("--received-at", metavar="TIME", help="RFC 3339; else a file's own time.")
@click.option("--split", is_flag=True, help="Many takes in one file or stream, parted by newsroom marks.")
@click.option("--split-at", metavar="LINE", help='The same, parted by a line of your own ("-----").')
def command(
    *,
    paths: tuple[str, ...],
    jsonl: bool,
    ninjs: bool,
    trace: bool,
    old: str | None,
    provider: str | None,
    content_type: str | None,
    received_at: str | None,
    split: bool,
    split_at: str | None,
) -> None:
    """Print what becomes of copies: files, folders (by name), .zip, .gz, .jsonl, or - for standard input.

    Paths are read in the order given, with one state of de-duplication over the run. On a terminal an item is
    shown to be read; to a pipe or file, and with --jsonl, it is one JSON object a line, and what cannot be
    read is {"rejected": {stage, reason}, "provenance": {…}}. With --ninjs what cannot be read is told on
    standard error, and text that is killed, embargoed or withheld is left out.

    With --diff only what differs is printed: which tags came, which went, and which have another role or
    score, by story and in sum. OLD is what `inspect --jsonl` printed of the same copies before.

    Exit 0: all read; 1: something was rejected; 2: wrong use, or a file cannot be opened.
    """
    from wiredesk.cli.reading import use_own_settings
    from wiredesk.raw.reading import NEWSROOM, read_paths
    from wiredesk.raw.times import stated_time

    use_own_settings()
    read = read_paths(
        paths,
        provider=provider,
        content_type=content_type,
        received_at=stated_time(received_at),
        split=split_at or (NEWSROOM if split else None),
    )
    items = _items(read, trace=trace and not (ninjs or old))
    if old is not None:
        from wiredesk.cli.inspect_diff import print_differences

        rejected = print_differences(map(view, items), old, jsonl=jsonl)
    elif ninjs:
        rejected = _print_ninjs(items)
    elif jsonl or not sys.stdout.isatty():
        rejected = _print_lines(items, at_once="-" in paths)
    else:
        rejected = _print_pages(items)
    sys.exit(1 if rejected else 0)


@dataclass(frozen=True, slots=True)
class Item:
    """One item as read, or why it could not be; taken: its trace, where one is asked for."""

    result: Tagged | Rejected
    taken: tuple[Taken, ...] | None = None


def _items(read: Iterable[RawRecord | Rejected], *, trace: bool) -> Iterator[Item]:
    """Run the chain over copies and yield each item in reading order, what could not be read in its place."""
    from wiredesk.deduped.seen import Seen
    from wiredesk.normalised.normalise import read as read_copy
    from wiredesk.pipeline import run
    from wiredesk.rejected import Rejected
    from wiredesk.settings import DedupeSettings

    now = datetime.now(UTC)
    unread: deque[Rejected] = deque()
    pieces: list[tuple[Taken, ...]] = []

    def copies() -> Iterator[RawRecord]:
        for one in read:
            if isinstance(one, Rejected):
                unread.append(one)
                continue
            # As Kafka would on append: it is judged by this where neither its sender nor a file gives a time.
            copy = one if one.came_at else one.model_copy(update={"appended_at": now})
            if trace:
                pieces[:] = [reading.taken for reading in read_copy(copy)]
            yield copy

    seen = Seen(preferred=DedupeSettings().preferred_providers)
    for result in run(copies(), seen):
        while unread:
            yield Item(unread.popleft())
        if isinstance(result, Rejected):
            number = result.origin.item
        elif result.deduped.verdict.kind == "joined":
            continue  # the pointer of a chain that was joined to the item's: it is no item
        else:
            number = result.deduped.story.provenance.item
        yield Item(result, pieces[number] if trace else None)
    for one in unread:
        yield Item(one)


def view(item: Item) -> dict[str, Any]:
    """Return an item as the record prints it, or {"rejected": …, "provenance": …}, with its trace."""
    from wiredesk.indexed.document import item_view
    from wiredesk.rejected import Rejected

    if isinstance(item.result, Rejected):
        rejected = {"stage": item.result.stage, "reason": item.result.reason, "detail": item.result.detail}
        shown: dict[str, Any] = {
            "rejected": {name: value for name, value in rejected.items() if value},
            "provenance": item.result.origin.model_dump(exclude_none=True),
        }
    else:
        shown = item_view(item.result)
    if item.taken is not None:
        shown["trace"] = [{"where": one.where, "by": one.by, "text": one.text} for one in item.taken]
    return shown


def _print_lines(items: Iterable[Item], *, at_once: bool) -> int:
    """Print one JSON object a line, and return how many were rejected."""
    import orjson

    from wiredesk.rejected import Rejected

    rejected = 0
    out = sys.stdout.buffer
    try:
        for item in items:
            rejected += isinstance(item.result, Rejected)
            out.write(orjson.dumps(view(item), option=orjson.OPT_APPEND_NEWLINE))
            if at_once:
                out.flush()
    finally:
        out.flush()
    return rejected


def _print_ninjs(items: Iterable[Item]) -> int:
    """Print each item as ninjs, one a line, and return how many were rejected."""
    import orjson

    from wiredesk.cli.inspected import visible
    from wiredesk.indexed.ninjs import as_ninjs
    from wiredesk.rejected import Rejected

    rejected = 0
    for item in items:
        shown = view(item)
        if isinstance(item.result, Rejected):
            rejected += 1
            why = shown["rejected"]
            source = shown["provenance"].get("source") or "standard input"
            click.echo(visible(f"wiredesk: {source}: rejected by {why['stage']}: {why['reason']}"), err=True)
        else:
            sys.stdout.buffer.write(orjson.dumps(as_ninjs(shown), option=orjson.OPT_APPEND_NEWLINE))
            sys.stdout.buffer.flush()
    return rejected


def _print_pages(items: Iterable[Item]) -> int:
    """Show each item to be read, then the count of all; return how many were rejected."""
    from rich.console import Console

    from wiredesk.cli.inspected import page, total
    from wiredesk.rejected import Rejected

    console = Console(highlight=False)
    counts: Counter[str] = Counter()
    rejected = 0
    for item in items:
        console.print(page(view(item)))
        if isinstance(item.result, Rejected):
            rejected += 1
            counts[f"rejected ({item.result.reason})"] += 1
        else:
            counts[item.result.deduped.verdict.kind] += 1
    console.print(total(counts))
    return rejected
