"""The supervisor of a worker in the background: starts it again when it left, and keeps its log small.

Run as `python -m wiredesk.local.supervise`, by `wiredesk demo`; SIGTERM ends the worker, then the supervisor.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from logging.handlers import RotatingFileHandler
from types import FrameType

from wiredesk.local import process, worker
from wiredesk.settings import LocalSettings

LOG_BYTES = 10_000_000
LONG_ENOUGH = 60.0
"""Seconds after which a run counts as good, so that the next start need not wait long."""

ONLY_A_PERSON = 78
"""The worker's exit code when a start would fail again (EX_CONFIG of sysexits.h)."""

LONGEST_WAIT = 30.0
STOP_WITHIN = 15.0


class _Ended(Exception):
    """SIGTERM or SIGINT came."""


def supervise(settings: LocalSettings) -> int:
    """Run the worker until it ends well or only a person can help (exit 0, 78); return its exit code.

    One that fails in any other way is started again, later each time.
    """
    log = logging.getLogger(__name__)
    log.setLevel(logging.INFO)
    log.propagate = False
    handler = RotatingFileHandler(
        worker.log_file(settings), maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8"
    )
    log.addHandler(handler)
    # A supervisor that was killed leaves its worker behind; two of them would share one folder.
    process.stop(process.find(worker.marker(settings), worker.WORKER), within=STOP_WITHIN)
    wait = 1.0
    while True:
        began = time.monotonic()
        code = _run_once(settings, log)
        if code in {0, ONLY_A_PERSON}:
            return code
        wait = 1.0 if time.monotonic() - began > LONG_ENOUGH else min(wait * 2, LONGEST_WAIT)
        log.info("%s %s; starting it again in %.0f s", worker.LEFT, code, wait)
        time.sleep(wait)


def _run_once(settings: LocalSettings, log: logging.Logger) -> int:
    """Run the worker to its end, its output line by line into the log; return its exit code."""
    running = subprocess.Popen(  # noqa: S603 - the command is made in this package
        worker.command(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert running.stdout is not None
    try:
        for line in running.stdout:
            log.info("%s", line.rstrip("\n"))
        return running.wait()
    finally:
        if running.poll() is None:
            _end(running, log)


def _end(running: subprocess.Popen[str], log: logging.Logger) -> None:
    """End the worker, still taking its output: with a full pipe it could not end."""
    running.terminate()
    try:
        rest, _ = running.communicate(timeout=STOP_WITHIN)
    except subprocess.TimeoutExpired:
        running.kill()
        rest, _ = running.communicate()
    for line in rest.splitlines():
        log.info("%s", line)


def _on_signal(_signal: int, _frame: FrameType | None) -> None:
    # One is enough; a second would break off the orderly end.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise _Ended


def main() -> None:
    """Supervise the worker of the stack that the environment names."""
    signal.signal(signal.SIGTERM, _on_signal)
    signal.signal(signal.SIGINT, _on_signal)
    try:
        sys.exit(supervise(LocalSettings()))
    except _Ended:
        sys.exit(0)


if __name__ == "__main__":
    main()
