"""The parts of a story in an agency's own XML that hold parts themselves: pictures, subjects, keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.normalised import subjects
from wiredesk.normalised.agencyxml.fields import Found
from wiredesk.normalised.agencyxml.names import field_named, named_for, squeezed
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption
from wiredesk.normalised.story import Subject

_CAPTIONS = (*named_for("caption"), "description", "text")
_PHOTOGRAPHERS = ("photographer", "fotograf", "photographe", "fotografo", "fotógrafo", "kuvaaja")
_CREDITS = (
    "credit",
    "creditline",
    "byline",
    "author",
    "autor",
    "auteur",
    "autore",
    *_PHOTOGRAPHERS,
    "source",
    "copyright",
)
_CODES = ("code", "iptc", "qcode", "id", "subjectcode", "iptccode", "value", "refnum", "number")
_LABELS = ("name", "title", "label", "text", "subjectname", "description")


_KEYWORDS = re.compile(r"[,;|]")


def read_pictures(found: Found, draft: Draft) -> None:
    """Read captions: elements named so, and those of the pictures that go with the item."""
    photographer = next((one for one in found.named(*_PHOTOGRAPHERS) if one.text(by="-metadata")), None)
    for text in found.texts("caption", by="captions"):
        add_caption(draft, text, photographer.text(by="captions") if photographer is not None else None)
    for one in found.by_field.get("picture", ()):
        inner = [child for child in one.node.children() if field_named(squeezed(child.name)) == "picture"]
        for picture in inner or [one.node]:
            parts = {squeezed(child.name): child for child in picture.descendants()}
            caption = next((parts[name] for name in _CAPTIONS if name in parts), None)
            credit = next((parts[name] for name in _CREDITS if name in parts), None)
            if caption is not None:
                by = credit.text(by="captions") if credit is not None else None
                add_caption(draft, caption.text(by="captions"), by)


def subjects_of(found: Found) -> Iterator[Subject | None]:
    """Yield the subjects, with code and name in attributes or elements, and the keywords as names alone."""
    for one in found.by_field.get("subject", ()):
        if one.attribute is not None:
            continue
        inner = [*one.node.children()]
        nested = any(len(child.element) for child in inner) or len({child.name for child in inner}) < 2
        for node in inner if inner and nested else [one.node]:
            parts = {squeezed(child.name): child.peek() for child in node.children()}
            code = node.attr("code", "qcode", "id", "refnum", "formalname", "value")
            code = code or next((text for name in _CODES if (text := parts.get(name))), None)
            name = node.attr("name") or next((text for name in _LABELS if (text := parts.get(name))), None)
            name = name or (None if parts else node.peek())
            scheme = node.attr("scheme", "vocabulary", "type") or one.node.attr("class", "scheme")
            if code is None and name and squeezed(node.name).endswith(("code", "codes")) and " " not in name:
                code, name = name, None
            node.take("subjects")
            yield subjects.subject(code, name, scheme, node.attr("uri"))
    for one in found.by_field.get("keywords", ()):
        children = [*one.node.children()] if one.attribute is None else []
        for text in [child.peek() for child in children] or _KEYWORDS.split(one.text("subjects") or ""):
            yield subjects.subject(name=text.strip(" #")) if text and text.strip(" #") else None
        if children:
            one.node.take("subjects")
