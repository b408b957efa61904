"""The local stack: start it, end it, delete it. `up` may be called at any time, it starts what is missing."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen
from typing import Any

from filelock import FileLock
from rich.console import Console

from wiredesk.errors import StackError
from wiredesk.local import elasticsearch, home, kafka, ports, process, worker
from wiredesk.local.fetch import fetch
from wiredesk.local.state import (
    Server,
    State,
    kafka_process,
    look,
    noted_port,
    read_note,
    state,
    worker_process,
    write_note,
)
from wiredesk.settings import LocalSettings

READY_WITHIN = 180.0
"""Seconds that the servers get until they answer: 15 on two idle cores, more on busy ones."""

GONE_AFTER = 1.5
"""Seconds without a process after which a start has failed: while it replaces itself it shows none."""

FIRST_START = 5.0
"""Seconds in which a supervisor has surely started its worker."""

NEED_BYTES = 1_000_000_000
"""Room for data that must be free at a start; below some hundred MB Elasticsearch would take no document."""

SILENT = Console(stderr=True, quiet=True)


def up(settings: LocalSettings, console: Console = SILENT) -> State:
    """Start what does not run, wait until both servers answer, and return the state.

    Raises StackError: a port is taken, no room, no network for the first fetch, a server that does not start.
    """
    with _alone(settings, console):
        noted = read_note(settings)
        start_kafka = kafka_process(settings, noted) is None
        # The launcher of an `up` that was killed goes on by itself: it is waited for.
        start_search = not process.find(elasticsearch.marker(settings))
        kafka_port = _port(settings, noted, "kafka", running=not start_kafka)
        search_port = _port(settings, noted, "elasticsearch", running=not start_search)
        if start_kafka or start_search:
            _need_room(settings)
            if start_kafka:
                ports.need_free(kafka_port, "Kafka", "--kafka-port")
            if start_search:
                ports.need_free(search_port, "Elasticsearch", "--elasticsearch-port")
            fetch(settings.cache.absolute(), console)
        try:
            _note(settings, kafka_port, search_port)
            launcher = _start(
                settings, console, kafka_port if start_kafka else None, search_port if start_search else None
            )
            _wait(settings, console, kafka_port, search_port)
            if launcher is not None:
                launcher.wait(READY_WITHIN)
        finally:
            _note(settings, kafka_port, search_port)
        return state(settings)


def down(settings: LocalSettings, console: Console = SILENT) -> State:
    """End the worker, then both servers, and return what ran. Nothing else is touched, the data stay."""
    with _alone(settings, console):
        before = state(settings)
        with console.status("Stopping the worker and the servers …"):
            supervisor = worker_process(settings)
            if supervisor is not None:
                process.stop([supervisor])
            process.stop(process.find(worker.marker(settings)))
            process.stop(
                [*process.find(kafka.marker(settings)), *process.find(elasticsearch.marker(settings))]
            )
        settings.stack_file.unlink(missing_ok=True)
        return before


def erase(settings: LocalSettings, console: Console = SILENT) -> None:
    """End the stack and delete all its data and logs. What was fetched stays."""
    down(settings, console)
    for name in ("kafka", "elasticsearch", "worker", "logs"):
        home.remove(settings.data.absolute() / name)


def start_worker(settings: LocalSettings) -> State:
    """Start the worker in the background unless it runs; the servers must be up."""
    with _alone(settings, SILENT):
        now = state(settings)
        if now.kafka is None or now.elasticsearch is None:
            raise StackError("the local stack is not up; start it with `wiredesk up`")
        kafka_address, search_address = now.kafka.address, now.elasticsearch.address
        supervisor = now.worker
        if supervisor is not None and not supervisor.answering and _age(supervisor) > FIRST_START:
            # It waits before the next try; whoever asks has perhaps mended the cause.
            _stop_worker(settings)
            supervisor = None
        if supervisor is None:
            worker.start(settings, str(kafka_address), str(search_address))
            now = state(settings)
            write_note(settings, now)
        return now


def stop_worker(settings: LocalSettings) -> None:
    """End the worker and its supervisor, if they run."""
    with _alone(settings, SILENT):
        _stop_worker(settings)
        write_note(settings, state(settings))


def _stop_worker(settings: LocalSettings) -> None:
    """End the supervisor, which ends its worker; and a worker that lost its supervisor."""
    supervisor = worker_process(settings)
    if supervisor is not None:
        process.stop([supervisor])
    process.stop_all(worker.marker(settings))


def _age(server: Server) -> float:
    return (datetime.now(UTC) - server.started).total_seconds()


@contextmanager
def _alone(settings: LocalSettings, console: Console) -> Iterator[None]:
    """Hold the stack's lock, so that two commands do not start or end it at once."""
    data = settings.data.absolute()
    lock = FileLock(data / "stack.lock")
    try:
        home.make_folder(data)
        with console.status(f"Waiting for another wiredesk that works on {data} …"):
            lock.acquire()
    except OSError as error:
        raise StackError(
            f"{data} cannot be written ({error.strerror}); "
            "name another folder with --data or WIREDESK_LOCAL_DATA"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _port(settings: LocalSettings, noted: dict[str, Any], name: str, *, running: bool) -> int:
    """Return the server's port: as asked; else where it runs, or ran before it was killed; else the usual."""
    field = f"{name}_port"
    asked: int = getattr(settings, field)
    known = noted_port(noted, "kafka" if name == "kafka" else "elasticsearch")
    if field not in settings.model_fields_set:
        return known or asked
    if running and known is not None and known != asked:
        raise StackError(f"{name} already runs on port {known}; end it with `wiredesk down` first")
    return asked


def _need_room(settings: LocalSettings) -> None:
    data = settings.data.absolute()
    free = shutil.disk_usage(data).free
    if free < NEED_BYTES:
        raise StackError(
            f"the disk is full: {data} needs {NEED_BYTES // 1_000_000} MB free, {free // 1_000_000} MB are; "
            "make room, or choose another folder with --data or WIREDESK_LOCAL_DATA"
        )


def _start(
    settings: LocalSettings, console: Console, kafka_port: int | None, search_port: int | None
) -> Popen[bytes] | None:
    """Start the servers that have a port here; return Elasticsearch's launcher."""
    launcher = None
    if search_port is not None:
        console.print(f"Starting Elasticsearch on port {search_port} …")
        launcher = elasticsearch.start(settings, search_port, ports.any_free())
    if kafka_port is not None:
        console.print(f"Starting Kafka on port {kafka_port} …")
        controller = settings.kafka_controller_port
        if controller == kafka_port or not ports.is_free(controller):
            controller = ports.any_free()
        kafka.start(settings, kafka.Ports(kafka_port, controller))
    return launcher


def _wait(settings: LocalSettings, console: Console, kafka_port: int, search_port: int) -> None:
    """Wait until both answer; raise StackError for one that ended or takes too long."""
    waiting = {"Kafka": (kafka, kafka_port), "Elasticsearch": (elasticsearch, search_port)}
    seen = dict.fromkeys(waiting, time.monotonic())
    began = time.monotonic()
    with console.status("") as status:
        while waiting:
            spent = time.monotonic() - began
            status.update(f"Waiting for {' and '.join(waiting)} … {spent:.0f} s")
            for name, (server, port) in list(waiting.items()):
                if server.answers(port):
                    del waiting[name]
                elif process.find(server.marker(settings)):
                    seen[name] = time.monotonic()
                elif time.monotonic() - seen[name] > GONE_AFTER:
                    raise _did_not_start(name, server.log_file(settings), server.out_file(settings))
            if waiting and spent > READY_WITHIN:
                names = " and ".join(waiting)
                raise StackError(f"{names} did not answer within {READY_WITHIN:.0f} s; see `wiredesk logs`")
            if waiting:
                time.sleep(0.2)
        status.update("Waiting for the indices …")
        if not elasticsearch.holds_all(search_port):
            console.print("Not all indices can be searched yet; see `wiredesk logs` if that lasts")


def _note(settings: LocalSettings, kafka_port: int, search_port: int) -> None:
    """Write down the ports, even of what is only about to start, and what runs."""
    noted = read_note(settings)
    noted["processes"] = {
        **noted.get("processes", {}),
        "kafka": {"port": kafka_port},
        "elasticsearch": {"port": search_port},
    }
    write_note(settings, look(settings, noted), noted)


def _did_not_start(server: str, log: Path, output: Path) -> StackError:
    """Say why a server ended at its start, in the last words that it left."""
    for file in (output, log):
        try:
            lines = [line.strip() for line in file.read_text(errors="replace").splitlines()]
        except OSError:
            continue
        telling = [line for line in lines if line and not line.startswith("at ")]
        errors = [line for line in telling if re.search("error|exception|invalid", line, re.IGNORECASE)]
        # The output is this start's own, and begins with its cause; the log holds former starts too.
        words = (errors or telling)[:1] if file == output else errors[-1:]
        if words:
            return StackError(f"{server} did not start: {words[0][:300]}; see {log}")
    return StackError(f"{server} did not start and left no word of why; see {log}")
