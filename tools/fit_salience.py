"""Measures the focus countries against an agency's own labels, and fits the weights of tagged/salience.py.

    python tools/fit_salience.py FILE.jsonl.gz [--fit] [--final]

FILE: a record a line with `raw`, `transmitted_at` and `places` (the labels). Only takes that have a place
count. By date: the last 2,000 are for a final look (--final), the 2,000 before them are measured on, the rest
is fitted.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson

from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.rejected import Rejected
from wiredesk.tagged.deciding import decide
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.salience import WEIGHTS, Tally, features, score, tallies
from wiredesk.tagged.spotting import fields_of, spots
from wiredesk.tagged.tag import judged_on, paragraph_starts, tag

LABELS = {
    "usa": "US", "uk": "GB", "west-germany": "DE", "east-germany": "DDDE", "ussr": "SUHH", "japan": "JP",
    "south-korea": "KR", "north-korea": "KP", "zaire": "CD", "burma": "MM", "yugoslavia": "YUCS",
    "czechoslovakia": "CSHH", "ivory-coast": "CI", "uae": "AE", "hong-kong": "HK", "vatican": "VA",
    "turkey": "TR",
}  # fmt: skip


def main() -> None:
    """Print precision, recall and F1 (micro), all and without the United States."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--fit", action="store_true", help="fit the weights and print them")
    parser.add_argument("--final", action="store_true", help="measure on the last 2,000")
    arguments = parser.parse_args()
    rows = list(_labelled(arguments.file))
    fitted, measured, final = rows[:-4000], rows[-4000:-2000], rows[-2000:]
    if arguments.fit:
        weights = _fit([one for story, labels in fitted for one in _examples(story, labels)])
        for name, value in weights.items():
            print(f'    "{name}": {value:.2f},')
        for threshold in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            print(threshold, _f1_of(measured, weights, threshold))
        return
    _report(final if arguments.final else measured)


def _labelled(path: Path) -> Iterator[tuple[Story, set[str]]]:
    codes = _codes()
    with gzip.open(path) as lines:
        labels = [orjson.loads(line)["places"] for line in lines]
    records = [raw for raw in read_paths([path]) if not isinstance(raw, Rejected)]
    for raw, places in zip(records, labels, strict=True):
        (item,) = normalise(raw)
        if places and isinstance(item, Story):
            yield item, {codes.get(place, f"?{place}") for place in places}


def _codes() -> dict[str, str]:
    known = {
        place.name.lower().replace(" ", "-"): code
        for code, place in lexicon().places.items()
        if place.kind == "country"
    }
    return known | LABELS


def _tallies(story: Story) -> dict[str, Tally]:
    fields, on = fields_of(story), judged_on(story)
    return tallies(decide(spots(fields, lexicon()), fields, lexicon(), on), paragraph_starts(story), on)


def _examples(story: Story, labels: set[str]) -> Iterator[tuple[dict[str, float], bool]]:
    found = _tallies(story)
    for code in found:
        if len(code) in {2, 4} and not code.startswith("x:"):
            yield features(code, found, len(story.paragraphs)), code in labels


def _fit(examples: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Fit a logistic model by stochastic gradient descent, with a fixed seed and a little decay."""
    weights = dict.fromkeys(WEIGHTS, 0.0)
    rng = random.Random(1)
    for epoch in range(30):
        rng.shuffle(examples)
        rate = 0.1 / (1 + epoch)
        for values, label in examples:
            step = rate * (label - score(values, weights))
            for name, value in values.items():
                weights[name] += step * value - rate * 1e-5 * weights[name]
    return weights


def _f1_of(
    rows: list[tuple[Story, set[str]]], weights: dict[str, float], threshold: float
) -> tuple[float, float]:
    counts, without = Counter[str](), Counter[str]()
    for story, labels in rows:
        found = _tallies(story)
        told = {
            code
            for code in found
            if len(code) in {2, 4}
            and score(features(code, found, len(story.paragraphs)), weights) >= threshold
        }
        _count(counts, told, labels)
        _count(without, told - {"US"}, labels - {"US"})
    return round(_f1(counts)[2], 3), round(_f1(without)[2], 3)


def _report(rows: list[tuple[Story, set[str]]]) -> None:
    counts, without = Counter[str](), Counter[str]()
    worst: Counter[str] = Counter()
    for story, labels in rows:
        (deduped,) = dedupe(story, Seen())
        told = {code for code in tag(deduped).focus_regions if len(code) in {2, 4} and ":" not in code}
        _count(counts, told, labels)
        _count(without, told - {"US"}, labels - {"US"})
        worst.update(f"+{code}" for code in told - labels)
        worst.update(f"-{code}" for code in labels - told)
    for name, one in (("all", counts), ("without US", without)):
        precision, recall, f1 = _f1(one)
        print(f"{name:<12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({len(rows)} takes)")
    print("most often too many (+) or missed (-):", ", ".join(f"{k} {n}" for k, n in worst.most_common(24)))


def _count(counts: Counter[str], told: set[str], labels: set[str]) -> None:
    counts["hit"] += len(told & labels)
    counts["told"] += len(told)
    counts["labelled"] += len(labels)


def _f1(counts: Counter[str]) -> tuple[float, float, float]:
    precision = counts["hit"] / max(1, counts["told"])
    recall = counts["hit"] / max(1, counts["labelled"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    main()
