"""Nearby: which stories share keys with a text, found in memory that forgets by itself.

An inverted index from a 32-bit key to numbers of texts: a table of buckets with eight cells each, and a
dictionary for what a full bucket cannot take. Of each key the OF_A_KEY latest texts are kept, whatever the
order in which they were added: the index is rebuilt from the chains' states in any order, and what it finds
must be the same. A key that more texts share says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import xxhash

CELLS = 8
OF_A_KEY = 4
FIRST_BUCKETS = 2**10
FULL = 0.5
"""The share of cells in use at which the table doubles: a million texts of 28 keys take some 540 MB."""

EMPTY = -1
SWEEP = 2**16
"""Texts after which those that are too old are let go."""

Keys = npt.NDArray[np.uint32]
Cells = npt.NDArray[np.intp]


class Nearby:
    """Texts by key. One is added with the time by which it is forgotten, in any order."""

    def __init__(self, horizon: timedelta) -> None:
        self._horizon = horizon.total_seconds()
        self._keys = np.zeros((FIRST_BUCKETS, CELLS), np.uint32)
        self._numbers = np.full((FIRST_BUCKETS, CELLS), EMPTY, np.int32)
        self._more: dict[int, list[int]] = {}
        self._ids: list[str] = []
        self._appended = np.zeros(SWEEP, np.float64)
        self._received = np.zeros(SWEEP, np.float64)
        self._first = 0
        self._used = 0
        self._newest = -np.inf

    def __len__(self) -> int:
        """Return the number of texts remembered."""
        return len(self._ids)

    def add(self, story_id: str, keys: Sequence[int], at: datetime, appended_at: datetime) -> None:
        """Remember a text by its keys, each once; at: when it was received, by which the latest stay."""
        if not keys:
            return
        # Items of one copy have one time: a millisecond at most, by their id, puts them in an order.
        when = at.timestamp() + xxhash.xxh32_intdigest(story_id.encode()) % 1000 * 1e-6
        number = self._numbered(story_id, when, appended_at.timestamp())
        if self._used + len(keys) > FULL * self._numbers.size:
            self._double()
        wanted = np.asarray(keys, np.uint32)
        places = wanted & np.uint32(len(self._numbers) - 1)
        if len(set(places.tolist())) == len(keys):
            self._put(places, wanted, number, when)
            return
        # Two keys in one bucket must not take the same cell.
        while len(places):
            _, first = np.unique(places, return_index=True)
            self._put(places[first], wanted[first], number, when)
            places, wanted = np.delete(places, first), np.delete(wanted, first)

    def near(self, keys: Sequence[int], appended_at: datetime) -> list[tuple[str, int]]:
        """Return the stories that share a key, with how many they share, those with the most first."""
        if not keys or not self._ids:
            return []
        wanted = np.asarray(keys, np.uint32)
        places = wanted & np.uint32(len(self._numbers) - 1)
        found: list[int] = self._numbers[places][self._keys[places] == wanted[:, None]].tolist()
        for key in keys:
            found += self._more.get(key, ())
        since = appended_at.timestamp() - self._horizon
        shared: dict[str, int] = {}
        for number in found:
            place = number - self._first
            if place >= 0 and self._appended[place] >= since:
                story_id = self._ids[place]
                shared[story_id] = shared.get(story_id, 0) + 1
        return sorted(shared.items(), key=lambda one: (-one[1], one[0]))

    def _put(self, places: Keys, keys: Keys, number: int, when: float) -> None:
        """Write a text under keys of different buckets: where it is empty, or in an older text's place."""
        rows = self._numbers[places]
        used = rows >= self._first
        ages = np.where(used, self._received[np.maximum(rows - self._first, 0)], -np.inf)
        same = used & (self._keys[places] == keys[:, None])
        full = used.all(axis=1)
        crowded = same.sum(axis=1) >= OF_A_KEY
        other = full | crowded
        if self._more:
            other |= np.fromiter((key in self._more for key in keys.tolist()), bool, len(keys))
        plain = ~other
        cells = ages.argmin(axis=1)
        at = np.flatnonzero(plain)
        self._used += int((rows[at, cells[at]] == EMPTY).sum())
        self._numbers[places[at], cells[at]] = number
        self._keys[places[at], cells[at]] = keys[at]
        for one in np.flatnonzero(other).tolist():
            self._put_crowded(int(places[one]), int(keys[one]), same[one], number, when)

    def _put_crowded(
        self, place: int, key: int, same: npt.NDArray[np.bool_], number: int, when: float
    ) -> None:
        """Write a text under a key that has many, or whose bucket is full: the latest stay."""
        beside = [one for one in self._more.get(key, ()) if one >= self._first]
        cells = np.flatnonzero(same).tolist()
        if len(cells) + len(beside) < OF_A_KEY:
            self._more[key] = [*beside, number]
            return
        kept = {(self._age_of(int(self._numbers[place, cell])), -1 - cell) for cell in cells}
        kept |= {(self._age_of(one), at) for at, one in enumerate(beside)}
        oldest, where = min(kept)
        if oldest >= when:
            return
        if where < 0:
            self._numbers[place, -1 - where] = number
        else:
            beside[where] = number
        if beside:
            self._more[key] = beside

    def _age_of(self, number: int) -> float:
        return float(self._received[number - self._first])

    def _numbered(self, story_id: str, when: float, appended: float) -> int:
        """Give a text the next number; every SWEEP texts, let go of those at the front that are too old."""
        self._newest = max(self._newest, appended)
        if len(self._ids) == len(self._appended):
            old = self._appended < self._newest - self._horizon
            gone = len(old) if old.all() else int(old.argmin())
            del self._ids[:gone]
            self._first += gone
            room = np.zeros(max(gone, SWEEP), np.float64)
            self._appended = np.concatenate([self._appended[gone:], room])
            self._received = np.concatenate([self._received[gone:], room])
            live = {key: [one for one in more if one >= self._first] for key, more in self._more.items()}
            self._more = {key: more for key, more in live.items() if more}
        at = len(self._ids)
        self._ids.append(story_id)
        self._appended[at], self._received[at] = appended, when
        return self._first + at

    def _double(self) -> None:
        """Part each bucket in two by the next bit of its keys."""
        bit = (self._keys & np.uint32(len(self._numbers))) != 0
        halves = [np.where(bit, EMPTY, self._numbers), np.where(bit, self._numbers, EMPTY)]
        self._numbers = np.concatenate(halves).astype(np.int32)
        self._keys = np.concatenate([self._keys, self._keys])
        self._numbers[self._numbers < self._first] = EMPTY
        self._used = int((self._numbers != EMPTY).sum())
