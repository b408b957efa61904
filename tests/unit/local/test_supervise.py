"""A worker that left is started again, and one that ended well or cannot help itself is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wiredesk.local import process, supervise, worker
from wiredesk.settings import LocalSettings


@pytest.fixture
def settings(tmp_path: Path) -> LocalSettings:
    found = LocalSettings(data=tmp_path)
    worker.log_file(found).parent.mkdir(parents=True)
    return found


def worker_that(code: str, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, worker.marker(settings), "-c", code]
    monkeypatch.setattr(worker, "command", lambda _: command)
    monkeypatch.setattr(supervise.time, "sleep", lambda _: None)


def test_it_is_started_again_until_it_ends_well(settings: LocalSettings, monkeypatch: pytest.MonkeyPatch):
    count = settings.data / "count"
    count.write_text("")
    code = (
        f"import os; f = open({str(count)!r}, 'a+'); f.write('x'); f.flush(); f.seek(0);"
        "n = len(f.read()); print('run', n, flush=True); os._exit(0 if n == 3 else 70)"
    )
    worker_that(code, settings, monkeypatch)
    assert supervise.supervise(settings) == 0
    log = worker.log_file(settings).read_text()
    assert [line for line in log.splitlines() if line.startswith("run")] == ["run 1", "run 2", "run 3"]
    assert "left with 70" in log


def test_one_that_only_a_person_can_help_is_left(settings: LocalSettings, monkeypatch: pytest.MonkeyPatch):
    worker_that("import sys; print('set the password'); sys.exit(78)", settings, monkeypatch)
    assert supervise.supervise(settings) == 78
    assert "set the password" in worker.log_file(settings).read_text()


def test_a_worker_left_behind_is_ended_first(settings: LocalSettings, monkeypatch: pytest.MonkeyPatch):
    subprocess.Popen(
        [sys.executable, worker.marker(settings), "-c", "import time; time.sleep(60)", worker.WORKER]
    )
    worker_that("pass", settings, monkeypatch)
    supervise.supervise(settings)
    assert process.find(worker.marker(settings)) == []


def test_sigterm_ends_the_worker_then_the_supervisor(settings: LocalSettings):
    waits = "import time; print('up', flush=True); time.sleep(60)"
    command = [sys.executable, worker.marker(settings), "-c", waits]
    code = (
        "from wiredesk.local import supervise, worker;"
        f"worker.command = lambda _: {command!r};"
        "supervise.main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "WIREDESK_LOCAL_DATA": str(settings.data)}
    )
    log = worker.log_file(settings)
    until = time.monotonic() + 20
    while time.monotonic() < until and not (log.exists() and "up" in log.read_text()):
        time.sleep(0.05)
    assert len(process.find(worker.marker(settings))) == 1
    running.terminate()
    assert running.wait(10) == 0
    assert process.find(worker.marker(settings)) == []
