"""Who sends an XML of an agency's own, as its root element says: "<ANSA_NOTIZIE>", or its namespace."""

from __future__ import annotations

import re

from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.providers import known, profile_of

_WORDS = re.compile(r"[A-ZÀ-Þ]{2,}(?=[A-Z][a-z])|[A-ZÀ-Þ]?[a-zà-þ]+|[A-ZÀ-Þ]+")
_GENERIC = re.compile(
    r"(?:news|feed|data|xml|export|wire|service|items?|story|stories|articles?|documents?|notizie|noticias|"
    r"uutiset|nyheter|nyheder|depeches?|meldungen|messages?|ml)+$"
)
"""What stands behind an agency's name in that of a root element."""

_NO_AGENCIES = frozenset("app map sid tap ina acp the rss xml".split())
"""Words of software that are an agency's short name too, in small letters."""


def agency_of_root(root: Node) -> str | None:
    """Return the known agency that a root element's name, or its namespace, begins with; else None."""
    namespace = root.namespace
    if namespace.startswith("http") and profile_of(namespace) is not None:
        return namespace
    tag = root.element.tag
    local = tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""
    words = [word for part in re.split(r"[_.-]", local) for word in _WORDS.findall(part)]
    first = words[0] if len(words) > 1 else _GENERIC.sub("", local.lower())
    if len(words) < 2 and first == local.lower():
        return None
    if len(first) < 3 or (first.islower() and first in _NO_AGENCIES):
        return None
    return next((one for one in (first, first.upper(), first.lower(), first.title()) if known(one)), None)
