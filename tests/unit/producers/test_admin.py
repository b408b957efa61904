"""What differs between the broker's topics and ours is told with its cure, and a choice is no fault."""

from __future__ import annotations

import pytest

from wiredesk.producers.admin import config_differs, partitions_differ
from wiredesk.topics import topics

OURS = topics("wire", 4)


@pytest.mark.parametrize("topic", list(OURS), ids=lambda topic: topic.name)
def test_a_topic_as_we_make_it_does_not_differ(topic):
    assert partitions_differ(topic, topic.partitions) == []
    assert config_differs(topic, topic.config()) == []


def test_a_second_partition_of_normalised_must_be_cured():
    (difference,) = partitions_differ(OURS.normalised, 2)
    assert not difference.allowed


def test_other_numbers_of_partitions_are_the_operators_choice():
    (difference,) = partitions_differ(OURS.raw, 8)
    assert difference.allowed
    assert "WIREDESK_KAFKA_PARTITIONS=8" in difference.cure


def test_keeping_less_is_the_operators_choice():
    (difference,) = config_differs(OURS.raw, OURS.raw.config() | {"retention.ms": "1000"})
    assert difference.allowed


def test_how_soon_replaced_text_goes_is_the_operators_choice_and_told():
    assert "max.compaction.lag.ms" in OURS.stories.config()
    config = OURS.stories.config() | {"max.compaction.lag.ms": "9223372036854775807"}
    (difference,) = config_differs(OURS.stories, config)
    assert difference.allowed


def test_larger_messages_are_no_difference():
    assert config_differs(OURS.raw, OURS.raw.config() | {"max.message.bytes": "99000000"}) == []


@pytest.mark.parametrize(
    ("topic", "name", "value"),
    [
        ("raw", "max.message.bytes", "1048588"),
        ("raw", "message.timestamp.type", "CreateTime"),
        ("fates", "cleanup.policy", "delete"),
        ("stories", "cleanup.policy", "compact,delete"),
    ],
)
def test_what_would_lose_or_refuse_records_must_be_cured(topic: str, name: str, value: str):
    ours = getattr(OURS, topic)
    (difference,) = config_differs(ours, ours.config() | {name: value})
    assert not difference.allowed
    assert f"--add-config {name}={ours.config()[name]}" in difference.cure
