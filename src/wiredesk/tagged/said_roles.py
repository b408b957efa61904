"""Roles as the text says them: the words before a name, and behind its comma, that tell what somebody is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wiredesk.tagged.names import EDGE, POSSESSIVE, STARTERS, STOP, Around, Tokens
from wiredesk.tagged.roles import COURTESY, RANKS, sector_of

_WORDS = re.compile(r"[^\s,]+")


_APPOSITION = re.compile(r",? ?, ?(?P<said>[^,.;:()\n\"“”—–]{3,110}(?:Corp\.|Inc\.)?)(?=[,.;:()\n\"“”—–]|$)")


WHO = re.compile(r", (?:who|whose|whom|qui|dont|der|die|que|quien|che|quem)\b")


_OF = frozenset(
    "of for at de du des del della dello dei degli di da do dos das d' dell' für der von vom "
    "in à en au aux".split()
)


_OF_ELIDED = re.compile(r"(?:d|dell|l|all|nell)['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidRole:
    """A role as the text gives it; form: which form told it; at: from where on its words stand."""

    text: str | None
    sector: str
    form: str
    start: int
    end: int
    counterpart: bool = False


def _phrases(start: int, text: str) -> tuple[int, int, bool]:
    """Return where the words begin and end that may be a role before a name, and if a comma parts them."""
    low = max(0, start - 130)
    edge = low
    for match in EDGE.finditer(text, low, start):
        edge = match.end()
    comma = text.rfind(",", edge, start)
    if comma >= 0 and all(
        word.strip(".").lower() in RANKS | COURTESY | {"me"} for word in text[comma + 1 : start].split()
    ):
        earlier = text.rfind(",", edge, comma)
        return (earlier + 1 if earlier >= 0 else edge), comma, True
    return (comma + 1 if comma >= 0 else edge), start, False


def role_before(start: int, around: Around) -> SaidRole | None:
    """Return the role that stands before a name: "police spokesman NAME", "le maire de Nice, NAME,"."""
    text = around.text
    low, high, apposed = _phrases(start, text)
    words = [(m[0], m.start(), m.end()) for m in _WORDS.finditer(text, low, high)]
    words = words[-14:]
    if not words:
        return None
    at = _role_word(words, apposed=apposed)
    if at is None:
        return None
    left = _leftmost(words, at)
    said = text[words[left][1] : words[-1][2]]
    sector = sector_of(_bare(words[at][0])) or "CVL"
    whole = words[left:]
    if all(_bare(w).lower().strip(".") in RANKS | COURTESY for w, _, _ in whole) and not _is_governor(whole):
        return SaidRole(None, sector, "a rank before the name", words[left][1], high)
    counterpart = _bare(words[at][0]).lower() in _COUNTERPARTS
    form = "a role and a comma before the name" if apposed else "a role before the name"
    return SaidRole(said, sector, form, words[left][1], high, counterpart)


def _is_governor(words: Tokens) -> bool:
    """Tell whether a rank is an office by itself, of a state that the story tells: "Gov. Brian Kemp"."""
    return len(words) == 1 and words[0][0].strip(".").lower() == "gov"


_COUNTERPARTS = frozenset("counterpart homologue homólogo homóloga omologo amtskollege amtskollegin".split())


def _bare(word: str) -> str:
    """Return a word without an elided article or preposition: "l'entraîneur"."""
    elided = _OF_ELIDED.match(word)
    return word[elided.end() :] if elided is not None else word


def _role_word(words: Tokens, *, apposed: bool) -> int | None:  # noqa: PLR0911  one for each form
    """Return which of the words before a name says the role; None if none does."""
    last = len(words) - 1
    for index in range(last, -1, -1):
        word = _bare(words[index][0])
        if sector_of(word) is None or POSSESSIVE.search(word):
            if word.lower() in _VERBS:
                return None
            continue
        behind = words[index + 1 :]
        if behind and behind[-1][0].lower() in STOP | _OF:
            return None
        if not behind:
            return index if last > 0 or not apposed or word[0].isupper() else None
        following = behind[0][0]
        if following.lower() in _OF or _OF_ELIDED.match(following):
            if apposed or following.lower() not in {"for", "at", "in"}:
                return index if len(behind) <= 9 else None
            return None
        if (
            len(behind) == 1
            and (following[0].islower() or apposed)
            and following.lower() not in STOP | _VERBS
        ):
            return index  # "le technicien niçois NAME"
        if len(behind) <= 3 and any(w.lower() in _OF or _OF_ELIDED.match(w) for w, _, _ in behind[1:2]):
            return index
        return None
    return None


_VERBS = frozenset(
    "said says told announced added met asked named called appointed became will elected "
    "heard joined sagte teilte dijo disse is was has had will were who which".split()
)


def _leftmost(words: Tokens, at: int) -> int:
    """Return where a role begins, at its article's end, or at the first word that can be no part of it."""
    left, unknown = at, 0
    if _bare(words[at][0]) != words[at][0]:
        return at
    while left > 0:
        word = words[left - 1][0]
        lower = word.lower()
        if lower in STARTERS and not (word.isupper() and len(word) > 1):
            if lower == "of" and left > 1 and words[left - 2][0][0].isupper():
                left -= 2
                continue
            if lower not in _BELONGS:
                break
        elif word[0].islower() and sector_of(word) is None and lower not in _BELONGS:
            unknown += 1
            if words[left][0][0].isupper() and POSSESSIVE.search(words[left][0]):
                break  # "heard Ukraine's President"
            if unknown > 3 or (
                lower.endswith(("ed", "ing")) and lower not in {"retired", "united", "engineering"}
            ):
                break
        left -= 1
    return left


_BELONGS = frozenset(
    "former acting deputy chief senior vice ex foreign defence defense finance interior "
    "police army navy government opposition".split()
)


def role_behind(end: int, around: Around, *, surely: bool) -> SaidRole | None:  # noqa: PLR0911  one for each form
    """Return the role that stands behind a name's comma: "NAME, head of the X bank,"."""
    text = around.text
    match = _APPOSITION.match(text, end)
    if match is None:
        return None
    said, start = match["said"], match.start("said")
    who = WHO.match(text, end)
    if who is not None:
        return SaidRole(None, "CVL", "a clause behind the name", start, start) if surely else None
    words = [(m[0], m.start(), m.end()) for m in _WORDS.finditer(text, start, match.end("said"))]
    if len(words) > 14:
        return None
    for index, (word, _, _) in enumerate(words[:7]):
        lower = word.lower()
        if index and lower in _VERBS:
            return None
        if sector_of(_bare(word)) is not None and not POSSESSIVE.search(word):
            if (
                index > 4
                or any(w.lower() in _OF | STOP | _BECAME for w, _, _ in words[1:index])
                or words[0][0].lower() in _BECAME
            ):
                break
            if not surely and words[0][0].lower() not in _ARTICLES and index > 1:
                return None
            said = _CLAUSE.split(said)[0]
            return SaidRole(
                said.strip(),
                sector_of(_bare(word)) or "CVL",
                "a role behind the name",
                start,
                start + len(said),
            )
    if surely and words and words[0][0] in {"a", "an", "once"} and len(words) <= 9:
        return SaidRole(said.strip(), "CVL", "an apposition behind the name", start, match.end("said"))
    return None


_CLAUSE = re.compile(r" (?:who|whom|that|which|told|said|says|was|is|has|will|qui|que|che|der|die)\b")


_BECAME = frozenset("became will has had is was currently".split())


_ARTICLES = frozenset("the a an le la l' der die ein eine el un una il lo o a um uma".split())
