"""Embargoes, kills and joins on a real Elasticsearch."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integration.conftest import Names
from integration.settling import command, fates, refresh, settle
from unit.sinks.test_placing import tagged, version
from wiredesk.deduped.record import Verdict
from wiredesk.settings import ElasticsearchSettings
from wiredesk.sinks.writer import Writer

pytestmark = pytest.mark.integration


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


@pytest.mark.parametrize("end", ["killed", "joined"])
def test_a_text_that_is_taken_away_is_found_no_more_when_that_has_its_fate(
    names: Names, monkeypatch: pytest.MonkeyPatch, end: str
):
    # No search sees a change by itself; who looks a moment after a kill must not find what was killed.
    monkeypatch.setenv("WIREDESK_ELASTICSEARCH_REFRESH_INTERVAL", "1h")
    first, kill = tagged(version(1), version(2, status="canceled"))
    if end == "joined":
        verdict = Verdict(kind="joined", of="another", method="words")
        kill = kill.model_copy(update={"deduped": kill.deduped.model_copy(update={"verdict": verdict})})
    settle([first])
    refresh(names).close()
    assert command("search", "secret1")[0] == 0
    settle([kill])
    assert command("search", "secret1")[0] == 1
    assert "ecret" not in command("search", "*", "--json")[1]


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


@pytest.mark.parametrize(
    "change",
    [
        version(2, status="embargoed", embargoed_until=DUE + timedelta(hours=2)),
        version(2, status="withheld"),
    ],
)
def test_a_text_that_was_put_off_a_moment_ago_is_not_released(
    names: Names, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
):
    # Nothing is refreshed: a search still finds what the change has replaced.
    monkeypatch.setenv("WIREDESK_ELASTICSEARCH_REFRESH_INTERVAL", "1h")
    first, later = tagged(embargoed(1), change)

    async def run() -> list[dict[str, Any]]:
        writer = Writer(ElasticsearchSettings(), should_stop=lambda: False)
        await writer.settle([first])
        refresh(names).close()
        await writer.settle([later])
        shown = await writer.release_due(DUE + timedelta(minutes=1))
        await writer.close()
        return shown

    assert asyncio.run(run()) == []
    assert waiting(names) == 1
    assert command("show", first.deduped.story_id)[0] == 1
