"""Nothing of a purged story is written again, and nothing of it is lost without a fate."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from unit.sinks.test_placing import AFTER, SETTINGS, chains, items, tagged, version
from wiredesk.indexed.document import Document
from wiredesk.sinks.batch import fold, parts, writes
from wiredesk.sinks.placing import Place, fate_of
from wiredesk.tagged.record import Tagged


def settled(batch: list[Tagged], purged: int, before: Place) -> tuple[Place, list[Document]]:
    """Return where the texts of the one story lie after a batch, and the documents that were written."""
    (part,) = parts(batch, SETTINGS)
    part.before, part.purged = before, purged
    after, lost = fold(part, AFTER)
    assert not lost
    return after, [write.document for write in writes(part, after, SETTINGS) if write.document is not None]


def test_what_came_before_the_purge_writes_nothing_in_any_batch():
    ones = tagged(version(1), version(1), version(2), version(3, status="canceled"))
    for first in range(len(ones)):
        for last in range(first, len(ones)):
            assert settled(ones[first : last + 1], 4, Place()) == (Place(), [])


def test_copies_and_kills_after_it_have_their_fates_and_write_nothing():
    rows = [version(1), version(2, status="canceled"), version(1), version(2, status="canceled")]
    *_, copy, kill = tagged(*rows)
    assert settled([copy, kill], 2, Place()) == (Place(), [])
    assert [fate_of(copy), fate_of(kill)] == ["killed", "killed"]


def test_a_later_version_of_the_agency_begins_its_document_anew():
    rows = [version(1), version(2, status="canceled"), version(3), version(3)]
    *_, text, copy = tagged(*rows)
    after, written = settled([text, copy], 2, Place())
    assert after.shown is not None
    assert (after.shown["status"], after.shown["revision"], len(written)) == ("usable", 4, 1)
    assert "ecret1" not in json.dumps(after.shown)


whole = chains("usable", "embargoed", "canceled", "withheld", "hold")


@given(before=items, after=whole, data=st.data())
@settings(max_examples=200, deadline=None)
def test_no_text_from_before_a_purge_is_ever_written(
    before: list[dict[str, Any]], after: list[dict[str, Any]], data: st.DataObject
):
    kill = version(20, status="canceled")
    later = [
        row | version(30 + int(row["provider_version"]), status=row.get("status", "usable")) for row in after
    ]
    ones = tagged(*before, kill, *(later if data.draw(st.booleans()) else after))
    place = Place()
    for one in data.draw(st.lists(st.sampled_from(ones), max_size=8)):
        place, written = settled([one], len(before) + 1, place)
        assert not re.search(r"ecret[1-8]\b", json.dumps(written))
