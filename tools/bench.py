"""make bench: how fast the pipeline is, as ratios taken in one run on this machine.

    python tools/bench.py [--corpus FILE.jsonl.gz] [--copies N]

Starts a local stack of its own in a temporary folder (or takes WIREDESK_TEST_KAFKA and
WIREDESK_TEST_ELASTICSEARCH), runs the worker, feeds the corpus (made-up wire if none is given), and prints:
reading, in each format (takes of about 1 kB, wrapped anew), with its growth from 850 kB to 8.5 MB;
de-duplication alone, with ten thousand and a million chains known (bench_dedupe.py: some minutes and 2 GB);
tagging alone (bench_tagging.py); the pure chain on one core; feed to searchable; the same documents through
elasticsearch-py's parallel_bulk.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import parallel_bulk, scan

import bench_corpus
import rewrap
from bench_dedupe import print_dedupe
from bench_tagging import print_tagging
from wiredesk import pipeline
from wiredesk.indexed.document import item_view
from wiredesk.local import ports, stack
from wiredesk.normalised import bounds
from wiredesk.normalised.bounds import Bounds
from wiredesk.normalised.normalise import normalise
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, LocalSettings

WRAPPED = 300
LENGTH = 1_000
"""Takes that are wrapped, and bytes that they have, as near as the corpus has them."""

RECEIVED_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="files that `wiredesk feed` takes")
    parser.add_argument("--copies", type=int, default=15_000, help="how many at most")
    arguments = parser.parse_args()
    corpus = bench_corpus.corpus(arguments.corpus, arguments.copies)
    print(f"{len(corpus):,} copies, {sum(len(raw.copy_bytes) for raw in corpus) / 1e6:.1f} MB")
    _print_reading(corpus)
    print_dedupe(corpus)
    print_tagging(corpus)
    chain = _pure_chain(corpus)
    print(f"pure chain on one core      {chain:8,.0f} takes/s")
    with (
        tempfile.TemporaryDirectory(prefix="wiredesk-bench-", dir=_open_folder()) as folder,
        _servers(Path(folder)),
    ):
        seconds, indexed = _feed_to_searchable(corpus, Path(folder))
        print(f"feed to searchable          {seconds:8.1f} s   {len(corpus) / seconds:,.0f} takes/s")
        bulk = _parallel_bulk(indexed)
        print(f"parallel_bulk of the {indexed:,} documents {bulk:5.1f} s")
        print(f"ratio, pipeline : bulk      {seconds / bulk:8.1f}")


def _print_reading(corpus: list[RawRecord]) -> None:
    """Print takes a second from each format, their ratio to plain takes, and the growth with length."""
    plain = [(story, raw) for raw in corpus if (story := rewrap.plain(raw)) is not None]
    plain = [(story, raw) for story, raw in plain if story.format == "text"]
    stories = sorted(plain, key=lambda one: abs(len(one[1].copy_bytes) - LENGTH))[:WRAPPED]
    takes = [rewrap.take_of(story, number) for number, (story, _) in enumerate(stories, start=1)]
    copies_of = {"plain take": [raw.copy_bytes for _, raw in stories]}
    copies_of |= {name: [write(take) for take in takes] for name, write in rewrap.WRAPPERS.items()}
    size = sum(len(raw.copy_bytes) for _, raw in stories) / len(stories)
    print(f"reading on one core, {len(takes):,} takes of {size:,.0f} bytes in each format")
    print("                              takes/s   : plain take   growth (8.5 MB : 850 kB, /10)")
    of_plain = 0.0
    for name, found in copies_of.items():
        speed = len(found) / min(_seconds_to_read(found) for _ in range(3))
        of_plain = of_plain or speed
        growth = _growth(rewrap.WRAPPERS.get(name), takes)
        print(f"  {name:25} {speed:8,.0f}   {speed / of_plain:12.2f}   {growth}")


def _seconds_to_read(found: list[bytes]) -> float:
    """Return the processor time of reading copies."""
    gc.collect()
    began = time.process_time()
    for copy in found:
        normalise(RawRecord(copy_bytes=copy, received_at=RECEIVED_AT))
    return time.process_time() - began


def _growth(write: Callable[[rewrap.Take], bytes] | None, takes: list[rewrap.Take]) -> str:
    """Return how many times the time of 850 kB a story of 8.5 MB takes, by ten: 1 where it is linear.

    Read without the bound of time, which is to end what is not wire copy.
    """
    if write is None:
        return ""
    bounds.use(replace(bounds.bounds(), seconds=math.inf))
    small = min(_seconds_to_read([write(_of_length(takes, 850_000))]) for _ in range(3))
    large = _seconds_to_read([write(_of_length(takes, 8_500_000))])
    bounds.use(Bounds())
    return f"{large / small / 10:6.2f}   {large:5.1f} s"


def _of_length(takes: list[rewrap.Take], length: int) -> rewrap.Take:
    """Return a story whose text has that many characters: paragraphs of one after the other."""
    paragraphs: list[str] = []
    left = length
    for one in itertools.cycle(take for take in takes if take.paragraphs):
        paragraphs += one.paragraphs
        left -= sum(map(len, one.paragraphs))
        if left <= 0:
            break
    return replace(takes[0], paragraphs=tuple(paragraphs))


def _pure_chain(corpus: list[RawRecord]) -> float:
    """Return takes a second of the best of three runs, each with a state of its own."""
    best = 0.0
    for _ in range(3):
        gc.collect()
        began = time.perf_counter()
        for tagged in pipeline.run(corpus):
            if not isinstance(tagged, Rejected):
                item_view(tagged)
        best = max(best, len(corpus) / (time.perf_counter() - began))
    return best


def _open_folder() -> str | None:
    """Return where Elasticsearch's user can enter, which root's own temporary folder may not allow."""
    return os.environ.get("TMPDIR")


@contextmanager
def _servers(folder: Path) -> Iterator[None]:
    """Set the addresses of given servers, or of a local stack that lives as long as the run."""
    names = {"WIREDESK_KAFKA_TOPIC_PREFIX": "bench.wire", "WIREDESK_ELASTICSEARCH_INDEX_PREFIX": "bench-wire"}
    os.environ.update(names, WIREDESK_WORKER_APP_ID="bench", WIREDESK_WORKER_DATA=str(folder / "worker"))
    given = os.environ.get("WIREDESK_TEST_KAFKA"), os.environ.get("WIREDESK_TEST_ELASTICSEARCH")
    if all(given):
        os.environ.update(WIREDESK_KAFKA_BOOTSTRAP=given[0] or "", WIREDESK_ELASTICSEARCH_URL=given[1] or "")
        yield
        return
    folder.chmod(0o755)
    local = LocalSettings(
        data=folder / "stack",
        kafka_port=ports.any_free(),
        kafka_controller_port=ports.any_free(),
        elasticsearch_port=ports.any_free(),
    )
    state = stack.up(local)
    try:
        assert state.kafka is not None
        assert state.elasticsearch is not None
        os.environ.update(
            WIREDESK_KAFKA_BOOTSTRAP=str(state.kafka.address),
            WIREDESK_ELASTICSEARCH_URL=str(state.elasticsearch.address),
        )
        yield
    finally:
        stack.down(local)


def _feed_to_searchable(corpus: list[RawRecord], folder: Path) -> tuple[float, int]:
    """Feed with the worker running; return seconds until all is searchable, and the number of documents."""
    ensure_topics(KafkaSettings())
    log = (folder / "worker.log").open("wb")
    worker = subprocess.Popen([sys.executable, "-m", "wiredesk.cli.main", "run"], stdout=log, stderr=log)
    try:
        feed(corpus[:20], settings=KafkaSettings())
        wait_until_settled(120)
        began = time.perf_counter()
        feed(corpus[20:], settings=KafkaSettings())
        wait_until_settled(600)
        client = Elasticsearch(ElasticsearchSettings().url)
        client.indices.refresh(index="bench-wire-*")
        return time.perf_counter() - began, int(client.count(index="bench-wire-stories")["count"])
    finally:
        worker.terminate()
        worker.wait()
        log.close()


def _parallel_bulk(count: int) -> float:
    """Index the documents once more, by the client library's own fastest way, and return the seconds."""
    client = Elasticsearch(ElasticsearchSettings().url)
    found: list[dict[str, Any]] = [
        {"_index": "bench-wire-stories-bulk", "_id": hit["_id"], "_source": hit["_source"]}
        for hit in scan(client, index="bench-wire-stories")
    ]
    assert len(found) == count
    began = time.perf_counter()
    for good, answer in parallel_bulk(client, found, thread_count=2, chunk_size=500):
        assert good, answer
    client.indices.refresh(index="bench-wire-stories-bulk")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
