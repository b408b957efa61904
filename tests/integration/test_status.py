"""The accounting is read from a real broker: it adds up, or says in which copy it does not."""

from __future__ import annotations

import json
import time

import pytest
from click.testing import CliRunner
from kafka import KafkaProducer, TopicPartition
from kafka.structs import OffsetAndMetadata

from integration.conftest import Names
from wiredesk import codec
from wiredesk.cli.main import cli
from wiredesk.errors import KafkaError
from wiredesk.fates import Fate, ItemFate, item_key
from wiredesk.producers.accounting import look, observing, wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import admin, producer
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.settings import KafkaSettings, WorkerSettings
from wiredesk.topics import MAX_COPY_BYTES

pytestmark = pytest.mark.integration


def tell(fates: list[tuple[tuple[int, int, int], Fate | None]], provider: str = "dpa") -> None:
    """Write fates as the worker does."""
    settings = KafkaSettings()
    with producer(settings) as client:
        for item, fate in fates:
            client.send(
                settings.topics.fates.name,
                codec.encode(ItemFate(provider=provider, fate=fate)),
                key=item_key(item).encode(),
                headers=list(codec.schema_headers().items()),
            )
        client.flush()


def acknowledge(names: Names, offset: int) -> None:
    """Acknowledge partition 0 of wire.raw up to here, as the worker does."""
    with admin(KafkaSettings()) as client:
        at = TopicPartition(KafkaSettings().topics.raw.name, 0)
        client.alter_group_offsets(names.app_id, {at: OffsetAndMetadata(offset, "", -1)})


def fed(count: int) -> None:
    copies = [RawRecord(copy_bytes=b"copy %d" % number) for number in range(count)]
    assert feed(copies, settings=KafkaSettings(), partition=0).acknowledged == count


def test_nothing_fed_adds_up_to_nothing_and_is_settled(names: Names):
    ensure_topics(KafkaSettings())
    standing = look()
    assert standing.settled
    assert standing.rows() == [("all", [0] * 8)]


def test_without_any_topic_there_is_nothing_to_account_for(names: Names):
    assert look().settled


def test_a_partition_that_nobody_has_acknowledged_lags_from_its_beginning(names: Names):
    fed(7)
    standing = look()
    assert standing.lag == 7
    assert not standing.settled
    assert standing.adds_up
    assert standing.members == 0


def test_all_copies_with_their_fates_and_no_lag_is_settled(names: Names):
    fed(3)
    tell([((0, offset, 0), None) for offset in range(3)])
    tell([((0, 0, 0), "indexed"), ((0, 1, 0), "duplicate"), ((0, 2, 0), "rejected")])
    acknowledge(names, 3)
    accounting = wait_until_settled(5)
    assert accounting.read == {"dpa": 3}
    assert accounting.fates == {"dpa": {"indexed": 1, "duplicate": 1, "rejected": 1}}


def test_an_item_lost_on_the_way_and_a_copy_without_an_item_are_named(names: Names):
    fed(3)
    tell([((0, 0, 0), "indexed"), ((0, 2, 0), None)])
    acknowledge(names, 3)
    standing = look()
    assert standing.lost == ((0, 2, 0),)
    assert standing.missing == ((0, 1),)
    result = CliRunner().invoke(cli, ["status"])
    assert result.exit_code == 1
    assert result.output.count("Does not add up") == 2
    with pytest.raises(KafkaError, match="1 items in flight, 1 copies without"):
        wait_until_settled(0.5)


def test_a_copy_that_normalise_has_not_acknowledged_is_not_missing(names: Names):
    fed(3)
    tell([((0, 0, 0), "indexed")])
    acknowledge(names, 1)
    standing = look()
    assert standing.adds_up
    assert standing.lag == 2


def test_the_marks_of_a_transaction_are_no_copies(names: Names):
    ensure_topics(KafkaSettings())
    client = KafkaProducer(bootstrap_servers=KafkaSettings().bootstrap, transactional_id=names.app_id)
    client.init_transactions()
    for number in range(2):
        client.begin_transaction()
        client.send(KafkaSettings().topics.raw.name, b"copy %d" % number, partition=0)
        client.commit_transaction()
    client.close()
    tell([((0, 0, 0), "indexed"), ((0, 2, 0), "indexed")])
    acknowledge(names, 4)
    assert look().missing == ()


def test_looking_again_reads_on_and_finds_what_came_meanwhile(names: Names):
    fed(2)
    tell([((0, 0, 0), None)])
    with observing(KafkaSettings(), WorkerSettings()) as observer:
        assert observer.look().accounting.total_in_flight == 1
        tell([((0, 0, 0), "indexed"), ((0, 1, 0), "stale")])
        accounting = observer.look().accounting
        assert accounting.total_in_flight == 0
        assert accounting.read == {"dpa": 2}
        assert observer.look().accounting == accounting


def test_thirty_thousand_items_are_read_in_less_than_three_seconds(names: Names):
    ensure_topics(KafkaSettings())
    tell([((0, offset, 0), None) for offset in range(30_000)])
    tell([((0, offset, 0), "indexed") for offset in range(30_000)])
    began = time.monotonic()
    standing = look()
    assert time.monotonic() - began < 3.0
    assert standing.accounting.total("indexed") == 30_000


def test_status_shows_what_the_producer_rejected_apart_and_as_json(names: Names):
    feed([RawRecord(copy_bytes=bytes(MAX_COPY_BYTES + 1), source="in/big.txt")], settings=KafkaSettings())
    result = CliRunner().invoke(cli, ["status"])
    assert result.exit_code == 0, result.output
    assert "producer (not in read)" in result.output
    result = CliRunner().invoke(cli, ["status", "--json"])
    shown = json.loads(result.stdout)
    assert shown["adds_up"]
    assert shown["all"]["read"] == 0
    assert shown["rejections"][0]["reason"] == "too-large"


@pytest.mark.parametrize("name", ["WIREDESK_KAFKA_BOOTSTRAP", "WIREDESK_ELASTICSEARCH_URL"])
def test_a_server_that_is_away_is_exit_three(names: Names, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setenv(name, "127.0.0.1:9" if "KAFKA" in name else "http://127.0.0.1:9")
    assert CliRunner().invoke(cli, ["status"]).exit_code == 3
