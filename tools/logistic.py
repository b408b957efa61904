"""A logistic model fitted by Newton's method: the same examples give the same weights."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

STEPS = 12
"""Of Newton's method: after some eight nothing changes any more."""

Example = tuple[dict[str, float], bool, float]
"""Features by name, whether the answer is yes, and how much the example counts."""


def fit(
    examples: Sequence[Example], before: Mapping[str, float], decay: float, free: Collection[str] = ()
) -> dict[str, float]:
    """Return the weight of each feature.

    before: weights to which those that are fitted are added. decay: how much is asked for a weight. free:
    features for whose weight nothing is asked.
    """
    names = sorted({name for values, _, _ in examples for name in values})
    place = {name: at for at, name in enumerate(names)}
    asked = [0.0 if name in free else decay for name in names]
    rows = [
        (
            [(place[name], value) for name, value in values.items()],
            label,
            weight,
            sum(before.get(name, 0.0) * value for name, value in values.items()),
        )
        for values, label, weight in examples
    ]
    found = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [-price * value for price, value in zip(asked, found, strict=True)]
        bend = [[price * (at == other) for other in range(len(names))] for at, price in enumerate(asked)]
        for values, label, weight, base in rows:
            told = 1 / (1 + math.exp(-base - sum(found[at] * value for at, value in values)))
            off, steep = weight * (label - told), weight * told * (1 - told)
            for at, value in values:
                slope[at] += off * value
                line = bend[at]
                for other, another in values:
                    line[other] += steep * value * another
        for at, step in enumerate(_solved(bend, slope)):
            found[at] += step
    return dict(zip(names, found, strict=True))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations (symmetric, positive) by elimination."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            if factor:
                for column in range(at, len(pivot)):
                    below[column] -= factor * pivot[column]
    answer = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        rest = sum(rows[at][other] * answer[other] for other in range(at + 1, len(rows)))
        answer[at] = (rows[at][-1] - rest) / rows[at][at]
    return answer
