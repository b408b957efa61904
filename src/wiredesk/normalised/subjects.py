"""Subjects as agencies code them: a qcode in its two parts, a name in the item's language, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wiredesk.normalised.rights import one_line
from wiredesk.normalised.story import Subject


def subject(
    code: str | None = None, name: str | None = None, scheme: str | None = None, uri: str | None = None
) -> Subject | None:
    """Return a subject of what is stated of it, None where that is nothing.

    A qcode is split at its first colon ("medtop:04000000"), a uri before its last part; no catalogue is
    looked up.
    """
    code, name = (code or "").strip(), one_line(name)
    scheme = (scheme or "").strip() or None
    if code and ":" in code and "//" not in code and not scheme:
        scheme, _, code = code.partition(":")
    if not code and uri:
        stem, mark, code = uri.rpartition("/") if "/" in uri else uri.rpartition(":")
        scheme = scheme or (stem + mark if mark == "/" else stem) or None
    return Subject(code=code or None, name=name, scheme=scheme) if code or name else None


def once(found: Iterable[Subject | None]) -> list[Subject]:
    """Return the subjects in their order, each once.

    Of bare names those are one too that differ in case alone; a code that repeats one with a name says
    nothing new.
    """
    kept: dict[object, Subject] = {}
    named = set()
    for one in found:
        if one is not None:
            key = one if one.code or one.scheme else (one.name or "").casefold()
            kept.setdefault(key, one)
            if one.code and one.name:
                named.add((one.scheme, one.code))
    return [one for one in kept.values() if one.name or (one.scheme, one.code) not in named]


def name_in(names: Mapping[str, str | None], language: str | None) -> str | None:
    """Return a name in the item's language, else in English, else the first. names: language → name."""
    found: dict[str, str] = {}
    for key, name in names.items():
        if name:
            found.setdefault(key.lower()[:2], name)
    return found.get((language or "")[:2].lower()) or found.get("en") or next(iter(found.values()), None)
