"""The wire formats, one file each, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from wiredesk.normalised.story import FormatName


@dataclass(frozen=True, slots=True)
class Format:
    """A wire format: how to know it by its content, and how to read it into drafts, one an item.

    content_types: what a sender says that means this format and no other; it is then tried before what the
    content shows. reads_bytes: it is binary; it is asked before the bytes are decoded, with an empty text.
    """

    name: FormatName
    content_types: frozenset[str]
    detects: Callable[[Copy], bool]
    read: Callable[[Copy], list[Draft | Unreadable]]
    reads_bytes: bool = False


FORMATS: tuple[Format, ...] = (
    Format("email", email_format.CONTENT_TYPES, email_format.detects, email_format.read, reads_bytes=True),
    Format("pdf", pdf_format.CONTENT_TYPES, pdf_format.detects, pdf_format.read, reads_bytes=True),
    Format("newsml1", newsml1_format.CONTENT_TYPES, newsml1_format.detects, newsml1_format.read),
    Format("newsmlg2", newsmlg2_format.CONTENT_TYPES, newsmlg2_format.detects, newsmlg2_format.read),
    Format("ap", ap_format.CONTENT_TYPES, ap_format.detects, ap_format.read),
    Format("ninjs", ninjs_format.CONTENT_TYPES, ninjs_format.detects, ninjs_format.read),
    Format("nitf", nitf_format.CONTENT_TYPES, nitf_format.detects, nitf_format.read),
    Format("rss", rss_format.CONTENT_TYPES, rss_format.detects, rss_format.read),
    Format("html", html_format.CONTENT_TYPES, html_format.detects, html_format.read),
    Format("xml", xml_format.CONTENT_TYPES, xml_format.detects, xml_format.read),
    Format("iptc7901", iptc7901_format.CONTENT_TYPES, iptc7901_format.detects, iptc7901_format.read),
    Format("anpa", anpa_format.CONTENT_TYPES, anpa_format.detects, anpa_format.read),
    Format("text", text_format.CONTENT_TYPES, text_format.detects, text_format.read),
)
"""In the order of detection; the last one reads anything that is text."""
