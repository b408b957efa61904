"""Items for a terminal, as `wiredesk inspect` shows them: each as a page, with its verdict and its trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wiredesk.desk.render import story

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")

VERDICT_STYLES = {
    "new": "green",
    "update": "green",
    "correction": "yellow",
    "kill": "red",
    "rejected": "bold red",
    "hold": "yellow",
}

WHERE = 36
"""Columns for where a piece stood; of a longer path the end is shown."""


def page(shown: dict[str, Any]) -> RenderableType:
    """Return an item to be read: where it came from, its text and tags, its verdict."""
    return Group(*_page(shown))


def total(counts: Mapping[str, int]) -> RenderableType:
    """Return how many items of each verdict, and of each reason of rejection, there were."""
    each = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    items = sum(counts.values())
    said = f"{items:,} item{'' if items == 1 else 's'}: {each}" if items else "nothing to read"
    return Group(Rule(style="dim"), Text(said))


def _page(shown: dict[str, Any]) -> Iterator[RenderableType]:
    where = shown["provenance"]
    source = visible(where.get("source") or "standard input")
    item = f", item {where['item'] + 1}" if where.get("item") else ""
    kind = "rejected" if "rejected" in shown else shown["verdict"]["kind"]
    title = Text.assemble((source + item, "bold"), "  ", (kind, VERDICT_STYLES.get(kind, "cyan")))
    yield Rule(title, align="left", style="dim")
    if "rejected" in shown:
        rejected = shown["rejected"]
        yield Text(f"rejected by {rejected['stage']}: {rejected['reason']}", style="bold red")
        if "detail" in rejected:
            yield Text(visible(rejected["detail"]))
    elif "trace" not in shown:
        yield story(shown)
        yield _verdict(shown)
    if "trace" in shown:
        yield Padding(_trace(shown["trace"]), (1, 0, 0, 0))
    yield Text()


def _verdict(shown: dict[str, Any]) -> Text:
    verdict = shown["verdict"]
    line = Text.assemble(
        ("Verdict", "bold underline"),
        "\n  ",
        (verdict["kind"], VERDICT_STYLES.get(verdict["kind"], "cyan")),
    )
    if "of" in verdict:
        line.append(f" of {visible(verdict['of'])}")
    if verdict["because"]:
        line.append("  " + visible("; ".join(verdict["because"])), style="dim")
    if shown["flags"]:
        line.append("\n  flags: " + ", ".join(shown["flags"]), style="yellow")
    line.append(f"\n  read as {shown['format']}", style="dim")
    return line


def _trace(trace: list[dict[str, str]]) -> Table:
    """Return the pieces of a copy as a table: where, the field or the reason, the piece as it stood."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    table.add_column("where", style="dim", overflow="fold", max_width=WHERE)
    table.add_column("taken by", overflow="fold")
    table.add_column("piece", overflow="fold", ratio=1)
    for piece in trace:
        no_text = piece["by"].startswith("-")
        reason = piece["by"].removeprefix("-").replace("-", " ")
        table.add_row(
            Text(_end_of_path(visible(piece["where"]))),
            Text(f"({reason})", style="yellow") if no_text else Text(piece["by"], style="bold green"),
            Text(visible(piece["text"]), style="dim" if no_text else ""),
        )
    return table


def _end_of_path(where: str) -> str:
    """Return the end of a path that fits its column, whole steps of it: "…/contentMeta/urgency"."""
    if len(where) <= WHERE or "/" not in where:
        return where
    cut = where.find("/", len(where) - WHERE + 1)
    return "…" + (where[cut:] if cut >= 0 else where[1 - WHERE :])


def visible(text: str) -> str:
    """Return text with each control code as its picture (ETX as "␃"), so that none reaches the terminal."""
    return _CONTROL.sub(_picture, text)


def _picture(code: re.Match[str]) -> str:
    number = ord(code[0])
    if number == 0x0A:
        return "\n"
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else "·"
