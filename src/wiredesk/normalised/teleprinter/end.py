"""The end of a teleprinter message's text: the notebook, what is not for publication, contacts, initials.

dpa closes a text with a notebook ("# dpa-Notizblock", links, places), a block not for publication (contacts,
author, desk), and initials; APA with "(Schluss)", initials, its number and time, inquiries; EFE with its name
behind the last sentence. All of it is sign-off, from the notebook's first line to the end.
"""

from __future__ import annotations

import re

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.providers import known
from wiredesk.normalised.signoff import agency_of, is_signoff
from wiredesk.normalised.text.end import read_end
from wiredesk.normalised.text.page import Line, Page

MAX_LINES = 40
"""Lines from a text's end in which contacts and the like begin."""

_NOTEBOOK = re.compile(
    r"^[\s#*=_~-]*(?:[\w/-]{2,12}-)?(?:notizblock|notebook)\b[\s:*=.-]*$|"
    r"^[\s(*#_-]*(?:die|the|les|la|las|le)\s+(?:folgenden?|following|informations?|informaci[oó]n|informazioni)\b.{0,60}?\b"
    r"(?:nicht\s+(?:zur|f[uü]r)|not\s+(?:intended\s+)?for|pas\s+destin\w+|no\s+(?:est[aá]\w*\s+)?destinad\w+)\b.{0,40}"
    r"(?:ver[oö]ffentlich|public|publik)|"
    r"^\s*#{1,3}\s+(?:internet|orte?|ansprechpartner\w*|service|links?|kontakte?|[\w/]{2,8}-kontakte|redaktionelle\s+hinweise|"
    r"contacts?|places?|locations?|autor\w*|redaktion|editorial contacts?)\b",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"^[\s#*~•(-]*(?:ansprechpartner\w*|autor(?:en|in)?|redaktion|redaktionelle\s+hinweise|kontakte?|"
    r"r[uü]ckfrage(?:n|hinweis)|[\w/]{2,8}-kontakte?|internet|foto|orte?|verantwortlich|authors?|desk|contacts?|(?:editorial\s+)?inquiries|"
    r"notes?\s+to\s+editors|links?|web|tel(?:efon)?|fax|e-?mail|digitale pressemappe|service|"
    r"pressestelle\w*)\s*:",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:[*_~=-]\s*){3,}$|^\s*~\s*$")
_LISTED = re.compile(
    r"^\s*(?:[-*•]\s+\S.*|\S.{0,60}?[:,]\s*.{0,30}[\d()/ +-]{7,}.*|.*(?:https?://|www\.|\S@\S).*)$"
)
_SENTENCE_END = re.compile(r"[.!?\"”»]\s*$")
_DONE = re.compile(
    r"^\s*\(?(?:schluss|forts(?:etzung)?\.?(?:\s+(?:mgl|folgt)\.?)?|ende|fine|fin|suite|sigue|contin[uú]a|segue)\)?"
    r"(?:\s+[a-zà-þ]{2,4}(?:[/*+-]+[a-zà-þ]{2,4})*[/*]?)?\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\s*[A-Z]{2,5}\d{2,5}\s+(?P<date>\d{4}-\d\d-\d\d)/(?P<time>\d\d:\d\d)\s*$|^\s*\([A-Z]{2,5}\s+-\s+[\w-]+\)\s*$|"
    r"^\s*\([A-Z]{2,8}\)\.\s*$|^\s*\([a-z]{2,5}(?:[/ ][a-zà-þ]{1,4})+\)\s*$|"
    r"^\s*[A-Z]{2,4}\d?(?:[/-][A-Z]{2,4}\d?){1,3}\s*$|"
    r"^\s*\(?©\s?[A-Z]{2,6}\)?\s*$|^\s*[a-zà-ž]{2,4}(?:[ /,]+[a-zà-ž]{2,4}){1,3}/?\s*$|"
    r"^\s*\*{3}\s.*\s\*{3}\s*$|^\s*\*{3}\s+OTS-.*$|^\s*\./\.\s*$"
)
_INITIALS = re.compile(
    r"^\s*(?P<agency>[A-Za-zČ]{2,6})(?:[ /-][a-z]{2,4})?(?:\s+[a-z]{1,5}\d?(?:/[a-z]{2,4})*){1,7}\s*$"
)
SIGNED = re.compile(
    r"^\s*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3})\s?/\s?(?P<agency>[\w-]{2,12})\s*$"
)
"""The writer under the text or above it, as the Scandinavian agencies have it: "Anna Svensson/TT"."""

_BEHIND = re.compile(
    r"(?<=[.!?\"”»])(?P<mark>(?:\s+|-\s*)[(/]?(?P<agency>[A-ZČ]{2,6}|dpa|ritzau|sda|ats|kna|epd)[)/]?)\s*$"
)


def read_close(page: Page) -> None:
    """Take the sign-off; at least one line of text is left above it."""
    lines = [page.lines[at] for at in page.open_lines(page.body_from)]
    start = _start_of(lines)
    notebook = [clean(line.text) for line in lines[start:]]
    for line in lines[start:]:
        line.take("signoff")
    read_end(page)
    _read_signed(page)
    above = _mark_behind(page)
    draft = page.draft
    parts = [*above, draft.signoff or "", *notebook]
    draft.signoff = "\n".join(filter(None, parts)) or None
    if draft.provider is None:
        draft.provider = next(filter(None, map(agency_of, notebook)), None)


def _start_of(lines: list[Line]) -> int:
    """Return the first line that is no text: the notebook's, or that of the last run of closing lines."""
    found = next((n for n, line in enumerate(lines) if n and _NOTEBOOK.match(line.text)), len(lines))
    start = at = found
    # What is listed below a closing line's key ("Rückfragehinweis:") closes too; without a key it is text.
    while at > 1 and found - at < MAX_LINES and _may_close(lines[at - 1].text):
        at -= 1
        if _begins_close(lines[at].text):
            start = at
    return start


def _may_close(text: str) -> bool:
    return len(text) < 200 and bool(
        _begins_close(text) or _LISTED.match(text) or (len(text) < 60 and _SENTENCE_END.search(text) is None)
    )


def _begins_close(text: str) -> bool:
    if len(text) > 200:
        return False
    return bool(
        _RULE.match(text)
        or _KEYED.match(text)
        or _DONE.match(text)
        or _NUMBERED.match(text)
        or is_initials(text)
        or is_signoff(text)
    )


def is_initials(text: str) -> bool:
    """Tell whether a line is an agency's name and initials: "dpa ts yydd n1 mm", "dpa/lby bg ch"."""
    found = _INITIALS.match(text) if len(text) < 60 else None
    return found is not None and known(found["agency"]) is not None


def _read_signed(page: Page) -> None:
    """Take the writer who signs under the text as the byline."""
    open_lines = page.open_lines(page.body_from)
    line = page.lines[open_lines[-1]] if len(open_lines) > 1 else None
    found = SIGNED.match(line.text) if line is not None and len(line.text) < 60 else None
    if line is None or found is None or known(found["agency"]) is None:
        return
    page.draft.byline = page.draft.byline or [found["name"]]
    page.draft.provider = page.draft.provider or found["agency"]
    cut = found.end("name")
    line.pieces = [(line.text[:cut], "byline"), (line.text[cut:], "provider")]


def _mark_behind(page: Page) -> list[str]:
    """Take an agency's name behind the last sentence: "… parecidas. EFE"."""
    open_lines = page.open_lines(page.body_from)
    if not open_lines:
        return []
    at = open_lines[-1]
    found = _BEHIND.search(page.lines[at].text)
    if found is None or known(found["agency"]) is None:
        return []
    page.part_line(at, found.start("mark"))
    page.lines[at + 1].take("signoff")
    page.draft.provider = page.draft.provider or found["agency"]
    return [found["mark"].strip()]
