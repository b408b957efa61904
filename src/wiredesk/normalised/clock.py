"""The clock of reading: no copy takes more processor time than the bounds allow.

Readers take time in proportion to a copy's length; a copy is still large enough, or made by somebody clever
enough, to keep the worker from the copies behind it. So what each reader does again and again (cleaning a
line, seeing an element, joining lines) is a tick, and every few hundred ticks look at the clock.

The clock is the thread's processor time: a busy machine makes nothing hostile. A copy of several stories has
the time of each story for each, and no more than that of SEVERAL in all.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from time import thread_time
from typing import TypeVar

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.draft import Unreadable

Item = TypeVar("Item")
Read = TypeVar("Read")

SEVERAL = 10
"""A copy of many stories (a day's feed, an export) may take so many times the time of one."""

_LOOK_EVERY = 200


class TimeOver(BaseException):
    """A copy asks for more processor time than the bounds allow.

    No Exception: a library in between, which carries on after any of those, has to let it pass.
    """


class _Clock(threading.local):
    def __init__(self) -> None:
        self.ticks = 0
        self.end = math.inf
        self.end_of_all = math.inf


_CLOCK = _Clock()


def start() -> None:
    """Begin with a copy: its first story, and all of it, have their time from now on."""
    now = thread_time()
    _CLOCK.end = now + bounds().seconds
    _CLOCK.end_of_all = now + bounds().seconds * SEVERAL


def each_in_time(read: Callable[[Item], Read], items: Sequence[Item]) -> Iterator[Read | Unreadable]:
    """Yield each story of a copy as read, or why it was not.

    Each of several has its own time, within the copy's; the time of a single one began with the copy. Where
    no clock was started, none runs.
    """
    apart = len(items) > 1 and _CLOCK.end_of_all < math.inf
    for item in items:
        now = thread_time()
        if now > _CLOCK.end_of_all:
            yield Unreadable("hostile", _over(bounds().seconds * SEVERAL, "all of a copy"))
            continue
        if apart:
            _CLOCK.end = min(now + bounds().seconds, _CLOCK.end_of_all)
        try:
            yield read(item)
        except TimeOver as over:
            yield Unreadable("hostile", str(over))


def stop() -> None:
    """End with a copy: nothing is bounded by its clock any more."""
    _CLOCK.end = _CLOCK.end_of_all = math.inf


def tick() -> None:
    """Note a step of reading, and look at the clock now and then. Raises TimeOver."""
    _CLOCK.ticks += 1
    if _CLOCK.ticks >= _LOOK_EVERY:
        look()


def look() -> None:
    """Look at the clock. Raises TimeOver where the time is over."""
    _CLOCK.ticks = 0
    if thread_time() > _CLOCK.end:
        raise TimeOver(_over(bounds().seconds, "one story"))


def _over(seconds: float, what: str) -> str:
    return f"over {seconds:g} s of processor time for {what}; WIREDESK_READING_SECONDS sets the bound"
