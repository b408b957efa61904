"""Nearby: which stories share keys with a text, found in memory that forgets by itself.

An inverted index from a 32-bit key to numbers of texts: a table of buckets with eight cells each, and a
dictionary for what a full bucket cannot take. Of each key the OF_A_KEY latest texts are kept, whatever the
order in which they were added: the index is rebuilt from the chains' states in any order, and what it finds
must be the same. A key that more texts share says little.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import xxhash

CELLS = 8
OF_A_KEY = 4
FIRST_BUCKETS = 2**10
FULL = 0.6
"""The share of cells in use at which the table doubles: a million texts of 36 keys take some 540 MB."""

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
        self._appended = array("d")
        self._received = array("d")
        self._first = 0
        self._used = 0
        self._newest = -math.inf
        self._sweep_at = SWEEP

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
        """Write a text under keys of different buckets: where it is empty, or in a forgotten text's place."""
        rows = self._numbers[places]
        live = rows >= self._first
        same = live & (self._keys[places] == keys[:, None])
        crowded = live.all(axis=1) | (np.count_nonzero(same, axis=1) >= OF_A_KEY)
        if self._more:
            crowded |= np.fromiter(map(self._more.__contains__, keys.tolist()), bool, len(keys))
        cells = live.argmin(axis=1)
        if crowded.any():
            each = zip(places[crowded].tolist(), keys[crowded].tolist(), same[crowded].tolist(), strict=True)
            for place, key, of_key in each:
                self._put_crowded(place, key, of_key, number, when)
            plain = ~crowded
            rows, places, keys, cells = rows[plain], places[plain], keys[plain], cells[plain]
        self._used += int(np.count_nonzero(rows[np.arange(len(cells)), cells] == EMPTY))
        self._numbers[places, cells] = number
        self._keys[places, cells] = keys

    def _put_crowded(self, place: int, key: int, of_key: list[bool], number: int, when: float) -> None:
        """Write a text under a key that has many, or whose bucket is full: the latest stay."""
        beside = [one for one in self._more.get(key, ()) if one >= self._first]
        row = self._numbers[place].tolist()
        cells = [cell for cell in range(CELLS) if of_key[cell]]
        if len(cells) + len(beside) < OF_A_KEY:
            self._more[key] = [*beside, number]
            return
        kept = [(self._age_of(row[cell]), -1 - cell) for cell in cells]
        kept += [(self._age_of(one), at) for at, one in enumerate(beside)]
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
        return self._received[number - self._first]

    def _numbered(self, story_id: str, when: float, appended: float) -> int:
        """Give a text the next number; every SWEEP texts, let go of those at the front that are too old."""
        self._newest = max(self._newest, appended)
        if len(self._ids) >= self._sweep_at:
            since = self._newest - self._horizon
            gone = next((n for n, one in enumerate(self._appended) if one >= since), len(self._ids))
            del self._ids[:gone], self._appended[:gone], self._received[:gone]
            self._first += gone
            self._sweep_at = len(self._ids) + SWEEP
            live = {key: [one for one in more if one >= self._first] for key, more in self._more.items()}
            self._more = {key: more for key, more in live.items() if more}
        self._ids.append(story_id)
        self._appended.append(appended)
        self._received.append(when)
        return self._first + len(self._ids) - 1

    def _double(self) -> None:
        """Part each bucket in two by the next bit of its keys."""
        bit = (self._keys & np.uint32(len(self._numbers))) != 0
        halves = [np.where(bit, EMPTY, self._numbers), np.where(bit, self._numbers, EMPTY)]
        self._numbers = np.concatenate(halves).astype(np.int32)
        self._keys = np.concatenate([self._keys, self._keys])
        self._numbers[self._numbers < self._first] = EMPTY
        self._used = int((self._numbers != EMPTY).sum())
