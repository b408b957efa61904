"""Text as a field holds it: blanks are blanks, ligatures are letters, what is invisible is gone."""

from __future__ import annotations

import re

from wiredesk.normalised.clock import tick

_TRANSLATED = {
    **dict.fromkeys(
        map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"), " "
    ),
    **dict.fromkeys(map(ord, "\u202f\u205f\u3000\t\r\n\v\f\u0085\u2028\u2029"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe"), None),
    **dict.fromkeys((*range(9), *range(14, 32), 127, *range(8234, 8239))),
    ord("ﬀ"): "ff",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
    ord("ﬃ"): "ffi",
    ord("ﬄ"): "ffl",
    ord("ﬅ"): "ft",
    ord("ﬆ"): "st",
}
_BLANKS = re.compile(r" {2,}")
_NO_LETTERS = re.compile(r"[\W_]+")
WIDEST = 120
"""Blanks in a row that a layout can have a use for."""

_WIDER = re.compile(rf"([^\S\r\n]{{{WIDEST}}})[^\S\r\n]+")
_SHORT = 2000
"""Characters of a text that is read in time whatever its blanks."""


def without_wide_gaps(text: str) -> str:
    """Return a text, its lines as they are, with no more blanks in a row than any layout needs.

    Forms are looked for between blanks in many ways, which takes the square of their number.
    """
    return text if len(text) <= _SHORT else _WIDER.sub(r"\1", text)


def clean(text: str) -> str:
    """Return one line of text for a field: no control codes, no runs of blanks, no blanks at its ends."""
    tick()
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_TRANSLATED)
    text = text.strip()
    return _BLANKS.sub(" ", text) if "  " in text else text


def bare(text: str | None) -> str:
    """Return a text's letters and digits in lower case: what two copies of a line have in common."""
    return _NO_LETTERS.sub("", text).lower() if text else ""
