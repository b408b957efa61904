"""The wire formats, one file each, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import ninjs, text
from wiredesk.normalised.story import FormatName


@dataclass(frozen=True, slots=True)
class Format:
    """A wire format: how to know it by its content, and how to read it into drafts, one an item."""

    name: FormatName
    content_types: frozenset[str]
    detects: Callable[[Copy], bool]
    read: Callable[[Copy], list[Draft | Unreadable]]


FORMATS: tuple[Format, ...] = (
    Format("ninjs", ninjs.CONTENT_TYPES, ninjs.detects, ninjs.read),
    Format("text", text.CONTENT_TYPES, text.detects, text.read),
)
"""In the order of detection; the last one reads anything that is text."""
