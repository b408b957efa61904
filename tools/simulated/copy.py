"""Writes takes as raw copy: teleprinter text in each agency's manner, ANPA 1312, NITF, ninjs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from simulated.desk import Take

Manner = str
"""How an agency's chain goes out: "text", "anpa", "nitf" or "ninjs"."""

_LEADS = ("", "1st LEAD", "2nd LEAD", "3rd LEAD", "4th LEAD")
_WRITETHRUS = ("", "1st Ld-Writethru", "2nd Ld-Writethru", "3rd Ld-Writethru", "4th Ld-Writethru")


@dataclass(frozen=True)
class Sending:
    """What a copy needs beside its take: when it goes out, its number of the day, its id and version."""

    at: datetime
    number: int
    uri: str
    version: int


def written(take: Take, manner: Manner, sending: Sending) -> bytes:
    """Return a take as copy in that manner."""
    return _MANNERS[manner](take, sending)


def label(take: Take) -> str:
    """Return how the agency marks the take, before or above its headline; "" for none."""
    labels = _LABELS[take.house.id]
    return labels.get(take.what, "").replace("#", str(take.number)) if take.what != "lead" else _lead(take)


_LABELS: dict[str, dict[str, str]] = {
    "reuters": {
        "alert": "",
        "snap": "URGENT",
        "update": "UPDATE #",
        "correction": "CORRECTED",
        "refile": "REFILE",
        "repeat": "RPT",
        "note": "CORRECTION",
        "advisory": "ADVISORY",
        "kill": "KILL",
        "hold": "HOLD",
    },
    "afp": {
        "add": "1st ADD",
        "alert": "ALERT",
        "snap": "URGENT",
        "update": "# LEAD",
        "correction": "CORRECTION",
        "refile": "REFILE",
        "repeat": "REPEAT",
        "note": "CORRECTION",
        "advisory": "ADVISORY",
        "kill": "KILL",
        "hold": "HOLD",
    },
    "ap": {
        "alert": "NewsAlert",
        "snap": "URGENT",
        "correction": "CORRECTION",
        "refile": "REFILE",
        "add": "1st Add",
        "note": "CORRECTION",
        "advisory": "ADVISORY",
        "kill": "KILL",
        "hold": "HOLD",
    },
}
"""An agency's word for what a take is; what is not there is not marked."""


def _lead(take: Take) -> str:
    if take.house.id == "reuters":
        return f"UPDATE {take.number}"
    return (_LEADS if take.house.id == "afp" else _WRITETHRUS)[min(take.number, 4)]


def _mark(take: Take) -> str:
    if take.what == "update" and take.house.id == "afp":
        return _LEADS[min(take.number, 4)]
    if take.what == "update" and take.house.id == "ap":
        return _WRITETHRUS[min(take.number, 4)]
    return label(take)


def _plain(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def _wrapped(paragraph: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        paragraph, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _body(take: Take, at: datetime, indent: str, width: int) -> list[str]:
    """Return the lines of the text, the dateline before the first; a table's rows stay as they are."""
    first, *rest = take.paragraphs or ("",)
    name = take.credit or take.house.name
    if take.place and first:
        mark = f"{take.place.upper()}, {at:%B} {at.day}"
        mark += " - " if take.house.id == "reuters" and not take.credit else f" ({name}) - "
        first = mark + first
    lines = _wrapped(first, indent, width)
    for paragraph in rest:
        lines += [f"    {paragraph}"] if take.is_table else _wrapped(paragraph, indent, width)
    return [_plain(line) for line in lines]


def _text(take: Take, sending: Sending) -> bytes:
    manner = {"reuters": _reuters, "afp": _afp, "ap": _ap}[take.house.id]
    return ("\n".join(manner(take, sending)) + "\n").encode()


def _reuters(take: Take, sending: Sending) -> list[str]:
    priority = {"alert": "b", "snap": "u", "kill": "b"}.get(take.what, "r")
    words = sum(len(paragraph.split()) for paragraph in take.paragraphs)
    mark = _mark(take)
    headline = _plain(take.headline).upper()
    if take.what == "add":
        headline = f"{headline} =2"
    lines = [f"{priority} f BC-{take.slug.upper()} {sending.at:%m-%d} {words:04}"]
    lines.append(f"{mark}-{headline}" if mark else headline)
    if take.note:
        lines.append(f"    ({take.note})")
    if take.until:
        lines.append(f"    EMBARGOED UNTIL {take.until} GMT")
    return [*lines, *_body(take, sending.at, "    ", 64), " REUTER"]


def _afp(take: Take, sending: Sending) -> list[str]:
    mark = _mark(take)
    lines = [mark, ""] if mark else [""]
    if take.until:
        lines += [f"EMBARGOED UNTIL {take.until} GMT", ""]
    lines += textwrap.wrap(_plain(take.headline), 64)
    if take.note:
        verb, _, rest = take.note.partition(" ")
        lines.append(f"{verb.upper()} {rest}")
    if not take.place:
        lines.append("")
    if take.is_table:
        lines += _body(take, sending.at, "", 64)
    else:
        for at in range(len(take.paragraphs)):
            lines += [*_body(_one(take, at), sending.at, "", 64), ""]
    return [*lines, "", f"{'abcdefgh'[sending.number % 8]}k{'lmnop'[sending.number % 5]}/jmw"]


def _one(take: Take, at: int) -> Take:
    """Return a take with one of its paragraphs alone, the dateline with the first."""
    return replace(take, place=take.place if at == 0 else "", paragraphs=(take.paragraphs[at],))


def _ap(take: Take, sending: Sending) -> list[str]:
    mark = _mark(take)
    lines = [f"BC-{take.slug}{f', {mark}' if mark else ''}"]
    lines.append(_plain(take.headline))
    if take.note:
        lines.append(f"Eds: {take.note}.")
    if take.until:
        lines.append(f"EMBARGOED UNTIL {take.until} GMT")
    return [*lines, *_body(take, sending.at, "   ", 68), f"AP-NY-{sending.at:%m-%d-%y %H%M}GMT"]


def _anpa(take: Take, sending: Sending) -> bytes:
    mark = _mark(take)
    words = sum(len(paragraph.split()) for paragraph in take.paragraphs)
    priority = "u" if take.what in ("alert", "snap", "kill") else "r"
    lines = [
        f"{priority} f bc-{take.slug.lower()}   {sending.at:%m-%d} {words:04}",
        f"\x02^BC-{take.slug}{f', {mark}' if mark else ''},{words}<",
        f"^{_plain(take.headline)}<",
    ]
    if take.note:
        lines.append(f"^Eds: {take.note}.<")
    if take.until:
        lines.append(f"^EMBARGOED UNTIL {take.until} GMT<")
    lines += _body(take, sending.at, "\t", 64)
    lines.append(f"\x03\r\n{take.house.name.upper()}-WX-{sending.at:%m-%d-%y %H%M}GMT\r\n\x04")
    head = f"\x16\x16\x01f{sending.number % 10000:04}\x1f{take.house.id}-\r\n".encode()
    return head + "\r\n".join(lines).encode("cp1252", "replace")


def _html(take: Take, at: datetime) -> str:
    pieces = []
    for n in range(len(take.paragraphs)):
        lines = _body(_one(take, n), at, "", 10_000)
        pieces += [f"<p>{escape(line)}</p>" for line in lines]
    return "".join(pieces)


def _nitf(take: Take, sending: Sending) -> bytes:
    mark = _mark(take)
    message = f"<ed-msg info={quoteattr(take.note)}/>" if take.note else ""
    headline = escape(_plain(f"{mark}: {take.headline}" if mark else take.headline))
    status = {"kill": "canceled", "embargoed": "embargoed"}.get(take.what, "usable")
    until = f"<date.release norm={quoteattr(_moment(take, sending.at))}/>" if take.until else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.5//EN"><head><title>{headline}</title>
<docdata management-status="{status}">
<doc-id id-string={quoteattr(sending.uri)} regsrc={quoteattr(take.house.name)}/>{message}<urgency ed-urg="4"/>
<date.issue norm="{sending.at:%Y%m%dT%H%M%SZ}"/>{until}
<du-key key={quoteattr(take.slug)} version="{sending.version}"/></docdata></head>
<body><body.head><hedline><hl1>{headline}</hl1></hedline></body.head>
<body.content>{_html(take, sending.at)}</body.content></body></nitf>""".encode()


def _ninjs(take: Take, sending: Sending) -> bytes:
    mark = _mark(take)
    status = {"kill": "canceled", "held": "withheld"}.get(take.what, "usable")
    note = ". ".join(part for part in (mark, take.note) if part)
    item = {
        "uri": sending.uri,
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text",
        "version": str(sending.version),
        "versionCreated": f"{sending.at:%Y-%m-%dT%H:%M:%SZ}",
        "pubStatus": status,
        "language": "en",
        "edNote": note,
        "slugline": take.slug,
        "urgency": 2 if take.what in ("alert", "snap") else 4,
        "embargoed": _moment(take, sending.at) if take.until else "",
        "copyrightHolder": take.house.name,
        "headlines": [{"role": "main", "value": take.headline}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": _html(take, sending.at)}]
        if take.paragraphs
        else [],
    }
    return json.dumps({name: value for name, value in item.items() if value}).encode()


def _moment(take: Take, at: datetime) -> str:
    hour, minute = int(take.until[:2]), int(take.until[2:])
    day = at.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return f"{day if day > at - timedelta(hours=12) else day + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"


_MANNERS: dict[Manner, Callable[[Take, Sending], bytes]] = {
    "text": _text,
    "anpa": _anpa,
    "nitf": _nitf,
    "ninjs": _ninjs,
}
