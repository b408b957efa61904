"""How an agency words an event: its own choice of wordings, kept from take to take, and its house style."""

from __future__ import annotations

import random
import re
import string
import zlib
from dataclasses import dataclass
from typing import Any

from simulated.events import Event, Slots, Toll, stock

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_ORDINAL = re.compile(r"\b(\d+)th\b")
_SMALL = "zero one two three four five six seven eight nine".split()
KEEPS_WORDS = 0.9
"""How often a desk uses a paragraph again as it was, in the next take of a story."""

OWN_WORDS = 0.8
"""How often an agency has a wording of its own, where there are enough; the rest is as chance wills."""


@dataclass(frozen=True, kw_only=True)
class House:
    """An agency: its id, its name in datelines, and how it writes numbers.

    spells: numbers below ten in words. style: words that it writes in its own way.
    """

    id: str
    name: str
    spells: bool
    style: tuple[tuple[str, str], ...]


HOUSES = (
    House(
        id="reuters",
        name="Reuters",
        spells=False,
        style=((" percent", " pct"), (" million", " mln"), (" billion", " bln")),
    ),
    House(
        id="afp", name="AFP", spells=True, style=((" percent", " percent"), ("kph", "kilometres per hour"))
    ),
    House(
        id="ap",
        name="AP",
        spells=True,
        style=((" percent", "%"), ("kilometres", "kilometers"), ("kph", "km/h")),
    ),
)


class _Filler(string.Formatter):
    """Fills slots: "{x!s}" begins with a capital, a number is written as the house does."""

    def __init__(self, house: House) -> None:
        self.house = house

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion == "s":
            text = str(value)
            return text[:1].upper() + text[1:]
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, int):
            if format_spec == "th" or not self.house.spells or not 0 <= value <= 9:
                return f"{value:,}" if value < 1900 or value > 2100 else str(value)
            return _SMALL[value]
        return str(value)


class Voice:
    """One agency's way of telling one event. Each fact is worded once and mostly stays as it is."""

    def __init__(self, event: Event, house: House, rng: random.Random) -> None:
        """Settle which wordings the agency likes, and what it counted itself."""
        self.event, self.house, self.rng = event, house, rng
        self.text = stock()["kinds"][event.kind]["text"]
        self.slots = {name: self._counted(value) for name, value in event.slots.items()}
        self.day = rng.choice(["Thursday"] * 5 + ["March 3"])
        self._said: dict[str, str] = {}

    @property
    def stages(self) -> int:
        """How much comes to be known: 1 and what comes later."""
        return 1 + len(self.text.get("later", ()))

    def headline(self, stage: int = 0, *, fresh: bool = False) -> str:
        """Return the headline of a stage; fresh: another than before, if chance wills."""
        options = self._stage(stage)["head"]
        return self._once(f"head{stage}", options, fresh=fresh)

    def lead(self, stage: int = 0, *, fresh: bool = False) -> str:
        """Return the first paragraph of a stage."""
        return self._once(f"lead{stage}", self._stage(stage)["lead"], fresh=fresh)

    def facts(self, stage: int, share: float) -> list[str]:
        """Return that share of what is told below the lead, the newest first; colours come late."""
        told: list[str] = []
        for at in range(stage, -1, -1):
            facts = [(f"fact{at}.{n}", options, None) for n, options in enumerate(self._stage(at)["facts"])]
            told += self._some(facts, share)
        colours = [(f"colour{n}", say, slots) for n, (slots, say) in enumerate(self.event.colours)]
        return told + self._some(colours, share)

    def slug(self) -> str:
        """Return the slug under which the agency files the event."""
        options = stock()["kinds"][self.event.kind]["slug"]
        filled = self._once("slug", options, fresh=False)
        return re.sub(r"[^\w-]+", "-", filled)

    def _stage(self, stage: int) -> Any:
        return self.text["later"][stage - 1] if stage else self.text

    def _some(self, facts: list[tuple[str, list[str], Slots | None]], share: float) -> list[str]:
        """Word a share of the facts in nearly their order; what was told before is told again first."""
        known = [one for one in facts if one[0] in self._said]
        others = [one for one in facts if one[0] not in self._said and self.rng.random() < share]
        chosen = [one for one in facts if one in known or one in others]
        if len(chosen) > 2 and self.rng.random() < 0.4 and not known:
            at = self.rng.randrange(len(chosen) - 1)
            chosen[at], chosen[at + 1] = chosen[at + 1], chosen[at]
        return [
            self._once(name, options, slots=slots, fresh=self.rng.random() > KEEPS_WORDS)
            for name, options, slots in chosen
        ]

    def _once(self, name: str, options: list[str], *, fresh: bool, slots: Slots | None = None) -> str:
        if fresh or name not in self._said:
            self._said[name] = self._worded(
                self._chosen(name, options), self.slots if slots is None else slots
            )
        return self._said[name]

    def _chosen(self, name: str, options: list[str]) -> str:
        """Return a wording, mostly one that the other agencies do not have."""
        if self.rng.random() > OWN_WORDS:
            return self.rng.choice(options)
        turn = zlib.crc32(f"{self.event.key} {name}".encode()) + HOUSES.index(self.house)
        return options[turn % len(options)]

    def _worded(self, template: str, slots: Slots) -> str:
        text = _CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), template)
        text = text.replace("{day}", self.day)
        text = re.sub(r"\{(\w+)\}th", r"{\1:th}th", text)
        text = _Filler(self.house).format(text, **slots)
        for plain, own in self.house.style:
            text = text.replace(plain, own)
        text = _ORDINAL.sub(_ordinal, re.sub(r"\s+", " ", text)).strip()
        return text[:1].upper() + text[1:]

    def _counted(self, value: Any) -> Any:
        """Return a toll as the agency counted it: a quarter of them differ a little."""
        if isinstance(value, Toll) and self.rng.random() < 0.25:
            return max(2, int(value) + self.rng.choice([-2, -1, 1, 2]))
        return int(value) if isinstance(value, Toll) else value


def _ordinal(found: re.Match[str]) -> str:
    number = int(found[1])
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"
