"""Editors' notes: what they say of the story in words ("1ST LEAD: adds quotes", "Corrects name in para 2").

A note begins with a label, or is a sentence or two of instructions; words in its middle are mostly about the
news. Killing is said in few forms, since to believe it wrongly takes a good story away.
"""

from __future__ import annotations

import re

from wiredesk.normalised.story import SIGNALS, Signal

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
    "kill": r"kill(?:s|ed)?\b(?=\s*(?:$|[:.!)–—-]|this|the\s+(?:story|item|piece|article|take)))|annulation\b"
    r"|anulaci[oó]n\b|annullamento\b|rückzug\b|withdrawn\b|withdrawal\b",
    "hold": r"hold\b(?=\s*(?:$|[:.!)–—-]|for\b(?!\s+release)|until\b))|zurückhalten\b",
    "embargo": r"embargo(?:ed)?\b|(?:hold\s+)?for release\b(?! with)"
    r"|embargad[oa]\b|sperrfrist\b|(?:sous|bajo|sotto|onder|sob) embargo\b",
}
_ANYWHERE: dict[Signal, str] = {
    "kill": r"\b(?:mandatory|bulletin)\s+kill\b|\bkill (?:this|the) (?:story|item|piece|article|take)\b"
    r"|\b(?:story|item|article|meldung)\b.{0,30}\b(?:is|has been|was|wird|ist) "
    r"(?:withdrawn|killed|zurückgezogen)\b",
    "correction": r"\bcorrect(?:s|ed|ing)? (?:the\s)?(?:name|spelling|number|figure|date|day|age|title"
    r"|headline|quote|paragraph|para|typo|byline|dateline|place|location|number)",
    "update": r"(?<=[.;:])\s{1,4}updat(?:es|ing) (?:with|to|throughout)\b",
    "embargo": r"\bembargo(?:ed)? (?:until|till|for|to)\b|\bunder embargo\b|\bsperrfrist\b|\bsous embargo\b",
    "hold": r"\b(?:please|must|should|asked to|advised to) hold (?:the|this|these|all|off|until|for)\b"
    r"|\bnot for (?:publication|release|use) (?:until|before)\b"
    r"|\b(?:vorerst|vorläufig|zunächst) nicht (?:zu )?(?:verwenden|veröffentlichen|senden|benutzen|drucken)\b"
    r"|\b(?:do not|don't|please don't) (?:use|publish|run|release) (?:\w+ ){0,4}?(?:until|pending|for now)\b"
    r"|\bne pas (?:utiliser|publier|diffuser) (?:\w+ ){0,4}?(?:avant|jusqu|pour (?:le moment|l'instant))"
    r"|\bno (?:usar|publicar|difundir) (?:\w+ ){0,4}?(?:hasta|por (?:ahora|el momento))\b",
}


def signals_of_note(note: str) -> list[Signal]:
    """Return the signals that a note gives in words, each once, in the order of SIGNALS."""
    if not note:
        return []
    found = {
        signal
        for line in note.splitlines()
        for signal in SIGNALS
        if (signal in _WORDS and _AT_START[signal].match(line))
        or (signal == "correction" and _ATTENTION.match(line) is not None)
        or (signal in _ANYWHERE and _IN_TEXT[signal].search(line))
    }
    return [signal for signal in SIGNALS if signal in found]


_AT_START = {signal: re.compile(_LABEL + f"(?:{words})", re.IGNORECASE) for signal, words in _WORDS.items()}
_ATTENTION = re.compile(
    rf"^\W*(?:attention|atención|atenção|achtung)\W+(?:{_WORDS['correction']})", re.IGNORECASE
)
"""What a French agency's line to editors corrects; its other words say what is in the text."""

_IN_TEXT = {signal: re.compile(words, re.IGNORECASE) for signal, words in _ANYWHERE.items()}
