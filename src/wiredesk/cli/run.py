"""wiredesk run: the worker."""

from __future__ import annotations

import rich_click as click


@click.command("run")
@click.option(
    "--loglevel",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="info",
    show_default=True,
    help="What is logged, to standard error.",
)
def command(loglevel: str) -> None:
    """Run the worker: the four agents from wire.raw to Elasticsearch, until SIGTERM or Ctrl-C.

    Makes missing topics first. What it cannot finish it finds again at the next start: nothing is lost, and
    nothing counts twice. Exit 78: only a person can help, the last line says how.
    """
    from wiredesk.cli.reading import use_own_settings
    from wiredesk.flow.worker import run
    from wiredesk.producers.admin import ensure_topics
    from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings

    use_own_settings()
    kafka = KafkaSettings()
    ensure_topics(kafka)
    run(WorkerSettings(), kafka, ElasticsearchSettings(), loglevel=loglevel)
