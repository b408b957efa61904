"""The part of make bench that looks at tagging alone: takes a second, start-up, memory.

    python tools/bench_tagging.py [--corpus FILE.jsonl.gz] [--takes N]

Takes are read and de-duplicated before; timed is tag() with its evidence, and the record that is made of it,
in processor time on one core. Beside it runs spaCy's small English model on the same texts where it is
installed: it finds names and their sort, and says neither which place or person they mean nor what the story
is about, so the ratio tells what either costs and not which is better.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import bench_corpus
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.indexed.document import item_view
from wiredesk.raw.record import RawRecord
from wiredesk.tagged.tag import tag

TAKES = 2_000
MODEL = "en_core_web_sm"
INSTALL = f"pip install spacy && python -m spacy download {MODEL}"
RUNS = 3

_FRESH = """
import resource, sys, time
def held():
    try:  # what getrusage tells of a new process on Linux is its parent's
        lines = open("/proc/self/status").read().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
began = time.process_time()
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.tag import tag
imported, before = time.process_time(), held()
lexicon()
print(imported - began, time.process_time() - imported, before, held())
"""


def main() -> None:
    """Measure tagging by itself and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="files that `wiredesk feed` takes")
    parser.add_argument("--takes", type=int, default=TAKES, help="how many at most")
    arguments = parser.parse_args()
    print_tagging(bench_corpus.corpus(arguments.corpus, arguments.takes))


def print_tagging(corpus: list[RawRecord]) -> None:
    """Print what tagging the first takes of a corpus costs, and what starting does."""
    takes = read_takes(corpus[:TAKES])
    imports, tables, before, after = start_up()
    print(f"tagging on one core, {len(takes):,} takes of {_length(takes):,.0f} characters, in processor time")
    print(f"  start-up: imports         {imports:8.2f} s")
    print(
        f"  start-up: tables          {tables:8.2f} s   {after - before:,.0f} MB more, {after:,.0f} MB in all"
    )
    seconds = best_of(lambda: [item_view(tag(take)) for take in takes])
    print(f"  tags and records          {len(takes) / seconds:8,.0f} takes/s")
    model = spacy_model()
    if model is None:
        print(f"  spaCy {MODEL} is not installed, so it is left out: {INSTALL}")
        return
    texts = [_text(take) for take in takes]
    theirs = best_of(lambda: [doc.ents for doc in model.pipe(texts)])
    print(f"  spaCy {MODEL:<19} {len(takes) / theirs:8,.0f} takes/s")
    print(f"  ratio, spaCy : wiredesk   {theirs / seconds:8.1f} times the time")


def read_takes(corpus: list[RawRecord]) -> list[Deduped]:
    """Return the stories of copies as tag() takes them."""
    seen = Seen()
    return [deduped for story in bench_corpus.stories(corpus) for deduped in dedupe(story, seen)]


def start_up() -> tuple[float, float, float, float]:
    """Return a new process's seconds for imports and tables, and the most MB it held before and after."""
    told = subprocess.run([sys.executable, "-c", _FRESH], check=True, capture_output=True, text=True)
    imports, tables, before, after = map(float, told.stdout.split())
    return imports, tables, before, after


def best_of(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the least processor time of some runs, in seconds."""
    found = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found)


def spacy_model() -> Any | None:
    """Return spaCy's small English model, None where it is not installed."""
    if find_spec("spacy") is None or find_spec(MODEL) is None:
        return None
    return import_module("spacy").load(MODEL)


def _text(take: Deduped) -> str:
    return f"{take.story.headline or ''}\n\n{take.story.body}"


def _length(takes: list[Deduped]) -> float:
    return sum(len(_text(take)) for take in takes) / max(1, len(takes))


if __name__ == "__main__":
    main()
