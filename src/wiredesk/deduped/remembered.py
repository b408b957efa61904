"""Which chain has a uri, and which had a text's words: two indexes in memory, small for each entry.

A uri is known by 64 bits: two of a hundred million share them once in some four thousand desks, and who asks
holds the chain's own uris against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import xxhash

SLACK = timedelta(hours=24)
"""Words are forgotten that much later than they are found no more: what is judged again after a crash finds
what it found."""


class Uris:
    """story_ids by provider and uri, in the order in which they came."""

    def __init__(self) -> None:
        self._chains: dict[int, str | tuple[str, ...]] = {}

    def __len__(self) -> int:
        """Return the number of uris known."""
        return len(self._chains)

    def add(self, provider: str, uri: str, story_id: str) -> None:
        """Note that a chain has a uri."""
        key = _key(provider, uri)
        known = self._chains.setdefault(key, story_id)
        if story_id not in _each(known):
            self._chains[key] = (*_each(known), story_id)

    def of(self, provider: str, uri: str) -> tuple[str, ...]:
        """Return the chains that have a uri, or are taken to have it."""
        known = self._chains.get(_key(provider, uri))
        return () if known is None else _each(known)

    def remove(self, provider: str, uri: str, story_id: str) -> None:
        """Forget that a chain has a uri."""
        key = _key(provider, uri)
        left = tuple(one for one in self.of(provider, uri) if one != story_id)
        if left:
            self._chains[key] = left if len(left) > 1 else left[0]
        else:
            self._chains.pop(key, None)


class Bodies:
    """story_ids by the fingerprint of a body, and the day on which it was appended; forgets whole days."""

    def __init__(self, horizon: timedelta) -> None:
        self._kept = horizon + SLACK
        self._by_day: dict[int, dict[int, str | tuple[str, ...]]] = {}
        self.since = datetime.min.replace(tzinfo=UTC)
        """What was appended before is not to be found: it may have been forgotten, or have come late."""

    def __len__(self) -> int:
        """Return the number of bodies remembered, one of two days twice."""
        return sum(map(len, self._by_day.values()))

    def add(self, body: str, story_id: str, appended_at: datetime) -> None:
        """Note that a chain had a body then."""
        key, of_day = int(body, 16), self._by_day.setdefault(appended_at.toordinal(), {})
        known = of_day.setdefault(key, story_id)
        if story_id not in _each(known):
            of_day[key] = (*_each(known), story_id)
        self.since = max(self.since, appended_at - self._kept)
        for day in [one for one in self._by_day if one < self.since.toordinal()]:
            del self._by_day[day]

    def of(self, body: str) -> set[str]:
        """Return the chains that had a body on a day that is remembered."""
        key = int(body, 16)
        return {
            story_id
            for of_day in self._by_day.values()
            if (known := of_day.get(key)) is not None
            for story_id in _each(known)
        }


class Due:
    """story_ids by the day of their last change, for those who keep chains for so many days only."""

    def __init__(self, keep: timedelta) -> None:
        self._keep = keep
        self._by_day: dict[int, list[str]] = {}
        self._newest = 0

    def add(self, story_id: str, appended_at: datetime) -> None:
        """Note that a chain changed."""
        day = appended_at.toordinal()
        self._by_day.setdefault(day, []).append(story_id)
        self._newest = max(self._newest, day)

    def some(self, at_most: int) -> Iterator[str]:
        """Take some chains that changed, at least once, longer ago than they are kept."""
        for _ in range(at_most):
            day = min(self._by_day, default=self._newest)
            if not self._is_past(day):
                return
            yield self._by_day[day].pop()
            if not self._by_day[day]:
                del self._by_day[day]

    def is_past(self, appended_at: datetime) -> bool:
        """Tell whether what changed then is kept no longer."""
        return self._is_past(appended_at.toordinal())

    def _is_past(self, day: int) -> bool:
        return self._newest - day > self._keep.days


def _each(known: str | tuple[str, ...]) -> tuple[str, ...]:
    return (known,) if isinstance(known, str) else known


def _key(provider: str, uri: str) -> int:
    return xxhash.xxh3_64_intdigest(f"{provider}\n{uri}".encode())
