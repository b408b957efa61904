"""Topics are made as designed on a real broker, and what differs there is told."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic

from integration.conftest import Names
from wiredesk.cli.main import cli
from wiredesk.errors import KafkaError
from wiredesk.producers.admin import check_topics, ensure_topics
from wiredesk.producers.broker import admin
from wiredesk.settings import KafkaSettings

pytestmark = pytest.mark.integration


def test_missing_topics_are_made_once_and_then_nothing_differs(names: Names):
    settings = KafkaSettings()
    assert {difference.what for difference in check_topics(settings)} == {"is missing"}
    assert ensure_topics(settings) == [topic.name for topic in settings.topics]
    assert ensure_topics(settings) == []
    assert check_topics(settings) == []


def test_a_topic_that_someone_else_made_is_left_and_told(names: Names):
    settings = KafkaSettings()
    with admin(settings) as client:
        client.create_topics([NewTopic(settings.topics.normalised.name, 3, 1)])
    ensure_topics(settings)
    told = {difference.what.partition(":")[0] for difference in check_topics(settings)}
    assert {"partitions", "max.message.bytes", "retention.ms"} == told


def test_check_makes_nothing_and_says_so_by_its_exit(names: Names):
    result = CliRunner().invoke(cli, ["topics", "--check"])
    assert result.exit_code == 1
    assert result.output.count("is missing") == 7
    assert CliRunner().invoke(cli, ["topics"]).exit_code == 0
    with admin(KafkaSettings()) as client:
        raw = ConfigResource(ConfigResourceType.TOPIC, KafkaSettings().topics.raw.name)
        client.alter_configs([ConfigResource(raw.resource_type, raw.name, {"retention.ms": "60000"})])
    result = CliRunner().invoke(cli, ["topics", "--check"])
    assert result.exit_code == 0
    assert "may stay" in result.output


def test_a_broker_that_is_away_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREDESK_KAFKA_BOOTSTRAP", "127.0.0.1:9")
    with pytest.raises(KafkaError, match=r"^no Kafka broker answers at 127\.0\.0\.1:9 .*wiredesk up"):
        ensure_topics(KafkaSettings(), within=0.5)
