"""What a page says of its story for machines: JSON-LD, meta elements, microdata.

schema.org: NewsArticle and its kin, alone, in lists, in @graph, or as the main entity of a page; parts that
are only named by @id are looked up. Pages often break their JSON (comments around it, commas too many,
references of HTML in it), so it is mended as far as that goes.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wiredesk.normalised.markup.html import plain
from wiredesk.normalised.markup.html_tree import Page, attributes_of
from wiredesk.normalised.newsjson.text import NoJson, read_json

MAX_VALUES = 20_000
"""So many values of a page's JSON-LD are looked at."""

MAX_JSON = 2_000_000
"""A longer script holds more than a story's facts."""

_ARTICLE = re.compile(r"(?:^|[/:])(?:\w*NewsArticle|Article|\w*Posting|Report|ScholarlyArticle|TechArticle)$")
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                      r"(?://\s*)?(?:-->|\]\]>)\s*(?:\*/)?;?\s*$")  # fmt: skip
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|articleBody|description|name)"\s*:\s*"((?:[^"\\\n]|\\.)*)"'
)
_META = re.compile(
    r"""<(meta|link)\b((?:[^<>"']++|"[^"]{0,20000}+"|'[^']{0,20000}+'|["'])*+)>""", re.IGNORECASE
)
_HEAD_END = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Data:
    """A page's facts.

    article: the JSON-LD object of its story, {} for none. meta: name in lower case → contents. properties: of
    microdata. links: rel → href. is_list: the page says that it lists others. title: of its title element.
    """

    article: Mapping[str, Any]
    by_id: Mapping[str, Mapping[str, Any]]
    meta: Mapping[str, list[str]]
    properties: Mapping[str, list[str]]
    links: Mapping[str, str]
    is_list: bool = False
    title: str | None = None

    def of_meta(self, *names: str) -> str | None:
        """Return the first meta element of these names that says something."""
        for name in names:
            for value in self.meta.get(name, ()):
                return value
        return None

    def texts(self, *names: str) -> list[str]:
        """Return the texts of these properties of the JSON-LD article; of objects their names."""
        return [text for name in names for text in self.named(self.article.get(name))]

    def named(self, value: Any) -> list[str]:
        """Return the texts that a value of JSON-LD says: of objects, and of those named by @id, the names."""
        found: list[str] = []
        for one in self.objects(value):
            text = one if isinstance(one, str) else one.get("name") or one.get("@value") or one.get("text")
            text = text[0] if isinstance(text, list) and text else text
            if isinstance(text, str) and (line := plain(text)):
                found.append(line)
        return found

    def objects(self, value: Any) -> Iterator[str | Mapping[str, Any]]:
        """Yield the texts and objects of a value, a list or not, with what an @id alone stands for."""
        for one in (value if isinstance(value, list) else [value])[:200]:
            if isinstance(one, str):
                yield one
            elif isinstance(one, dict):
                named = self.by_id.get(str(one.get("@id")), {}) if "name" not in one else {}
                yield {**named, **one}


@dataclass(slots=True)
class _Found:
    articles: list[tuple[int, Mapping[str, Any]]] = field(default_factory=list)
    by_id: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    is_list: bool = False


def data_of(page: Page) -> Data:
    """Return what the page says of its story."""
    found = _Found()
    title = None
    for script in page.scripts:
        if script.name == "title" and title is None:
            title = plain(page.text_of(script)) or None
        elif script.name == "script" and "ld+json" in script.written.lower():
            for value in _values(page.text_of(script)[:MAX_JSON]):
                _look_into(value, found)
    meta, links = _meta(page)
    articles = sorted(found.articles, key=lambda one: one[0])
    return Data(
        article=articles[0][1] if articles else {},
        by_id=found.by_id,
        meta=meta,
        properties=_properties(page),
        links=links,
        is_list=found.is_list,
        title=title,
    )


def _values(text: str) -> list[Any]:
    """Return the values of a script of JSON-LD, mended where it is broken."""
    text = _WRAPPED.sub("", text.strip())
    for attempt in (text, _COMMA_TOO_MANY.sub("", text), entities.unescape(text)):
        if not attempt.strip():
            return []
        read = read_json(attempt)
        if not isinstance(read, NoJson):
            return [*read.values]
    pairs: dict[str, Any] = {}
    for pair in _PAIR.finditer(text):
        try:
            pairs.setdefault(pair[1], json.loads(f'"{pair[2]}"', strict=False))
        except ValueError:
            continue
    return [{"@type": "NewsArticle", **pairs}] if "headline" in pairs else []


def _look_into(value: Any, found: _Found) -> None:
    """Find the objects that are articles, and those that have an @id; nearer to the top counts for more."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        one, depth = waiting.pop()
        if isinstance(one, list):
            waiting += [(each, depth) for each in reversed(one[:MAX_VALUES])]
        if not isinstance(one, dict):
            continue
        types = one.get("@type", "")
        named = [str(kind) for kind in (types if isinstance(types, list) else [types])]
        if "@id" in one and len(one) > 1:
            found.by_id.setdefault(str(one["@id"]), one)
        if any(kind in {"ItemList", "CollectionPage", "SearchResultsPage"} for kind in named):
            found.is_list = True
            continue
        if any(_ARTICLE.search(kind) for kind in named) and (one.get("headline") or one.get("name")):
            found.articles.append((depth - 10 * any("News" in kind for kind in named), one))
            continue
        inner = [one[name] for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if name in one]
        waiting += [(each, depth + 1) for each in reversed(inner) if isinstance(each, list | dict)]
        waiting += [(each, depth + 2) for each in one.values() if isinstance(each, dict) and "@id" in each]


def _meta(page: Page) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the meta elements by name or property, and the links by rel."""
    end = _HEAD_END.search(page.markup)
    head = page.markup[: min(end.start() if end else 300_000, 1_000_000)]
    meta: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    for element in _META.finditer(head):
        attributes = attributes_of(element[2])
        if element[1].lower() == "link":
            links.setdefault(attributes.get("rel", "").lower(), attributes.get("href", "").strip())
            continue
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = (name or attributes.get("http-equiv") or "").strip().lower()
        content = plain(attributes.get("content", ""))
        if name and content:
            meta.setdefault(name, []).append(content)
    return meta, links


def _properties(page: Page) -> dict[str, list[str]]:
    """Return the microdata: of each property what its element says, in the order of the page."""
    found: dict[str, list[str]] = {}
    for element in page.elements[1:]:
        if "itemprop" not in element.written.lower():
            continue
        attributes = element.attributes
        name = attributes.get("itemprop", "").lower()
        value = attributes.get("content") or attributes.get("datetime")
        if value is None and element.counts.text < 1000:
            value = re.sub(r"<[^<>]*+>", " ", page.text_of(element))
        if name and value and (line := plain(value)):
            for one in name.split():
                found.setdefault(one, []).append(line)
    return found
