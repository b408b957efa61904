"""Forms of names: what each of bodies.py's readers gives, and what they share."""

from __future__ import annotations

from wiredesk.tagged.entries import Body
from wiredesk.tagged.names import Around, slug

MAX_FOUND = 200
"""Names that one form may find in a field; a text with more is a list."""

CAPITAL = "A-ZÀ-ÖØ-ÞČĎŁŃŘŚŠŤŽŹŻİŞĞ"
CAP = rf"[{CAPITAL}][\w'’&-]*"
SMALL = "(?:of|for|and|the|de|del|de la|de los|de las|des|du|d|di|della|dei|da|do|dos|das|für|der|e|y|et)"

Found = tuple[Body, int, int, str]
"""A body, where its name begins and ends in the field, and because of what."""


def body_of(name: str, sector: str, country: str | None, kind: str = "organisation") -> Body:
    """Return a body that no table has, under an id of our own: the words of its name."""
    return Body(f"x:{slug(name)}", name, kind, sector, country)  # type: ignore[arg-type]  # one of its kinds


def country_in(around: Around, start: int, end: int) -> str | None:
    """Return the country that a name names, or lies in."""
    return next(
        (one.place.country for one in around.over(start, end) if one.place is not None and one.place.country),
        None,
    )


def past_starters(around: Around, start: int, end: int) -> int:
    """Return where a name begins behind a sentence's first words and titles of days."""
    text = around.text
    starters = _NO_START if " the " in text else _NO_START | _ARTICLES
    while start < end:
        word = text[start:end].split(" ", 1)[0]
        if word.lower() not in starters or any(
            one.place is not None for one in around.over(start, start + len(word))
        ):
            return start
        start += len(word) + 1
    return min(start, end)


_ARTICLES = frozenset("le la les el los il lo der die das o os as un une em en".split())
_NO_START = frozenset(
    "the a an in on at of for by from to and but its his her their our while when as if".split()
) | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
