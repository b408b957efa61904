"""A mail whose text is a JSON object: its keys are a story's fields, by the names that fields knows."""

from __future__ import annotations

import re
from typing import Any

from wiredesk.normalised.draft import Taken
from wiredesk.normalised.mail.fields import Field, taken_by, target_of
from wiredesk.normalised.mail.text import MailText
from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.newsjson.fields import Fields, Trace, out_of_bounds, scalar, squeezed
from wiredesk.normalised.newsjson.text import NoJson, Values, looks_like_json, read_json

_NINJS = frozenset(
    {"guid", "uri", "versioncreated", "pubstatus", "bodyhtml", "bodytext", "bodyxhtml", "bodies"}
)
"""Two of these keys, and an object is ninjs."""

_WITHIN = ("value", "name", "label", "title", "text", "qcode", "code")
_CODES = ("qcode", "code", "id")
MAX_OBJECTS = 1_000
MAX_QUOTED = 200_000
_QUOTES = {ord("“"): '"', ord("”"): '"', ord("„"): '"', ord("\u00a0"): " "}
"""The quotation marks that mail programs put in place of those that were typed."""


def objects_of(text: str) -> list[dict[str, Any]] | None:
    """Return the objects that a text is, those with a story's fields; None where it is no JSON.

    An object that exceeds a bound of JSON is left out.
    """
    parsed = _parsed(text.lstrip("\ufeff \t\r\n"))
    if isinstance(parsed, NoJson):
        return None
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, int]] = [(value, 0) for value in reversed(parsed.values)]
    while waiting and len(found) < MAX_OBJECTS:
        value, depth = waiting.pop()
        if isinstance(value, list) and depth < 4:
            waiting += [(one, depth + 1) for one in reversed(value[:MAX_OBJECTS])]
        elif isinstance(value, dict):
            if out_of_bounds(value) is None and _is_story(value):
                found.append(value)
            elif depth < 4:
                waiting += [(one, depth + 1) for one in reversed([*value.values()][:100])]
    return found


def _parsed(text: str) -> Values | NoJson:
    """Read JSON as mail programs leave it: with typographic quotes, with a signature behind it."""
    if text.startswith(("{", "[")) and not looks_like_json(text):
        text = text[:MAX_QUOTED].translate(_QUOTES)
    if not looks_like_json(text):
        return NoJson("malformed", "no JSON")
    parsed = read_json(text)
    if isinstance(parsed, NoJson):
        parsed = read_json(text[: max(text.rfind("}"), text.rfind("]")) + 1])
    return parsed


def is_ninjs(value: dict[str, Any]) -> bool:
    """Tell whether an object is ninjs rather than a form's fields."""
    return len(_NINJS & set(map(squeezed, value))) > 1


def fields_of(value: dict[str, Any]) -> list[Field]:
    """Return an object's fields; of several keys that mean the same, the first that says something."""
    fields: dict[str, Field] = {}
    for key, one in value.items():
        target = target_of(key)
        if target is None or target.startswith("-"):
            continue
        read = Field(target)
        for item in one if isinstance(one, list) else [one]:
            text = scalar(item)
            code = None
            if isinstance(item, dict):
                inner = Fields(item, "", Trace())
                text = next((found for name in _WITHIN if (found := scalar(inner.get(name)))), None)
                code = next((found for name in _CODES if (found := scalar(inner.get(name)))), None)
            if text:
                read.values.append(text)
                read.codes.append(code)
        if read.text and target not in fields:
            fields[target] = read
    return [*fields.values()]


def _is_story(value: dict[str, Any]) -> bool:
    targets = {target_of(key) for key in value}
    return is_ninjs(value) or bool(targets & {"headline", "body", "slugline", "summary"})


def taken_of(value: dict[str, Any]) -> list[Taken]:
    """Return what took each leaf of an object, the body's text aside."""
    trace = Trace()
    for key, one in value.items():
        target = target_of(key)
        if target == "body":
            trace.pieces |= {path: [] for path in _paths(one, key)}
        elif target is not None and not target.startswith("-"):
            trace.by[key] = taken_by(target)
    return trace.taken(value, "")


def _paths(value: Any, path: str) -> list[str]:
    """Return where the leaves of a body stand."""
    return [f"{path}[{at}]" for at in range(len(value))] if isinstance(value, list) else [path]


def json_text(body: MailText) -> str:
    """Return a body's text, of markup without it where it may be JSON."""
    if body.kind == "plain" or not _MAYBE_JSON.search(body.text, 0, JSON_WITHIN):
        return body.text
    return "\n".join(html_to_blocks(body.text).paragraphs)


JSON_WITHIN = 50_000
"""Characters of markup in which JSON has to begin."""

_MAYBE_JSON = re.compile(
    r">\s*(?:<[^<>]{0,200}>\s*){0,10}[{\[]\s*(?:<[^<>]{0,200}>|&nbsp;|\s){0,10}(?:\"|&quot;|“|\{)"
)
"""Markup whose text begins as JSON does, or some text within it."""
