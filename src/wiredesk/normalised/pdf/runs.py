"""Runs of text as a page shows them: each once, a paragraph's large first letter before its line."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

DROPPED = 1.8
"""A single capital so much larger than the lines beside it is a paragraph's first letter."""

MAX_DROPPED = 6
"""Single capitals on a page that are looked at."""


class Run(NamedTuple):
    """Text on a line from x to end, above y (upwards), in a font of a size.

    artifact: it is the page's, not the text's. turned: it does not run from left to right.
    """

    x: float
    y: float
    end: float
    size: float
    text: str
    artifact: bool = False
    turned: bool = False


def once(runs: Iterable[Run]) -> list[Run]:
    """Leave out text that is drawn twice to look bold."""
    kept: dict[tuple[str, int, int], Run] = {}
    for run in runs:
        if run.size > 0.5:
            step = run.size * 0.3
            kept.setdefault((run.text, round(run.x / step), round(run.y / step)), run)
    return list(kept.values())


def with_drop_caps(runs: list[Run]) -> list[Run]:
    """Put a large first letter before the first line beside it, and those lines at its edge."""
    capitals = [run for run in runs if len(run.text.strip()) == 1 and run.text.strip().isupper()]
    if not 0 < len(capitals) <= MAX_DROPPED:
        return runs
    usual = median(run.size for run in runs)
    for capital in capitals:
        beside = (
            {run for run in runs if _is_beside(run, capital)} if capital.size > DROPPED * usual else set()
        )
        if len(beside) < 2:
            continue
        first = max(beside, key=lambda run: (run.y, -run.x))
        whole = first._replace(x=capital.x, text=f"{capital.text.strip()}{first.text.lstrip()}")
        runs = [
            whole if run == first else run._replace(x=capital.x) if run in beside else run
            for run in runs
            if run != capital
        ]
    return runs


def _is_beside(run: Run, capital: Run) -> bool:
    """Tell whether a run begins a line that a large letter to its left has pushed in."""
    return (
        run.size < capital.size / DROPPED
        and 0 < run.x - capital.x <= 1.5 * capital.size
        and -0.3 * run.size <= run.y - capital.y <= capital.size
    )
