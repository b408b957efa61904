"""`wiredesk feed`: files, folders, archives and standard input into wire.raw."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from wiredesk.errors import UsageError
    from wiredesk.producers.feed import FeedSummary
    from wiredesk.raw.record import RawRecord
    from wiredesk.rejected import Rejected

PLAIN_EVERY = 5.0
"""Seconds between two lines of progress where no terminal shows a bar."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH… | -")
@click.option("--provider", help='Who sent them ("dpa"), unless a record says so itself.')
@click.option("--split", is_flag=True, help="Many takes in one file or stream, parted by newsroom marks.")
@click.option("--split-at", metavar="LINE", help='The same, parted by a line of your own ("-----").')
@click.option("--content-type", help='What they are ("application/json"); a hint.')
@click.option("--received-at", metavar="TIME", help="RFC 3339; else a file's own time.")
@click.option("--rate", type=click.FloatRange(min=0, min_open=True), help="Copies a second, at most.")
@click.option("--repeat", type=click.IntRange(min=1), default=1, show_default=True, help="Feed all N times.")
@click.option("--partition", type=click.IntRange(min=0), hidden=True, help="All to this one, for tests.")
def command(
    *,
    paths: tuple[str, ...],
    provider: str | None,
    split: bool,
    split_at: str | None,
    content_type: str | None,
    received_at: str | None,
    rate: float | None,
    repeat: int,
    partition: int | None,
) -> None:
    """Feed copies to Kafka: files, folders (by name), .zip, .gz, .jsonl, or - for standard input.

    A copy counts as sent when the broker has acknowledged it. What cannot be read, or is over 10 MB, goes to
    wire.rejected. Ctrl-C waits for what is under way and says what was sent.

    Exit 0: all acknowledged; 1: something was rejected or failed; 2: wrong use, or a file cannot be opened;
    130: interrupted.
    """
    from rich.console import Console

    from wiredesk.errors import UsageError
    from wiredesk.producers.feed import feed, paced
    from wiredesk.producers.interrupts import EX_INTERRUPTED, Interruptible
    from wiredesk.raw.folders import check
    from wiredesk.raw.reading import NEWSROOM
    from wiredesk.settings import KafkaSettings

    if repeat > 1 and "-" in paths:
        raise UsageError("standard input can be read once only: leave out --repeat, or save it to a file")
    check(paths)
    unread: list[UsageError] = []
    given = {
        "provider": provider,
        "split": split_at or (NEWSROOM if split else None),
        "content_type": content_type,
        "received_at": _moment(received_at),
    }
    copies = _until_unread(paths, repeat, unread, given)
    watched = Interruptible(paced(copies, rate) if rate else copies)
    console = Console(stderr=True, highlight=False)
    try:
        with _progress(console, endless="-" in paths) as told:
            summary = feed(watched, settings=KafkaSettings(), partition=partition, told=told)
    finally:
        watched.end_of_signals()
    _print(summary, Console(highlight=False))
    for error, count in summary.errors.most_common(5):
        console.print(f"not acknowledged ({count}): {error}", style="red", markup=False)
    if summary.failed:
        console.print(
            "The rest was not read. Look at the broker and `wiredesk topics --check`, and feed again:"
        )
        console.print("what is there already counts as a duplicate.")
    if watched.interrupted:
        console.print("Interrupted: the above was sent, the rest was not read.")
        sys.exit(EX_INTERRUPTED)
    if unread:
        raise unread[0]
    sys.exit(1 if summary.rejected or summary.failed else 0)


def _moment(text: str | None) -> datetime | None:
    from wiredesk.errors import UsageError
    from wiredesk.raw.times import moment

    read = moment(text)
    if text is not None and read is None:
        raise UsageError(f'--received-at {text!r} is no time; write it as "2022-03-03T14:05:00Z"')
    return read


def _until_unread(
    paths: Sequence[str], repeat: int, unread: list[UsageError], given: Mapping[str, object]
) -> Iterator[RawRecord | Rejected]:
    """Yield all copies; what cannot be opened is kept until the rest is sent and its summary printed."""
    from wiredesk.errors import UsageError
    from wiredesk.raw.reading import read_paths

    try:
        for _ in range(repeat):
            yield from read_paths(paths, **given)  # type: ignore[arg-type]  # its own keywords, all optional
    except UsageError as error:
        unread.append(error)


@contextmanager
def _progress(console: Console, *, endless: bool) -> Iterator[Callable[[FeedSummary], None]]:
    """Show how far it is: a moving line on a terminal, else a plain line now and then."""
    if not console.is_terminal:
        last = time.monotonic()

        def line(summary: FeedSummary) -> None:
            nonlocal last
            if time.monotonic() - last >= PLAIN_EVERY:
                last = time.monotonic()
                console.print(_so_far(summary), markup=False)

        yield line
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns[:1], BarColumn(20), *columns[1:], console=console, transient=True) as progress:
        waiting = "reading standard input" if endless else "connecting"
        task = progress.add_task(waiting, total=None)
        yield lambda summary: progress.update(task, description=_so_far(summary))


def _so_far(summary: FeedSummary) -> str:
    rate = summary.acknowledged / summary.seconds if summary.seconds else 0
    source = f" · {summary.last_source[-24:]}" if summary.last_source else ""
    return f"{summary.acknowledged:,} acknowledged · {rate:,.0f}/s · {_size(summary.bytes)}{source}"


def _print(summary: FeedSummary, console: Console) -> None:
    """Print what came of each kind of file, and the sum."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("kind")
    for name in ("copies", "size", "rejected", "failed"):
        table.add_column(name, justify="right")
    for name, kind in sorted(summary.kinds.items()):
        cells = (f"{kind.copies:,}", _size(kind.bytes), f"{kind.rejected:,}", f"{kind.failed:,}")
        table.add_row(name, *cells)
    if summary.kinds:
        console.print(table)
    reasons = ", ".join(f"{reason} {count}" for reason, count in summary.reasons.most_common())
    rate = summary.acknowledged / summary.seconds if summary.seconds else 0
    console.print(
        f"{summary.acknowledged:,} copies acknowledged in {summary.seconds:.1f} s ({rate:,.0f} a second)"
        + (f"; {summary.rejected:,} rejected: {reasons}" if reasons else "")
        + (f"; {summary.failed:,} failed" if summary.failed else ""),
        markup=False,
    )


def _size(size: int) -> str:
    if size < 1000:
        return f"{size} B"
    return f"{size / 1e3:,.1f} kB" if size < 1_000_000 else f"{size / 1e6:,.1f} MB"
