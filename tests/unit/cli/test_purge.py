"""What `wiredesk purge` says before and after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
from click.testing import CliRunner

from unit.deduped.stories import story
from wiredesk.cli.main import cli
from wiredesk.cli.purge import Plan, _as_json
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.errors import UsageError
from wiredesk.producers.chains import Family
from wiredesk.producers.holdings import Holding

AT = datetime(2022, 3, 3, tzinfo=UTC)


def plan(*, killed: bool = True) -> Plan:
    seen = Seen()
    (text,) = dedupe(story(0, uri="urn:a"), seen)
    if killed:
        dedupe(story(1, uri="urn:a", status="canceled"), seen)
    raw = Holding("wire.raw", 2, 10, timedelta(days=90), timedelta(days=7), {12: AT, 14: AT})
    return Plan([Family(seen.chain(text.story_id))], [raw], {})


def test_json_does_not_ask_so_it_must_be_told_to_go_on():
    result = CliRunner().invoke(cli, ["purge", "x", "--json"])
    assert isinstance(result.exception, UsageError)


def test_the_plan_says_where_the_logs_hold_the_story_and_until_when():
    told = plan().told(truncate=False)
    assert "killed 2022-03-03T09:01:00Z, 2 items" in told
    assert "wire.raw partition 2: 2 records, offset 12, 14; Kafka removes it between 2022-06-01" in told
    assert "and 2022-06-08" in told


def test_the_plan_says_how_much_of_others_goes_with_the_story():
    assert "with 3 older records of others" in plan().told(truncate=True)


def test_a_story_that_is_shown_is_said_to_be_killed_first():
    assert "shown, to be killed first" in plan(killed=False).told(truncate=False)


def test_what_changed_meanwhile_is_told():
    done = plan()
    done.removed, done.changed = 1, ("abc",)
    told = done.done(truncated=True)
    assert "Purged: 1 document, 1 key of wire.stories, 5 records of the logs." in told
    assert "still there: abc; run this again" in told


def test_the_object_holds_all_that_the_plan_says():
    told = orjson.loads(_as_json(plan(), done=True, truncated=False))
    (one,), (log,) = told["stories"], told["logs"]
    assert (one["killed_at"], one["revision"], one["items"]) == (
        "2022-03-03T09:01:00Z",
        2,
        ["0/0/0", "0/1/0"],
    )
    assert log == {
        "topic": "wire.raw",
        "partition": 2,
        "offsets": [12, 14],
        "others_before": 3,
        "removed_after": "2022-06-01T00:00:00Z",
        "removed_by": "2022-06-08T00:00:00Z",
        "truncated": False,
    }
