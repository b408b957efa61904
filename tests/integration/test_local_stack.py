"""The local stack comes up from any state it was left in, and ends only what is its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from kafka import KafkaConsumer, TopicPartition
from kafka.admin import KafkaAdminClient, NewTopic

from wiredesk.errors import StackError
from wiredesk.local import kafka, process, stack, worker
from wiredesk.local.ports import HOST, any_free
from wiredesk.local.state import State, state
from wiredesk.settings import LocalSettings

pytestmark = [pytest.mark.integration, pytest.mark.faults]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSettings]:
    """Data in the test's own folder, which is closed to all others: root's servers must come up there too."""
    found = LocalSettings(
        data=tmp_path_factory.mktemp("stack") / "data",
        kafka_port=any_free(),
        elasticsearch_port=any_free(),
        kafka_heap="256m",
    )
    yield found
    stack.erase(found)
    assert not (found.data / "kafka").exists()
    assert not os.path.lexists(found.data / "elasticsearch")


@pytest.fixture
def up(settings: LocalSettings) -> State:
    return stack.up(settings)


def pids(now: State) -> tuple[int, int]:
    assert now.kafka is not None
    assert now.elasticsearch is not None
    return now.kafka.pid, now.elasticsearch.pid


def kill(pid: int) -> None:
    """SIGKILL, and wait until it is gone."""
    found = psutil.Process(pid)
    found.kill()
    found.wait(30)


def put(now: State, path: str, body: bytes = b"") -> None:
    assert now.elasticsearch is not None
    request = urllib.request.Request(
        f"{now.elasticsearch.address}/{path}",
        data=body,
        method="PUT",
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status in {200, 201}


def get(now: State, path: str) -> bytes:
    assert now.elasticsearch is not None
    with urllib.request.urlopen(f"{now.elasticsearch.address}/{path}", timeout=30) as answer:
        return bytes(answer.read())


def produce(settings: LocalSettings, topic: str, lines: list[str]) -> None:
    """Send lines with Kafka's own console producer."""
    command = [
        *kafka.tool_command(settings, "org.apache.kafka.tools.ConsoleProducer"),
        *("--bootstrap-server", f"{HOST}:{settings.kafka_port}", "--topic", topic),
    ]
    subprocess.run(command, input="\n".join(lines), text=True, check=True, capture_output=True, timeout=60)


def lines_in(settings: LocalSettings, topic: str) -> int:
    consumer = KafkaConsumer(bootstrap_servers=f"{HOST}:{settings.kafka_port}")
    try:
        partition = TopicPartition(topic, 0)
        return int(consumer.end_offsets([partition])[partition])
    finally:
        consumer.close()


def test_both_answer_and_a_second_up_leaves_them_running(settings: LocalSettings, up: State):
    assert up.answering
    assert pids(stack.up(settings)) == pids(up)
    assert pids(state(settings)) == pids(up)


def test_they_listen_on_this_machine_only(up: State):
    for pid in pids(up):
        listening = [
            one.laddr.ip
            for one in psutil.Process(pid).net_connections("tcp")
            if one.status == psutil.CONN_LISTEN
        ]
        assert listening
        assert {address.removeprefix("::ffff:") for address in listening} == {HOST}


def test_they_have_left_the_session_that_started_them(up: State):
    assert os.getsid(0) not in {os.getsid(pid) for pid in pids(up)}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs a server as another user")
def test_started_by_root_elasticsearch_runs_as_nobody(up: State):
    assert up.elasticsearch is not None
    assert psutil.Process(up.elasticsearch.pid).username() == "nobody"


def test_servers_that_were_killed_come_back_with_their_data_and_ports(settings: LocalSettings, up: State):
    admin = KafkaAdminClient(bootstrap_servers=f"{HOST}:{settings.kafka_port}")
    admin.create_topics([NewTopic("kept", 1, 1)])
    admin.close()
    produce(settings, "kept", ["one", "two", "three"])
    put(up, "kept/_doc/1?refresh=true", b'{"headline": "kept"}')
    before = pids(up)
    for pid in before:
        kill(pid)
    assert state(settings) == State()
    # Without its ports: they are those of the stack that died.
    again = stack.up(LocalSettings(data=settings.data, cache=settings.cache))
    assert again.answering
    assert set(pids(again)).isdisjoint(before)
    assert lines_in(settings, "kept") == 3
    assert b'"headline": "kept"' in get(again, "kept/_source/1")


def test_only_the_dead_one_is_started_again(settings: LocalSettings, up: State):
    old_kafka, old_search = pids(up)
    kill(old_kafka)
    now_kafka, now_search = pids(stack.up(settings))
    assert now_search == old_search
    assert now_kafka != old_kafka


def test_a_lost_note_is_found_out_again(settings: LocalSettings, up: State):
    settings.stack_file.unlink()
    assert pids(stack.up(settings)) == pids(up)


def test_down_ends_what_is_ours_and_up_starts_it_with_its_data(settings: LocalSettings, up: State):
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "kafka.Kafka"])
    try:
        ended = stack.down(settings)
        assert pids(ended) == pids(up)
        assert not any(psutil.pid_exists(pid) for pid in pids(up))
        assert not settings.stack_file.exists()
        assert stranger.poll() is None
        assert stack.down(settings) == State()
    finally:
        stranger.kill()
        stranger.wait()
    assert stack.up(settings).answering


def test_a_port_that_a_stranger_has_is_told_and_nothing_is_started(settings: LocalSettings):
    stack.down(settings)
    for port, option in ((settings.kafka_port, "--kafka-port"), (settings.elasticsearch_port, "--elast")):
        with socket.socket() as stranger:
            stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            stranger.bind((HOST, port))
            stranger.listen()
            with pytest.raises(StackError, match=rf"^port {port} .* is taken.*{option}[^\n]*$"):
                stack.up(settings)
    assert state(settings) == State()


def test_a_controller_port_that_is_taken_is_not_needed(settings: LocalSettings):
    stack.down(settings)
    with socket.socket() as stranger:
        stranger.bind((HOST, 0))
        stranger.listen()
        taken = stranger.getsockname()[1]
        assert stack.up(settings.model_copy(update={"kafka_controller_port": taken})).answering


def test_a_start_that_was_killed_half_way_is_mended(settings: LocalSettings):
    stack.erase(settings)
    half = settings.data / "kafka" / "data.half"
    half.mkdir(parents=True)
    (half / "meta.properties").write_text("version=1\n")
    starting = subprocess.Popen(
        [sys.executable, "-m", "wiredesk.cli.main", "up", "--data", str(settings.data)],
        env={
            **os.environ,
            "WIREDESK_LOCAL_KAFKA_PORT": str(settings.kafka_port),
            "WIREDESK_LOCAL_ELASTICSEARCH_PORT": str(settings.elasticsearch_port),
        },
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(2.5)
    starting.send_signal(signal.SIGKILL)
    starting.wait()
    now = stack.up(settings)
    assert now.answering
    assert len(process.find(kafka.marker(settings))) == 1


def test_two_at_once_start_one_stack(settings: LocalSettings):
    stack.down(settings)
    found: list[State] = []
    both = [threading.Thread(target=lambda: found.append(stack.up(settings))) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert pids(found[0]) == pids(found[1])


def test_the_worker_is_looked_after_and_ended_by_down(
    settings: LocalSettings, up: State, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("WIREDESK_KAFKA_TOPIC_PREFIX", "stack-test")
    monkeypatch.setenv("WIREDESK_ELASTICSEARCH_INDEX_PREFIX", "stack-test")
    first = stack.start_worker(settings).worker
    assert first is not None
    again = stack.start_worker(settings).worker
    assert again is not None
    assert again.pid == first.pid

    def runs() -> psutil.Process | None:
        found = process.find(worker.marker(settings), worker.WORKER)
        return found[0] if found else None

    def until(claim: object) -> None:
        end = time.monotonic() + 60
        while not claim():  # type: ignore[operator]  # a plain function of no argument
            assert time.monotonic() < end, worker.log_file(settings).read_text()[-2000:]
            time.sleep(0.1)

    until(lambda: runs() is not None)
    before = runs()
    assert before is not None
    before.kill()
    until(lambda: (now := runs()) is not None and now.pid != before.pid)
    stack.down(settings)
    assert process.find(worker.marker(settings)) == []
