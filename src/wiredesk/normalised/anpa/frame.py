"""The frame of ANPA 1312: where each transmission begins and ends, its header's fields, its trailer.

    SYN SYN SOH service-letter number US routing CR LF
    priority category format-codes keyword version reference MM-DD words CR LF
    STX text ETX trailer EOT

Any part may lack: gateways drop the codes, or the first line. Most agencies write month and day, the
Canadian Press day and month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from wiredesk.normalised.anpa.characters import EOT, ETX, SOH, STX
from wiredesk.normalised.anpa.takes import PART, take_behind
from wiredesk.normalised.anpa.trailer import read_trailer, trailer_of
from wiredesk.normalised.clock import tick
from wiredesk.normalised.dates import day_near

URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
"""The priority letters: flash, bulletin, urgent, regular, deferred; advances and all others are 6."""

LINES_OF_HEADER = 6
"""Lines among which the header's two are looked for."""

_LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r*\n\r*|\r+|$)")
_START = re.compile(r"(?:(?<!\x16)\x16[\x16\x00 \r\n]{0,200}+)?\x01")
_FIRST = re.compile(
    r"^[\s\x00\x05\x16\x01]*(?P<service>[A-Za-z]{1,3})(?P<number>\d{3,5})(?:[\x1f\s-].*|[a-z]{1,8}-*\s*|)$",
    re.DOTALL,
)
_SECOND = re.compile(
    r"^[\s\x02]*(?P<priority>[A-Za-z])(?P<gap>[ \x1e\x1f]{1,2})(?P<category>[A-Za-z0-9]{1,3})"
    r"(?:(?P<codes>[ ]*[\x0e-\x1f]{1,4}[ ]*)|[ ]+)(?P<rest>\S[^\r\n]*)$"
)
_REST = re.compile(
    r"^(?P<words>\S+(?: +\S+){0,12}?)(?P<date>(?: +(?P<one>\d{1,2})[-/](?P<two>\d{1,2}))"
    r"(?P<count> +\d{1,5})?)?\s*$"
)
_REFERENCE = re.compile(r"^[A-Za-z]{1,3}\d{2,4}$")
_BARE = re.compile(r"^[\s\x00-\x1f\x7f<@^]*$")
MAX_BEHIND = 3
LONGEST_BEHIND = 120
"""Lines, and characters, that may stand behind ETX beside the trailer; more are text."""
Piece = tuple[str, str]


@dataclass(slots=True)
class SentLine:
    """A line as sent, its number in the copy from 1, and the pieces that the frame took of it."""

    text: str
    number: int
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Transmission:
    """One transmission: its lines, which of them are text, and what header and trailer say.

    slug: the keyword, cut off as the header has it. one, two: the header's two numbers of its date, in the
    order sent. ended: ETX or a trailer was there; framed: SOH and STX were.
    """

    lines: list[SentLine] = field(default_factory=list)
    text: list[SentLine] = field(default_factory=list)
    service: str | None = None
    selector: str = ""
    priority: str | None = None
    category: str | None = None
    slug: str | None = None
    take: str | None = None
    one: int | None = None
    two: int | None = None
    words: int | None = None
    source: str | None = None
    sent_at: datetime | None = None
    zone_guessed: bool = False
    framed: bool = False
    ended: bool = False

    @property
    def urgency(self) -> int | None:
        """The priority as a number; None where no header has one."""
        return URGENCIES.get(self.priority.lower(), 6) if self.priority else None

    @property
    def day_first(self) -> bool:
        """Whether it is the Canadian Press's, which writes the day before the month."""
        return self.selector.lower().startswith("cp")


def is_first_line(line: str) -> bool:
    """Tell whether a line is the header's first: a service's letter and a number, alone or with routing."""
    return len(line) < 120 and _FIRST.match(line) is not None


def is_second_line(line: str) -> bool:
    """Tell whether a line is the header's second, by its format codes or its date."""
    found = _SECOND.match(line) if len(line) < 160 else None
    if found is None:
        return False
    rest = _REST.match(found["rest"])
    return bool(found["codes"]) or (rest is not None and rest["date"] is not None)


def transmissions(text: str) -> Iterator[Transmission]:
    """Yield the transmissions of a copy in their order, those without any text left out."""
    number = 1
    for chunk in _chunks(text):
        lines: list[SentLine] = []
        for found in _LINE.finditer(chunk):
            tick()
            if found["text"] or found["end"]:
                lines.append(SentLine(found["text"], number))
            number += bool(found["end"])
        one = _read(lines)
        if one.text or one.slug:
            yield one


def _chunks(text: str) -> Iterator[str]:
    """Yield the copy's parts, a transmission each: from one SOH to the next, or to what stands for it."""
    starts = [found.start() for found in _START.finditer(text)]
    if starts:
        starts = [0, *starts] if text[: starts[0]].strip() else [0, *starts[1:]]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield from _parted(text[start:end])
    else:
        yield from _parted(text)


def _parted(chunk: str) -> Iterator[str]:
    """Part what has no header between its transmissions: by EOT, or by STX after ETX."""
    start = 0
    for found in re.finditer(r"\x04[\x00\x04\s]*|(?<=\x0c)(?=[\r\n]*\x02)", chunk):
        yield chunk[start : found.end()]
        start = found.end()
    yield from _parted_by_trailers(chunk[start:])


def _parted_by_trailers(chunk: str) -> Iterator[str]:
    """Part what has lost all codes: a header or a slug follows a trailer."""
    if not chunk:
        return
    start, after_trailer, blank_from = 0, False, -1
    for found in _LINE.finditer(chunk):
        tick()
        line = found["text"]
        if _BARE.match(line):
            blank_from = found.start() if blank_from < 0 else blank_from
            continue
        begins = is_first_line(line) or is_second_line(line) or line.lstrip().startswith("^")
        if after_trailer and begins:
            yield chunk[start : found.start()]
            start = found.start()
        after_trailer = (
            len(line) < 80
            and (last := trailer_of(line)) is not None
            and not line[: last.start()].strip("\t \x03")
        )
        blank_from = -1
    yield chunk[start:]


def _read(lines: list[SentLine]) -> Transmission:
    one = Transmission(lines)
    at = _read_header(one, lines)
    one.framed = SOH in "".join(line.text for line in lines[:3]) or any(STX in line.text for line in lines)
    end = _end_of_text(lines, at)
    body = lines[at:end]
    if end < len(lines):
        one.ended = True
        behind = lines[end:]
        cut = behind[0].text.find(ETX)
        if _BARE.match(behind[0].text[:cut]) is None:
            body.append(SentLine(behind[0].text[:cut], behind[0].number))
            behind[0] = SentLine(behind[0].text[cut:], behind[0].number)
            lines[end:] = [body[-1], *behind]
        _read_trailer(one, behind)
    if one.sent_at is None:
        _read_trailer_in_text(one, body)
    one.text = [line for line in body if not line.pieces]
    while one.text and _BARE.match(one.text[-1].text):
        last = one.text.pop()
        last.pieces = [(last.text, "-control-codes")]
    if not any(_BARE.match(line.text) is None for line in one.text):
        one.text = []
    if EOT in "".join(line.text for line in lines[-3:]):
        one.ended = True
    return one


def _end_of_text(lines: list[SentLine], start: int) -> int:
    """Return the line with the ETX behind which no text stands; the number of lines if there is none.

    A stray ETX within a text ends nothing.
    """
    marks = [at for at in range(start, len(lines)) if ETX in lines[at].text]
    for at in marks:
        behind = [lines[at].text.partition(ETX)[2], *(line.text for line in lines[at + 1 : at + 12])]
        text = [line for line in behind if _BARE.match(line) is None and trailer_of(line) is None]
        if len(text) <= MAX_BEHIND and sum(map(len, text)) < LONGEST_BEHIND:
            return at
    return len(lines)


def _read_header(one: Transmission, lines: list[SentLine]) -> int:
    """Take the header's lines; return the index of the first line behind them."""
    at = 0
    for place, line in enumerate(lines[:LINES_OF_HEADER]):
        text = line.text
        if _BARE.match(text):
            line.pieces = [(text, "-control-codes")]
            continue
        first = _FIRST.match(text) if len(text) < 120 and one.service is None else None
        if first is not None:
            one.service = first["service"]
            one.selector = re.split(r"[\x1f\s]+", text[first.end("number") :].strip("\x1f \x00"))[0]
            line.pieces = [(text, "-transmission-id")]
            at = place + 1
            continue
        if is_second_line(text) or (one.service and SOH in lines[0].text and _SECOND.match(text)):
            _read_second(one, line)
            return place + 1
        if (SOH in text or "\x16" in text or "\x05" in text) and "^" not in text:
            line.pieces = [(text, "-transmission-id")]
            at = place + 1
            continue
        break
    for line in lines[:at]:
        line.pieces = line.pieces or [(line.text, "-transmission-id")]
    for line in lines[at:LINES_OF_HEADER]:
        line.pieces = []
    return at


def _read_second(one: Transmission, line: SentLine) -> None:
    """Take the line of priority, category, keyword, version, reference, date and words."""
    text = line.text
    found = _SECOND.match(text)
    assert found is not None
    one.priority, one.category = found["priority"], found["category"]
    start = found.start("rest")
    pieces = [
        (text[: found.start("category")], "urgency"),
        (text[found.start("category") : found.end("category")], "category"),
        (text[found.end("category") : start], "-format-codes"),
    ]
    rest = _REST.match(found["rest"])
    if rest is None:
        one.slug = found["rest"].split()[0]
        line.pieces = [*pieces, (text[start:], "slugline")]
        return
    words = rest["words"]
    tokens = words.split()
    count = None
    if rest["date"] is None and len(tokens) > 1 and re.fullmatch(r"\d{3,5}", tokens[-1]):
        count = tokens.pop()
    while len(tokens) > 1 and _REFERENCE.match(tokens[-1]) and take_behind(tokens[-1]) is None:
        tokens.pop()
    slug = " ".join(tokens)
    parted = take_behind(slug)
    if parted is not None:
        slug, one.take = parted.slug, parted.take
    one.slug = PART.sub("", slug).strip("()[]") or slug
    if rest["one"]:
        one.one, one.two = int(rest["one"]), int(rest["two"])
    if rest["count"] or count:
        one.words = int(rest["count"] or count or 0)
    behind = start + len(slug) if found["rest"].startswith(slug) else start
    dated = start + (rest.start("date") if rest["date"] else len(words))
    counted = start + (rest.start("count") if rest["count"] else rest.end())
    line.pieces = [
        *pieces,
        (text[start:behind], "slugline"),
        (text[behind:dated], "take" if one.take else "-reference"),
        (text[dated:counted], "published_at"),
        (text[counted:], "-word-count"),
    ]
    line.pieces = [piece for piece in line.pieces if piece[0]]


def _read_trailer(one: Transmission, lines: list[SentLine]) -> None:
    """Take what stands behind ETX."""
    for line in lines:
        found = trailer_of(line.text)
        if found is not None and _set_trailer(one, found):
            line.pieces = [
                (line.text[: found.start()], "-trailer"),
                (found[0], "published_at"),
                (line.text[found.end() :], "-trailer"),
            ]
        else:
            line.pieces = [(line.text, "-control-codes" if _BARE.match(line.text) else "-trailer")]


def _read_trailer_in_text(one: Transmission, body: list[SentLine]) -> None:
    """Take a trailer that stands last, or first of all (as the Canadian Press may send it), without ETX."""
    full = [line for line in body if _BARE.match(line.text) is None]
    for line in [*reversed(full[-3:]), *full[:1]]:
        found = trailer_of(line.text)
        if found is None or line.text[: found.start()].strip("\t \x02-") or len(line.text) > 80:
            continue
        if line.text[found.end() :].strip("\t <@\x00\x0c\x04") or not _set_trailer(one, found):
            continue
        line.pieces = [(line.text, "published_at")]
        one.ended = True
        return


def _set_trailer(one: Transmission, found: re.Match[str]) -> bool:
    """Set source and time; False where it is no time."""
    trailer = read_trailer(found) if one.sent_at is None else None
    if trailer is None:
        return False
    one.source, one.sent_at, one.zone_guessed = trailer
    return True


def day_of_header(one: Transmission, near: date) -> date | None:
    """Return the day that a header's two numbers mean, in the year nearest to a date."""
    if one.one is None or one.two is None:
        return None
    month, day = (one.two, one.one) if one.day_first else (one.one, one.two)
    if month > 12 >= day:
        month, day = day, month
    return day_near(day, month, near)
