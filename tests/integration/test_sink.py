"""Settling on a real Elasticsearch, whatever it answers."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from integration.conftest import Names
from integration.settling import fates, refresh, settle
from unit.deduped.stories import words_of
from unit.sinks.test_placing import tagged, version
from wiredesk.errors import SearchServerHalt, Stopping
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.writer import Settled, Writer

pytestmark = pytest.mark.integration


def test_revisions_in_one_batch_or_in_several_make_the_same_document(names: Names):
    items = tagged(version(1), version(1), version(3), version(2))
    assert fates(settle(items)) == ["indexed", "duplicate", "indexed", "stale"]
    with refresh(names) as client:
        at_once = client.search(index=f"{names.index_prefix}-stories")["hits"]["hits"][0]
    with Names.fresh(names.servers) as other:
        other.use()
        assert fates(settle(*[[one] for one in items])) == ["indexed", "duplicate", "indexed", "stale"]
        with refresh(other) as client:
            one_by_one = client.search(index=f"{other.index_prefix}-stories")["hits"]["hits"][0]
    assert at_once["_source"] == one_by_one["_source"]
    assert at_once["_source"]["revision"] == 4


def test_a_stale_revision_is_settled_and_not_sent_on(names: Names):
    first, second = tagged(version(1), version(2))
    assert settle([first, second])[1].visible is not None
    (again,) = settle([first])
    assert (again.fate, again.visible) == ("indexed", None)
    (same,) = settle([second])
    assert same.visible is not None


def another(name: object) -> dict[str, Any]:
    """Return a story like no other."""
    words = words_of(name)
    return {"uri": f"urn:{name}", "headline": words[:44], "paragraphs": (words,)}


def test_a_document_that_is_refused_says_why_and_its_siblings_go_on(names: Names):
    good, bad = tagged(another("good"), another("bad") | {"urgency": 2**40})
    settled = settle([good, bad])
    assert fates(settled) == ["indexed", "rejected"]
    assert settled[1].rejected is not None
    assert (settled[1].rejected.stage, settled[1].rejected.reason) == ("index", "refused")
    assert "urgency" in settled[1].rejected.detail


def test_twenty_refusals_in_a_row_for_one_reason_halt_with_the_cure(names: Names):
    bad = tagged(*[another(n) | {"urgency": 2**40} for n in range(25)])
    with pytest.raises(SearchServerHalt, match="setup --check"):
        settle(bad)


def test_a_change_of_a_chain_without_document_is_rejected(names: Names):
    _, again = tagged(version(1), version(1))
    (settled,) = settle([again])
    assert settled.rejected is not None
    assert settled.rejected.reason == "no-document"


def test_a_writer_whose_server_is_away_stops_when_asked(names: Names, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREDESK_ELASTICSEARCH_URL", "http://127.0.0.1:9")
    began = time.monotonic()
    with pytest.raises(Stopping):
        settle(tagged(version(1)), should_stop=True)
    assert time.monotonic() - began < 3


def test_a_write_block_is_waited_for(names: Names):
    first, second = tagged(version(1), version(2))
    settle([first])
    client = refresh(names)
    (index,) = client.indices.get(index=f"{names.index_prefix}-stories-*")
    client.indices.put_settings(index=index, settings={"index.blocks.write": True})

    async def run() -> list[Settled]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: False)
        task = asyncio.create_task(writer.settle([second]))
        await asyncio.sleep(2)
        assert not task.done()
        client.indices.put_settings(index=index, settings={"index.blocks.write": False})
        settled = await task
        await writer.close()
        return settled

    assert fates(asyncio.run(run())) == ["indexed"]
    client.close()


def test_a_month_that_is_closed_is_waited_for_and_no_copy_of_its_stories_is_rejected(names: Names):
    first, again, second = tagged(version(1), version(1), version(2))
    settle([first])
    client = refresh(names)
    (index,) = client.indices.get(index=f"{names.index_prefix}-stories-*")
    client.indices.close(index=index)

    async def run() -> list[Settled]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: False)
        task = asyncio.create_task(writer.settle([again, second]))
        await asyncio.sleep(1)
        assert not task.done()
        client.indices.open(index=index)
        settled = await task
        await writer.close()
        return settled

    assert fates(asyncio.run(run())) == ["duplicate", "indexed"]
    client.close()
