"""Differences of tags for a terminal, as `inspect --diff` and `retag` show them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from wiredesk.cli.inspected import visible
from wiredesk.indexed.differences import Change, Sum

ROWS = 40
"""Tags shown in the sum, the most frequent first; --jsonl has all."""

_MARKS = {"came": ("+", "green"), "went": ("-", "red"), "role": ("~", "yellow"), "score": ("~", "dim")}


def story(title: str, changes: Sequence[Change]) -> RenderableType:
    """Return what differs in one story."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=3, justify="right")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for one in changes:
        mark, style = _MARKS[one.kind]
        told = " → ".join(filter(None, (one.before, one.after)))
        table.add_row(
            Text(mark, style=style), Text(visible(one.name)), Text(one.code, style="cyan"), visible_text(told)
        )
    return Group(Text(visible(title), style="bold"), table)


def visible_text(told: str) -> Text:
    """Return text that came out of copy, for a cell."""
    return Text(visible(told), style="dim")


def total(counted: Sum, *, more: str = "") -> RenderableType:
    """Return the sum over all stories. more: what else is to be said in its last line."""
    rows = counted.rows()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    for name in ("came", "went", "role", "score"):
        table.add_column(name, justify="right")
    table.add_column("code", style="cyan", overflow="fold")
    table.add_column("name", overflow="fold")
    for code, name, counts in rows[:ROWS]:
        numbers = [f"{counts[kind]:,}" if counts[kind] else "·" for kind in _MARKS]  # type: ignore[index]  # its keys are the kinds
        table.add_row(*numbers, Text(code), Text(visible(name)))
    whole = counted.total()
    said = (
        f"{counted.different:,} of {counted.stories:,} stories differ: {whole['came']:,} tags came, "
        f"{whole['went']:,} went, {whole['role']:,} have another role, {whole['score']:,} another score"
    )
    left = [Text(f"… and {len(rows) - ROWS:,} more tags", style="dim")] if len(rows) > ROWS else []
    shown: list[RenderableType] = [Text(), table] if rows else []
    return Group(*shown, *left, Text(f"\n{said}{more}"))
