"""The Faust app: its settings, and the agents' streams and table; nothing connects before the worker runs."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import faust

from wiredesk.flow.tables import ChainTable
from wiredesk.flow.transport import Transport
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, WorkerSettings
from wiredesk.topics import MAX_RECORD_BYTES, SUPERSEDED_DAYS, Topic, Topics, compacted

DELIVERY_TIMEOUT_SHARE = 2 / 3
"""A send gives up before the session does: what a frozen worker has in its buffer must not be sent later."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The app with what its agents need."""

    app: Any
    chains: ChainTable
    topics: Topics
    worker: WorkerSettings
    elasticsearch: ElasticsearchSettings

    def agent(self, run: Callable[[Any], Awaitable[None]], topic: Topic) -> None:
        """Declare an agent that reads a topic's raw bytes; it decodes them itself, so poison is seen."""
        self.app.agent(_channel(self.app, topic), name=run.__name__.removesuffix("_agent"))(run)


def make_flow(worker: WorkerSettings, kafka: KafkaSettings, elasticsearch: ElasticsearchSettings) -> Flow:
    """Return the app with its table, no agents yet (topology.AGENTS declares them)."""
    topics = kafka.topics
    session = worker.session_timeout
    app = faust.App(
        worker.app_id,
        broker=";".join(f"kafka://{address.strip()}" for address in kafka.bootstrap.split(",")),
        store="rocksdb://?driver=rocksdict",
        datadir=str(worker.data),
        version=1,
        key_serializer="raw",
        value_serializer="raw",
        # What was settled before a stop or a crash is known by its stamp: the earliest offset is always safe.
        consumer_auto_offset_reset="earliest",
        # A worker that is back within the session keeps its partitions: no rebalance, no wait for its ghost.
        consumer_group_instance_id=_instance(worker),
        broker_session_timeout=session,
        broker_request_timeout=session * 1.5,
        broker_rebalance_timeout=session,
        broker_heartbeat_interval=min(3.0, session / 4),
        broker_commit_interval=1.0,
        producer_acks=-1,
        producer_linger=0.005,
        producer_max_batch_size=1_000_000,
        producer_max_request_size=MAX_RECORD_BYTES,
        producer_compression_type="gzip" if worker.compress else None,
        producer_request_timeout=session * DELIVERY_TIMEOUT_SHARE,
        # With the sink's server away a stop would wait for ever for batches that cannot be settled.
        stream_wait_empty=False,
        stream_buffer_maxsize=max(4096, 2 * worker.batch),
        topic_replication_factor=kafka.replication,
        table_standby_replicas=worker.standby_replicas,
        web_enabled=False,
        autodiscover=False,
        Table=ChainTable,
    )
    app.transport = Transport(app.conf.broker_consumer, app)
    chains = app.Table(
        "chains",
        partitions=1,
        key_type=bytes,
        value_type=bytes,
        help="each story's chain: the items that changed it, in order",
        extra_topic_configs=compacted(SUPERSEDED_DAYS),
    )
    return Flow(app=app, chains=chains, topics=topics, worker=worker, elasticsearch=elasticsearch)


def _channel(app: Any, topic: Topic) -> Any:
    return app.topic(
        topic.name,
        partitions=topic.partitions,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
    )


def _instance(worker: WorkerSettings) -> str:
    """Return a name for this worker that a restart keeps: one data folder is one worker."""
    place = f"{socket.gethostname()}:{worker.data.absolute()}"
    return f"{worker.app_id}-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
