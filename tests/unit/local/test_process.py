"""A process is ours by what it was started with, never by its number alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from wiredesk.local import process

SLEEP = "import time; time.sleep(60)"


@pytest.fixture
def marker(tmp_path: Path) -> str:
    return f"-Xwiredesk={tmp_path}"


@pytest.fixture
def ours(marker: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    started = process.start(
        [sys.executable, marker, "-c", SLEEP],
        output=tmp_path / "out",
        folder=tmp_path,
        environment=os.environ,
    )
    yield started
    started.kill()
    started.wait()


def test_a_pid_that_is_somebody_elses_now_is_not_ours(marker: str):
    assert process.ours(os.getpid(), marker) is None


def test_a_pid_that_is_nobodys_is_not_ours(marker: str):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert process.ours(ended.pid, marker) is None
    assert process.ours(None, marker) is None


def test_ours_is_found_by_its_pid_and_without_it(ours: subprocess.Popen[bytes], marker: str):
    found = process.ours(ours.pid, marker)
    assert found is not None
    assert [one.pid for one in process.find(marker)] == [ours.pid]
    assert process.find(marker, "another argument") == []


def test_a_marker_is_a_whole_argument(ours: subprocess.Popen[bytes], marker: str):
    assert process.find(marker[:-1]) == []


def test_it_outlives_the_session_that_started_it(ours: subprocess.Popen[bytes]):
    assert os.getsid(ours.pid) == ours.pid != os.getsid(0)


def test_stop_asks_first(ours: subprocess.Popen[bytes], marker: str):
    process.stop(process.find(marker))
    assert process.find(marker) == []


def test_stop_forces_what_does_not_listen(marker: str, tmp_path: Path):
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEP}"
    output = tmp_path / "out"
    process.start(
        [sys.executable, marker, "-c", deaf], output=output, folder=tmp_path, environment=os.environ
    )
    while "deaf" not in output.read_text():
        time.sleep(0.02)
    process.stop(process.find(marker), within=0.3)
    assert process.find(marker) == []


def test_the_dead_that_nobody_has_buried_are_not_running(marker: str):
    dead = subprocess.Popen([sys.executable, marker, "-c", ""])
    while psutil.Process(dead.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.02)
    assert process.ours(dead.pid, marker) is None
    dead.wait()
