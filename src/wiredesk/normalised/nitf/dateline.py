"""The dateline element of NITF: places in elements of their own or in plain text, perhaps with a day."""

from __future__ import annotations

from datetime import date

from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.markup.html import plain
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.parts import Parts
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.timestamps import timestamp

_REGIONS = ("state", "region", "country")
_EDGES = " -–—_.,:"


def dateline_in(parts: Parts, draft: Draft, near: date) -> Dateline | None:
    """Return the dateline of the element; None for a timestamp."""
    for node in parts.get("dateline", ()):
        node.take("dateline")
        days = [*node.descendants("story.date")]
        text = _placed(node)
        day = next((found for one in days if (found := timestamp(one.attr("norm")))), None)
        if text is None or timestamp(text) is not None:
            continue
        text = text.rstrip(_EDGES)
        place, slash, agency = text.rpartition("/")
        if slash and known(agency) is not None and known(place) is None:  # "Umeå/TT"
            draft.provider, text = draft.provider or agency.strip(), place.strip()
        start = dateline_at_start(f"{text} - ", near, alone=True)
        if start is not None:
            draft.provider = draft.provider or start.agency
            if start.dateline is not None:
                return start.dateline
        place, _, region = text.partition(",")
        inner = node.first("city")
        city = inner.peek() if inner is not None else None
        outer = next((one for name in _REGIONS if (one := node.first(name)) is not None), None)
        stated = outer.peek() if outer is not None else None
        on = day.moment if day else None
        if known(text) is not None or not text:
            continue
        return Dateline(
            text=text,
            place=city or place.strip() or None,
            region=stated or region.strip() or None,
            published_on=_day_of(on),
        )
    return None


def _day_of(moment: date | None) -> date | None:
    return date(moment.year, moment.month, moment.day) if moment is not None else None


def _placed(node: Node) -> str | None:
    """Return a dateline in one line; places in elements of their own that nothing parts, parted by commas.

    A story.date that is only a timestamp is no part of it.
    """
    pieces: list[str] = []
    for name, text in node.texts():
        if name == "story.date" and timestamp(text.strip()) is not None:
            continue
        if not text.strip():
            continue
        parted = pieces and name in ("city", "story.date", *_REGIONS)
        if parted and pieces[-1].rstrip()[-1:] not in ",(-–—/":
            pieces.append(", ")
        pieces.append(text)
    return plain(" ".join(" ".join(pieces).replace(" ,", ",").split())) or None
