"""Measures the focus countries against an agency's own labels, and fits the weights of tagged/salience.py.

    python tools/fit_salience.py FILE.jsonl.gz [--fit] [--stories FILE.toml] [--final]

FILE: a record a line with `raw`, `transmitted_at` and `places` (the labels). Only takes that have a place
count. By date: the last 2,000 are for a final look (--final), the 2,000 before them are measured on, the rest
is fitted. --stories: labelled stories of later years (tests/quality/tagging/dev.toml), on which it is fitted
how later wires differ; how they do when they are not fitted is printed, by leaving out a fifth at a time.

Printed too is how scores and labels agree: of ten bins of score, how many countries, areas and borders are in
it, their mean score, and the share of them that is labelled.
"""

from __future__ import annotations

import argparse
import gzip
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from logistic import Example, fit
from measure_tags import story_of
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.rejected import Rejected
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.salience import FOCUS, features, score, weights
from wiredesk.tagged.tag import judge

WEIGHTS = Path(__file__).parent.parent / "src/wiredesk/tagged/data/salience.toml"
DECAY = 1.0
LATER_DECAY = 3.0
"""How much is asked for each weight that later wires have otherwise: their stories are few."""

PARTS = 5
BINS = 10
Scored = tuple[float, bool]
"""The score of a code in a story, and whether it is a label."""

Later = tuple[list[tuple[str, dict[str, float], bool]], set[str]]
"""A later story: each code told in it with its features and whether it is a label; and its labels."""

LABELS = {
    "usa": "US", "uk": "GB", "west-germany": "DE", "east-germany": "DDDE", "ussr": "SUHH", "japan": "JP",
    "south-korea": "KR", "north-korea": "KP", "zaire": "CD", "burma": "MM", "yugoslavia": "YUCS",
    "czechoslovakia": "CSHH", "ivory-coast": "CI", "uae": "AE", "hong-kong": "HK", "vatican": "VA",
    "turkey": "TR", "trinidad-tobago": "TT", "yemen-arab-republic": "YE",
    "kampuchea": "KH", "us-virgin-islands": "VI", "congo": "CG",
}  # fmt: skip


def main() -> None:
    """Print precision, recall and F1 (micro), all and without the United States."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="labelled stories of later years")
    parser.add_argument("--fit", action="store_true", help="fit the weights and write them")
    parser.add_argument("--final", action="store_true", help="measure on the last 2,000")
    arguments = parser.parse_args()
    rows = list(_labelled(arguments.file))
    fitted, measured, final = rows[:-4000], rows[-4000:-2000], rows[-2000:]
    if arguments.fit:
        takes = [
            (values, label, 1.0)
            for story, labels in fitted
            for code, values, label in _examples(story, labels)
            if code.isalpha()
        ]
        first = fit(takes, {}, DECAY)
        later = [_later(label) for path in arguments.stories for label in _told(path)]
        _cross_validate(first, later)
        then = fit([one for story in later for one in _weighed(story)], first, LATER_DECAY)
        _write(first, then, f"{len(fitted):,} labelled takes and {len(later)} later stories")
        weights.cache_clear()
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


def _examples(story: Story, labels: set[str]) -> Iterator[tuple[str, dict[str, float], bool]]:
    judged = judge(story)
    for code in judged.tallies:
        yield code, features(code, judged.tallies, judged.shape), code in labels


def _told(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text("utf-8"))["story"])


def _later(label: dict[str, Any]) -> Later:
    labels = set(label["focus"])
    return [*_examples(story_of(label), labels)], labels


def _weighed(story: Later) -> Iterator[Example]:
    yield from ((values, label, 1.0) for _, values, label in story[0])


def _cross_validate(first: dict[str, float], later: list[Later]) -> None:
    """Print how later stories do that are not fitted."""
    counts = Counter[str]()
    scored: list[Scored] = []
    for part in range(PARTS if later else 0):
        kept = [story for at, story in enumerate(later) if at % PARTS != part]
        then = fit([one for story in kept for one in _weighed(story)], first, LATER_DECAY)
        found = {name: first.get(name, 0.0) + then.get(name, 0.0) for name in {*first, *then}}
        for examples, labels in later[part::PARTS]:
            told = {code for code, values, _ in examples if score(values, found) >= FOCUS}
            _count(counts, told, labels)
            scored += [(score(values, found), label) for _, values, label in examples]
    if later:
        precision, recall, f1 = _f1(counts)
        print(f"later stories, not fitted: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
        _print_agreement("later stories, not fitted", scored)


def _write(first: dict[str, float], later: dict[str, float], fitted_on: str) -> None:
    lines = [
        "# How much each feature of tagged/salience.py counts. Written by tools/fit_salience.py.",
        f'fitted_on = "{fitted_on}"',
        "",
        "[weights]",
        *(f'"{name}" = {value:.3f}' for name, value in sorted(first.items())),
        "",
        "# What is added to each in later wires.",
        "[later]",
        *(f'"{name}" = {value:.3f}' for name, value in sorted(later.items())),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report(rows: list[tuple[Story, set[str]]]) -> None:
    counts, without = Counter[str](), Counter[str]()
    worst: Counter[str] = Counter()
    scored: list[Scored] = []
    for story, labels in rows:
        judged = judge(story)
        scored += [(value, code in labels) for code, value in judged.salience.items() if code.isalpha()]
        told = {code for code in judged.focus if len(code) in {2, 4} and ":" not in code}
        _count(counts, told, labels)
        _count(without, told - {"US"}, labels - {"US"})
        worst.update(f"+{code}" for code in told - labels)
        worst.update(f"-{code}" for code in labels - told)
    for name, one in (("all", counts), ("without US", without)):
        precision, recall, f1 = _f1(one)
        print(f"{name:<12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({len(rows)} takes)")
    print("most often too many (+) or missed (-):", ", ".join(f"{k} {n}" for k, n in worst.most_common(24)))
    _print_agreement("measured takes", scored)


def _print_agreement(name: str, scored: list[Scored]) -> None:
    """Print how scores and labels agree, in ten bins."""
    print(f"{name}: scores and labels\n      score       n    mean  labelled")
    for at in range(BINS):
        found = [one for one in scored if min(int(one[0] * BINS), BINS - 1) == at]
        if found:
            mean = sum(value for value, _ in found) / len(found)
            share = sum(label for _, label in found) / len(found)
            print(f"  {at / BINS:.1f} to {(at + 1) / BINS:.1f}  {len(found):6,}   {mean:.3f}     {share:.3f}")


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
