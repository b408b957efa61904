"""Wire copy made up for load and fault tests: takes, ninjs with versions, copies, kills, poison.

Made from a seed, so that two runs feed the same bytes in the same order.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

from wiredesk.raw.record import RawRecord

_START = datetime(2022, 3, 3, 6, 0, tzinfo=UTC)
_PLACES = ["HELSINKI", "LIMA", "ACCRA", "OSLO", "QUITO", "HANOI", "TUNIS", "RIGA", "DAKAR", "SOFIA"]
_VOCABULARY = (
    "minister harbour grain court strike vote storm bridge bank rail tariff ferry budget union mine "
    "inquiry reactor festival border treaty vaccine refinery airline pipeline council satellite dam school"
)
_WORDS = _VOCABULARY.split()


def copies(count: int, seed: int = 1) -> list[RawRecord]:
    """Return that many copies: about a tenth copies of earlier ones, a tenth newer or older versions."""
    rng = random.Random(seed)
    made: list[RawRecord] = []
    for number in range(count):
        received_at = _START + timedelta(seconds=7 * number)
        roll = rng.random()
        if roll < 0.10 and made:
            copy = rng.choice(made).copy_bytes
        elif roll < 0.13:
            copy = rng.randbytes(64) + b"\x00\xff"
        elif roll < 0.45:
            copy = _ninjs(rng, number, received_at)
        else:
            copy = _take(rng, received_at)
        made.append(RawRecord(copy_bytes=copy, provider=rng.choice(["afp", "dpa"]), received_at=received_at))
    return made


def _sentences(rng: random.Random, count: int) -> list[str]:
    return [
        f"The {rng.choice(_WORDS)} {rng.choice(_WORDS)} said on {rng.choice(['Monday', 'Friday'])} that "
        f"{rng.randrange(2, 900)} of the {rng.choice(_WORDS)} {rng.choice(_WORDS)} would not "
        f"{rng.choice(_WORDS)}."
        for _ in range(count)
    ]


def _take(rng: random.Random, at: datetime) -> bytes:
    headline = " ".join(rng.choice(_WORDS) for _ in range(5)).upper()
    first, *rest = _sentences(rng, rng.randrange(3, 8))
    lines = [
        headline,
        f"    {rng.choice(_PLACES)}, {at:%B} {at.day} - {first}",
        *(f"    {line}" for line in rest),
    ]
    return "\n".join([*lines, " ENDS", ""]).encode()


def _ninjs(rng: random.Random, number: int, at: datetime) -> bytes:
    """Return a version of one of the stories that are under way; some are killed, some corrected."""
    story = rng.randrange(max(1, number // 3 + 1))
    version = rng.randrange(1, 6)
    text = random.Random(f"{story}/{version}")
    item = {
        "uri": f"urn:example:{story}",
        "version": str(version),
        "type": "text",
        "pubstatus": "canceled" if rng.random() < 0.03 else "usable",
        "versioncreated": at.isoformat(),
        "language": "en",
        "headline": f"Story {story} of the {text.choice(_WORDS)}",
        "body_text": "\n\n".join(_sentences(text, 4)),
    }
    return json.dumps(item).encode()
