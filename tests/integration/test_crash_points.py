"""Killed anywhere, a worker gives each item the verdict, version and revision of the pure functions.

WIREDESK_TEST_KILLS says how often it is killed. Nothing said, it is left out: a worker that starts after a
kill sometimes takes nothing in until it is started again, the cause of which is not found yet.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from integration.conftest import Names
from integration.crashing_worker import ALL, CHANGELOG, NOTHING, OTHERS, SOME, Plan
from integration.documents import documents
from integration.mixed_copy import mixed_copies
from integration.reading import messages
from integration.worker import WorkerProcess, worker
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.errors import KafkaError
from wiredesk.fates import ItemFate, account, item_key
from wiredesk.indexed.folding import folded_text
from wiredesk.indexed.mapping import FOLDED, month_index, withheld_index
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.producers.accounting import look, wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.raw.contract import raw_record
from wiredesk.settings import ElasticsearchSettings, KafkaSettings
from wiredesk.sinks.batch import fold, parts
from wiredesk.sinks.placing import fate_of
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag

KILLS = int(os.environ.get("WIREDESK_TEST_KILLS", "0"))

pytestmark = [
    pytest.mark.integration,
    pytest.mark.faults,
    pytest.mark.skipif(not KILLS, reason="WIREDESK_TEST_KILLS does not say how often"),
]

COPIES = max(160, 24 * KILLS)
BATCH = 6
ENDS_WITHIN = 30.0
SETTLED_WITHIN = 45.0
STARTS = 5

POINTS = (("dedupe", CHANGELOG), ("dedupe", SOME), ("dedupe", OTHERS), ("index", NOTHING))
"""The first ends: the state is durable and its messages are not, both in part, the other way round, and a
document that was written and not told of."""


def plans(kills: int, rng: random.Random) -> Iterator[Plan | None]:
    """Yield how the worker ends each time; None: at any moment, by another's hand."""
    for number in range(kills):
        if number < len(POINTS):
            agent, sent = POINTS[number]
        elif rng.random() < 0.3:
            yield None
            continue
        else:
            agent = rng.choice(["dedupe", "dedupe", "normalise", "tag", "index"])
            sent = rng.choice([CHANGELOG, OTHERS, SOME, SOME, NOTHING, ALL])
        yield Plan(agent, rng.randrange(1, 3), sent, seed=number)


def end_by(plan: Plan | None, process: WorkerProcess, rng: random.Random) -> None:
    """Run a worker until it has ended in the middle of its work."""
    calm = process.command
    process.command = calm if plan is None else plan.command()
    process.start()
    process.command = calm
    assert process.process is not None
    if plan is None:
        time.sleep(rng.uniform(1.0, 7.0))
        process.kill()
        return
    try:
        process.process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        # What is asked here is what is decided, not how soon: then this is its end.
        process.kill()
    assert process.process.returncode == -9, process.lines()[-3000:]


def settle(process: WorkerProcess) -> None:
    """Let a worker do what is left, and a new one in its place if that takes it too long."""
    for _ in range(STARTS):
        process.start()
        try:
            wait_until_settled(SETTLED_WITHIN)
        except KafkaError:
            process.kill()
        else:
            return
    raise AssertionError(process.lines()[-3000:])


def decided() -> tuple[list[Tagged], dict[str, str]]:
    """Return what the pure functions make of wire.raw, one after the other, and the fates of its items."""
    seen, found, fates = Seen(), [], {}
    for message in messages(KafkaSettings().topics.raw.name):
        raw = raw_record(
            value=message.value,
            key=message.key,
            headers=message.headers,
            timestamp=message.timestamp / 1000,
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
        )
        for item in normalise(raw):
            assert isinstance(item, Story), item
            found += [tag(deduped) for deduped in dedupe(item, seen)]
            fates[item_key(item.item)] = str(fate_of(found[-1]))
    return found, fates


def placed(found: list[Tagged]) -> dict[str, dict[str, Any]]:
    """Return the documents that come of all that was decided, as integration.documents has them."""
    settings, places = ElasticsearchSettings(), {}
    for part in parts(found, settings):
        after, lost = fold(part, datetime.now(UTC))
        assert lost == []
        month = month_index(settings, part.items[0].deduped.chain.first_seen)
        for index, document in ((month, after.shown), (withheld_index(settings), after.withheld)):
            if document is not None:
                told = orjson.loads(orjson.dumps({**document, FOLDED: folded_text(document)}))
                told["provenance"].pop("topic", None)
                name = index.removeprefix(settings.index_prefix)
                places[f"{name}/{part.story_id}"] = told | {"_version": document["revision"]}
    return places


def verdict_of(deduped: Deduped) -> tuple[Any, ...]:
    # Not the history: told again after a kill, it tells none of the headlines that were killed.
    return deduped.verdict, deduped.version, deduped.revision


def test_a_worker_killed_anywhere_decides_as_the_pure_functions_do(names: Names, tmp_path: Path):
    rng = random.Random(KILLS)
    topics = KafkaSettings().topics
    ensure_topics(KafkaSettings())
    copies = mixed_copies(COPIES)
    ends = [round(COPIES * at / (KILLS + 1)) for at in range(KILLS + 2)]
    env = {**names.env, "WIREDESK_WORKER_BATCH": str(BATCH)}
    with worker(env, tmp_path) as process:
        process.kill()
        for plan, (first, last) in zip([*plans(KILLS, rng), "calm"], pairwise(ends), strict=True):
            assert feed(copies[first:last], settings=KafkaSettings(), partition=0).acknowledged
            if plan == "calm":
                break
            end_by(plan, process, rng)
            if rng.random() < 0.5:
                # As where another machine takes over: all that is known is in the changelog.
                shutil.rmtree(process.env["WIREDESK_WORKER_DATA"], ignore_errors=True)
        settle(process)
        standing = look()
        lines = process.lines()

    found, fates = decided()
    assert len(fates) == COPIES
    expected = {(one.deduped.story.item, one.deduped.story_id): verdict_of(one.deduped) for one in found}
    told = [Deduped.model_validate_json(message.value) for message in messages(topics.deduped.name)]
    different = [one for one in told if verdict_of(one) != expected.get((one.story.item, one.story_id))]
    assert different == [], expected.get((different[0].story.item, different[0].story_id))
    assert {(one.story.item, one.story_id) for one in told} == expected.keys()
    assert len(told) > len(expected), "nothing was decided twice: no kill was in the middle of anything"

    records = [(m.key.decode(), ItemFate.model_validate_json(m.value)) for m in messages(topics.fates.name)]
    assert {key: record.fate for key, record in records if record.fate is not None} == fates
    assert account(records).total_in_flight == 0
    assert standing.adds_up

    there, wanted = documents(names), placed(found)
    assert there.keys() == wanted.keys()
    assert [key for key, document in wanted.items() if there[key] != document] == []
    shown = {key.rpartition("/")[2]: one for key, one in wanted.items() if "-withheld/" not in key}
    newest = {message.key.decode(): orjson.loads(message.value) for message in messages(topics.stories.name)}
    assert newest.keys() == shown.keys()
    assert [key for key, one in newest.items() if one["revision"] != shown[key]["revision"]] == []
    assert said_ready_after_indexing(lines)


def said_ready_after_indexing(lines: str) -> bool:
    """Tell whether the last worker had chains to index, and said that it was ready after that."""
    indexed, ready = lines.rfind("chains indexed"), lines.rfind("ready")
    return 0 <= indexed < ready and "chains=0" not in lines[indexed:].partition("\n")[0]
