"""`wiredesk inspect --diff`: what differs from the tags that an earlier run printed."""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from wiredesk.errors import UsageError

Key = tuple[str | None, str | None, int | None]
"""A copy's source and hash, and which item of it."""


def print_differences(shown: Iterable[dict[str, Any]], old: str, *, jsonl: bool) -> int:
    """Print what differs from an earlier run's lines, by story and in sum; return how many were rejected.

    Raises UsageError if the file is not what `inspect --jsonl` prints.
    """
    from rich.console import Console

    from wiredesk.cli.differing import story, total
    from wiredesk.indexed.differences import Sum, differences

    before = _read(old)
    counted, unmatched, rejected = Sum(), 0, 0
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for one in shown:
        if "rejected" in one:
            rejected += 1
            continue
        waiting = before.get(_key(one))
        if not waiting:
            unmatched += 1
            continue
        changes = differences(waiting.popleft(), one)
        counted.add(changes)
        if not changes:
            continue
        title = one.get("headline") or one["story_id"]
        if jsonl:
            told = {"uri": one["uri"], "headline": title, "changes": [asdict(change) for change in changes]}
            _line(told)
        else:
            console.print(story(title, changes))
    gone = sum(map(len, before.values()))
    if jsonl:
        _line({"sum": {**counted.view(), "only_here": unmatched, "only_in_old": gone}})
    else:
        more = f"; {unmatched:,} are not in {old}" if unmatched else ""
        console.print(total(counted, more=more + (f"; {gone:,} are only there" if gone else "")))
    return rejected


def _read(old: str) -> dict[Key, deque[dict[str, Any]]]:
    """Return what an earlier run printed, by copy and item; of each only its tags."""
    found: dict[Key, deque[dict[str, Any]]] = defaultdict(deque)
    with Path(old).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                one = orjson.loads(line)
                if "rejected" not in one:
                    found[_key(one)].append({"regions": one["regions"], "actors": one["actors"]})
            except (orjson.JSONDecodeError, KeyError, TypeError) as error:
                raise UsageError(
                    f"{old}, line {number}: not what `wiredesk inspect --jsonl` prints"
                ) from error
    return found


def _key(one: dict[str, Any]) -> Key:
    origin = one["provenance"]
    return origin.get("source"), origin.get("sha256"), origin.get("item")


def _line(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
