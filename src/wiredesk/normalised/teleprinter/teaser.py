"""What stands between a message's head and its first sentence: a teaser, a dateline on its own line."""

from __future__ import annotations

from wiredesk.normalised.dateline import dateline_at_start, whole_dateline
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.text.page import Page, add_line

MAX_TEASER = 8
"""Lines that a teaser has at most."""


def read_teaser(page: Page) -> None:
    """Take a paragraph above the one that begins with the dateline: dpa's teaser."""
    first = page.next_open(page.body_from)
    block: list[int] = []
    while (
        first is not None
        and len(block) <= MAX_TEASER
        and page.next_open(first + len(block)) == first + len(block)
    ):
        block.append(first + len(block))
    behind = page.next_open(block[-1] + 1) if block else None
    if behind is None or len(block) > MAX_TEASER or page.draft.headline is None:
        return
    start = dateline_at_start(page.lines[behind].text.strip(), page.near, alone=True)
    if start is None or start.agency is None or start.dateline is None:
        return
    if dateline_at_start(page.lines[block[0]].text.strip(), page.near, alone=True) is not None:
        return
    page.draft.summary = add_line(
        page.draft.summary, joined([page.lines[n].text for n in block], hyphens=False)
    )
    for n in block:
        page.lines[n].take("summary")
    page.body_from = behind


def read_dateline_alone(page: Page) -> bool:
    """Take a dateline that stands on a line of its own with the agency's name: "Luleå (TT)"."""
    at = page.next_open(page.body_from)
    if at is None or page.next_open(at + 1) is None:
        return False
    start = whole_dateline(page.lines[at].text, page.near)
    if start is None:
        return False
    page.draft.dateline = start.dateline
    page.draft.provider = page.draft.provider or start.agency
    page.lines[at].take("dateline")
    return True
