"""Records as bytes in Kafka: JSON, and the version of their schema in a header.

A rolling upgrade runs old and new workers side by side. An old one that meets a newer record must stop and
say so, not send a good story to wire.rejected: decode() raises SchemaTooNew. Bytes that are no record of ours
are bad data, and a value: decode() gives a Rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import orjson
from pydantic import ValidationError

from wiredesk.errors import SchemaTooNew
from wiredesk.record import Record
from wiredesk.rejected import Origin, Rejected, Stage

SCHEMA = 2
"""The version of the records this wiredesk writes; raised when an older one could not read them."""

SCHEMA_HEADER = "wiredesk-schema"

R = TypeVar("R", bound=Record)

Headers = Mapping[str, bytes] | Iterable[tuple[str, bytes]] | None


def encode(record: Record) -> bytes:
    """Return the record as JSON; absent values are left out."""
    return orjson.dumps(record.model_dump(exclude_none=True), option=orjson.OPT_UTC_Z)


def schema_headers() -> dict[str, bytes]:
    """Return the header that says which schema the record has."""
    return {SCHEMA_HEADER: str(SCHEMA).encode()}


def decode(
    kind: type[R], value: bytes | None, headers: Headers, *, stage: Stage, origin: Origin
) -> R | Rejected:
    """Read a record of ours, or say why it cannot be read.

    Raises SchemaTooNew where the header names a version above SCHEMA; no header is version 1.
    """
    version = dict(headers or {}).get(SCHEMA_HEADER, b"1")
    if not version.isdigit() or value is None:
        return Rejected(stage=stage, reason="bad-record", detail="no record of wiredesk", origin=origin)
    if int(version) > SCHEMA:
        raise SchemaTooNew(
            f"{origin.topic} partition {origin.partition} offset {origin.offset}: the record has schema "
            f"{int(version)}, this wiredesk reads up to {SCHEMA}; upgrade this worker"
        )
    try:
        return kind.model_validate_json(value)
    except ValidationError as error:
        first: Any = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return Rejected(
            stage=stage,
            reason="bad-record",
            detail=f"{kind.__name__}.{where}: {first['msg']}"[:300],
            origin=origin,
            size=len(value),
        )
