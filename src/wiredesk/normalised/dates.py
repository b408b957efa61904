"""Dates and times as people write them, in many languages: on a line of their own, and in datelines.

A date without a time stays a date. A time without a zone is the agency's; that is flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    "jan january januar jänner janvier enero ene gennaio gen janeiro januari",
    "feb february februar feber février fevrier fév febrero febbraio fevereiro fev februari",
    "mar march marts märz maerz mär mrz mrt mars marzo março marco maart mac maret",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho julai",
    "aug august août aout agosto ago augustus augusti ogos agustus",
    "sep sept september septembre septiembre setiembre settembre set setembro",
    "oct october okt oktober octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre decembre déc diciembre dic dicembre dezembro disember",
)
_MONTHS_AS_IN_DATES = (
    "tammikuuta stycznia ledna január januára siječnja ianuarie ocak januara januarja",
    "helmikuuta lutego února február februára veljače februarie şubat februara februarja",
    "maaliskuuta marca března március ožujka martie marta",
    "huhtikuuta kwietnia dubna április apríla travnja aprilie nisan aprila",
    "toukokuuta maja května május mája svibnja mayıs",
    "kesäkuuta czerwca června június júna lipnja iunie haziran juna junija",
    "heinäkuuta lipca července július júla srpnja iulie temmuz jula julija",
    "elokuuta sierpnia srpna augusztus augusta kolovoza ağustos avgusta",
    "syyskuuta września září szeptember septembra rujna septembrie eylül",
    "lokakuuta października října október októbra octombrie ekim oktobra",
    "marraskuuta listopada listopadu novembra studenoga noiembrie kasım",
    "joulukuuta grudnia prosince decembra prosinca decembrie aralık desember",
)
"""In Finnish, Polish, Czech, Slovak, Hungarian, Croatian, Romanian, Turkish, Serbian, Slovene."""
_MONTHS_IN_OTHER_LETTERS = (
    "янв января jaanuar січня януари ιανουαρίου ιαν يناير",
    "фев февраля veebruar лютого февруари φεβρουαρίου φεβ فبراير شباط",
    "мар март марта märts березня μαρτίου μαρ مارس آذار",
    "апр апреля aprill квітня април απριλίου απρ أبريل ابريل نيسان",
    "мая травня май μαΐου μαίου مايو أيار ايار",
    "июн июня juuni червня юни ιουνίου يونيو حزيران",
    "июл июля juuli липня юли ιουλίου يوليو تموز",
    "авг августа серпня август αυγούστου αυγ أغسطس آب",
    "сен сентября вересня септември σεπτεμβρίου σεπ سبتمبر أيلول",
    "окт октября oktoober жовтня октомври οκτωβρίου οκτ أكتوبر",
    "ноя ноября листопада ноември νοεμβρίου νοε نوفمبر",
    "дек декабря detsember грудня декември δεκεμβρίου δεκ ديسمبر",
)
"""In Russian, Ukrainian, Bulgarian, Greek and Arabic; and Estonian's own."""

MONTHS: dict[str, int] = {
    name: month
    for table in (_MONTHS, _MONTHS_AS_IN_DATES, _MONTHS_IN_OTHER_LETTERS)
    for month, names in enumerate(table, start=1)
    for name in names.split()
}
"""Each month's names and short forms, in lower case, without a full stop."""


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of several names, parted by their first letters, the longest first."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(name[1:])
    groups = "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"(?=[{''.join(by_letter)}])(?:{groups})"


MONTH = rf"(?:{_any_of(MONTHS)})\.?"
"""A pattern for any of them, to be matched without regard to case."""

ZONES: dict[str, int] = {
    **dict.fromkeys(("gmt", "utc", "z", "ut", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "mez", "west", "met"), 60),
    **dict.fromkeys(("cest", "mesz", "eet", "sast", "hec"), 120),
    **dict.fromkeys(("eest", "msk", "trt"), 180),
    "ist": 330,
    **dict.fromkeys(("hkt", "sgt", "awst"), 480),
    **dict.fromkeys(("jst", "kst"), 540),
    "aest": 600,
    "aedt": 660,
    **dict.fromkeys(("edt", "ast"), -240),
    **dict.fromkeys(("est", "et", "cdt"), -300),
    **dict.fromkeys(("cst", "mdt"), -360),
    **dict.fromkeys(("mst", "pdt"), -420),
    "pst": -480,
}
"""Minutes east of Greenwich of the zones' names on the wire; "ET" is taken as winter time."""

_DAY_NAMES = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|mié|jue|vie|sáb|sab|dom|gio|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|"
    r"venerdì|sabato|domenica|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|"
    r"niedziela|(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|maanantai|tiistai|keskiviikko|torstai|perjantai|"
    r"lauantai|sunnuntai|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs)\.?,?\s+"
)
_LABEL = (
    r"(?:(?:first\s+)?(?:published|updated|posted|issued|date|dated|publié|mis à jour|veröffentlicht|stand|"
    r"publicado|actualizado|pubblicato|last\s+updated|modified)(?:\s+(?:on|at|le|am|el|il))?\s*:?\s+)?"
)
_TIME = (
    r"(?:(?:,|\s|at|à|um|a\s+las|alle|-|–|\||/|T|\()*"
    r"(?P<hour>\d{1,2})\s*(?:[:.h]\s*(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?|(?=\s*[ap]\.?m))"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:uhr|hrs?|h)?\s*\(?(?P<zone>[a-z]{1,5}|[+-]\d\d:?\d\d|gmt[+-]\d{1,2})?\)?\)?)?"
)
_TIME_FIRST = (
    r"(?:(?P<hour1>\d{1,2})[:.h](?P<minute1>\d\d)\s*(?P<half1>[ap]\.?m\.?)?\s*(?:uhr\b)?\s*"
    r"(?P<zone1>[a-z]{2,4})?\s*(?:,|-|–|on)?\s+)?"
)
_DAY_BEHIND = r"(?:\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
_FORMS = (
    rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_DAY_BEHIND}",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|d')?(?P<month>{MONTH}),?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})",
    r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})\.?",
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second_>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})",
    rf"(?P<day>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>\d{{4}}|\d{{2}})",
)
_LINES = tuple(
    re.compile(
        rf"\s*{_LABEL}{_TIME_FIRST}(?:{_DAY_NAMES})?(?:le\s+|el\s+|il\s+|am\s+|den\s+)?{form}{_TIME}\s*[.;]?\s*",
        re.IGNORECASE,
    )
    for form in _FORMS
)
_MAYBE = re.compile(rf"\d[-/.]\d|(?:\d|\b)\s*(?:{MONTH}).{{0,12}}?\d{{2}}", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d[-/.]\d|-\d\d")
_FOUR_FIGURES = re.compile(r"\b(\d\d)(\d\d) (GMT|UTC)\b(?: \(\d{4} [A-Z]{2,4}\))?")
"""An hour in four figures: "1502 GMT (2302 HKT)"."""

_AMERICAN = re.compile(r"\d\s?[ap]\.?m\.?\s\(?[ECMP][SD]?T\b", re.IGNORECASE)
"""An hour as only North America tells it, which has the month before the day."""

_AGO = re.compile(r"\s*[/|]\s*(?:last )?updated .{1,12}\bago\s*$", re.IGNORECASE)
"""How long ago, as a page counted when it was copied."""

LONGEST = 90
"""Characters of a line that can be a date alone."""

PIVOT = 70
"""A year of two digits from here on is of the last century."""


class Written(NamedTuple):
    """What a line says: a moment in UTC or a date; zone_guessed where it named no zone."""

    moment: datetime | date
    zone_guessed: bool = False


def date_line(line: str, zone: tzinfo = UTC, *, month_first: bool = False) -> Written | None:
    """Read a line that is a date, with or without a time, and nothing else; None if it is none.

    zone: of a time that names none. month_first: how "03/04/2022" is meant, where it could be either.
    """
    if len(line) > LONGEST or _YEAR.search(line) is None:
        return None
    month_first = month_first or _AMERICAN.search(line) is not None
    return _date_line(_AGO.sub("", _FOUR_FIGURES.sub(r"\1:\2 \3", line)), zone, month_first)


@lru_cache(maxsize=256)
def _date_line(line: str, zone: tzinfo, month_first: bool) -> Written | None:
    """Read a line that has a year in it; the same lines of a copy's head are asked about several times."""
    if _MAYBE.search(line) is None:
        return None
    for form in _LINES:
        if (found := form.fullmatch(line)) is not None:
            try:
                return _written(found.groupdict(), zone, month_first=month_first)
            except (ValueError, OverflowError):
                return None
    return None


WEEKDAYS: dict[str, int] = {
    name: day
    for day, names in enumerate(
        (
            "monday montag lundi lunes lunedì maandag mandag måndag maanantai",
            "tuesday dienstag mardi martes martedì dinsdag tirsdag tisdag tiistai",
            "wednesday mittwoch mercredi miércoles mercoledì woensdag onsdag keskiviikko",
            "thursday donnerstag jeudi jueves giovedì donderdag torsdag torstai",
            "friday freitag vendredi viernes venerdì vrijdag fredag perjantai",
            "saturday samstag sonnabend samedi sábado sabato zaterdag lørdag lördag lauantai",
            "sunday sonntag dimanche domingo domenica zondag søndag söndag sunnuntai",
        )
    )
    for name in names.split()
}
"""Full names of the days of the week; Monday is 0."""

WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
"""A day of the week by its full name."""


AHEAD = timedelta(days=60)
"""How long before its day a story is sent: features and diaries for the next weeks."""


def day_near(day: int, month: int, near: date) -> date | None:
    """Return the day and month in the year that brings it nearest to a date; None if there is no such day.

    Copy is sent ahead by AHEAD at most: what would be later is of the year before.
    """
    best: date | None = None
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if best is None or (abs(one - near) < abs(best - near) and one - near <= AHEAD):
            best = one
    return best


def day_of_moment(moment: datetime | date) -> date:
    """Return the day of a moment, in UTC as moments are kept; a date is its own."""
    return moment.date() if isinstance(moment, datetime) else moment


def month_number(name: str) -> int | None:
    """Return the month that a name in any of the languages means."""
    return MONTHS.get(name.rstrip(".").lower())


def _written(found: dict[str, str | None], zone: tzinfo, *, month_first: bool) -> Written:
    year = int(found["year"] or 0)
    if year < 100:
        year += 1900 if year >= PIVOT else 2000
    if found.get("month"):
        month, day = MONTHS[(found["month"] or "").rstrip(".").lower()], int(found["day"] or 0)
    elif found.get("number"):
        month, day = int(found["number"] or 0), int(found["day"] or 0)
    else:
        first, second = int(found["first"] or 0), int(found["second_"] or 0)
        month, day = (first, second) if (second > 12 or (month_first and first <= 12)) else (second, first)
    day_of = date(year, month, day)
    mark = "1" if found.get("hour1") else ""
    if not found.get("hour" + mark):
        return Written(day_of)
    hour = int(found["hour" + mark] or 0)
    half = (found.get("half" + mark) or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    offset = _zone(found.get("zone" + mark))
    at = time(hour, int(found.get("minute" + mark) or 0), int(found.get("second" + mark) or 0))
    moment = datetime.combine(day_of, at, tzinfo=offset or zone).astimezone(UTC)
    return Written(moment, zone_guessed=offset is None)


def _zone(name: str | None) -> tzinfo | None:
    """Return a zone by its name or offset; None if none is named. ValueError for a word that is no zone."""
    if not name:
        return None
    text = name.lower()
    if text in ZONES:
        return timezone(timedelta(minutes=ZONES[text]))
    digits = text.removeprefix("gmt")
    if digits[:1] in "+-":
        sign = -1 if digits[0] == "-" else 1
        numbers = digits[1:].replace(":", "")
        hours, minutes = (int(numbers[:2]), int(numbers[2:] or 0))
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    raise ValueError(name)
