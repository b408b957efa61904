"""Stories for the tests of this room, made with few words."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from wiredesk.normalised.story import Provenance, Provider, Story

MORNING = datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
ALPHABET = "abcdefghijklmnoprstuvz"
LONG = " ".join(f"word{n}" for n in range(40))


def story(offset: int = 0, *, provider: str = "afp", minutes: float | None = None, **fields: Any) -> Story:
    """Return a story received as many minutes after nine as its offset says, unless told otherwise."""
    at = MORNING + timedelta(minutes=offset if minutes is None else minutes)
    given: dict[str, Any] = {
        "uri": f"urn:{offset}",
        "provider": Provider(id=provider, name=provider.upper()),
        "format": "ninjs",
        "headline": "Minister opens bridge",
        "received_at": at,
        "appended_at": at,
        "paragraphs": (f"{LONG} {offset}",),
        "provenance": Provenance(
            sha256="0" * 64, partition=0, offset=offset, item=0, parser="test/1", wiredesk="0"
        ),
    }
    return Story(**(given | fields))


def words_of(seed: object, count: int = 40) -> str:
    """Return made-up words that no other seed's text shares."""
    rng = random.Random(str(seed))
    return " ".join("".join(rng.choices(ALPHABET, k=8)) for _ in range(count))
