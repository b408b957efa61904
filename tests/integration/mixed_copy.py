"""A mix of copy with all that a chain can go through, made from a seed: the same bytes in the same order."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from unit.deduped.stories import words_of
from unit.deduped.test_machine import HEADLINES, NAMES, TEXTS
from wiredesk.raw.record import RawRecord

_START = datetime(2022, 3, 3, 6, 0, tzinfo=UTC)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}|\b\d{2,}\b")
"""Names within a sentence, and numbers: what tells one story from another of the same plot."""

Item = dict[str, Any]


class Mix:
    """Items one after the other; each may come back to what came before."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.sent: list[tuple[Item, str]] = []
        self.stories = 0

    def text(self, number: int, telling: int) -> Item:
        """Return headline and body: one of its plot's tellings, with names and numbers of its own."""
        plot = NAMES[number % len(NAMES)]
        headline, paragraphs = TEXTS[plot][telling % len(TEXTS[plot])]

        def own(found: re.Match[str]) -> str:
            seed = f"{number} {found[0]}"
            if found[0].isdigit():
                return str(random.Random(seed).randrange(100, 999))
            return words_of(seed, 1).capitalize()

        body = "\n\n".join(paragraphs) or f"{HEADLINES[plot][0]}."
        return {"headline": _NAME.sub(own, headline), "body_text": _NAME.sub(own, body)}

    def take(self) -> tuple[Item, str]:
        """Return the next item and its provider."""
        ways: list[tuple[int, Callable[[], tuple[Item, str]]]] = [
            (24, self.first),
            (16, self.version),
            (10, self.told_again),
            (10, self.copied),
            (6, self.corrected),
            (8, self.withdrawn),
            (8, self.noticed),
            (5, self.held_or_embargoed),
            (5, self.released),
            (8, self.proven_one),
        ]
        way = self.first
        if self.stories > 2:
            (way,) = self.rng.choices([way for _, way in ways], [often for often, _ in ways])
        item, provider = way()
        self.sent.append((item, provider))
        return item, provider

    def first(self) -> tuple[Item, str]:
        self.stories += 1
        number = self.stories
        slug = f"PLOT{number}" if self.rng.random() < 0.6 else None
        item = {"uri": f"urn:{number}", "version": self.rng.choice([None, "1"]), "slugline": slug}
        return self.text(number, 0) | item | {"number": number}, self.rng.choice(["afp", "afp", "dpa"])

    def before(self) -> tuple[Item, str]:
        return self.rng.choice(self.sent[-25:])

    def version(self) -> tuple[Item, str]:
        item, provider = self.before()
        version = self.rng.choice([None, "1", "2", "3", "10"])
        return item | self.text(item["number"], self.rng.randrange(6)) | {"version": version}, provider

    def told_again(self) -> tuple[Item, str]:
        item, provider = self.before()
        again = item | self.text(item["number"], self.rng.randrange(6)) | self.new_uri()
        return again, self.rng.choice([provider, "ap"])

    def copied(self) -> tuple[Item, str]:
        item, provider = self.before()
        return self.rng.choice([(item, provider), (item | self.new_uri(), self.rng.choice(["ap", provider]))])

    def corrected(self) -> tuple[Item, str]:
        item, provider = self.before()
        uri = self.rng.choice([{}, self.new_uri()])
        return item | self.text(item["number"], 3) | {"genres": [{"name": "Correction"}]} | uri, provider

    def withdrawn(self) -> tuple[Item, str]:
        """A kill of a uri: one that came, or (before its story) the next one's."""
        item, provider = self.before()
        uri = self.rng.choice([item.get("uri"), item.get("uri"), f"urn:{self.stories + 1}"])
        kill = {"uri": uri, "pubstatus": "canceled", "body_text": "Please kill.", "number": item["number"]}
        return kill, self.rng.choice([provider, provider, "ap"])

    def noticed(self) -> tuple[Item, str]:
        """A kill, a hold or a note that names a story, this or the next, by slug or headline."""
        item, provider = self.before()
        number = self.rng.choice([item["number"], item["number"], self.stories + 1])
        status, signal = self.rng.choice([("canceled", None), ("withheld", None), (None, "Correction")])
        words = f"On our story “{self.text(number, 0)['headline']}”" if self.rng.random() < 0.5 else "On it"
        notice: Item = {
            "body_text": f"{words}, please read 15, not 14.",
            "pubstatus": status,
            "number": number,
        }
        if words == "On it":
            notice["slugline"] = f"PLOT{number}"
        return notice | ({"genres": [{"name": signal}]} if signal else {}), provider

    def held_or_embargoed(self) -> tuple[Item, str]:
        item, provider = self.rng.choice([self.first, self.version])()
        return item | self.rng.choice(
            [{"pubstatus": "withheld"}, {"embargoed": "2099-01-01T00:00:00Z"}]
        ), provider

    def released(self) -> tuple[Item, str]:
        held = [one for one in self.sent if one[0].get("pubstatus") == "withheld"]
        item, provider = self.rng.choice(held or self.sent)
        return item | {"pubstatus": None}, provider

    def proven_one(self) -> tuple[Item, str]:
        """A version that has the text of another story: the two chains join."""
        (item, provider), (other, _) = self.before(), self.before()
        return item | self.text(other["number"], 0) | {"version": "11"}, provider

    def new_uri(self) -> Item:
        return {"uri": f"urn:again:{len(self.sent)}", "version": None}


def mixed_copies(count: int, seed: int = 1) -> list[RawRecord]:
    """Return that many copies, each in ninjs with its provider; some come late."""
    mix, made = Mix(seed), []
    for place in range(count):
        item, provider = mix.take()
        late = timedelta(minutes=mix.rng.choice([0] * 9 + [20, 90, 200]))
        fields = {name: value for name, value in item.items() if value is not None and name != "number"}
        copy = orjson.dumps({"type": "text", "language": "en", **fields})
        at = _START + timedelta(minutes=place) - late
        made.append(RawRecord(copy_bytes=copy, provider=provider, received_at=at))
    return made
