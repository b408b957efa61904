from __future__ import annotations

import pytest

from wiredesk.sinks.errors import Outcome, never_fits, outcome, reason_of, unread


@pytest.mark.parametrize(
    ("status", "kind", "told"),
    [
        (200, None, Outcome.DONE),
        (201, None, Outcome.DONE),
        (404, None, Outcome.DONE),
        (409, "version_conflict_engine_exception", Outcome.STALE),
        (429, "es_rejected_execution_exception", Outcome.RETRY),
        (500, "anything", Outcome.RETRY),
        (503, "unavailable_shards_exception", Outcome.RETRY),
        (400, "circuit_breaking_exception", Outcome.RETRY),
        (403, "cluster_block_exception", Outcome.BLOCKED),
        (429, "cluster_block_exception", Outcome.BLOCKED),
        (400, "index_closed_exception", Outcome.BLOCKED),
        (400, "validation_exception", Outcome.HALT),
        (403, "security_exception", Outcome.HALT),
        (401, "security_exception", Outcome.HALT),
        (404, "index_not_found_exception", Outcome.HALT),
        (400, "document_parsing_exception", Outcome.REFUSED),
    ],
)
def test_an_answer_means_one_thing(status: int, kind: str | None, told: Outcome):
    assert outcome(status, {"type": kind} if kind else None) is told


def test_what_is_larger_than_the_server_may_hold_never_fits_and_mere_load_passes():
    load = "rejected execution of primary operation [primary_operation_bytes=10, max_primary_bytes=53687091]"
    assert never_fits(load.replace("=10,", "=84880284,"))
    assert not never_fits(load)


def test_a_reason_names_its_cause():
    error = {"type": "document_parsing_exception", "reason": "failed", "caused_by": {"reason": "no number"}}
    assert reason_of(error) == "document_parsing_exception: failed: no number"


def test_a_document_in_an_index_that_is_not_there_is_absent_and_one_on_a_shard_that_is_down_is_unknown():
    absent = [{"found": False}, {"error": {"type": "index_not_found_exception"}}]
    assert unread(absent) is None
    why = unread([*absent, {"error": {"type": "no_shard_available_action_exception", "reason": "none up"}}])
    assert why == "no_shard_available_action_exception: none up"
