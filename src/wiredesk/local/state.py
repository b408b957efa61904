"""What the local stack is at this moment, and the file in which it is written down.

stack.json holds the addresses, which the settings read, and each process's pid and start. The file is a
note: whether something runs is asked of the system.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import psutil  # type: ignore[import-untyped]  # it ships no types

from wiredesk.local import elasticsearch, home, kafka, process, worker
from wiredesk.local.pins import elasticsearch_zip, kafka_version
from wiredesk.local.ports import HOST
from wiredesk.record import Instant, Record
from wiredesk.settings import LocalSettings

Name = Literal["kafka", "elasticsearch", "worker"]


class Server(Record):
    """A running process of the stack. started: when; answering: it takes requests; log: its file.

    The worker has no port, no address and no version of its own.
    """

    name: Name
    pid: int
    started: Instant
    answering: bool
    log: Path
    port: int | None = None
    address: str | None = None
    version: str | None = None


class State(Record):
    """The stack; None is what does not run."""

    kafka: Server | None = None
    elasticsearch: Server | None = None
    worker: Server | None = None

    @property
    def answering(self) -> bool:
        """Whether both servers take requests."""
        return all(server is not None and server.answering for server in (self.kafka, self.elasticsearch))


def state(settings: LocalSettings) -> State:
    """Look what of the stack runs and answers; takes some milliseconds, at most 2 s a server that hangs."""
    return look(settings, read_note(settings))


def look(settings: LocalSettings, noted: dict[str, Any]) -> State:
    """Look what runs, with the ports and pids of a note that has been read."""
    return State(
        kafka=_kafka(settings, noted),
        elasticsearch=_elasticsearch(settings, noted),
        worker=_worker(settings, noted),
    )


def kafka_process(settings: LocalSettings, noted: dict[str, Any] | None = None) -> psutil.Process | None:
    """Return Kafka's process, if it runs."""
    return _one(noted or {}, "kafka", kafka.marker(settings), kafka.MAIN)


def elasticsearch_process(
    settings: LocalSettings, noted: dict[str, Any] | None = None
) -> psutil.Process | None:
    """Return Elasticsearch's process, if it runs; its launcher is none."""
    return _one(noted or {}, "elasticsearch", elasticsearch.marker(settings), elasticsearch.MAIN)


def worker_process(settings: LocalSettings, noted: dict[str, Any] | None = None) -> psutil.Process | None:
    """Return the process that looks after the worker, if it runs."""
    return _one(noted or {}, "worker", worker.marker(settings), worker.SUPERVISOR)


def read_note(settings: LocalSettings) -> dict[str, Any]:
    """Return what stack.json says; nothing where it is not there or broken."""
    try:
        known = json.loads(settings.stack_file.read_text())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def noted_port(noted: dict[str, Any], name: Name) -> int | None:
    """Return the port that a server had when it was last noted."""
    port = noted.get("processes", {}).get(name, {}).get("port")
    return port if isinstance(port, int) else None


def write_note(settings: LocalSettings, now: State, noted: dict[str, Any] | None = None) -> None:
    """Write stack.json, whole or not at all; a server that died keeps its address."""
    note: dict[str, Any] = read_note(settings) if noted is None else noted
    processes = note.setdefault("processes", {})
    for server in (now.kafka, now.elasticsearch, now.worker):
        if server is None:
            continue
        if server.address:
            note[server.name] = server.address
        processes[server.name] = {
            "pid": server.pid,
            "started": server.started.isoformat(),
            "port": server.port,
        }
    home.make_folder(settings.data.absolute())
    half = settings.stack_file.with_suffix(".half")
    half.write_text(json.dumps(note, indent=1))
    half.replace(settings.stack_file)


def _kafka(settings: LocalSettings, noted: dict[str, Any]) -> Server | None:
    found = kafka_process(settings, noted)
    if found is None:
        return None
    port = noted_port(noted, "kafka") or settings.kafka_port
    return Server(
        name="kafka",
        pid=found.pid,
        started=_started(found),
        answering=kafka.answers(port),
        log=kafka.log_file(settings),
        port=port,
        address=f"{HOST}:{port}",
        version=kafka_version(),
    )


def _elasticsearch(settings: LocalSettings, noted: dict[str, Any]) -> Server | None:
    found = elasticsearch_process(settings, noted)
    if found is None:
        return None
    port = noted_port(noted, "elasticsearch") or settings.elasticsearch_port
    return Server(
        name="elasticsearch",
        pid=found.pid,
        started=_started(found),
        answering=elasticsearch.answers(port),
        log=elasticsearch.log_file(settings),
        port=port,
        address=f"http://{HOST}:{port}",
        version=elasticsearch_zip().version,
    )


def _worker(settings: LocalSettings, noted: dict[str, Any]) -> Server | None:
    found = worker_process(settings, noted)
    if found is None:
        return None
    return Server(
        name="worker",
        pid=found.pid,
        started=_started(found),
        answering=bool(process.find(worker.marker(settings), worker.WORKER)),
        log=worker.log_file(settings),
    )


def _one(noted: dict[str, Any], name: Name, marker: str, main: str) -> psutil.Process | None:
    """Return the process with this marker: by its noted pid, which is quick, else by looking through all."""
    by_pid = process.ours(noted.get("processes", {}).get(name, {}).get("pid"), marker)
    if by_pid is not None and main in by_pid.cmdline():
        return by_pid
    found = process.find(marker, main)
    return found[0] if found else None


def _started(found: psutil.Process) -> datetime:
    return datetime.fromtimestamp(found.create_time(), UTC)
