"""A story tagged, in the few words that a test needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from unit.deduped.stories import story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Dateline
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag


def told(
    body: str, *, headline: str = "Report", dateline: str | None = None, on: str = "2022-03-03", **fields: Any
) -> Tagged:
    """Return a story of these paragraphs (parted by blank lines) with its tags."""
    one = story(
        headline=headline,
        paragraphs=tuple(body.split("\n\n")) if body else (),
        dateline=Dateline(text=dateline) if dateline else None,
        published_at=date.fromisoformat(on),
        **fields,
    )
    (deduped,) = dedupe(one, Seen())
    return tag(deduped)


def codes(tagged: Tagged) -> set[str]:
    """Return the codes of all regions but cities."""
    return {region.code for region in tagged.regions if region.kind != "city"}


def actors(tagged: Tagged) -> dict[str, str | None]:
    """Return the actors' names with their roles."""
    return {actor.name: actor.role for actor in tagged.actors}
