"""The worker of the local stack: `wiredesk run` in the background, looked after by a process of its own.

A worker leaves at once (os._exit) where going on could lose a record; its supervisor starts it again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from wiredesk.local import home, process
from wiredesk.local.tail import tail
from wiredesk.settings import LocalSettings

SUPERVISOR = "wiredesk.local.supervise"
"""The argument by which the supervisor is told from the worker it looks after."""

WORKER = "wiredesk.cli.main"
"""The argument by which the worker is told from its supervisor."""

LEFT = "wiredesk: the worker left with"
"""How a line of its supervisor begins that says so."""


def marker(settings: LocalSettings) -> str:
    """Return the argument that shows a process to be this stack's worker, or its supervisor."""
    return f"-Xwiredesk={settings.data.absolute()}"


def log_file(settings: LocalSettings) -> Path:
    """Return the worker's log."""
    return settings.data.absolute() / "logs" / "worker.log"


def command(settings: LocalSettings) -> list[str]:
    """Return the command that runs the worker."""
    return [sys.executable, marker(settings), "-m", WORKER, "run"]


def last_words(settings: LocalSettings) -> str:
    """Return the last line of the log that is the worker's own."""
    said = [line for line in tail(log_file(settings), 50) if line.strip() and not line.startswith(LEFT)]
    return said[-1].strip()[:300] if said else "nothing"


def times_left(settings: LocalSettings) -> int:
    """Return how often the log says that the worker left and was started again."""
    try:
        return log_file(settings).read_text(errors="replace").count(LEFT)
    except OSError:
        return 0


def start(settings: LocalSettings, kafka: str, elasticsearch: str) -> int:
    """Start the worker's supervisor against these addresses, and return its pid."""
    log = log_file(settings)
    home.make_folder(log.parent)
    data = settings.data.absolute()
    environment = {
        **os.environ,
        "WIREDESK_LOCAL_DATA": str(data),
        "WIREDESK_LOCAL_CACHE": str(settings.cache.absolute()),
        "WIREDESK_KAFKA_BOOTSTRAP": kafka,
        "WIREDESK_ELASTICSEARCH_URL": elasticsearch,
        "WIREDESK_WORKER_DATA": os.environ.get("WIREDESK_WORKER_DATA", str(data / "worker")),
        "PYTHONUNBUFFERED": "1",
    }
    started = process.start(
        [sys.executable, marker(settings), "-m", SUPERVISOR],
        output=log.with_suffix(".out"),
        folder=data,
        environment=environment,
    )
    return started.pid
