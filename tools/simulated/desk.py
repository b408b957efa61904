"""What an agency's desk sends of an event, and when: alert, snap, leads, corrections, additions, notices."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from simulated.events import Event, stock
from simulated.wording import House, Voice

What = Literal[
    "alert",
    "snap",
    "story",
    "lead",
    "update",
    "correction",
    "refile",
    "repeat",
    "add",
    "note",
    "advisory",
    "kill",
    "hold",
    "release",
    "embargoed",
    "held",
    "pickup",
    "summary",
]
"""What a take is to its story, as the desk means it."""


@dataclass(frozen=True)
class Take:
    """One transmission. minute: when it is sent, since the wire began.

    paragraphs: without the dateline. note: a line for editors. number: which lead or update it is. place: of
    the dateline, "" for none. until: hour and minute before which it must not be used. credit: whose words it
    carries.
    """

    key: str
    house: House
    what: What
    minute: float
    headline: str
    paragraphs: tuple[str, ...]
    slug: str
    place: str = ""
    note: str = ""
    number: int = 0
    until: str = ""
    credit: str = ""
    is_table: bool = False


def chain(event: Event, house: House, minute: float, rng: random.Random) -> list[Take]:
    """Return all that an agency sends of an event that it begins to tell at that minute, in its order."""
    voice = Voice(event, house, rng)
    makes = {"breaking": _breaking, "plain": _plain, "short": _short, "series": _short, "table": _table}
    chosen = makes[stock()["kinds"][event.kind]["chain"]]
    return list(chosen(_Desk(event, voice, rng, minute)))


class _Desk:
    """The desk at work on one event: what it has sent last, and the clock."""

    def __init__(self, event: Event, voice: Voice, rng: random.Random, minute: float) -> None:
        self.event, self.voice, self.rng, self.minute = event, voice, rng, minute
        place = event.slots.get("p") or getattr(event.slots.get("c"), "town", "")
        self.first = Take(
            key=event.key,
            house=voice.house,
            what="story",
            minute=minute,
            headline=voice.headline(),
            paragraphs=(),
            slug=voice.slug(),
            place=str(place),
        )

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def later(self, low: float, high: float) -> float:
        self.minute += self.rng.uniform(low, high)
        return self.minute

    def full(self, what: What, stage: int, share: float, *, number: int = 0, note: str = "") -> Take:
        lead, facts = self.voice.lead(stage), self.voice.facts(stage, share)
        if stage and self.chance(0.5):
            facts.insert(min(2, len(facts)), self.voice.lead(stage - 1))
        return replace(
            self.first,
            what=what,
            minute=self.minute,
            headline=self.voice.headline(stage, fresh=self.chance(0.3)),
            paragraphs=(lead, *facts),
            number=number,
            note=note,
        )


def _breaking(desk: _Desk) -> Iterator[Take]:
    if desk.chance(0.55):
        headline = desk.voice.headline()
        yield replace(desk.first, what="alert", headline=headline, place="")
        desk.later(1, 5)
    if desk.chance(0.55):
        yield replace(desk.full("snap", 0, 0.0), headline=desk.voice.headline(fresh=desk.chance(0.4)))
        desk.later(6, 25)
    one = desk.full("story", 0, 0.6)
    yield one
    yield from _after(desk, one)
    number = 0
    for stage in range(desk.voice.stages):
        if stage == 0:
            if not desk.chance(0.5):
                continue
            desk.later(15, 60)
            number += 1
            one = desk.full("update", 0, 0.7, number=number, note="Adds details, quotes")
        else:
            if not desk.chance(0.85):
                continue
            desk.later(25, 130)
            number += 1
            one = desk.full("lead", stage, 0.8, number=number)
        yield one
        yield from _after(desk, one)


def _plain(desk: _Desk) -> Iterator[Take]:
    one = desk.full("story", 0, 0.6)
    yield one
    yield from _after(desk, one)
    for number, share in ((1, 0.45), (2, 0.3)):
        if not desk.chance(share):
            return
        desk.later(15, 110)
        stage = min(desk.voice.stages - 1, number)
        note = desk.rng.choice(
            ["Adds quotes", "Adds background", "Updates with reaction", "Recasts, adds details"]
        )
        one = desk.full("update", stage, 0.8, number=number, note=note)
        yield one
        yield from _after(desk, one)


def _short(desk: _Desk) -> Iterator[Take]:
    one = desk.full("story", 0, 0.7)
    yield one
    if desk.chance(0.12):
        yield from _after(desk, one)


def _table(desk: _Desk) -> Iterator[Take]:
    rows = desk.event.table
    one = desk.full("story", 0, 0.0)
    yield replace(one, paragraphs=(one.paragraphs[0], *rows), is_table=True, place="")
    if desk.chance(0.1):
        desk.later(10, 60)
        at = desk.rng.randrange(len(rows))
        mended = [*rows[:at], _changed(rows[at], desk.rng), *rows[at + 1 :]]
        yield replace(
            one,
            what="correction",
            minute=desk.minute,
            paragraphs=(one.paragraphs[0], *mended),
            note=f"Corrects line {at + 1}",
            is_table=True,
            place="",
        )


def _after(desk: _Desk, one: Take) -> Iterator[Take]:
    """Yield what may follow a full take: a correction, a refile, an addition, a repeat, a note."""
    rng = desk.rng
    if desk.chance(0.08):
        at = rng.randrange(len(one.paragraphs))
        mended = list(one.paragraphs)
        mended[at] = _changed(mended[at], rng)
        if mended[at] != one.paragraphs[at]:
            what = rng.choice(["figure", "number", "spelling", "year"])
            note = f"Corrects {what} in paragraph {at + 1}"
            minute = desk.later(4, 50)
            yield replace(one, what="correction", minute=minute, paragraphs=tuple(mended), note=note)
    if desk.chance(0.03):
        minute = desk.later(2, 20)
        yield replace(
            one, what="refile", minute=minute, note=rng.choice(["Fixes typo in headline", "Fixes coding"])
        )
    if desk.chance(0.06):
        more = desk.voice.facts(0, 1.0)
        new = tuple(text for text in more if text not in one.paragraphs)
        if new:
            minute = desk.later(3, 20)
            yield replace(one, what="add", minute=minute, paragraphs=new, number=1, place="")
    if desk.chance(0.04):
        yield replace(one, what="repeat", minute=one.minute + rng.uniform(60, 240))
    if desk.chance(0.03) and (numbers := re.findall(r"\b\d[\d.,]*\b", one.paragraphs[0])):
        wrong = rng.choice(numbers).rstrip(".,")
        says = f'In {one.slug} headlined "{one.headline}" please read in the first paragraph '
        says += f"{_changed(wrong, rng)} instead of {wrong}."
        yield replace(one, what="note", minute=one.minute + rng.uniform(5, 40), paragraphs=(says,), place="")
    elif desk.chance(0.015):
        says = f"Please note that {one.slug} ({one.headline}) will be updated with reaction by 1500 GMT."
        minute = one.minute + rng.uniform(2, 15)
        yield replace(one, what="advisory", minute=minute, paragraphs=(says,), place="")


def _changed(text: str, rng: random.Random) -> str:
    """Return a text with one of its numbers corrected, or one letter of a name."""
    numbers = list(re.finditer(r"\d+", text))
    if numbers:
        one = rng.choice(numbers)
        value = int(one[0])
        other = value + rng.choice([1, 2, 3, 10]) if value < 1000 else value + 100
        return f"{text[: one.start()]}{str(other).zfill(len(one[0]))}{text[one.end() :]}"
    names = list(re.finditer(r"(?<=\w )[A-Z][a-z]{4,}", text))
    if not names:
        return text
    one = rng.choice(names)
    return f"{text[: one.end() - 1]}{rng.choice('aeoinst')}{text[one.end() :]}"
