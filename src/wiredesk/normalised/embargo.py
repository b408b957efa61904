"""Embargoes in words: "EMBARGOED UNTIL 0001 GMT, March 4", "Sperrfrist: 4. März, 10.00 Uhr".

A line that speaks of an embargo and gives no time that can be read holds its story back: to show it too early
cannot be mended. A line that only might be an order (a headline may begin alike) must give its time of day.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from wiredesk.normalised.dates import MONTH, WEEKDAY
from wiredesk.normalised.embargo_time import is_little_else, time_of

LONGEST = 200
"""Characters of a line that orders: a longer one is text."""

_ADDRESS = (
    r"^[\s(\[*+=#<>!–—-]*(?:(?:note to editors|attention editors|editors?'? note|editors|eds|note|nota|"
    r"notice|huom|obs|nb|(?:achtung[\s:,!]+)?(?:an die )?redaktionen|achtung|hinweis|attention|"
    r"atención|attenzione|atenção|avis|check against delivery)\b[\s:,!.–—-]*)?"
)
"""What an order begins with: marks, and whom it addresses."""

_AHEAD = (
    rf"[\s(]*(?:\d|(?:{WEEKDAY}|mon|tues?|wed|thurs?|fri|sat|sun)\b|(?:{MONTH})\s+\d|until\b|till\b|to\b|not\b|"
    r"strict|bis\b|hasta\b|jusqu|fino\b|até\b|tot\b|midnight\b|noon\b|mitternacht\b|minuit\b|tomorrow\b|"
    r"klo?\b|ore\b|las\b)"
)
"""How the rest of an order begins."""

_ORDERS = (
    rf"embargoed\s*(?:until\b|till?\b|to\b|time\b|for\s(?=\d)|[:–—-](?={_AHEAD}|\s*$)|$)",
    rf"embargoed\s+for\s+(?:release|publication|use|delivery|newspapers)\b(?={_AHEAD}|\s+(?:at|on|by)\b)",
    rf"embargo\s*(?:[:–—-](?={_AHEAD}|\s*$)|$)",
    r"(?-i:EMBARGO)\s+(?:until|till)\b",
    r"embargo\s+(?:until|till)\s+(?=(?:delivery|delivered|further)\b)",
    r"embargo\s+(?=\d{1,2}[.:h]\d\d|\d{1,2}\.?\s[^\W\d_]{3,9}\s\d{1,2}[.:h]\d\d|\d{4}\s(?:gmt|utc|ce?s?t|uhr))",
    (
        r"(?:hold )?not (?:for|to be) (?:publication|release|use|broadcast|published|released|used)"
        r"[\w\s,/]{0,40}\b(?:before|until|prior to)\b"
    ),
    r"hold for release\b(?!\s+of\b)",
    (
        r"(?:bitte\s[\w\s]{3,30}\s)?sperre?frist\s*"
        rf"(?:[:!–—+]|-\s|\b(?:bis|beachten|til|ende)\b|$|(?={_AHEAD}|\s*(?:heute|morgen)\b))"
    ),
    r"embargo\s+(?:(?:strict|rigoureux)\s+)?jusqu",
    r"ne pas (?:diffuser|publier|utiliser) avant\b",
    r"embarg(?:ad[oa]s?|o)\s+(?:hasta|at[ée])\b",
    r"no (?:publicar|difundir|usar|utilizar) (?:antes d|hasta\b)",
    r"embargo\s+(?:fino|sino)\b",
    r"non (?:diffondere|pubblicare|utilizzare) prima d",
    r"não (?:publicar|divulgar|difundir|usar) antes d",
    r"embargo\s+tot\b",
    r"niet (?:publiceren|gebruiken|uitzenden) voor\b",
    r"embarg(?:o|ert|eret|erad)\s+(?:till?|fr[ae]m till?)\s+(?=den\s|kl\b)",
    r"klausul(?:eret|ert|erad)?\s*(?:[:–—-]|till?\b)",
    (
        r"(?:får|må) (?:ikke|inte|ej) (?:publice?ras|publiseres|publiceres|offentliggöras|offentliggøres)"
        r" (?:före|før|innan)\b"
    ),
    r"publiceras tidigast\b",
    r"ei (?:saa julkaista|julkisuuteen|julkaista)[\w\s]{0,20}ennen\b",
    r"julkaisuvapaa\b|julkaistavissa\b",
)
"""What no story begins with."""

_UNDER = (
    r"(?:(?:strictly|strict|under|text|texte|dépêche|article|information|información|noticia|notizia|notícia|testo|"
    r"sous|bajo|sotto|sob|onder)\s+){0,3}"
)
_ORDER = re.compile(f"{_ADDRESS}{_UNDER}(?:{'|'.join(_ORDERS)})", re.IGNORECASE)

_MAYBES = (
    r"embargo(?:ed)?\b",
    r"sperre?frist\b",
    r"(?:for|to be) released?\b",
    r"gesperrt bis\b",
    r"frei (?:für|ab)\b",
    r"nicht vor\b",
    r"zur (?:veröffentlichung|verwendung) (?:frei )?(?:ab|nicht vor)\b",
    r"(?:please )?(?:do not|don't) (?:use|publish|release|broadcast|run)\s(?:before|until|prior to)\b",
    r"à (?:diffuser|publier) (?:à partir|après)\b",
    r"(?:kan|til fri) (?:publiseres|publiceres|offentliggøres|offentliggjørelse) (?:fra|fr\.?)(?!\w)",
)
_PERHAPS = re.compile(f"{_ADDRESS}{_UNDER}(?:{'|'.join(_MAYBES)})", re.IGNORECASE)
"""What may be a story's first words as well: such an order names its time of day, and is short."""

_HINTS = (
    "embarg frist klausul release before until prior avant jusqu hasta antes prima fino voor før före innan "
    "tidigast ennen julkais nicht gesperrt frei veröffentlich partir après publi offentlig"
).split()

_OVER = (
    r"none|no\b|nil\b|n/a|keine?\b|aucun|ninguno|nessuno|nenhum|ingen|lifted|removed|"
    r"(?:has (?:now )?been|is|now|is now) (?:lifted|removed|off|over)\b|(?:ist )?(?:aufgehoben|abgelaufen)|"
    r"levé|levantado|rimosso|tolto|opgeheven|hävt|hevet|ophævet"
)
_NONE = re.compile(
    _ADDRESS
    + r"(?:(?:no|without|keine?|ohne|sans|aucun|sin|senza|sem|geen|ingen|inget)\s+(?:embargo|sperrfrist)\b|"
    rf"(?:(?:the\s+)?embargo(?:ed)?|(?:die\s+)?sperrfrist)\s*[:–—-]*\s*(?:{_OVER})|"
    r"lev[ée]e (?:de l'|d')embargo\b|levantamiento del embargo\b)\W*$",
    re.IGNORECASE,
)
"""An embargo that is none, or is over: "EMBARGO LIFTED", "Sperrfrist: keine"."""


def speaks_of_embargo(line: str) -> bool:
    """Tell whether a line holds a story back until a time."""
    if len(line) > LONGEST or not _may(line) or _NONE.match(line) is not None:
        return False
    if _ORDER.match(line) is not None:
        return True
    return _PERHAPS.match(line) is not None and is_little_else(_behind(line))


def _may(line: str) -> bool:
    """Tell whether a line has a word of those that each order has: most lines do not, and there are many."""
    words = line.lower()
    return any(word in words for word in _HINTS)


def lifts_embargo(line: str) -> bool:
    """Tell whether a line says that there is no embargo, or none any more: "EMBARGO LIFTED"."""
    return len(line) <= LONGEST and _may(line) and _NONE.match(line) is not None


def embargoed_until(line: str, near: datetime, zone: tzinfo = UTC) -> datetime | None:
    """Return the moment in UTC until which a line embargoes; None if no time of day can be read for sure.

    near: when the copy came, from which a missing day or year is told. zone: of a time that names none.
    """
    moment = time_of(_behind(line), near, zone)
    return None if moment is None else moment.astimezone(UTC)


def _behind(line: str) -> str:
    """Return what stands behind the order's words."""
    start = _ORDER.match(line) or _PERHAPS.match(line)
    return line[start.end() :] if start else line
