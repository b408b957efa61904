"""What is killed, held, embargoed or joined is nowhere to be found, through a worker and servers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from integration.conftest import Names, Servers
from integration.settling import command
from integration.traces import all_can_be_searched, document, sent, stored, traces
from integration.worker import WorkerProcess, worker
from unit.deduped.stories import words_of
from wiredesk.producers.accounting import look, wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings

pytestmark = pytest.mark.integration

SETTLED_WITHIN = 60.0


@dataclass
class Copy:
    """A story in ninjs, all of whose words are its own."""

    name: str
    provider: str = "afp"
    fields: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headline = words_of(f"{self.name} headline", 6).capitalize()
        self.slug = words_of(f"{self.name} slug", 2).replace(" ", "-").upper()
        self.caption = words_of(f"{self.name} caption", 8)
        self.body = "\n\n".join(words_of(f"{self.name} {n}", 40).capitalize() + "." for n in range(3))
        self.note = words_of(f"{self.name} note", 6)
        self.by = words_of(f"{self.name} by", 2).title()

    @property
    def secrets(self) -> list[str]:
        """One telling word of each part."""
        parts = (self.headline, self.slug.replace("-", " "), self.caption, self.body, self.note, self.by)
        return [part.split()[0] for part in parts] + [self.body.split()[-2]]

    def raw(self, **fields: Any) -> RawRecord:
        """Return it as its provider sends it."""
        item = {
            "uri": f"urn:{self.name}",
            "type": "text",
            "language": "en",
            "headline": self.headline,
            "slugline": self.slug,
            "byline": f"By {self.by}",
            "ednote": self.note,
            "body_text": self.body,
            "associations": {
                "main": {"type": "picture", "uri": f"urn:{self.name}/p", "description_text": self.caption}
            },
        }
        item |= self.fields | fields
        given = {key: value for key, value in item.items() if value is not None}
        return RawRecord(copy_bytes=orjson.dumps(given), provider=self.provider)

    def notice(self, status: str | None, text: str, **fields: Any) -> RawRecord:
        """Return a notice of this provider without an id or any other field: a text, and a status."""
        item = {"type": "text", "language": "en", "body_text": text, "pubstatus": status} | fields
        given = {key: value for key, value in item.items() if value is not None}
        return RawRecord(copy_bytes=orjson.dumps(given), provider=self.provider)


@dataclass
class Desk:
    """A running worker under names of its own."""

    names: Names
    worker: WorkerProcess

    def take(self, *copies: RawRecord) -> None:
        """Feed copies one after the other, and wait until each has its fate."""
        assert feed(copies, settings=KafkaSettings()).acknowledged == len(copies)
        wait_until_settled(SETTLED_WITHIN)
        all_can_be_searched(self.names)
        standing = look()
        assert standing.adds_up
        assert standing.accounting.total("rejected") == 0
        assert self.worker.running(), self.worker.lines()[-3000:]

    def story_id(self, uri: str) -> str:
        """Return the id of the story that holds this uri's text or what is left of it."""
        found = [key for key, text in stored(self.names).items() if orjson.loads(text)["uri"] == uri]
        ids = {key.rpartition("/")[2] for key in found}
        assert len(ids) == 1, found
        return ids.pop()

    def fates(self) -> dict[str, int]:
        """Return how many items have which fate."""
        total: dict[str, int] = {}
        for counts in look().accounting.fates.values():
            for fate, count in counts.items():
                total[fate] = total.get(fate, 0) + count
        return total


@pytest.fixture(scope="module")
def desk(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Names.fresh(servers) as names:
        names.use()
        ensure_topics(KafkaSettings())
        with worker(names.env, tmp_path_factory.mktemp("desk")) as process:
            yield Desk(names, process)


@dataclass(frozen=True)
class Waiting:
    """Two stories under embargo until due: one by its field, one in words."""

    by_field: Copy
    in_words: Copy
    due: datetime


@pytest.fixture(scope="module")
def waiting(desk: Desk) -> Waiting:
    """Feed what is due at a full minute, not too soon: the last test of this file sees it released."""
    due = (datetime.now(UTC) + timedelta(seconds=105)).replace(second=0, microsecond=0)
    by_field = Copy("embargoed by field", fields={"embargoed": due.isoformat()})
    in_words = Copy("embargoed in words")
    line = f"EMBARGOED UNTIL {due:%H:%M} GMT, {due:%B} {due.day}"
    desk.take(by_field.raw(), in_words.raw(ednote=line))
    return Waiting(by_field, in_words, due)


def is_found(copy: Copy) -> bool:
    return command("search", copy.headline.split()[0])[0] == 0


def gone(desk: Desk, copy: Copy, story_id: str, *, ever: bool = False) -> dict[str, Any]:
    """Assert that nothing is left of a killed text, and return its document."""
    assert traces(desk.names, copy.secrets, [story_id], ever=ever) == []
    left = document(desk.names, story_id)
    assert (left["status"], left["headline"], left["body"]) == ("canceled", "Killed", "")
    assert left["regions"] == left["actors"] == left["captions"] == left["paragraphs"] == []
    return left


def counted(before: dict[str, int], **more: int) -> dict[str, int]:
    return {fate: before.get(fate, 0) + more.get(fate, 0) for fate in {*before, *more}}


def test_what_is_under_embargo_is_nowhere_but_where_it_waits(desk: Desk, waiting: Waiting):
    for copy in (waiting.by_field, waiting.in_words):
        story_id = desk.story_id(f"urn:{copy.name}")
        assert traces(desk.names, copy.secrets, [story_id], waits=True, ever=True) == []
        assert command("show", story_id)[0] == command("explain", story_id)[0] == 1
    assert datetime.now(UTC) < waiting.due, "the machine is too slow for this test's times"


@pytest.mark.parametrize("way", ["uri", "slug", "headline"])
def test_a_kill_leaves_nothing_of_its_story(desk: Desk, way: str):
    copy, later = Copy(f"killed by {way}"), Copy(f"killed by {way} later")
    desk.take(copy.raw(version="1"), copy.raw(version="2", headline=later.headline, body_text=later.body))
    story_id = desk.story_id(f"urn:killed by {way}")
    kills = {
        "uri": copy.raw(version="3", pubstatus="canceled"),
        "slug": copy.notice("canceled", "Please kill. It is wrong.", slugline=copy.slug),
        "headline": copy.notice("canceled", f"Please kill our story “{later.headline}”. It is wrong."),
    }
    before = desk.fates()
    assert is_found(later)
    desk.take(kills[way])
    assert not is_found(later)
    assert gone(desk, copy, story_id)["chain"]["copies"] == 3
    assert gone(desk, later, story_id)["revision"] == 3
    assert desk.fates() == counted(before, killed=1)


def test_a_kill_before_its_story_catches_it_though_the_worker_began_anew_in_between(desk: Desk):
    by_uri, by_slug = Copy("caught by uri"), Copy("caught by slug")
    before = desk.fates()
    desk.take(
        by_uri.notice("canceled", "Please kill.", uri="urn:caught by uri"),
        by_slug.notice("canceled", "Please kill. It is wrong.", slugline=by_slug.slug),
    )
    desk.worker.kill()
    desk.worker.start()
    desk.take(by_uri.raw(), by_slug.raw())
    assert desk.fates() == counted(before, killed=4)
    for copy in (by_uri, by_slug):
        tombs = [one for one in map(orjson.loads, sent().values()) if one["chain"]["copies"] == 2]
        assert traces(desk.names, copy.secrets, [one["story_id"] for one in tombs], ever=True) == []
        assert not is_found(copy)


def test_a_kill_by_another_provider_withdraws_its_own_copy_alone(desk: Desk):
    copy, theirs = Copy("told by two"), Copy("told by another", provider="dpa")
    desk.take(copy.raw())
    desk.take(theirs.raw(body_text=copy.body))
    before = desk.fates()
    desk.take(
        theirs.raw(body_text=copy.body, pubstatus="canceled"),
        theirs.notice("canceled", f"Please kill our story “{theirs.headline}”. It is wrong."),
    )
    assert desk.fates() == counted(before, stale=2)
    story_id = desk.story_id("urn:told by two")
    assert document(desk.names, story_id)["body"] == copy.body
    assert document(desk.names, story_id)["chain"]["copies"] == 4
    assert is_found(copy)
    words = [word for word in theirs.secrets if word not in copy.body]
    assert traces(desk.names, words, [story_id], ever=True) == []


def test_held_text_is_nowhere_but_where_it_waits_and_found_when_it_is_released(desk: Desk):
    copy = Copy("held")
    before = desk.fates()
    desk.take(copy.raw(pubstatus="withheld"))
    story_id = desk.story_id("urn:held")
    assert traces(desk.names, copy.secrets, [story_id], waits=True, ever=True) == []
    desk.take(copy.raw())
    shown = document(desk.names, story_id)
    assert (shown["status"], shown["body"], shown["revision"]) == ("usable", copy.body, 2)
    assert is_found(copy)
    assert desk.fates() == counted(before, held=1, indexed=1)
    assert len([key for key in stored(desk.names) if story_id in key]) == 1


def test_a_later_version_that_is_held_leaves_the_public_one_and_a_kill_takes_both(desk: Desk):
    copy, later = Copy("held later"), Copy("held later, second")
    desk.take(copy.raw(version="1"))
    fields = {"headline": later.headline, "slugline": later.slug, "ednote": later.note}
    desk.take(
        copy.raw(version="2", pubstatus="withheld", body_text=later.body, byline=f"By {later.by}", **fields)
    )
    story_id = desk.story_id("urn:held later")
    assert traces(desk.names, later.secrets, [story_id], waits=True, ever=True) == []
    assert document(desk.names, story_id)["body"] == copy.body
    assert is_found(copy)
    desk.take(copy.raw(version="3", pubstatus="canceled"))
    assert not is_found(copy)
    gone(desk, copy, story_id)
    gone(desk, later, story_id, ever=True)


def test_a_notice_to_hold_marks_its_public_story_and_a_later_text_is_shown(desk: Desk):
    copy, later = Copy("held by notice"), Copy("held by notice, then")
    desk.take(copy.raw(version="1"))
    desk.take(copy.notice("withheld", "Please hold until further notice.", slugline=copy.slug))
    story_id = desk.story_id("urn:held by notice")
    marked = document(desk.names, story_id)
    assert (marked["body"], marked["version"], marked["revision"]) == (copy.body, 1, 2)
    assert "hold" in marked["signals"]
    assert "Please hold until further notice." in marked["ednote"]
    desk.take(copy.raw(version="2", body_text=later.body))
    shown = document(desk.names, story_id)
    assert (shown["body"], shown["version"], shown["status"]) == (later.body, 2, "usable")
    assert is_found(copy)


def test_a_note_that_corrects_goes_to_the_editors_and_replaces_nothing(desk: Desk):
    copy = Copy("noted")
    desk.take(copy.raw())
    note = f"In our story “{copy.headline}”, please read 15 workers, not 14."
    desk.take(copy.notice(None, note, genres=[{"name": "Correction"}]))
    shown = document(desk.names, desk.story_id("urn:noted"))
    assert (shown["body"], shown["headline"], shown["version"]) == (copy.body, copy.headline, 1)
    assert shown["ednote"] == f"{copy.note}\n\n{note}"
    assert "correction" in shown["signals"]
    assert len([text for text in stored(desk.names).values() if "please read 15 workers" in text]) == 1


def test_what_joined_another_story_leaves_no_text_and_its_id_shows_the_other(desk: Desk):
    survivor, younger = Copy("survivor"), Copy("younger")
    desk.take(survivor.raw(version="1"))
    desk.take(younger.raw(version="1"))
    survivor_id, younger_id = desk.story_id("urn:survivor"), desk.story_id("urn:younger")
    desk.take(survivor.raw(uri="urn:younger", version="2"))
    assert not is_found(younger)
    assert traces(desk.names, younger.secrets, [younger_id]) == []
    pointer = document(desk.names, younger_id)
    assert (pointer["status"], pointer["verdict"]["of"]) == ("merged", survivor_id)
    for options in ([], ["--json"], ["--ninjs"]):
        code, output = command("show", *options, younger_id)
        assert code == 0
        assert survivor.headline in output
        assert output == command("show", *options, survivor_id)[1]
    desk.take(survivor.raw(uri="urn:younger", version="3", pubstatus="canceled"))
    gone(desk, survivor, survivor_id)
    assert traces(desk.names, survivor.secrets + younger.secrets, [younger_id, survivor_id]) == []
    assert "Killed" in command("show", younger_id)[1]


def test_a_kill_of_what_is_under_embargo_leaves_nothing_where_it_waited(desk: Desk):
    until = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    copy = Copy("embargoed and killed", fields={"embargoed": until})
    desk.take(copy.raw(version="1"))
    story_id = desk.story_id("urn:embargoed and killed")
    desk.take(copy.notice("canceled", f"Please kill our story “{copy.headline}”. It is wrong."))
    gone(desk, copy, story_id, ever=True)


def test_what_is_due_is_shown_by_itself_within_five_seconds_though_the_worker_was_killed(
    desk: Desk, waiting: Waiting
):
    copies = (waiting.by_field, waiting.in_words)
    while datetime.now(UTC) < waiting.due - timedelta(seconds=1):
        assert not any(map(is_found, copies))
        time.sleep(0.5)
    while not all(map(is_found, copies)):
        assert datetime.now(UTC) < waiting.due + timedelta(seconds=5)
        time.sleep(0.2)
    desk.take(Copy("after the release").raw())
    time.sleep(3)  # the looks after the one that showed them
    for copy in copies:
        story_id = desk.story_id(f"urn:{copy.name}")
        assert len([key for key in stored(desk.names) if story_id in key]) == 1
        assert len([key for key in sent(last=False) if story_id in key]) == 1
        shown = document(desk.names, story_id)
        assert (shown["status"], shown["body"], shown["revision"]) == ("usable", copy.body, 1)


def test_all_that_was_told_adds_up(desk: Desk):
    standing = look()
    assert standing.settled
    assert command("status")[0] == 0
    assert sum(desk.fates().values()) == sum(standing.accounting.read.values())
