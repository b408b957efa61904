"""Real servers for the integration tests, one set a session, and names of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from integration.names import Names
from integration.servers import Servers, choose, running

__all__ = ["Names", "Servers"]

_chosen = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def servers(pytestconfig: pytest.Config) -> Iterator[Servers]:
    """Kafka and Elasticsearch, up for the whole session; integration.servers says which."""
    try:
        kind, why = choose()
    except ValueError as error:
        raise pytest.UsageError(str(error)) from error
    pytestconfig.stash[_chosen] = f"{kind} ({why})"
    with running(kind, why) as up:
        pytestconfig.stash[_chosen] = f"{kind} ({why}): Kafka {up.kafka}, Elasticsearch {up.elasticsearch}"
        yield up


@pytest.fixture
def names(servers: Servers) -> Iterator[Names]:
    """Names of this test's own, which the settings of this process use; deleted afterwards."""
    with Names.fresh(servers) as fresh:
        fresh.use()
        yield fresh


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Say on which servers the tests ran, and why."""
    _ = exitstatus
    if line := config.stash.get(_chosen, None):
        terminalreporter.write_line(f"integration tests ran on servers: {line}")
