"""Stories for a terminal. Wire copy is hostile input: none of it is markup, no control code gets through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from wiredesk.indexed.document import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SNIPPET = 160

_STATUS_STYLES = {"usable": "green", "embargoed": "yellow", "withheld": "yellow", "canceled": "red"}
_ROLE_STYLES = {"focus": "bold", "dateline": "", "mention": "dim"}


def hit(document: Document, matched: str | None) -> RenderableType:
    """Return one hit as a few lines: headline; who, when and where; a piece of its text; its id."""
    head = Text(_clean(document.get("headline") or _first_words(document)), style="bold")
    for signal in document["signals"]:
        head.append(f"  {signal}", style="red" if signal in {"alert", "urgent", "kill"} else "yellow")
    facts = " · ".join(
        fact
        for fact in (
            document.get("provider", {}).get("id", "no provider"),
            _time(document["chain"]["last_changed"]),
            ", ".join(document["focus_regions"]) or None,
            ", ".join(document["actor_names"][:3]) or None,
            f"version {document['version']}, {_copies(document['chain']['copies'])}",
            document["status"] if document["status"] != "usable" else None,
        )
        if fact
    )
    lines: list[RenderableType] = [head, Text(facts, style="cyan")]
    snippet = _snippet(document, matched)
    if snippet:
        lines.append(snippet)
    lines.append(Text(document["story_id"], style="dim"))
    return Group(*lines)


def story(document: Document) -> RenderableType:
    """Return a whole story: head, text, captions, notes, tags and chain."""
    return Group(*_story(document))


def _story(document: Document) -> Iterator[RenderableType]:
    yield Text(_clean(document.get("headline") or "(no headline)"), style="bold")
    status = document["status"]
    facts = [
        document.get("provider", {}).get("name", "no provider"),
        _time(document.get("published_at") or document["received_at"]),
        *(["urgency " + str(document["urgency"])] if "urgency" in document else []),
        *([document["language"]] if "language" in document else []),
        *document["signals"],
    ]
    yield Text(" · ".join(map(_clean, facts)), style="cyan") + Text(
        f" · {status}", _STATUS_STYLES.get(status, "")
    )
    if document["byline"]:
        yield Text("By " + _clean(", ".join(document["byline"])), style="italic")
    if "summary" in document:
        yield Padding(Text(_clean(document["summary"]), style="italic"), (1, 0, 0, 0))
    dateline = document.get("dateline", {}).get("text")
    for number, paragraph in enumerate(document["paragraphs"]):
        text = Text(_clean(paragraph))
        if number == 0 and dateline:
            text = Text(f"{_clean(dateline)} - ", style="bold") + text
        yield Padding(text, (1, 0, 0, 0))
    for caption in document["captions"]:
        credit = f"  ({caption['credit']})" if "credit" in caption else ""
        yield Padding(Text(f"Photo: {_clean(caption['text'] + credit)}", style="dim"), (1, 0, 0, 0))
    for name in ("ednote", "signoff"):
        if name in document:
            yield Padding(Text(f"{name}: {_clean(document[name])}", style="dim"), (1, 0, 0, 0))
    yield Text()
    yield from _tags("Regions", document["regions"])
    yield from _tags("Actors", document["actors"])
    yield from _chain(document)


def _tags(title: str, tags: list[dict[str, Any]]) -> Iterator[RenderableType]:
    if not tags:
        return
    yield Text(title, style="bold underline")
    for tag in tags:
        line = Text("  ")
        line.append(_clean(tag["name"]), style=_ROLE_STYLES.get(tag.get("role", ""), ""))
        code = tag.get("code") or tag.get("id")
        said = dict.fromkeys(mention["text"] for mention in tag["mentions"])
        line.append(f"  {code}", style="cyan")
        line.append(f"  {tag.get('role') or tag['kind']}, {tag['score']:.2f}", style="dim")
        line.append(f"  {_clean(', '.join(list(said)[:5]))}", style="dim")
        yield line


def _chain(document: Document) -> Iterator[RenderableType]:
    chain = document["chain"]
    yield Text("Chain", style="bold underline")
    providers = ", ".join(chain["providers"]) or "no provider"
    versions = "1 version" if chain["versions"] == 1 else f"{chain['versions']} versions"
    yield Text(f"  {versions}, {_copies(chain['copies'])}, from {providers}")
    for entry in chain["history"]:
        headline = entry.get("headline") or ""
        yield Text(f"  {_time(entry['at'])}  {entry['version']:>2}  {entry['kind']:<10}  {_clean(headline)}")
    yield Text(f"  {document['story_id']}  {_clean(document['uri'])}", style="dim")


def _copies(count: int) -> str:
    return "1 copy" if count == 1 else f"{count} copies"


def _snippet(document: Document, matched: str | None) -> Text | None:
    if matched:
        snippet = Text()
        for number, piece in enumerate(re.split("[\x01\x02]", matched.replace("\n", " "))):
            snippet.append(_clean(piece), style="reverse" if number % 2 else "")
        return snippet
    words = _first_words(document) if document.get("headline") else ""
    return Text(_clean(words)) if words else None


def _first_words(document: Document) -> str:
    text = " ".join(document["paragraphs"][:2]) or " ".join(c["text"] for c in document["captions"])
    return text if len(text) <= _SNIPPET else text[:_SNIPPET].rsplit(" ", 1)[0] + " …"


def _time(moment: str) -> str:
    return moment[:16].replace("T", " ") + (" UTC" if "T" in moment else "")


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
