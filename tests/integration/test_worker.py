"""The worker on real servers: poison stops nothing, newer records stop it with a word, a freeze ends it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import orjson
import pytest
from elasticsearch import Elasticsearch

from integration.conftest import Names
from integration.reading import messages
from integration.test_faults import run, same
from integration.worker import WorkerProcess, worker
from made_up_wire import copies
from wiredesk.codec import SCHEMA, SCHEMA_HEADER
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import producer
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings

pytestmark = pytest.mark.integration

GOOD = b"HARBOUR REOPENS\n    OSLO, March 3 - The harbour of Oslo reopened on Thursday.\n ENDS\n"
POISON: dict[str, tuple[bytes | None, str]] = {
    "empty": (b"", "empty"),
    "null": (None, "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "binary"),
    "deep JSON": (b'{"headline":' + b"[" * 200_000, "hostile"),
    "no story": (b'{"uri": "urn:x", "type": "poll", "headline": "Which?"}', "no-story"),
}


def test_poison_is_rejected_with_its_reason_and_origin_and_nothing_else_stops(names: Names, tmp_path: Path):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with worker(names.env, tmp_path) as process:
        with producer(kafka) as client:
            for name, (value, _) in POISON.items():
                client.send(
                    names.topic_prefix + ".raw",
                    key=b"sender",
                    value=value,
                    headers=[("source", name.encode())],
                    partition=0,
                )
            client.send(names.topic_prefix + ".raw", value=b"caf\xe9 \xff\xfe ouvert", partition=0)
            client.send(names.topic_prefix + ".raw", value=GOOD, partition=0)
            client.flush()
        accounting = wait_until_settled(60)
        assert process.running()
    rejected = [orjson.loads(message.value) for message in messages(kafka.topics.rejected.name)]
    told = {one["origin"]["source"]: (one["stage"], one["reason"]) for one in rejected}
    assert told == {name: ("normalise", reason) for name, (_, reason) in POISON.items()}
    assert all(one["origin"]["topic"] == kafka.topics.raw.name for one in rejected)
    assert accounting.total("rejected") == len(POISON)
    assert accounting.total("indexed") == 2


def test_a_copy_at_the_bound_goes_through_whole(names: Names, tmp_path: Path):
    text = "HARBOUR REOPENS\n    OSLO, March 3 - " + 'The "harbour" of Oslo reopened. ' * 312_000
    raw = RawRecord(copy_bytes=text.encode()[:9_990_000], source="large.txt")
    ensure_topics(KafkaSettings())
    with worker(names.env, tmp_path):
        feed([raw], settings=KafkaSettings())
        accounting = wait_until_settled(120)
    if names.servers.kind == "given" and accounting.total("rejected"):
        # A server with a small heap cannot hold it at once; then it is refused, and holds up nothing.
        (message,) = messages(KafkaSettings().topics.rejected.name)
        assert orjson.loads(message.value)["reason"] == "refused"
    else:
        assert accounting.total("indexed") == 1


def test_a_record_of_a_newer_schema_stops_the_worker_with_what_to_do(names: Names, tmp_path: Path):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with producer(kafka) as client:
        client.send(
            kafka.topics.deduped.name, value=b"{}", headers=[(SCHEMA_HEADER, str(SCHEMA + 1).encode())]
        )
        client.flush()
    with worker(names.env, tmp_path) as process:
        assert process.process is not None
        assert process.process.wait(timeout=40) == 78
        assert "upgrade this worker" in process.lines()
    assert messages(kafka.topics.rejected.name) == []


@pytest.mark.faults
def test_a_worker_that_was_frozen_leaves_before_it_sends_anything(names: Names, tmp_path: Path):
    ensure_topics(KafkaSettings())
    with worker({**names.env, "WIREDESK_WORKER_SESSION_TIMEOUT": "8"}, tmp_path) as process:
        feed(copies(20), settings=KafkaSettings(), partition=0)
        wait_until_settled(60)
        assert process.process is not None
        os.kill(process.process.pid, signal.SIGSTOP)
        time.sleep(5.5)
        os.kill(process.process.pid, signal.SIGCONT)
        assert process.process.wait(timeout=10) == 75
        assert "stood still" in process.lines()


@pytest.mark.faults
def test_another_worker_takes_over_where_one_was_killed(names: Names, tmp_path: Path):
    with Names.fresh(names.servers) as calm_names:
        calm = run(calm_names, tmp_path / "calm")
    short = {**names.env, "WIREDESK_WORKER_SESSION_TIMEOUT": "8"}
    names.use()
    (tmp_path / "second").mkdir()

    def replaced(first: WorkerProcess) -> None:
        first.env |= short
        with worker(short, tmp_path / "second") as second:
            time.sleep(1.5)
            first.kill()
            wait_until_settled(120)
            assert second.running(), second.lines()[-3000:]
            second.stop()
        first.start()

    names.env.update(short)
    (tmp_path / "first").mkdir()
    same(calm, run(names, tmp_path / "first", replaced))


@pytest.mark.faults
def test_what_is_embargoed_is_found_when_it_is_due_and_not_before(names: Names, tmp_path: Path):
    due = time.time() + 12
    item = {
        "uri": "urn:embargo",
        "version": "1",
        "type": "text",
        "headline": "Prize for a bridge",
        "body_text": "The jury gave the prize to a bridge.",
        "embargoed": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(due)),
    }
    ensure_topics(KafkaSettings())
    search = Elasticsearch(names.servers.elasticsearch)

    def found() -> int:
        alias = f"{names.index_prefix}-stories"
        if not search.indices.exists_alias(name=alias):
            return 0
        # An index that has just been made answers 503 until its shard has started.
        return int(search.options(ignore_status=503).count(index=alias, q="bridge").get("count", 0))

    with worker(names.env, tmp_path) as process:
        feed([RawRecord(copy_bytes=orjson.dumps(item))], settings=KafkaSettings())
        wait_until_settled(40)
        assert time.time() < due, "the machine is too slow for this test's times"
        assert found() == 0
        assert messages(KafkaSettings().topics.stories.name) == []
        process.kill()
        process.start()
        while time.time() < due - 0.5:
            assert found() == 0
            time.sleep(0.3)
        until = due + 6
        while not found() and time.time() < until:
            time.sleep(0.2)
        assert found() == 1
    assert len(messages(KafkaSettings().topics.stories.name)) >= 1
    search.close()
