"""Ctrl-C and SIGTERM during a feed: end the reading at once, and never in the middle of a send.

A KeyboardInterrupt inside the Kafka client could leave half a message in its buffer. So the signal raises
only while the next record is awaited, and is otherwise remembered until then.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any, Generic, TypeVar

T = TypeVar("T")

SIGNALS = (signal.SIGINT, signal.SIGTERM)

EX_INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended (128 + SIGINT)."""


class Interruptible(Generic[T]):
    """Iterates over records until a signal asks to stop; a second signal ends the process.

    Iterate once, in the main thread. interrupted tells whether a signal ended it.
    """

    def __init__(self, records: Iterable[T]) -> None:
        self._records = iter(records)
        self._reading = False
        self._before: dict[signal.Signals, Any] = {}
        self.interrupted = False

    def __iter__(self) -> Iterator[T]:
        """Yield the records; the signals' handlers are ours until end_of_signals()."""
        self._before = {number: signal.signal(number, self._asked) for number in SIGNALS}
        try:
            while not self.interrupted:
                self._reading = True
                try:
                    record = next(self._records)
                finally:
                    self._reading = False
                yield record
        except (StopIteration, KeyboardInterrupt):
            return

    def end_of_signals(self) -> None:
        """Give the signals back to whoever had them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}

    def _asked(self, number: int, frame: FrameType | None) -> None:
        _ = number, frame
        if self.interrupted:
            print("wiredesk: ended; what is not acknowledged may be lost", file=sys.stderr)  # noqa: T201  no console is safe here
            os._exit(EX_INTERRUPTED)
        self.interrupted = True
        print("\nstopping: waiting for what is under way (again to end at once)", file=sys.stderr)  # noqa: T201  as above
        if self._reading:
            raise KeyboardInterrupt
