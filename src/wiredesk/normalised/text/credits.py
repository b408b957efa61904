"""Lines above a text that say who wrote it, when, where and for whom: told by their form, in any order."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice

from wiredesk.normalised.byline import byline_pieces, employer_of, looks_like_byline, names_and_agency
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import (
    Start,
    dateline_at_start,
    dateline_line,
    place_line,
    placed_line,
    whole_dateline,
)
from wiredesk.normalised.dates import Written, date_line, day_of_moment
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.providers import known, profile_of
from wiredesk.normalised.text.page import Line, Page

LOOK_AHEAD = 14
"""Lines below the headline in which a byline or a date shows that what stands before it is a summary."""

LONGEST_DATES = 300
"""Characters of a line of several dates."""

LONGEST_NAMES = 80
"""Characters of a byline without "By"."""

_BETWEEN_NAMES = re.compile(r",\s*|\s+(?:and|und|et|y|e|og|och)\s+")
_IN_PLACE = re.compile(r"\s+(?:in|à|en|a) [A-ZÀ-Þ][^,\d]{1,40}$")
_DATE_LABEL = re.compile(
    r"\s*(?:(?:first |last )?(?:published|updated|posted|issued)|publié le|veröffentlicht|date)\s*:?\s*",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"\s+[-–—|•·]\s+")
_BAR = re.compile(r"\s+[|•·]\s+")
_BEFORE_WEEKDAY = re.compile(
    r"(?<=\S)[\s,]+(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|"
    r"mittwoch\b|sonnabend\b|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|"
    r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|(?:lune|marte|mercole|giove|vener)dì\b|sabato\b|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon|mån|tis|ons|tors|fre|lör|sön|man|tirs|lør|søn)dag\b)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:pages?|seite|p\.|pág\.?|página|pagina|sida|side|s\.)\s?\d{1,3}$", re.IGNORECASE)
_SERVICES = re.compile(r"\s+(?:and|&) (?:news |wire )(?:services|agencies|reports)$", re.IGNORECASE)
_BETWEEN_CELLS = re.compile(r"\t\s*|\s{3,}|\s+[|•·—–]\s+")
_YEAR = re.compile(r"\d{4}|\d[./]\d")
_BETWEEN_DATES = re.compile(
    r"\s*[|•·]\s*|\s+[-–—/]\s+|(?<!last)\s+(?=(?:last\s+)?(?:updated|modified|mis à jour)\b)", re.IGNORECASE
)


def read_credit_line(page: Page, at: int) -> int:
    """Take a byline, a date, a dateline or an agency's name on a line of its own; return the lines taken."""
    line, draft = page.lines[at], page.draft
    text = line.text
    if (cut := _date_behind_byline(page, text)) is not None:
        page.part_line(at, cut)
        line, text = page.lines[at], page.lines[at].text
        _take_leading_date(page, page.lines[at + 1])
    if looks_like_byline(text) and not (page.transmitted and page.next_open(at + 1) is None):
        names, agency = names_and_agency([text])
        draft.byline += names or [agency or ""]
        draft.provider = draft.provider or agency
        line.pieces = byline_pieces(text, names, agency)
        return 1
    above = draft.headline is None or page.draft.dateline is None
    if above and not page.transmitted and read_page_head(page, line, "-page-head"):
        return 1
    by = _credited_by(page, at)
    if by:
        line.take(by)
    return 1 if by else 0


def _credited_by(page: Page, at: int) -> str:
    """Set the field that a line is for as a whole, and return its name; "" where it is for none."""
    draft, text = page.draft, page.lines[at].text
    if _read_dates(page, text):
        return "published_at"
    if draft.headline and draft.dateline is None and _read_dateline(page, at):
        return "dateline"
    if _is_bare_byline(page, at):
        draft.byline += names_and_agency([text])[0]
        return "byline"
    named = _named_agency(page, at)
    if named:
        draft.provider = draft.provider or named
        return "provider"
    return "-label" if _is_date_label(page, at) else ""


def _named_agency(page: Page, at: int) -> str | None:
    """Return the agency that a line names, and nothing else but where its writer is."""
    text = page.lines[at].text
    if page.draft.byline and (employer := _employer(page, at)) is not None:
        return employer
    if known(text) is None:
        return None
    head = page.draft.headline or more_head_follows(page, at) or _dateline_follows(page, at)
    return clean(text) if head else None


def is_page_head(text: str) -> bool:
    """Tell whether a line is a page's head with its date: "Zofinger Tagblatt      2. März 2022"."""
    return bool(_head_cells(text))


def _head_cells(text: str) -> list[str]:
    """Return the cells of a page's head, of which just one is a date; none of another line."""
    if len(text) > LONGEST_DATES or _YEAR.search(text) is None or date_line(text) is not None:
        return []
    cells = [
        part.strip()
        for cell in _BETWEEN_CELLS.split(text.strip("\f \t"))
        for part in _BEFORE_WEEKDAY.split(cell, maxsplit=1)
    ]
    if not 2 <= len(cells) <= 4 or max(map(len, cells)) > LONGEST_NAMES:
        return []
    dates = [cell for cell in cells if date_line(cell) is not None]
    return cells if len(dates) == 1 and not any(map(_is_words, cells)) else []


def _is_words(cell: str) -> bool:
    """Tell whether a cell is part of a sentence, and no name or number of a page."""
    return cell[:1].islower() and _PAGE.match(cell) is None


def read_page_head(page: Page, line: Line, reason: str) -> bool:
    """Take a page's head, which says the day where nothing else does; False for another line."""
    cells = _head_cells(line.text)
    if not cells:
        return False
    written = next(filter(None, (date_line(cell) for cell in cells)))
    page.header_day = page.header_day or day_of_moment(written.moment)
    page.draft.provider = page.draft.provider or next((cell for cell in cells if known(cell)), None)
    line.take(reason)
    return True


def more_head_follows(page: Page, at: int) -> bool:
    """Tell whether a byline or a date line follows soon, before any long paragraph."""
    for n in islice(page.each_open(at + 1), LOOK_AHEAD):
        text = page.lines[n].text
        if looks_like_byline(text) or date_line(text) is not None:
            return True
        if len(text) > 200 or dateline_at_start(text, page.near) is not None:
            return False
    return False


def is_month_first(page: Page) -> bool:
    """Tell whether the agency, as far as it is known, writes the month before the day."""
    agency = profile_of(page.draft.provider or page.copy.raw.provider)
    return agency is not None and agency.month_first


def _is_date_label(page: Page, at: int) -> bool:
    """Tell whether a line says what the date on the next line is: "Published"."""
    below = page.next_open(at + 1)
    return (
        below is not None
        and _DATE_LABEL.fullmatch(page.lines[at].text) is not None
        and date_line(page.lines[below].text) is not None
    )


def _employer(page: Page, at: int) -> str | None:
    """Return the agency for which the writer named on the line above works: "AP Science Writer" too."""
    text = page.lines[at].text.strip()
    above = page.lines[at - 1] if at else None
    if above is None or not any(by == "byline" for _, by in above.pieces):
        return None
    if len(text) > LONGEST_NAMES or text.endswith((".", ":")):
        return None
    employer, comma, _ = text.partition(",")
    if comma and known(employer.strip()) is not None:
        return employer.strip()
    services = _SERVICES.sub("", text)
    if services != text and known(services) is not None:
        return services
    return employer_of(text)


def _date_behind_byline(page: Page, text: str) -> int | None:
    """Return where a date begins behind the names of a byline: "By Jane Doe, KYODO NEWS - Mar 2, 2022"."""
    if page.transmitted or len(text) > LONGEST_DATES or _YEAR.search(text) is None:
        return None
    for mark in _BEFORE_DATE.finditer(text):
        if looks_like_byline(text[: mark.start()]) and _leading_date(text[mark.end() :]) is not None:
            return mark.end()
    return None


def _take_leading_date(page: Page, line: Line) -> None:
    """Take the date that a line begins with; a section's name may stand behind it."""
    dated = _leading_date(line.text) or ""
    written = date_line(dated, month_first=is_month_first(page))
    if written is not None and _set_published(page.draft, written):
        page.dated = dated
    rest = line.text[len(dated) :]
    line.pieces = [(dated, "published_at"), *([(rest, "-section")] if rest else [])]


def _leading_date(text: str) -> str | None:
    """Return the date that a line begins with, where a section's name may follow it behind a bar."""
    before = _BAR.split(text, maxsplit=1)[0]
    return before if date_line(before) is not None else None


def _read_dates(page: Page, text: str) -> bool:
    """Set published_at by a line of one date, or of several ("Published … | Updated …"); False for others."""
    month_first = is_month_first(page)
    parts = [text]
    if (written := [date_line(text, month_first=month_first)]) == [None]:
        if page.transmitted or len(text) > LONGEST_DATES or _YEAR.search(text) is None:
            return False
        parts = _BETWEEN_DATES.split(text)
        if not 2 <= len(parts) <= 3:
            return False
        written = [date_line(part, month_first=month_first) for part in parts]
    for part, one in zip(parts, written, strict=True):
        if one is None:
            return False
        if _set_published(page.draft, one):
            page.dated = part
    return True


def _set_published(draft: Draft, written: Written) -> bool:
    """Set published_at; of several dates the latest, which is when this version was issued."""
    before = draft.published_at
    if before is not None:
        if day_of_moment(written.moment) < day_of_moment(before):
            return False
        if isinstance(before, datetime) and not isinstance(written.moment, datetime):
            return False
    draft.published_at = written.moment
    return True


def _read_dateline(page: Page, at: int) -> bool:
    """Set the dateline by a line that is one, and nothing else; False for others."""
    draft = page.draft
    alone = dateline_line(page.lines[at].text, page.near)
    if alone is None or _dash_follows(page, at):
        whole = _whole_dateline(page, at)
        if whole is None:
            return False
        alone = whole.dateline
        draft.provider = draft.provider or whole.agency
    draft.dateline = alone
    draft.published_at = draft.published_at or (alone.published_on if alone else None)
    return True


def _whole_dateline(page: Page, at: int) -> Start | None:
    """Return the dateline that a line is: with its agency, or a known place in capitals with text below."""
    text = page.lines[at].text
    whole = whole_dateline(text, page.near)
    below = page.next_open(at + 1) is not None
    if whole is not None and whole.dateline is not None:
        return whole if below or whole.dateline.published_on else None
    place = (place_line(text) or placed_line(text, page.near)) if below else None
    return Start(place, len(text), None) if place else None


def _dateline_follows(page: Page, at: int) -> bool:
    below = page.next_open(at + 1)
    return below is not None and dateline_at_start(page.lines[below].text, page.near) is not None


def _is_bare_byline(page: Page, at: int) -> bool:
    """Tell whether a line below the headline is names without "By", above a line that is a date."""
    text = page.lines[at].text.strip()
    if page.draft.headline is None or page.draft.byline or page.transmitted or len(text) > LONGEST_NAMES:
        return False
    below = page.next_open(at + 1)
    if below is None or not _dates_or_places(page, page.lines[below].text):
        return False
    return are_names(text)


def is_name_line(page: Page, at: int) -> bool:
    """Tell whether a line is names, right above a place with its day: no part of a headline."""
    below = page.lines[at + 1].text if at + 1 < len(page.lines) else ""
    return (
        below != ""
        and all(len(names.split()) <= 4 for names in _BETWEEN_NAMES.split(page.lines[at].text))
        and dateline_line(below, page.near) is not None
        and are_names(page.lines[at].text)
    )


def are_names(text: str) -> bool:
    """Tell whether a line is names of persons and nothing else, but for where they are: "Ann Lee in Lima"."""
    if len(text) > LONGEST_NAMES or text.isupper() or any(map(str.isdigit, text)):
        return False
    names = _BETWEEN_NAMES.split(_IN_PLACE.sub("", text.strip()))
    return all(" " in name for name in names) and names_and_agency([text])[0] == names


def _dates_or_places(page: Page, text: str) -> bool:
    """Tell whether a line is a date, a dateline, or begins with one."""
    return (
        date_line(text) is not None
        or dateline_line(text, page.near) is not None
        or dateline_at_start(text, page.near, alone=True) is not None
        or placed_line(text, page.near) is not None
    )


def _dash_follows(page: Page, at: int) -> bool:
    """Tell whether the next line goes on with the dash that ends a dateline."""
    return at + 1 < len(page.lines) and page.lines[at + 1].text.startswith(("- ", "– ", "— "))
