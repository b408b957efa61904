"""The header of a teleprinter message: service, number, priority, category, words, routing, source, keywords.

IPTC 7901, 2: "bdt0123 4 pl 198 vvvvb dpa 4567", then the keywords, of which each may end with a slash. Behind
the text stands the day-time group. Any part may lack.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from wiredesk.normalised.additions import add_note, add_take
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dates import ZONES, date_line, day_near, month_number
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.providers import known, profile_of, urgency_of
from wiredesk.normalised.takes import label_line
from wiredesk.normalised.teleprinter.messages import STAMP, Message
from wiredesk.normalised.text.page import Line

MAX_KEYWORD_LINES = 4
"""So many lines of keywords stand below a header; without STX what follows is text."""

_HEADER = re.compile(
    r"\s*(?:(?P<service>[A-Za-z]{1,6}(?:-[A-Za-z]{1,4})?)[- ]?)?(?P<number>\d{1,6})(?=\s|$)"
    r"(?P<priority>\s+[1-9](?=\s|$))?(?P<category>\s+[A-Za-z][A-Za-z0-9]{0,3}(?=\s|$))?(?P<words>\s+\d{1,5}(?=\s|$))?"
)
_SOURCE = re.compile(
    r"(?<![\w/-])/?(?P<name>[A-Za-z]{2,8}(?:-[A-Za-z]{2,8})?)(?P<number>[ -]*[A-Z]{0,3}\d[\w#/-]*)?\s*$"
)
_ITEM_ID = re.compile(r"(?P<id>\d{6}-\d\d-\d{4,6})(?:[#/](?P<version>\d{1,3}))?(?=\s|$)")
"""An item's id as the German agencies count them, with its revision: "220303-89-00065#2"."""

_SERVICES = {
    "dpa": "bdi lby lbw lsw lhe lnw lno lni lrs lth lsc lsn lsa lmv lsh lhh lbg lbb lbn iax eca",
    "kna": "bkn",
    "sda": "bsd",
    "ritzau": "rb rit",
    "ats": "bsf",
}
_SERVICE_OF = {code: agency for agency, codes in _SERVICES.items() for code in codes.split()}
"""The services of agencies whose messages are not numbered under the agency's own name or code."""

_LOCAL_DATE = re.compile(
    r"(?:[A-Za-z]{2,3}\.?,?\s+)?(?P<day>\d\d?)\.?\s?(?P<month>[^\W\d_]{3,9}|\d\d)\.?\s?(?P<year>\d{4})\s*$"
)
_NNNN = re.compile(r"\s*N{4,}\s*$")
_TELEX_HEADER = re.compile(
    r"(?P<priority>\s*[A-Z])(?P<category>\s[A-Z]{3})(?P<routing>(?:\s[A-Z0-9]{2,5}){1,3}\s*)"
)
"""Below ZCZC the Italian agencies send a line of codes, then "R POL S0A QBXB"."""

_KEYWORDS = re.compile(r"[^\s/][^/]{0,40}(?:/[^/]{1,40})*/\s*=?\s*")
_SLASHED = re.compile(r"[^\s/]{2,}(?: [^\s/]+)?(?:/[^\s/]+(?: [^\s/]+)?)+")
_BRACKETED = re.compile(r"\s*\((?P<take>[^()]{2,40})\)\s*$")
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "tam sty led sij oca",
            "hel lut úno velj şub",
            "maa mae mrt bře ožu",
            "huh kwi dub nis áp",
            "tou kvě máj svi",
            "kes cze jún haz",
            "hei júl tem",
            "elo sie kol aou ağu",
            "syy wrz zář ruj sze eyl",
            "lok paź říj eki",
            "kas stu",
            "jou gru pro ara des",
        ),
        start=1,
    )
    for name in names.split()
}
"""Short names of months on wires whose months are not in the shared table, where they are not ambiguous."""


def read_header(message: Message, draft: Draft) -> str | None:
    """Take the header's lines; return the agency that its service stands for, which a credit may better.

    Without STX, what follows the keywords is the text, and is moved there.
    """
    lines = [line for line in message.header if line.open]
    telex = not message.framed and _read_telex(lines, draft)
    lines = [line for line in lines if line.open]
    # Before STX nothing but the header stands; without STX it is the first line, or none.
    within = 4 if message.framed else 0 if telex else 1
    first = next((n for n, line in enumerate(lines[:within]) if _is_header(line.text)), None)
    service = None
    if first is not None:
        for line in lines[:first]:
            line.take("-routing")
        service = _read_first(lines[first], draft)
        lines = lines[first + 1 :]
    if message.framed:
        _read_keywords(lines, draft)
        return service
    keywords = _keywords_without_stx(lines)
    _read_keywords(lines[:keywords], draft)
    message.text[:0] = lines[keywords:]
    return service


def _read_telex(lines: list[Line], draft: Draft) -> bool:
    """Take the header of an older line: codes, then priority, category and routing."""
    header = next((line for line in lines[:3] if _TELEX_HEADER.fullmatch(line.text)), None)
    if header is None:
        return False
    for line in lines[: lines.index(header)]:
        line.take("-routing")
    found = _TELEX_HEADER.fullmatch(header.text)
    assert found is not None
    draft.urgency = urgency_of(found["priority"])
    draft.category = found["category"].strip()
    header.pieces = [
        (found["priority"], "urgency"),
        (found["category"], "category"),
        (found["routing"], "-routing"),
    ]
    return True


def read_stamp(message: Message, draft: Draft, received_at: datetime) -> str | None:
    """Set published_at by the day-time group, which stands behind the text, or ends it.

    Return a time written otherwise ("03-MAR-22 14:05"), which is told in the agency's own zone.
    """
    own = None
    for line in [line for line in message.tail if line.open]:
        if not _set_moment(line, draft, received_at):
            own = own or _own_time(line)
            line.take("published_at" if own else "-routing")
    for line in reversed([line for line in message.text if line.open][-3:]):
        if not _set_moment(line, draft, received_at):
            if own is not None or (own := _own_time(line)) is None:
                break
            line.take("published_at")
        message.ended = True
    return own


def _own_time(line: Line) -> str | None:
    text = _NNNN.sub("", line.text).strip()
    written = date_line(text)
    return text if written is not None and isinstance(written.moment, datetime) else None


def service_agency(text: str) -> str | None:
    """Return the agency that a header line's service or source names, before it is read."""
    found = _HEADER.match(text)
    if found is None:
        return None
    source = _source(text[found.end() :])
    agency = profile_of(source[0]) if source else None
    if agency is not None:
        return agency.provider.id
    return _of_service(found["service"] or "")


def _is_header(text: str) -> bool:
    found = _HEADER.match(text)
    return found is not None and (
        bool(found["priority"] or found["words"]) or found.end() == len(text.rstrip())
    )


def _of_service(service: str) -> str | None:
    code = service.lower()
    if code in _SERVICE_OF:
        return _SERVICE_OF[code]
    agency = profile_of(code) if len(code) > 2 else known(service)
    return agency.provider.id if agency else None


def _read_first(line: Line, draft: Draft) -> str | None:
    text = line.text
    found = _HEADER.match(text)
    if found is None:
        return None
    pieces, end = _read_codes(text, found, draft)
    rest = text[end:]
    source = _source(rest)
    if source is not None:
        name, start, end = source
        draft.provider = name
        pieces += [(rest[:start], "-routing"), (name, "provider")]
        behind = rest[end:]
        item = _ITEM_ID.search(behind)
        if item is not None:
            draft.uri, draft.provider_version = item["id"], item["version"]
            pieces += [(behind[: item.start()], "-routing"), (item["id"], "uri")]
            pieces += [(behind[item.end("id") :], "provider_version")]
        elif behind:
            pieces.append((behind, "-message-number"))
    elif (day := _LOCAL_DATE.search(rest)) is not None:
        pieces += [(rest[: day.start()], "-routing"), (rest[day.start() :], "published_at")]
        _set_local_day(day, draft)
    elif rest:
        pieces.append((rest, "-routing"))
    line.pieces = [piece for piece in pieces if piece[0]]
    return _of_service(found["service"] or "")


def _read_codes(text: str, found: re.Match[str], draft: Draft) -> tuple[list[tuple[str, str]], int]:
    """Set what the header's first groups say; return their pieces and where the routing begins."""
    pieces = [(text[: found.end("number")], "-message-number")]
    end = found.end()
    category = (found["category"] or "").strip()
    if category and found["words"] and not text[end:].strip() and known(category) is not None:
        # "bdt0123 4 dpa 4567" has no category: its agency and number stand there.
        category, end = "", found.start("category")
    draft.category = category or None
    if found["priority"]:
        draft.urgency = int(found["priority"].strip())  # control codes count as blanks
        pieces.append((found["priority"], "urgency"))
    if category:
        pieces.append((found["category"], "category"))
    if end == found.end() and found["words"]:
        pieces.append((found["words"], "-word-count"))
    return pieces, end


def _source(rest: str) -> tuple[str, int, int] | None:
    """Return the agency at a header's end, and where it stands: "dpa 4567", "/AFP-GE34", "KNA 22-89-65"."""
    found = _SOURCE.search(rest, max(0, len(rest) - 60))
    if found is None:
        return None
    name = found["name"]
    if profile_of(name) is None and "-" in name:
        # "/AFP-GE34": the number has letters of its own.
        name = name.partition("-")[0]
        return (name, found.start("name"), found.start("name") + len(name)) if profile_of(name) else None
    # Behind a slash or before a number stands nothing but a source; a bare word may be a route.
    stated = len(name) > 2 and bool(found["number"])
    if (profile_of(name) if stated else known(name)) is None or (len(name) < 3 and not found["number"]):
        return None
    return name, found.start("name"), found.end("name")


def _set_local_day(found: re.Match[str], draft: Draft) -> None:
    name = found["month"]
    month = int(name) if name.isdigit() else _month(name)
    try:
        draft.published_at = date(int(found["year"]), month or 0, int(found["day"]))
    except ValueError:
        return


def _read_keywords(lines: list[Line], draft: Draft) -> None:
    keywords = ""
    for line in lines:
        bare = clean(line.text).strip(" =*")
        if bare.startswith("(") and bare.endswith(")") and label_line(bare) is None:
            add_note(draft, bare)
            line.take("ednote")
            continue
        line.take("slugline")
        keywords += bare if not keywords or keywords.endswith("/") else f" {bare}"
    behind = _BRACKETED.search(keywords)
    if behind is not None and label_line(behind["take"]) is not None:
        add_take(draft, behind["take"])
        keywords = keywords[: behind.start()]
    parts = keywords.rstrip("/ ").split("/")
    while len(parts) > 1 and label_line(parts[-1]) is not None:
        add_take(draft, parts.pop())
    draft.slugline = "/".join(parts).strip(" /") or None


def _keywords_without_stx(lines: list[Line]) -> int:
    """Return how many lines are keywords, where no STX parts them from the text."""
    count = 0
    while count < min(len(lines), MAX_KEYWORD_LINES) and is_keywords(lines[count].text):
        count += 1
    if count == 0 and len(lines) > 1 and _SLASHED.fullmatch(lines[0].text.strip()):
        return 1
    return count


def is_keywords(text: str) -> bool:
    """Tell whether a line is keywords that a slash ends ("Regierung/Haushalt/")."""
    return len(text) < 100 and _KEYWORDS.fullmatch(text.strip()) is not None


def _set_moment(line: Line, draft: Draft, received_at: datetime) -> bool:
    """Take a line that is a day-time group, if it is one."""
    found = STAMP.fullmatch(line.text)
    if found is None:
        return False
    agency = found["agency"]
    if agency is not None and known(agency) is None:
        return False
    moment = _moment(found, received_at)
    if moment is None:
        return False
    line.take("published_at")
    if not isinstance(draft.published_at, datetime):
        draft.published_at = moment
        if not (found["zone"] or found["zone2"]):
            draft.flags.append("zone-guessed")
    draft.provider = draft.provider or agency
    return True


def _moment(found: re.Match[str], received_at: datetime) -> datetime | None:
    """Return the moment of a day-time group. Without a zone it is GMT (IPTC 7901, 4)."""
    names = (found["zone"], found["zone2"], found["month"])
    minutes = next((ZONES[name.lower()] for name in names if name and name.lower() in ZONES), 0)
    zone = timezone(timedelta(minutes=minutes))
    near = received_at.astimezone(zone).date()
    day, month = int(found["day"]), _month(found["month"])
    try:
        if month is None:
            on = min((date(near.year, m, day) for m in _months_with(day)), key=lambda one: abs(one - near))
        elif found["year"]:
            year = int(found["year"])
            on = date(year + (0 if year > 99 else 2000 if year < 70 else 1900), month, day)
        else:
            on = day_near(day, month, near) or date.min
        moment = datetime(on.year, on.month, on.day, int(found["hour"]), int(found["minute"]), tzinfo=zone)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _months_with(day: int) -> list[int]:
    return [1, 3, 5, 7, 8, 10, 12] if day > 30 else [m for m in range(1, 13) if day < 29 or m != 2]


def _month(name: str) -> int | None:
    """Return the month that a name begins, in any language; None for an unknown one."""
    plain = name.lower().rstrip(".")
    return month_number(plain) or month_number(plain[:3]) or _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3])
