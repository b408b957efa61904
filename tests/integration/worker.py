"""A worker as its users run it: a process of its own, ended by signal, and by its id alone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class WorkerProcess:
    """`wiredesk run` with its settings in env; the log goes to a file under folder."""

    def __init__(self, env: Mapping[str, str], folder: Path) -> None:
        self.env = {**os.environ, **env, "WIREDESK_WORKER_DATA": str(folder / "worker")}
        self.command = [sys.executable, "-m", "wiredesk.cli.main", "run"]
        self.log = folder / "worker.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, env=self.env, stdout=log, stderr=log)

    def kill(self) -> None:
        """SIGKILL, as the kernel does when memory is short."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> float:
        """SIGTERM; return the seconds until it has ended."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        return time.monotonic() - began

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def wait_until_ready(self, within: float = 90) -> None:
        """Wait until it says in its log that it is ready; a start takes seconds, on a busy machine many."""
        until = time.monotonic() + within
        while not re.search(r"\bready\b", self.lines()):
            assert self.running(), self.lines()[-3000:]
            assert time.monotonic() < until, self.lines()[-3000:]
            time.sleep(0.1)

    def lines(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""


@contextmanager
def worker(env: Mapping[str, str], folder: Path) -> Iterator[WorkerProcess]:
    """Start a worker, and end it whatever happens."""
    process = WorkerProcess(env, folder)
    process.start()
    try:
        yield process
    finally:
        if process.running():
            process.kill()
