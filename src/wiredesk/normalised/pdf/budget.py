"""What may be spent on a PDF: units of work, which are counted, and processor time.

A few kilobytes can ask for hours of work. The units are set so that they end first, and the same file then
always gives the same; the clock is for what cannot be counted, as it happens inside the library.
"""

from __future__ import annotations

from time import thread_time


class Exceeded(BaseException):
    """A PDF asks for more than wire copy ever does.

    No Exception, as the library carries on after any of those.
    """


class Budget:
    """What may still be spent on a copy."""

    def __init__(self, units: int, seconds: float) -> None:
        self.units = units
        self._end = thread_time() + seconds
        self._until_look = _LOOK_EVERY

    def spend(self, units: int) -> None:
        """Take units off. Raises Exceeded where there are none left, or no time."""
        self.units -= units
        if self.units < 0:
            raise Exceeded("more objects and operators than a copy has")
        self.pass_by(units)

    def pass_by(self, steps: int = 1) -> None:
        """Note small steps that cost no units, and look at the clock now and then. Raises Exceeded."""
        self._until_look -= steps
        if self._until_look < 0:
            self.look()

    def look(self) -> None:
        """Look at the clock. Raises Exceeded where the time is over."""
        self._until_look = _LOOK_EVERY
        if thread_time() > self._end:
            raise Exceeded("more processor time than a copy may take")


_LOOK_EVERY = 1_000
