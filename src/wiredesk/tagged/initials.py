"""Initials of several bodies, of which a story's country or sport tells one: RSF in Sudan, SEC in a match.

data/initials.tsv has them: where is a country's code, or "sport"; "-" is a body that no table has.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cache

from wiredesk.tagged.entries import Body
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.tables import rows_of


@cache
def _rows() -> dict[str, tuple[str, str]]:
    return {row["initials"].lower(): (row["where"], row["means"]) for row in rows_of("initials.tsv")}


def meant(
    name: str, body: Body, known: Lexicon, countries: Container[str], is_of_sport: Callable[[], bool]
) -> Body | None:
    """Return the body that initials mean in a story, else the one given; None for a body that no table has.

    name: in small letters. countries: the codes of those that the story names.
    """
    where, means = _rows().get(name, ("", ""))
    if not where or not (is_of_sport() if where == "sport" else where in countries):
        return body
    entry = known.entry_of(means.lower())
    return entry.body if entry is not None else None
