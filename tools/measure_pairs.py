"""Measures by labelled pairs of takes (tests/quality/dedupe) how well likeness.py tells one story from two.

    python tools/measure_pairs.py FILE.jsonl.gz

FILE: the takes, a record a line with `id`, `raw`, `transmitted_at` and `places`. Printed are precision,
recall and F1 of the pairs held back and of all that were drawn, plain and each counted for the pairs it
stands for; two simpler measures beside it, each at the threshold that is best for it on the very same pairs;
how many pairs of one story share a key; and the ten pairs that are furthest from their label, with what
decided. These are of the pairs that the weights are fitted on: those held back are named nowhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from labelled_pairs import Pair, read_pairs
from wiredesk.deduped.likeness import SAME, keys_of, likeness, parts_of

WORST = 10
REASONS = 5
Scored = list[tuple[float, bool, float]]
"""A score, whether it is one story, and for how many pairs it counts."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    pairs = read_pairs(parser.parse_args().file)
    drawn = [pair for pair in pairs if pair.weight]
    for name, some in (("held back", [pair for pair in drawn if pair.held]), ("all that were drawn", drawn)):
        print(f"{name}: {len(some)} pairs, {sum(pair.same for pair in some)} of them one story")
        _measure(some)
    same = [pair for pair in pairs if pair.same]
    found = sum(bool(set(keys_of(pair.facts[0])) & set(keys_of(pair.facts[1]))) for pair in same)
    print(f"pairs of one story that share a key: {found / len(same):.3f} of {len(same)}")
    print("furthest from their label, with what made them more or less likely than others:")
    fitted = [pair for pair in pairs if not pair.held]
    for pair in sorted(fitted, key=lambda pair: -abs(likeness(pair.told) - pair.same))[:WORST]:
        _explain(pair)


def _measure(pairs: Sequence[Pair]) -> None:
    for name, score in MEASURES.items():
        for counted in ("plain", "weighed"):
            rows = [(score(pair), pair.same, 1.0 if counted == "plain" else pair.weight) for pair in pairs]
            at = SAME if name == "likeness" else best_threshold(rows)
            precision, recall, f1 = figures(rows, at)
            print(
                f"  {name:<17} {counted:<7} from {at:.2f}  precision {precision:.3f}  recall {recall:.3f}"
                f"  F1 {f1:.3f}"
            )


def best_threshold(rows: Scored) -> float:
    """Return the score from which on F1 is highest if it is said to be one story."""
    return max({score for score, _, _ in rows}, key=lambda at: (figures(rows, at)[2], at))


def figures(rows: Scored, threshold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 where what has at least that score is said to be one story."""
    said = sum(weight for score, _, weight in rows if score >= threshold)
    same = sum(weight for _, label, weight in rows if label)
    hit = sum(weight for score, label, weight in rows if label and score >= threshold)
    return hit / (said or 1.0), hit / (same or 1.0), 2 * hit / ((said + same) or 1.0)


def _words_alike(pair: Pair) -> float:
    one, other = (side.words for side in pair.facts)
    return len(one & other) / max(1, len(one | other))


def _facts_shared(pair: Pair) -> float:
    one, other = (side.names | side.numbers for side in pair.facts)
    return len(one & other) / max(1, min(len(one), len(other)))


MEASURES: dict[str, Callable[[Pair], float]] = {
    "likeness": lambda pair: likeness(pair.told),
    "words alike": _words_alike,
    "names and numbers": _facts_shared,
}
"""likeness, the share of words that both have (Jaccard), and that of names and numbers in the shorter."""


def _explain(pair: Pair) -> None:
    label = "one story" if pair.same else "two stories"
    print(f"  {pair.ids[0]} and {pair.ids[1]}: labelled {label}, likeness {likeness(pair.told):.2f}")
    for story in (pair.first, pair.second):
        print(f"      {story.headline}")
    print("      " + ", ".join(f"{name} {value:+.1f}" for name, value in parts_of(pair.told)[:REASONS]))


if __name__ == "__main__":
    main()
