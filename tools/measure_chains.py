"""Measures on eight hours of simulated wire whether copies that tell one story come into one chain.

    python tools/measure_chains.py [--seed 1] [--hours 8] [--worst 10]

The copies of tools/simulated_wire.py run through the pure chain. Printed are precision, recall and F1 by
B-cubed (Bagga and Baldwin 1998: of each copy, how much of its chain is of its story, how much of its story
is in its chain) and by pairs; which verdicts merged two stories, and which copies began a chain though their
story had one; what became of kills, holds, embargoes and notes; and the chains that cost most, with verdicts
and reasons. Rules are mended by what seed 1 shows; seed 2 is for a last look: of its mistakes only
counts are printed.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulated_wire import HOURS, Sent, Wire, simulate
from wiredesk.deduped.record import Verdict
from wiredesk.pipeline import run
from wiredesk.rejected import Rejected
from wiredesk.sinks.placing import NOWHERE, Place, place
from wiredesk.tagged.record import Tagged

Figures = tuple[float, float, float]
"""Precision, recall, F1."""

UNSEEN = 2
"""The seed whose mistakes are not looked at."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A copy with its truth, the chain that it came into at once, and why."""

    sent: Sent
    headline: str
    story_id: str
    verdict: Verdict


@dataclass
class Outcome:
    """What came of a wire: each copy judged, the chains that were joined to others, and what is shown.

    leaks: what was shown that must not be, a line each.
    """

    judged: list[Judged] = field(default_factory=list)
    joined: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    rejected: int = 0
    leaks: list[str] = field(default_factory=list)

    def chain_of(self, one: Judged) -> str:
        """Return the chain that a copy is in at the end."""
        story_id = one.story_id
        while story_id in self.joined:
            story_id = self.joined[story_id]
        return story_id


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=float, default=HOURS)
    parser.add_argument("--worst", type=int, default=10)
    given = parser.parse_args()
    wire = simulate(given.seed, given.hours)
    outcome = outcome_of(wire)
    truth = [one.sent.key for one in outcome.judged]
    chains = [outcome.chain_of(one) for one in outcome.judged]
    print(f"seed {given.seed}: {len(truth)} copies of {len(set(truth))} stories, {len(set(chains))} chains")
    for name, figures in (("B-cubed", bcubed(truth, chains)), ("pairs", pairs(truth, chains))):
        print(f"  {name:<8} precision {figures[0]:.4f}  recall {figures[1]:.4f}  F1 {figures[2]:.4f}")
    _print_decisions(outcome)
    told = given.seed != UNSEEN
    _print_withheld(wire, outcome, told=told)
    if told:
        _print_worst(outcome, given.worst)


def outcome_of(wire: Wire) -> Outcome:
    """Run a wire through the pure chain, and keep what is shown as the sink would."""
    outcome = Outcome()
    gone: set[tuple[str, str]] = set()
    for item in run(one.raw for one in wire.sent):
        if isinstance(item, Rejected):
            outcome.rejected += 1
            continue
        story = item.deduped.story
        sent = wire.sent[story.item[1]]
        before = outcome.places.get(item.deduped.story_id, NOWHERE)
        after = place(before, item, story.received_at) or before
        outcome.places[item.deduped.story_id] = after
        verdict = item.deduped.verdict
        if verdict.kind == "joined":
            assert verdict.of is not None
            outcome.joined[item.deduped.story_id] = verdict.of
            continue
        if sent.what == "kill":
            gone.add((sent.key, sent.agency))
        outcome.judged.append(Judged(sent, story.headline or "", item.deduped.story_id, verdict))
        outcome.leaks += _leaks(item, sent, after, gone)
    outcome.leaks += _left(wire, outcome)
    return outcome


def bcubed(truth: Sequence[str], said: Sequence[str]) -> Figures:
    """Return B-cubed precision, recall and F1 of clusters, one name an item in both."""
    both, right, wrong = Counter(zip(truth, said, strict=True)), Counter(truth), Counter(said)
    count = len(truth) or 1
    precision = sum(n * n / wrong[chain] for (_, chain), n in both.items()) / count
    recall = sum(n * n / right[story] for (story, _), n in both.items()) / count
    return precision, recall, _f1(precision, recall)


def pairs(truth: Sequence[str], said: Sequence[str]) -> Figures:
    """Return precision, recall and F1 over all pairs of items."""
    both, right, wrong = Counter(zip(truth, said, strict=True)), Counter(truth), Counter(said)
    hit, told, same = (sum(n * (n - 1) // 2 for n in one.values()) for one in (both, wrong, right))
    precision, recall = hit / (told or 1), hit / (same or 1)
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / ((precision + recall) or 1.0)


def decisions(outcome: Outcome) -> tuple[Counter[str], Counter[str]]:
    """Return by cause which copies were put into a chain of another story, and which began one too many.

    A chain is of the story that most of its copies tell. The first are named by kind and method of the
    verdict, the second by what the copy is and whether its own agency or only another had told the story.
    """
    merged: Counter[str] = Counter()
    parted: Counter[str] = Counter()
    told: dict[str, Counter[str]] = defaultdict(Counter)
    tellers: dict[str, set[str]] = defaultdict(set)
    for one in outcome.judged:
        sent, chain = one.sent, told[one.story_id]
        if chain and chain.most_common(1)[0][0] != sent.key:
            merged[f"{one.verdict.kind} by {one.verdict.method}, {sent.what}"] += 1
        elif not chain and tellers[sent.key]:
            whose = "its own agency's" if sent.agency in tellers[sent.key] else "another agency's"
            parted[f"{sent.what}, {whose}"] += 1
        chain[sent.key] += 1
        tellers[sent.key].add(sent.agency)
    return merged, parted


def _leaks(item: Tagged, sent: Sent, after: Place, gone: set[tuple[str, str]]) -> list[str]:
    """Return what this item's text shows that must not be shown."""
    story = item.deduped.story
    if after.shown is None or after.shown["status"] != "usable":
        return []
    origin = after.shown["provenance"]
    if (origin["partition"], origin["offset"], origin["item"]) != story.item:
        return []
    leaks = []
    if (sent.key, sent.agency) in gone and sent.what not in ("pickup", "release"):
        leaks.append(f"{sent.what} of a story that was withdrawn: {story.headline}")
    if sent.until is not None and story.received_at < sent.until:
        leaks.append(f"embargoed text: {story.headline}")
    if sent.what in ("note", "advisory", "kill", "hold"):
        leaks.append(f"a {sent.what} as a text: {story.headline}")
    return leaks


def _left(wire: Wire, outcome: Outcome) -> list[str]:
    """Return the texts of killed and held stories that are shown at the end."""
    leaks = []
    for where in outcome.places.values():
        if where.shown is None or where.shown["status"] != "usable":
            continue
        sent = wire.sent[where.shown["provenance"]["offset"]]
        name = (sent.key, sent.agency)
        if sent.what != "pickup" and name in wire.killed | wire.held:
            what = "killed" if name in wire.killed else "held"
            leaks.append(f"{what} text at the end: {sent.key}, {sent.agency}: {where.shown.get('headline')}")
    return leaks


def _print_decisions(outcome: Outcome) -> None:
    merged, parted = decisions(outcome)
    print(f"copies in a chain of another story: {merged.total()}")
    for name, count in merged.most_common(12):
        print(f"  {count:5} {name}")
    print(f"copies that began a chain though their story had one: {parted.total()}")
    for name, count in parted.most_common(16):
        print(f"  {count:5} {name}")


def _print_withheld(wire: Wire, outcome: Outcome, *, told: bool) -> None:
    killed = [one for one in outcome.judged if one.verdict.kind == "kill"]
    wrongly = [one for one in killed if (one.sent.key, one.sent.agency) not in wire.killed]
    print(
        f"withdrawn stories: {len(wire.killed)}, held at the end: {len(wire.held)},"
        f" embargoed: {len(wire.embargoed)};"
        f" rejected copies: {outcome.rejected}"
    )
    print(f"shown that must not be: {len(outcome.leaks)}")
    for line in outcome.leaks if told else ():
        print(f"  {line}")
    for what in ("kill", "hold", "note", "advisory"):
        sent = [one for one in outcome.judged if one.sent.what == what and not one.sent.again]
        found = [one for one in sent if _found_its_story(one, outcome)]
        print(f"  {what}: {len(found)} of {len(sent)} came into a chain with a text of their story")
    print(f"copies of other stories that were taken for killed: {len(wrongly)}")
    for one in wrongly if told else ():
        print(f"  {one.sent.what}: {one.headline} ({'; '.join(one.verdict.because)})")


def _found_its_story(notice: Judged, outcome: Outcome) -> bool:
    """Tell whether a text of the notice's own story and agency is in its chain at the end."""
    chain = outcome.chain_of(notice)
    return any(
        outcome.chain_of(one) == chain
        for one in outcome.judged
        if (one.sent.key, one.sent.agency) == (notice.sent.key, notice.sent.agency)
        and one.sent.what not in ("kill", "hold", "note", "advisory")
    )


def _print_worst(outcome: Outcome, count: int) -> None:
    """Print the chains that hold most copies of stories that are not theirs, or lack most of their own."""
    members: dict[str, list[Judged]] = defaultdict(list)
    whole: Counter[str] = Counter(one.sent.key for one in outcome.judged)
    for one in outcome.judged:
        members[outcome.chain_of(one)].append(one)

    def cost(chain: list[Judged]) -> int:
        inside = Counter(one.sent.key for one in chain)
        return sum(n * (len(chain) - n) + n * (whole[key] - n) for key, n in inside.items())

    print("chains that cost most:")
    for chain in sorted(members.values(), key=cost, reverse=True)[:count]:
        keys = Counter(one.sent.key for one in chain)
        print(f"  {', '.join(f'{key} {n} of {whole[key]}' for key, n in keys.items())}")
        for one in chain:
            verdict, sent = one.verdict, one.sent
            what, why = f"{sent.what}{' again' if sent.again else ''}", "; ".join(verdict.because)
            print(f"    {sent.key} {sent.agency} {what}: {one.headline}")
            print(f"        {verdict.kind} by {verdict.method} {verdict.score:.2f}: {why}")


if __name__ == "__main__":
    main()
