"""What a batch leaves behind, wherever a crash cuts it off."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from faust.types import TP
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.deduped.stories import story, words_of
from unit.deduped.test_alike import FERRY, FERRY_RETOLD
from unit.deduped.test_seen import arrivals, stories
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.flow.app import Flow, make_flow
from wiredesk.flow.tables import ChainTable, TableStore, processing
from wiredesk.normalised.story import Story
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings

Entries = dict[str, bytes]


class Table:
    """Stands for the table on RocksDB: what it holds, and up to which offset of its changelog."""

    def __init__(self, held: dict[bytes, bytes]) -> None:
        self.held = held

    def get(self, key: bytes) -> bytes | None:
        return self.held.get(key)

    def items(self) -> Any:
        return self.held.items()


def changes_of(some: list[Story], before: Entries) -> list[tuple[str, bytes]]:
    """Return what a batch writes to the changelog."""
    store = TableStore(Table({key.encode(): value for key, value in before.items()}))  # type: ignore[arg-type]
    seen = Seen(store, index=False)
    for key, value in before.items():
        seen.learn(key, value)
    for one in some:
        dedupe(one, seen)
    return [(key.decode(), value) for key, value in store.changes]


def told(some: list[Story], store: Entries) -> list[Any]:
    seen = Seen(store)
    return [(d.story_id, d.version, d.revision, d.verdict) for one in some for d in dedupe(one, seen)]


@given(rows=arrivals, data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_batch_whose_changelog_is_cut_off_anywhere_is_decided_the_same_again(rows, data):
    some = stories(rows)
    begun = data.draw(st.integers(0, len(some)))
    before: Entries = {}
    told(some[:begun], before)
    first = told(some[begun:], dict(before))
    changes = changes_of(some[begun:], before)
    cut = data.draw(st.integers(0, len(changes)))
    assert told(some[begun:], {**before, **dict(changes[:cut])}) == first


def test_a_story_is_new_again_though_the_batch_told_a_later_one_like_it_of_another_chain():
    mine = {"uri": "urn:a", "provider": "afp"}
    some = [
        story(0, **mine, headline="A ferry is late", paragraphs=("Nothing is known yet.",)),
        story(1, uri="urn:b", headline="Ferry with 412 aboard runs aground off Setubal", paragraphs=FERRY),
        story(2, **mine, headline="All 412 rescued from grounded Setubal ferry", paragraphs=FERRY_RETOLD),
    ]
    first = told(some, {})
    assert [verdict.kind for *_, verdict in first] == ["new", "new", "update"]
    changes = changes_of(some, {})
    for cut in range(len(changes) + 1):
        assert told(some, dict(changes[:cut])) == first


def test_copies_that_follow_each_other_are_one_change():
    some = [story(offset, uri="urn:a", provider_version="1") for offset in range(50)]
    assert len(changes_of(some, {})) == 1


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    made = make_flow(WorkerSettings(data=tmp_path), KafkaSettings(), ElasticsearchSettings())
    made.app.assignor.assigned_actives = lambda: {partition(made.chains)}
    return made


class Event:
    """Stands for an event of the first partition."""

    class message:  # noqa: N801  an attribute's name
        partition = 0


def partition(table: ChainTable) -> TP:
    return TP(table.changelog_topic_name, 0)


def test_rocksdb_has_a_batch_when_the_changelog_has_it_and_not_before(flow: Flow):
    store, event = TableStore(flow.chains), Event()
    with processing(event):
        with pytest.raises(KeyError):
            store["a"]
        store["a"] = b"1"
        store["b"] = b"1"
        store["a"] = b"2"
        assert store["a"] == b"2"
        assert list(store.items()) == []
        assert store.changes == ((b"a", b"1"), (b"b", b"1"), (b"a", b"2"))
        store.keep(0, 17)
        assert (store["a"], store.changes) == (b"2", ())
        assert dict(TableStore(flow.chains).items()) == {"a": b"2", "b": b"1"}
    assert flow.chains.data.persisted_offset(partition(flow.chains)) == 17


def test_what_is_forgotten_leaves_rocksdb_when_the_changelog_says_so_and_not_before(flow: Flow):
    store, event = TableStore(flow.chains), Event()
    with processing(event):
        store["a"] = b"1"
        store["b"] = b"1"
        store.keep(0, 17)
        del store["a"]
        assert "a" not in store
        with pytest.raises(KeyError):
            del store["a"]
        assert dict(TableStore(flow.chains).items()) == {"a": b"1", "b": b"1"}
        assert store.changes == ((b"a", None),)
        store.keep(0, 18)
        assert ("a" in store, "b" in store) == (False, True)
        assert dict(TableStore(flow.chains).items()) == {"b": b"1"}
        store["a"] = b"2"
        assert store["a"] == b"2"
        del store["a"]
        store.keep(0, 19)
        assert dict(TableStore(flow.chains).items()) == {"b": b"1"}


def test_a_worker_forgets_chains_that_have_not_changed_for_longer_than_it_keeps_them(flow: Flow):
    store, event = TableStore(flow.chains), Event()
    with processing(event):
        seen = Seen(store, index=False, keep=timedelta(days=10))
        [old] = dedupe(story(0, uri="urn:old"), seen)
        store.keep(0, 1)
        dedupe(story(1, minutes=11 * 24 * 60, uri="urn:new", paragraphs=(words_of("new"),)), seen)
        assert (old.story_id.encode(), None) in store.changes
        store.keep(0, 3)
        assert [story_id for story_id, _ in store.items() if story_id == old.story_id] == []
