"""A reader's question as a search request. Pure: what it asks of the server is bounded whatever is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from wiredesk.errors import UsageError
from wiredesk.indexed.folding import fold
from wiredesk.indexed.mapping import FOLDED

MAX_QUERY_CHARS = 1_000
MAX_HITS = 1_000
MAX_HIGHLIGHTED_CHARS = 500_000
"""The text that matched is looked for in so much of a body; over its own bound (1,000,000) the server fails
the whole search."""

_FIELDS = (
    "headline^4",
    "slugline^2",
    "summary^2",
    "body",
    "captions.text",
    "byline^2",
    "dateline.text",
    "actors.role",
    "ednote",
    FOLDED,
)
_WORD_SYNTAX = "WHITESPACE|PHRASE|NOT|AND|OR|PRECEDENCE|ESCAPE"
"""simple_query_string's operators that cost little; prefixes and fuzziness are left out."""

_AGO = re.compile(r"(\d{1,6})\s*(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_QID = re.compile(r"Q\d+|(gov|x):.+")


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. words: "*" is everything; region, actor: a code, an id or a name; limit: hits."""

    words: str
    region: str | None = None
    actor: str | None = None
    since: datetime | None = None
    limit: int = 10


def request(question: Question) -> dict[str, Any]:
    """Return the body of the search. Raises UsageError for a question that is too long."""
    words = question.words.strip()
    if len(words) > MAX_QUERY_CHARS:
        raise UsageError(f"the query has {len(words)} characters; the bound is {MAX_QUERY_CHARS}")
    everything = words in {"", "*"}
    filters: list[dict[str, Any]] = []
    if question.region:
        filters.append(_any_of(question.region, "focus_regions", "region_codes", "region_names"))
    if question.actor:
        filters.append(_actor(question.actor))
    if question.since:
        filters.append({"range": {"chain.last_changed": {"gte": question.since.isoformat()}}})
    query: dict[str, Any] = {"bool": {"filter": filters}}
    if everything:
        query["bool"]["must"] = {"match_all": {}}
    else:
        query["bool"]["must"] = {
            "dis_max": {"queries": [_words(spelt) for spelt in dict.fromkeys((words, fold(words)))]}
        }
    newest = [{"chain.last_changed": "desc"}, {"story_id": "asc"}]
    return {
        "query": query,
        "size": min(question.limit, MAX_HITS),
        "sort": newest if everything else ["_score", *newest],
        "track_total_hits": True,
        "timeout": "10s",
        "_source": {"excludes": [FOLDED]},
        "highlight": {
            "max_analyzed_offset": MAX_HIGHLIGHTED_CHARS,
            "fields": {"body": {"fragment_size": 140, "number_of_fragments": 1}},
            "pre_tags": ["\x01"],
            "post_tags": ["\x02"],
        },
    }


def moment(text: str, now: datetime) -> datetime:
    """Read how far back: "90m", "2h", "3d", "1w" before now, a date, or RFC 3339; else UsageError."""
    if ago := _AGO.fullmatch(text.strip().lower()):
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{text!r} is no time: write 2h, 3d, 2022-03-03 or 2022-03-03T14:05:00Z") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _words(words: str) -> dict[str, Any]:
    return {
        "simple_query_string": {
            "query": words,
            "fields": list(_FIELDS),
            "default_operator": "and",
            "flags": _WORD_SYNTAX,
            "lenient": True,
        }
    }


def _actor(actor: str) -> dict[str, Any]:
    if _QID.fullmatch(actor):
        return {"term": {"actor_ids": actor}}
    return {
        "bool": {
            "should": [{"term": {"actor_names": actor}}, {"match_phrase": {FOLDED: fold(actor)}}],
            "minimum_should_match": 1,
        }
    }


def _any_of(value: str, *fields: str) -> dict[str, Any]:
    spelt = dict.fromkeys((value, value.upper(), value.title()))
    return {
        "bool": {
            "should": [{"terms": {field: list(spelt)}} for field in fields],
            "minimum_should_match": 1,
        }
    }
