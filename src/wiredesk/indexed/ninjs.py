"""A story's document as ninjs 3.1, for systems that take IPTC's JSON.

Standard: IPTC ninjs 3.1, whose schema allows no property of one's own. What a record knows and ninjs has no
place for stands where its meaning is nearest: the take among the headlines, sign-off and days without a time
among the descriptions (each under a role), signals among the genres, the dateline as `located` with its place
among the places, bylines as people too, ids and the verdict among alternative ids and trust indicators.
Scores and offsets of tags, the chain's history and the provenance have no place and are left out.

`profile` is "wiredesk": normalised/newsjson/own.py reads a record back from it, word for word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

from wiredesk.indexed.document import KILLED, Document, is_beat
from wiredesk.normalised.newsjson import own

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
COUNTRY = "http://cvx.iptc.org/iso3166-1a2/"
GEONAMES = "https://sws.geonames.org/"
WIKIDATA = "http://www.wikidata.org/entity/"

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_ALPHA_2 = re.compile(r"[A-Z]{2}")
_QID = re.compile(r"Q[1-9]\d*")
_STATUSES = {"usable": "usable", "canceled": "canceled"}
_HELD_BACK = {"kill": "canceled", "hold": "withheld"}
"""Verdicts that take a text back, whatever its own status."""


def as_ninjs(document: Document) -> dict[str, Any]:
    """Return a story's document, or an item's record, as ninjs 3.1; it stays valid JSON for its schema.

    Text that is killed, embargoed or withheld is not in it: only ids, times, provider and what became of it.
    """
    status = _HELD_BACK.get(document["verdict"]["kind"]) or _STATUSES.get(document["status"], "withheld")
    written = {**_head(document, status), **(_text(document) if status == "usable" else {})}
    if status == "canceled":
        written["headlines"] = [_line("main", KILLED)]
    return {name: value for name, value in written.items() if value not in (None, [], "")}


def _head(document: Document, status: str) -> dict[str, Any]:
    """Return what a story without its text still says."""
    published = document.get("published_at")
    provider = document.get("provider")
    alt_ids = [
        {"role": "wiredesk:story", "value": document["story_id"]},
        {"role": "wiredesk:revision", "value": str(document["revision"])},
    ]
    if not _is_uri(document["uri"]):
        alt_ids.insert(0, {"role": own.ALT_URI, "value": document["uri"]})
    return {
        "uri": _uri(document["uri"]),
        "standard": STANDARD,
        "profile": own.PROFILE,
        "type": "text",
        "representationType": "full" if status == "usable" else "partial",
        "version": document.get("provider_version"),
        "versionCreated": published if published and len(published) > len("2022-03-03") else None,
        "embargoedUntil": document.get("embargoed_until"),
        "pubStatus": status,
        "language": document.get("language"),
        "infoSources": [{"role": own.PROVIDER, "name": provider["name"], "literal": provider["id"]}]
        if provider
        else [],
        "altIds": alt_ids,
        "descriptions": [_line(own.PUBLISHED_DAY, published)] if published and len(published) == 10 else [],
        "trustIndicators": [*_verdict(document)],
    }


def _text(document: Document) -> dict[str, Any]:
    dateline = document.get("dateline") or {}
    headline, take = document.get("headline"), document.get("take")
    byline = document["byline"]
    published = document.get("published_at") or ""
    return {
        "urgency": document.get("urgency"),
        "slugline": document.get("slugline"),
        "by": ", ".join(byline),
        "located": dateline.get("text"),
        "edNote": document.get("ednote"),
        "usageTerms": document.get("usage_terms"),
        "copyrightHolder": document.get("copyright_holder"),
        "headlines": [_line(role, text) for role, text in (("main", headline), (own.TAKE, take)) if text],
        "bodies": [*_bodies(document["paragraphs"])],
        "descriptions": [
            _line(role, text)
            for role, text in (
                (own.SUMMARY, document.get("summary")),
                (own.SIGNOFF, document.get("signoff")),
                (own.DATELINE_DAY, dateline.get("published_on")),
                (own.PUBLISHED_DAY, published if len(published) == 10 else None),
            )
            if text
        ],
        "genres": [{"name": signal, "literal": f"signal:{signal}"} for signal in document["signals"]],
        "subjects": [
            *([{"rel": own.CATEGORY, "literal": document["category"]}] if document.get("category") else []),
            *map(_subject, document["subjects"]),
        ],
        "people": [
            *({"rel": own.AUTHOR, "name": name} for name in byline),
            *(_actor(actor) for actor in document["actors"] if actor["kind"] == "person"),
        ],
        "organisations": [_actor(actor) for actor in document["actors"] if actor["kind"] != "person"],
        "places": [
            *(
                {"rel": rel, "name": dateline[part]}
                for rel, part in ((own.DATELINE_PLACE, "place"), (own.DATELINE_REGION, "region"))
                if dateline.get(part)
            ),
            *map(_place, document["regions"]),
        ],
        "associations": [
            _picture(number, caption, document["uri"])
            for number, caption in enumerate(document["captions"], start=1)
        ],
        "trustIndicators": [
            *_verdict(document),
            *({"role": own.FLAG, "title": flag} for flag in document["flags"]),
        ],
    }


def _line(role: str, text: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": text}


def _bodies(paragraphs: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the text as paragraphs parted by blank lines, and as HTML with its rows in tables."""
    if not paragraphs:
        return
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    plain, marked = "\n\n".join(paragraphs), "".join(_markup(paragraphs))
    for role, kind, value in (("main", "text/plain", plain), ("html", "text/html", marked)):
        yield {"role": role, "contentType": kind, "wordCount": words, "value": value}


def _markup(paragraphs: list[str]) -> Iterator[str]:
    for is_table, lines in groupby(paragraphs, key=lambda line: "\t" in line):
        if is_table:
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        else:
            yield from (f"<p>{html.escape(line)}</p>" for line in lines)


def _subject(subject: dict[str, str]) -> dict[str, str]:
    """Return a subject: its scheme in a URI, else in a qcode, else by itself ("": there is none)."""
    code, scheme = subject.get("code"), subject.get("scheme")
    written = {"name": subject["name"]} if "name" in subject else {}
    if is_beat(subject):
        written["rel"] = own.BEAT
    if code:
        written["literal"] = code
    if scheme and code and "/" in scheme and _is_uri(scheme + code):
        written["uri"] = scheme + code
    elif scheme and code and ":" not in scheme:
        written["literal"] = f"{scheme}:{code}"
    elif scheme or (code and ":" in code):
        written["creator"] = scheme or ""
    return written


def _actor(actor: dict[str, Any]) -> dict[str, str]:
    """Return a person with the office held, any other actor with its kind."""
    role = actor.get("role")
    rel = role if role and role != own.AUTHOR else actor["kind"]
    written = {"name": actor["name"], "rel": rel, "literal": actor["id"]}
    if _QID.fullmatch(actor["id"]):
        written["uri"] = WIKIDATA + actor["id"]
    return written


def _place(region: dict[str, Any]) -> dict[str, str]:
    code = region["code"]
    written = {"name": region["name"], "rel": region["role"], "literal": code}
    if _ALPHA_2.fullmatch(code):
        written["uri"] = COUNTRY + code
    elif code.startswith("geonames:"):
        written["uri"] = f"{GEONAMES}{code.removeprefix('geonames:')}/"
    return written


def _picture(number: int, caption: dict[str, str], uri: str) -> dict[str, Any]:
    lines = [_line(own.CAPTION, caption["text"])]
    if "credit" in caption:
        lines.append(_line(own.CREDIT, caption["credit"]))
    return {
        "name": f"picture-{number}",
        "uri": f"urn:wiredesk:picture:{number}:{quote(uri, safe='')}",
        "type": "picture",
        "representationType": "partial",
        "descriptions": lines,
    }


def _verdict(document: Document) -> Iterator[dict[str, str]]:
    """Yield how the story stands to those before it; which one it was held against, but none of its words."""
    verdict = document["verdict"]
    of = f" of {verdict['of']}" if verdict.get("of") else ""
    yield {"role": f"urn:wiredesk:verdict:{verdict['kind']}", "title": f"{verdict['kind']}{of}"}


def _is_uri(text: str) -> bool:
    return _URI.fullmatch(text) is not None


def _uri(uri: str) -> str:
    return uri if _is_uri(uri) else f"urn:wiredesk:id:{quote(uri, safe='')}"
