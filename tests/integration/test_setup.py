"""Setting up on real servers."""

from __future__ import annotations

import pytest

from integration.conftest import Names
from integration.settling import command, refresh, settle
from unit.sinks.test_placing import tagged, version

pytestmark = pytest.mark.integration


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
