"""Breaks wire copy in every way that lines and gateways do, and sees that reading never raises.

    python tools/fuzz.py --minutes 60            every format's seeds, broken at random; --seed repeats
    python tools/fuzz.py --minutes 5 --format nitf

A copy is cut off, spliced with another's, has bytes changed, pieces repeated or lost, its charset changed,
codes and tags put in. What is wrong is written down with its bytes (--keep FOLDER): an exception, a
reading of over the bound's seconds, an item that is neither a story nor a rejection with a known reason.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from wiredesk.normalised.normalise import READER_FAILED, normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import REASONS, Rejected

SEEDS = Path(__file__).parents[1] / "seeds"
RECEIVED_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)
MAX_SECONDS = 2.0
"""Of processor time, within which a copy of up to 10 MB is read."""

CODES = [bytes([code]) for code in (0, 1, 2, 3, 4, 7, 8, 12, 13, 16, 22, 26, 27, 30, 31, 127, 160, 255)]
TOKENS = [
    *(
        b"<p>",
        b"</p>",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"-->",
        b"&nbsp;",
        b"&#0;",
        b"&amp;amp;",
        b"<!DOCTYPE x",
    ),
    *(b"<!ENTITY a 'b'>", b'{"a":', b"[[[[", b"}]", b"\\ud800", b'"', b"null", b"=\r\n", b"=3D", b"\xff\xfe"),
    *(
        b"\r\n\r\n",
        b"\n.\n",
        b"--b\r\n",
        b"NNNN",
        b"^",
        b"<",
        b"=",
        b"\xc3",
        b"\xe2\x80",
        b"endobj",
        b"stream",
    ),
]
CHARSETS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp850", "cp1252", "koi8-r", "shift-jis")

Break = Callable[[random.Random, bytes, bytes], bytes]


def cut(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Lose the end, or the beginning."""
    at = chance.randrange(len(copy) + 1)
    return copy[:at] if chance.random() < 0.7 else copy[at:]


def splice(chance: random.Random, copy: bytes, other: bytes) -> bytes:
    """Run into another copy."""
    return copy[: chance.randrange(len(copy) + 1)] + other[chance.randrange(len(other) + 1) :]


def flip(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Change single bytes."""
    broken = bytearray(copy)
    for _n in range(chance.randint(1, 12)):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def recode(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Read by one character set and write by another."""
    read, write = chance.choice(CHARSETS), chance.choice(CHARSETS)
    return copy.decode(read, errors="replace").encode(write, errors="replace")


def insert(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Put in codes and tokens that mean something."""
    for _n in range(chance.randint(1, 4)):
        at = chance.randrange(len(copy) + 1)
        times = chance.choice((1, 1, 1, 2, 40))
        copy = copy[:at] + chance.choice([*CODES, *TOKENS]) * times + copy[at:]
    return copy


def repeat(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Send a piece again, perhaps many times."""
    start = chance.randrange(len(copy) + 1)
    piece = copy[start : start + chance.choice((1, 10, 100, 1000))]
    return copy[:start] + piece * chance.choice((2, 3, 20, 500)) + copy[start:]


def lose(chance: random.Random, copy: bytes, _: bytes) -> bytes:
    """Lose a piece in the middle, or all line ends."""
    if chance.random() < 0.2:
        return copy.replace(b"\r", b"").replace(b"\n", chance.choice((b"", b" ", b"\r")))
    start = chance.randrange(len(copy) + 1)
    return copy[:start] + copy[start + chance.choice((1, 5, 50, 500)) :]


BREAKS: tuple[Break, ...] = (cut, splice, flip, recode, insert, repeat, lose)


def copies(only: str | None = None) -> dict[str, bytes]:
    """Return the seeds' copies by name; only: of one format."""
    folder = SEEDS / "formats" / only if only else SEEDS
    found = [one for one in read_paths([folder]) if isinstance(one, RawRecord) and one.copy_bytes]
    return {
        f"{Path(str(one.source)).relative_to(SEEDS)}#{at}": one.copy_bytes for at, one in enumerate(found)
    }


def broken(chance: random.Random, copy: bytes, other: bytes) -> bytes:
    """Return a copy broken in one to three ways."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        copy = chance.choice(BREAKS)(chance, copy, other)
    return copy


def wrong_with(copy: bytes) -> str | None:
    """Read a copy; return what is wrong with the reading, None if nothing is."""
    started = time.process_time()
    try:
        items = normalise(RawRecord(copy_bytes=copy, received_at=RECEIVED_AT))
    except Exception:  # noqa: BLE001  that is what is looked for
        return traceback.format_exc()
    seconds = time.process_time() - started  # a busy machine proves nothing
    if seconds > MAX_SECONDS:
        return f"{seconds:.1f} s for {len(copy):,} bytes"
    return next(filter(None, map(_wrong_item, items)), None) if items else "no item"


def _wrong_item(one: Story | Rejected) -> str | None:
    if isinstance(one, Rejected):
        if READER_FAILED in one.detail:
            return one.detail
        return None if one.reason in REASONS else f"unknown reason {one.reason}"
    said = one.headline or one.paragraphs or one.captions or one.signals
    return None if said else "a story of nothing"


def broken_copies(chance: random.Random, found: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield broken copies without end, with the names of the seeds they come from."""
    names = sorted(found)
    while True:
        name = chance.choice(names)
        yield name, broken(chance, found[name], found[chance.choice(names)])


def main() -> int:
    """Break and read until the time is up; 1 if anything was wrong."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--minutes", type=float, default=1.0)
    arguments.add_argument("--format")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    end = time.monotonic() + given.minutes * 60
    count, faults, kinds = 0, 0, Counter[str]()
    for name, copy in broken_copies(chance, copies(given.format)):
        if time.monotonic() > end:
            break
        count += 1
        wrong = wrong_with(copy)
        if wrong is None:
            continue
        faults += 1
        kind = wrong.strip().splitlines()[-1][:100]
        kinds[kind] += 1
        if kinds[kind] <= 3:
            given.keep.mkdir(parents=True, exist_ok=True)
            path = given.keep / hashlib.sha256(copy).hexdigest()[:16]
            path.write_bytes(copy)
            print(f"{name}: {path}\n{wrong}", file=sys.stderr)
    print(f"{count:,} broken copies read in {given.minutes:g} minutes; {faults} wrong")
    for kind, times in kinds.most_common():
        print(f"  {times:6} {kind}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
