"""Which chain has a uri, and which had a text's words: two indexes in memory, small for each entry.

A uri is known by 64 bits: two of a hundred million share them once in some four thousand desks, and who asks
holds the chain's own uris against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import xxhash

_FIRST = datetime.min.replace(tzinfo=UTC)
_HOUR = timedelta(hours=1)
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
    """story_ids by the fingerprint of a body; forgets by append time."""

    def __init__(self, horizon: timedelta) -> None:
        self._horizon = horizon
        self._had: dict[int, tuple[tuple[datetime, datetime, str], ...]] = {}
        self._by_hour: dict[int, list[int]] = {}
        self._since = _FIRST

    def __len__(self) -> int:
        """Return the number of bodies remembered."""
        return len(self._had)

    def add(self, body: str, story_id: str, at: datetime, appended_at: datetime) -> None:
        """Note that a chain had a body then."""
        key = int(body, 16)
        had = self._had.get(key, ())
        self._had[key] = (*had, (at, appended_at, story_id))
        self._by_hour.setdefault(_hour(appended_at), []).append(key)
        before, self._since = self._since, max(self._since, appended_at - self._horizon - SLACK)
        if _hour(self._since) > _hour(before):
            self._forget()

    def near(self, body: str, at: datetime, appended_at: datetime) -> str | None:
        """Return the chain that had a body within the horizon, the earliest of several.

        The choice does not depend on the order in which they were added: after a rebuild it is the same. So
        what is to be forgotten is not found, whether it was forgotten yet or came late.
        """
        near = (
            (then, story_id)
            for then, appended, story_id in self._had.get(int(body, 16), ())
            if abs(at - then) <= self._horizon and appended >= max(self._since, appended_at - self._horizon)
        )
        return min(near, default=(None, None))[1]

    def _forget(self) -> None:
        for hour in [one for one in self._by_hour if one < _hour(self._since)]:
            for key in self._by_hour.pop(hour):
                left = tuple(one for one in self._had.get(key, ()) if one[1] >= self._since)
                if left:
                    self._had[key] = left
                else:
                    self._had.pop(key, None)


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


def _hour(at: datetime) -> int:
    return (at - _FIRST) // _HOUR


def _each(known: str | tuple[str, ...]) -> tuple[str, ...]:
    return (known,) if isinstance(known, str) else known


def _key(provider: str, uri: str) -> int:
    return xxhash.xxh3_64_intdigest(f"{provider}\n{uri}".encode())
