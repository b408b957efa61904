"""Captions in plain text: a paragraph of its own that ends, after its last full stop, with a credit.

A credit is a domain, an agency, "Name/AGENCY", "(Photo by Name)", "Handout", "File photo". Place and form
make a caption, not its words: it may repeat the names of the lead.
"""

from __future__ import annotations

import re

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Caption

LONGEST_CAPTION = 1200
LONGEST_CREDIT = 80
LEAST_CAPTION = 30
_CREDIT_EDGES = " ()[]/|–—-"
_MARKS_AROUND = 20
"""Characters that may stand around a credit, beyond its own."""


_DOMAIN = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)+(?:com|org|net|gov|mil|edu|int|info|news|press|photo|photos|media|online|"
    r"agency|world|tv|[a-z]{2})(?:/\S*)?$",
    re.IGNORECASE,
)
_PICTURE = r"(?:photo|picture|image|foto|photograph|bild|imagen)"
_KIND = r"(?:file|handout|pool|stock|archive?|archiv|undated|library)"
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:{_KIND}?\s*{_PICTURE}s?\s*(?:by|:|credit|von|de|di)?|"
    r"(?:photo\s+)?credit|crédit|courtesy|via|source)\b[^)\]]{0,80}[)\]]\s*$",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"(\([^()]{4,80}\))\s*/\s*([^()a-z]{6,400})$")
"""A credit in brackets, and behind it in capitals what the picture may be used for."""

_NOTED = re.compile(r"\([A-Z][A-Z ]{4,60}\)\s+\((?P<agency>[^()]{2,40})\)$")
"""What a picture is not for, in capitals, before the credit: "(PHOTO NOT FOR SALE) (Yonhap)"."""

_ANY_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*$")
_WORDS = re.compile(
    rf"^(?:{_KIND}?\s*(?:{_PICTURE}|handout|pool|screengrab|screenshot|illustration|archivo|symbolbild)s?\b|"
    r"courtesy\b|credit\b|crédit\b|via\s+|getty\b|©|\(c\)|press (?:office|service)\b)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:getty images|gettyimages|zuma|nurphoto|sipa|shutterstock|alamy|imago|picture[ -]alliance|istock|"
    r"polaris|redux|magnum|panos|keystone|scanpix|lehtikuva|maxppp|epa-efe|planet labs|maxar|copernicus|"
    r"(?:press|pool|file|handout) (?:office|service|photo|image)|via (?:reuters|ap|afp|epa|getty)|handout)\b",
    re.IGNORECASE,
)
"""What names a picture's house or way, anywhere in a credit."""

_LEADING = re.compile(
    r"^\s*(?:(?:photo|caption|foto|bild|picture|image|légende|"
    r"bildunterschrift|bildtext|bildetekst|billedtekst|kuvateksti|bijschrift|"
    r"didascalia|pie de foto)\s*:|\[\d{1,2}/\d{1,2}\])\s*(?=\S)",
    re.IGNORECASE,
)
_HOUSE_PHOTO = re.compile(
    r"(?P<house>[^\W\d_]{2,12}(?:[ -][^\W\d_]{2,12})?) (?:photos?|foto|images?|pictures?)\b"
    r"(?: by\b)?(?: [^\W\d_][\w.'’-]*){0,4}",
    re.IGNORECASE,
)
"""An agency's photo, and who took it: "BELGA PHOTO LIES MERTENS"."""

_SLASHED = re.compile(r"^[^\W\d_][\w .'’-]{0,40}\s?/\s?[^\W\d_][\w .'’&/-]{1,40}$")
_CREDIT_SLASH = re.compile(r"\.\s*/\s?(?P<agency>[A-Z]{2,12})\s?/\s?[^\W\d_][\w .'’-]{2,40}$")
"""A credit as a line ends with it: ". / AFP / JANE DOE"."""

_SMALL = frozenset("of the and for de la des du von der di del do da for & via by".split())
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|No|vs|Prof)\.$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=\S)")
_AFTER = re.compile(r"\s+[/|–—-]+\s+(?=\S)|\s+/(?=\S)")


_BEHIND_BULLET = re.compile(r"\s+[•·]\s+(?P<credit>[^•·]{2,80})$")
_SHOUTED_CREDIT = re.compile(r"(?<=\w)\s+-\s+(?P<credit>[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ/]{2,}){0,5})$")
"""Credits as Dutch and Spanish pages have them: "… • ANP/Vincent Bos", "… - DIPUTACIÓN DE CUENCA"."""


def split_credit(text: str) -> tuple[str, str] | None:
    """Part a paragraph into caption and credit; None if it does not end with a credit."""
    text = clean(text)
    if len(text) > LONGEST_CAPTION or ("/" not in text[-90:] and not _may_end(text)):
        return None
    closed = text[-1:] in ")]"
    if (bracketed := _bracketed(text)) is not None:
        return bracketed
    near_end = max(0, len(text) - LONGEST_CREDIT - _MARKS_AROUND)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, near_end)]
    for end in reversed(ends[-3:]):
        if is_credit(text[end:]):
            return text[:end].strip(), clean(text[end:]).strip(_CREDIT_EDGES)
    for mark in _AFTER.finditer(text, max(0, len(text) - LONGEST_CREDIT)):
        tail = text[mark.end() :]
        if is_credit(tail) and _SENTENCE_END.search(text):
            return text[: mark.start()].strip(), tail.strip(_CREDIT_EDGES)
    any_bracket = _ANY_BRACKET.search(text) if closed else None
    if any_bracket is not None and any_bracket.start() > 20 and _agencies(any_bracket[1]):
        return text[: any_bracket.start()].strip(), any_bracket[1].strip()
    return _parted(text)


def _parted(text: str) -> tuple[str, str] | None:
    """Part a caption from a credit behind a bullet, or in capitals behind a dash."""
    bullet = _BEHIND_BULLET.search(text)
    if bullet is not None and is_credit(bullet["credit"]):
        return text[: bullet.start()].strip(), bullet["credit"].strip(_CREDIT_EDGES)
    shouted = _SHOUTED_CREDIT.search(text)
    if shouted is not None and not text[: shouted.start()].isupper():
        return text[: shouted.start()].strip(), shouted["credit"]
    return None


def leads_caption(text: str) -> bool:
    """Tell whether a text says of itself that it is a caption: "Photo: A tram passes"."""
    return _LEADING.match(text) is not None


def ends_with_credit(line: str) -> bool:
    """Tell by its form alone whether a line ends with an agency's credit behind a full stop."""
    found = _CREDIT_SLASH.search(line, max(0, len(line) - LONGEST_CREDIT))
    return found is not None and known(found["agency"]) is not None


def is_caption(text: str) -> bool:
    """Tell whether a text is a caption for sure: a sentence, and behind it a photographer in brackets."""
    found = _BRACKETED.search(text)
    return (
        found is not None and text[: found.start()].rstrip()[-1:] in ".!?" and found.start() > LEAST_CAPTION
    )


def _bracketed(text: str) -> tuple[str, str] | None:
    """Part a caption from a credit in brackets, with what may stand behind it of the picture's use."""
    limited = _LIMITED.search(text) if "/" in text and ")" in text else None
    if limited is not None and limited.start() > 0 and _BRACKETED.fullmatch(limited[1]):
        return text[: limited.start()].strip(), f"{limited[1].strip(' ()')} / {limited[2].strip()}"
    noted = _NOTED.search(text) if text.endswith(")") else None
    if noted is not None and known(noted["agency"]) is not None:
        return text[: noted.start("agency") - 1].strip(), noted["agency"].strip()
    bracket = _BRACKETED.search(text) if text.endswith((")", "]")) else None
    if bracket is not None and bracket.start() > 0:
        return text[: bracket.start()].strip(), bracket[0].strip(" ()[]")
    return None


def is_credit(text: str) -> bool:
    """Tell whether a text is a credit and nothing else."""
    text = clean(text).strip(_CREDIT_EDGES)
    if not text or len(text) > LONGEST_CREDIT or len(text.split()) > 9:
        return False
    if text.endswith((".", "!", "?")) and known(text) is None and not _WORDS.match(text):
        return False
    return bool(
        _DOMAIN.match(text)
        or known(text) is not None
        or _WORDS.match(text)
        or _agencies(text)
        or ((house := _HOUSE_PHOTO.fullmatch(text)) is not None and known(house["house"]) is not None)
        or (_HOUSE.search(text) and text[:1].isupper())
        or (_SLASHED.match(text) and text[:1].isupper() and text.count(" ") <= 6)
    )


def caption_of(text: str, *, on_top: bool = False) -> Caption | None:
    """Return the caption that a paragraph is; None if it is none.

    on_top: it stands between headline and text, where names alone behind the full stop are a credit too.
    """
    lead = _LEADING.match(text)
    parts = split_credit(text[lead.end() :] if lead else text)
    if parts is None and on_top:
        parts = _split_names(clean(text))
    if parts is None:
        return Caption(text=clean(text[lead.end() :])) if lead else None
    words, credit = parts
    return Caption(text=words, credit=credit) if words else None


def _split_names(text: str) -> tuple[str, str] | None:
    """Part a caption from the names behind its last full stop: "… in Helsinki. Ministry of Defence"."""
    if len(text) > LONGEST_CAPTION:
        return None
    ends = [
        found
        for found in _SENTENCE_END.finditer(text)
        if not _ABBREVIATION.search(text, max(0, found.start() - 8), found.start() + 1)
    ]
    if not ends:
        return None
    tail = text[ends[-1].end() :]
    words = tail.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    if not named or not 1 < len(words) <= 7 or tail[-1:] in ".!?:;,”\"'" or any(map(str.isdigit, tail)):
        return None
    return text[: ends[-1].end()].strip(), tail


def _agencies(text: str) -> bool:
    """Tell whether a text names an agency, perhaps with a person: "Jane Doe/AFP", "AP Photo/J. Doe"."""
    parts = [part.strip() for part in re.split(r"[/|,]| v[ií]a | - ", text) if part.strip()]
    named = [
        part for part in parts if known(part) or known(re.sub(r"(?i)\s*(?:photo|images?|pool)$", "", part))
    ]
    return bool(named) and len(parts) <= 4 and all(part[0].isupper() or part in named for part in parts)


def agency_in(credit: str) -> str | None:
    """Return the agency that a credit names, perhaps beside a person: "Photo by Jane Doe / AFP"."""
    return next((part.strip() for part in re.split(r"[/|,]| via | - ", credit) if known(part.strip())), None)


def _may_end(text: str) -> bool:
    """Rule out quickly what ends as a sentence does: most paragraphs of a story."""
    return not text.endswith(('."', ".”", ".'", "?", "!")) and (not text.endswith(".") or len(text) < 600)


def credit_of(name: str | None, agency: str | None) -> str | None:
    """Return "Name/AGENCY", as newsrooms print it, of what a picture says of both."""
    if name and agency:
        if name.lower() in agency.lower():
            return agency
        return name if agency.lower() in name.lower() else f"{name}/{agency}"
    return name or agency
