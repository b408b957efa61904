"""Whatever comes in whatever order, through crashes and rebalances: the chains are those of the reference."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from unit.deduped.reference import Reference
from unit.deduped.stories import MORNING, story
from unit.deduped.test_alike import FERRY, FERRY_RETOLD
from unit.deduped.test_seen import Written
from wiredesk.deduped import seen as seen_module
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import decode_state
from wiredesk.normalised.story import Story

MINE = (
    (
        "KIRUNA, March 3 - A fire in the Malmberget iron ore mine trapped 14 workers 600 metres below ground "
        "on Thursday, and rescue teams could not reach them because of smoke, mine chief Britta Enqvist said."
    ),
    "The fire began on a conveyor belt at 0415 GMT. Radio contact with the workers was lost an hour later.",
    "Operator Norrmalm AB stopped all its shafts. The mine employs 900 people.",
)
MINE_RETOLD = (
    (
        "KIRUNA, March 3 - Smoke kept rescue teams from 14 workers who were trapped by a fire 600 metres "
        "deep in the Malmberget iron ore mine on Thursday."
    ),
    (
        "Norrmalm AB, the operator, stopped work in all shafts. Mine chief Britta Enqvist said radio contact "
        "was lost an hour after a conveyor belt caught fire."
    ),
)
TREATY = (
    (
        "MONTEVIDEO, March 3 - Uruguay and Paraguay signed a treaty on Thursday to build a grain terminal on "
        "the river at Nueva Palmira, which foreign ministers Irene Zabala and Tomas Recalde called a start."
    ),
    "It will load 3 million tonnes a year from 2026 and cost 240 million dollars, the ministers said.",
)
HEADLINES = {
    "ferry": (
        "Ferry with 412 aboard runs aground off Setubal",
        "All 412 rescued from grounded Setubal ferry",
    ),
    "mine": ("Fire traps 14 workers in Malmberget mine", "Smoke stops rescue of 14 in Malmberget mine fire"),
    "treaty": (
        "Uruguay and Paraguay sign Nueva Palmira terminal treaty",
        "Nueva Palmira grain terminal agreed by Uruguay and Paraguay",
    ),
}
NAMES = tuple(HEADLINES)


def _swapped(text: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(paragraph.replace(old, new) for paragraph in text)


TEXTS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "ferry": [
        (HEADLINES["ferry"][0], FERRY),
        (HEADLINES["ferry"][1], FERRY_RETOLD),
        (HEADLINES["ferry"][0], _swapped(FERRY, "thick fog", "dense fog")),
        (HEADLINES["ferry"][0], _swapped(FERRY, "412", "421")),
        (HEADLINES["ferry"][0], ()),
        ("Ship in trouble", FERRY),
    ],
    "mine": [
        (HEADLINES["mine"][0], MINE),
        (HEADLINES["mine"][1], MINE_RETOLD),
        (HEADLINES["mine"][0], _swapped(MINE, "900 people", "950 people")),
        (HEADLINES["mine"][0], MINE[:1]),
        (HEADLINES["mine"][0], ()),
        ("Mining accident", ("A shaft was shut.",)),
    ],
    "treaty": [
        (HEADLINES["treaty"][0], TREATY),
        (HEADLINES["treaty"][1], TREATY[:1]),
        (HEADLINES["treaty"][0], _swapped(TREATY, "240", "340")),
        (HEADLINES["treaty"][0], ()),
    ],
}

names = st.sampled_from(NAMES)
texts = names.flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(TEXTS[name])))
providers = st.sampled_from(["afp", "afp", "dpa", "ap"])
versions = st.sampled_from([None, None, "1", "2", "3", "10"])
signals = st.sampled_from([(), (), (), ("lead",), ("update",), ("correction",), ("refile",)])
gaps = st.sampled_from([1, 1, 7, 30, 130, 60 * 24, 60 * 49, 60 * 73])
lateness = st.sampled_from([0, 0, 0, 20, 150, 60 * 50, 60 * 80])
statuses = st.sampled_from(["usable", "usable", "usable", "usable", "embargoed", "withheld"])
slugged = st.booleans()
places = st.integers(0, 30)
times = st.tuples(gaps, lateness)
takes = st.sampled_from([None, None, None, None, "1st Add"])
ways = st.fixed_dictionaries(
    {"provider_version": versions, "signals": signals, "status": statuses, "take": takes}
)
withdrawals = st.fixed_dictionaries(
    {"provider_version": versions, "status": st.sampled_from(["canceled", "withheld"])}
)
asked = st.sampled_from(["kill", "hold", "advisory", "correction"])
RESENT = ("headline", "paragraphs", "provider_version", "signals", "slugline", "take")


class Chains(RuleBasedStateMachine):
    """dedupe() over a store beside the reference, after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Written()
        self.seen = Seen(self.store)
        self.reference = Reference()
        self.came: list[Story] = []
        self.written: list[tuple[int, int]] = []
        self.now = 0
        # How many are looked at is a matter of speed; the reference looks at all.
        self.looked_at = seen_module.MOST_HELD_AGAINST
        seen_module.MOST_HELD_AGAINST = 10_000

    def teardown(self) -> None:
        seen_module.MOST_HELD_AGAINST = self.looked_at

    @initialize(text=texts, provider=providers)
    def begin(self, text: Any, provider: str) -> None:
        """A first text, so that later steps have one to come back to."""
        name, (headline, paragraphs) = text
        given = {"headline": headline, "paragraphs": paragraphs, "slugline": name.upper()}
        self.arrive(0, 0, provider=provider, **given)

    @rule(text=texts, provider=providers, slug=slugged, how=ways, when=times)
    def text(self, text: Any, provider: str, slug: bool, how: Any, when: Any) -> None:
        """A text under a new uri: a first take, a copy, a text retold, a lead, a late arrival."""
        name, (headline, paragraphs) = text
        slugline = name.upper() if slug else None
        given = {"headline": headline, "paragraphs": paragraphs, "slugline": slugline}
        self.arrive(*when, provider=provider, **given, **how)

    @rule(which=places, text=texts, how=ways, when=times)
    def version_of(self, which: int, text: Any, how: Any, when: Any) -> None:
        """A text of a uri that came: a version, an old one, a release, a story that proves to be another."""
        before = self.came[which % len(self.came)]
        _, (headline, paragraphs) = text
        given = {"uri": before.uri, "provider": before.provider_id}
        self.arrive(*when, headline=headline, paragraphs=paragraphs, **given, **how)

    @rule(which=places, when=times, renamed=st.booleans())
    def resent(self, which: int, when: Any, renamed: bool) -> None:
        """The same item again, under its uri or another; also how held text is released."""
        before = self.came[which % len(self.came)]
        given = {one: getattr(before, one) for one in RESENT}
        uri = {} if renamed else {"uri": before.uri}
        self.arrive(*when, provider=before.provider_id, status="usable", **uri, **given)

    @rule(which=places, how=withdrawals, when=times, words=st.booleans(), provider=st.none() | providers)
    def withdrawn(self, which: int, how: Any, when: Any, words: bool, provider: str | None) -> None:
        """A kill or a hold of a uri, with its words or without; of another provider it is another's uri."""
        before = self.came[which % len(self.came)]
        given = {"uri": before.uri, "provider": provider or before.provider_id}
        headline = before.headline if words else None
        paragraphs = before.paragraphs if words else ("Withdrawn.",)
        self.arrive(*when, headline=headline, paragraphs=paragraphs, **given, **how)

    @rule(name=names, provider=providers, by=st.sampled_from([None, 0, 1]), signal=asked, when=times)
    def notice(self, name: str, provider: str, by: int | None, signal: str, when: Any) -> None:
        """A kill, a hold or a note that names its story by slug or by headline, often before it."""
        words = "the story" if by is None else f"the story “{HEADLINES[name][by]}”"
        what = "please read 15 workers, not 14." if signal == "correction" else "please see to it."
        given = {
            "uri": f"wiredesk:{len(self.came)}",
            "headline": None,
            "paragraphs": (f"Editors: on {words}, {what}",),
            "slugline": name.title() if by is None else None,
            "signals": (signal,),
            "status": {"kill": "canceled", "hold": "withheld"}.get(signal, "usable"),
            "word_count": 20,
        }
        self.arrive(*when, provider=provider, **given)

    @precondition(lambda self: self.written)
    @rule(kept=st.integers(0, 60), back=st.integers(0, 60), order=st.randoms(use_true_random=False))
    def crash(self, kept: int, back: int, order: random.Random) -> None:
        """Lose the last writes, wherever that parts those of one item, and replay from before the loss."""
        length = max(0, len(self.store.log) - kept)
        survived = self.store.log[:length]
        self.written = [(offset, end) for offset, end in self.written if end <= length]
        durable = {offset for offset, _ in self.written}
        lost = next((at for at in range(len(self.came)) if at not in durable), len(self.came))
        self.store = Written()
        for key, value in survived:
            self.store[key] = value
        self.rebalance(order)
        for one in self.came[max(0, lost - back) :]:
            self.judge(one)

    @rule(order=st.randoms(use_true_random=False))
    def rebalance(self, order: random.Random) -> None:
        """Build the indexes anew from the entries, in any order."""
        self.seen = Seen(self.store, index=False)
        entries = list(self.store.items())
        order.shuffle(entries)
        for story_id, value in entries:
            self.seen.learn(story_id, value)

    @invariant()
    def chains_are_those_of_the_reference(self) -> None:
        states = [decode_state(story_id, value) for story_id, value in self.store.items()]
        firsts = {state.story_id: state.changes[0].item for state in states}
        told = {}
        for state in states:
            kill = state.kill()
            marks = [(change.item, change.verdict.kind, change.changed) for change in state.changes]
            joined_to = firsts[state.joined_to] if state.joined_to else None
            told[marks[0][0]] = marks, state.version(state.revision), kill and kill.item, joined_to
        expected = {}
        for chain in self.reference.chains:
            kill, marks = chain.kill, [(m.story.item, m.kind, m.changed) for m in chain.marks]
            joined_to = chain.joined_to.name if chain.joined_to else None
            expected[chain.name] = (
                marks,
                sum(m.is_text for m in chain.marks),
                kill and kill.story.item,
                joined_to,
            )
        assert told == expected

    def arrive(self, gap: int, late: int, **fields: Any) -> None:
        """Take an item so many minutes after the last; late: minutes by which it was received before."""
        self.now += gap
        offset = len(self.came)
        # A second an item, so that no two are received at once.
        appended = MORNING + timedelta(minutes=self.now, seconds=offset)
        fields |= {"received_at": appended - timedelta(minutes=late), "appended_at": appended}
        one = story(offset, **fields)
        self.came.append(one)
        self.judge(one)

    def judge(self, one: Story) -> None:
        """Decide an item on both sides; a chain is known by its first item."""
        answers = dedupe(one, self.seen)
        self.written.append((one.provenance.offset, len(self.store.log)))
        firsts = [
            (decode_state(d.story_id, self.store[d.story_id]).changes[0].item, d.verdict.kind)
            for d in answers
        ]
        assert firsts == self.reference.decide(one)


Chains.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestChains = Chains.TestCase
