"""Datelines: "FORT WORTH, Texas, March 26 -", "PARIS, March 3, 2022 (AFP) -", "(Reuters) - ".

Only what stands before the first dash of the first paragraph is looked at. It is a dateline if it names an
agency, a date, or is a place in capitals; then place, region and day are told apart by their form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dates import MONTH, day_near, month_number
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Dateline

LONGEST = 110
"""Characters before the dash; longer is a sentence."""

_DASH = re.compile(
    r"\s+(?:--?|[–—_―])(?:\s+|$)|\.-\s*|(?<=[/)])\s*[:._]\s+|(?<=\))\s*[-–—_]+\s*|\s[-–—](?=[A-ZÀ-Þ\"“«„])|_\s+"
)
_MAYBE = re.compile(r"[-–—―_]\s|[)/]\s*[:._–—-]|\s[-–—]")
_AGENCY = re.compile(r"\((?P<name>[\w .'/ÄÖÜäöü-]{2,60})\)|(?:^|\s)/(?P<slashed>[\w .-]{2,30})/")
_DATE = re.compile(
    rf"\b(?:(?P<month>{MONTH})(?:\s+(?P<day>\d{{1,2}}))?(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})\.?\s+(?:de\s+)?(?P<month2>{MONTH}))"
    r"(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?(?![\w-])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r",?\s+(?:le|el|il|den|am|on)$", re.IGNORECASE)
"""What stands before the day in some languages ("Paris, le 3 mars")."""

_PLACE = re.compile(r"^[^\W\d_][\w .,'’`´/()&-]*$")
_NO_PLACE = frozenset(
    """analysis factbox update urgent alert bulletin flash correction corrected refile repeat advisory lead
    kill exclusive interview profile feature timeline wrapup snap brief note editors attention embargo
    breaking opinion commentary obituary scorecard preview review standings results summary eds
    undated""".split()
)
_LOWER_IN_PLACE = frozenset(
    "of the de la le les del der am an im sur upon and y do da dos el al di in près near".split()
)


@dataclass(frozen=True, slots=True)
class Start:
    """A paragraph's dateline, how many characters of the paragraph it takes, and the agency it names."""

    dateline: Dateline | None
    length: int
    agency: str | None


def dateline_at_start(paragraph: str, near: date, *, alone: bool = False) -> Start | None:
    """Find the dateline before the first dash of a paragraph; None if it has none.

    near: the story's date; a dateline's day takes its year from it. alone: the text begins a line that is
    indented or stands first, so that a place in capitals by itself is one too.
    """
    if _MAYBE.search(paragraph, 0, LONGEST + 4) is None:
        return None
    for dash in _DASH.finditer(paragraph, 0, LONGEST + 4):
        head = paragraph[: dash.start()]
        if not head.strip():
            continue
        found = _read(head, near, alone=alone, rest=paragraph[dash.end() :])
        if found is None:
            return None
        dateline, agency = found
        return Start(dateline, dash.end(), agency) if dateline or agency else None
    return None


def dateline_line(line: str, near: date) -> Dateline | None:
    """Read a line that is a place and a day, and nothing else ("NAIROBI, March 3, 2022"); else None."""
    if len(line) > LONGEST or not any(map(str.isdigit, line)) or line.rstrip()[-1:] in "-–—.:":
        return None
    text = clean(line)
    found = _DATE.search(text)
    # What follows the day is a sentence, whose dateline is read with it.
    if found is None or text[found.end() :].strip(" ."):
        return None
    day, place_text = _day(text, near)
    if day is None or day[0] is None or not place_text or not _is_place(place_text, sure=True):
        return None
    place, _, region = place_text.partition(",")
    return Dateline(text=text, place=place.strip(), region=region.strip(" ,") or None, published_on=day[0])


def _read(head: str, near: date, *, alone: bool, rest: str) -> tuple[Dateline | None, str | None] | None:
    """Tell apart what stands before the dash; None if it is no dateline."""
    text = clean(head).strip(" ,")
    agency: str | None = None
    for mark in _AGENCY.finditer(text):
        name = mark["name"] or mark["slashed"] or ""
        agency = next((part for part in (name, *name.split("/")) if known(part) is not None), None)
        if agency is not None:
            text = clean(text[: mark.start()] + " " + text[mark.end() :]).strip(" ,")
            break
    if agency is None and " " in text and known(text.rsplit(" ", 1)[1]) is not None and _DATE.search(text):
        text, agency = text.rsplit(" ", 1)
    if not text:
        return (None, agency) if agency else None
    day, place_text = _day(text, near)
    if day is None and agency is None and not (alone and _is_capital_place(text) and rest[:1].isprintable()):
        return None
    if place_text and not _is_place(place_text, sure=bool(agency or day)):
        return None
    place, _, region = place_text.partition(",")
    dateline = Dateline(
        text=text,
        place=place.strip() or None,
        region=region.strip(" ,") or None,
        published_on=day[0] if day else None,
    )
    return dateline, agency


def _day(text: str, near: date) -> tuple[tuple[date | None], str] | tuple[None, str]:
    """Return the day in a text (in a tuple, since it may have a month alone) and the text without it."""
    found = _DATE.search(text)
    if found is None:
        return (None, text)
    place = clean(text[: found.start()] + " " + text[found.end() :]).strip(" ,/")
    place = _ARTICLE.sub("", place).strip(" ,")
    month = month_number(found["month"] or found["month2"] or "")
    day_text = found["day"] or found["day2"]
    if month is None:
        return (None, text)
    if not day_text:
        # "CHICAGO, April -": a month without its day; a name such as "May" or "Mar" alone is no date.
        return ((None,), place) if len(found[0]) > 3 and place.split(",")[0].isupper() else (None, text)
    try:
        day = date(int(found["year"]), month, int(day_text)) if found["year"] else None
    except ValueError:
        return (None, text)
    return ((day or day_near(int(day_text), month, near),), place)


def _is_place(text: str, *, sure: bool) -> bool:
    """Tell whether a text can be a place and a region: few words, all of them names."""
    if not _PLACE.match(text) or len(text) > 60:
        return False
    words = re.split(r"[\s,/]+", text.strip(" ,"))
    if len(words) > 8 or (words and words[0].lower() in _NO_PLACE):
        return False
    named = all(
        word[:1].isupper() or not word[:1].isalpha() or word.lower() in _LOWER_IN_PLACE for word in words
    )
    return named and (sure or text.split(",", maxsplit=1)[0].isupper())


def _is_capital_place(text: str) -> bool:
    """Tell whether a text is a place in capitals, a region after it or not: "NEW YORK", "AUSTIN, Texas"."""
    place = text.split(",", maxsplit=1)[0].strip()
    words = place.split()
    return (
        1 <= len(words) <= 4
        and place.isupper()
        and sum(map(str.isalpha, place)) >= 4
        and not any(word.lower() in _NO_PLACE for word in words)
        and not any(char.isdigit() for char in text)
    )
