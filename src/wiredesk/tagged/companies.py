"""Companies that a text names without their legal form, by what stands beside the name.

"Shares in Telia", "Daehwa shares rose", "Gulf Keystone, listed in London", "a petrolífera francesa Total",
"Lufthansa e Delta", "China's MMG, which runs the mine". The words are in data/companies.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.tagged.body_words import COMPANIES
from wiredesk.tagged.entries import Body
from wiredesk.tagged.forms import MAX_FOUND, Found, body_of
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import STARTERS, UPPER, Around, given_names
from wiredesk.tagged.tables import toml_of

_LISTS = {name: frozenset(listed.split()) for name, listed in toml_of("companies.toml").items()}

TRIGGERS = frozenset({"shares", "stake", "listed", "which", *_LISTS["trades"], *_LISTS["moves"]})
"""Words beside which a company's name may stand."""

_WORD = rf"[{UPPER}](?:[\w'’-]*\w)?(?<!['’]s)"
_NAME = rf"(?P<name>{_WORD}(?: (?:& )?{_WORD}){{0,2}})"
_BEHIND_OF = re.compile(rf" (?:in|of) {_NAME}")
_BEHIND_TRADE = re.compile(rf"(?: [a-zà-ÿ]+)? {_NAME}")
_BEFORE = re.compile(rf"(?<![\w'’.-]){_NAME}(?P<s>['’]s)?(?P<gap>,? )$")
_RUNS = re.compile(r" (?:runs|owns|operates|makes|produces|sells|controls|builds|employs|supplies)\b")
_LISTED = re.compile(r" (?:in|on) (?:the )?[A-Z]")
_SHARES_DO = re.compile(
    r" (?:rose|fell|were|was|closed|ended|jumped|slid|slipped|lost|gained|dropped|climbed|traded|plunged|"
    r"surged|have|had|tumbled|sank|added|opened|soared)\b"
)
_BY_PERCENT = re.compile(
    r" (?:by |another |nearly |about |almost )?\d[\d.,]*\s?(?:%|percent|per cent|pct)(?!\w)"
)
_AND = re.compile(
    rf" (?:and|e|y|et|und) {_NAME}(?= (?:said|will|are|were|have|agreed|plan|each|both|sono|sont|ont|haben|"
    rf"sind|wollen|son|han|são|estão)\b|[.;)]|, )"
)
_SAYS = re.compile(r" (?:said|says|told|announced|offered|will|plans)\b|, which ")
_COUNTRYS = re.compile(rf"['’]s (?P<name>[{UPPER}]{{3,5}})(?={_SAYS.pattern})")
_OF_COUNTRY = re.compile(rf"(?<![\w'’.-])(?P<name>[{UPPER}]{{2,5}}) of (?:the )?$")
_DEMONYMS = re.compile(rf" (?P<name>[{UPPER}]{{2,5}})(?![\w'’-]| [{UPPER}])")
_GOES_ON = re.compile(
    rf"(?:['’]s)? (?:{'|'.join(sorted(COMPANIES))})(?!\w)|['’]s [A-Z]| (?:und|y|e|et) [A-Z]"
)
"""What makes a name the beginning of a longer one: "Heck's Inc", "Fichtel und Sachs"."""

_MONEY_SUPPLY = re.compile(r"M-?\d\w?")
_BUSINESS = re.compile(
    r"\b(?:shares|stock|stake|profit|output|plant|mine|oil|gas|barrels|tonnes|sales|revenue|contract|"
    r"trucks|Aktien?|Umsatz|Gewinn|Werk|Öl|actions|chiffre d'affaires|usine|pétrole|acciones|ventas|"
    r"petróleo|planta|azioni|ricavi|stabilimento|ações|petrolífera|vendas|fábrica)\b"
)
"""Words that make initials beside a country a company's: "China's MMG, which runs the mine"."""
_FORMS = ("", " group", " sa", " plc", " inc", " corp", " ag", " air lines", " energy", " nv", " ltd", " spa")
"""What the table has behind a short name."""

_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:][\"'”’]?\s|\n|[\"“„«])$")


def companies(around: Around, traded: list[tuple[int, int, str]], known: Lexicon) -> Iterator[Found]:
    """Read the companies of a field. traded: where TRIGGERS stand in it (start, end, word)."""
    for start, end, word in traded:
        yield from _by_trade(around, start, end, word, known)
    yield from _beside_others(around, known)


def _by_trade(around: Around, start: int, end: int, word: str, known: Lexicon) -> Iterator[Found]:
    """Read a company's name beside one of TRIGGERS, which stands at start to end."""
    text = around.text
    if word in {"shares", "stake"} and (match := _BEHIND_OF.match(text, end)) is not None:
        yield from _told(around, match.span("name"), known, "shares of it")
    elif word in _LISTS["trades"] and (match := _BEHIND_TRADE.match(text, end)) is not None:
        yield from _told(around, match.span("name"), known, f"a name behind {word!r}")
    elif (match := _before(around, start, end, word)) is not None:
        name = match["name"]
        sure = " " in name or name.isupper() or _begins_no_sentence(text, match.start())
        if sure:
            yield from _told(around, match.span("name"), known, f"a name before {word!r}")


def _begins_no_sentence(text: str, at: int) -> bool:
    return _SENTENCE_BEGINS.search(text, max(0, at - 4), at) is None


def _before(around: Around, start: int, end: int, word: str) -> re.Match[str] | None:
    """Return the name that stands before a trigger, where what is behind it fits."""
    text = around.text
    match = _BEFORE.search(text, max(0, start - 60), start)
    if match is None:
        return None
    comma = match["gap"] == ", "
    if word == "shares":
        fits = not comma and _SHARES_DO.match(text, end) is not None
    elif word == "which":
        fits = comma and match["s"] is None and _RUNS.match(text, end) is not None
    elif word == "listed":
        fits = comma and match["s"] is None and _LISTED.match(text, end) is not None
    else:
        several = " " in match["name"] or match["name"].isupper()
        fits = not comma and match["s"] is None and several and _BY_PERCENT.match(text, end) is not None
    return match if fits else None


def _beside_others(around: Around, known: Lexicon) -> Iterator[Found]:
    """Read names that stand beside a company's ("Lufthansa e Delta") or a country's ("China's MMG said")."""
    for one in around.spots[:MAX_FOUND]:
        if one.body is not None and one.body.kind == "company":
            match = _AND.match(around.text, one.spot.end)
            if match is not None and " " not in match["name"]:
                yield from _told(around, match.span("name"), known, "beside another company")
        elif one.place is not None and one.place.kind == "country":
            match = _beside_country(around.text, one.spot.start, one.spot.end)
            if match is not None:
                because = "initials beside a country"
                yield from _told(around, match.span("name"), known, because, one.place.country)


def _beside_country(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return initials beside a country's name: "China's MMG said", "DNO of Norway said", "a britânica BG"."""
    if text[start].islower():
        return _DEMONYMS.match(text, end)
    if text[end : end + 1] in {"'", "’"}:
        return _COUNTRYS.match(text, end)
    return _OF_COUNTRY.search(text, max(0, start - 14), start) if _SAYS.match(text, end) is not None else None


def _told(
    around: Around, span: tuple[int, int], known: Lexicon, because: str, country: str | None = None
) -> Iterator[Found]:
    """Yield a company's name where it stands, and wherever it stands again."""
    name = around.text[slice(*span)]
    if not _may_be_company(name) or _is_known(around, *span) or _GOES_ON.match(around.text, span[1]):
        return
    sure = country is None or _BUSINESS.search(around.text, max(0, span[0] - 200), span[1] + 200) is not None
    body = _listed(name, known, country) or (
        body_of(name, "BUS", country, "company") if sure else body_of(name, "CVL", country)
    )
    at, found = span[0], 0
    while at >= 0 and found < MAX_FOUND:
        stop = at + len(name)
        if not (around.text[at - 1 : at].isalnum() or around.text[stop : stop + 1].isalnum()):
            yield body, at, stop, because
            found += 1
        at = around.text.find(name, stop)


def _may_be_company(name: str) -> bool:
    """Tell whether capitalised words may be a company's name: no sentence's first word, person or index."""
    words = name.split(" ")
    return not (
        words[0].lower() in STARTERS
        or words[0] in given_names()
        or all(word.lower() in _LISTS["no_names"] for word in words)
        or words[-1].lower() in _LISTS["no_last"]
        or words[-1] in COMPANIES
        or _MONEY_SUPPLY.fullmatch(words[-1]) is not None
    )


def _is_known(around: Around, start: int, end: int) -> bool:
    """Tell whether a name is somebody's or something's already, or all of it a place's."""
    return any(
        one.body is not None
        or one.person is not None
        or (one.place is not None and one.spot.start <= start and end <= one.spot.end)
        for one in around.over(start, end)
    )


def _listed(name: str, known: Lexicon, country: str | None) -> Body | None:
    """Return the company of the table whose short name it is; initials mean it in its own country only."""
    for form in _FORMS:
        entry = known.entry_of(name.lower() + form)
        body = entry.body if entry is not None else None
        if body is not None and body.kind == "company" and (len(name) > 3 or body.country == country):
            return body
    return None
