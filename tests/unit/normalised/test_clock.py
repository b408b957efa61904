"""Reading ends when its time is over, each story of a copy by itself."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import pytest

from wiredesk.normalised import bounds, clock
from wiredesk.normalised.bounds import Bounds
from wiredesk.normalised.clock import TimeOver, each_in_time, tick
from wiredesk.normalised.draft import Unreadable


@pytest.fixture(autouse=True)
def _short() -> Iterator[None]:
    before = bounds.bounds()
    bounds.use(Bounds(seconds=0.05))
    yield
    clock.stop()
    bounds.use(before)


def read(story: str) -> str:
    while story == "endless":
        tick()
    return story


def used(seconds: float) -> None:
    began = time.thread_time()
    while time.thread_time() - began < seconds:
        pass


def test_a_single_story_has_the_time_that_began_with_its_copy():
    clock.start()
    used(0.04)
    began = time.thread_time()
    (found,) = each_in_time(read, ["endless"])
    assert isinstance(found, Unreadable)
    assert time.thread_time() - began < 0.04


def test_a_slow_story_sinks_none_of_its_siblings():
    clock.start()
    slow, quick = each_in_time(read, ["endless", "quick"])
    assert isinstance(slow, Unreadable)
    assert slow.reason == "hostile"
    assert quick == "quick"


def test_all_of_a_copy_has_the_time_of_several_and_the_rest_of_it_is_not_read(monkeypatch):
    monkeypatch.setattr(clock, "SEVERAL", 2)
    clock.start()
    found = [*each_in_time(read, ["quick", "endless", "endless", "endless", "quick"])]
    assert found[0] == "quick"
    assert isinstance(found[-1], Unreadable)
    assert "all of a copy" in found[-1].detail


def test_nothing_is_bounded_outside_of_a_copy():
    clock.start()
    clock.stop()
    used(0.06)
    for _ in range(1_000):
        tick()


def of_a_library() -> None:
    try:
        clock.look()
    except Exception:  # noqa: BLE001  as libraries have it
        pytest.fail("caught on the way")


def test_what_a_library_catches_does_not_stop_the_clock():
    clock.start()
    used(0.06)
    with pytest.raises(TimeOver):
        of_a_library()


def test_where_no_clock_was_started_none_is_left_running():
    clock.stop()
    assert list(each_in_time(str, [1, 2])) == ["1", "2"]
    assert math.inf == clock._CLOCK.end
