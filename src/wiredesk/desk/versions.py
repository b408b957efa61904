"""A story's versions for a reader: its history, and two of its texts held against each other word by word.

Only what was shown comes out: nothing that was killed, nothing later than the document, and nothing that was
under embargo or held unless it was shown when that was over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Literal

from wiredesk.deduped.record import Deduped
from wiredesk.indexed.document import Document
from wiredesk.normalised.story import Story

FIELDS = ("headline", "summary", "body")
"""What is compared, in the order of reading."""

MOST_EXACT = 4_000
"""Words of a changed passage up to which frequent ones are a place to match at, too."""

LONE = 3
"""A single word of so few letters that two changes share is taken into them: it matches by chance."""

_TOKEN = re.compile(r"\n+|\S+")

Read = Callable[[Collection[int]], dict[int, Deduped]]
"""Return of some versions' texts those that the log keeps, and any others met on the way."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two texts share, or that one of them has."""

    op: Literal["same", "removed", "added"]
    text: str


Comparison = dict[str, list[Piece]]
"""By field, in the order of reading; fields that neither text has are left out."""


def comparable(document: Document) -> range:
    """Return the versions whose texts were shown and not killed; of these some may have been withheld."""
    if document["status"] == "canceled":
        return range(0)
    kills = [entry["version"] for entry in document["chain"]["history"] if entry["kind"] == "kill"]
    return range(max(kills, default=0) + 1, document["version"] + 1)


def compare(
    document: Document, versions: tuple[int, int], read: Read, *, now: datetime, keeping: int
) -> Comparison | str:
    """Return what differs between two versions' texts, or in one clause why they cannot be compared.

    now: whether an embargo is over; keeping: days for which the log keeps texts.
    """
    allowed = comparable(document)
    if not allowed:
        return "it was killed, and no text of it is shown"
    for version in versions:
        if version not in allowed:
            before = "; what came before was killed" if allowed.start > 1 else ""
            return f"there is no version {version} to be compared: shown {_are(allowed)}{before}"
    texts = {document["version"]: _text_of(document)}
    wanted = set(versions) - set(texts)
    kept = read(wanted) if wanted else {}
    for version, kept_one in kept.items():
        story = kept_one.story
        if version in allowed and version not in texts and _was_shown(story, version, document, now):
            texts[version] = _text_of(story)
    for version in versions:
        if version in kept and version not in texts:
            return f"version {version} was under embargo or held, and was not shown; {_left(texts)}"
        if version not in texts:
            return f"the text of version {version} is gone: texts are kept for {keeping} days; {_left(texts)}"
    one, other = (texts[version] for version in versions)
    return {name: pieces(one[name], other[name]) for name in FIELDS if one[name] or other[name]}


def pieces(before: str, after: str) -> list[Piece]:
    """Return a text's words in order, those that it lost and those that it won between those that it kept.

    First whole lines are matched, then words within what differs. Blanks are told as one; lines stay apart.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[tuple[list[str], list[str], bool]] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one, other = _tokens("".join(old[i:j])), _tokens("".join(new[k:m]))
        found += [(one, one, True)] if op == "equal" else _within(one, other)
    return list(_joined(found))


def _within(one: list[str], other: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    """Yield the passages of two texts: each side's words, and whether they are the same."""
    frequent_too = max(len(one), len(other)) <= MOST_EXACT
    codes = SequenceMatcher(None, one, other, autojunk=not frequent_too).get_opcodes()
    for number, (op, i, j, k, m) in enumerate(codes):
        between = 0 < number < len(codes) - 1
        lone = between and j - i == 1 and len(one[i]) <= LONE and not one[i].isspace()
        yield one[i:j], other[k:m], op == "equal" and not lone


def _joined(passages: list[tuple[list[str], list[str], bool]]) -> Iterator[Piece]:
    """Yield pieces of passages, those of one kind behind each other as one."""
    at = 0
    while at < len(passages):
        same = passages[at][2]
        end = at
        one: list[str] = []
        other: list[str] = []
        while end < len(passages) and passages[end][2] == same:
            one += passages[end][0]
            other += passages[end][1]
            end += 1
        at = end
        if same:
            yield Piece("same", _text(one))
            continue
        if one:
            yield Piece("removed", _text(one))
        if other:
            yield Piece("added", _text(other))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _text(tokens: Sequence[str]) -> str:
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(tokens))


def _text_of(one: Document | Story) -> dict[str, str]:
    get: Callable[[str], Any] = one.get if isinstance(one, dict) else lambda name: getattr(one, name)
    return {name: get(name) or "" for name in FIELDS}


def _was_shown(story: Story, version: int, document: Document, now: datetime) -> bool:
    """Tell whether a text was shown: it was free, or its embargo ended before another text or a hold came."""
    if story.status == "usable":
        return True
    until = story.embargoed_until
    if story.status != "embargoed" or until is None or until > now:
        return False
    ends = [
        datetime.fromisoformat(entry["at"])
        for entry in document["chain"]["history"]
        if entry["version"] > version or (entry["version"] == version and entry["kind"] == "hold")
    ]
    return bool(ends) and min(ends) > until


def _are(versions: Collection[int]) -> str:
    return f"is {min(versions)}" if len(versions) == 1 else f"are {min(versions)} to {max(versions)}"


def _left(texts: Collection[int]) -> str:
    if len(texts) == 1:
        return f"only {min(texts)} is left, and nothing to compare it with"
    *some, last = map(str, sorted(texts))
    return f"{', '.join(some)} and {last} can be compared"
