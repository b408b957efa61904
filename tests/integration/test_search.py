"""Settling, searching and showing on a real Elasticsearch."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from elasticsearch import Elasticsearch

from integration.conftest import Names
from unit.deduped.stories import LONG, story
from unit.sinks.test_placing import tagged, version
from wiredesk.cli.main import cli
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Verdict
from wiredesk.deduped.seen import Seen
from wiredesk.errors import SearchServerHalt, Stopping
from wiredesk.fates import Fate
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.writer import Settled, Writer
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.tag import tag

pytestmark = pytest.mark.integration


def settle(*batches: Sequence[Tagged], should_stop: bool = False) -> list[Settled]:
    async def run() -> list[Settled]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: should_stop)
        try:
            return [one for batch in batches for one in await writer.settle(list(batch))]
        finally:
            await writer.close()

    return asyncio.run(run())


def refresh(names: Names) -> Elasticsearch:
    client = Elasticsearch(names.servers.elasticsearch)
    client.indices.refresh(index=f"{names.index_prefix}-*")
    return client


def command(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(words), catch_exceptions=False)
    return result.exit_code, result.output


def fates(settled: list[Settled]) -> list[Fate]:
    return [one.fate for one in settled]


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


def test_a_document_that_is_refused_says_why_and_its_siblings_go_on(names: Names):
    good, bad = tagged({"uri": "urn:good"}, {"uri": "urn:bad", "urgency": 2**40})
    settled = settle([good, bad])
    assert fates(settled) == ["indexed", "rejected"]
    assert settled[1].rejected is not None
    assert (settled[1].rejected.stage, settled[1].rejected.reason) == ("index", "refused")
    assert "urgency" in settled[1].rejected.detail


def test_twenty_refusals_in_a_row_for_one_reason_halt_with_the_cure(names: Names):
    bad = tagged(*[{"uri": f"urn:{n}", "urgency": 2**40} for n in range(25)])
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


DUE = datetime.now(UTC) + timedelta(hours=1)


def embargoed(number: int) -> dict[str, Any]:
    return version(number, status="embargoed", embargoed_until=DUE)


def looks(names: Names, *moments: datetime) -> list[list[dict[str, Any]]]:
    """Return what each look for due embargoes hands over, all by one writer."""

    async def run() -> list[list[dict[str, Any]]]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: False)
        shown = []
        for moment in moments:
            refresh(names).close()
            shown.append(await writer.release_due(moment))
        await writer.close()
        return shown

    return asyncio.run(run())


def waiting(names: Names) -> int:
    with refresh(names) as client:
        return int(client.count(index=f"{names.index_prefix}-withheld")["count"])


def test_embargoed_text_is_nowhere_to_be_found_before_its_time_and_shown_after_it(names: Names):
    (first,) = tagged(embargoed(1))
    (settled,) = settle([first])
    assert (settled.fate, settled.visible) == ("indexed", None)
    assert looks(names, DUE - timedelta(seconds=5)) == [[]]
    assert command("search", "*")[0] == 1
    code, output = command("show", first.deduped.story_id)
    assert code == 1
    assert "ecret" not in output
    now, again, never = looks(names, DUE, DUE, DUE)
    assert [(one["status"], one["revision"]) for one in now] == [("usable", 1)]
    assert (again, never, waiting(names)) == ([], [], 0)
    assert command("search", "*")[0] == 0


def test_a_release_that_ends_before_what_it_shows_was_sent_is_done_again(names: Names):
    settle(tagged(embargoed(1)))
    (before,) = looks(names, DUE)
    assert waiting(names) == 1
    (again,) = looks(names, DUE)
    assert again == before != []


def test_a_release_hands_over_a_later_version_that_was_shown_in_between(names: Names):
    (first,) = tagged(embargoed(1))
    settle([first])
    (before,) = looks(names, DUE)
    later = {**before[0], "revision": 2, "headline": "Later"}
    with refresh(names) as client:
        (index,) = client.indices.get(index=f"{names.index_prefix}-stories-*")
        # As another worker leaves it that has not yet removed what waits:
        client.index(index=index, id=later["story_id"], document=later, version=2, version_type="external")
    shown, again = looks(names, DUE, DUE)
    assert [one["headline"] for one in shown] == ["Later"]
    assert (again, waiting(names)) == ([], 0)


@pytest.mark.parametrize("released", [True, False])
def test_a_later_kill_leaves_nothing_of_what_was_released_or_waits(names: Names, released: bool):
    first, kill = tagged(embargoed(1), version(2, status="canceled"))
    settle([first])
    if released:
        looks(names, DUE)
    assert fates(settle([kill])) == ["killed"]
    assert waiting(names) == 0
    code, output = command("show", first.deduped.story_id)
    assert code == 0
    assert "Killed" in output
    assert "ecret" not in output


def test_a_joined_story_is_shown_as_its_survivor_and_found_once(names: Names):
    survivor, younger = tagged(
        version(1), {"uri": "urn:b", "headline": "Younger", "paragraphs": ("b", "b b")}
    )
    verdict = Verdict(kind="joined", of=survivor.deduped.story_id, method="words")
    deduped = younger.deduped.model_copy(update={"revision": 2, "verdict": verdict})
    (settled,) = settle([survivor, younger], [younger.model_copy(update={"deduped": deduped})])[2:]
    assert settled.visible is not None
    assert settled.visible["status"] == "merged"
    refresh(names).close()
    assert len(command("search", "*", "--json")[1].splitlines()) == 1
    assert "Secret1 headline" in command("show", younger.deduped.story_id)[1]


@pytest.fixture
def found(names: Names) -> Names:
    seen = Seen()
    rows = [
        story(0, headline="Harbour reopens in Oslo", paragraphs=("Norway's prime minister spoke.", LONG)),
        story(
            1,
            headline="Erdoğan visits Ankara bridge",
            paragraphs=("Turkey's president spoke to Mr Çavuşoğlu.", "x " + LONG),
        ),
        story(
            2, headline="Storm hits Lima harbour", provider="efe", paragraphs=("Peru was hit.", "y " + LONG)
        ),
    ]
    settle([tag(d) for one in rows for d in dedupe(one, seen)])
    refresh(names).close()
    return names


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["harbour"], 2),
        (["harbour", "--region", "NO"], 1),
        (["harbour", "--region", "norway"], 1),
        (["harbour -storm"], 1),
        (['"harbour reopens"'], 1),
        (["harbour bridge"], 0),
        (["harbour | bridge"], 3),
        (["Erdogan"], 1),
        (["Erdogan Turkey's"], 1),
        (["Erdoğan"], 1),
        (["Cavusoglu"], 1),
        (["Çavuşoğlu spoke"], 1),
        (["*"], 3),
        (["*", "--since", "2022-03-03T09:01:00Z"], 2),
        (["*", "--limit", "1"], 1),
        (["(((((((((("], 0),
    ],
)
def test_a_search_finds_what_its_words_say(found: Names, words: list[str], count: int):
    code, output = command("search", *words, "--json")
    assert len(output.splitlines()) == count
    assert code == (0 if count else 1)
    for line in output.splitlines():
        assert "folded" not in json.loads(line)


def test_a_search_says_how_many_there_are(found: Names):
    code, output = command("search", "*", "--limit", "2")
    assert code == 0
    assert "3 stories, the first 2 shown" in output


def test_a_query_that_is_too_long_or_a_time_that_is_none_is_wrong_use(found: Names):
    with pytest.raises(Exception, match="the bound is"):
        command("search", "x" * 5000)
    with pytest.raises(Exception, match="is no time"):
        command("search", "*", "--since", "yesterday-ish")


def test_nothing_is_found_where_nothing_was_indexed(names: Names):
    assert command("search", "*")[0] == 1
    assert command("show", "nobody")[0] == 1


def test_setup_may_be_run_again_and_tells_drift(names: Names):
    assert command("setup", "--check")[0] == 1
    code, output = command("setup")
    assert code == 0
    assert "template" in output
    assert "as they should be" in command("setup")[1]
    assert command("setup", "--check") == (0, "topics and indices are as they should be\n")


def test_setup_brings_indices_of_an_older_wiredesk_up_to_date(names: Names):
    settle(tagged(version(1)))
    command("setup")
    with refresh(names) as client:
        old = [f"{names.index_prefix}-withheld", *client.indices.get(index=f"{names.index_prefix}-stories-*")]
        for index in old:
            client.indices.put_mapping(index=index, meta={"wiredesk": 0})
    code, output = command("setup", "--check")
    assert code == 1
    assert all(f"index {index} has mapping version 0" in output for index in old)
    done = command("setup")[1]
    assert all(f"index {index}, mapping version" in done for index in old)
    assert command("setup", "--check")[0] == 0
