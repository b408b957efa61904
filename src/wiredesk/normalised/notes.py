"""Editors' notes: what they say of the story in words ("1ST LEAD: adds quotes", "Corrects name in para 2").

A note begins with a label, or is a sentence or two of instructions; words in its middle are mostly about the
news. Killing is said in few forms, since to believe it wrongly takes a good story away.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wiredesk.normalised.embargo import lifts_embargo
from wiredesk.normalised.story import SIGNALS, Signal
from wiredesk.normalised.takes import label_line, signals_of
from wiredesk.normalised.withdrawals import holds, releases, withdraws

_LABEL = r"^[\s(\[*]*(?:(?:attn|eds|editors|ed|note|advisory|achtung|hinweis)\b[\s:.–—-]*)?"
"""The start of a note, and the words that address it."""

_WORDS: dict[Signal, str] = {
    "alert": r"(?:news\s?)?alert\b|flash\b|(?:[a-z]{2,4}-)?eilmeldung\b|blitz\b",
    "urgent": r"urgente?\b|eil\b|dringend\b|haster?\b|pilne\b",
    "lead": r"(?:\d+(?:st|nd|rd|th)|first|second|third|\d+\.)[\s-]*(?:ld|lead)\b"
    r"|lead\b|zusammenfassung\b|synthèse\b",
    "update": r"updat(?:e|es|ed|ing)\b|aktualisier\w*|actualis\w*|actualiz\w*|aggiorna\w*"
    r"|opdater\w*|oppdater\w*|uppdater\w*|mise à jour\b",
    "correction": r"correct(?:s|ed|ion|ions|ing)?\b|berichtig\w*|korrekt(?:ur|ion)\w*|korrigier\w*|corrige\w*"
    r"|corrección\b|correctif\b|rectifi\w*|rettific\w*|correção\b|correctie\b|rättelse\b|rättar\b|rättad\b"
    r"|rettelse\b|rettet\b|retting\b|korriger\w*|oikais\w*|korja\w*",
    "refile": r"refil(?:e|es|ed|ing)\b",
    "repeat": r"repeat(?:s|ed|ing)?\b|wiederholung\b|repetici[oó]n\b|rediffusion\b|herhaling\b",
    "advisory": r"advisory\b",
    "kill": r"(?:kill(?:s|ed)?\s*(?:$|[.!)–—-])|kill\s*:|"
    r"kill\s+(?:kill|this|the\s+(?:story|item|piece|article|take)))"
    r"|(?:annulation|anulaci[oó]n|annullamento|rückzug|withdrawal|withdrawn|annule|annulée?|anulad[ao]|"
    r"annullat[ao]|"
    r"zurückgezogen|intrekking|ingetrokken|makulera[ds]?|makulert|(?-i:ANULAR|TREKKES|PERUTTU))"
    r"\s*(?:$|[:.!)–—-]|(?:of|de|de\sla|der|des|van|del|della)\s(?:the\s|this\s|our\s)?(?:story|item|"
    r"meldung|dépêche|noticia|"
    r"notizia|bericht)\b)",
    "hold": r"hold\b(?=\s*(?:$|[:.!)–—-]|for\b(?!\s+release)|until\b))|zurückhalten\b",
    "embargo": r"embargo(?:ed)?\b(?!\s+(?:on|against|of|hits|is|was|has|ended|ends|over|lifted|to)\b)"
    r"|(?:hold\s+)?for release\b(?! (?:with|of))"
    r"|embargad[oa]\b|sperrfrist\b|(?:sous|bajo|sotto|onder|sob) embargo\b",
}
_ANYWHERE: dict[Signal, str] = {
    "kill": r"\b(?:mandatory|bulletin)\s+kill\b|\bkill (?:this|the) (?:story|item|piece|article|take)\b",
    "correction": r"\bcorrect(?:s|ed|ing)? (?:the\s)?(?:name|spelling|number|figure|date|day|age|title"
    r"|headline|quote|paragraph|para|typo|byline|dateline|place|location|number)",
    "update": r"(?<=[.;:])\s{1,4}updat(?:es|ing) (?:with|to|throughout)\b",
    "embargo": r"\bembargo(?:ed)? (?:until|till|for|to)\b|\bunder embargo\b|\bsperrfrist\b|\bsous embargo\b",
}


def signals_of_note(note: str) -> list[Signal]:
    """Return the signals that a note gives in words, each once, in the order of SIGNALS."""
    if not note:
        return []
    lines = [line for line in note.splitlines() if not releases(line) and not lifts_embargo(line)]
    found = {
        signal
        for line in lines
        for signal in SIGNALS
        if (signal in _WORDS and _AT_START[signal].match(line))
        or (signal == "correction" and _ATTENTION.match(line) is not None)
        or (signal in _ANYWHERE and _IN_TEXT[signal].search(line))
        or (signal in _ASKED and _ASKED[signal](line))
    }
    return [signal for signal in SIGNALS if signal in found]


def _kills(line: str) -> bool:
    return withdraws(line) or ((label := label_line(line)) is not None and "kill" in signals_of(label))


_ASKED: dict[Signal, Callable[[str], bool]] = {"kill": _kills, "hold": holds}
_AT_START = {signal: re.compile(_LABEL + f"(?:{words})", re.IGNORECASE) for signal, words in _WORDS.items()}
_ATTENTION = re.compile(
    rf"^\W*(?:attention|atención|atenção|achtung)\W+(?:{_WORDS['correction']})", re.IGNORECASE
)
"""What a French agency's line to editors corrects; its other words say what is in the text."""

_IN_TEXT = {signal: re.compile(words, re.IGNORECASE) for signal, words in _ANYWHERE.items()}
