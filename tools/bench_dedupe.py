"""The part of make bench that looks at de-duplication alone: takes a second, growth, memory, rebuild.

    python tools/bench_dedupe.py [--corpus FILE.jsonl.gz] [--takes N] [--known N]

The chains known before are made from the corpus's own takes: each keeps a take's common words and has others
in the place of half the rare ones, so that takes find candidates among them as they do on a desk. They lie
in RocksDB, as the worker's do, and are indexed as after an assignment. Timed is dedupe() in processor time on
one core. Beside it runs datasketch's MinHashLSH on the same takes where it is installed: it says which share
many words, not which tell the same story.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import tempfile
import time
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rocksdict import Options, Rdict

import bench_corpus
from wiredesk.deduped.arrival import arrival
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.facts import Facts, weight_of
from wiredesk.deduped.fingerprint import Fingerprint
from wiredesk.deduped.likeness import RARE_FROM
from wiredesk.deduped.record import Verdict
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import ChainState, Change, encode_state
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

TAKES = 2_000
KNOWN = 1_000_000
FEW = 10_000
"""Chains known, beside which KNOWN are held."""

SEED = 7
LIVE = timedelta(hours=70)
"""How long before the takes the chains known began: all of them are live."""


def main() -> None:
    """Measure de-duplication by itself and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="files that `wiredesk feed` takes")
    parser.add_argument("--takes", type=int, default=TAKES, help="how many are timed")
    parser.add_argument("--known", type=int, default=KNOWN, help="chains known before")
    arguments = parser.parse_args()
    corpus = bench_corpus.corpus(arguments.corpus, 2 * arguments.takes)
    print_dedupe(corpus, takes=arguments.takes, known=arguments.known)


def print_dedupe(corpus: list[RawRecord], *, takes: int = TAKES, known: int = KNOWN) -> None:
    """Print what deciding on the first takes of a corpus costs, and what the chains known before do."""
    stories = list(bench_corpus.stories(corpus[: 2 * takes]))
    timed, rest = stories[: len(stories) // 2], stories[len(stories) // 2 :]
    latest = min(one.received_at for one in timed)
    print(f"de-duplication on one core, {len(timed):,} takes, in processor time")
    speed = {}
    with tempfile.TemporaryDirectory(prefix="wiredesk-bench-") as folder:
        store = Rdict(folder, Options(raw_mode=True))
        size = _fill(store, known, rest, latest)
        for count in (min(FEW, known), known):
            before, began = _resident(), time.process_time()
            seen = Seen(_Laid(store), index=False)
            for story_id, value in itertools.islice(store.items(), count):
                seen.learn(story_id.decode(), value)
            indexing, held = time.process_time() - began, _resident() - before
            began = time.process_time()
            for story in timed:
                dedupe(story, seen)
            speed[count] = len(timed) / (time.process_time() - began)
            print(f"  with {count:>9,} chains    {speed[count]:8,.0f} takes/s")
            print(f"    indexed in            {indexing:8.1f} s, {1e6 * indexing / count:,.0f} s a million")
            print(f"    memory of the indexes {held / 1e6:8,.0f} MB; an entry has {size / known:,.0f} bytes")
            del seen
            gc.collect()
        store.close()
    print(f"  cost with {known:,} : {min(FEW, known):,}   {speed[min(FEW, known)] / speed[known]:.2f}")
    _print_minhash(timed, speed[known])


class _Laid(dict[str, bytes]):
    """What is written goes to memory, what was known before is read from RocksDB: each run finds the same."""

    def __init__(self, known: Rdict) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, story_id: str) -> bytes:
        value: bytes | None = self._known.get(story_id.encode())
        if value is None:
            raise KeyError(story_id)
        return value


def _fill(store: Rdict, known: int, like: list[Story], latest: datetime) -> int:
    """Write chains of one text each, their texts like those given; return the bytes that they take."""
    rng, texts = random.Random(SEED), [arrival(story).text for story in like]
    size = 0
    for number in range(known):
        at = latest - LIVE * ((known - number) / known)
        value = encode_state(ChainState("", (_change(number, _another(rng.choice(texts), rng), at),)))
        store[f"{rng.getrandbits(128):032x}".encode()] = value
        size += len(value)
    return size


def _another(text: Facts, rng: random.Random) -> Facts:
    """Return facts with other words in the place of half the rare ones."""
    other = {
        word: rng.getrandbits(32) for word in text.words if weight_of(word) > RARE_FROM and rng.random() < 0.5
    }

    def of(words: frozenset[int]) -> frozenset[int]:
        return frozenset(other.get(word, word) for word in words)

    return replace(text, words=of(text.words), head=of(text.head), lead=of(text.lead), names=of(text.names))


def _change(number: int, text: Facts, at: datetime) -> Change:
    mark = f"{number:016x}"
    return Change(
        item=(0, number, 0),
        verdict=Verdict(kind="new", because=("no earlier item has its uri, its words or its rare words",)),
        uri=f"urn:newsml:example.org:20220303:{number}",
        provider="afp",
        provider_version=None,
        fingerprint=Fingerprint(text=mark, body=mark),
        at=at,
        appended_at=at,
        headline="A headline of the usual length that says what the story is",
        facts=text.packed(),
    )


def _resident() -> int:
    """Return the bytes of memory that this process holds."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * 4096


def _print_minhash(stories: list[Story], ours: float) -> None:
    if find_spec("datasketch") is None:
        print("  datasketch is not installed, so it is left out: pip install datasketch")
        return
    datasketch: Any = import_module("datasketch")
    lsh = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    began = time.process_time()
    for number, story in enumerate(stories):
        words = story.body.split()
        mark = datasketch.MinHash(num_perm=128)
        mark.update_batch([" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))])
        lsh.query(mark)
        lsh.insert(str(number), mark)
    theirs = len(stories) / (time.process_time() - began)
    print(f"  datasketch MinHashLSH     {theirs:8,.0f} takes/s, none known before")
    print(f"  ratio, datasketch : wiredesk {ours / theirs:5.1f} times the time")


if __name__ == "__main__":
    main()
