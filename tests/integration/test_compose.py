"""docker-compose.yml as a user runs it: built, brought up, fed, searched, stopped."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from integration.servers import ROOT, compose_project, docker_lacks
from unit.test_seeds import SEEDS, fate_of
from wiredesk.local.ports import any_free
from wiredesk.pipeline import run
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

TAG = "0.0.0-test"


def image_lacking() -> str | None:
    """Return the image of which the Dockerfile builds and that is not there; None: all are."""
    for image in set(re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)):
        if subprocess.run(["docker", "image", "inspect", image], capture_output=True, check=False).returncode:
            return image
    return None


@pytest.fixture(scope="module")
def compose() -> Iterator[Callable[..., str]]:
    """The whole project, up and healthy under a name and ports of its own; gone afterwards."""
    if (lacking := docker_lacks("kafka", "elasticsearch")) is not None:
        pytest.skip(f"{lacking}: the compose file is not tried")
    if (image := image_lacking()) is not None:
        pytest.skip(f"the Docker engine has no image {image}: the Dockerfile is not tried")
    try:
        with compose_project(
            build=True,
            WIREDESK_VERSION=TAG,
            WIREDESK_KAFKA_PORT=str(any_free()),
            WIREDESK_ELASTICSEARCH_PORT=str(any_free()),
            WIREDESK_ELASTICSEARCH_HEAP="-Xms512m -Xmx512m",
            WIREDESK_ELASTICSEARCH_MEMORY="1g",
        ) as run:
            yield run
    finally:
        subprocess.run(["docker", "image", "rm", f"wiredesk:{TAG}"], capture_output=True, check=False)


def states(compose: Callable[..., str]) -> dict[str, tuple[str, str, int]]:
    """Return each service's state, health and exit code."""
    lines = compose("ps", "--all", "--format", "json").splitlines()
    found = (json.loads(line) for line in lines)
    return {one["Service"]: (one["State"], one["Health"], one["ExitCode"]) for one in found}


def test_all_services_are_healthy_and_the_set_up_has_ended_well(compose: Callable[..., str]):
    assert states(compose) == {
        "kafka": ("running", "healthy", 0),
        "elasticsearch": ("running", "healthy", 0),
        "setup": ("exited", "", 0),
        "worker": ("running", "healthy", 0),
    }


def accounting(compose: Callable[..., str]) -> dict[str, int]:
    """Wait until all is settled, and return how many items had which fate; what had none is left out."""
    status = json.loads(compose("exec", "-T", "worker", "wiredesk", "status", "--wait", "120", "--json"))
    assert status["adds_up"]
    assert status["settled"]
    return {fate: count for fate, count in status["all"].items() if count}


def test_what_is_fed_is_found_and_adds_up_as_the_seeds_say(compose: Callable[..., str]):
    compose("run", "--rm", "--no-TTY", "feed", "/seeds")
    fates = Counter(map(fate_of, run(one for one in read_paths([SEEDS]) if isinstance(one, RawRecord))))
    assert accounting(compose) == {"read": fates.total(), **fates}
    found = compose("exec", "-T", "worker", "wiredesk", "search", "ferry", "--json")
    assert "All passengers ashore after ferry strands off Gotland" in found


def test_the_worker_has_no_rights_and_no_tools(compose: Callable[..., str]):
    assert compose("exec", "-T", "worker", "id", "-u").strip() == "10001"
    shell = ("exec", "-T", "worker", "sh", "-c")
    assert "read-only" in compose(*shell, "touch /opt/wiredesk/x 2>&1 || true").lower()
    assert compose(*shell, "command -v gcc java || true").strip() == ""


def test_a_worker_that_is_killed_comes_back_and_goes_on(compose: Callable[..., str]):
    before = accounting(compose)
    compose("kill", "worker")
    compose("run", "--rm", "--no-TTY", "feed", "/seeds/dpa")
    compose("up", "--detach", "--wait", "worker")
    after = accounting(compose)
    assert after == before | {"read": before["read"] + 5, "duplicate": before["duplicate"] + 5}


def test_the_worker_stops_within_ten_seconds(compose: Callable[..., str]):
    began = time.monotonic()
    compose("stop", "worker")
    assert time.monotonic() - began < 12.0
    assert states(compose)["worker"][2] == 0
