"""A teleprinter transmission parted into its messages, and each message into header, text and tail.

IPTC 7901, 2 to 5: SOH begins a message's header, STX its text; ETX ends the text, the day-time group follows,
EOT ends the message. Any of them may lack, or stand in the middle of a line; gateways turn them into signs
("␁", "[STX]", "^C"). Without SOH a header is known by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wiredesk.normalised.clock import tick
from wiredesk.normalised.dates import ZONES
from wiredesk.normalised.text.page import Line

_LINE_END = re.compile(r"\r*\n|\r+")
_FORMS = (
    re.compile(
        r"(?P<soh>\x01)|(?P<stx>\x02)|(?P<etx>\x03)|(?P<eot>\x04)|(?P<pad>[\x00\x05\x06\x11-\x14\x16\x17\x7f]+)"
    ),
    re.compile(r"(?P<soh>␁)|(?P<stx>␂)|(?P<etx>␃)|(?P<eot>␄)|(?P<pad>[␀␖␡\x00\x7f]+)"),
    re.compile(
        r"(?P<soh>[\[<{]SOH[\]>}])|(?P<stx>[\[<{]STX[\]>}])|(?P<etx>[\[<{]ETX[\]>}])|(?P<eot>[\[<{]EOT[\]>}])|"
        r"(?P<pad>[\[<{](?:SYN|DEL|NUL)[\]>}])"
    ),
    re.compile(r"(?P<soh>\^A)|(?P<stx>\^B)|(?P<etx>\^C)|(?P<eot>\^D)|(?P<pad>\^[V@?])"),
)
_SIGNS = (("\x01", "\x02"), ("␁", "␂"), ("SOH", "STX"), ("^A", "^B"))
"""The marks as they are, as signs for them, by their names, in caret notation; what each form cannot lack."""

_HEADER = re.compile(
    r"[ \t]*(?:[A-Za-z]{1,6}(?:-[A-Za-z]{1,4})?[- ]?)?\d{1,6}"
    r"(?:[ \t]+[1-9](?!\S)|[ \t]+[A-Za-z]{1,4}[ \t]+\d{1,5}(?!\S)|[ \t]*[\r\n])"
)
"""A header behind SOH: service and number, then at least a priority, or category and words, or nothing."""

_STRICT = re.compile(
    r"\s*(?=[A-Za-z-]{2,6}[ ]?\d{2,5})[A-Za-z-]{2,6}[ ]?\d{2,5} +[1-9] +[A-Za-z]{1,4} +\d{1,5}(?:\s|$)"
)
_AMERICAN = re.compile(r"\x1f|^[\x02 ]*[a-z] [a-z][ \x12-\x14\x1e]\S*-\S", re.MULTILINE)
_CARETS = re.compile(r"^[\x02 ]*\^", re.MULTILINE)
"""What only ANPA's transmissions have in their first lines: signs, priority and category, caret lines."""

ZONE = "|".join(sorted(map(re.escape, ZONES), key=len, reverse=True))
STAMP = re.compile(
    r"\s*(?:(?P<agency>[^\W\d_]{2,12}(?:-[^\W\d_]{2,8})?)\s+)?(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s*"
    rf"(?:(?P<zone>{ZONE})\b\.?)?\s*(?P<month>[^\W\d_]{{3,10}})\.?(?:\s+(?P<year>\d{{4}}|\d\d))?"
    rf"(?:\s+(?P<zone2>{ZONE})\b)?\s*",
    re.IGNORECASE,
)
"""The day-time group: "031405 GMT Mar 22", "031405 Mrz 22", with the agency before it as AFP writes it."""

_TELEX = re.compile(r"\s*(?:ZCZC.{0,30}|N{4,})\s*")
"""The start and end of a message on older lines."""

_ZCZC = re.compile(r"\s*ZCZC.{0,30}[\r\n]")
_SAMPLE = 4000


@dataclass(slots=True)
class Message:
    """A message's lines in their order; header, text and tail are parts of these.

    framed: its text was begun by STX. ended: an end was marked, so it is not broken off.
    """

    lines: list[Line] = field(default_factory=list)
    header: list[Line] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    framed: bool = False
    ended: bool = False

    def add(self, line: Line, part: str) -> None:
        """Add a line to one of the parts."""
        self.lines.append(line)
        if line.open:
            getattr(self, part).append(line)


def marks_of(text: str) -> re.Pattern[str] | None:
    """Return the form in which a transmission marks its parts; None for what is none, or has no marks."""
    start = text[:_SAMPLE]
    for form, signs in zip(_FORMS, _SIGNS, strict=True):
        if not any(sign in start for sign in signs):
            continue
        marks: dict[str | None, re.Match[str]] = {}
        for mark in form.finditer(start):
            marks.setdefault(mark.lastgroup, mark)
            if {"soh", "stx"} <= marks.keys():
                break
        if {"soh", "stx"} & marks.keys():
            return form if _is_framed(start, marks.get("soh"), marks.get("stx"), form) else None
    return None


def _is_framed(
    start: str, soh: re.Match[str] | None, stx: re.Match[str] | None, form: re.Pattern[str]
) -> bool:
    """Tell whether the marks frame a message of this standard: a header, keywords, or both stand in it."""
    from_mark = soh.end() if soh else 0
    american = _AMERICAN.search(start, from_mark, from_mark + 400)
    if american is not None or (form is not _FORMS[-1] and _CARETS.search(start, from_mark, from_mark + 400)):
        return False
    if form is _FORMS[-1]:
        return soh is not None and _HEADER.match(start, soh.end()) is not None
    if soh is None:
        return stx is not None and (_begins(start[: stx.start()]) or form is not _FORMS[0])
    return _HEADER.match(start, soh.end()) is not None or (stx is not None and stx.start() - soh.end() < 400)


def begins_without_marks(text: str) -> bool:
    """Tell whether a text begins with a header that is whole, or as older lines' messages do."""
    start = text[:_SAMPLE]
    return _begins(start) or (_ZCZC.match(start) is not None and "NNNN" in text[-200:])


def _begins(start: str) -> bool:
    for line in _LINE_END.split(start, 6)[:6]:
        bare = line.strip(" \t\x00\x16\x7f\ufeff")
        if bare and not _TELEX.fullmatch(bare):
            return _STRICT.match(bare) is not None
    return False


def messages(text: str) -> Iterator[Message]:
    """Yield each message of a transmission that detects() knew."""
    form = marks_of(text)
    message, part = Message(), "header"
    for number, whole in enumerate(_LINE_END.split(text), start=1):
        tick()
        for piece, mark in _pieces(whole, form):
            if mark == "soh" or (not mark and part != "text" and _begins_another(message, part, piece)):
                if message.header or message.text:
                    yield message
                    message = Message()
                part = "header"
            line = Line(piece, number, not piece or piece.isspace())
            if mark or _TELEX.fullmatch(piece):
                line.take("-control-codes")
            message.add(line, part)
            part = _next(message, part, mark)
    if message.header or message.text:
        yield message


def _next(message: Message, part: str, mark: str | None) -> str:
    """Return the part that follows a mark."""
    if mark == "stx":
        message.framed = True
        return "text"
    if mark in ("etx", "eot"):
        message.ended = True
        return "tail"
    return part


def _begins_another(message: Message, part: str, piece: str) -> bool:
    """Tell whether a header that no SOH begins stands here: behind a message's end, or its day-time group."""
    if not message.header:
        return False
    if piece.lstrip().startswith("ZCZC"):
        return True
    if _STRICT.match(piece) is None:
        return False
    return part == "tail" or STAMP.fullmatch(message.header[-1].text) is not None or _ended(message)


def _ended(message: Message) -> bool:
    """Tell whether the last line that was no text is an older line's end mark."""
    for line in reversed(message.lines[-4:]):
        if not line.blank:
            return line.text.strip().startswith("NNNN")
    return False


def _pieces(line: str, form: re.Pattern[str] | None) -> Iterator[tuple[str, str | None]]:
    """Part a line at its marks; each piece comes with the mark that it is, None for text."""
    end = 0
    if form is not None and not (form is _FORMS[0] and line.isprintable()):
        for mark in form.finditer(line):
            if mark.start() > end:
                yield line[end : mark.start()], None
            yield mark[0], mark.lastgroup
            end = mark.end()
    if end < len(line) or not line:
        yield line[end:], None
