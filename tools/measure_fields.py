"""Measures how many fields of labelled samples are read right.

    python tools/measure_fields.py FOLDER [--wrong]

FOLDER holds samples as they came; beside a sample X stands its label X.toml in the form of the golden records
(tests/unit/golden): one [[item]] a story or rejection in the order of reading, with every field that is not
empty. A .received.json (file name → time) may say when each came. Samples without a label are left out.

A field counts where the label or the reading has it: what is read though the label has it not is wrong too.
Texts are compared with white space made single, times to the second. The paragraphs are one field, right only
if all are equal; the share of equal paragraphs is printed beside it. format only says in which line an item
is counted. The uri counts only where the label has one, and a field that nobody can tell from the sample is
named in the item's not_judged.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

import build_formats_doc
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

FIELDS = ("rejected", *build_formats_doc.FIELDS)
"""What is judged. Not judged: when and whence a copy came, counts, flags."""

WIDTH = 300
"""Characters of a value that are shown where it is wrong."""


@dataclass(frozen=True)
class Judged:
    """A field of an item, as labelled and as read; None where it is empty."""

    sample: str
    format: str
    name: str
    wanted: Any
    found: Any

    @property
    def right(self) -> bool:
        """Tell whether it was read as labelled."""
        return bool(self.wanted == self.found)


@dataclass
class Measured:
    """All that was judged, and how many of the labelled paragraphs were read, in their order."""

    judged: list[Judged] = field(default_factory=list)
    paragraphs: int = 0
    equal_paragraphs: int = 0


def plain(value: Any) -> Any:
    """Return a value in the form that is compared; None for what is empty."""
    match value:
        case str():
            return " ".join(value.split()) or None
        case datetime():
            return value.replace(microsecond=0)
        case dict():
            return {key: one for key, one in ((key, plain(one)) for key, one in value.items()) if one} or None
        case list() | tuple():
            return [one for one in map(plain, value) if one is not None] or None
    return value


def fields_of(one: Story | Rejected) -> dict[str, Any]:
    """Return an item in the labels' form: a provider's id, captions as [text, credit]."""
    if isinstance(one, Rejected):
        return {"rejected": one.reason}
    found = one.model_dump(exclude_none=True)
    if "provider" in found:
        found["provider"] = found["provider"]["id"]
    found["captions"] = [[caption.text, caption.credit] for caption in one.captions]
    return found


def judge(sample: str, label: dict[str, Any], found: dict[str, Any]) -> Iterator[Judged]:
    """Yield each field that the label or the reading of an item has."""
    left_out = set(label.get("not_judged", ())) | (set() if "uri" in label else {"uri"})
    for name in FIELDS:
        wanted, read = plain(label.get(name)), plain(found.get(name))
        if name not in left_out and (wanted is not None or read is not None):
            yield Judged(sample, label.get("format") or found.get("format") or "-", name, wanted, read)


def measure(folder: Path) -> Measured:
    """Read the labelled samples in a folder and judge every field of them.

    Raises tomllib.TOMLDecodeError for a label that is no TOML, UsageError for a folder that is not there.
    """
    measured = Measured()
    for copy in read_paths([folder]):
        label = Path(f"{copy.source}.toml")
        if not isinstance(copy, RawRecord) or not label.is_file():
            continue
        labelled = tomllib.loads(label.read_text("utf-8")).get("item", [])
        read = [fields_of(one) for one in normalise(copy)]
        for wanted, found in zip_longest(labelled, read, fillvalue={}):
            measured.judged += judge(label.stem, wanted, found)
            ours, theirs = plain(wanted.get("paragraphs")) or [], plain(found.get("paragraphs")) or []
            measured.paragraphs += len(ours)
            measured.equal_paragraphs += sum(
                block.size
                for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
            )
    return measured


def table(title: str, judged: Sequence[Judged], key: str) -> list[str]:
    """Return the lines of a table: for each value of the key how many are right, of how many."""
    total = Counter(getattr(one, key) for one in judged)
    right = Counter(getattr(one, key) for one in judged if one.right)
    order = FIELDS if key == "name" else sorted(total)
    return [title, *(share(name, right[name], total[name]) for name in order if total[name])]


def share(name: str, right: int, total: int) -> str:
    """Return a line: how many are right, of how many, and the share."""
    return f"  {name:<18}{right:>6} / {total:<6}{right / total if total else 1:>8.4f}"


def report(measured: Measured, *, wrong: bool) -> list[str]:
    """Return the lines to print. wrong: also each field that was not read as labelled."""
    judged = measured.judged
    lines = [*table("By format", judged, "format"), *table("By field", judged, "name")]
    lines.append(share("each paragraph", measured.equal_paragraphs, measured.paragraphs))
    lines.append("All")
    lines.append(share("fields", sum(one.right for one in judged), len(judged)))
    if wrong:
        for one in judged:
            if not one.right:
                lines += [f"{one.sample}: {one.name}", *differences(one.wanted, one.found)]
    return lines


def differences(wanted: Any, found: Any) -> list[str]:
    """Return what a field has and should have; of lists only the members that differ."""
    if isinstance(wanted, list) and isinstance(found, list):
        lines = [f"  - {str(one)[:WIDTH]}" for one in wanted if one not in found]
        lines += [f"  + {str(one)[:WIDTH]}" for one in found if one not in wanted]
        return lines or [f"  order: {str(wanted)[:WIDTH]}"]
    return [f"  - {shown(wanted)}", f"  + {shown(found)}"]


def shown(value: Any) -> str:
    """Return a value as it is printed, shortened."""
    return value.isoformat() if isinstance(value, date) else str(value)[:WIDTH]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 2 where nothing in the folder is labelled."""
    parser = argparse.ArgumentParser(
        description="Measure how many fields of labelled samples are read right."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the fields that are wrong")
    given = parser.parse_args(arguments)
    measured = measure(given.folder)
    if not measured.judged:
        print(f"{given.folder}: no sample X with its label X.toml", file=sys.stderr)
        return 2
    print("\n".join(report(measured, wrong=given.wrong)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
