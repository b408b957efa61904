"""Nearby: which stories share keys with a text, in memory of fixed size that forgets by itself.

An inverted index from a 32-bit key to numbers of texts, as a table of buckets with eight cells each. A key's
bucket is given by its bits; a full bucket gives its oldest cell to the newest text. The table doubles when it
is half full, up to MOST_BUCKETS (some 270 MB, a million texts of 28 keys); then its oldest cells are written
over. It is rebuilt from the chains' states and never stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

CELLS = 8
FIRST_BUCKETS = 2**10
MOST_BUCKETS = 2**22
FULL = 0.5
"""The share of cells in use at which the table doubles; beyond, buckets run over."""

EMPTY = -1
SWEEP = 2**16
"""Texts after which those that are too old are let go."""

Keys = npt.NDArray[np.uint32]


class Nearby:
    """Stories by key. A story is added with the time by which it is forgotten, in any order."""

    def __init__(self, horizon: timedelta) -> None:
        self._horizon = horizon.total_seconds()
        self._keys = np.zeros((FIRST_BUCKETS, CELLS), np.uint32)
        self._numbers = np.full((FIRST_BUCKETS, CELLS), EMPTY, np.int32)
        self._ids: list[str] = []
        self._times = np.zeros(SWEEP, np.float64)
        self._first = 0
        self._used = 0
        self._newest = -np.inf

    def __len__(self) -> int:
        """Return the number of texts remembered."""
        return len(self._ids)

    def add(self, story_id: str, keys: Sequence[int], at: datetime) -> None:
        """Remember a text by its keys, each once; at: when it was appended."""
        when = at.timestamp()
        self._newest = max(self._newest, when)
        if not keys:
            return
        number = self._numbered(story_id, when)
        wanted = np.asarray(keys, np.uint32)
        if self._used + len(wanted) > FULL * self._numbers.size and len(self._numbers) < MOST_BUCKETS:
            self._double()
        places = wanted & np.uint32(len(self._numbers) - 1)
        if len(set(places.tolist())) == len(keys):
            self._put(places, wanted, number)
            return
        # Two keys in one bucket must not take the same cell.
        while len(places):
            _, first = np.unique(places, return_index=True)
            self._put(places[first], wanted[first], number)
            places, wanted = np.delete(places, first), np.delete(wanted, first)

    def near(self, keys: Sequence[int], at: datetime) -> list[tuple[str, int]]:
        """Return the stories that share a key, with how many they share, those with the most first."""
        if not keys or not self._ids:
            return []
        wanted = np.asarray(keys, np.uint32)
        places = wanted & np.uint32(len(self._numbers) - 1)
        found = self._numbers[places][self._keys[places] == wanted[:, None]]
        found = found[found >= self._first] - self._first
        found = found[self._times[found] >= at.timestamp() - self._horizon]
        shared: dict[str, int] = {}
        for number, times in Counter(found.tolist()).items():
            story_id = self._ids[number]
            shared[story_id] = shared.get(story_id, 0) + times
        return sorted(shared.items(), key=lambda one: (-one[1], one[0]))

    def _put(self, places: Keys, keys: Keys, number: int) -> None:
        """Write keys into the oldest cell of each one's bucket; the buckets are different ones."""
        rows = self._numbers[places]
        known = np.maximum(rows - self._first, 0)
        ages = np.where(rows >= self._first, self._times[known], -np.inf)
        cells = ages.argmin(axis=1)
        self._used += int((rows[np.arange(len(rows)), cells] == EMPTY).sum())
        self._numbers[places, cells] = number
        self._keys[places, cells] = keys

    def _numbered(self, story_id: str, when: float) -> int:
        """Give a text the next number; every SWEEP texts, let go of those at the front that are too old."""
        if len(self._ids) == len(self._times):
            old = self._times < self._newest - self._horizon
            gone = len(old) if old.all() else int(old.argmin())
            del self._ids[:gone]
            self._first += gone
            self._times = np.concatenate([self._times[gone:], np.zeros(max(gone, SWEEP), np.float64)])
        at = len(self._ids)
        self._ids.append(story_id)
        self._times[at] = when
        return self._first + at

    def _double(self) -> None:
        """Part each bucket in two by the next bit of its keys."""
        bit = (self._keys & np.uint32(len(self._numbers))) != 0
        halves = [np.where(bit, EMPTY, self._numbers), np.where(bit, self._numbers, EMPTY)]
        self._numbers = np.concatenate(halves).astype(np.int32)
        self._keys = np.concatenate([self._keys, self._keys])
