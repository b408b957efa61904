"""The lines after a text: end marks, initials, word counts, phones, copyright. Only what matches is cut.

"(Reporting by …)" and "(Editing by …)" are the text's last paragraph and stay.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from wiredesk.normalised.providers import known

_MARK = re.compile(
    r"^\s*(?:-+\s*)?(?:\(?\s*"
    r"(?:ends?|end it|fin|ende|fine|fim|more(?: follows)?|mehr|suite|sigue|eom|nnnn|reuters?|xxx+)\s*\)?)"
    r"(?:\s*\.{2,})?(?:\s*\^m)?\s*(?:-+\s*)?[.]?\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:-{3,}|_{3,}|={3,}|\*{3,}|#{2,}|[•·.]{5,}|\^M)\s*$")
_THIRTY = re.compile(r"^\s*-\s*(?:30|0|o)\s*-\s*$", re.IGNORECASE)
_INITIALS = re.compile(
    r"^\s*(?:[a-zà-þ]{2,4}(?:[-/][a-zà-þ]{2,4}){1,4}(?:[-/ ]?\d{1,2})?|[a-zà-þ]{2,4}/\d*)\s*$"
)
_AGENCY_INITIALS = re.compile(
    r"^\s*[(/]?\s*(?P<agency>[A-Za-zÄÖÜÀ-þ-]{2,12})\s*[)/]?"
    r"(?:\s+[a-zà-þ]{2,4}(?:[/ -]+[a-zà-þ]{2,4}){0,4})?\s*$"
)
_DPA_END = re.compile(
    r"^\s*dpa(?:[ -][a-z]{2,3})?(?:\s+[a-z]{2,3}){1,5}\s*$|^\s*dpa-\w+,\s+dpa:\d[\d-]+/\d+\s*$"
)
_COUNT = re.compile(r"^\s*\(?\d{2,4}\s+(?:words|wörter|mots|palabras|parole)\)?\s*$", re.IGNORECASE)
_RIGHTS = re.compile(r"^\s*(?:©|\(c\)|copyright\b|all rights reserved|alle rechte)", re.IGNORECASE)
_CONTACT = re.compile(
    r"^\s*(?:(?:tel|phone|telefon|fax|e-?mail|messaging|contact|kontakt|twitter|newsroom)\b(?=.*[\d@:]).{0,60}|"
    r"(?:\+|\(\d)[\d ()/-]{7,20}|\S+@\S+\.\w+)\s*$",
    re.IGNORECASE,
)
LONGEST_MARK = 24
"""Characters from a line's end within which an end mark stands behind the last sentence."""

_STAMP = re.compile(r"^\s*\d{6}\s+(?:gmt|cet|cest|mez|mesz|utc)?\s*[a-z]{3}\s+\d{2}\s*$", re.IGNORECASE)
_ANY = re.compile(
    "|".join(
        f"(?i:{form.pattern})" if form.flags & re.IGNORECASE else f"(?:{form.pattern})"
        for form in (_MARK, _RULE, _THIRTY, _INITIALS, _DPA_END, _COUNT, _RIGHTS, _CONTACT, _STAMP)
    )
)
_NEARLY = re.compile(r"R[A-Z]{3,6}$")
_BEHIND = re.compile(
    r"(?<=[.!?\"”»])\s+(?P<mark>(?:Enditem|ENDITEM|ENDS|END|Ends|-ENDS-|\((?P<agency>[A-Za-zÀ-þ-]{2,12})\)|#{2,3}))\.?\s*$"
)


def is_signoff(line: str) -> bool:
    """Tell whether a line at a text's end is no part of it."""
    if len(line) > 120:
        return False
    if _ANY.match(line) is not None:
        return True
    found = _AGENCY_INITIALS.match(line)
    return (found is not None and known(found["agency"]) is not None) or _is_misspelt(line)


def is_end_mark(line: str) -> bool:
    """Tell whether a line can be nothing else: a rule, "-30-", a mark in capitals, an old service's name."""
    if _RULE.match(line) or _THIRTY.match(line):
        return True
    return _MARK.match(line) is not None and (line.isupper() or "reuter" in line.lower())


def mark_behind(line: str) -> int | None:
    """Return where an end mark begins behind the last sentence of a line ("… opened. Enditem"), else None."""
    found = _BEHIND.search(line, max(0, len(line) - LONGEST_MARK))
    if found is None:
        return None
    agency = found["agency"]
    return found.start("mark") if agency is None or known(agency) is not None else None


def agency_of(line: str) -> str | None:
    """Return the agency that an end mark names: "REUTER", "(AFP)", "dpa xy ab"."""
    word = re.split(r"[\s.^]", line.strip(" ()/-"))[0]
    if known(word) is not None:
        return word
    return "reuter" if _is_misspelt(line) else None


def _is_misspelt(line: str) -> bool:
    """Tell whether a line is a slip of the old service's end mark: "REUITER", "REUTE"."""
    word = line.strip()
    return bool(_NEARLY.match(word)) and SequenceMatcher(None, word, "REUTER").ratio() > 0.85
