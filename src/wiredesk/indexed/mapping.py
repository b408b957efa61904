"""The index: one explicit mapping, a template for the monthly indices, and the alias that shows them.

Only what every Elasticsearch has is used: the types and the `standard` analysis of the smallest distribution.
An unknown field is refused (dynamic: strict), so that a record which the mapping forgot is seen at once.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wiredesk.settings import ElasticsearchSettings

MAPPING_VERSION = 2
"""Raised with each change of the mapping; `wiredesk setup` brings the server's template up to it."""

FOLDED = "folded"
"""The one field that is ours and not the record's: names without marks, for search; never printed."""

_WORD: dict[str, Any] = {"type": "keyword", "ignore_above": 1024}
_DATE: dict[str, Any] = {"type": "date", "format": "strict_date_optional_time"}
_TEXT: dict[str, Any] = {"type": "text"}
_TITLE: dict[str, Any] = {"type": "text", "fields": {"exact": _WORD}}
_NUMBER: dict[str, Any] = {"type": "integer"}
_KEPT: dict[str, Any] = {"type": "object", "enabled": False}
"""Kept in the document and not searched."""


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"properties": properties}


PROPERTIES: dict[str, Any] = {
    "story_id": _WORD,
    "version": _NUMBER,
    "revision": _NUMBER,
    "uri": _WORD,
    "provider": _object(id=_WORD, name=_WORD),
    "provider_version": _WORD,
    "format": _WORD,
    "headline": _TITLE,
    "slugline": _TITLE,
    "byline": _TITLE,
    "language": _WORD,
    "urgency": _NUMBER,
    "category": _WORD,
    "word_count": _NUMBER,
    "take": _WORD,
    "signals": _WORD,
    "status": _WORD,
    "dateline": _object(text=_TEXT, place=_WORD, region=_WORD, published_on=_DATE),
    "published_at": _DATE,
    "received_at": _DATE,
    "embargoed_until": _DATE,
    "paragraphs": {"type": "text", "index": False},
    "body": _TEXT,
    "captions": _object(text=_TEXT, credit=_TITLE),
    "summary": _TEXT,
    "ednote": _TEXT,
    "signoff": _TEXT,
    "usage_terms": _TEXT,
    "copyright_holder": _TITLE,
    "subjects": _object(code=_WORD, name=_TITLE, scheme=_WORD),
    "verdict": _object(kind=_WORD, of=_WORD, method=_WORD, score={"type": "float"}, because=_TEXT),
    "chain": _object(
        first_seen=_DATE,
        last_changed=_DATE,
        versions=_NUMBER,
        copies=_NUMBER,
        providers=_WORD,
        history=_object(version=_NUMBER, kind=_WORD, at=_DATE, headline=_TEXT, changed=_TEXT),
    ),
    "regions": _object(
        code=_WORD,
        name=_WORD,
        kind=_WORD,
        country=_WORD,
        role=_WORD,
        score={"type": "float"},
        mentions=_KEPT,
    ),
    "actors": _object(
        id=_WORD,
        name=_WORD,
        kind=_WORD,
        role=_TITLE,
        country=_WORD,
        sector=_WORD,
        score={"type": "float"},
        mentions=_KEPT,
    ),
    "region_codes": _WORD,
    "region_names": _WORD,
    "focus_regions": _WORD,
    "actor_ids": _WORD,
    "actor_names": _WORD,
    "actor_countries": _WORD,
    "locations": {"type": "geo_point"},
    "flags": _WORD,
    "provenance": _object(
        source=_WORD,
        sha256=_WORD,
        topic=_WORD,
        partition=_NUMBER,
        offset={"type": "long"},
        item=_NUMBER,
        parser=_WORD,
        tagger=_WORD,
        wiredesk=_WORD,
    ),
    FOLDED: _TEXT,
}


def alias(settings: ElasticsearchSettings) -> str:
    """Return the name under which all that is shown is found."""
    return f"{settings.index_prefix}-stories"


def month_index(settings: ElasticsearchSettings, first_seen: datetime) -> str:
    """Return the index that a chain which began then lies in for good ("wire-stories-2022.03")."""
    return f"{alias(settings)}-{first_seen.astimezone(UTC):%Y.%m}"


def withheld_index(settings: ElasticsearchSettings) -> str:
    """Return the index of embargoed and held text, which no alias shows."""
    return f"{settings.index_prefix}-withheld"


def mapping() -> dict[str, Any]:
    """Return the mapping of both kinds of index."""
    return {"dynamic": "strict", "_meta": {"wiredesk": MAPPING_VERSION}, "properties": PROPERTIES}


def index_settings(settings: ElasticsearchSettings) -> dict[str, Any]:
    """Return the settings of both kinds of index."""
    return {
        "number_of_shards": settings.shards,
        "number_of_replicas": settings.replicas,
        "refresh_interval": settings.refresh_interval,
    }


def template(settings: ElasticsearchSettings) -> dict[str, Any]:
    """Return the template of the monthly indices; the alias leaves out pointers of joined chains."""
    return {
        "index_patterns": [f"{alias(settings)}-*"],
        "priority": 500,
        "version": MAPPING_VERSION,
        "_meta": {"wiredesk": MAPPING_VERSION},
        "template": {
            "settings": index_settings(settings),
            "mappings": mapping(),
            "aliases": {alias(settings): {"filter": {"bool": {"must_not": {"term": {"status": "merged"}}}}}},
        },
    }
