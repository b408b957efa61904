"""Plain text laid out by lines within an element of a paragraph: a whole take in one p.

Systems that wrap a take into markup often leave its lines as they are: blank lines and indents part its
paragraphs, and the markup says nothing of them.
"""

from __future__ import annotations

import re

_LAID_OUT = re.compile(r"<(p|div)(?=[\s>])([^<>]*+)>([^<]*+)</\1>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")
_INDENT = re.compile(r"\n([ \t\u00a0\u3000]*)(?=\S)")
_PARAGRAPH = re.compile(r"<p(?=[\s>])", re.IGNORECASE)


def with_layout(markup: str) -> str:
    """Return markup in which a paragraph that holds plain text laid out by lines is one of pre.

    A blank line in it parts paragraphs; so does an indent that its first line and some others have, or that
    some have where the whole text is one paragraph.
    """
    whole = len(_PARAGRAPH.findall(markup)) < 2

    def as_pre(found: re.Match[str]) -> str:
        if "\n" not in found[3]:
            return found[0]
        text = dedented(found[3])
        indents = _INDENT.findall(text)
        first = text[: len(text) - len(text.lstrip(" \t\u00a0\u3000"))]
        indented = len(set(indents)) > 1 and (
            whole or len(indents) > 2 or (len(first) > 1 and first in indents)
        )
        return f"<pre>{text}</pre>" if indented or _BLANK_LINE.search(text.strip()) else found[0]

    return _LAID_OUT.sub(as_pre, markup)


def dedented(text: str) -> str:
    """Return lines without the indent that all but the first have: it is the XML's."""
    common = min(map(len, _INDENT.findall(text)), default=0)
    return re.sub(rf"\n[ \t\u00a0\u3000]{{{common}}}", "\n", text) if common else text
