"""`wiredesk retag`: today's tags for the stories that are there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import rich_click as click

from wiredesk.indexed.differences import Change, Sum, differences

if TYPE_CHECKING:
    from wiredesk.deduped.record import Deduped
    from wiredesk.indexed.document import Document
    from wiredesk.settings import ElasticsearchSettings
    from wiredesk.tagged.record import Tagged


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would differ, by story and in sum; change nothing.")
@click.option("--jsonl", is_flag=True, help="One JSON object a story that differs, then the sum.")
def command(*, dry_run: bool, jsonl: bool) -> None:
    """Tag the stories of wire.deduped by today's rules and tables, and have those that differ written anew.

    Read is what wire.deduped holds when the command begins (14 days by default). A story whose document has
    other tags is sent to wire.tagged, marked as tagged anew; the worker writes its tags, and nothing else of
    the document: text, chain and revision stay, killed text stays gone, withheld text stays where it waits.
    Upgrade the workers first: they have to know the mark. `wiredesk status --wait 60` waits until all is
    written.

    Exit 0: done; 1: a server is away, or something could not be sent.
    """
    import orjson
    from rich.console import Console

    from wiredesk.cli.differing import story, total
    from wiredesk.cli.reading import use_own_settings
    from wiredesk.producers.retagging import send, texts
    from wiredesk.settings import ElasticsearchSettings, KafkaSettings

    use_own_settings()
    kafka, elasticsearch = KafkaSettings(), ElasticsearchSettings()
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    found = Found()
    for batch in texts(kafka):
        anew: list[Tagged] = []
        for before, tagged in _tagged_anew(batch, elasticsearch):
            changes = found.add(before, tagged, anew)
            if changes and jsonl:
                row = {"story_id": before["story_id"], "headline": before.get("headline")}
                click.echo(orjson.dumps({**row, "changes": [asdict(one) for one in changes]}))
            elif changes and dry_run:
                console.print(story(before.get("headline") or before["story_id"], changes))
        found.sent += len(anew)
        if anew and not dry_run:
            found.too_large += send(kafka, anew)
    if jsonl:
        told = {**found.counted.view(), "withheld": found.withheld}
        click.echo(orjson.dumps({"sum": {**told, "sent": 0 if dry_run else found.sent - found.too_large}}))
    else:
        console.print(total(found.counted, more=found.told(dry_run=dry_run)))
    sys.exit(1 if found.too_large else 0)


@dataclass(slots=True)
class Found:
    """What differs: the tags of what is shown; of withheld texts, which are nobody's to read, how many."""

    counted: Sum = field(default_factory=Sum)
    withheld: int = 0
    sent: int = 0
    too_large: int = 0

    def add(self, before: Document, tagged: Tagged, anew: list[Tagged]) -> list[Change]:
        """Count a document and put what differs among those to be sent; return what may be told of it."""
        from wiredesk.indexed.document import with_tags

        after = with_tags(before, tagged)
        differs = {**after, "provenance": None} != {**before, "provenance": None}
        if differs:
            anew.append(tagged)
        if before["status"] != "usable":
            self.withheld += differs
            return []
        changes = differences(before, after)
        self.counted.add(changes)
        return changes

    def told(self, *, dry_run: bool) -> str:
        """Return what is said behind the sum."""
        waiting = f"; {self.withheld:,} withheld texts differ too" if self.withheld else ""
        sent = "" if dry_run else f"; {self.sent - self.too_large:,} sent to be written"
        return waiting + sent + (f"; {self.too_large:,} are too large to be sent" if self.too_large else "")


def _tagged_anew(
    batch: list[Deduped], elasticsearch: ElasticsearchSettings
) -> Iterator[tuple[Document, Tagged]]:
    """Yield each document that has the text of one of these, with that text's tags of today."""
    from wiredesk.indexed.document import holds_text_of
    from wiredesk.indexed.mapping import month_index, withheld_index
    from wiredesk.sinks.standing import documents
    from wiredesk.tagged.tag import tag

    withheld = withheld_index(elasticsearch)
    wanted = [
        (index, one.story_id)
        for one in batch
        for index in (month_index(elasticsearch, one.chain.first_seen), withheld)
    ]
    found = documents(elasticsearch, wanted)
    for one, shown, waiting in zip(batch, found[::2], found[1::2], strict=True):
        before = next((it for it in (shown, waiting) if it is not None and holds_text_of(it, one)), None)
        if before is not None:
            yield before, tag(one).model_copy(update={"retagged": True})
