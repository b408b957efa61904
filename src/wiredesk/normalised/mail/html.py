"""A mail's markup made ready to be read as paragraphs: forms in tables, fields parted by line breaks.

A web form's mail is a table of two columns, name and answer; Outlook parts the fields of a mail's head, and
people those of a story, by line breaks that would otherwise be taken for a paragraph's wrapped lines.
"""

from __future__ import annotations

import re

from wiredesk.normalised.mail.fields import target_of
from wiredesk.normalised.markup.html import plain

_FIELD_BREAK = re.compile(
    r"<br\s*+/?>(?=\s*+(?:</?(?:b|strong|span|font|i|u|em|"
    r"o:p)\b[^<>]{0,300}>\s*+){0,6}[^\W\d_][\w \u00a0-]{0,30}"
    r"(?:\s|&nbsp;|</?(?:b|strong|span|font)\b[^<>]{0,100}>){0,3}:)",
    re.IGNORECASE,
)
_ROW = re.compile(r"<tr\b[^<>]*+>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]*+>", re.IGNORECASE)
_END = re.compile(r"</(?:t[dhr]|tbody|table|thead|tfoot)\s*+>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*+>")
_LANGUAGE = re.compile(r"<html\b[^<>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w+)?)", re.IGNORECASE)
LONGEST_NAME = 60
ENOUGH_FIELDS = 2


def prepared(markup: str) -> str:
    """Return markup with each field of a form or head as a paragraph, "Name:" before its answer."""
    markup = _FIELD_BREAK.sub("<p>", markup)
    return _form_undone(markup) if "<t" in markup or "<T" in markup else markup


def language_of(markup: str) -> str | None:
    """Return the language that the page declares."""
    found = _LANGUAGE.search(markup[:3_000])
    return found[1] if found else None


def _form_undone(markup: str) -> str:
    """Return a table of names and answers as paragraphs, so that an answer keeps its own."""
    rows = _ROW.split(markup)
    read = [_name_and_answer(row) for row in rows[1:]]
    named = [one for one in read if one is not None and target_of(one[0].rstrip(": *?"))]
    if len(named) < ENOUGH_FIELDS:
        return markup
    pieces = [rows[0]]
    for row, one in zip(rows[1:], read, strict=True):
        if one is None:
            pieces.append(f"<div>{_END.sub(' ', row)}</div>")
        else:
            name, answer = one
            pieces.append(f"<div>{name.rstrip(': ')}:</div><div>{answer}</div>")
    return "".join(pieces).replace("<table", "<div").replace("<TABLE", "<div")


def _name_and_answer(row: str) -> tuple[str, str] | None:
    """Return the two cells of a form's row: the name as text, the answer as markup."""
    cells = _CELL.split(row)
    if len(cells) != 3:
        return None
    name = plain(_ANY_TAG.sub(" ", cells[1]))
    return (name, _END.sub(" ", cells[2])) if 0 < len(name) <= LONGEST_NAME else None
