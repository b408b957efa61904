"""wire.raw is an open contract: Kafka's own console producer feeds it, with headers or without."""

from __future__ import annotations

import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from integration.conftest import Names
from integration.reading import messages
from wiredesk.local.fetch import fetch
from wiredesk.local.kafka import tool_command
from wiredesk.local.pins import jars
from wiredesk.producers.admin import ensure_topics
from wiredesk.raw.contract import raw_record
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings, LocalSettings

pytestmark = pytest.mark.integration


@pytest.fixture
def topic(names: Names) -> str:
    ensure_topics(KafkaSettings())
    return KafkaSettings().topics.raw.name


def produce(folder: Path, topic: str, lines: bytes, *options: str) -> list[RawRecord]:
    """Feed lines through Kafka's console producer, and return what a reader of wire.raw makes of them."""
    local = LocalSettings(data=folder / "local")
    fetch(local.cache, Console(stderr=True), jars())
    command = [
        *tool_command(local, "org.apache.kafka.tools.ConsoleProducer"),
        "--bootstrap-server",
        KafkaSettings().bootstrap,
        "--topic",
        topic,
        *options,
    ]
    subprocess.run(command, input=lines, check=True, timeout=60)
    return [
        raw_record(
            value=message.value,
            key=message.key,
            headers=message.headers,
            timestamp=message.timestamp / 1000,
            partition=message.partition,
            offset=message.offset,
            topic=message.topic,
        )
        for message in messages(topic)
    ]


def test_a_bare_copy_is_enough(topic: str, tmp_path: Path):
    line = "SEOUL, March 3 - Über „Größe“ spricht man nicht.".encode()
    (raw,) = produce(tmp_path, topic, line + b"\n")
    assert raw.copy_bytes == line
    assert (raw.provider, raw.source, raw.received_at, raw.content_type, raw.uri) == (None,) * 5
    assert raw.appended_at is not None
    assert abs(raw.appended_at.timestamp() - time.time()) < 60
    assert raw.came_at == raw.appended_at


def test_headers_and_key_say_what_the_sender_knows_and_unknown_ones_are_let_be(topic: str, tmp_path: Path):
    said = "provider=dpa,received_at=2022-03-03T15:05:00+01:00,uri=urn:newsml:dpa:1,colour=blue,source="
    line = f"{said}\tdpa\tcopy, with a tab\tin it".encode()
    parsing = ["parse.headers=true", "parse.key=true", "headers.key.separator=="]
    options = [word for name in parsing for word in ("--reader-property", name)]
    (raw,) = produce(tmp_path, topic, line + b"\n", *options)
    assert raw.copy_bytes == b"copy, with a tab\tin it"
    assert raw.provider == "dpa"
    assert raw.received_at == datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
    assert raw.uri == "urn:newsml:dpa:1"
    assert raw.source is None
