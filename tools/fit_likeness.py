"""Fits the weights of deduped/likeness.py on the labelled pairs of tests/quality/dedupe.

    python tools/fit_likeness.py FILE.jsonl.gz [--fit]

FILE: the takes, a record a line with `id`, `raw`, `transmitted_at` and `places`. Printed is how pairs do on
which it is not fitted: by date, a tenth is left out at a time, so that hardly a take is on both sides; those
that were drawn by words and those drawn by verdicts apart. --fit writes the weights. The pairs that are held
back are not looked at.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from labelled_pairs import read_pairs
from logistic import Example, fit
from wiredesk.deduped.likeness import Features

WEIGHTS = Path(__file__).parent.parent / "src/wiredesk/deduped/data/likeness.toml"
DECAY = 3.0
"""How much is asked for a weight, in features of mean 0 and deviation 1."""

BY_VERDICT = 0.25
"""How much a pair counts that was drawn by verdicts: where likeness erred, not as pairs come."""

PARTS = 10
THRESHOLDS = (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)
Weights = dict[str, float]
Row = tuple[Features, bool, float]
"""What is held against each other, whether it is one story, how much it counts."""


def main() -> None:
    """Print precision, recall, F1 and F0.5 at some thresholds; with --fit write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--fit", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    pairs = [pair for pair in read_pairs(arguments.file) if not pair.held]
    rows = [(pair.told, pair.same, BY_VERDICT if pair.verdict else 1.0) for pair in pairs]
    scores = scores_not_fitted(rows)
    for name, verdict in (("drawn by words", False), ("drawn by verdicts", True)):
        some = [at for at, pair in enumerate(pairs) if pair.verdict is verdict]
        print(f"{name}:", end=" ")
        report([pairs[at].same for at in some], [scores[at] for at in some])
    if arguments.fit:
        same = sum(pair.same for pair in pairs)
        _write(*fitted(rows), f"{len(pairs):,} labelled pairs of takes, {same:,} of them one story")


def scores_not_fitted(rows: Sequence[Row]) -> list[float]:
    """Return each pair's likeness by weights fitted on the other tenths."""
    size = math.ceil(len(rows) / PARTS)
    told: list[float] = []
    for start in range(0, len(rows), size):
        weights, _ = fitted([*rows[:start], *rows[start + size :]])
        told += [score(weights, values) for values, _, _ in rows[start : start + size]]
    return told


def fitted(rows: Sequence[Row]) -> tuple[Weights, Weights]:
    """Return the weights of the features as they are, "bias" among them, and the features' means."""
    means = {name: sum(values[name] for values, _, _ in rows) / len(rows) for name in rows[0][0]}
    spread = {
        name: math.sqrt(sum((values[name] - mean) ** 2 for values, _, _ in rows) / len(rows)) or 1.0
        for name, mean in means.items()
    }
    examples: list[Example] = [
        (
            {name: (value - means[name]) / spread[name] for name, value in values.items()} | {"bias": 1.0},
            same,
            count,
        )
        for values, same, count in rows
    ]
    found = fit(examples, {}, DECAY, free={"bias"})
    weights = {name: found[name] / spread[name] for name in means}
    bias = found["bias"] - sum(weights[name] * mean for name, mean in means.items())
    return {"bias": bias, **weights}, means


def score(weights: Weights, values: Features) -> float:
    """Return how likely a pair with these features is one story, 0 to 1."""
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights[name] * value for name, value in values.items())))


def report(labels: Sequence[bool], told: Sequence[float]) -> None:
    """Print how likely pairs are told the same that are; F0.5 counts precision twice as much as recall."""
    same = sum(labels)
    print(f"{len(labels)} pairs, {same} of them one story; each by weights fitted without it")
    for threshold in THRESHOLDS:
        said = sum(one >= threshold for one in told)
        hit = sum(one >= threshold and label for one, label in zip(told, labels, strict=True))
        precision, recall = hit / max(1, said), hit / max(1, same)
        f1, half = (_f(precision, recall, beta) for beta in (1.0, 0.5))
        found = f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  F0.5 {half:.3f}"
        print(f"  from {threshold:.2f}  {found}")


def _f(precision: float, recall: float, beta: float) -> float:
    return (1 + beta**2) * precision * recall / max(1e-9, beta**2 * precision + recall)


def _write(weights: Weights, means: Weights, fitted_on: str) -> None:
    lines = [
        "# How much each feature of deduped/likeness.py counts, and what it is on average among the",
        "# pairs it was fitted on. Written by tools/fit_likeness.py.",
        f'fitted_on = "{fitted_on}"',
        "",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in weights.items()),
        "",
        "[means]",
        *(f"{name} = {value:.3f}" for name, value in means.items()),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
