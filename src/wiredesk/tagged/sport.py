"""Whether a story is of sport, where a capital's name is a club or a team and no government."""

from __future__ import annotations

import re

from wiredesk.tagged.record import Field

MAX_LOOKED = 5_000
"""Characters of a field that are looked through."""

_WORDS = re.compile(
    r"\b(?:coach|season|league|scored|goals|striker|midfielder|winger|quarterback|touchdowns?|playoffs?|innings|"
    r"semi-?final|quarter-?final|[Cc]hampionship|Cup|Trainer|Spieltag|Tore|Bundesliga|Tabelle|entraîneur|"
    r"Ligue 1|buteur|gol|goles|gols|entrenador|técnico|treinador|jogadores|jugadores|allenatore|doppietta|"
    r"campionato|Serie A|Premier League|Champions League)\b"
)


def is_of_sport(fields: dict[Field, str]) -> bool:
    """Tell whether a story is of sport: it has two words that only such stories have together."""
    found = {match[0] for text in fields.values() for match in _WORDS.finditer(text, 0, MAX_LOOKED)}
    return len(found) > 1
