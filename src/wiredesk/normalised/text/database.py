"""What a news database prints between a headline and a text, and under it.

Factiva: "412 words", the day, the hour, the source and its code, the language, a notice. Nexis: "Section:",
"Length:", "Byline:", "Dateline:", "Body". Some of it says what the copy itself says nowhere else.
"""

from __future__ import annotations

import re

from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import stated_dateline
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.language import language_named
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of, is_notice
from wiredesk.normalised.text.page import Line, Page, add_line

LONGEST = 120
"""Characters of such a line, but for a summary's."""

_COUNT = re.compile(
    r"\s*(?:length\s*:\s*)?\d{1,3}(?:[,.]?\d{3})? (?:words|wörter|mots|palabras)\s*", re.IGNORECASE
)
_LABELLED = re.compile(
    r"\s*(?P<name>section|length|byline|dateline|highlight|language|publication-type|journal code|"
    r"document-type|copyright)\s*:\s*(?P<value>.*\S)\s*",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\s*\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,4})?\s*")
_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{1,7}\s*")
_READING_TIME = re.compile(r"\s*\d{1,2} ?(?:min(?:ute)?s?)\.? read\s*", re.IGNORECASE)
_NOTICE = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_BODY = re.compile(r"\s*(?:Body|Full text:?)\s*")
_KIND = re.compile(r"\s+(?:news|international|newswires?|state & local|wire|service)$", re.IGNORECASE)


def is_database_line(text: str) -> bool:
    """Tell by its form alone whether a line is one that databases print below a headline."""
    return len(text) <= LONGEST and (
        _COUNT.fullmatch(text) is not None
        or _LABELLED.fullmatch(text) is not None
        or _READING_TIME.fullmatch(text) is not None
    )


def read_database_line(page: Page, at: int) -> int:
    """Take a line that a database has put between headline and text; return the lines taken."""
    line = page.lines[at]
    if page.draft.headline is None or page.transmitted:
        return 0
    labelled = _LABELLED.fullmatch(line.text)
    if labelled is not None:
        _read_labelled(page, line, labelled)
        return 1
    by = _taken_by(page, line.text) if len(line.text) <= LONGEST else ""
    if by:
        line.take(by)
    return 1 if by else 0


def _taken_by(page: Page, text: str) -> str:
    """Set the field that an unlabelled line is for, and return its name or the reason why it is no text."""
    draft = page.draft
    if _COUNT.fullmatch(text):
        page.printed = True
        return "-word-count"
    if _READING_TIME.fullmatch(text):
        return "-reading-time"
    if _NOTICE.match(text) is not None and is_notice(text):
        draft.copyright_holder = holder_of(text) or draft.copyright_holder
        if known(draft.copyright_holder or "") is not None:
            draft.provider = draft.provider or draft.copyright_holder
        page.printed = True
        return "copyright_holder"
    if page.dated is not None and _HOUR.fullmatch(text) and date_line(f"{page.dated} {text}") is not None:
        page.dated = f"{page.dated} {text.strip()}"
        page.printed = True
        return "published_at"
    if (known(source_of(text)) is not None) and page.dated is not None:
        draft.provider = draft.provider or source_of(text)
        return "provider"
    return _taken_once_printed(page, text) if page.printed else ""


def _taken_once_printed(page: Page, text: str) -> str:
    """Read what says little by itself, and follows a count of words or an hour."""
    if (language := language_named(text)) is not None:
        page.draft.language = language
        return "language"
    if _BODY.fullmatch(text):
        return "-label"
    return "-source-code" if _CODE.fullmatch(text) else ""


def source_of(text: str) -> str:
    """Return a source's name without its edition: "Associated Press International" → "Associated Press"."""
    return _KIND.sub("", clean(text))


def _read_labelled(page: Page, line: Line, labelled: re.Match[str]) -> None:
    """Take a line whose label says what it is."""
    draft, name, value = page.draft, labelled["name"].lower(), labelled["value"]
    page.printed = True
    by = "-label"
    if name == "byline":
        names, agency = names_and_agency([value])
        draft.byline = draft.byline or names or ([agency] if agency else [])
        draft.provider = draft.provider or agency
        by = "byline"
    elif name == "dateline":
        draft.dateline = draft.dateline or stated_dateline(value, page.near).dateline
        by = "dateline"
    elif name == "highlight":
        draft.summary = add_line(draft.summary, clean(value))
        by = "summary"
    elif name == "copyright":
        draft.copyright_holder = holder_of(value)
        by = "copyright_holder"
    elif name == "language" and (language := language_named(value)) is not None:
        draft.language = language
        by = "language"
    line.take(by)
