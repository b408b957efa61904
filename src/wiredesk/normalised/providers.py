"""The agencies: from whatever names one (id, long name, domain, credit) to its id, name and zone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wiredesk.normalised.story import Provider

_EDGES = re.compile(r"^[\s(\[/<©]+|[\s)\]/>.:;,*]+$")
_URL = re.compile(r"^(?:https?://)?(?:www\.)?([\w.-]+\.[a-z]{2,})(?:[/?#].*)?$")
_NO_SLUG = re.compile(r"[^\w]+")
_LONGEST = 60
_LONGEST_LINE = 2 * _LONGEST


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the table. zone: a name of the tz database, None where none is usual."""

    provider: Provider
    zone: str | None


def known(text: str | None) -> Agency | None:
    """Return the agency that a text names, and nothing else with it; None if it names none."""
    return _known(text) if text and len(text) <= _LONGEST_LINE else None


def provider_of(text: str | None) -> Provider | None:
    """Return who a provider's element or header names; one that is not in the table keeps its own name."""
    agency = known(text)
    if agency is not None:
        return agency.provider
    name = " ".join(_EDGES.sub("", text or "").split())
    slug = _NO_SLUG.sub("-", (_domain(name) or name).lower()).strip("-")
    return Provider(id=slug[:_LONGEST], name=name[:200]) if slug else None


def zone_of(text: str | None) -> tzinfo:
    """Return the zone in which an agency tells times without one; UTC if it is not known."""
    agency = known(text)
    if agency is None or agency.zone is None:
        return UTC
    try:
        return ZoneInfo(agency.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


@lru_cache(maxsize=4096)
def _known(text: str) -> Agency | None:
    name = _plain(text)
    return _table().get(name) if name else None


def _plain(text: str) -> str:
    name = " ".join(_EDGES.sub("", text).split()).lower()
    if len(name) > _LONGEST:
        return ""
    return _domain(name) or name


def _domain(name: str) -> str | None:
    found = _URL.match(name.lower())
    return found[1] if found else None


@cache
def _table() -> Mapping[str, Agency]:
    """Return every name in lower case → agency."""
    rows = tomllib.loads(files("wiredesk.normalised").joinpath("providers.toml").read_text("utf-8"))
    table: dict[str, Agency] = {}
    for agency_id, row in rows.items():
        agency = Agency(Provider(id=agency_id, name=row["name"]), row.get("zone"))
        for name in (agency_id, row["name"].lower(), *row.get("names", ())):
            table.setdefault(name, agency)
    return table
