"""`wiredesk retag` on real servers: today's tags for the stories that are there, and nothing else of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import orjson
import pytest

from integration.conftest import Names
from integration.reading import messages
from integration.settling import command, refresh
from integration.worker import worker
from unit.deduped.stories import words_of
from wiredesk.fates import FATES
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings
from wiredesk.tagged import tag as tagging

pytestmark = pytest.mark.integration


def take(
    uri: str, version: int, *, status: str = "usable", text: str = "The ferry from Sweden is late."
) -> RawRecord:
    story = {
        "uri": uri,
        "version": str(version),
        "pubstatus": status,
        "headline": f"{words_of(uri, 3)} late, {uri}",
        "body_html": f"<p>STOCKHOLM, March 3 (AFP) - {text}</p><p>{words_of(uri)}</p>",
    }
    return RawRecord(copy_bytes=json.dumps(story).encode(), source=f"{uri}.{version}.json")


def documents(names: Names) -> dict[str, dict[str, Any]]:
    with refresh(names) as client:
        hits = client.search(index=f"{names.index_prefix}-stories-*", size=50)["hits"]["hits"]
    return {hit["_source"]["uri"]: hit["_source"] for hit in hits}


def test_stories_get_todays_tags_and_keep_all_else(
    names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with worker(names.env, tmp_path):
        feed([take("urn:one", 1), take("urn:killed", 1), take("urn:two", 1)], settings=kafka)
        wait_until_settled(60)
        # A copy raises a chain's revision above that of its text.
        feed([take("urn:one", 1), take("urn:killed", 2, status="canceled")], settings=kafka)
        accounting = wait_until_settled(60)
        before = documents(names)
        assert before["urn:one"]["revision"] == 2
        code, output = command("retag", "--dry-run")
        assert (code, output.strip()[:21]) == (0, "0 of 2 stories differ")

        # Other rules, in this process: what is fewest mentions away from today's.
        monkeypatch.setattr(tagging, "FOCUS", 1.1)
        code, output = command("retag", "--dry-run", "--jsonl")
        *rows, whole = map(json.loads, output.splitlines())
        assert {row["headline"] for row in rows} == {
            f"{words_of(uri, 3)} late, {uri}" for uri in ("urn:one", "urn:two")
        }
        assert whole["sum"]["sent"] == 0
        assert documents(names) == before
        code, output = command("retag")
        assert code == 0
        assert "2 sent to be written" in output.replace("\n", " ")
        again = wait_until_settled(60)
        after = documents(names)
    assert [again.total(fate) for fate in FATES] == [accounting.total(fate) for fate in FATES]

    for uri in ("urn:one", "urn:two"):
        changed = {name for name in after[uri] if after[uri][name] != before[uri][name]}
        assert "focus_regions" in changed
        assert changed <= {
            "focus_regions",
            "regions",
            "region_codes",
            "region_names",
            "locations",
            "provenance",
            "folded",
        }
        assert after[uri]["focus_regions"] == []
    killed = next(one for one in after.values() if one["status"] == "canceled")
    assert killed == next(one for one in before.values() if one["status"] == "canceled")
    # wire.stories ends with what the index has, and a story keeps its partition in wire.tagged.
    last = {message.key: orjson.loads(message.value) for message in messages(kafka.topics.stories.name)}
    assert {one["uri"]: one["focus_regions"] for one in last.values()} == {
        uri: one["focus_regions"] for uri, one in after.items()
    }
    partitions: dict[bytes, set[int]] = {}
    for message in messages(kafka.topics.tagged.name):
        partitions.setdefault(message.key, set()).add(message.partition)
    assert all(len(numbers) == 1 for numbers in partitions.values())
