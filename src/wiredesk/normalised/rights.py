"""Rights: who holds them, and the terms of use, from what formats state in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wiredesk.normalised.markup.html import html_to_blocks, looks_like_html, plain

_NOTICE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|"
    r"\btodos los derechos reservados\b|\btutti i diritti riservati\b|"
    r"\briproduzione riservata\b)[\s.:,]*",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"^[\s,.:]*\d{4}(?:\s*[-–]\s*\d{2,4})?[\s,–-]+|(?<![\s,])[\s,]+\d{4}(?:\s*[-–]\s*\d{2,4})?[\s.]*$"
)
_CLOSES = re.compile(r"</|/>|&lt;|<(?:br|p|hr|img)\b", re.IGNORECASE)
"""What markup has and a company's code in a headline ("USAIR <U>") has not."""

_BY = re.compile(r"^by\s+", re.IGNORECASE)
_WHERE = re.compile(
    r"\s*\((?:https?://|www\.)[^()]*\)$|,\s+(?:see|siehe|voir|ver|vedi|zie|véase)\s+https?://.*$|,\s+(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
"""Where more is said of the rights: "(www.dpa.de)", ", see http://… for terms", ", www.agency.org"."""

_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2})\.\s+[A-ZÀ-Þ]\w*(?:\s+[^\W\d_]+){0,3}?\s+[a-zà-ÿ]+\s+[a-zà-ÿ]+\b.*$"
    r"|(?<=\b(?:19|20)\d\d)\.\s+[A-ZÀ-Þ]\w*\s.*$"
    r"|(?<=[^\W\d_]{2})\.\s+(?:Visit|Distributed by|Used by permission|Reprinted)\b.*$"
    r"|\.?\s+Click For Restrictions\b.*$"
)
"""What stands behind a name as a sentence of its own: "The Agency. This material may not be …"."""

_BRACKETED = re.compile(r"^\((©[^()]*)\)$")
_ITEM_BEHIND = re.compile(r",\s+\w{2,10}:[\d-]{6,30}/\d{1,6}\s*$")
"""An item's number behind its owner: "dpa-infocom, dpa:220302-99-345678/2"."""

_ABBREVIATED = re.compile(r"(?:\b(?:inc|ltd|co|corp|bros)|\.\w)\.$", re.IGNORECASE)


def one_line(text: str | None) -> str | None:
    """Return a text that has to be one line, without markup; None where it says nothing."""
    if text is not None and _CLOSES.search(text) and looks_like_html(text):
        blocks = html_to_blocks(text)
        text = " ".join([blocks.headline or "", *blocks.paragraphs])
    return (plain(text) or None) if text else None


def is_notice(text: str | None) -> bool:
    """Tell whether a text is a notice of copyright, and not a name alone."""
    return bool(_NOTICE.search(text or ""))


def holder_of(text: str | None) -> str | None:
    """Return the holder's name, of a notice too ("© 2022 AFP. All rights reserved. Not to be resold.")."""
    name, notices = _NOTICE.subn(" ", _BRACKETED.sub(r"\1", one_line(text) or ""))
    name = _SENTENCE.sub("", _ITEM_BEHIND.sub("", " ".join(name.split())))
    if notices:
        whole = name.strip(" ,:;<-–")
        whole = whole if _ABBREVIATED.search(whole) else whole.rstrip(" .")
        name = _BY.sub("", _YEARS.sub("", whole.lstrip(" .")))
    name = _WHERE.sub("", name.strip(" ,:;<-–"))
    return (name if _ABBREVIATED.search(name) else name.rstrip(" .")) or None


def usage_of(texts: Iterable[str | None]) -> str | None:
    """Return the terms of use in one line: rights text, type of use, limits, each once in the order given."""
    return " ".join(dict.fromkeys(filter(None, map(one_line, texts)))) or None
