"""The demo shows the whole chain, and a second run is quick and doubles nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from wiredesk.local import stack
from wiredesk.local.ports import any_free
from wiredesk.local.state import state
from wiredesk.settings import LocalSettings

pytestmark = [pytest.mark.integration, pytest.mark.faults]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSettings]:
    found = LocalSettings(
        data=tmp_path_factory.mktemp("demo") / "data", kafka_port=any_free(), elasticsearch_port=any_free()
    )
    yield found
    stack.erase(found)


def demo(settings: LocalSettings) -> tuple[str, float]:
    """Run it as its users do; return what it printed, and the seconds it took."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")}
    given |= {
        "WIREDESK_LOCAL_DATA": str(settings.data),
        "WIREDESK_LOCAL_CACHE": str(settings.cache),
        "WIREDESK_LOCAL_KAFKA_PORT": str(settings.kafka_port),
        "WIREDESK_LOCAL_ELASTICSEARCH_PORT": str(settings.elasticsearch_port),
    }
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "wiredesk.cli.main", "demo"],
        env=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
        cwd=settings.data.parent,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, time.monotonic() - began


def documents(settings: LocalSettings) -> bytes:
    address = f"http://127.0.0.1:{settings.elasticsearch_port}/wire-stories/_search?size=1000&sort=story_id"
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def test_it_shows_the_chain_and_a_second_run_doubles_nothing(settings: LocalSettings):
    first, _ = demo(settings)
    assert "0 stories" not in first
    assert "Adds up" in first
    before = documents(settings)
    worker = state(settings).worker
    assert worker is not None
    second, seconds = demo(settings)
    assert seconds < 20
    assert "nothing fed" in second
    assert documents(settings).partition(b'"hits"')[2] == before.partition(b'"hits"')[2]
    now = state(settings).worker
    assert now is not None
    assert now.pid == worker.pid
