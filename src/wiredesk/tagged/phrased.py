"""Phrased: a person named by office and country alone, judged by the story's date.

"the Turkish president", "Germany's chancellor", "der französische Präsident", "le président turc", "el
presidente mexicano", "the ECB president": who held that office that day by the tables. Left out
where two did, where the story names another in it, and where the words are of a former or any such holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wiredesk.tagged.addressed import MAX_LOOKED, PERSON
from wiredesk.tagged.deciding import Decided, Refused
from wiredesk.tagged.entries import Person
from wiredesk.tagged.holders import Holders, holders_of
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import NO_HOLDER, UPPER
from wiredesk.tagged.record import Field
from wiredesk.tagged.spotting import Spot

_PORTFOLIO = (
    r"(?:(?:(?:de la |de l['’]|de los |dell['’]|della |delle |degli |del |des |dos |das |de |da |do |d['’])?"
    r"(?:affaires étrangères|asuntos exteriores|relaciones exteriores|exteriores|esteri|"
    r"affari esteri|negócios estrangeiros|relações exteriores|finances?|finanzas|finanze|finanças|hacienda|"
    r"economía|economia|économie|fazenda|défense|defensa|defesa|difesa|intérieur|interior|interno)))"
)
_ROMANCE = (
    rf"(?:président|présidente|presidente|presidenta|premier ministre|première ministre|primer ministro|"
    rf"primera ministra|primeiro-ministro|primeira-ministra|primo ministro|chancelier|chancelière|canciller|"
    rf"cancelliere|chanceler|roi|reine|rey|reina|re|regina|rei|rainha|ministr(?:e|o|a) {_PORTFOLIO})"
)
_AHEAD = re.compile(
    r"(?:['’]s)?[ \n-](?:der |die )?(?P<said>president|prime minister|premier|chancellor|king|queen|emir|"
    r"(?:foreign|finance|defen[cs]e|interior|oil|economy|energy) minister|(?:foreign|home|defence|defense|"
    r"treasury) secretary|secretary of state|supreme leader|(?:staats|minister|bundes)?präsident(?:in|en)?|"
    r"premierminister(?:in|s)?|(?:bundes)?kanzler(?:in|s)?|könig(?:in|s)?|(?:außen|finanz|verteidigungs|innen)minister(?:in|s)?)"
    r"(?![\w-])(?!['’]s (?:office|palace|residence|house)\b)",
    re.IGNORECASE,
)
"""An office behind a country's name or adjective, in English and German."""

_AHEAD_OF_BODY = re.compile(
    r"(?:['’]s)? (?P<said>president|governor|chairman|chairwoman|chair|chief|boss|secretary[- ]general|"
    r"managing director|director[- ]general)(?![\w-])",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?<![\w-])(?P<said>{_ROMANCE}) $", re.IGNORECASE)
"""The same before an adjective, in the Romance languages: "le président turc"."""

_OF = re.compile(
    rf"(?<![\w-])(?P<said>president|prime minister|premier|chancellor|king|queen|emir|"
    rf"(?:foreign|finance|defen[cs]e|interior) minister|(?:staats|minister)?präsident(?:in|en)?|"
    rf"(?:bundes)?kanzler(?:in|s)?|{_ROMANCE})"
    r" (?:of(?: the)?|der|des|von|du|de(?: la| los)?|da|do|dos|della|del|d['’]|de l['’]) ?$",
    re.IGNORECASE,
)
"""The same with "of" before the country's name, in six languages."""

_JOINTS = tuple(
    [f" {word} " for word in "of der des von du de la los da do dos della del".split()]
    + [" of the ", " d'", " d’", " l'", " l’"]
    + [f" {word} " for word in "OF DU DE LA LOS DA DO".split()]
)
"""What the words before a country's name end with, where an office may stand before them."""

_NAME_BEHIND = re.compile(rf"(?:, ?| |\n(?!\n))?[\"“«]?[{UPPER}][\w'’]+")
_NOT_BEHIND = re.compile(
    r"\s*(?:-|<|\b(?:elect|designate|candidate|candidates|hopeful|nominee|contender|election|elections|of|for|at|"
    r"élu|électe|electo|electa|eleito|eleita|eletto|eletta|désigné|sortant|designado|déchu|depuesto|deposto)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where an office is named by its words, which, and who held it on the story's day."""

    spot: Spot
    office: str
    held: list[Person]


def phrased(
    acting: list[Decided], fields: dict[Field, str], known: Lexicon, on: date
) -> tuple[list[Decided], list[Refused]]:
    """Return the holders whom a story names by office alone, and the phrases that name nobody for certain.

    acting: what the tables and the text's own names meant; on: the story's date.
    """
    found: list[Decided] = []
    refused: list[Refused] = []
    others: dict[str, set[str]] | None = None
    for phrase in _phrases(acting, fields, holders_of(known), on):
        if others is None:
            others = _named_holders(acting, on)
        holder = phrase.held[0] if len(phrase.held) == 1 else None
        if holder is None:
            who = "two or more" if phrase.held else "nobody in the tables"
            why = f"{who} in that office on the story's day"
            refused.append(Refused(phrase.spot, why))
        elif others.get(phrase.office.lower(), {holder.id}) != {holder.id}:
            refused.append(Refused(phrase.spot, "the story names another holder of that office"))
        else:
            found.append(Decided(phrase.spot, "the holder of that office on the story's day", person=holder))
    return found, refused


def _named_holders(acting: list[Decided], on: date) -> dict[str, set[str]]:
    """Return the ids of those whom the story names, by the offices that they hold."""
    named: dict[str, set[str]] = {}
    for one in acting:
        if one.person is not None:
            for term in one.person.terms:
                if term.is_held(on):
                    named.setdefault(term.office.lower(), set()).add(one.person.id)
    return named


def _phrases(
    acting: list[Decided], fields: dict[Field, str], holders: Holders, on: date
) -> Iterator[_Phrase]:
    for one in acting:
        field = one.spot.field
        if field == "dateline" or one.person is not None or one.spot.end > MAX_LOOKED:
            continue
        text = fields[field]
        if one.place is not None and one.place.kind == "country":
            span = _span(one.spot, text)
            if span is None or not _is_of_holder(text, *span[:2]):
                continue
            country = one.place
            told = holders.of_words(span[2], country, on)
        elif one.body is not None:
            ahead = _AHEAD_OF_BODY.match(text, one.spot.end)
            if ahead is None or not _is_of_holder(text, one.spot.start, ahead.end()):
                continue
            span = (one.spot.start, ahead.end(), ahead["said"])
            told = holders.at_body(ahead["said"], one.body, on)
        else:
            continue
        if told is not None:
            start, end, _ = span
            yield _Phrase(Spot(field, start, end, text[start:end], PERSON, one.spot.shouted), *told)


def _span(spot: Spot, text: str) -> tuple[int, int, str] | None:
    """Return where a phrase round a country's name begins and ends, and its words for the office."""
    ahead = _AHEAD.match(text, spot.end)
    if ahead is not None:
        return spot.start, ahead.end(), _nominative(ahead["said"])
    low = max(0, spot.start - 50)
    behind = _BEHIND.search(text, low, spot.start) if spot.text[0].islower() or spot.shouted else None
    if behind is None and text[low : spot.start].endswith(_JOINTS):
        behind = _OF.search(text, low, spot.start)
    return (behind.start(), spot.end, _nominative(behind["said"])) if behind is not None else None


def _nominative(said: str) -> str:
    """Return an office without German case endings."""
    said = re.sub(r"\s+", " ", said)
    return re.sub(r"(?<=räsident)en$|(?<=inister)s$|(?<=anzler)s$|(?<=önig)s$", "", said, flags=re.IGNORECASE)


def _is_of_holder(text: str, start: int, end: int) -> bool:
    """Tell whether words round a phrase leave it the present holder's, and no name follows."""
    shouted = text.isupper()
    if (not shouted and _NAME_BEHIND.match(text, end)) or _NOT_BEHIND.match(text, end):
        return False
    if text[start - 1 : start] in {"-", "/"}:
        return False
    before = re.split(r"[.,;:\n()\"“”«»–—]", text[max(0, start - 30) : start])[-1].lower().split()
    return not any(word in NO_HOLDER or word.startswith("ex-") for word in before[-2:])
