"""The topics of the chain: their names, partitions, and how long they keep. Pure data, known to all edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

DAY_MS = 24 * 60 * 60 * 1000
MAX_COPY_BYTES = 10_000_000
"""A copy over this never enters wire.raw (10 MB): its producer writes wire.rejected itself."""

MAX_RAW_MESSAGE_BYTES = 12_000_000
"""max.message.bytes of wire.raw: a copy at the bound, with its headers."""

MAX_RECORD_BYTES = 64_000_000
"""max.message.bytes of all other topics: a story's JSON may be several times its copy (quoting, tags)."""


SUPERSEDED_DAYS = 1
"""So long a record that a later one of its key has replaced stays at most, where replaced text must go.

By itself Kafka sets no bound: it compacts when half of a log is out of date, and never the newest segment.
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. retention_days None means compacted: the last record of a key is kept for good.

    superseded_days: of a compacted topic, the days after which what was replaced is compacted away.
    """

    name: str
    key: str
    partitions: int
    retention_days: int | None
    log_append_time: bool = False
    max_message_bytes: int = MAX_RECORD_BYTES
    superseded_days: int | None = None

    def config(self) -> dict[str, str]:
        """Return Kafka's own settings for this topic."""
        config = {"max.message.bytes": str(self.max_message_bytes)}
        if self.retention_days is None:
            config |= compacted(self.superseded_days)
        else:
            config["cleanup.policy"] = "delete"
            config["retention.ms"] = str(self.retention_days * DAY_MS)
        if self.log_append_time:
            config["message.timestamp.type"] = "LogAppendTime"
        return config


def compacted(superseded_days: int | None) -> dict[str, str]:
    """Return Kafka's settings of a compacted topic; None leaves it to Kafka when it compacts."""
    lag = {} if superseded_days is None else {"max.compaction.lag.ms": str(superseded_days * DAY_MS)}
    return {"cleanup.policy": "compact", **lag}


def chains_topic(app_id: str) -> str:
    """Return the topic that keeps what de-duplication remembers: the table's changelog, by story_id."""
    return f"{app_id}-chains-changelog"


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics under one prefix ("wire"); raw_partitions applies to all but wire.normalised."""

    raw: Topic
    normalised: Topic
    deduped: Topic
    tagged: Topic
    stories: Topic
    fates: Topic
    rejected: Topic

    def __iter__(self) -> Iterator[Topic]:
        """Iterate in the order of the data."""
        return iter(
            (self.raw, self.normalised, self.deduped, self.tagged, self.stories, self.fates, self.rejected)
        )


def topics(prefix: str = "wire", partitions: int = 4) -> Topics:
    """Return the topics named under prefix; wire.normalised has one partition, whatever partitions says.

    One partition sees everything that could be alike, in one order: de-duplication needs just that.
    """
    return Topics(
        raw=Topic(
            f"{prefix}.raw",
            "provider, else source folder",
            partitions,
            90,
            log_append_time=True,
            max_message_bytes=MAX_RAW_MESSAGE_BYTES,
        ),
        normalised=Topic(f"{prefix}.normalised", "-", 1, 14),
        deduped=Topic(f"{prefix}.deduped", "story_id", partitions, 14),
        tagged=Topic(f"{prefix}.tagged", "story_id", partitions, 14),
        stories=Topic(f"{prefix}.stories", "story_id", partitions, None, superseded_days=SUPERSEDED_DAYS),
        fates=Topic(f"{prefix}.fates", "item", partitions, None),
        rejected=Topic(f"{prefix}.rejected", "as wire.raw", partitions, 90),
    )
