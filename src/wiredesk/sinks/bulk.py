"""Bulk writes: documents at their revisions, in requests of bounded size, each item's answer for itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
import structlog

from wiredesk.errors import SearchServerHalt
from wiredesk.indexed.document import Document
from wiredesk.indexed.folding import folded_text
from wiredesk.indexed.mapping import FOLDED
from wiredesk.sinks.errors import Outcome, never_fits, outcome, reason_of
from wiredesk.sinks.patience import Patience, TooLarge, backoff

BULK_BYTES = 5_000_000
"""A bulk request is sent when it is this large; the server counts a document several times over."""

BLOCKED_SECONDS = 5.0
REFUSALS_BEFORE_HALT = 20
"""So many documents in a row refused for one reason are no bad copy, but a wrong mapping or server."""

log = structlog.get_logger("wiredesk.worker")

Answer = tuple["Write", int, dict[str, Any] | None]
"""A write, its status, and its error if it has one."""


@dataclass(slots=True)
class Write:
    """A document to be written, or (document None) removed, at a revision; then what became of it."""

    index: str
    story_id: str
    revision: int
    document: Document | None
    refused: str | None = None
    stale: bool = False

    @property
    def takes_away(self) -> bool:
        """Whether it leaves nothing of a text: searches must not find what is killed, not for a second."""
        return self.document is not None and self.document["status"] in {"canceled", "merged"}


class Bulk:
    """Writes for one worker; remembers how many were refused in a row."""

    def __init__(self, client: Any, patience: Patience) -> None:
        self._client = client
        self._patience = patience
        self._refusals: tuple[str, int] = ("", 0)

    async def write(self, writes: list[Write]) -> None:
        """Write until each is done, or marked as stale (a newer state is there) or refused.

        What cannot be taken now is tried again, alone. Raises Stopping, or SearchServerHalt.
        """
        left = writes
        attempt = 0
        while left:
            answers = [answer for part in _parts(left) for answer in await self._send(part)]
            again = [answer for answer in answers if self._note(*answer) in {Outcome.RETRY, Outcome.BLOCKED}]
            left = [write for write, _, _ in again]
            if left:
                blocked = any(outcome(status, error) is Outcome.BLOCKED for _, status, error in again)
                why = reason_of(again[0][2])
                log.warning("Elasticsearch cannot take all now, trying again", documents=len(left), why=why)
                await self._patience.pause(BLOCKED_SECONDS if blocked else backoff(attempt))
                attempt += 1

    def _note(self, write: Write, status: int, error: dict[str, Any] | None) -> Outcome:
        """Mark a write with what its answer says; SearchServerHalt if no retry will help."""
        result = outcome(status, error)
        if result is Outcome.DONE:
            self._refusals = ("", 0)
        elif result is Outcome.STALE:
            write.stale = True
        elif result is Outcome.REFUSED:
            write.refused = reason_of(error)
            self._count_refusal(write.refused, error)
        elif result is Outcome.HALT:
            raise SearchServerHalt(
                f"{write.index}: {reason_of(error)}; give the worker the right to write, "
                "and run `wiredesk setup`"
            )
        return result

    async def _send(self, part: list[_Encoded]) -> list[Answer]:
        """Send one bulk request; what is too large for the server together is halved, alone it is refused."""
        lines = [line for encoded in part for line in encoded.lines]
        refresh = any(encoded.write.takes_away for encoded in part)
        try:
            answer = await self._patience.until_taken(
                lambda: self._client.bulk(operations=lines, refresh=refresh)
            )
        except TooLarge as error:
            return await self._halved(part, str(error))
        rows = [next(iter(row.values())) for row in answer["items"]]
        answers: list[Answer] = []
        too_large: list[_Encoded] = []
        for encoded, row in zip(part, rows, strict=True):
            if never_fits(reason_of(row.get("error"))):
                too_large.append(encoded)
            else:
                answers.append((encoded.write, row["status"], row.get("error")))
        if too_large:
            answers += await self._halved(too_large, "more than the server takes at once")
        return answers

    async def _halved(self, part: list[_Encoded], why: str) -> list[Answer]:
        if len(part) == 1:
            return [(part[0].write, 400, {"type": "too_large", "reason": why[:300]})]
        middle = len(part) // 2
        return [*await self._send(part[:middle]), *await self._send(part[middle:])]

    def _count_refusal(self, why: str, error: dict[str, Any] | None) -> None:
        kind = str((error or {}).get("type"))
        last, count = self._refusals
        self._refusals = (kind, count + 1 if kind == last else 1)
        if self._refusals[1] >= REFUSALS_BEFORE_HALT:
            raise SearchServerHalt(
                f"Elasticsearch refused {REFUSALS_BEFORE_HALT} documents in a row, the last one so: {why}; "
                "the mapping does not fit: run `wiredesk setup --check`"
            )


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A write as the lines of a bulk request."""

    write: Write
    lines: tuple[bytes, ...]


def _encoded(write: Write) -> _Encoded:
    target = {
        "_index": write.index,
        "_id": write.story_id,
        "version": write.revision,
        "version_type": "external_gte",
    }
    if write.document is None:
        return _Encoded(write, (orjson.dumps({"delete": target}),))
    kept = {**write.document, FOLDED: folded_text(write.document)}
    return _Encoded(write, (orjson.dumps({"index": target}), orjson.dumps(kept)))


def _parts(writes: Iterable[Write]) -> Iterable[list[_Encoded]]:
    """Part writes into requests of some BULK_BYTES."""
    part: list[_Encoded] = []
    size = 0
    for encoded in map(_encoded, writes):
        length = sum(map(len, encoded.lines))
        if part and size + length > BULK_BYTES:
            yield part
            part, size = [], 0
        part.append(encoded)
        size += length
    if part:
        yield part
