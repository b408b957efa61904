"""Datelines: "FORT WORTH, Texas, March 26 -", "PARIS, March 3, 2022 (AFP) -", "(Reuters) - ".

Only what stands before the first dash of the first paragraph is looked at. It is a dateline if it names an
agency, a date, or is a place in capitals; then place, region and day are told apart by their form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline_east import eastern_dateline
from wiredesk.normalised.dates import MONTH, WEEKDAY, day_near, month_number
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Dateline

LONGEST = 110
"""Characters before the dash; longer is a sentence."""

_DASH = re.compile(
    r"\s+(?:--?|[–—_―=])(?:\s+|$)|(?<=[A-ZÀ-Þ])[—―](?=[A-ZÀ-Þ\"“«„])|(?<=[A-Za-zÀ-þ.])--(?=[A-ZÀ-Þ\"“«„])|\.-(?!-)\s*|(?<=[/)])\s*[:._]\s+|(?<=\))\s*[-–—_=]+\s*|\s[-–—](?=[A-ZÀ-Þ\"“«„])|_\s+|(?<=\d)[-–—]\s+|"
    r"(?<=\s[A-ZÀ-Þ]{4})-\s(?=[A-ZÀ-Þ\"“«„])|(?<=\))\s(?=[A-ZÀ-Þ\"“«„])"
)
_CHINESE = re.compile(
    r"\s{0,4}(?P<agency>[\u4e00-\u9fff]{2,4}?[社网])(?P<text>(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日)[电電讯訊]\s?(?:[（(](?:记者|記者)[^（）()]{1,40}[)）]\s?)?"
)
"""As Chinese agencies write it: "新华社西宁3月2日电（记者李明）"."""

_MAYBE = re.compile(r"[-–—―_=]\s|[—―]|[)/]\s*[:._=–—-]|\s[-–—]|--[A-ZÀ-Þ\"“«„]|\)\s[A-ZÀ-Þ\"“«„]")
_AGENCY = re.compile(
    r"\((?P<name>[\w .'/ÄÖÜäöü-]{2,60})(?:,\s(?:por|par|by|di|von)\s(?P<writer>[^()]{3,60}))?\)"
    r"|(?:^|\s)/(?P<slashed>[\w .-]{2,30})/"
)
_AGENCY_FIRST = re.compile(r"(?P<name>[A-Z]{2,5}),\s(?=[A-ZÀ-Þ])")
"""An agency before its place: "STT, ROVANIEMI"."""

_TAGGED = re.compile(r"(?:#\w{1,40}\s?){1,10}--")
"""Words for social media between a release's dateline and its text: "(BUSINESS WIRE)--#pests--"."""

_WRITER = re.compile(r",\s(?:por|par|by|di|von)\s(?P<name>[^()]{3,60})\)")
"""Who wrote it, beside the agency in its bracket: "(Télam, por Ana Ruiz)"."""

_CORRESPONDENT = re.compile(r"[Кк]орр(?:еспондент)?\.?\s+(?P<agency>[А-ЯЁ]{4,})\s+(?P<name>[А-ЯЁ][\w .-]+)")
"""A Russian agency with its writer, between slashes."""

_DATE = re.compile(
    rf"\b(?:(?P<month>{MONTH})(?:\s+(?P<day>\d{{1,2}}))?(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<month2>{MONTH}))"
    r"(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?(?![\w-])",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(rf"(?P<day>{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?)(?:\s+[-–—]+\s+|--)", re.IGNORECASE)
"""A day parted from its place by a dash of its own: "AUSTIN, Texas - March 3 - "."""

_MISSPELT = re.compile(r"^(?P<place>[^\d]+),\s+[A-Za-z]{3,7}\.?\s+(?:\d{1,3}|\d?[OolI])$")
"""A place and what was meant for a day: "AUSTIN, Texas, Marc 16", "NEW YORK, March 119"."""

_WITHIN = re.compile(
    r"(?P<head>[^a-z,]{20,}),\s+(?:[A-Z][\w. ]{1,20},\s+)?(?=[A-Z][a-z])(?i:" + MONTH + r")\s+\d{1,2}\b"
)
"""Capitals, and the day as only datelines have it: "RAIN FLOODS PORT LIMA, March 3 - Rain"."""

_NUMBERED = re.compile(r"(?:^|\s)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})\.?(?:[/.]?\d{2,4})?$")
_NUMBERED_FIRST = re.compile(r"^(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:\d{4})?,?\s?(?=[^\W\d])")
_YEAR_FIRST = re.compile(
    rf",?\s(?P<year>\d{{4}})\.\s(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\.?(?:,\s\w+)?$", re.IGNORECASE
)
"""A day beside an agency: "BRUSSELS 03/03 (BELGA)", without its place too, "3.3.Warszawa (PAP)",
"Pécs, 2022. március 3. (MTI)"."""

_FIGURES_PARTED = re.compile(
    r"(?P<text>(?P<place>[^\W\d_][^\d()–—-]{1,40}?)(?:\s?[-–]\s?|,\s)"
    r"(?P<day>\d{1,2})\s?[-–]\s?(?P<month>\d{1,2})(?:\s?[-–]\s?\d{4})?)\s?\((?P<agency>[^()]{2,40})\)\s?[-–—]{1,2}\s"
)
"""As Arab agencies write it: "KUWAIT - 4 - 3 (KUNA) -- ", "DOHA, 25-11-2023 (AFP) - "."""

_STOP_BEHIND = re.compile(r"(?<![.\d])\d{1,4}\.$|(?<!\d)\d{1,2}\s[^\W\d_]{5,}\.$")
"""A full stop that is no part of the day before it: "MOSCOW, March 3. /TASS/", but not "Oulu, 2.3. (STT)"."""

_STAMPED = re.compile(r"(?P<place>[^\d]+?),?\s(?P<day>\d{4}-\d\d-\d\d)")
"""A place and a day as a system writes it: "WINDHOEK 2022-03-02"."""

_REGION_BEHIND = re.compile(r"([^()\[\]]+)\s[(\[]([^()\[\]]{2,30})[)\]](?:\s[(\[][^()\[\]]{2,30}[)\]])?")
"""A region in brackets behind its place: "SETE (Hérault)", "Jorhat (Assam) [India]"."""

_BRACKET_BEHIND_DAY = re.compile(r"(?<=\d)\s*,?\s*\((?P<name>[^\W\d_][^\d()]{1,40})\)$")
"""An agency that is in no table: what stands in brackets behind the day can be nothing else."""

_PLACE_IN_BRACKETS = re.compile(
    rf"\((?P<place>[^()\d]{{2,50}}?)(?:,|\s[-–—]+)\s+"
    rf"(?P<day>{MONTH}\s+\d{{1,2}}(?:,\s\d{{4}})?)\)\s*(?:[-–—]+\s*)?",
    re.IGNORECASE,
)
_SOURCE_IN_BRACKETS = re.compile(r"\((?P<name>[A-Z][\w&.']+(?: [A-Z][\w&.']+){1,3})\)\s+[-–—]{1,2}\s+")

_ARTICLE = re.compile(r",?\s+(?:le|el|il|den|am|on)$", re.IGNORECASE)
"""What stands before the day in some languages ("Paris, le 3 mars")."""

_WEEKDAY = re.compile(rf",\s{{1,4}}{WEEKDAY}\.?$", re.IGNORECASE)
"""A day of the week behind its place: "Sønderborg, torsdag /ritzau/: "."""

_PLACE = re.compile(r"^[^\W\d_][\w .,'’`´/()\[\]&-]*$")
_PLAIN = re.compile(r"^[^,]{2,30},\s+[^\W\d_]{3,}")
"""A place that a comma parts from its day, whatever its letters: "mexico city, march 18"."""

_NO_PLACE = frozenset(
    """analysis factbox update urgent alert bulletin flash correction corrected refile repeat advisory lead
    kill exclusive interview profile feature timeline wrapup snap brief note editors attention embargo
    breaking opinion commentary obituary scorecard preview review standings results summary eds
    undated""".split()
)
_UNDATED = "undated"
"""What stands for the place of a story from nowhere: "Undated (AP) -"."""

_NO_PLACE_WORDS = frozenset("in on at by to a an the from until since after before between through".split())
_LOWER_IN_PLACE = frozenset(
    "of the de la le les del der am an im sur upon and y do da dos el al di in près near".split()
)


@dataclass(frozen=True, slots=True)
class Start:
    """A paragraph's dateline, how many characters of it that takes, and the agency and writer it names."""

    dateline: Dateline | None
    length: int
    agency: str | None
    byline: str | None = None


def dateline_at_start(
    paragraph: str, near: date, *, alone: bool = False, any_case: bool = False, undashed: bool = False
) -> Start | None:
    """Find the dateline before the first dash of a paragraph; None if it has none.

    near: the story's date; a dateline's day takes its year from it. alone: the text begins a line that is
    indented or stands first, so that a known place in capitals by itself is one too. any_case: it is the
    first paragraph of a text, so that a known place by itself need not be in capitals. undashed: any place
    with an agency in brackets is one without a dash ("Trier (KNA) Der Dom"), not only a known place.
    """
    if not paragraph[:4].isascii() and (eastern := eastern_dateline(paragraph, near)) is not None:
        return Start(*eastern)
    chinese = _CHINESE.match(paragraph)
    if chinese is not None and known(chinese["agency"]) is not None:
        return _of_chinese(chinese, near)
    if _MAYBE.search(paragraph, 0, LONGEST + 4) is None:
        return None
    if paragraph[:1] == "(" and (start := _in_brackets(paragraph, near)) is not None:
        return start
    parted = _FIGURES_PARTED.match(paragraph)
    if parted is not None and known(parted["agency"]) is not None:
        return _of_figures(parted, near)
    return _before_dash(paragraph, near, alone=alone, any_case=any_case, undashed=undashed)


def _of_chinese(found: re.Match[str], near: date) -> Start:
    """Return the dateline of a Chinese agency: place, month and day behind its name."""
    day = day_near(int(found["day"]), int(found["month"]), near)
    dateline = Dateline(text=found["text"], place=found["place"], published_on=day)
    return Start(dateline, found.end(), found["agency"])


def _in_brackets(paragraph: str, near: date) -> Start | None:
    """Return a place and day that brackets hold ("(New York, NY - October 21) A"), or an unknown source.

    "(Sports Network) - A pair": several names in brackets and a dash are the source's, whoever it is.
    """
    found = _PLACE_IN_BRACKETS.match(paragraph)
    if found is not None:
        day, rest = _day(found["day"], near)
        if day is not None and day[0] is not None and not rest and _is_place(found["place"], sure=True):
            place, region = _place_and_region(found["place"])
            text = clean(paragraph[1 : found.end("day")])
            dateline = Dateline(text=text, place=place, region=region, published_on=day[0])
            return Start(dateline, found.end(), None)
    source = _SOURCE_IN_BRACKETS.match(paragraph)
    if source is None or known(source["name"]) is not None or not _begins_text(paragraph, source.end()):
        return None
    words = source["name"].lower().split()
    return Start(None, source.end(), None) if _NO_PLACE.isdisjoint(words) else None


def _of_figures(parted: re.Match[str], near: date) -> Start:
    """Return the dateline whose day and month dashes part."""
    day = day_near(int(parted["day"]), int(parted["month"]), near)
    dateline = Dateline(text=clean(parted["text"]), place=clean(parted["place"]), published_on=day)
    return Start(dateline, parted.end(), parted["agency"])


def _before_dash(paragraph: str, near: date, *, alone: bool, any_case: bool, undashed: bool) -> Start | None:
    for dash in _DASH.finditer(paragraph, 0, LONGEST + 4):
        head = paragraph[: dash.start()].strip(" *\t")
        if not head:
            continue
        found = _read(head, near, alone=alone)
        if found is None and any_case and not dash[0].isspace() and _begins_text(paragraph, dash.end()):
            known_place = head.casefold() in _known_places() and not any(map(str.isdigit, head))
            found = (Dateline(text=clean(head), place=clean(head)), None) if known_place else None
        if dash[0].isspace() and not (found and found[1] and found[0] and (undashed or _is_sure(found[0]))):
            # "Taipei, March 23 (CNA) A strong": without a dash, an agency and a day or sure place make one.
            continue
        if found is None:
            return None
        dateline, agency = found
        if dateline is None and (placed := _place_behind(paragraph, dash.end(), near)) is not None:
            return Start(placed.dateline, placed.length, agency)
        if dateline and dateline.published_on is None:
            behind = _DAY_BEHIND.match(paragraph, dash.end())
            if behind is not None and (day := _day(behind["day"], near)[0]) is not None:
                both = clean(f"{dateline.text}{paragraph[dash.start() : behind.end('day')]}")
                dateline = dateline.model_copy(update={"text": both, "published_on": day[0]})
                return Start(dateline, behind.end(), agency)
        writer = (_CORRESPONDENT if "орр" in head else _WRITER).search(head) if agency else None
        byline = writer["name"].strip() if writer else None
        tagged = _TAGGED.match(paragraph, dash.end())
        end = tagged.end() if tagged else dash.end()
        return Start(dateline, end, agency, byline) if dateline or agency else None
    return None


def _begins_text(paragraph: str, at: int) -> bool:
    """Tell whether a sentence begins at a place of a paragraph."""
    return paragraph[at : at + 2].lstrip("\"'“«„‘")[:1].isupper()


def _is_sure(dateline: Dateline) -> bool:
    """Tell whether a dateline has a day, or a place that is known or in capitals, and no initials."""
    place = dateline.place or ""
    capitals = place.isupper() and len(place) > 4
    known_places = all(one.strip().casefold() in _known_places() for one in place.split("/"))
    return dateline.published_on is not None or capitals or known_places


def _place_behind(paragraph: str, start: int, near: date) -> Start | None:
    """Return the place and day behind an agency: "(ANSA) - ROMA, 3 MAR - "; None if text follows it."""
    found = dateline_at_start(paragraph[start : start + 2 * LONGEST], near)
    if found is None or found.dateline is None or found.dateline.published_on is None:
        return None
    return Start(found.dateline, start + found.length, found.agency)


def stated_dateline(text: str, near: date) -> Start:
    """Return what an element that holds a dateline and nothing else says: place, region, day, agency."""
    text = clean(text).strip(" -–—_:")
    start = dateline_at_start(f"{text} - ", near, alone=True)
    if start is not None and start.dateline is not None:
        return start
    stamped = _STAMPED.fullmatch(text)
    place, region = _place_and_region(stamped["place"] if stamped else text)
    day = date.fromisoformat(stamped["day"]) if stamped and _is_day(stamped["day"]) else None
    return Start(Dateline(text=text, place=place, region=region, published_on=day), len(text), None)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def dateline_line(line: str, near: date) -> Dateline | None:
    """Read a line that is a place and a day, and nothing else ("NAIROBI, March 3, 2022"); else None."""
    if len(line) > LONGEST or not any(map(str.isdigit, line)) or line.rstrip()[-1:] in "-–—.:":
        return None
    text = clean(line)
    stamped = _STAMPED.fullmatch(text)
    if stamped is not None and _is_day(stamped["day"]) and _is_place(stamped["place"], sure=False):
        place, region = _place_and_region(stamped["place"])
        return Dateline(
            text=text, place=place, region=region, published_on=date.fromisoformat(stamped["day"])
        )
    found = _DATE.search(text)
    # What follows the day is a sentence, whose dateline is read with it.
    if found is None or text[found.end() :].strip(" ."):
        return None
    day, place_text = _day(text, near)
    if day is None or day[0] is None or not place_text or not _is_place(place_text, sure=True):
        return None
    place, _, region = place_text.partition(",")
    return Dateline(text=text, place=place.strip(), region=region.strip(" ,") or None, published_on=day[0])


LONGEST_LINE = 60
"""Characters of a line that may be a dateline alone."""


def whole_dateline(line: str, near: date) -> Start | None:
    """Read a line that is a dateline with its agency, and nothing else ("Luleå (TT)"); else None."""
    if len(line) > LONGEST_LINE or ("(" not in line and "/" not in line and not _AGENCY_FIRST.match(line)):
        return None
    text = f"{line.strip().rstrip('-–—').rstrip()} - "
    start = dateline_at_start(text, near, alone=True)
    if start is None or start.agency is None or start.dateline is None or start.length < len(text) - 1:
        return None
    return start


def signed_dateline(line: str, near: date) -> Start | None:
    """Read a line that is place, day and agency, or agency and place ("STT, Tampere"); else None."""
    text = clean(line)
    if len(text) > LONGEST_LINE or text[-1:] in ".!?:;-–—":
        return None
    agency, comma, place = text.partition(", ")
    if comma and known(agency) and known(place) is None and "," not in place and _is_place(place, sure=True):
        return Start(Dateline(text=place, place=place), len(line), agency)
    before, _, agency = text.rpartition(" ")
    if known(agency.strip("()/")) is None or (day := dateline_line(before.rstrip(" ,"), near)) is None:
        return None
    return Start(day, len(line), agency.strip("()/"))


def placed_line(line: str, near: date) -> Dateline | None:
    """Read a line that is a dateline with its dash, the text being below it ("LAGOS —"); else None."""
    text = line.rstrip()
    if len(text) > LONGEST_LINE or text[-1:] not in "-–—":
        return None
    start = dateline_at_start(f"{text} ", near, alone=True)
    return start.dateline if start is not None and start.length >= len(text) else None


def is_place(text: str) -> bool:
    """Tell whether a text is a known place's name and nothing else."""
    return text.strip().casefold() in _known_places()


def place_line(line: str) -> Dateline | None:
    """Read a line that is a known place in capitals, and nothing else ("ANKARA"); else None."""
    text = clean(line)
    if len(text) > LONGEST_LINE or not text.isupper() or text.casefold() not in _known_places():
        return None
    return Dateline(text=text, place=text)


def dateline_within(line: str) -> int | None:
    """Return where a dateline begins behind a headline in capitals on its line; None if there is none."""
    found = _WITHIN.match(line)
    if found is None:
        return None
    words = found["head"].split(" ")
    for count in (3, 2, 1):
        if len(words) >= count + 3 and " ".join(words[-count:]).casefold() in _known_places():
            return found.end("head") - len(" ".join(words[-count:]))
    return None


def _read(head: str, near: date, *, alone: bool) -> tuple[Dateline | None, str | None] | None:
    """Tell apart what stands before the dash; None if it is no dateline."""
    text = clean(head).strip(" ,")
    agencies = [named for mark in _AGENCY.finditer(text) if (named := _agency_in(mark)) is not None]
    agency = agencies[0] if agencies else None
    if agencies:
        text = clean(_AGENCY.sub(lambda mark: mark[0] if _agency_in(mark) is None else " ", text)).strip(" ,")
        text = text.rstrip("-–—").rstrip(" ,")
    if agency is None:
        text, agency = _agency_beside(text)
    if _STOP_BEHIND.search(text) or (text.endswith(".") and agencies and head.endswith("/")):
        text = text[:-1]
    if not text:
        return (None, agency) if agency else None
    if agency is not None and text.lower() == _UNDATED:
        return None, agency
    day, place_text = _day(text, near)
    if agency is not None and (numbered := _numbered_day(text, near)) is not None:
        day, place_text = (numbered[0],), numbered[1]
    if day is None and agency is None:
        place_text = (alone and _place_alone(text)) or ""
        if not place_text:
            return None
    elif place_text and not _is_place(place_text, sure=True, plain=day is not None and _PLAIN.match(text)):
        return None
    place, region = _place_and_region(place_text)
    dateline = Dateline(
        text=text,
        place=place,
        region=region,
        published_on=day[0] if day else None,
    )
    return dateline, agency


def _agency_beside(text: str) -> tuple[str, str | None]:
    """Part a place and day from an agency that no known brackets hold: before it, behind it, or new to us."""
    if " " in text and known(text.rsplit(" ", 1)[1]) is not None and _may_sign(text):
        text, agency = text.rsplit(" ", 1)
        return text.rstrip(" ,"), agency
    first = _AGENCY_FIRST.match(text)
    if first is not None and known(first["name"]) is not None:
        return text[first.end() :], first["name"]
    if text.endswith(")") and (bracket := _BRACKET_BEHIND_DAY.search(text)) is not None:
        return text[: bracket.start()], bracket["name"]
    return text, None


def _may_sign(text: str) -> bool:
    """Tell whether an agency behind a place is no part of it: a day or a comma stands before it."""
    return _DATE.search(text) is not None or text.rsplit(" ", 1)[0].endswith(",")


def _agency_in(mark: re.Match[str]) -> str | None:
    """Return the agency that a bracket or slashes name, perhaps beside a desk: "(dpa/lno)", "/TASS/"."""
    name = mark["name"] or mark["slashed"] or ""
    writer = _CORRESPONDENT.fullmatch(name)
    return next(
        (part for part in (writer["agency"] if writer else name, *name.split("/")) if known(part)), None
    )


def _numbered_day(text: str, near: date) -> tuple[date, str] | None:
    """Return the day in figures, or with the year first, and the text without it; only beside an agency."""
    found = _NUMBERED.search(text) or _NUMBERED_FIRST.search(text) or _YEAR_FIRST.search(text)
    if found is None:
        return None
    month = int(found["month"]) if found["month"].isdigit() else month_number(found["month"])
    day = day_near(int(found["day"]), month or 0, near)
    rest = clean(text[: found.start()] + " " + text[found.end() :]).strip(" ,")
    return (day, rest) if day else None


def _place_and_region(text: str) -> tuple[str | None, str | None]:
    """Part a place from its region, which follows a comma or stands in brackets."""
    place, _, region = text.partition(",")
    bracketed = _REGION_BEHIND.fullmatch(place.strip())
    if bracketed is not None and not region.strip(" ,"):
        place, region = bracketed.groups()
    place = place.strip()
    if place.endswith(".") and not place.isascii() and len(place) > 4 and place.count(".") == 1:
        place = place[:-1]  # "Вологда. 3 марта. INTERFAX.RU"
    if place.isupper() and len(place) > 4 and place.find(".") == len(place) - 1:
        place = place[:-1]  # "TASHKENT. March 3 (Interfax)"
    return place or None, region.strip(" ,") or None


def _day(text: str, near: date) -> tuple[tuple[date | None], str] | tuple[None, str]:
    """Return the day in a text (in a tuple, since it may have a month alone) and the text without it."""
    found = _date_in(text)
    if found is None:
        weekday = _WEEKDAY.search(text)
        return (None, text) if weekday is None else ((None,), text[: weekday.start()].strip(" ,"))
    place = clean(text[: found.start()] + " " + text[found.end() :]).strip(" ,/")
    place = _WEEKDAY.sub("", _ARTICLE.sub("", place)).strip(" ,")
    month = month_number(found["month"] or found["month2"] or "")
    day_text = found["day"] or found["day2"]
    if month is None:
        return (None, text)
    if not day_text:
        # "CHICAGO, April -": a month without its day; a name such as "May" or "Mar" alone is no date.
        last = text[: found.start()].rstrip().endswith(",") and not text[found.end() :].strip(" ,.")
        return ((None,), place) if last and len(found[0]) > 3 and place[:2].isupper() else (None, text)
    try:
        day = date(int(found["year"]), month, int(day_text)) if found["year"] else None
    except ValueError:
        return (None, text)
    return ((day or day_near(int(day_text), month, near),), place)


def _date_in(text: str) -> re.Match[str] | None:
    """Find the date in a text: what has a day, else the last month (a "janeiro" may be a place's)."""
    found = list(_DATE.finditer(text))
    return next((one for one in found if one["day"] or one["day2"]), found[-1] if found else None)


def _is_place(text: str, *, sure: bool, plain: object = None) -> bool:
    """Tell whether a text can be a place and a region: few words, all of them names.

    sure: a day or an agency stands beside it. plain: it is written in lower case throughout.
    """
    if not _PLACE.match(text) or len(text) > 60:
        return False
    words = re.split(r"[\s,/]+", text.strip(" ,"))
    if len(words) > 8 or words[0].lower() in _NO_PLACE:
        return False
    named = all(
        not word[:1].islower() or word.lower() in _LOWER_IN_PLACE
        for word in words  # letters of many scripts have no case
    )
    place = text.split(",", maxsplit=1)[0]
    if not named:
        return bool(plain) and (place.casefold() in _known_places() or _is_plain_place(text, place))
    return sure or place.isupper()


def _is_plain_place(text: str, place: str) -> bool:
    """Tell whether a place in lower case throughout, as some wires send all text, can be one."""
    words = place.split()
    return text == text.lower() and len(words) <= 3 and _NO_PLACE_WORDS.isdisjoint(words)


def _place_alone(text: str) -> str | None:
    """Return a place in capitals that stands alone: one with a region or a misspelt day, or a known one."""
    if (misspelt := _MISSPELT.match(text)) is not None:
        text = misspelt["place"]
    elif any(char.isdigit() for char in text):
        return None
    place, _, region = text.partition(",")
    words = place.split()
    if not (1 <= len(words) <= 4 and place.isupper()) or any(word.lower() in _NO_PLACE for word in words):
        return None
    sure = misspelt is not None or (bool(region) and _is_place(region.strip(), sure=True))
    return text if sure or place.casefold() in _known_places() else None


@cache
def _known_places() -> frozenset[str]:
    """Return the names, in lower case, of places that make a dateline by themselves: larger cities."""
    text = files("wiredesk.normalised").joinpath("dateline_places.txt").read_text("utf-8")
    return frozenset(text.splitlines())
