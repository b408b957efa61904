"""`wiredesk up`: start the local stack, Kafka and Elasticsearch, and wait until both answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click


def stack_settings(**given: Any) -> Any:
    """Return the local stack's settings with the options that were given; the others keep their defaults."""
    from pydantic import ValidationError

    from wiredesk.errors import UsageError
    from wiredesk.settings import LocalSettings

    try:
        return LocalSettings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"])
        raise UsageError(
            f"{name} {first['input']!r}: {first['msg']}; it is an option, or WIREDESK_LOCAL_{name.upper()}"
        ) from error


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Folder of data, logs and state."
)
@click.option("--kafka-port", type=click.IntRange(1, 65535), help="Kafka's port (9092).")
@click.option("--elasticsearch-port", type=click.IntRange(1, 65535), help="Elasticsearch's port (9200).")
@click.option("--kafka-heap", help='Kafka\'s heap, as Java counts it ("512m").')
@click.option("--elasticsearch-heap", help='Elasticsearch\'s heap ("512m").')
def command(
    data: Path | None,
    kafka_port: int | None,
    elasticsearch_port: int | None,
    kafka_heap: str | None,
    elasticsearch_heap: str | None,
) -> None:
    """Start the local stack: real Kafka and real Elasticsearch, without Docker and without Java.

    The first time fetches both (156 MB) into the cache folder. What runs already is left running; what died
    is started again with its data. Both listen on this machine only and go on when the shell ends; `wiredesk
    down` ends them. Every option has a setting too: WIREDESK_LOCAL_DATA, WIREDESK_LOCAL_KAFKA_PORT, …
    """
    from rich.console import Console

    from wiredesk.local.stack import up

    settings = stack_settings(
        data=data,
        kafka_port=kafka_port,
        elasticsearch_port=elasticsearch_port,
        kafka_heap=kafka_heap,
        elasticsearch_heap=elasticsearch_heap,
    )
    now = up(settings, Console(stderr=True, highlight=False))
    for server in (now.kafka, now.elasticsearch):
        if server is not None:
            title = server.name.capitalize()
            click.echo(f"{title:<14} {server.version:<7} {server.address}  (pid {server.pid})")
    click.echo(f"Data and logs  {settings.data}")
    if data is not None:
        click.echo(f"For the other commands: export WIREDESK_LOCAL_DATA={data.absolute()}", err=True)
