"""`wiredesk purge`: what a kill leaves of a story, removed too."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import rich_click as click

from wiredesk.errors import KafkaError, UsageError

if TYPE_CHECKING:
    from wiredesk.producers.chains import Family
    from wiredesk.producers.draining import SettledUpTo
    from wiredesk.producers.holdings import Holding


@click.command()
@click.argument("story_id", nargs=-1, required=True)
@click.option("--kill-first", is_flag=True, help="Kill a story that is shown, in its agency's place.")
@click.option("--truncate-logs", is_flag=True, help="Remove the logs up to the story, all before it too.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and what the logs hold.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; needs --yes or --dry-run.")
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help="Seconds to wait until the worker has settled what was fed.",
)
def command(
    *,
    story_id: tuple[str, ...],
    kill_first: bool,
    truncate_logs: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    wait: float,
) -> None:
    """Remove what is left of killed stories: from the index, from wire.stories, and on demand from the logs.

    A story that is shown is refused, unless --kill-first kills it. Gone afterwards: its documents and those
    of stories that joined it, and its record in wire.stories. Told: where the logs still hold its items, and
    when Kafka removes them by itself. Kafka removes no single record: --truncate-logs removes all that these
    partitions hold up to the story's last item, and tells first how much of others that is.

    What stays (ids, times, hashes, fates) keeps a copy that is sent again from being shown, and the
    accounting whole. Run it as often as you like.

    Exit 0: done; 1: no such story, something is not settled, or a server is away; 2: a story is not killed.
    """
    if as_json and not (yes or dry_run):
        raise UsageError("--json asks nothing: give --yes or --dry-run too")
    plan = _plan(story_id, wait)
    alive = [family.story.story_id for family in plan.stories if not family.is_killed]
    if alive and not kill_first:
        raise UsageError(
            f"not killed: {', '.join(alive)}; feed its agency's kill, or give --kill-first to kill it "
            "in its agency's place"
        )
    if not as_json:
        click.echo(plan.told(truncate=truncate_logs))
    if not dry_run:
        if not yes:
            click.confirm("Do it?", abort=True)
        if alive:
            plan = _killed(plan, story_id, wait)
        _do(plan, truncate=truncate_logs)
    if as_json:
        click.echo(_as_json(plan, done=not dry_run, truncated=truncate_logs and not dry_run))
    elif not dry_run:
        click.echo(plan.done(truncated=truncate_logs))
    sys.exit(1 if plan.changed else 0)


@dataclass(slots=True)
class Plan:
    """What is known before, and what became of it. changed: stories that changed while they were purged."""

    stories: list[Family]
    logs: list[Holding]
    settled: SettledUpTo
    removed: int = 0
    changed: tuple[str, ...] = ()

    def told(self, *, truncate: bool) -> str:
        """Return what will be done."""
        lines = [line for family in self.stories for line in _story_lines(family)]
        lines.append("Go from Elasticsearch: what is left of the documents; from wire.stories: the records.")
        if not self.logs:
            lines.append("The logs of Kafka hold nothing of it.")
        elif truncate:
            lines.append("Go from the logs of Kafka:")
            lines += map(_cut_line, self.logs)
        else:
            lines.append("Stay in the logs of Kafka, unless --truncate-logs is given:")
            lines += map(_kept_line, self.logs)
        return "\n".join(lines)

    def done(self, *, truncated: bool) -> str:
        """Return what was done, and what stays."""
        ids = sum(len(family.story_ids) for family in self.stories)
        parts = [_count(self.removed, "document"), f"{_count(ids, 'key')} of wire.stories"]
        if truncated and self.logs:
            gone = sum(len(held.offsets) + held.others for held in self.logs)
            parts.append(f"{_count(gone, 'record')} of the logs")
        lines = [f"Purged: {', '.join(parts)}."]
        if self.changed:
            lines.append(f"Changed meanwhile, so still there: {', '.join(self.changed)}; run this again.")
        lines.append("docs/purge.md says what stays on the servers' disks for a while, and what for good.")
        return "\n".join(lines)


def _plan(story_ids: tuple[str, ...], wait: float) -> Plan:
    """Wait until all is settled, and find the stories and what the logs hold of them."""
    from rich.console import Console

    from wiredesk.producers.chains import families
    from wiredesk.producers.draining import drained
    from wiredesk.producers.holdings import holdings
    from wiredesk.settings import KafkaSettings, WorkerSettings

    kafka, worker = KafkaSettings(), WorkerSettings()
    with Console(stderr=True, highlight=False).status("Waiting until all is settled, reading the logs …"):
        settled = drained(kafka, worker, within=wait)
        stories = families(kafka, worker, story_ids)
        known = frozenset[str]().union(*(family.story_ids for family in stories))
        if unknown := [story_id for story_id in story_ids if story_id not in known]:
            click.echo(f"wiredesk: no story {', '.join(unknown)} is known", err=True)
            sys.exit(1)
        items = {item: at for family in stories for item, at in family.items.items()}
        return Plan(stories, holdings(kafka, known, items), settled)


def _killed(plan: Plan, story_ids: tuple[str, ...], wait: float) -> Plan:
    """Kill what is shown, and look again. Raises KafkaError if a story is not killed by that."""
    from wiredesk.producers.purging import kill
    from wiredesk.settings import KafkaSettings

    kill(KafkaSettings(), [family for family in plan.stories if not family.is_killed])
    plan = _plan(story_ids, wait)
    if alive := [family.story.story_id for family in plan.stories if not family.is_killed]:
        raise KafkaError(f"not killed by its kill: {', '.join(alive)}; nothing was purged")
    return plan


def _do(plan: Plan, *, truncate: bool) -> None:
    """Have the writers leave the stories alone, then end them: for readers, for searchers, in the logs."""
    from rich.console import Console

    from wiredesk.producers import purging
    from wiredesk.settings import ElasticsearchSettings, KafkaSettings
    from wiredesk.sinks.purging import SEEN_WITHIN, Leaving, mark, remove

    kafka, elasticsearch = KafkaSettings(), ElasticsearchSettings()
    chains = [chain for family in plan.stories for chain in family.chains]
    leaving = [Leaving(chain.story_id, chain.changes[0].at, chain.revision) for chain in chains]
    mark(elasticsearch, leaving, datetime.now(UTC))
    with Console(stderr=True, highlight=False).status("Waiting until the workers know …"):
        time.sleep(SEEN_WITHIN)
    purging.end_of_stories(kafka, [chain.story_id for chain in chains])
    left = remove(elasticsearch, leaving)
    plan.removed, plan.changed = left.removed, left.changed
    if truncate:
        purging.truncate(kafka, plan.logs, plan.settled)


def _story_lines(family: Family) -> list[str]:
    from wiredesk.record import rfc3339

    kill = family.story.kill()
    killed = f"killed {rfc3339(kill.at)}" if kill else "shown, to be killed first"
    joined = f", with {len(family.pointers):,} that joined it" if family.pointers else ""
    return [f"{family.story.story_id}  {killed}, {_count(len(family.items), 'item')}{joined}"]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _where(held: Holding) -> str:
    offsets = sorted(held.offsets)
    shown = ", ".join(map(str, offsets[:5])) + (" …" if len(offsets) > 5 else "")
    return f"    {held.topic} partition {held.partition}: {_count(len(offsets), 'record')}, offset {shown}"


def _kept_line(held: Holding) -> str:
    if held.removed is None:
        return f"{_where(held)}; kept for good"
    earliest, latest = held.removed
    return f"{_where(held)}; Kafka removes it between {earliest:%Y-%m-%d} and {latest:%Y-%m-%d}"


def _cut_line(held: Holding) -> str:
    return f"{_where(held)}; with {_count(held.others, 'older record')} of others"


def _as_json(plan: Plan, *, done: bool, truncated: bool) -> bytes:
    import orjson

    from wiredesk.fates import item_key
    from wiredesk.record import rfc3339

    def story(family: Family) -> dict[str, Any]:
        kill = family.story.kill()
        return {
            "story_id": family.story.story_id,
            "joined": [chain.story_id for chain in family.pointers],
            "killed_at": rfc3339(kill.at) if kill else None,
            "revision": family.story.revision,
            "items": [item_key(item) for item in sorted(family.items)],
        }

    def log(held: Holding) -> dict[str, Any]:
        earliest, latest = held.removed or (None, None)
        return {
            "topic": held.topic,
            "partition": held.partition,
            "offsets": sorted(held.offsets),
            "others_before": held.others,
            "removed_after": rfc3339(earliest) if earliest else None,
            "removed_by": rfc3339(latest) if latest else None,
            "truncated": truncated,
        }

    shown = {
        "done": done,
        "stories": list(map(story, plan.stories)),
        "documents_removed": plan.removed,
        "changed_meanwhile": list(plan.changed),
        "logs": list(map(log, plan.logs)),
    }
    return orjson.dumps(shown, option=orjson.OPT_INDENT_2)
