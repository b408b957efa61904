"""Topics on the broker: make what is missing, and tell what differs from wiredesk.topics."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic
from kafka.errors import KafkaError as KafkaPythonError
from kafka.errors import TopicAlreadyExistsError

from wiredesk.errors import KafkaError
from wiredesk.settings import KafkaSettings
from wiredesk.topics import Topic

ANSWER_WITHIN = 30.0
"""Seconds that a broker gets to answer at all; one that is just starting needs some."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the broker's topic is not as it should be, and the cure."""

    topic: str
    what: str
    cure: str


def ensure_topics(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> list[str]:
    """Make the topics that are missing; return their names. Raises KafkaError if no broker answers in time."""
    with admin(settings, within=within) as client:
        present = set(client.list_topics())
        made = []
        for topic in settings.topics:
            if topic.name in present:
                continue
            try:
                client.create_topics(
                    [
                        NewTopic(
                            topic.name,
                            num_partitions=topic.partitions,
                            replication_factor=settings.replication,
                            topic_configs=topic.config(),
                        )
                    ]
                )
            except TopicAlreadyExistsError:
                continue  # another worker was quicker
            except KafkaPythonError as error:
                raise KafkaError(f"topic {topic.name} cannot be made: {error}") from error
            made.append(topic.name)
        if made:
            client.wait_for_topics(made)
        return made


def check_topics(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> list[Difference]:
    """Return what differs between the broker's topics and ours, in the order of the data."""
    with admin(settings, within=within) as client:
        present = {row["name"]: row for row in client.describe_topics() if not row.get("error_code")}
        differences: list[Difference] = []
        for topic in settings.topics:
            if topic.name not in present:
                differences.append(Difference(topic.name, "is missing", "run `wiredesk topics`"))
                continue
            differences += _partitions(topic, len(present[topic.name]["partitions"]))
            differences += _configs(topic, _config_of(client, topic.name))
        return differences


def _partitions(topic: Topic, found: int) -> list[Difference]:
    if topic.partitions == 1 and found != 1:
        return [
            Difference(topic.name, f"has {found} partitions, not 1", "delete it while the worker is down")
        ]
    if found < topic.partitions:
        cure = f"kafka-topics --alter --topic {topic.name} --partitions {topic.partitions}"
        return [Difference(topic.name, f"has {found} partitions, not {topic.partitions}", cure)]
    return []


def _configs(topic: Topic, found: dict[str, str]) -> list[Difference]:
    return [
        Difference(
            topic.name,
            f"{name} is {found.get(name)}, not {wanted}",
            f"kafka-configs --alter --topic {topic.name} --add-config {name}={wanted}",
        )
        for name, wanted in topic.config().items()
        if found.get(name) != wanted
    ]


def _config_of(client: Any, name: str) -> dict[str, str]:
    resource = ConfigResource(ConfigResourceType.TOPIC, name)
    answer = client.describe_configs([resource], config_filter="all")
    for of_type in answer.values():
        if name in of_type:
            return {key: str(data["value"]) for key, data in of_type[name].items()}
    return {}


@contextmanager
def admin(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> Iterator[Any]:
    """Connect an admin client; KafkaError names the address if nothing answers there within so many seconds."""
    until = time.monotonic() + within
    while True:
        try:
            client = KafkaAdminClient(
                bootstrap_servers=settings.bootstrap.split(","),
                bootstrap_timeout_ms=5_000,
                request_timeout_ms=20_000,
            )
            break
        except (KafkaPythonError, OSError, ValueError) as error:
            if time.monotonic() > until or isinstance(error, ValueError):
                raise KafkaError(
                    f"no Kafka broker answers at {settings.bootstrap}: start one (`wiredesk up`), "
                    "or name another (WIREDESK_KAFKA_BOOTSTRAP)"
                ) from error
            time.sleep(0.5)
    try:
        yield client
    finally:
        client.close()
