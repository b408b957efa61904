"""A state's forces, parliament, courts and bank as other languages name them, and parliaments at home.

"L'armée tchadienne", "el Parlamento de Grecia", "die russische Zentralbank"; "the Senate" in a story that is
about the country which it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from wiredesk.tagged.entries import Place
from wiredesk.tagged.forms import MAX_FOUND, Found, body_of
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import Around
from wiredesk.tagged.roles import portfolio_of, with_article
from wiredesk.tagged.states import state_at

_SORTS = {
    "forces": ("Armed Forces of", "MIL"),
    "parliament": ("Parliament of", "LEG"),
    "senate": ("Senate of", "LEG"),
    "assembly": ("National Assembly of", "LEG"),
    "commons": ("House of Commons of", "LEG"),
    "council": ("Legislative Council of", "LEG"),
    "court": ("Supreme Court of", "JUD"),
    "constitution": ("Constitutional Court of", "JUD"),
    "bank": ("Central bank of", "GOV"),
}
"""The English name that a sort of body has before its country's, and its sector."""

_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<forces>(?:forces )?armées?|[Ee]jército|[Ee]xército|[Ee]sercito|"
    r"(?:[Ff]uerzas|[Ff]orças) [Aa]rmadas|[Ff]orze [Aa]rmate)|"
    r"(?P<parliament>[Pp]arlement|[Pp]arlamento)|(?P<senate>[Ss]énat|[Ss]enado|[Ss]enato)|"
    r"(?P<court>[Cc]our suprême|[Cc]orte [Ss]uprema|[Tt]ribunal [Ss]upremo)|"
    r"(?P<constitution>[Cc]our constitutionnelle|[Tt]ribunal [Cc]onstitucional|[Cc]orte [Cc]ostituzionale)|"
    r"(?P<bank>[Bb]anque centrale|[Bb]anco [Cc]entral|[Bb]anca centrale))"
    r"(?: (?:de la|de l['’]|du|des|de|del|della|dell['’]|di|da|do|d['’]))? ?$"
)
_BEHIND = re.compile(
    r" (?:(?P<forces>Armee|Streitkräften?|Militär|Heer)|(?P<parliament>Parlaments?)|"
    r"(?P<bank>Zentralbank|Notenbank)|(?P<constitution>Verfassungsgericht)|"
    r"(?P<ministry>[A-ZÄÖÜ][a-zäöüß]+)ministeriums?)(?!\w)"
)
_AT_HOME = re.compile(
    r"(?<![\w'’.-])(?:(?P<parliament>Parlamento|Parlement|Parliament)|(?P<senate>Senate|Senado|Sénat|Senato)|"
    r"(?P<assembly>National Assembly)|(?P<commons>House of Commons)|(?P<council>Legislative Council))"
    r"(?![\w'’-]| (?:of|de|du|di|do|da|europe\w+|Europe\w+) | [A-ZÀ-Þ])"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?<!The)(?<!El)(?<!La)(?<!Le)(?<!Il)(?<!O) $")
_SIGNS = (
    "arliament",
    "arlement",
    "arlamento",
    "Sena",
    "Sénat",
    "National Assembly",
    "Commons",
    "Legislative C",
)


def national(around: Around, known: Lexicon, on: date) -> Iterator[Found]:
    """Read bodies of states beside a country's name or adjective, in copy that is not English."""
    text = around.text
    if " the " in text:
        return
    for one in around.spots[:MAX_FOUND]:
        place = one.place
        if place is None or not place.country or place.kind != "country":
            continue
        start, end = one.spot.start, one.spot.end
        behind = _BEHIND.match(text, end) if around.is_german else None
        before = None if behind else _BEFORE.search(text, max(0, start - 40), start)
        match = behind or before
        country = known.places.get(state_at(place.country, on))
        name = _name(match, country) if match is not None and country is not None else None
        if match is None or country is None or name is None:
            continue
        begin, stop = (start, match.end()) if behind else (match.start(), end)
        yield body_of(*name, country.code), begin, stop, "a country and a body of its state"


def at_home(around: Around, known: Lexicon, on: date, filed: Place | None) -> Iterator[Found]:
    """Read a parliament without a country in a story that is about the country which it comes from.

    Not in the United States, whose Congress deciding.py knows by Washington's dateline, nor where the Union's
    parliament may be meant.
    """
    text = around.text
    if (
        filed is None
        or not filed.country
        or filed.country == "US"
        or not any(sign in text for sign in _SIGNS)
    ):
        return
    country = known.places.get(state_at(filed.country, on))
    if country is None or not _is_about(around, filed.country):
        return
    for match in _AT_HOME.finditer(text):
        name = _name(match, country)
        if (
            name is not None
            and _CAPITAL_BEFORE.search(text, max(0, match.start() - 24), match.start()) is None
        ):
            yield (
                body_of(*name, country.code),
                *match.span(),
                "a parliament, in a story about its country alone",
            )


def _name(match: re.Match[str], country: Place) -> tuple[str, str] | None:
    """Return the English name of the body that was matched, and its sector."""
    of = with_article(country.name)
    sort = match.lastgroup or ""
    if sort == "ministry":
        portfolio = portfolio_of(match["ministry"] + "ministerium")
        return (f"Ministry {portfolio} of {of}", "GOV") if portfolio is not None else None
    beginning, sector = _SORTS[sort]
    return f"{beginning} {of}", sector


def _is_about(around: Around, country: str) -> bool:
    """Tell whether no other country is named as often as this one, and the Union not at all."""
    counts = Counter(one.place.country or one.place.code for one in around.spots if one.place is not None)
    others = [count for code, count in counts.items() if code != country]
    return "x:eu" not in counts and counts[country] + 1 > max(others, default=0)
