"""Leaving the process at once, so that nothing is acknowledged; the supervisor starts it again.

What was not acknowledged is delivered again, and a replay gives the results of the first time: so to leave in
the middle of anything is always safe, and to go on after a fault that was not understood is not.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import NoReturn

import structlog

EX_SOFTWARE = 70
"""A bug: the traceback is in the log."""

EX_TEMPFAIL = 75
"""The event loop stood still for too long; others may have taken this worker's partitions over."""

EX_CONFIG = 78
"""Only a person can help; the message says how."""

STOP_WITHIN = 9.0
"""Seconds from SIGTERM to the end, whatever is away."""

log = structlog.get_logger("wiredesk.worker")


def leave(code: int, why: str, *, error: BaseException | None = None) -> NoReturn:
    """End this process now, by os._exit: no clean-up runs, so no offset is committed."""
    log.critical(why, exit_code=code, exc_info=error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def leave_within(seconds: float = STOP_WITHIN) -> None:
    """End this process after so many seconds, if it has not ended by itself by then."""

    def end() -> None:
        log.warning("the stop took too long, leaving; what is unsettled is delivered again", seconds=seconds)
        os._exit(0)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
