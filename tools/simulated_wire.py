"""Makes eight hours of wire of three agencies, with its truth: which copies tell one story.

    python tools/simulated_wire.py FOLDER [--seed 1] [--hours 8]

Written are the copies, a file each in the order in which they came in, and truth.tsv: file, story, agency,
what it is. Everything is drawn at random from a seed, so that two runs give the same bytes; the sentences are
our own (tools/simulated). Events of some forty kinds are told by one to three agencies, each in its
own words, in chains from alert to correction. Copies come late, are sent again, carried by other agencies
word for word, withdrawn, held back, embargoed. And much is alike and another story: the market's next
report, another company's results, an answer to a bid, another match of the league.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulated.copy import Sending, written
from simulated.day import Chain, Day, Story, day
from simulated.desk import Take, What
from wiredesk.raw.record import RawRecord

START = datetime(2022, 3, 3, 6, 0, tzinfo=UTC)
HOURS = 8.0
LATE = 0.03
"""The share of copies that come in long after they were sent, some after the next take of their story."""

RESENT_MINUTES = 25
"""How long a stretch a client sends again."""


@dataclass(frozen=True)
class Sent:
    """A copy as it came in, and its truth: its story, its agency, what it is to the story; again: re-sent."""

    raw: RawRecord
    key: str
    agency: str
    what: What
    until: datetime | None
    again: bool


@dataclass(frozen=True)
class Wire:
    """Copies in the order in which they came in; which stories are killed, held or embargoed at the end."""

    sent: tuple[Sent, ...]
    killed: frozenset[Story]
    held: frozenset[Story]
    embargoed: frozenset[Story]


def simulate(seed: int = 1, hours: float = HOURS) -> Wire:
    """Return the wire of some hours. Pure: the same for the same seed."""
    rng = random.Random(seed)
    made = day(rng, hours)
    rows = [one for chain in made.chains for one in _sent(chain, rng)]
    rows += _again(rows, rng, hours)
    rows.sort(key=lambda one: (one.raw.received_at, one.raw.source))
    return _wire(rows, made)


def _wire(rows: list[Sent], made: Day) -> Wire:
    return Wire(tuple(rows), frozenset(made.killed), frozenset(made.held), frozenset(made.embargoed))


def _sent(chain: Chain, rng: random.Random) -> list[Sent]:
    """Write a chain's takes as copy, each with the time at which it came in."""
    own_ids = chain.manner == "nitf" and rng.random() < 0.5
    base = f"{chain.house.id}-{rng.getrandbits(40):010x}"
    rows = []
    for version, take in enumerate(_in_order(chain.takes), start=1):
        own = own_ids or (take.what == "alert" and rng.random() < 0.5) or take.what == "add"
        uri = f"{base}-{version}" if own else base
        at = START + timedelta(minutes=take.minute)
        delay = rng.uniform(1, 40)
        if rng.random() < LATE and take.what not in ("kill", "hold", "held", "release"):
            delay += rng.uniform(600, 6000)
        rows.append(
            _row(chain, take, Sending(at, rng.randrange(10_000), f"urn:made-up:{uri}", version), delay)
        )
    return rows


def _in_order(takes: list[Take]) -> list[Take]:
    """Return takes in the order of their versions: a notice that is there first has the later version."""
    return sorted(takes, key=lambda take: (take.what == "kill", take.minute))


def _row(chain: Chain, take: Take, sending: Sending, delay: float) -> Sent:
    at = sending.at.replace(microsecond=0)
    received_at = at + timedelta(seconds=round(delay, 3))
    until = None
    if take.until:
        until = START.replace(hour=int(take.until[:2]), minute=int(take.until[2:]))
    raw = RawRecord(
        copy_bytes=written(take, chain.manner, sending),
        provider=chain.house.id,
        source=f"{chain.house.id}/{at:%H%M%S}-{sending.number:04}.{chain.manner}",
        received_at=received_at,
    )
    return Sent(raw, take.key, chain.house.id, take.what, until, again=False)


def _again(rows: list[Sent], rng: random.Random, hours: float) -> list[Sent]:
    """Return what clients send again: stretches of one agency's copy, hours later, in its order."""
    again = []
    for number in range(max(1, round(hours / 2))):
        agency = ("reuters", "afp", "ap")[number % 3]
        start = START + timedelta(minutes=rng.uniform(0, hours * 40))
        end = start + timedelta(minutes=RESENT_MINUTES)
        at = end + timedelta(minutes=rng.uniform(5, hours * 18))
        stretch = [one for one in rows if one.agency == agency and start <= _received(one) < end]
        for second, one in enumerate(sorted(stretch, key=_received)):
            received_at = at + timedelta(seconds=second)
            raw = one.raw.model_copy(update={"received_at": received_at, "source": f"again/{one.raw.source}"})
            again.append(Sent(raw, one.key, one.agency, one.what, one.until, again=True))
    return again


def _received(one: Sent) -> datetime:
    assert one.raw.received_at is not None
    return one.raw.received_at


def main() -> None:
    """Write the copies and the truth into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=float, default=HOURS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows = ["file\tstory\tagency\twhat\tagain\treceived_at"]
    for number, one in enumerate(simulate(given.seed, given.hours).sent):
        suffix = Path(one.raw.source or "").suffix
        name = f"{number:05}-{one.agency}{suffix}"
        (given.folder / name).write_bytes(one.raw.copy_bytes)
        rows.append(
            f"{name}\t{one.key}\t{one.agency}\t{one.what}\t{int(one.again)}\t{_received(one):%FT%T.%fZ}"
        )
    (given.folder / "truth.tsv").write_text("\n".join([*rows, ""]), "utf-8")
    print(f"{len(rows) - 1} copies in {given.folder}")


if __name__ == "__main__":
    main()
