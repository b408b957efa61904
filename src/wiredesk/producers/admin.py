"""Topics on the broker: make what is missing, and tell what differs from wiredesk.topics, with the cure."""

from __future__ import annotations

from typing import Any

from kafka.admin import ConfigResource, ConfigResourceType, NewTopic
from kafka.errors import TopicAlreadyExistsError

from wiredesk.producers.broker import ANSWER_WITHIN, admin, told
from wiredesk.record import Record
from wiredesk.settings import KafkaSettings
from wiredesk.topics import Topic


class Difference(Record):
    """Where a topic on the broker is not as wiredesk makes it.

    what: one clause; cure: what to do. allowed: it is the operator's choice, and nothing breaks (keeping
    less or longer, other numbers of partitions).
    """

    topic: str
    what: str
    cure: str
    allowed: bool = False


def ensure_topics(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> list[str]:
    """Make the topics that are missing and return their names; what is there is left as it is.

    Raises KafkaError if no broker answers within so many seconds, or if it refuses.
    """
    with admin(settings, within=within) as client, told(settings):
        present = set(client.list_topics())
        missing = [topic for topic in settings.topics if topic.name not in present]
        made = [topic.name for topic in missing if _make(client, topic, settings.replication)]
        client.wait_for_topics([topic.name for topic in missing])
        return made


def check_topics(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> list[Difference]:
    """Return what differs between the broker's topics and ours, in the order of the data."""
    with admin(settings, within=within) as client, told(settings):
        rows = {row["name"]: row for row in client.describe_topics() if not row.get("error_code")}
        configs = _configs(client, [topic.name for topic in settings.topics if topic.name in rows])
    differences: list[Difference] = []
    for topic in settings.topics:
        if topic.name not in rows:
            differences.append(Difference(topic=topic.name, what="is missing", cure="run `wiredesk topics`"))
            continue
        differences += partitions_differ(topic, len(rows[topic.name]["partitions"]))
        differences += config_differs(topic, configs[topic.name])
    return differences


def partitions_differ(topic: Topic, found: int) -> list[Difference]:
    """Return the difference in partitions: one that is to have one may have no more, the others may."""
    if found == topic.partitions:
        return []
    what = f"partitions: {found}, should be {topic.partitions}"
    if topic.partitions == 1:
        cure = "let the worker read to the end and stop it; delete the topic; run `wiredesk topics`"
        return [Difference(topic=topic.name, what=what, cure=cure)]
    cure = f"WIREDESK_KAFKA_PARTITIONS={found} says that it is meant"
    return [Difference(topic=topic.name, what=what, cure=cure, allowed=True)]


def config_differs(topic: Topic, found: dict[str, str]) -> list[Difference]:
    """Return the differences in Kafka's settings; a message may be larger, and kept as long as wanted."""
    differences = []
    for name, wanted in topic.config().items():
        is_now = found.get(name, "unknown")
        if is_now == wanted or (name == "max.message.bytes" and _at_least(is_now, wanted)):
            continue
        command = f"kafka-configs.sh --alter --entity-type topics --entity-name {topic.name}"
        differences.append(
            Difference(
                topic=topic.name,
                what=f"{name}: {is_now}, should be {wanted}",
                cure=f"{command} --add-config {name}={wanted}",
                allowed=name in {"retention.ms", "max.compaction.lag.ms"},
            )
        )
    return differences


def _at_least(found: str, wanted: str) -> bool:
    return found.isdigit() and int(found) >= int(wanted)


def _make(client: Any, topic: Topic, replication: int) -> bool:
    """Make a topic; False if another was quicker."""
    try:
        client.create_topics(
            [NewTopic(topic.name, topic.partitions, replication, topic_configs=topic.config())]
        )
    except TopicAlreadyExistsError:
        return False
    return True


def _configs(client: Any, names: list[str]) -> dict[str, dict[str, str]]:
    """Return each topic's settings as Kafka names them."""
    if not names:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    answer = client.describe_configs(resources, config_filter="all")["topic"]
    return {name: {key: str(row["value"]) for key, row in answer[name].items()} for name in names}
