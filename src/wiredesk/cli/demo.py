"""`wiredesk demo`: the whole chain on this machine, from the seeds to a search, in one command."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from wiredesk.errors import StackError

if TYPE_CHECKING:
    from rich.console import Console

    from wiredesk.settings import LocalSettings

SETTLED_WITHIN = 180.0
"""Seconds until the seeds must be indexed; a worker's first start makes its topics and takes the longest."""

LOOK_EVERY = 3.0
"""Seconds between looks whether the worker still runs."""

TOO_OFTEN = 3
"""Starts of a worker that left again, after which it is told rather than waited for."""

QUERY = "Georgia"
"""A word of the seeds that shows what tagging is for."""

NEXT = """
[bold]What to try next[/bold]
  {w} search '*' --region GE         what is about the country Georgia, whatever it is called
  {w} search '*' --limit 3 --json    whole records, as they are stored
  {w} show STORY_ID                  one story, with its chain and its tags
  {w} feed PATH…                     your own copy: files, folders, .zip, .jsonl
  {w} watch DIR                      a hot folder: what is dropped in is fed
  {w} inspect PATH… --trace          how a copy is read, line by line, without a server
  {w} status                         servers, lag, and what became of each item
  {w} logs -f                        what the servers and the worker say
  {w} down                           end it all; `{w} demo` brings it back
"""


@click.command()
@click.option(
    "--seeds",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder to feed (seeds/ of this project).",
)
def command(seeds: Path | None) -> None:
    """Start real Kafka and Elasticsearch, run the worker, feed the seeds, and search what came of them.

    All stays up afterwards; `wiredesk down` ends it. A second run starts what is missing, and feeds nothing
    that is there already.
    """
    from rich.console import Console

    from wiredesk.local import elasticsearch, stack
    from wiredesk.settings import LocalSettings

    began = time.monotonic()
    seeds = seeds or _own_seeds()
    settings = LocalSettings()
    console = Console(stderr=True, highlight=False)  # progress
    out = Console(highlight=False)
    out.print(f"[bold]1 · Servers[/bold]  (data in {settings.data})")
    now = stack.up(settings, console)
    assert now.kafka is not None
    assert now.elasticsearch is not None
    # From here on all that runs in this process talks to the local stack, whatever the shell said before.
    os.environ["WIREDESK_KAFKA_BOOTSTRAP"] = str(now.kafka.address)
    os.environ["WIREDESK_ELASTICSEARCH_URL"] = str(now.elasticsearch.address)
    out.print(f"  Kafka {now.kafka.version} at {now.kafka.address}")
    out.print(f"  Elasticsearch {now.elasticsearch.version} at {now.elasticsearch.address}")
    out.print("[bold]2 · Topics, index and worker[/bold]")
    with console.status("Making topics and index …"):
        _call("setup")
    stack.start_worker(settings)
    out.print("[bold]3 · Feeding the seeds[/bold]")
    _feed_once(settings, seeds, console, out)
    _wait(settings, console)
    out.print("[bold]4 · What became of them[/bold]")
    _call("status")
    assert now.elasticsearch.port is not None
    elasticsearch.refresh(now.elasticsearch.port)
    out.print(f"[bold]5 · A search[/bold]  (wiredesk search {QUERY}: the country and the American state)")
    _call("search", QUERY)
    out.print(NEXT.format(w=_program()), soft_wrap=True)
    out.print(f"Done in {time.monotonic() - began:.0f} s.")


def _own_seeds() -> Path:
    """Return the seeds of the clone that this runs from, or of the folder it is called in."""
    for folder in (Path(__file__).parents[3] / "seeds", Path("seeds")):
        if folder.is_dir():
            return folder
    raise click.UsageError("no folder seeds here; name one with --seeds")


def _call(name: str, *arguments: str) -> None:
    """Run another command of ours; what it prints is the demo's, its exit code only matters from 2 on."""
    from wiredesk.cli.main import cli

    try:
        code = cli.main([name, *arguments], prog_name="wiredesk", standalone_mode=False)
    except SystemExit as left:
        code = left.code
    if isinstance(code, int) and code > 1:
        raise StackError(f"`wiredesk {name}` ended with {code}; what it said stands above")


def _feed_once(settings: LocalSettings, seeds: Path, console: Console, out: Console) -> None:
    """Feed the seeds unless this Kafka has had just these: a note beside its data says so."""
    from wiredesk.producers.feed import feed
    from wiredesk.raw.reading import read_paths
    from wiredesk.settings import KafkaSettings

    note = settings.data.absolute() / "kafka" / "seeds.sha256"
    digest = _digest(seeds)
    if note.exists() and note.read_text() == digest:
        out.print("  These seeds are in Kafka already: nothing fed.")
        return
    # A folder is a sender; what lies beside the folders, as a README, is no copy.
    senders = sorted(path for path in seeds.iterdir() if path.is_dir()) or [seeds]
    with console.status(f"Feeding {seeds} …"):
        summary = feed(read_paths(senders), settings=KafkaSettings())
    if summary.failed:
        raise StackError(f"Kafka did not take {summary.failed} copies: {', '.join(summary.errors)}")
    out.print(f"  {summary.acknowledged} copies acknowledged by Kafka in {summary.seconds:.1f} s")
    note.write_text(digest)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _wait(settings: LocalSettings, console: Console) -> None:
    """Wait until every item has its fate; say so if the worker has left for good."""
    from wiredesk.errors import KafkaError
    from wiredesk.local import worker
    from wiredesk.local.state import state
    from wiredesk.producers.accounting import wait_until_settled

    began = time.monotonic()
    left_before = worker.times_left(settings)
    with console.status("") as status:
        while True:
            spent = time.monotonic() - began
            status.update(f"The worker reads, de-duplicates, tags and indexes them … {spent:.0f} s")
            try:
                wait_until_settled(LOOK_EVERY)
            except (TimeoutError, KafkaError) as error:
                last = error
            else:
                return
            if state(settings).worker is None or worker.times_left(settings) >= left_before + TOO_OFTEN:
                said = worker.last_words(settings)
                raise StackError(f"the worker does not stay; it said: {said}; see `wiredesk logs worker`")
            if spent > SETTLED_WITHIN:
                raise StackError(f"not all was indexed within {SETTLED_WITHIN:.0f} s: {last}")


def _program() -> str:
    """Return how to call this program from here: by its name if the shell would find it, else by its path."""
    import shutil
    import sys

    here = Path(sys.argv[0])
    if here.name != "wiredesk" or shutil.which("wiredesk") == str(here.absolute()):
        return "wiredesk"
    try:
        return str(here.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(here)
