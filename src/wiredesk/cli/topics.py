"""`wiredesk topics`: make the topics that are missing, and tell what differs."""

from __future__ import annotations

import sys

import rich_click as click


@click.command()
@click.option("--check", is_flag=True, help="Make nothing, only look.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: made, differences.")
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    help="Seconds to wait for a broker.",
)
def command(check: bool, as_json: bool, wait: float) -> None:
    """Make the topics that are missing, and tell where one is not as wiredesk needs it, with the cure.

    What is there is never changed. Exit 0: all is right, or differs as an operator may choose (how long it is
    kept, how many partitions); 1: something must be cured, or no broker answers.
    """
    import orjson

    from wiredesk.producers.admin import check_topics, ensure_topics
    from wiredesk.settings import KafkaSettings

    settings = KafkaSettings()
    made = [] if check else ensure_topics(settings, within=wait)
    differences = check_topics(settings, within=wait)
    if as_json:
        rows = [difference.model_dump() for difference in differences]
        click.echo(orjson.dumps({"made": made, "differences": rows}, option=orjson.OPT_INDENT_2).decode())
    else:
        for name in made:
            click.echo(f"{name}: made")
        for difference in differences:
            word = "may stay" if difference.allowed else "cure"
            click.echo(f"{difference.topic}: {difference.what}\n    {word}: {difference.cure}")
        faults = {difference.topic for difference in differences if not difference.allowed}
        right = [topic.name for topic in settings.topics if topic.name not in faults]
        click.echo(f"{len(right)} of 7 topics at {settings.bootstrap} are as they should be")
    sys.exit(1 if any(not difference.allowed for difference in differences) else 0)
