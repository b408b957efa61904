"""The lines after a text: end marks, initials, word counts, phones, copyright. Only what matches is cut.

"(Reporting by …)" and "(Editing by …)" are the text's last paragraph and stay. Where the agency is known, the
marks of its profile count beside those that all use; a mark with the agency's name in it always does.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from wiredesk.normalised.profiles import Profile
from wiredesk.normalised.providers import known, owner_of_mark

_MARK = re.compile(
    r"^\s*(?:-+\s*)?(?:\(?\s*"
    r"(?:ends?|end it|end ?item|fin|ende|fine|fim|more(?: follows)?|mehr|suite|sigue|eom|nnnn|reuters?|xxx+)"
    r"\s*\)?)"
    r"(?:\s*\.{2,})?(?:\s*\^m)?\s*(?:-+\s*)?[.]?\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:-{2,}|_{3,}|={3,}|\*{3,}|#{2,}|[•·.]{5,}|\^M)\s*$")
_THIRTY = re.compile(r"^\s*-\s*(?:30|0|o)\s*-\s*$", re.IGNORECASE)
_INITIALS = re.compile(
    r"^\s*(?:[a-zà-þ]{2,4}(?:[-/][a-zà-þ]{2,4}){1,4}(?:[-/ ]?\d{1,2})?|[a-zà-þ]{2,4}/\d*|"
    r"[a-zà-þ]{2,4}/\s?[a-zà-þ]{2,5}/|"
    r"[a-zà-þ]{2} [a-zà-þ]{2}|[a-zà-þ]{2,3}(?:/[a-zà-þ]{2,3}){1,3},?\s\([\w ,/-]{2,40}\))\s*$"
)
_ARABIC_NAME = r"[\u0621-\u064a]{1,4}(?: [\u0621-\u064a]{1,2})?"
_ARABIC_INITIALS = re.compile(rf"^\s*{_ARABIC_NAME}(?:/{_ARABIC_NAME}){{1,4}}\s*$")
_MARK_INITIALS = re.compile(
    r"^\s*(?:MORE|ENDS?|More|Ends?)(?:/[a-zà-þ]{2,4}|\s+[a-zà-þ]{2,4}/[a-zà-þ]{1,4})(?:/[a-zà-þ]{1,4}){0,2}\s*$"
)
"""An end mark with initials behind it: "MORE dlm/jk"."""

_AGENCY_INITIALS = re.compile(
    r"^\s*[(/]{0,2}\s*(?:The\s+)?(?P<agency>[A-Za-zÄÖÜÀ-þ]{2,12}(?:-[A-Za-zÄÖÜÀ-þ]{1,9})?)\s*[)/]?"
    r"(?:(?:\s+|/)[a-zà-þ\u0101-\u017f]{2,4}(?:[/ -]+[a-zà-þ\u0101-\u017f]{2,4}){0,4}|"
    r"\s?[-–—/]{1,2}\s?[A-ZÀ-Þ]{2,4}(?:/[A-ZÀ-Þ]{2,4})?)?\s*$"
)
_DESK_AND_AGENCY = re.compile(r"^\s*\([A-Z]\w{1,3}(?:-\w{2,4})?/(?P<agency>[A-Za-z]{2,12})\)\s*$")
"""A desk's initials before its agency: "(Cor/Adnkronos)"."""

_DPA_END = re.compile(
    r"^\s*dpa(?:[ /-][a-z]{2,4})?(?:\s+(?:[a-z]{2,3}|[a-z]\d)){1,6}\s*$|^\s*dpa-\w+,\s+dpa:\d[\d-]+/\d+\s*$"
)
_CODES = re.compile(
    r"^\s*(?:\d{6,10}|[A-Z]{2,4}(?:[/-][A-Z]{2,4}){1,4}/?|[A-Z]{2,4}(?:[/-][A-Z]{2,4}){0,4}/|"
    r"[A-Z]{2,3}\d/[A-Z][A-Za-z]{1,3}|[A-Z]{1,3}\d-[A-Z]{2,4}|[A-Z]{2,6}/\d{2}/\d{1,5})\s*$"
)
"""Desks' and editors' initials in capitals ("AHU/RSM/", "YQX-ABC/KLM"), and a service's running number."""

_SERVICE_END = re.compile(
    r"^\s*(?:\((?:schluss|forts\.?[^)]{0,12}|fortsetzung[^)]{0,12}|ende|fin|fine)\)(?:\s*[a-zà-þ]{2,4}(?:/[a-zà-þ]{2,4})*)?|"
    r"\((?:fotos?|vídeos?|video|audio|gráficos?|infografía|mapas?|photos?|pictures?)\)"
    r"(?:\s?\((?:fotos?|vídeos?|video|audio|gráficos?|infografía|mapas?|photos?|pictures?)\)){0,4}|"
    r"(?:apa|ots)\d{3,5}\s+[\d.-]+/[\d:]+|\*{3}\s?ots[- ].{0,110}\*{3}|"
    r"=+\s?\w{2,12}|\((?:kna|sda|ats|sda-ats)\s?[-\\–/][\w\\/ -]{3,40}\)|"
    r"[a-z]+ \d\d, \d{4} \d\d:\d\d e[sd]?t \(\d\d:\d\d gmt\)|\(end\)\s+dow jones newswires|m[lf]{1,2}|"
    r"(?:[a-z]{2,4}-[a-z]{2,4}\s+)?\d\d-[a-z]{3}-\d\d \d\d:\d\d nnnn?|"
    r"keywords?:.{2,80}|section:.{2,60}|"
    r"[a-z]{2}-[a-z]{2}-\d\d-\d\d-\d\d(?: \d{4}gmt)?(?:\s+\d{1,3})?|"
    r"our standards:.{3,60}|load-date:.{4,40}|end of document|document [a-z]{2,10}\d[0-9a-z]{8,40})\s*$",
    re.IGNORECASE,
)
"""Marks of single services: APA's, ANSA's, Kyodo's, KNA's, Swiss ATS's, Dow Jones's, PA's, routing words."""

_RULE_WIDE = re.compile(r"^\s*(?:(?:[*_–—-]\s){2,}[*_–—-]|[–—])\s*$")
_COUNT = re.compile(r"^\s*\(?\d{2,4}\s+(?:words|wörter|mots|palabras|parole)\)?\s*$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"^\s*(?:\(?©|\(c\)|copyright\b|all rights reserved|alle rechte|"
    r"riproduzione riservata|(?:©\s?)?tous droits réservés|todos los derechos reservados|alle rechten)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^\s*(?:(?:tel|phone|telefon|mobile|mobil|handy|fax|e-?mail|messaging|contact|kontakt|twitter|newsroom)\b(?=.*[\d@:]).{0,60}|"
    r"(?:-+ )?(?:[\w.]{2,20} ){1,3}(?:news ?desk|newsroom|news room|desk|bureau)\W{1,3}(?:tel\W{1,3})?"
    r"\+?\d[\d ()-]{6,20}|"
    r"(?:\+|\(\d)[\d ()/-]{7,20}|\S+@\S+\.\w+)\s*$",
    re.IGNORECASE,
)
_CONTACTS = re.compile(
    r"^\s*(?:\(\(.{0,250}(?:@|https?:|messaging|\+\d).{0,250}\)\)?|write to .{3,80}\bat \S+@\S+|"
    r"(?:photos?|graphics?|illustrations?) \(for help with images\b.{0,120}|"
    r"distributed by .{3,60}(?:agency|service|llc|inc)\b.{0,20}|visit .{3,60} (?:at|online)\b.{0,60}|"
    r"(?:follow|contact|reach) .{3,120}(?:@\w+|https?:\S+|twitter|\S+@\S+).{0,80}|"
    r".{3,60} (?:is|are) on twitter\b.{0,80}|.{3,60} can be (?:reached|followed|contacted)\b.{0,80}|"
    r"[\w .'’-]{3,90} at \S+@\S+\.\w+|"
    r"\(?(?:this|the) (?:story|article|report|content) (?:has not been|was not|is) .{0,80}"
    r"\b(?:syndicated|agency) feed\W{0,3}|"
    r"(?:more )?ap [\w .'’-]{2,60}:? https?:\S+(?: and \S+)?|"
    r"-{1,2}\s?by [^;]{3,80};.{0,120}@.{0,60}|"
    r"\(?[^()]{3,160}\b(?:e-?mail|contact|reach)(?:(?: \w+){0,3} at|:|address is) \S+@\S+|"
    r"(?:more|all|full|ap's|see|for more|read more).{0,60}\bcoverage.{0,60}https?:\S+\s*|"
    r"(?:more|for more) (?:on|about) .{3,80}https?:\S+\s*|online:?(?:\s*https?:\S+)?)\s*$",
    re.IGNORECASE,
)
"""Whom to ask and where to read on, as desks put it under a text."""

_CONTACTS_HEAD = re.compile(
    r"^\s*(?:(?:media|press) )?contacts?:\s.{2,60}$|"
    r"^\s*to contact the (?:reporters?|editors?|authors?)\b.{0,50}:\s*$|"
    r"^\s*(?:(?:media|press)\s*)?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))"
    r"(?:\s*(?:for|details|information)\b[\w\s]{0,30})?\s*:?\s*$|"
    r"^\s*(?:for (?:more|further|additional) information|notes? for media)\b.{0,40}:\s*$|"
    r"^\s*(?:presse-?kontakte?|kontakt|rückfragen?(?:hinweis| bitte an)?|ansprechpartner\w*|perscontact|"
    r"contacts? (?:presse|médias)|contacto(?:s)?(?: de prensa)?|contatti(?: stampa)?)\s*:?\s*$",
    re.IGNORECASE,
)
"""The heading of a block of contacts, on a line of its own."""

_WAY = re.compile(
    r"\b\d{3}[-.]\d{3}[-.]\d{4}\b|\S@\S+\.\w|\+\d[\d ()/-]{6,}|"
    r"\b(?:tel|telefon|téléphone|teléfono|telefono|phone|mobile|mobil|fax)\b.{0,4}[\d+(]",
    re.IGNORECASE,
)

_ENDS = re.compile(r"^\s*[-–—*]*\s?(?:ENDS|Ends|(?<=[-*])(?:ends|end|End|END))\s?[-–—*.]*\s*$")
"""The mark with which press offices end a text; notes for editors and contacts follow."""

LONGEST_CONTACT = 600
_NOTEBOOK = re.compile(
    r"^\s*[#*]*\s*(?:dpa-)?(?:notizblock|notebook|redaktionelle hinweise|notes to editors|note to editors:?|"
    r"die folgenden informationen sind nicht zur veröffentlichung|"
    r"the following information is not (?:intended )?for publication|ces informations ne sont pas destinées)",
    re.IGNORECASE,
)
"""What begins a block for editors under a text; all that follows belongs to it."""

LONGEST_MARK = 24
"""Characters from a line's end within which an end mark stands behind the last sentence."""

_DESK = re.compile(r"\s*[A-ZÀ-Þ]{2,4}\s*$")
_STAMP = re.compile(
    r"^\s*(?:\d{6}\s+(?:gmt|cet|cest|mez|mesz|utc)?\s*[a-z]{3}\s+\d{2}|"
    r"\d{1,2}\s[a-z]{3}\s\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}\s\d{1,2}:\d\d(?::\d\d)?)\s*$",
    re.IGNORECASE,
)
_ANY = re.compile(
    "|".join(
        f"(?i:{form.pattern})" if form.flags & re.IGNORECASE else f"(?:{form.pattern})"
        for form in (
            _MARK,
            _MARK_INITIALS,
            _RULE,
            _RULE_WIDE,
            _THIRTY,
            _INITIALS,
            _ARABIC_INITIALS,
            _CODES,
            _SERVICE_END,
            _DPA_END,
            _COUNT,
            _RIGHTS,
            _CONTACT,
            _STAMP,
        )
    )
)
_NEARLY = re.compile(r"R[A-Z]{3,6}$")
_BEHIND = re.compile(
    r"(?<=[.!?\"”»])\s+(?P<mark>(?:Enditem|ENDITEM|ENDS|END|Ends|-ENDS-|MORE|Fin|FIN|"
    r"\((?i:ends?|fine?|more|schluss|segue|sigue)\)|\((?P<agency>[A-Za-zÀ-þ-]{2,12})\)|#{2,3}|"
    r"\([A-Z]{2,4}(?:/[A-Z]{2,5}){1,3}\)|[/-]?(?P<capitals>[A-ZÀ-Þ]{2,8})[/-]?(?:\s[A-Z]{2,4}){0,4}))\.?\s*[■◆◼□●]?\s*$"
)


def is_signoff(line: str, house: Profile | None = None) -> bool:
    """Tell whether a line at a text's end is no part of it. house: the agency, where it is known."""
    if house is not None and house.end_marks.ends(line):
        return True
    if len(line) > 120:
        return len(line) <= LONGEST_CONTACT and bool(_CONTACTS.match(line) or _RIGHTS.match(line))
    if _ANY.match(line) is not None or _CONTACTS.match(line) is not None:
        return True
    if owner_of_mark(line) is not None:
        return True
    found = _AGENCY_INITIALS.match(line) or _DESK_AND_AGENCY.match(line)
    return (found is not None and known(found["agency"]) is not None) or _is_misspelt(line)


def is_desk_below(line: str, above: str, house: Profile | None = None) -> bool:
    """Tell whether a line is a desk's initials in capitals below an end mark: "BBM" below "PTI COR"."""
    return _DESK.match(line) is not None and (
        is_signoff(above, house) or mark_behind(above, house) is not None
    )


def begins_notebook(line: str) -> bool:
    """Tell whether a line under a text begins a block for editors, which goes on to the copy's end."""
    return _NOTEBOOK.match(line) is not None


def begins_contacts(line: str) -> bool:
    """Tell whether a line is the heading of a block of contacts: "Media contact:"."""
    return len(line) <= 80 and _CONTACTS_HEAD.match(line) is not None


def has_contact(line: str) -> bool:
    """Tell whether a line holds an address or a number."""
    return _WAY.search(line) is not None


def ends_release(line: str) -> bool:
    """Tell whether a line is the mark with which a press office ends a text; the rest is for editors."""
    return _ENDS.match(line) is not None


def is_rule(line: str) -> bool:
    """Tell whether a line is a rule and nothing else: "___", "* * *"."""
    return bool(_RULE.match(line) or _RULE_WIDE.match(line))


def is_end_mark(line: str, house: Profile | None = None) -> bool:
    """Tell whether a line can be nothing else: a rule, "-30-", a mark in capitals, an agency's own mark."""
    if owner_of_mark(line) is not None or (house is not None and house.end_marks.ends(line)):
        return True
    if _RULE.match(line) or _THIRTY.match(line):
        return True
    return _MARK.match(line) is not None and (line.isupper() or "reuter" in line.lower())


def mark_behind(line: str, house: Profile | None = None) -> int | None:
    """Return where an end mark begins behind the last sentence of a line ("… opened. Enditem"), else None."""
    if house is not None and (start := house.end_marks.behind(line)) is not None:
        return start
    found = _BEHIND.search(line, max(0, len(line) - LONGEST_MARK))
    if found is None:
        return None
    agency = found["agency"] or found["capitals"]
    return found.start("mark") if agency is None or known(agency) is not None else None


def agency_of(line: str) -> str | None:
    """Return the agency that an end mark names: "REUTER", "(AFP)", "dpa xy ab", "Lusa/Fim"."""
    owner = owner_of_mark(line)
    if owner is not None:
        return owner.provider.id
    word = re.split(r"[\s.^]", line.strip(" ()/=-"))[0]
    if known(word) is not None:
        return word
    return "reuter" if _is_misspelt(line) else None


def _is_misspelt(line: str) -> bool:
    """Tell whether a line is a slip of the old service's end mark: "REUITER", "REUTE"."""
    word = line.strip()
    return bool(_NEARLY.match(word)) and SequenceMatcher(None, word, "REUTER").ratio() > 0.85
