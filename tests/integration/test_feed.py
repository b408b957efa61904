"""What is fed is in wire.raw, byte for byte and in order, or in wire.rejected, or the feed says so."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from kafka.admin import ConfigResource, ConfigResourceType

from integration.conftest import Names, Servers
from integration.reading import messages
from wiredesk import codec
from wiredesk.cli.main import cli
from wiredesk.errors import KafkaError
from wiredesk.producers import sending
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import admin
from wiredesk.producers.feed import feed, paced
from wiredesk.raw.contract import raw_record
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Origin, Rejected
from wiredesk.settings import KafkaSettings
from wiredesk.topics import MAX_COPY_BYTES

pytestmark = pytest.mark.integration

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


def raw_topic() -> str:
    return KafkaSettings().topics.raw.name


def rejected_topic() -> str:
    return KafkaSettings().topics.rejected.name


def read_back() -> list[RawRecord]:
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
        for message in messages(raw_topic())
    ]


def test_a_copy_and_what_is_known_of_it_come_out_as_they_went_in(names: Names):
    sent = RawRecord(
        copy_bytes=bytes(range(256)),
        provider="dpa",
        source="in/dpa/ä.txt",
        received_at=AT,
        content_type="text/plain",
        uri="urn:newsml:dpa.com:20220303:1",
    )
    assert feed([sent], settings=KafkaSettings()).acknowledged == 1
    (back,) = read_back()
    assert back.appended_at is not None
    kept = sent.model_dump(exclude={"topic", "partition", "offset", "appended_at"})
    assert kept == back.model_dump(include=set(kept))


def test_a_senders_copies_stay_in_order_while_little_may_be_under_way(
    names: Names, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sending, "UNDER_WAY_BYTES", 5000)
    monkeypatch.setattr(sending, "UNDER_WAY_MESSAGES", 50)
    copies = [
        RawRecord(copy_bytes=f"{number}".encode() * 40, provider=f"p{number % 7}") for number in range(2000)
    ]
    assert feed(copies, settings=KafkaSettings()).acknowledged == 2000
    found = defaultdict(list)
    for raw in read_back():
        found[raw.provider].append(raw.copy_bytes)
    for sender in range(7):
        assert found[f"p{sender}"] == [raw.copy_bytes for raw in copies[sender::7]]


def test_a_copy_at_the_bound_is_fed_and_one_over_it_is_rejected_with_its_hash(names: Names):
    at_bound = RawRecord(copy_bytes=os.urandom(MAX_COPY_BYTES), source="in/a.txt")
    over = RawRecord(copy_bytes=bytes(MAX_COPY_BYTES + 1), source="in/b.txt")
    summary = feed([at_bound, over], settings=KafkaSettings())
    assert (summary.acknowledged, summary.rejected, summary.failed) == (1, 1, 0)
    (message,) = messages(raw_topic())
    assert message.value == at_bound.copy_bytes
    (rejection,) = messages(rejected_topic())
    told = codec.decode(Rejected, rejection.value, rejection.headers, stage="index", origin=Origin())
    assert told.reason == "too-large"
    assert told.size == MAX_COPY_BYTES + 1
    assert rejection.key == message.key == b"in"


def test_what_reading_raises_is_raised_after_all_before_it_is_acknowledged(names: Names):
    def broken():
        for number in range(100):
            yield RawRecord(copy_bytes=b"copy %d" % number)
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        feed(broken(), settings=KafkaSettings())
    assert len(messages(raw_topic())) == 100


def test_a_refused_copy_breaks_the_feed_off_and_no_other_is_counted_that_is_not_there(names: Names):
    ensure_topics(KafkaSettings())
    with admin(KafkaSettings()) as client:
        less = {"max.message.bytes": "50000"}
        client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, raw_topic(), less)])
    copies = [RawRecord(copy_bytes=data, provider="p") for data in (b"one", os.urandom(90_000), b"two")]
    summary = feed(copies, settings=KafkaSettings())
    assert summary.failed >= 1
    assert summary.acknowledged + summary.failed == 3
    assert "MessageSizeTooLarge" in next(iter(summary.errors))
    assert len(messages(raw_topic())) == summary.acknowledged


def test_the_command_sums_up_by_kind_and_its_exit_says_whether_all_is_sent(names: Names, tmp_path: Path):
    (tmp_path / "one.txt").write_text("One.")
    (tmp_path / "three.jsonl.gz").write_bytes(
        gzip.compress(b'{"raw": "Two.", "received_at": "2022-03-03T14:05:00Z"}\n{"raw": "Three."}\n')
    )
    result = CliRunner().invoke(cli, ["feed", "--provider", "dpa", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert re.search(r"jsonl\.gz +2 ", result.output)
    assert re.search(r"txt +1 ", result.output)
    assert {raw.copy_bytes for raw in read_back()} == {b"One.", b"Two.", b"Three."}
    (tmp_path / "torn.jsonl").write_text('{"raw": "no en')
    result = CliRunner().invoke(cli, ["feed", str(tmp_path / "torn.jsonl")])
    assert result.exit_code == 1
    assert "truncated 1" in result.output


def test_standard_input_is_split_and_stays_in_order(names: Names):
    takes = b"".join(b"take %d\nNNNN\n" % number for number in range(50))
    result = CliRunner().invoke(cli, ["feed", "--split", "-"], input=takes)
    assert result.exit_code == 0, result.output
    assert [raw.copy_bytes.split()[1] for raw in read_back()] == [b"%d" % number for number in range(50)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_reading_and_what_was_read_is_acknowledged(
    names: Names, tmp_path: Path, number: signal.Signals
):
    lines = tmp_path / "takes.jsonl"
    lines.write_text("".join(f'{{"raw": "take {index}"}}\n' for index in range(1000)))
    command = [sys.executable, "-m", "wiredesk.cli.main", "feed", "--rate", "50", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(2.5)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Interrupted" in err
    said = re.search(r"(\d+) copies acknowledged", out)
    assert said
    assert 0 < int(said[1]) == len(messages(raw_topic())) < 1000


def test_a_broker_killed_and_started_again_in_the_midst_gets_each_copy_once_and_in_order(
    servers: Servers, names: Names
):
    if not servers.can_kill:
        pytest.skip(f"the servers are {servers.kind}: not ours to kill")
    copies = [RawRecord(copy_bytes=b"copy %d" % number, provider="dpa") for number in range(2000)]

    def outage() -> None:
        time.sleep(1.0)
        servers.kill("kafka")
        time.sleep(1.0)
        servers.start("kafka")

    with ThreadPoolExecutor() as pool:
        disturbed = pool.submit(outage)
        summary = feed(paced(copies, 500), settings=KafkaSettings())
        disturbed.result()
    assert (summary.acknowledged, summary.failed) == (2000, 0)
    assert [message.value for message in messages(raw_topic())] == [raw.copy_bytes for raw in copies]


def test_no_broker_is_one_line_that_names_the_address(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREDESK_KAFKA_BOOTSTRAP", "127.0.0.1:9")
    with pytest.raises(KafkaError, match=r"127\.0\.0\.1:9"):
        feed([RawRecord(copy_bytes=b"copy")], settings=KafkaSettings(), within=0.5)
