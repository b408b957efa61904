"""A batch by story: each story's items in order, the documents that they find, and what is to be written.

However many revisions of a story a batch holds, its last state alone is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wiredesk.indexed.mapping import month_index, withheld_index
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.bulk import Write
from wiredesk.sinks.placing import NOWHERE, Place, is_purged, place, reads_before
from wiredesk.tagged.record import Tagged


@dataclass(slots=True)
class Part:
    """A story's part of a batch. index: its month; items: never empty; before: its documents as found.

    purged: the revision that it had when it was purged, 0 if it never was.
    """

    story_id: str
    index: str
    items: list[Tagged] = field(default_factory=list)
    before: Place = NOWHERE
    purged: int = 0

    @property
    def reads_before(self) -> bool:
        """Whether some item needs the documents that it finds."""
        return any(map(reads_before, self.items))


def parts(batch: Iterable[Tagged], settings: ElasticsearchSettings) -> list[Part]:
    """Part a batch by story, stories in the order of their first items."""
    by_story: dict[str, Part] = {}
    for tagged in batch:
        story_id = tagged.deduped.story_id
        if story_id not in by_story:
            index = month_index(settings, tagged.deduped.chain.first_seen)
            by_story[story_id] = Part(story_id, index)
        by_story[story_id].items.append(tagged)
    return list(by_story.values())


def fold(part: Part, now: datetime) -> tuple[Place, list[Tagged]]:
    """Return where the story's texts lie after all items, and the items that found no text to change."""
    after, lost = part.before, []
    for tagged in part.items:
        if is_purged(after, tagged, part.purged):
            continue
        placed = place(after, tagged, now)
        if placed is None:
            lost.append(tagged)
        else:
            after = placed
    return after, lost


def writes(part: Part, after: Place, settings: ElasticsearchSettings) -> list[Write]:
    """Return what has to be written to bring the story's documents from before to after."""
    withheld = withheld_index(settings)
    found = []
    if after.shown is not None and after.shown is not part.before.shown:
        found.append(Write(part.index, part.story_id, after.shown["revision"], after.shown))
    if after.withheld is not None and after.withheld is not part.before.withheld:
        found.append(Write(withheld, part.story_id, after.withheld["revision"], after.withheld))
    if after.withheld is None and (part.before.withheld is not None or _may_have_withheld(part)):
        revision = max(tagged.deduped.revision for tagged in part.items)
        found.append(Write(withheld, part.story_id, revision, None))
    return found


def _may_have_withheld(part: Part) -> bool:
    """Return whether a text may wait that was not read: a chain's later version takes its place."""
    return any(tagged.deduped.revision > 1 and not reads_before(tagged) for tagged in part.items)
