"""A standing says in plain words what does not add up, and nothing where all does."""

from __future__ import annotations

from wiredesk.fates import FATES, ItemFate, account, item_key
from wiredesk.producers.standing import Lag, Standing, beyond_the_end

ACCOUNTING = account(
    [
        (item_key((0, 0, 0)), ItemFate(provider="afp", fate="indexed")),
        (item_key((0, 1, 0)), ItemFate(provider="dpa", fate="duplicate")),
        (item_key((0, 1, 1)), ItemFate(provider="dpa")),
    ]
)
BEHIND = (Lag("wire.raw", 0), Lag("wire.tagged", 1))
LEVEL = (Lag("wire.raw", 0), Lag("wire.tagged", 0))


def test_what_is_in_flight_before_an_agent_is_no_problem_and_not_settled():
    standing = Standing(ACCOUNTING, BEHIND)
    assert standing.adds_up
    assert not standing.settled


def test_a_row_of_the_accounting_adds_up_and_so_does_the_sum():
    rows = Standing(ACCOUNTING, BEHIND).rows()
    assert [name for name, _ in rows] == ["afp", "dpa", "all"]
    for _, (read, *parts) in rows:
        assert len(parts) == len(FATES) + 1
        assert read == sum(parts)
    assert rows[-1][1][0] == 3


def test_an_empty_accounting_has_a_sum_of_nothing():
    standing = Standing(account([]), LEVEL)
    assert standing.rows() == [("all", [0] * (len(FATES) + 2))]
    assert standing.settled


def test_what_is_lost_missing_or_beyond_the_end_is_said():
    standing = Standing(
        ACCOUNTING, LEVEL, missing=((2, 9),), beyond=((0, 1),), lost=((0, 1, 1),), unreadable=1
    )
    problems = "\n".join(standing.problems())
    assert not standing.adds_up
    assert "1 item is in flight with nothing left to read: partition 0 offset 1" in problems
    assert "1 copy in wire.raw read, and no item of it known: partition 2 offset 9" in problems
    assert "wire.raw does not have: partition 0 offset 1" in problems
    assert "cannot be read" in problems


def test_items_at_or_after_the_end_of_their_partition_are_beyond_it():
    assert beyond_the_end(ACCOUNTING, {0: 2}) == []
    assert beyond_the_end(ACCOUNTING, {0: 1}) == [(0, 1)]
    assert beyond_the_end(ACCOUNTING, {}) == [(0, 0), (0, 1)]
