"""The servers that the tests choose are real, are the ones asked for, and survive a kill with their data."""

from __future__ import annotations

import pytest
from elasticsearch import Elasticsearch
from kafka import KafkaAdminClient
from kafka.admin import NewTopic

from integration.names import Names
from integration.servers import Servers, choose, docker_lacks

GIVEN = {"WIREDESK_TEST_KAFKA": "127.0.0.1:1", "WIREDESK_TEST_ELASTICSEARCH": "http://127.0.0.1:2"}


def test_given_addresses_are_taken_before_all_else():
    assert choose(GIVEN)[0] == "given"


def test_a_named_kind_is_taken_even_where_addresses_are_given():
    assert choose({**GIVEN, "WIREDESK_TEST_SERVERS": "local"})[0] == "local"


def test_half_an_environment_is_refused():
    with pytest.raises(ValueError, match="both"):
        choose({"WIREDESK_TEST_KAFKA": "127.0.0.1:1"})
    with pytest.raises(ValueError, match="it is given, compose or local"):
        choose({"WIREDESK_TEST_SERVERS": "docker"})


def test_without_docker_the_local_stack_is_taken_and_the_reason_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOCKER_HOST", "tcp://127.0.0.1:9")
    kind, why = choose({})
    assert kind == "local"
    assert why in {"no Docker engine answers", "there is no docker command"}


def test_an_image_that_is_not_there_is_named_and_not_pulled():
    if docker_lacks("kafka") is not None:
        pytest.skip(f"no Docker to ask: {docker_lacks('kafka')}")
    assert "kibana" in str(docker_lacks("kibana")) or docker_lacks("kibana") is None


@pytest.mark.integration
def test_both_servers_answer_under_names_that_are_new_and_deleted_afterwards(servers: Servers):
    with Names.fresh(servers) as names:
        make(names)
        assert mine(names) == ({f"{names.topic_prefix}.raw"}, {f"{names.index_prefix}-stories"})
    assert mine(names) == (set(), set())


@pytest.mark.integration
@pytest.mark.faults
def test_a_killed_server_comes_back_at_its_address_with_its_data(names: Names):
    if not names.servers.can_kill:
        pytest.skip(f"the servers are {names.servers.kind}: not ours to kill")
    make(names)
    before = mine(names)
    for name in ("kafka", "elasticsearch"):
        names.servers.kill(name)
        names.servers.start(name)
    assert mine(names) == before != (set(), set())


def make(names: Names) -> None:
    """Make a topic and an index under a test's names."""
    admin = KafkaAdminClient(bootstrap_servers=names.servers.kafka)
    admin.create_topics([NewTopic(f"{names.topic_prefix}.raw", num_partitions=1, replication_factor=1)])
    admin.close()
    with Elasticsearch(names.servers.elasticsearch) as client:
        client.indices.create(index=f"{names.index_prefix}-stories", wait_for_active_shards=1)


def mine(names: Names) -> tuple[set[str], set[str]]:
    """Return the topics and indices under a test's names."""
    admin = KafkaAdminClient(bootstrap_servers=names.servers.kafka)
    topics = {topic for topic in admin.list_topics() if topic.startswith(names.topic_prefix)}
    admin.close()
    with Elasticsearch(names.servers.elasticsearch) as client:
        return topics, set(client.indices.get(index=f"{names.index_prefix}-*"))
