"""Writes deduped/data/common_words.tsv: how many of 10,000 takes have a word, for the commonest words.

    python tools/build_common_words.py FILE.jsonl.gz

FILE: takes, a record a line with `raw` and `places`; those from the last 2,000 with a place on, which
tools/fit_salience.py keeps for a final look, are not counted. What is kept are counts, and no text.
"""

from __future__ import annotations

import gzip
import itertools
import sys
from collections import Counter
from pathlib import Path

import orjson

from wiredesk.deduped.facts import _TOKEN
from wiredesk.deduped.tokens import PLAIN
from wiredesk.normalised.normalise import normalise
from wiredesk.raw.reading import read_paths
from wiredesk.rejected import Rejected

COMMON_WORDS = Path(__file__).parent.parent / "src/wiredesk/deduped/data/common_words.tsv"
KEPT = 3_000
LAST = 2_000
HEADER = "# how many of 10,000 takes of an English wire (1987) have a word; tools/build_common_words.py\n"


def main() -> None:
    """Count in how many takes each word stands, and write the commonest."""
    counts: Counter[str] = Counter()
    takes = 0
    path = Path(sys.argv[1])
    for raw in itertools.islice(read_paths([path]), counted(path)):
        if isinstance(raw, Rejected):
            continue
        for item in normalise(raw):
            if isinstance(item, Rejected):
                continue
            takes += 1
            text = "\n".join((item.headline or "", *item.paragraphs)).translate(PLAIN)
            counts.update({token.casefold() for token in _TOKEN.findall(text)})
    words = [(word, count) for word, count in counts.most_common() if len(word) > 2 and not word[0].isdigit()]
    rows = sorted((word, round(count * 10_000 / takes)) for word, count in words[:KEPT])
    COMMON_WORDS.write_text(HEADER + "".join(f"{word}\t{count}\n" for word, count in rows), "utf-8")


def counted(path: Path) -> int:
    """Return how many takes come before the last ones."""
    with gzip.open(path) as lines:
        places = [at for at, line in enumerate(lines) if orjson.loads(line)["places"]]
    return places[-LAST]


if __name__ == "__main__":
    main()
