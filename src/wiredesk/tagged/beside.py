"""What stands behind a place's name and says where it lies: "Cambridge, Mass.", "Laon (Aisne)"."""

from __future__ import annotations

import re

from wiredesk.tagged.entries import Place
from wiredesk.tagged.lexicon import Lexicon, letters

_REGION = re.compile(r",\s*([A-ZÀ-Þ][\w.]*(?:\s[A-ZÀ-Þ][\w.]*)?)|\s\(([A-ZÀ-Þ][\w. -]{1,30})\)")


def region_behind(text: str, end: int, known: Lexicon) -> Place | None:
    """Return the state or country that stands behind a name's comma, or in brackets behind it."""
    found = _REGION.match(text, end)
    if found is None:
        return None
    words = found[1] or found[2]
    for name in (words, words.split()[0]):
        if len(name) > 2 or name.isupper():
            state = known.behind_comma.get(letters(name))
            if state is not None:
                return state.places[0]
        entry = known.entry_of(name.lower())
        for place in entry.places if entry is not None else ():
            if place.kind in {"subdivision", "country"} and not place.is_told_by_country:
                return place
    return None
