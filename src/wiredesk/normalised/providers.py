"""The agencies: from whatever names one (id, long name, domain, code, credit) to its profile.

Two questions are told apart. known() is asked of a piece of text, where "map" and "Sid" are words: names of
up to four letters count there as they are written in the table, or in capitals. profile_of() is asked of what
can only name a provider, an element or a header: any case, ids and codes too, a domain, an address, a qcode.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from wiredesk.normalised.profiles import Profile, profiles
from wiredesk.normalised.story import Provider

_BEFORE, _BEHIND = " \t\r\n\f\v\u00a0([/<©", " \t\r\n\f\v\u00a0)]/>.:;,*"
_URL = re.compile(r"^(?:https?://)?(?:[^/?#@\s]*@)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:[/?#].*)?$")
_URN = re.compile(r"^(?:urn:[\w-]+|tag):([\w.-]+)[:,]")
_ADDRESS = re.compile(r"^(.*?)\s*<[^<>@\s]+@([\w.-]+)>?$")
_QCODE = re.compile(r"^[A-Za-z][\w.-]{0,30}:([^\s:/]+)$")
_CODE_PAGE = re.compile(r"^https?://.*/\w*(?:provider|agency|source|party)\w*/([\w.-]+)/?$", re.IGNORECASE)
_NOTICE = re.compile(
    r"^(?:©|\(c\)|copyright\b|copyr\.)[\s:]*(?:©|\(c\))?\s*|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b,?|"
    r"[\s.,]*\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|"
    r"tutti i diritti|riproduzione riservata).*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^([^()]+?)\s*\(([^()]+)\)?$")
_PARTS = re.compile(r"\s*[/|,;]\s*|\s+[-–—]\s+|\s+(?:via|for|by)\s+")
_LINK = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#]|$)")
_SECOND_LEVEL = frozenset("ac co com edu go gob gouv gov govt gv mil ne net or org".split())
"""Under which a country's domains are registered: co.uk, com.au, go.jp."""

_NO_SLUG = re.compile(r"[^\w]+")
_SERVICES = frozenset(
    """newswire newswires wire wires feed photo photos images pictures text texts sport sports business world
    newsfeatures online english german french spanish italian arabic portuguese basisdienst landesdienst
    gmbh ltd ltd. limited plc inc inc. llc ag newsroom desk newsdesk staff service services""".split()
)
"""Words behind an agency's name for one of its services, or for its legal form."""

_SHORT = 4
_LONGEST = 60
_LONGEST_LINE = 2 * _LONGEST
_LONGEST_STATED = 300

STANDARD_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5} | {str(n): n for n in range(1, 9)}
"""ANPA 1312's letters (flash, bulletin, urgent, regular, deferred) and IPTC's numbers."""


def profile_of(text: str | None) -> Profile | None:
    """Return the profile of who a provider's element, header, code or address names; None if not known."""
    return _profile_of(text) if text and len(text) <= _LONGEST_STATED else None


def known(text: str | None) -> Profile | None:
    """Return the agency that a piece of text names, and nothing else with it; None if it names none."""
    if not text or len(text) > _LONGEST_LINE:
        return None
    name = _plain(text)
    if not name or len(name) > _LONGEST:
        return None
    table = _table()
    found = table.written.get(name)
    if found is not None or len(name) <= _SHORT:
        return found
    return table.folded.get(name.lower()) or _of_domain(name)


def provider_of(text: str | None) -> Provider | None:
    """Return who a provider's element or header names; one that is not in the table keeps its own name."""
    profile = profile_of(text)
    if profile is not None:
        return profile.provider
    name = _plain(text or "")
    if (address := _ADDRESS.match(name)) and address[1]:
        name = address[1].strip("\" '")
    elif qcode := _QCODE.match(name):
        name = qcode[1]
    name += ")" * (name.count("(") - name.count(")"))
    domain = _domain(name)
    slug = _NO_SLUG.sub("-", ((domain and site_name(f"https://{domain}")) or name).lower()).strip("-")
    return Provider(id=slug[:_LONGEST], name=name[:200]) if slug else None


def named(text: str | None) -> str | None:
    """Return a text that states a known agency, by its name, a code or a link; else None."""
    return text if profile_of(text) is not None else None


def domain_of(link: str | None) -> str | None:
    """Return the domain that is registered: "https://en.yna.co.kr/view/1" → "yna.co.kr"; None for no link."""
    found = _LINK.match((link or "").strip().lower())
    if found is None:
        return None
    labels = found[1].removeprefix("www.").split(".")
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-count:])


def site_name(link: str | None) -> str | None:
    """Return the word by which a site goes: "https://www.example.co.uk/" → "example"; None for no link."""
    domain = domain_of(link)
    label = domain.partition(".")[0] if domain else ""
    return (domain if label in _SECOND_LEVEL else label) or None


def zone_of(text: str | None) -> tzinfo:
    """Return the zone in which an agency tells times without one; UTC if it is not known."""
    profile = profile_of(text)
    return UTC if profile is None or profile.zone is None else ZoneInfo(profile.zone)


def urgency_of(priority: str | int | None, provider: str | None = None) -> int | None:
    """Return an agency's own priority, a letter or number, as urgency 1 to 8; None where it says nothing."""
    stated = str(priority if priority is not None else "").strip().lower()
    profile = profile_of(provider)
    own = profile.urgencies.get(stated) if profile is not None else None
    return own or STANDARD_URGENCIES.get(stated)


def owner_of_mark(line: str) -> Profile | None:
    """Return the agency whose end mark, with its name in it, a line is: "Lusa/Fim", "(©NTB)", "==Kyodo"."""
    return _table().marks.get(line.strip()) if len(line) <= _LONGEST else None


def use(path: Path | None, formats: Collection[str] = ()) -> None:
    """Take a newsroom's own profiles beside the package's from now on; None: the package's alone.

    formats: the names that a profile's format may have, by default any. For the edges, once, before anything
    is read. Raises UsageError, with file, profile and key.
    """
    _TABLES[:] = [_made(path, formats)]
    _profile_of.cache_clear()


@dataclass(frozen=True, slots=True)
class _Table:
    """Name → profile. written: as in the table; folded: in lower case; stated: codes and ids with them.

    marks: end marks that say whose they are and never differ.
    """

    written: dict[str, Profile] = field(default_factory=dict)
    folded: dict[str, Profile] = field(default_factory=dict)
    stated: dict[str, Profile] = field(default_factory=dict)
    domains: dict[str, Profile] = field(default_factory=dict)
    marks: dict[str, Profile] = field(default_factory=dict)


_TABLES: list[_Table] = []
"""The table in use, made when it is first asked for."""


def _table() -> _Table:
    if not _TABLES:
        use(None)
    return _TABLES[0]


def _made(path: Path | None, formats: Collection[str]) -> _Table:
    table = _Table()
    listed = profiles(path, formats).values()
    for profile in listed:
        for name in map(_plain, (profile.provider.name, *profile.names)):
            table.written.setdefault(name, profile)
            table.folded.setdefault(name.lower(), profile)
            table.stated.setdefault(name.lower(), profile)
        for domain in profile.domains:
            table.domains.setdefault(domain, profile)
        for mark in profile.end_marks.as_lines:
            if "{" not in mark and any(map(mark.__contains__, (profile.provider.name, *profile.names))):
                table.marks.setdefault(mark, profile)
    for profile in listed:
        for name in (profile.provider.name, *profile.names):
            table.written.setdefault(_plain(name).upper(), profile)
        for code in (profile.provider.id, *profile.codes):
            table.stated.setdefault(code.lower(), profile)
    return table


def _plain(text: str) -> str:
    """Return a name without what stands round it; one bracket of a pair within it goes too."""
    return " ".join(text.lstrip(_BEFORE).rstrip(_BEHIND).split())


@lru_cache(maxsize=4096)
def _profile_of(text: str) -> Profile | None:
    name = _plain(text)
    table = _table()
    for code in _codes(name):
        found = table.written.get(code) or table.stated.get(code.lower()) or _of_domain(code)
        if found is not None:
            return found
    return next(filter(None, map(known, _names(name))), None)


def _codes(name: str) -> Iterator[str]:
    """Yield what can be a code: the whole statement, and what stands behind its scheme ("nprov:AFP")."""
    yield name
    scheme = _QCODE.match(name) or _CODE_PAGE.search(name)
    if scheme is not None:
        yield scheme[1]


def _names(name: str) -> Iterator[str]:
    """Yield names within a statement, which a code there is none of: "© 2022 AFP", "AP Photo", "APA/dpa"."""
    if (address := _ADDRESS.match(name)) is not None:
        yield address[2]
        name = address[1].strip("\" '")
    elif "://" in name:
        return
    bare = _plain(_NOTICE.sub("", name))
    if (bracketed := _BRACKETED.match(bare)) is not None:
        yield from bracketed.groups()
    for part in (bare, *_PARTS.split(bare)[:4]):
        yield part
        yield from _without_service(part)


def _without_service(name: str) -> Iterator[str]:
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _SERVICES:
        words.pop()
        yield " ".join(words)


def _of_domain(name: str) -> Profile | None:
    """Return whose domain, page, address or URN it is; a part of a known domain is its owner's."""
    domain = _domain(name)
    if domain is None:
        return None
    domains = _table().domains
    labels = domain.split(".")
    for at in range(max(0, len(labels) - 5), len(labels) - 1):
        found = domains.get(".".join(labels[at:]))
        if found is not None:
            return found
    return None


def _domain(name: str) -> str | None:
    if "." not in name:
        return None
    name = name.lower()
    found = _URN.match(name) or _URL.match(name)
    return found[1].removeprefix("www.") if found else None
