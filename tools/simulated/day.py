"""The day of three agencies: who tells which event, what else they send, what is carried, withdrawn, held."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from simulated.desk import Take, chain
from simulated.events import Event, World, stock
from simulated.wording import HOUSES, House

ALONE = frozenset({"diary", "loadings", "weather"})
"""Kinds that no other agency tells: its own tables and forecasts."""

KILLS, HOLDS, EMBARGOES = 16, 8, 14
"""How many stories of eight hours are withdrawn, held back, embargoed."""

Story = tuple[str, str]
"""A story as one agency tells it: the event's key and the agency's id."""

_REASONS = (
    "The ministry denies the report.",
    "The figures were those of another year.",
    "The story was sent in error.",
    "The source has withdrawn the statement.",
    "It concerns another company of a like name.",
)


@dataclass
class Chain:
    """What one agency sends of one event, in its order, and how: the manner of its copy."""

    event: Event
    house: House
    manner: str
    takes: list[Take]

    @property
    def story(self) -> Story:
        """Whose story it is."""
        return self.event.key, self.house.id


@dataclass
class Day:
    """All chains, and which of them are withdrawn, held back for good, or embargoed."""

    chains: list[Chain] = field(default_factory=list)
    killed: set[Story] = field(default_factory=set)
    held: set[Story] = field(default_factory=set)
    embargoed: set[Story] = field(default_factory=set)


def day(rng: random.Random, hours: float) -> Day:
    """Make the day. The chains' takes are as the desks sent them, not yet as they came in."""
    made = Day()
    for event in World(rng, hours).events():
        made.chains += _told(event, rng, hours * 60)
    share = hours / 8
    _withdraw(made, rng, round(KILLS * share))
    _hold(made, rng, round(HOLDS * share))
    _embargo(made, rng, round(EMBARGOES * share))
    made.chains += list(_carried(made, rng))
    made.chains += list(_summaries(made, rng, hours * 60))
    return made


def _told(event: Event, rng: random.Random, end: float) -> Iterator[Chain]:
    """Yield each agency's chain of an event; what would come after the end is not sent."""
    houses = rng.sample(HOUSES, 3)
    kind = stock()["kinds"][event.kind]["chain"]
    second = 0.0 if event.kind in ALONE else {"breaking": 0.55, "plain": 0.4}.get(kind, 0.25)
    count = 1 + (rng.random() < second)
    count += count == 2 and rng.random() < 0.4
    for at, house in enumerate(houses[:count]):
        minute = event.minute + (rng.lognormvariate(math.log(12), 0.9) if at else 0.0)
        takes = [take for take in chain(event, house, minute, rng) if take.minute < end]
        if takes:
            yield Chain(event, house, _manner(house, rng), sorted(takes, key=lambda take: take.minute))


def _manner(house: House, rng: random.Random) -> str:
    shares = {
        "reuters": {"text": 75, "anpa": 15, "nitf": 10},
        "afp": {"text": 80, "nitf": 20},
        "ap": {"ninjs": 45, "anpa": 30, "text": 25},
    }[house.id]
    return rng.choices(list(shares), list(shares.values()))[0]


def _withdraw(made: Day, rng: random.Random, count: int) -> None:
    """Let desks withdraw some stories: by uri, by slug, by quoted headline, and before they came in."""
    slugs = Counter((one.house.id, take.slug) for one in made.chains for take in one.takes[:1])
    plain = [
        one for one in made.chains if any(take.what in ("story", "lead", "update") for take in one.takes)
    ]
    for number, one in enumerate(rng.sample(plain, min(count, len(plain)))):
        last = one.takes[rng.randrange(len(one.takes))]
        minute = last.minute + rng.uniform(4, 60)
        one.takes = [take for take in one.takes if take.minute <= minute]
        last = [take for take in one.takes if take.what in ("story", "lead", "update", "alert", "snap")][-1]
        by_slug = one.house.id != "afp" and slugs[one.house.id, last.slug] == 1 and number % 2
        if len(one.takes) == 1 and rng.random() < 0.5:
            # The notice goes out by another line, and is there first.
            minute = last.minute - rng.uniform(0.5, 25)
        one.takes.append(notice(last, "kill", minute, by_slug=bool(by_slug), rng=rng))
        made.killed.add(one.story)


def notice(last: Take, what: str, minute: float, *, by_slug: bool, rng: random.Random) -> Take:
    """Return a desk's notice that withdraws or holds a story, which it names by slug or by its headline."""
    verb = "kill" if what == "kill" else "hold"
    if by_slug:
        says = f"Editors are asked to {verb} BC-{last.slug} sent earlier today."
    else:
        says = f'Editors are asked to {verb} the story "{last.headline}".'
    headline = f"BC-{last.slug}" if by_slug else last.headline
    return replace(
        last,
        what="kill" if what == "kill" else "hold",
        minute=minute,
        headline=headline,
        paragraphs=(says, rng.choice(_REASONS) if what == "kill" else "It is being checked."),
        place="",
        note="",
        number=0,
        is_table=False,
    )


def _hold(made: Day, rng: random.Random, count: int) -> None:
    """Hold some stories back: half by their items' own status, half by a notice when they are out."""
    free = [one for one in made.chains if one.story not in made.killed and one.takes[0].what == "story"]
    own = rng.sample([one for one in free if one.manner == "ninjs"], count // 2)
    for number, one in enumerate(own):
        first = one.takes[0]
        one.takes = [replace(first, what="held")]
        if number % 2:
            one.takes.append(replace(first, what="release", minute=first.minute + rng.uniform(10, 60)))
        else:
            made.held.add(one.story)
    others = [one for one in free if one.manner == "text" and len(one.takes) == 1]
    for one in rng.sample(others, count - len(own)):
        last = one.takes[0]
        minute = last.minute + rng.uniform(3, 40)
        # What has been public stays so: the notice is to stand beside it.
        one.takes.append(notice(last, "hold", minute, by_slug=False, rng=rng))


def _embargo(made: Day, rng: random.Random, count: int) -> None:
    taken = made.killed | made.held
    free = [
        one
        for one in made.chains
        if one.story not in taken
        and len(one.takes) == 1
        and one.takes[0].what == "story"
        and not one.takes[0].is_table
    ]
    for one in rng.sample(free, min(count, len(free))):
        take = one.takes[0]
        until = round(360 + take.minute + rng.uniform(60, 400))
        # On the hour or the half hour, of the same day.
        until = min(until - until % 30, 1410)
        one.takes = [replace(take, what="embargoed", until=f"{until // 60:02}{until % 60:02}")]
        made.embargoed.add(one.story)


def _carried(made: Day, rng: random.Random) -> Iterator[Chain]:
    """Yield what agencies carry of another's, word for word; some leave the end out."""
    taken = made.killed | made.held | made.embargoed
    for one in list(made.chains):
        for take in one.takes:
            if take.what not in ("story", "lead") or one.story in taken or rng.random() > 0.05:
                continue
            house = rng.choice([other for other in HOUSES if other is not one.house])
            paragraphs = take.paragraphs
            if not take.is_table and rng.random() < 0.25:
                paragraphs = paragraphs[: max(2, len(paragraphs) * 2 // 3)]
            carried = replace(
                take,
                house=house,
                what="pickup",
                minute=take.minute + rng.uniform(3, 50),
                credit=take.house.name,
                paragraphs=paragraphs,
                note="",
                slug=take.slug if rng.random() < 0.4 else f"{take.place or 'World'}-News",
            )
            yield Chain(one.event, house, _manner(house, rng), [carried])


def _summaries(made: Day, rng: random.Random, end: float) -> Iterator[Chain]:
    """Yield each agency's news in brief, every two hours: several of its stories in one take."""
    for house in HOUSES:
        for number in range(1, int(end // 120) + 1):
            minute = number * 120 - rng.uniform(0, 10)
            told = [
                take
                for one in made.chains
                if one.house is house and one.story not in made.killed | made.held | made.embargoed
                for take in one.takes
                if take.what in ("story", "lead") and 0 < minute - take.minute < 120 and not take.is_table
            ]
            some = rng.sample(told, min(6, len(told)))
            if not some:
                continue
            headline = f"World news summary at {6 + number * 2:02}00 GMT"
            key = f"summary-{house.id}-{number}"
            paragraphs = tuple(f"{take.place.upper() or 'WORLD'} - {take.paragraphs[0]}" for take in some)
            take = Take(key, house, "summary", minute, headline, paragraphs, "World-Summary")
            yield Chain(Event(key, "summary", minute, {}), house, "text", [take])
