"""`wiredesk purge` on real servers: a killed story is gone, stays gone, and the accounting still adds up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from integration.conftest import Names
from integration.reading import messages
from integration.settling import command, refresh, settle
from integration.worker import worker
from unit.deduped.stories import words_of
from unit.sinks.test_placing import tagged, version
from wiredesk.errors import KafkaError, UsageError
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import producer
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.settings import ElasticsearchSettings, KafkaSettings
from wiredesk.sinks.purging import Leaving, mark, remove
from wiredesk.topics import Topic

pytestmark = pytest.mark.integration


def take(uri: str, version: int, *, status: str = "usable", words: str = "") -> RawRecord:
    story = {
        "uri": uri,
        "version": str(version),
        "pubstatus": status,
        "headline": f"{words_of(words or uri, 3)} late",
        "body_html": f"<p>STOCKHOLM, March 3 (AFP) - The ferry is late.</p><p>{words_of(words or uri)}</p>",
    }
    return RawRecord(copy_bytes=json.dumps(story).encode(), source=f"{uri}.{version}.json", provider="afp")


def fed(*records: RawRecord) -> None:
    feed(records, settings=KafkaSettings())
    wait_until_settled(60)


def documents(names: Names) -> dict[str, dict[str, Any]]:
    """Return all documents, shown and withheld, by id; the marks of purged stories too."""
    with refresh(names) as client:
        hits = client.search(index=f"{names.index_prefix}-*", size=50)["hits"]["hits"]
    return {hit["_id"]: hit["_source"] for hit in hits}


def id_of(names: Names, uri: str) -> str:
    return next(key for key, one in documents(names).items() if one.get("uri") == uri)


def nothing_of(names: Names, story_id: str, uri: str) -> None:
    assert story_id not in documents(names)
    assert command("show", story_id)[0] == 1
    assert command("search", words_of(uri, 1).split()[0])[0] == 1
    last = {one.key.decode(): one.value for one in messages(KafkaSettings().topics.stories.name)}
    assert last[story_id] is None


def test_a_killed_story_is_gone_and_stays_gone(names: Names, tmp_path: Path):
    ensure_topics(KafkaSettings())
    with worker(names.env, tmp_path):
        fed(take("urn:one", 1), take("urn:other", 1))
        one = id_of(names, "urn:one")
        with pytest.raises(UsageError, match=f"not killed: {one}"):
            command("purge", one, "--yes")
        fed(take("urn:one", 2, status="canceled"))
        code, told = command("purge", one, "--dry-run", "--json")
        assert code == 0
        logs = json.loads(told)["logs"]
        # A story and its kill: two records a topic, one of each partition.
        assert [len(log["offsets"]) for log in logs] == [2, 2, 2, 2]
        assert documents(names)[one]["status"] == "canceled"
        assert command("purge", one, "--yes")[0] == 0
        nothing_of(names, one, "urn:one")
        assert "urn:other" in {document.get("uri") for document in documents(names).values()}

        # The text again, under its uri and under another; its kill again; another agency's copy.
        fed(
            take("urn:one", 1),
            take("urn:two", 1, words="urn:one"),
            take("urn:one", 2, status="canceled"),
        )
        syndicated = take("urn:one", 1).model_copy(update={"provider": "dpa", "uri": "urn:dpa:1"})
        fed(syndicated)
        nothing_of(names, one, "urn:one")
        code, told = command("status", "--json")
        status = json.loads(told)
        assert (code, status["adds_up"], status["rejections"]) == (0, True, [])
        assert (status["all"]["read"], status["all"]["indexed"]) == (7, 2)

        # A version that the kill does not bind is its agency's new word.
        fed(take("urn:one", 3))
        assert documents(names)[one]["status"] == "usable"


def test_the_logs_are_truncated_up_to_the_story_and_all_else_goes_on(names: Names, tmp_path: Path):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with worker(names.env, tmp_path):
        fed(take("urn:before", 1), take("urn:one", 1))
        fed(take("urn:one", 2, status="canceled"), take("urn:after", 1))
        one = id_of(names, "urn:one")
        code, told = command("purge", one, "--truncate-logs", "--yes", "--json")
        assert code == 0
        raw = json.loads(told)["logs"][0]
        assert (raw["others_before"], raw["truncated"]) == (1, True)
        for topic in (kafka.topics.raw, kafka.topics.normalised, kafka.topics.deduped, kafka.topics.tagged):
            assert not any(words_of("urn:one").encode() in message.value for message in messages(topic.name))
        assert any(b"urn:after" in message.value for message in messages(kafka.topics.raw.name))
        # Nothing is left to tell of, and the story is known still.
        assert json.loads(command("purge", one, "--dry-run", "--json")[1])["logs"] == []
        fed(take("urn:one", 1), take("urn:later", 1))
        nothing_of(names, one, "urn:one")
        status = json.loads(command("status", "--json")[1])
        assert (status["adds_up"], status["all"]["read"]) == (True, 6)


def test_a_story_that_is_shown_is_killed_first_if_that_is_wanted(names: Names, tmp_path: Path):
    ensure_topics(KafkaSettings())
    with worker(names.env, tmp_path):
        fed(take("urn:one", 1))
        one = id_of(names, "urn:one")
        assert command("purge", one, "--kill-first", "--yes")[0] == 0
        nothing_of(names, one, "urn:one")
        fed(take("urn:one", 1), take("urn:one", 2), take("urn:two", 1, words="urn:one"))
        nothing_of(names, one, "urn:one")
        assert json.loads(command("status", "--json")[1])["adds_up"]


def test_older_records_that_are_delivered_again_bring_nothing_back(names: Names, tmp_path: Path):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with worker(names.env, tmp_path):
        fed(take("urn:one", 1), take("urn:other", 1))
        text = {topic: of_text(topic, "urn:one") for topic in (kafka.topics.normalised, kafka.topics.tagged)}
        fed(take("urn:one", 2, status="canceled"))
        one = id_of(names, "urn:one")
        assert command("purge", one, "--yes")[0] == 0
        with refresh(names) as client:
            # As if their time were over: nobody knows any more that something was deleted.
            for index in client.indices.get(index=f"{names.index_prefix}-stories-*"):
                client.indices.put_settings(index=index, settings={"index.gc_deletes": "0s"})
        refresh(names).close()
        with producer(kafka) as sender:
            for topic, message in text.items():
                sender.send(topic.name, message.value, key=message.key, headers=list(message.headers))
        wait_until_settled(60)
        nothing_of(names, one, "urn:one")
        assert json.loads(command("status", "--json")[1])["adds_up"]


def of_text(topic: Topic, uri: str) -> Any:
    """Return the one message of a topic that holds the text of a uri."""
    (found,) = (one for one in messages(topic.name) if words_of(uri).encode() in one.value)
    return found


def test_a_writer_leaves_alone_what_was_purged(names: Names):
    text, kill, again = tagged(version(1), version(2, status="canceled"), version(1))
    settle([text, kill])
    one = text.deduped.story_id
    leaving = [Leaving(one, text.deduped.chain.first_seen, 2)]
    mark(ElasticsearchSettings(), leaving, datetime.now(UTC))
    for removed in (1, 0):
        assert remove(ElasticsearchSettings(), leaving).removed == removed
    for batch in ([text], [text, kill], [again]):
        (*_, last) = settle(batch)
        assert (last.visible, last.rejected) == (None, None)
        assert one not in documents(names)


def test_a_document_that_changed_meanwhile_stays_and_is_told(names: Names):
    text, kill = tagged(version(1), version(2, status="canceled"))
    settle([text, kill])
    one = text.deduped.story_id
    left = remove(ElasticsearchSettings(), [Leaving(one, text.deduped.chain.first_seen, 1)])
    assert (left.removed, left.changed) == (0, (one,))
    assert documents(names)[one]["status"] == "canceled"


def test_a_story_goes_with_those_that_joined_it(names: Names, tmp_path: Path):
    ensure_topics(KafkaSettings())
    with worker(names.env, tmp_path):
        fed(take("urn:one", 1))
        fed(take("urn:two", 1))
        one, two = id_of(names, "urn:one"), id_of(names, "urn:two")
        fed(take("urn:two", 2, words="urn:one"))
        assert documents(names)[two]["verdict"]["of"] == one
        fed(take("urn:one", 2, status="canceled"))
        code, told = command("purge", two, "--yes", "--json")
        assert code == 0
        (story,) = json.loads(told)["stories"]
        assert (story["story_id"], story["joined"], len(story["items"])) == (one, [two], 4)
        nothing_of(names, one, "urn:one")
        nothing_of(names, two, "urn:two")
        fed(take("urn:two", 2, words="urn:one"))
        nothing_of(names, two, "urn:two")
        assert json.loads(command("status", "--json")[1])["adds_up"]


def test_what_no_worker_has_settled_is_not_purged(names: Names):
    ensure_topics(KafkaSettings())
    feed([take("urn:one", 1)], settings=KafkaSettings())
    with pytest.raises(KafkaError, match=r"not settled .*1 messages of .*\.raw"):
        command("purge", "0" * 32, "--yes", "--wait", "0")
