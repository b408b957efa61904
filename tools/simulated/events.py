"""What happens on the simulated wire: events with their facts, drawn from the stock of kinds and names."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

Slots = dict[str, Any]
"""What an event has under each name of its kind: a Name, a number, a text, or rows of a table."""

SESSIONS = (("open", "opening", "opened"), ("at midday", "midday", "stood"), ("close", "close", "ended"))
"""A market's reports of a day: each is a story of its own."""


_OCCASIONS = (
    "court hearing",
    "cabinet meeting",
    "press conference",
    "trade figures",
    "state visit",
    "opening of a bridge",
    "general strike",
    "annual meeting",
    "memorial service",
    "book fair",
)
"""What diaries announce."""


class Name(str):
    """A name with what else is said of it: a person's last name, a town's country, a company's legal form."""

    __slots__ = ("parts",)

    parts: dict[str, Any]

    def __new__(cls, name: str, **parts: Any) -> Self:
        """Return the name with its parts."""
        one = super().__new__(cls, name)
        one.parts = parts
        return one

    def __getattr__(self, part: str) -> Any:
        """Return a part by its name."""
        try:
            return self.parts[part]
        except KeyError:
            raise AttributeError(part) from None


class Toll(int):
    """A number that agencies count apart while a thing is fresh."""


@dataclass(frozen=True)
class Event:
    """One thing that happens, of which agencies tell. key: of its story. minute: since the wire began.

    colours: further facts, each a list of wordings with slots of its own.
    """

    key: str
    kind: str
    minute: float
    slots: Slots
    colours: tuple[tuple[Slots, list[str]], ...] = ()
    table: tuple[str, ...] = ()


@cache
def stock() -> Mapping[str, Any]:
    """Return the kinds of stories and the stock of further facts."""
    return tomllib.loads(Path(__file__).with_name("stock.toml").read_text("utf-8"))


@cache
def names() -> Mapping[str, Any]:
    """Return the lists of names."""
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))


@dataclass
class World:
    """Where events are drawn: a source of chance, and what stays the same over the day (teams, companies)."""

    rng: random.Random
    hours: float
    teams: dict[str, list[str]] = field(default_factory=dict)
    companies: list[Name] = field(default_factory=list)
    made: int = 0

    def __post_init__(self) -> None:
        """Found the leagues' teams and the companies."""
        for league in names()["leagues"]:
            self.teams[league] = [self._team() for _ in range(16)]
        for number in range(160):
            self.companies.append(self._company(number))

    def events(self) -> Iterator[Event]:
        """Yield the events of the time, those that answer others after them, in no order."""
        for kind, given in stock()["kinds"].items():
            count = round(given.get("count", 0) * self.hours / 8)
            for _ in range(count):
                minute = self.rng.uniform(0, self.hours * 57)
                slots = self._slots(given["slots"], {})
                if given["chain"] == "series":
                    yield from self._series(kind, slots)
                    continue
                one = self._event(kind, minute, slots)
                yield one
                if "follow" in given and self.rng.random() < 0.4:
                    yield self._answer(one, given["follow"])

    def _event(self, kind: str, minute: float, slots: Slots) -> Event:
        self.made += 1
        given = stock()["kinds"][kind]
        some = stock()["colour"].get(given["colour"], [])
        drawn = self.rng.sample(some, min(len(some), self.rng.randint(1, 4))) if some else []
        colours = tuple((self._slots(one["slots"], {}), one["say"]) for one in drawn)
        table = tuple(self._table(slots)) if "table" in slots else ()
        return Event(f"{kind}-{self.made}", kind, minute, slots, colours, table)

    def _answer(self, one: Event, kind: str) -> Event:
        """Return the event that answers one: about the same people and things, and other news."""
        more = self._slots(stock()["kinds"][kind]["slots"], dict(one.slots))
        return self._event(kind, one.minute + self.rng.uniform(40, 200), more)

    def _series(self, kind: str, slots: Slots) -> Iterator[Event]:
        """Yield a market's reports of the day, hours apart: the same names, other figures."""
        start = self.rng.uniform(0, self.hours * 12)
        fixed = {name: slots[name] for name in ("p", "thing_key", "thing", "c") if name in slots}
        for at, (session, noun, past) in enumerate(SESSIONS):
            said = {"session": session, "session_noun": noun, "session_past": past}
            again = self._slots(stock()["kinds"][kind]["slots"], fixed | said)
            yield self._event(kind, start + at * self.hours * 18, again)

    def _slots(self, given: Mapping[str, str], known: Slots) -> Slots:
        slots = dict(known)
        for name, what in given.items():
            if name not in known:
                slots[name] = self._draw(what, slots)
        return slots

    def _draw(self, what: str, slots: Slots) -> Any:
        kind, _, rest = what.partition(":")
        if kind == "pick":
            return self.rng.choice(rest.split("|"))
        if kind == "of":
            slot, _, table = rest.partition(":")
            return dict(row.split("=", 1) for row in table.split("|"))[slots[slot]]
        if rest:
            return self._number(kind, rest, slots)
        return self._drawers()[kind](slots)

    def _number(self, kind: str, rest: str, slots: Slots) -> int | float:
        if kind == "up":
            slot, low, high = rest.split(":")
            counted: int = type(slots[slot])(slots[slot] + self.rng.randint(int(low), int(high)))
            return counted
        if kind in ("int", "toll"):
            low, high = map(int, rest.split(":"))
            return (Toll if kind == "toll" else int)(self.rng.randint(low, high))
        if kind == "round":
            low, high = map(int, rest.split(":"))
            return round(self.rng.randint(low, high), -2)
        least, most = map(float, rest.split(":"))
        return round(self.rng.uniform(least, most), 2 if most < 5 else 1)

    def _drawers(self) -> dict[str, Callable[[Slots], Any]]:
        pick, lists = self.rng.choice, names()
        return {
            "person": lambda _: self.person(),
            "town": lambda _: self.town(),
            "capital": lambda _: self.town(),
            "country": lambda _: self.town().country,
            "market": lambda _: pick(lists["markets"]),
            "place": lambda _: self.place(),
            "company": lambda _: pick(self.companies),
            "bank": lambda _: pick(lists["banks"]),
            "storm": lambda _: pick(lists["storms"]),
            "trade": lambda _: pick(lists["trades"]),
            "title": lambda _: f"{pick(lists['title_first'])} {pick(lists['title_second'])}",
            "league": lambda _: pick(lists["leagues"]),
            "team": lambda slots: pick(self.teams[slots.get("league") or pick(lists["leagues"])]),
            "hour": lambda _: f"{self.rng.randint(1, 9)}:{self.rng.randint(0, 59):02} {pick(['am', 'a.m.'])}",
            "score": lambda _: self._score(),
            "sets": lambda _: self._sets(),
            "scores": lambda _: "scores",
            "diary": lambda _: "diary",
            "loadings": lambda _: "loadings",
        }

    def person(self) -> Name:
        """Return somebody's name."""
        lists = names()
        last = self.rng.choice(lists["surname_heads"]) + self.rng.choice(lists["surname_tails"])
        return Name(f"{self.rng.choice(lists['first'])} {last}", last=last)

    def town(self) -> Name:
        """Return a town with its country."""
        town, country = self.rng.choice(_towns())
        return Name(town, country=country)

    def place(self) -> str:
        """Return a place that is on no map."""
        lists = names()
        return str(self.rng.choice(lists["place_heads"]) + self.rng.choice(lists["place_tails"]))

    def _team(self) -> str:
        return f"{self.place()} {self.rng.choice(names()['team_tails'])}".strip()

    def _company(self, number: int) -> Name:
        lists = names()
        at = self.rng.randrange(len(lists["company_tails"]))
        heads = lists["company_heads"]
        name = f"{heads[number % len(heads)]} {lists['company_tails'][at]}"
        full = f"{name} {self.rng.choice(lists['company_forms'])}"
        return Name(name, full=full, trade=lists["company_makes"][at], town=self.town())

    def _score(self) -> Name:
        home, away = self.rng.randint(0, 4), self.rng.randint(0, 3)
        words, past = ("beat", "beat") if home > away else ("lose to", "lost to")
        if home == away:
            words, past = "draw with", "drew with"
        return Name(f"{home}-{away}", words=words, past=past)

    def _sets(self) -> str:
        won = [f"6-{self.rng.randint(0, 4)}" for _ in range(2)]
        if self.rng.random() < 0.4:
            won.insert(1, f"{self.rng.randint(2, 4)}-6")
        return ", ".join(won)

    def _table(self, slots: Slots) -> Iterator[str]:
        """Yield a table's rows: a league's scores, a diary's dates, a port's loadings."""
        if slots["table"] == "scores":
            teams = list(self.teams[slots["league"]])
            self.rng.shuffle(teams)
            for home, away in zip(teams[::2], teams[1::2], strict=True):
                yield f"{home:<24} {self._score()}   {away}"
        elif slots["table"] == "loadings":
            for goods in ("SOFT WHEAT", "BARLEY", "MAIZE", "RAPESEED", "SUGAR"):
                yield f"{goods:<14} {self.rng.randrange(0, 190_000, 50):>10,}"
        else:
            what = ["court hearing", "cabinet meeting", "press conference", "trade figures", "state visit"]
            what += [
                "opening of a bridge",
                "general strike",
                "annual meeting",
                "memorial service",
                "book fair",
            ]
            for _ in range(self.rng.randint(5, 11)):
                hour = f"{self.rng.randint(7, 19):02}{self.rng.choice(['00', '15', '30'])}"
                yield f"{hour}  {str(self.town()).upper()} - {self.rng.choice(_OCCASIONS)}: {self.person()}"


@cache
def _towns() -> list[tuple[str, str]]:
    double = re.compile(r"^((?:La Paz|Da Nang|\S+)) (.+)$")
    found = [double.match(row.strip()) for row in names()["towns"].split(";")]
    return [(one[1], one[2]) for one in found if one]
