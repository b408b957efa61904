"""`wiredesk watch`: a hot folder into wire.raw."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import rich_click as click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--provider", help='Who sends them ("dpa"), unless a record says so itself.')
@click.option(
    "--settle",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    help="Seconds without a change after which a file is finished.",
)
@click.option("--once", is_flag=True, help="Take what is there, and end.")
def command(folder: Path, provider: str | None, settle: float, once: bool) -> None:
    """Feed what comes into a folder, and into folders in it, until SIGTERM or Ctrl-C.

    A file is taken when its writer has finished: it has not changed for a while, or was renamed in. It moves
    to DIR/done once Kafka has acknowledged it, to DIR/failed with the reason beside it if it cannot be read.
    Hidden files, and names that end in .part, .tmp and the like, are left alone. A restart loses none, and
    sends none twice that it knows to be acknowledged.

    Exit 0: stopped, or with --once all done; 1: with --once, one failed or no broker answers; 2: wrong use.
    """
    import signal
    import threading

    from wiredesk.producers.watch import watch
    from wiredesk.settings import KafkaSettings

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    settings = KafkaSettings()
    if not once:
        _tell(f"watching {folder} for Kafka at {settings.bootstrap}")
    summary = watch(
        folder, settings=settings, provider=provider, settle=settle, once=once, stop=stop, told=_tell
    )
    _tell(f"{summary.done:,} files done ({summary.copies:,} copies), {summary.failed:,} failed")
    sys.exit(1 if once and summary.failed else 0)


def _tell(line: str) -> None:
    click.echo(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}", err=True)
