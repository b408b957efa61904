"""A text as the page that its readers fill."""

from __future__ import annotations

from datetime import UTC, datetime

from wiredesk.normalised.draft import Copy
from wiredesk.normalised.text.page import Page, page_of
from wiredesk.raw.record import RawRecord

CAME_AT = datetime(2022, 3, 4, 6, tzinfo=UTC)


def page(text: str) -> Page:
    data = text.encode()
    return page_of(Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data, received_at=CAME_AT), CAME_AT))


def took(one: Page) -> list[tuple[str, str]]:
    """The pieces that were taken of lines with text, with their fields."""
    return [(piece.text, piece.by) for piece in one.trace() if piece.text.strip() and piece.by != "-blank"]
