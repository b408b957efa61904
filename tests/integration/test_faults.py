"""Killed at random moments, the pipeline gives the documents, versions and accounting of a calm run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from integration.conftest import Names, Servers
from integration.documents import documents
from integration.worker import WorkerProcess, worker
from made_up_wire import copies
from wiredesk.errors import KafkaError
from wiredesk.fates import Accounting
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.settings import KafkaSettings

pytestmark = [pytest.mark.integration, pytest.mark.faults]

COPIES = 1500
SETTLED_WITHIN = 180.0


def run(
    names: Names, folder: Path, disturb: Callable[[WorkerProcess], None] = lambda _: None
) -> tuple[dict[str, Any], Accounting]:
    """Feed all copies through one partition, disturb meanwhile, and return what came of it."""
    names.use()
    folder.mkdir(exist_ok=True)
    ensure_topics(KafkaSettings())
    with worker(names.env, folder) as process:
        summary = feed(copies(COPIES), settings=KafkaSettings(), partition=0)
        assert summary.acknowledged == COPIES
        disturb(process)
        accounting = settled(process)
    return documents(names), accounting


def settled(process: WorkerProcess) -> Accounting:
    """Wait until all has its fate; start a worker again that left, as its supervisor does."""
    until = time.monotonic() + SETTLED_WITHIN
    while True:
        try:
            return wait_until_settled(5.0)
        except KafkaError:
            assert time.monotonic() < until, process.lines()[-3000:]
        if not process.running():
            process.start()


def killed_often(process: WorkerProcess) -> None:
    rng = random.Random(7)
    for _ in range(5):
        time.sleep(rng.uniform(0.2, 2.5))
        process.kill()
        process.start()


@pytest.fixture(scope="module")
def calm(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Accounting]:
    with Names.fresh(servers) as names:
        return run(names, tmp_path_factory.mktemp("calm"))


def same(one: tuple[dict[str, Any], Accounting], other: tuple[dict[str, Any], Accounting]) -> None:
    assert one[1].fates == other[1].fates
    assert one[1].read == other[1].read
    assert one[0].keys() == other[0].keys()
    different = [key for key, document in one[0].items() if document != other[0][key]]
    assert different == [], (one[0][different[0]], other[0][different[0]])


def test_a_calm_run_accounts_for_all_and_makes_one_document_a_chain(calm: tuple[Any, Accounting]):
    found, accounting = calm
    assert sum(accounting.read.values()) == COPIES
    assert accounting.total_in_flight == 0
    assert {"indexed", "duplicate", "stale", "killed", "rejected"} <= {
        fate for counts in accounting.fates.values() for fate in counts
    }
    assert len(found) == len({document["story_id"] for document in found.values()})


def test_a_worker_killed_five_times_changes_nothing(
    calm: tuple[Any, Accounting], names: Names, tmp_path: Path
):
    same(calm, run(names, tmp_path, killed_often))


@pytest.mark.parametrize("name", ["elasticsearch", "kafka"])
def test_a_server_killed_and_started_again_changes_nothing(
    calm: tuple[Any, Accounting], servers: Servers, names: Names, tmp_path: Path, name: str
):
    if not servers.can_kill:
        pytest.skip(f"the servers are {servers.kind}: not ours to kill")

    def outage(_: WorkerProcess) -> None:
        time.sleep(1.0)
        servers.kill(name)
        time.sleep(3.0)
        servers.start(name)

    same(calm, run(names, tmp_path, outage))


def test_a_stop_ends_within_ten_seconds_with_elasticsearch_away(names: Names, tmp_path: Path):
    names.use()
    ensure_topics(KafkaSettings())
    away: Mapping[str, str] = {**names.env, "WIREDESK_ELASTICSEARCH_URL": "http://127.0.0.1:9"}
    with worker(away, tmp_path) as process:
        feed(copies(50), settings=KafkaSettings(), partition=0)
        process.wait_until_ready()
        time.sleep(2.0)
        assert process.running(), process.lines()[-3000:]
        assert process.stop() < 10.0
        assert process.process is not None
        assert process.process.returncode == 0, process.lines()[-3000:]


def test_a_second_worker_on_the_same_folder_says_so(names: Names, tmp_path: Path):
    names.use()
    ensure_topics(KafkaSettings())
    with worker(names.env, tmp_path) as first:
        first.wait_until_ready()
        second = WorkerProcess(names.env, tmp_path)
        second.log = tmp_path / "second.log"
        second.start()
        assert second.process is not None
        assert second.process.wait(timeout=20) == 2
        assert "another worker uses" in second.lines()
        assert first.running()
