"""What stands under a text of ANPA 1312: notices, distributors, photos, stamps; and editing marks within it.

Supplementary services end each story with a rule, the holder's notice, where to find it, who distributes it,
and the photos to go with it. Indian services end with desks' initials and a stamp of day and time.
"""

from __future__ import annotations

import re

from wiredesk.normalised.anpa.entries import is_caret
from wiredesk.normalised.anpa.notes import add_note, is_picture_note
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.providers import profile_of
from wiredesk.normalised.rights import holder_of
from wiredesk.normalised.signoff import is_rule, is_signoff
from wiredesk.normalised.text.page import Page

MAX_LINES = 24
"""Lines at a text's end that are looked at."""

_NOTICE = re.compile(r"^\W{0,2}(?:©|\(c\)|copyright\b|c\. \d{4})", re.IGNORECASE)
_SERVICE = re.compile(
    r"^\(?(?:distributed by\b|visit .{3,120}(?:https?:|www\.|online\b|web ?site)|"
    r"(?:e-?mail|contact) .{2,60}@|"
    r"for (?:reprints|more (?:stories|information|news))\b|-{1,2}\s?(?:photos?|graphics?)\b.{0,80}$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:contributed to (?:this|the) (?:report|story|article)|(?:reported|contributed) from\b)|"
    r"^\W{0,3}(?:with assistance|(?:additional )?reporting|editing|writing) (?:from|by)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\s*(?:\d{6}|\d{8}|[A-Z]{2,4} \d{5,9}(?: \d\d-\d\d-\d\d)?|"
    r"\d{4}-\d\d-\d\d \d\d:\d\d|[A-Z]{2,4}-\d{4}-\d\d-\d\dT[\d:]{5,8}\S{0,6})\s*$"
)
_DESK = re.compile(r"^\s*[A-Z]{2,4}\s*$")
_EDITING = re.compile(
    r"^\W{0,3}\(?\W{0,3}(?:(?:begin|start|end)s?\s+)?(?:(?:optional|opt)\.?\s+)?(?:add|trim|cut|material)s?\b"
    r"(?:\s+(?:begins?|ends?|starts?|follows?|here|trim))?\W{0,3}$|"
    r"^\(?(?:editors?\s*:\s*)?(?:story|column|text) (?:can|may) (?:end|be (?:cut|trimmed))\b.{0,60}$|"
    r"^\((?:begin|end|start)?\s*optional\b.{0,40}\)$|^\(more\)$",
    re.IGNORECASE,
)


def is_editing_mark(text: str) -> bool:
    """Tell whether a line says where a text may be cut: "(OPTIONAL TRIM BEGINS)", "(STORY CAN END HERE)"."""
    return len(text) < 90 and _EDITING.match(text) is not None


def take_editing_marks(page: Page, start: int) -> None:
    """Take the lines in brackets that say where a text may be cut."""
    for line in page.lines[start:]:
        if line.open and "(" in line.text[:12] and is_editing_mark(clean(line.text)):
            line.take("-editing-mark")


def take_shirttail(page: Page, start: int) -> str | None:
    """Take notices, stamps and photos from the last paragraph up; return what of them is the sign-off.

    Credits of reporting stay where they are; at least one paragraph of text is left.
    """
    house = profile_of(page.draft.provider or page.copy.raw.provider)
    signoff: list[str] = []
    notes: list[str] = []
    for lines in _paragraphs_from_the_end(page, start):
        text = joined([page.lines[n].text for n in lines], hyphens=False)
        by = "signoff"
        if _NOTICE.match(text) and len(text) < 200:
            page.draft.copyright_holder = holder_of(text) or page.draft.copyright_holder
        elif len(text) < 300 and is_picture_note(text):
            by = "ednote"
        elif _CREDIT.search(text) and len(text) < 400:
            continue
        elif not _ends(text, signed=bool(signoff)) and not is_signoff(text, house):
            break
        (notes if by == "ednote" else signoff).insert(0, text)
        for n in lines:
            page.lines[n].take(by)
    for note in notes:
        add_note(page.draft, note)
    return "\n".join(signoff) or None


_END_OF_ADVANCE = re.compile(r"^\W{0,3}end\s(?:of\s)?(?:adv|advance)\b.{0,60}$", re.IGNORECASE)
"""What closes a story sent ahead: "End Adv for Sunday, March 6"."""


def _ends(text: str, *, signed: bool) -> bool:
    """Tell whether a paragraph is a service's, a rule or a stamp; desks' initials stand above one."""
    return bool(
        is_rule(text)
        or _END_OF_ADVANCE.match(text)
        or (_SERVICE.match(text) and len(text) < 250)
        or (signed and (_STAMP.match(text) or _DESK.match(text)))
        or _STAMP.match(text)
    )


def _paragraphs_from_the_end(page: Page, start: int) -> list[list[int]]:
    """Return the last paragraphs, the last first, but for the first of the text: an indent begins each."""
    open_lines = page.open_lines(start)
    found: list[list[int]] = []
    for at in open_lines[-MAX_LINES:]:
        line, before = page.lines[at].text, found[-1][-1] if found else -2
        alone = at - before > 1 or line[:1] in " \t" or is_caret(line)
        short = bool(found) and (_is_short(line) or _is_short(page.lines[before].text))
        if found and not alone and not short:
            found[-1].append(at)
        else:
            found.append([at])
    if len(open_lines) <= MAX_LINES:
        found = found[1:]
    return [lines for lines in reversed(found) if not is_caret(page.lines[lines[0]].text)]


def _is_short(line: str) -> bool:
    return is_rule(line) or len(line.strip()) < 12
