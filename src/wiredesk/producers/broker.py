"""The broker: connecting to it, and what the library raises said in one line that names the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError as KafkaPythonError

from wiredesk.errors import KafkaError
from wiredesk.settings import KafkaSettings
from wiredesk.topics import MAX_RAW_MESSAGE_BYTES

ANSWER_WITHIN = 30.0
"""Seconds that a broker gets to answer at all; one that is just starting needs some."""

DELIVERY_WITHIN = 120.0
"""Seconds that a message may wait for its acknowledgement, over all retries; a broker restarts in less."""

BATCH_BYTES = 262_144
"""A batch is compressed as one; larger ones gain little and take longer to come back."""

LINGER_MS = 5


@contextmanager
def admin(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> Iterator[Any]:
    """Connect an admin client; KafkaError names the address if nothing answers there in time."""
    yield from _open(KafkaAdminClient, settings, within, request_timeout_ms=20_000)


@contextmanager
def consumer(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> Iterator[Any]:
    """Connect a consumer of no group, for reading whole topics; KafkaError as admin()."""
    yield from _open(
        KafkaConsumer,
        settings,
        within,
        group_id=None,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        allow_auto_create_topics=False,
        # Python computes a CRC at 13 MB/s; the broker has checked each batch's, and TCP has its own.
        check_crcs=False,
        max_poll_records=20_000,
        max_partition_fetch_bytes=4_000_000,
        fetch_max_wait_ms=100,
    )


@contextmanager
def producer(settings: KafkaSettings, *, within: float = ANSWER_WITHIN) -> Iterator[Any]:
    """Connect a producer that loses nothing and keeps its order: idempotent, acks=all; KafkaError as admin().

    Its buffer has no bound of its own: wiredesk.producers.sending bounds what is under way. On leaving, what
    is under way is waited for; if an exception is why, it is not.
    """
    client = _connect(
        KafkaProducer,
        settings,
        within,
        enable_idempotence=True,
        acks="all",
        allow_auto_create_topics=False,
        # Of the codecs only gzip is in Python itself; the library has no way to zstd or lz4 through cramjam.
        compression_type="gzip" if settings.compress else None,
        batch_size=BATCH_BYTES,
        linger_ms=LINGER_MS,
        max_request_size=MAX_RAW_MESSAGE_BYTES,
        max_block_ms=int(DELIVERY_WITHIN * 1000),
        delivery_timeout_ms=int(DELIVERY_WITHIN * 1000),
        metrics_enabled=False,
    )
    try:
        yield client
    except BaseException:
        _close(client, timeout=0)
        raise
    _close(client)


@contextmanager
def told(settings: KafkaSettings) -> Iterator[None]:
    """Say what the library raises inside as a KafkaError of one line."""
    try:
        yield
    except KafkaPythonError as error:
        raise KafkaError(f"Kafka at {settings.bootstrap}: {words(error)}") from error


_NUMBER = re.compile(r"^\[Error -?\d+\] ")


def words(error: BaseException) -> str:
    """Return an error in one line, not over 200 characters, with its kind once."""
    kind, said = type(error).__name__, _NUMBER.sub("", " ".join(str(error).split()))
    return (said if said.startswith(kind) else f"{kind}: {said}" if said else kind)[:200]


def _open(kind: Callable[..., Any], settings: KafkaSettings, within: float, **options: Any) -> Iterator[Any]:
    client = _connect(kind, settings, within, **options)
    try:
        yield client
    finally:
        client.close()


def _connect(kind: Callable[..., Any], settings: KafkaSettings, within: float, **options: Any) -> Any:
    try:
        return kind(
            bootstrap_servers=[address.strip() for address in settings.bootstrap.split(",")],
            bootstrap_timeout_ms=int(within * 1000),
            reconnect_backoff_max_ms=1000,
            **options,
        )
    except (KafkaPythonError, OSError, ValueError) as error:
        raise KafkaError(
            f"no Kafka broker answers at {settings.bootstrap} (waited {within:.0f} s): start one "
            "(`wiredesk up`), or name another (WIREDESK_KAFKA_BOOTSTRAP)"
        ) from error


def _close(client: Any, timeout: float | None = None) -> None:
    """Close a producer. One that had to split a batch takes it for unanswered for ever, and refuses."""
    try:
        client.close(timeout)
    except KafkaPythonError:
        client._sender.initiate_close()  # noqa: SLF001  the only way left to end its thread
