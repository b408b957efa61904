"""Kafka and Elasticsearch for the tests: given ones, the compose file's, or the local stack; always real.

The first that holds is taken, and the tests are the same on all three:
given     WIREDESK_TEST_KAFKA and WIREDESK_TEST_ELASTICSEARCH are in the environment
compose   a Docker engine answers and has the images of docker-compose.yml; none is ever pulled
local     anywhere else: the servers of `wiredesk up`, with data and ports of their own
WIREDESK_TEST_SERVERS names one of them where another choice is wanted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from unittest.mock import patch

import psutil

from wiredesk.local import stack
from wiredesk.local.ports import any_free
from wiredesk.settings import LocalSettings

Kind = Literal["given", "compose", "local"]
Server = Literal["kafka", "elasticsearch"]

ROOT = Path(__file__).parents[2]
COMPOSE_FILE = ROOT / "docker-compose.yml"


@dataclass(frozen=True, slots=True)
class Servers:
    """Running servers. kafka: host:port; elasticsearch: URL; why: one clause, for the tests' summary."""

    kafka: str
    elasticsearch: str
    kind: Kind
    why: str
    _kill: Callable[[Server], None] | None = field(default=None, repr=False)
    _start: Callable[[Server], None] | None = field(default=None, repr=False)

    @property
    def can_kill(self) -> bool:
        """Whether they are ours to kill."""
        return self._kill is not None

    def kill(self, name: Server) -> None:
        """SIGKILL one of them; its data and its address stay."""
        assert self._kill is not None
        self._kill(name)

    def start(self, name: Server) -> None:
        """Start it again and wait until it answers."""
        assert self._start is not None
        self._start(name)


def choose(env: Mapping[str, str] = os.environ) -> tuple[Kind, str]:
    """Return the kind of servers to test on, and why. ValueError: the environment asks for what cannot be."""
    addresses = [env.get("WIREDESK_TEST_KAFKA"), env.get("WIREDESK_TEST_ELASTICSEARCH")]
    asked = env.get("WIREDESK_TEST_SERVERS")
    if any(addresses) and not all(addresses):
        raise ValueError("give both WIREDESK_TEST_KAFKA and WIREDESK_TEST_ELASTICSEARCH, or none")
    if asked == "given" and not all(addresses):
        raise ValueError(
            "WIREDESK_TEST_SERVERS=given needs WIREDESK_TEST_KAFKA and WIREDESK_TEST_ELASTICSEARCH"
        )
    if asked in {"given", "compose", "local"}:
        return asked, "WIREDESK_TEST_SERVERS says so"  # type: ignore[return-value]  # one of the three
    if asked:
        raise ValueError(f"WIREDESK_TEST_SERVERS={asked}: it is given, compose or local")
    if all(addresses):
        return "given", "the environment names their addresses"
    lacking = docker_lacks("kafka", "elasticsearch")
    if lacking is None:
        return "compose", "a Docker engine answers and has their images"
    return "local", lacking


def docker_lacks(*services: str) -> str | None:
    """Return what is missing to run these services of the compose file without a pull; None: nothing."""
    docker = shutil.which("docker")
    if docker is None:
        return "there is no docker command"
    if not _succeeds([docker, "version", "--format", "{{.Server.Version}}"]):
        return "no Docker engine answers"
    if not _succeeds([docker, "compose", "version"]):
        return "docker has no compose plugin"
    named = subprocess.run(
        [docker, "compose", "config", "--images", *services],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for image in named.stdout.split():
        if not _succeeds([docker, "image", "inspect", image]):
            return f"the Docker engine has no image {image}"
    return None


@contextmanager
def running(kind: Kind, why: str) -> Iterator[Servers]:
    """Have servers of this kind up, and take away what was started, whatever happens."""
    if kind == "given":
        yield Servers(os.environ["WIREDESK_TEST_KAFKA"], os.environ["WIREDESK_TEST_ELASTICSEARCH"], kind, why)
        return
    with compose_servers(why) if kind == "compose" else local_servers(why) as servers:
        yield servers


@contextmanager
def compose_project(*services: str, build: bool = False, **env: str) -> Iterator[Callable[..., str]]:
    """Have services of the compose file (none named: all) up and healthy, as a project of its own.

    env: settings of the compose file. Yields a function that runs `docker compose WORDS…` on the project and
    returns what it printed; containers and volumes are removed at the end.
    """
    # Imported here: without Docker nothing of it is needed.
    from testcontainers.compose import DockerCompose  # noqa: PLC0415 - as said above

    settings = {"COMPOSE_PROJECT_NAME": f"wiredesk-test-{os.getpid()}-{any_free()}", **env}
    with patch.dict(os.environ, settings):
        project = DockerCompose(
            ROOT, compose_file_name=COMPOSE_FILE.name, build=build, services=list(services) or None
        )

        def run(*words: str) -> str:
            command = [*project.compose_command_property, *words]
            done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
            if done.returncode != 0:
                said = f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
                raise AssertionError(f"docker compose {' '.join(words)}: exit {done.returncode}\n{said}")
            return done.stdout

        try:
            try:
                project.start()
            except subprocess.CalledProcessError as error:
                words = error.stderr.decode(errors="replace")[-2000:]
                raise RuntimeError(
                    f"docker compose up failed: {words}\n{run('logs', '--tail', '30')}"
                ) from None
            yield run
        finally:
            # `down SERVICE…` would leave the network and the volumes.
            project.services = None
            project.stop()


@contextmanager
def compose_servers(why: str) -> Iterator[Servers]:
    """Run the compose file's two servers on ports that are free, small enough for a test."""
    kafka, elasticsearch = any_free(), any_free()
    with compose_project(
        "kafka",
        "elasticsearch",
        WIREDESK_KAFKA_PORT=str(kafka),
        WIREDESK_ELASTICSEARCH_PORT=str(elasticsearch),
        WIREDESK_ELASTICSEARCH_HEAP="-Xms512m -Xmx512m",
    ) as compose:

        def start(name: Server) -> None:
            compose("start", name)
            compose("up", "--wait", "--no-recreate", name)

        yield Servers(
            f"127.0.0.1:{kafka}",
            f"http://127.0.0.1:{elasticsearch}",
            "compose",
            why,
            lambda name: _ignore(compose("kill", name)),
            start,
        )


@contextmanager
def local_servers(why: str) -> Iterator[Servers]:
    """Run the local stack with data of its own; what it fetches it shares with the user's."""
    folder = Path(tempfile.mkdtemp(prefix="wiredesk-test-"))
    settings = LocalSettings(
        data=folder / "data",
        kafka_port=any_free(),
        kafka_controller_port=any_free(),
        elasticsearch_port=any_free(),
    )
    try:
        state = stack.up(settings)
        assert state.kafka is not None
        assert state.elasticsearch is not None

        def kill(name: Server) -> None:
            server = getattr(stack.state(settings), name)
            process = psutil.Process(server.pid)
            process.kill()
            process.wait(timeout=30)

        yield Servers(
            str(state.kafka.address),
            str(state.elasticsearch.address),
            "local",
            why,
            kill,
            lambda _: _ignore(stack.up(settings)),
        )
    finally:
        stack.erase(settings)
        shutil.rmtree(folder, ignore_errors=True)


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _ignore(_: object) -> None:
    """Drop a result that nobody asked for."""
