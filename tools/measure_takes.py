"""Measures tags against an agency's own labels, and tells the stories that are furthest from them.

    python tools/measure_takes.py FILE.jsonl.gz [--worst N] [--final]

FILE: a record a line with `raw`, `transmitted_at` and the labels `places`, `people` and `orgs`. Only takes
that have a place count, by date: the 2,000 before the last 2,000, or the last 2,000 (--final). Printed are
precision, recall and F1 (micro) of the focus countries, all and without the United States; of people and of
organisations, as far as agency_actors.tsv says whom a label means; then the stories whose countries are
furthest from the labels, each with what was told, what is labelled, and what decided. A label that is no code
of ours has a question mark.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from fit_salience import LABELS
from measure_tags import Count, key
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.rejected import Rejected
from wiredesk.tagged.explaining import Explanation, WhyRegion, explained
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.record import Actor
from wiredesk.tagged.tag import Judged, actors_of, judge

ACTORS = Path(__file__).parent / "agency_actors.tsv"
"""sort (people or orgs), code, and the names by which the actor is known, parted by semicolons."""

PART = 2_000
"""Takes that are measured, and those kept for the final look."""

TOLD = 4
"""Features told of a country in a bad story, those that count most."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A take and its labels: countries by our codes, people and organisations by the agency's."""

    story: Story
    places: frozenset[str]
    people: frozenset[str]
    orgs: frozenset[str]


def main() -> None:
    """Print the figures, then the stories that are furthest from their labels."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--worst", type=int, default=30, help="bad stories told")
    parser.add_argument("--final", action="store_true", help="measure on the last 2,000")
    arguments = parser.parse_args()
    takes = list(labelled(arguments.file))
    takes = takes[-PART:] if arguments.final else takes[-2 * PART : -PART]
    print(f"{arguments.file.name}: {len(takes):,} takes with a place, against the agency's own labels")
    judged = [judge(take.story) for take in takes]
    _print_focus(takes, judged)
    for sort in ("people", "orgs"):
        _print_actors(sort, takes, judged)
    print(
        "  An agency labels people and organisations where they matter to the story. Others that it names are"
        "\n  no mistakes, so precision says little of them; recall is what counts."
    )
    for told in worst(takes, judged, arguments.worst):
        print(told)


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the takes that are read and labelled with a place, in the file's order."""
    codes = {
        place.name.lower().replace(" ", "-"): code
        for code, place in lexicon().places.items()
        if place.kind == "country"
    } | LABELS
    with gzip.open(path) as lines:
        rows = [orjson.loads(line) for line in lines]
    records = [raw for raw in read_paths([path]) if not isinstance(raw, Rejected)]
    for raw, row in zip(records, rows, strict=True):
        if not row["places"]:
            continue
        (item,) = normalise(raw)
        if isinstance(item, Story):
            places = frozenset(codes.get(place, f"?{place}") for place in row["places"])
            yield Labelled(item, places, frozenset(row["people"]), frozenset(row["orgs"]))


def countries_of(judged: Judged) -> set[str]:
    """Return the countries that a story was told to be about; areas and borders have no label."""
    return {code for code in judged.focus if len(code) in {2, 4} and ":" not in code}


def _print_focus(takes: list[Labelled], judged: list[Judged]) -> None:
    whole, without = Count(), Count()
    wrong = Counter[str]()
    for take, one in zip(takes, judged, strict=True):
        told, labels = countries_of(one), set(take.places)
        whole.add(told, labels)
        without.add(told - {"US"}, labels - {"US"})
        wrong.update([*(f"+{code}" for code in told - labels), *(f"-{code}" for code in labels - told)])
    print(f"  focus          {whole}")
    print(f"  focus, not US  {without}")
    print("  most often too many (+) or missed (-):", ", ".join(f"{k} {n}" for k, n in wrong.most_common(24)))


def _print_actors(sort: str, takes: list[Labelled], judged: list[Judged]) -> None:
    """Print how the agency's labels are met; told are only actors whom some label could mean."""
    names = names_of(sort)
    count, missed, unmapped = Count(), Counter[str](), Counter[str]()
    for take, one in zip(takes, judged, strict=True):
        labels = take.people if sort == "people" else take.orgs
        unmapped.update(labels - names.keys())
        told = codes_told(actors_of(one), names)
        count.add(told, set(labels & names.keys()))
        missed.update((labels & names.keys()) - told)
    print(f"  {'people' if sort == 'people' else 'organisations':<14} {count}")
    print("    most often missed:", ", ".join(f"{k} {n}" for k, n in missed.most_common(12)) or "none")
    if unmapped:
        print("    labels that are not mapped:", ", ".join(f"{k} {n}" for k, n in unmapped.most_common()))


def names_of(sort: str, path: Path = ACTORS) -> dict[str, frozenset[str]]:
    """Return for each of an agency's codes the names that mean it, as keys, and the tables' ids of them."""
    found: dict[str, frozenset[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        row_sort, code, names = line.split("\t")
        if row_sort == sort:
            keys = [
                one for name in names.split(";") for one in (key(name), *_ids(name, people=sort == "people"))
            ]
            found[code] = frozenset(keys)
    return found


def _ids(name: str, *, people: bool) -> Iterator[str]:
    entry = lexicon().entry_of(name.lower())
    if entry is not None and people:
        yield from (sense.person.id for sense in entry.people if sense.person is not None)
    elif entry is not None and entry.body is not None:
        yield entry.body.id


def codes_told(actors: Iterable[Actor], names: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the agency's codes of those actors that have one."""
    told = {one for actor in actors for one in (actor.id, key(actor.name))}
    return {code for code, keys in names.items() if keys & told}


def worst(takes: list[Labelled], judged: list[Judged], many: int) -> Iterator[str]:
    """Yield the stories whose countries are furthest from the labels, the worst first, with the reasons.

    How far is by the worst of its countries, then by all: the score of one that was told and is not labelled,
    and what one lacks to 1 that is labelled and was not told.
    """
    far = [(_distances(take, one), at) for at, (take, one) in enumerate(zip(takes, judged, strict=True))]
    ranked = sorted((one for one in far if one[0]), key=lambda one: (-one[0][0], -sum(one[0]), one[1]))
    for distances, at in ranked[:many]:
        take, told = takes[at], countries_of(judged[at])
        lines = _reasons(told - take.places, take.places - told, explained(take.story))
        yield "\n".join(
            [
                f"{distances[0]:.2f}  {take.story.headline or take.story.uri}",
                f"      told {_listed(told)}, labelled {_listed(take.places)}",
                *(f"      {line}" for line in lines),
            ]
        )


def _distances(take: Labelled, judged: Judged) -> list[float]:
    told = countries_of(judged)
    too_many = [judged.salience[code] for code in told - take.places]
    missed = [1 - judged.salience.get(code, 0.0) for code in take.places - told]
    return sorted((*too_many, *missed), reverse=True)


def _reasons(too_many: Iterable[str], missed: Iterable[str], told: Explanation) -> Iterator[str]:
    """Yield each reason once, with the codes that have it."""
    codes: dict[str, list[str]] = {}
    for mark, wrong in (("+", too_many), ("-", missed)):
        for code in sorted(wrong):
            score, reason = reason_of(code, told)
            codes.setdefault(reason, []).append(f"{mark}{code} {score:.2f}")
    yield from (f"{', '.join(those)}: {reason}" for reason, those in codes.items())


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes)) or "none"


def reason_of(code: str, told: Explanation) -> tuple[float, str]:
    """Return a country's score and what it is made of, or that nothing in the story speaks for it."""
    for one in (*told.regions, *told.weighed):
        if one.code == code:
            score = one.scored_score if isinstance(one, WhyRegion) else one.score
            made = ", ".join(f"{part.gives:+.2f} {part.words}" for part in one.features[:TOLD])
            return score, made or one.why
    place = lexicon().places.get(code)
    name = place.name if place is not None else code
    refused = [one for one in told.refused if any(name in meaning for meaning in one.could_be)]
    if refused:
        return 0.0, f"“{refused[0].text}” was seen and refused: {refused[0].why}"
    return 0.0, "no name in the text brings it to mind"


if __name__ == "__main__":
    main()
