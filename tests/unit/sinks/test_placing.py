"""Where a chain's texts lie, whatever is delivered again and whenever an embargo ends."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from unit.deduped.stories import LONG, MORNING, story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.indexed.document import Document, released
from wiredesk.indexed.mapping import withheld_index
from wiredesk.normalised.story import Caption
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.batch import fold, parts, writes
from wiredesk.sinks.bulk import Write
from wiredesk.sinks.placing import NOWHERE, Place, fate_of, place
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag

SETTINGS = ElasticsearchSettings(url="http://127.0.0.1:1")
EMBARGO = MORNING + timedelta(hours=8)
BEFORE, AFTER = MORNING + timedelta(hours=4), MORNING + timedelta(hours=9)


def tagged(*rows: dict[str, Any]) -> list[Tagged]:
    """Return the stories as they leave the chain before the sink; each row is one item in order."""
    seen = Seen()
    return [tag(d) for n, row in enumerate(rows) for d in dedupe(story(n, **row), seen)]


def version(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "uri": "urn:a",
        "provider_version": str(number),
        "slugline": "SECRET",
        "headline": f"Secret{number} headline",
        "paragraphs": (f"{LONG} secret{number}",),
        "captions": (Caption(text=f"Secret{number} photo"),),
    } | fields


def embargoed(number: int) -> dict[str, Any]:
    return version(number, status="embargoed", embargoed_until=EMBARGO)


def put_off(number: int) -> dict[str, Any]:
    return version(number, status="embargoed", embargoed_until=EMBARGO + timedelta(hours=3))


def hold(number: int) -> dict[str, Any]:
    return version(number, status="withheld", paragraphs=(), captions=())


def add(number: int, **fields: Any) -> dict[str, Any]:
    """Return an ADD to whatever text the chain has; what it tells are secrets of higher numbers."""
    return {
        "uri": f"urn:add:{number}",
        "slugline": "SECRET",
        "headline": None,
        "take": f"Add {number}",
        "provider_version": str(number + 4),
        "paragraphs": (f"More of it, secret{number + 4} and on.",),
    } | fields


def embargoed_add(number: int) -> dict[str, Any]:
    return add(number, status="embargoed", embargoed_until=EMBARGO)


KINDS = {
    "embargoed": embargoed,
    "put off": put_off,
    "hold": hold,
    "add": add,
    "embargoed add": embargoed_add,
}


class Server:
    """What Elasticsearch does with external_gte: an older version is not taken."""

    def __init__(self) -> None:
        self.shown: Document | None = None
        self.withheld: Document | None = None
        self.removed = 0
        self.told = 0

    def settle(self, batch: list[Tagged], now: datetime) -> None:
        for part in parts(batch, SETTINGS):
            if part.reads_before:
                part.before = Place(self.shown, self.withheld)
            after, lost = fold(part, now)
            assert not lost, "no document where one must be"
            for write in writes(part, after, SETTINGS):
                self.write(write)

    def write(self, write: Write) -> None:
        if write.index != withheld_index(SETTINGS):
            self.shown = newer(self.shown, write.document)
        elif write.document is None:
            self.remove(write.revision)
        elif write.revision >= self.removed:
            self.withheld = newer(self.withheld, write.document)

    def look(self, now: datetime) -> None:
        """Show what is due, and remove it where it waited if it was shown at the look before."""
        if self.withheld is None or not is_due(self.withheld, now):
            self.told = 0
            return
        self.shown = newer(self.shown, released(self.withheld))
        assert self.shown is not None
        if self.told == self.shown["revision"]:
            self.remove(self.withheld["revision"])
        self.told = self.shown["revision"]

    def release(self, now: datetime) -> None:
        self.look(now)
        self.look(now)

    def remove(self, revision: int) -> None:
        if self.withheld is not None and self.withheld["revision"] <= revision:
            self.withheld = None
            self.removed = revision


def is_due(waiting: Document, now: datetime) -> bool:
    until = waiting.get("embargoed_until")
    return waiting["status"] == "embargoed" and until is not None and datetime.fromisoformat(until) <= now


def newer(before: Document | None, after: Document | None) -> Document | None:
    if before is None or (after is not None and after["revision"] >= before["revision"]):
        return after
    return before


def run(items: list[Tagged], now: datetime = BEFORE) -> Server:
    server = Server()
    for one in items:
        server.settle([one], now)
    return server


def test_embargoed_text_is_withheld_and_shown_when_it_is_due():
    server = run(tagged(embargoed(1)))
    assert server.shown is None
    assert server.withheld is not None
    server.release(AFTER)
    assert server.shown is not None
    assert (server.shown["status"], server.shown["revision"], server.withheld) == ("usable", 1, None)


def test_an_earlier_version_stays_public_and_tells_nothing_of_the_embargoed_one():
    server = run(tagged(version(1), embargoed(2), version(1)))
    assert server.shown is not None
    assert server.shown["headline"] == "Secret1 headline"
    assert "ecret2" not in json.dumps(server.shown)
    assert server.shown["chain"]["copies"] == 3
    assert server.withheld is not None
    assert server.withheld["chain"]["copies"] == 3


def test_what_is_already_due_goes_straight_to_the_public():
    server = run(tagged(embargoed(1)), AFTER)
    assert server.shown is not None
    assert (server.shown["status"], server.withheld) == ("usable", None)


def test_a_later_version_takes_the_withheld_ones_place():
    server = run(tagged(embargoed(1), version(2)))
    assert server.shown is not None
    assert (server.shown["headline"], server.withheld) == ("Secret2 headline", None)


def test_a_kill_leaves_nothing_of_any_text():
    server = run(tagged(version(1), embargoed(2), version(3, status="canceled")))
    assert server.withheld is None
    assert server.shown is not None
    assert "ecret" not in json.dumps(server.shown)
    assert "word1" not in json.dumps(server.shown)
    assert (server.shown["headline"], server.shown["status"]) == ("Killed", "canceled")
    assert server.shown["verdict"]["kind"] == "kill"


def test_an_add_is_appended_to_the_text_that_is_shown():
    server = run(tagged(version(1), add(2)))
    assert server.shown is not None
    assert server.shown["paragraphs"] == [f"{LONG} secret1", "More of it, secret6 and on."]
    assert (server.shown["version"], server.shown["revision"]) == (1, 2)


def test_an_add_to_a_text_that_waits_waits_with_it():
    server = run(tagged(version(1), embargoed(2), add(3), embargoed_add(4)))
    assert "secret7" not in json.dumps(server.shown)
    server.release(AFTER)
    assert server.shown is not None
    assert [p[-15:] for p in server.shown["paragraphs"][1:]] == ["secret7 and on.", "secret8 and on."]


def test_an_embargoed_add_whose_text_is_out_by_then_waits_with_the_whole_text():
    ones = tagged(embargoed(1), add(2, status="embargoed", embargoed_until=EMBARGO + timedelta(hours=3)))
    server = run(ones[:1])
    server.release(AFTER)
    server.settle(ones[1:], AFTER)
    assert "secret6" not in json.dumps(server.shown)
    server.release(EMBARGO + timedelta(hours=4))
    assert server.shown is not None
    assert len(server.shown["paragraphs"]) == 2


def test_a_text_that_is_embargoed_until_nobody_knows_when_is_not_shown():
    server = run(tagged(version(1, status="embargoed")), AFTER)
    assert server.shown is None
    assert server.withheld is not None


def test_held_text_is_not_shown():
    server = run(tagged(version(1, status="withheld")))
    assert server.shown is None
    assert server.withheld is not None
    assert server.withheld["status"] == "withheld"


def test_a_chain_only_change_without_a_document_is_told():
    first, again = tagged(version(1), version(1))
    assert first.deduped.story_id == again.deduped.story_id
    assert place(NOWHERE, again, BEFORE) is None


def test_fates_follow_the_verdict():
    rows = [version(1), version(1), version(3), version(2), version(4, status="canceled")]
    assert [fate_of(one) for one in tagged(*rows)] == ["indexed", "duplicate", "indexed", "stale", "killed"]


def chains(*kinds: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(
        st.builds(
            lambda number, kind: KINDS[kind](number) if kind in KINDS else version(number, status=kind),
            st.integers(1, 4),
            st.sampled_from(kinds),
        ),
        min_size=1,
        max_size=7,
    ).filter(are_of_one_chain)


def are_of_one_chain(rows: list[dict[str, Any]]) -> bool:
    """Tell whether every ADD found a text to go on from."""
    seen = Seen()
    return len({d.story_id for n, row in enumerate(rows) for d in dedupe(story(n, **row), seen)}) == 1


items = chains(
    "usable", "usable", "embargoed", "put off", "canceled", "withheld", "hold", "add", "add", "embargoed add"
)


@given(rows=items, data=st.data())
@settings(max_examples=300, deadline=None)
def test_replays_in_any_batches_end_as_an_undisturbed_run(rows: list[dict[str, Any]], data: st.DataObject):
    ones = tagged(*rows)
    calm = run(ones)
    server = Server()
    at = 0

    def settle_in_batches(left: list[Tagged]) -> None:
        while left:
            size = data.draw(st.integers(1, len(left)))
            server.settle(left[:size], BEFORE)
            left = left[size:]

    for _ in range(data.draw(st.integers(0, 3))):
        reached = data.draw(st.integers(at, len(ones)))
        settle_in_batches(ones[at:reached])
        at = data.draw(st.integers(0, reached))
    settle_in_batches(ones[at:])
    assert server.shown == calm.shown
    assert server.withheld == calm.withheld


@given(rows=chains("usable", "embargoed", "embargoed", "canceled"), data=st.data())
@settings(max_examples=300, deadline=None)
def test_looks_for_what_is_due_at_any_moment_end_as_one_at_the_end(
    rows: list[dict[str, Any]], data: st.DataObject
):
    ones = tagged(*rows)
    calm = run(ones)
    calm.release(AFTER)
    server = Server()
    due = data.draw(st.integers(0, len(ones)))
    for number, one in enumerate(ones):
        for _ in range(data.draw(st.integers(0, 3)) if number >= due else 0):
            server.look(AFTER)
        server.settle([one], BEFORE if number < due else AFTER)
    server.release(AFTER)
    assert server.shown == calm.shown
    assert server.withheld == calm.withheld


@given(rows=items)
@settings(max_examples=200, deadline=None)
def test_no_text_that_is_embargoed_held_or_killed_is_ever_shown(rows: list[dict[str, Any]]):
    server = Server()
    public: set[str] = set()
    for row, one in zip(rows, tagged(*rows), strict=True):
        server.settle([one], BEFORE)
        if row.get("status", "usable") == "usable":
            public.add(row["provider_version"])
        shown = json.dumps(server.shown)
        if server.shown is not None and server.shown["status"] == "canceled":
            assert "ecret" not in shown
        for number in set("12345678") - public:
            assert f"ecret{number} " not in shown


@given(rows=items, data=st.data())
@settings(max_examples=300, deadline=None)
def test_an_item_that_comes_again_alone_changes_nothing(rows: list[dict[str, Any]], data: st.DataObject):
    # Another partition's copies, delivered again, do not bring with them what came after them elsewhere.
    ones = tagged(*rows)
    server = Server()
    for number, one in enumerate(ones):
        server.settle([one], BEFORE)
        shown, withheld = server.shown, server.withheld
        for again in data.draw(st.lists(st.sampled_from(ones[: number + 1]), max_size=2)):
            server.removed = 0  # The server forgets a removal after a minute.
            server.settle([again], BEFORE)
        assert (server.shown, server.withheld) == (shown, withheld)


def test_a_hold_without_a_text_keeps_back_what_waits_for_the_end_of_its_embargo():
    server = run(tagged(embargoed(1), hold(2)))
    server.release(AFTER)
    assert server.shown is None
    assert server.withheld is not None
    assert server.withheld["status"] == "withheld"


@given(rows=items, data=st.data())
@settings(max_examples=300, deadline=None)
def test_an_item_that_comes_again_when_its_time_has_come_changes_nothing(
    rows: list[dict[str, Any]], data: st.DataObject
):
    ones = tagged(*rows)
    calm, server = run(ones), run(ones)
    calm.release(AFTER)
    for again in data.draw(st.lists(st.sampled_from(ones), max_size=3)):
        server.removed = 0
        server.settle([again], AFTER)
        for _ in range(data.draw(st.integers(0, 2))):
            server.look(AFTER)
    server.release(AFTER)
    assert (server.shown, server.withheld) == (calm.shown, calm.withheld)


def test_a_notice_goes_to_the_ednote_of_what_is_shown_and_marks_it():
    text = {"slugline": "FERRY", "headline": "Ferry runs aground off Setubal port"}
    note = {
        "uri": "wiredesk:1",
        "slugline": "FERRY",
        "headline": None,
        "signals": ("advisory",),
        "paragraphs": ("Clients: a picture will follow.",),
        "word_count": 5,
    }
    first, noted = tagged(text, note)
    shown = place(place(NOWHERE, first, AFTER) or NOWHERE, noted, AFTER)
    assert shown is not None
    assert shown.shown is not None
    assert shown.shown["ednote"] == "Clients: a picture will follow."
    assert shown.shown["signals"] == ["advisory"]
    assert shown.shown["headline"] == "Ferry runs aground off Setubal port"
    assert (shown.shown["revision"], shown.shown["version"]) == (2, 1)
    assert place(shown, noted, AFTER) == shown


def test_a_notice_to_hold_leaves_the_words_and_marks_them():
    text = {"slugline": "FERRY", "headline": "Ferry runs aground off Setubal port"}
    hold = {
        "uri": "wiredesk:1",
        "slugline": "FERRY",
        "headline": None,
        "status": "withheld",
        "signals": ("hold",),
        "paragraphs": ("Please hold FERRY.",),
    }
    first, held = tagged(text, hold)
    shown = place(place(NOWHERE, first, AFTER) or NOWHERE, held, AFTER)
    assert shown is not None
    assert shown.shown is not None
    assert (shown.shown["ednote"], shown.shown["signals"]) == ("Please hold FERRY.", ["hold"])
    assert shown.withheld is None
