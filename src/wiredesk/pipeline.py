"""The pure chain over an iterable of copies, no server: what `wiredesk inspect` runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.normalise import normalise
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag


def run(copies: Iterable[RawRecord], seen: Seen | None = None) -> Iterator[Tagged | Rejected]:
    """Yield one object an item in reading order, with one state of de-duplication over the run.

    copies: each needs received_at or appended_at; offset is set to its place in the run.
    """
    seen = seen if seen is not None else Seen()
    for offset, raw in enumerate(copies):
        for item in normalise(raw.model_copy(update={"offset": offset})):
            if isinstance(item, Rejected):
                yield item
                continue
            for deduped in dedupe(item, seen):
                yield tag(deduped)
