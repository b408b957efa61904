"""Stories for a terminal. Wire copy is hostile input: none of it is markup, no control code gets through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from wiredesk.desk.versions import Comparison, Piece
from wiredesk.indexed.document import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SNIPPET = 160

_STATUS_STYLES = {"usable": "green", "embargoed": "yellow", "withheld": "yellow", "canceled": "red"}
_NOTES = {"ednote": "To editors", "signoff": "Signed off", "usage_terms": "Terms"}
_ROLE_STYLES = {"focus": "bold", "dateline": "", "mention": "dim"}
_OP_STYLES = {"same": "", "removed": "red strike", "added": "green"}
_OP_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


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
            ", ".join(_focus(document)) or None,
            _clean(", ".join(document["actor_names"][:3])) or None,
            _times(document["chain"]),
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


def history(document: Document) -> RenderableType:
    """Return what happened to a story, an event a line: when, version, kind, who, and what a text changed."""
    chain = document["chain"]
    table = _grid(5)
    for entry in chain["history"]:
        version = str(entry["version"] or "–")
        if entry["version"] > document["version"]:
            version += " (not shown)"
        who = Text(_clean(_sender(entry["kind"], chain["providers"])), style="cyan")
        table.add_row(
            "", Text(_time(entry["at"])), Text(version), Text(entry["kind"]), who, _event(entry, "\n")
        )
    head = Text(_clean(document.get("headline") or "(no headline)"), style="bold")
    return Group(head, table, Text(f"{document['story_id']}  version {document['version']}", style="dim"))


def _event(entry: Document, parting: str) -> Text:
    """Return the headline that a text brought, and behind it what the text changed."""
    told = Text(_clean(entry.get("headline") or ""))
    if "changed" in entry:
        told.append(f"{parting}{entry['changed']}", style="dim")
    return told


def _sender(kind: str, providers: list[str]) -> str:
    """Return who sent what an event tells of, as far as the chain says: its texts are those of the first."""
    first, *others = providers or [""]
    if kind not in {"syndicated", "stale", "joined"} or not others:
        return first
    return others[0] if kind == "syndicated" and len(others) == 1 else ""


class Compared:
    """What differs between two versions, for a terminal in colours, else with marks: [-old-]{+new+}."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Print field by field, a line a paragraph; paragraphs that are the same are counted."""
        _ = options
        marked = not console.is_terminal or console.no_color
        for name, pieces in self._comparison.items():
            yield Text(name.capitalize(), style="bold underline")
            same = 0
            lines = list(_lines(pieces))
            for line in lines:
                if len(lines) > 1 and all(piece.op == "same" for piece in line):
                    same += 1
                    continue
                yield from _unchanged(same)
                same = 0
                yield _line(line, marked=marked)
            yield from _unchanged(same)
            yield Text()


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each paragraph that has any words."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = re.split(r"\n+", piece.text)
        line += [Piece(piece.op, first)] if first else []
        for other in others:
            if line:
                yield line
            line = [Piece(piece.op, other)] if other else []
    if line:
        yield line


def _line(pieces: list[Piece], *, marked: bool) -> Text:
    line = Text("  ")
    for number, piece in enumerate(pieces):
        before, behind = _OP_MARKS[piece.op] if marked else ("", "")
        line.append(" " if number else "")
        line.append(f"{before}{_clean(piece.text)}{behind}", style="" if marked else _OP_STYLES[piece.op])
    return line


def _unchanged(paragraphs: int) -> Iterator[Text]:
    if paragraphs:
        told = "1 paragraph" if paragraphs == 1 else f"{paragraphs} paragraphs"
        yield Text(f"  … {told} the same …", style="dim")


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
    labels = [document[name] for name in ("slugline", "take", "category") if name in document]
    if labels:
        yield Text(_clean(" · ".join(labels)), style="dim")
    if document["byline"]:
        yield Text("By " + _clean(", ".join(document["byline"])), style="italic")
    for part in _text(document):
        yield Text()
        yield part
    yield Text()
    yield from _tags("Regions", document["regions"])
    yield from _tags("Actors", document["actors"])
    yield from _chain(document)


def _text(document: Document) -> Iterator[Text]:
    if "summary" in document:
        yield Text(_clean(document["summary"]), style="italic")
    dateline = document.get("dateline", {}).get("text")
    for number, paragraph in enumerate(document["paragraphs"]):
        text = Text(_clean(paragraph))
        yield Text(f"{_clean(dateline)} - ", style="bold") + text if number == 0 and dateline else text
    for caption in document["captions"]:
        credit = f"  ({caption['credit']})" if "credit" in caption else ""
        yield Text(f"Photo: {_clean(caption['text'] + credit)}", style="dim")
    for name, title in _NOTES.items():
        if name in document:
            yield Text(f"{title}: {_clean(document[name])}", style="dim")


def _tags(title: str, tags: list[dict[str, Any]]) -> Iterator[RenderableType]:
    if not tags:
        return
    yield Text(title, style="bold underline")
    table = _grid(4)
    for tag in tags:
        said = [word for word in dict.fromkeys(m["text"] for m in tag["mentions"]) if word != tag["name"]]
        name = Text(_clean(tag["name"]), style=_ROLE_STYLES.get(tag.get("role", ""), ""))
        code = Text(str(tag.get("code") or tag.get("id")), style="cyan")
        role = Text(_clean(f"{tag.get('role') or tag['kind']}, {tag['score']:.2f}"), style="dim")
        table.add_row("", name, code, role, Text(_clean(", ".join(said[:5])), style="dim"))
    yield table


def _chain(document: Document) -> Iterator[RenderableType]:
    chain = document["chain"]
    yield Text("Chain", style="bold underline")
    versions = "1 version" if chain["versions"] == 1 else f"{chain['versions']} versions"
    origin = f", from {', '.join(chain['providers'])}" if chain["providers"] else ""
    yield Text(f"  {versions}, {_copies(chain['copies'])}{_clean(origin)}")
    table = _grid(4)
    for entry in chain["history"]:
        version = str(entry["version"] or "–")
        table.add_row("", Text(_time(entry["at"])), Text(version), Text(entry["kind"]), _event(entry, "  "))
    yield table
    for why in document["verdict"]["because"] if len(chain["history"]) > 1 else ():
        yield Text(f"  {document['verdict']['kind']}: {_clean(why)}", style="dim")
    yield Text(f"  {document['story_id']}  {_clean(document['uri'])}", style="dim")


def _grid(columns: int) -> Table:
    """Return a table without lines, indented; what one copies out of its second column is never broken."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=0)
    for number in range(columns - 1):
        table.add_column(no_wrap=number == 1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    return table


def _focus(document: Document) -> list[str]:
    """Return what the story is about: countries by their codes, anything else by its name."""
    names = {region["code"]: region["name"] for region in document["regions"]}
    return [code if len(code) == 2 else names.get(code, code) for code in document["focus_regions"]]


def _times(chain: dict[str, Any]) -> str | None:
    """Return how often the story came, where that was more than once."""
    versions = f"{chain['versions']} versions" if chain["versions"] > 1 else None
    copies = _copies(chain["copies"]) if chain["copies"] > max(chain["versions"], 1) else None
    return ", ".join(filter(None, (versions, copies))) or None


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
