"""`wiredesk status`: servers, lag, and what became of every item."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from wiredesk.producers.standing import Standing
    from wiredesk.sinks.client import Health

EX_ADDS_UP, EX_DOES_NOT, EX_AWAY = 0, 1, 3


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--wait", type=click.FloatRange(min=0), help="Seconds to wait, at most, until all is settled.")
def command(as_json: bool, wait: float | None) -> None:
    """Show the servers, how far the worker is, and by provider: read = the sum of fates + in flight.

    Exit 0: it adds up; 1: it does not, or with --wait it is not settled in time; 3: a server is away.
    """
    import orjson
    from rich.console import Console

    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.sinks.client import health

    standing, kafka_problem = _look(wait)
    search = health(ElasticsearchSettings())
    local = _local()
    late = wait is not None and standing is not None and not standing.settled
    if as_json:
        shown = as_object(standing, kafka_problem, search, local)
        click.echo(orjson.dumps(shown, option=orjson.OPT_INDENT_2).decode())
    else:
        console = Console(highlight=False)
        console.print(_servers(standing, kafka_problem, search, local))
        if standing is not None:
            _print(standing, console)
        if late:
            console.print(f"Not settled within {wait:.0f} s.", style="bold red")
    if standing is None or not search.answering:
        sys.exit(EX_AWAY)
    sys.exit(EX_ADDS_UP if standing.adds_up and not late else EX_DOES_NOT)


def _look(wait: float | None) -> tuple[Standing | None, str | None]:
    """Return the standing, or why there is none."""
    from rich.console import Console

    from wiredesk.errors import KafkaError
    from wiredesk.producers.accounting import look, settle

    console = Console(stderr=True, highlight=False)
    try:
        if wait is None:
            with console.status("Reading the accounting …"):
                return look(within=5.0), None
        with console.status(f"Waiting until all is settled, {wait:.0f} s at most …"):
            return settle(wait), None
    except KafkaError as error:
        return None, str(error)


def _local() -> dict[str, int]:
    """Return what of the local stack runs, and as which process."""
    from wiredesk.local.state import state
    from wiredesk.settings import LocalSettings

    now = state(LocalSettings())
    return {server.name: server.pid for server in (now.kafka, now.elasticsearch, now.worker) if server}


def _servers(
    standing: Standing | None, kafka_problem: str | None, search: Health, local: dict[str, int]
) -> RenderableType:
    """Return a line a server."""
    from rich.table import Table
    from rich.text import Text

    from wiredesk.settings import KafkaSettings

    good, bad = "green", "bold red"
    kafka = Text("answers", good) if standing else Text(kafka_problem or "", bad)
    if search.answering:
        style = {"red": bad, "yellow": "yellow"}.get(str(search.colour), good)
        told = Text(f"answers ({search.colour})", style)
    else:
        told = Text(f"does not answer: {search.problem}; `wiredesk up` starts one", bad)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("Kafka", KafkaSettings().bootstrap, kafka, _process(local, "kafka"))
    table.add_row("Elasticsearch", search.url, told, _process(local, "elasticsearch"))
    if standing and standing.members:
        workers = "1 worker reads" if standing.members == 1 else f"{standing.members} workers read"
        table.add_row("Worker", "", Text(workers, good), _process(local, "worker"))
    elif standing:
        table.add_row("Worker", "", Text("none reads: `wiredesk run`", "yellow"), _process(local, "worker"))
    return table


def _process(local: dict[str, int], name: str) -> str:
    return f"local stack, pid {local[name]}" if name in local else ""


def _print(standing: Standing, console: Console) -> None:
    """Print lag, the accounting by provider, the rejections and the verdict."""
    from rich.table import Table

    from wiredesk.fates import FATES

    lags = " · ".join(f"{lag.topic.rpartition('.')[2]} {lag.messages:,}" for lag in standing.lags)
    prefix = standing.lags[0].topic.rpartition(".")[0]
    console.print(f"\nLag of {prefix}  {lags}\n", style="yellow" if standing.lag else "")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("provider")
    for name in ("read", *FATES, "in flight"):
        table.add_column(name, justify="right")
    *providers, whole = standing.rows()
    for name, numbers in providers:
        table.add_row(name, *(f"{number:,}" if number else "·" for number in numbers))
    table.add_row(whole[0], *(f"{number:,}" for number in whole[1]), style="bold")
    console.print(table)
    _print_rejections(standing, console)
    for problem in standing.problems():
        console.print(f"Does not add up: {problem}", style="bold red", markup=False)
    if standing.adds_up:
        read, *fates = whole[1]
        names = (*FATES, "in flight")
        parts = " + ".join(f"{number:,} {name}" for name, number in zip(names, fates, strict=True) if number)
        waiting = standing.lags[0].messages
        more = f"; {waiting:,} copies wait to be read" if waiting else ""
        console.print(f"\nAdds up: {read:,} read = {parts or 0}{more}", style="green", markup=False)


def _print_rejections(standing: Standing, console: Console) -> None:
    """Print why what was rejected; what a producer rejected never entered wire.raw, and is not in the sum."""
    from rich.table import Table
    from rich.text import Text

    if not standing.rejections:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("rejected by", no_wrap=True)
    table.add_column("reason", no_wrap=True)
    table.add_column("items", justify="right")
    table.add_column("the last one")
    for row in standing.rejections:
        stage = "producer (not in read)" if row.stage == "producer" else row.stage
        last = Text(": ".join(part for part in (row.last_source, row.last_detail) if part)[:200])
        table.add_row(stage, row.reason, f"{row.items:,}", last)
    console.print()
    console.print(table)


def as_object(
    standing: Standing | None, kafka_problem: str | None, search: Health, local: dict[str, int]
) -> dict[str, Any]:
    """Return what --json prints."""
    from wiredesk.fates import FATES
    from wiredesk.settings import KafkaSettings

    shown: dict[str, Any] = {
        "kafka": {
            "address": KafkaSettings().bootstrap,
            "answers": standing is not None,
            "problem": kafka_problem,
        },
        "elasticsearch": {
            "address": search.url,
            "answers": search.answering,
            "colour": search.colour,
            "problem": search.problem,
        },
        "local": local,
    }
    if standing is None:
        return shown
    names = ("read", *FATES, "in_flight")
    *providers, (_, sums) = standing.rows()
    return shown | {
        "workers": standing.members,
        "lag": {lag.topic: lag.messages for lag in standing.lags},
        "providers": {name: dict(zip(names, numbers, strict=True)) for name, numbers in providers},
        "all": dict(zip(names, sums, strict=True)),
        "rejections": [row.model_dump() for row in standing.rejections],
        "adds_up": standing.adds_up,
        "settled": standing.settled,
        "problems": standing.problems(),
    }
