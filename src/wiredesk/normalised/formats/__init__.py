"""The wire formats, one file each, in the order in which they are tried.

docs/adding-a-format.md tells how to add one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import wiredesk.normalised.formats.anpa as anpa_format
import wiredesk.normalised.formats.ap as ap_format
import wiredesk.normalised.formats.email as email_format
import wiredesk.normalised.formats.html as html_format
import wiredesk.normalised.formats.iptc7901 as iptc7901_format
import wiredesk.normalised.formats.newsml1 as newsml1_format
import wiredesk.normalised.formats.newsmlg2 as newsmlg2_format
import wiredesk.normalised.formats.ninjs as ninjs_format
import wiredesk.normalised.formats.nitf as nitf_format
import wiredesk.normalised.formats.pdf as pdf_format
import wiredesk.normalised.formats.rss as rss_format
import wiredesk.normalised.formats.text as text_format
import wiredesk.normalised.formats.xml as xml_format
from wiredesk.normalised.draft import Copy, Draft, Unreadable


class Reader(Protocol):
    """What the file of a format holds."""

    @property
    def CONTENT_TYPES(self) -> frozenset[str]:  # noqa: N802  a module's constant
        """What a sender says that means this format and no other; tried before what the content shows."""

    @property
    def FOUND(self) -> Mapping[str, str]:  # noqa: N802  a module's constant
        """A field of the story → where and how this format has it: the format's column in docs/formats.md."""

    def detects(self, copy: Copy) -> bool:
        """Tell by its content whether a copy is in this format."""

    def read(self, copy: Copy) -> list[Draft | Unreadable]:
        """Return each item of a copy in the order sent, or why there is none; never raises for any bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A wire format: its name in a story's `format`, and its reader.

    reads_bytes: it is binary; it is asked before the bytes are decoded, with an empty text.
    """

    name: str
    reader: Reader
    reads_bytes: bool = False


FORMATS: tuple[Format, ...] = (
    Format("email", email_format, reads_bytes=True),
    Format("pdf", pdf_format, reads_bytes=True),
    Format("newsml1", newsml1_format),
    Format("newsmlg2", newsmlg2_format),
    Format("ap", ap_format),
    Format("ninjs", ninjs_format),
    Format("nitf", nitf_format),
    Format("rss", rss_format),
    Format("html", html_format),
    Format("xml", xml_format),
    Format("iptc7901", iptc7901_format),
    Format("anpa", anpa_format),
    Format("text", text_format),
)
"""In the order of detection; the last one reads anything that is text."""
