"""The deploy files say what the code says, and hold to the rules of a service that runs unattended."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from wiredesk import __version__
from wiredesk.cli.main import COMMANDS
from wiredesk.local.pins import elasticsearch_zip, kafka_version
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings
from wiredesk.topics import topics

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[2]
README = (ROOT / "deploy/README.md").read_text()
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ONE_SHOT = {"setup", "feed"}
PINNED = re.compile(r"[\w./-]+:(\d+\.\d+\.\d+|\$\{WIREDESK_VERSION:-\d+\.\d+\.\d+\})")

each_service = pytest.mark.parametrize("name", SERVICES)


def settings_of(text: str) -> set[str]:
    """Return the WIREDESK_… variables that a file substitutes."""
    return set(re.findall(r"\$\{(WIREDESK_\w+)", text))


@each_service
def test_an_image_is_pinned_to_a_full_version(name: str):
    assert PINNED.fullmatch(SERVICES[name]["image"])


def test_the_image_carries_the_version_of_the_package():
    assert SERVICES["worker"]["image"].endswith(f":-{__version__}}}")
    assert f"ARG VERSION={__version__}\n" in (ROOT / "Dockerfile").read_text()


@each_service
def test_a_service_has_bounds_of_memory_and_cores_and_of_its_log(name: str):
    limits = SERVICES[name]["deploy"]["resources"]["limits"]
    assert limits.keys() == {"cpus", "memory"}
    assert SERVICES[name]["logging"]["options"].keys() == {"max-size", "max-file"}


@each_service
def test_a_service_that_stays_tells_its_health_and_comes_back(name: str):
    service = SERVICES[name]
    if name in ONE_SHOT:
        assert service["healthcheck"] == {"disable": True}
        return
    assert service["healthcheck"].keys() == {"test", "interval", "timeout", "retries", "start_period"}
    assert service["restart"] == "unless-stopped"


@each_service
def test_a_service_has_no_privilege_that_it_does_not_need(name: str):
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


@each_service
def test_a_port_is_published_on_the_loopback_alone(name: str):
    assert all(port.startswith("127.0.0.1:${WIREDESK_") for port in SERVICES[name].get("ports", []))


@pytest.mark.parametrize("name", ["setup", "worker", "feed"])
def test_our_containers_write_to_no_image(name: str):
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["init"] is True


def test_the_image_runs_as_a_user_without_rights():
    users = re.findall(r"^USER (.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert users == ["10001:10001"]


def test_a_data_folder_lies_on_a_named_volume():
    mounted = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith((".", "$"))
    }
    assert mounted == COMPOSE["volumes"].keys()


def test_kafka_makes_no_topic_by_accident():
    assert SERVICES["kafka"]["environment"]["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"


def test_the_servers_are_the_versions_of_the_local_stack():
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{kafka_version()}"
    assert SERVICES["elasticsearch"]["image"].endswith(f":{elasticsearch_zip().version}")


def test_the_readme_names_the_topics_that_the_code_makes():
    rows = re.findall(r"^\| (wire\.\w+) \| (\d+) \| (.+) \|$", README, re.MULTILINE)
    assert [(name, int(partitions)) for name, partitions, _ in rows] == [
        (topic.name, topic.partitions) for topic in topics()
    ]
    for (_, _, keeps), topic in zip(rows, topics(), strict=True):
        assert keeps.startswith(f"{topic.retention_days} days" if topic.retention_days else "the last record")


def test_the_readme_names_every_service():
    rows = re.findall(
        r"^\| (\w+) \| .+ \| (?:always|profile \w+) \|$",
        README,
        re.MULTILINE,
    )
    assert rows == list(SERVICES)


def test_the_example_of_settings_lists_each_with_its_default():
    given = dict(
        re.findall(r"^#(WIREDESK_\w+)=(.*)$", (ROOT / "deploy/env.example").read_text(), re.MULTILINE)
    )
    assert given.keys() == settings_of(COMPOSE_TEXT)
    for name, default in re.findall(r"\$\{(WIREDESK_\w+):-([^}]*)\}", COMPOSE_TEXT):
        assert given[name] == default


def test_a_container_gets_only_settings_that_exist():
    known = {
        f"{kind.model_config['env_prefix']}{field}".upper()
        for kind in (KafkaSettings, ElasticsearchSettings, WorkerSettings)
        for field in kind.model_fields
    }
    for name in ("setup", "worker", "feed"):
        assert SERVICES[name]["environment"].keys() <= known
    example = (ROOT / "deploy/wiredesk.env.example").read_text()
    assert set(re.findall(r"^#?(WIREDESK_\w+)=", example, re.MULTILINE)) <= known


@pytest.mark.parametrize("unit", ["wiredesk-worker.service", "wiredesk-watch@.service"])
def test_a_unit_runs_a_command_that_exists(unit: str):
    text = (ROOT / "deploy" / unit).read_text()
    (command,) = re.findall(r"^ExecStart=/opt/wiredesk/bin/wiredesk (\w+)", text, re.MULTILINE)
    assert command in COMMANDS
    assert "\nUser=wiredesk\n" in text
    assert "\nRestart=always\n" in text
