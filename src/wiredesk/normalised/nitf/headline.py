"""The hedline of NITF: hl1 is the headline, hl2 the summary; either may be a label, a note or the slug."""

from __future__ import annotations

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import set_headline
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.parts import Parts, inline_text
from wiredesk.normalised.slugs import is_slug, part_slug
from wiredesk.normalised.takes import is_editors_note, label_line


def read_headline(parts: Parts, draft: Draft) -> None:
    """Set the headline: the first hl1 that is no slug and no label alone; what stands under it is summary."""
    lines: list[Node] = []
    for hedline in parts.get("hedline", ()):
        lines += [*hedline.descendants("hl1", "hl2")] or [hedline]
    lines += parts.get("hl1", ())
    lines.sort(key=lambda node: node.name == "hl2")
    for node in lines:
        text = inline_text(node)
        if text is not None:
            node.take(_subhead(node, text, draft) if node.name == "hl2" else _head(text, draft))


def _head(text: str, draft: Draft) -> str:
    """Set what a line of the hedline says; return the field that takes it."""
    if label_line(text):
        add_take(draft, text)
        return "take"
    if is_editors_note(text):
        add_note(draft, text)
        return "ednote"
    if _is_slug_of(text, draft):
        set_slugline(draft, text)
        return "slugline"
    if draft.headline is None:
        set_headline(draft, text)
        return "headline"
    return "-repeated-headline" if bare(text) == bare(draft.headline) else "-other-headline"


def _subhead(node: Node, text: str, draft: Draft) -> str:
    """Set what a second line says: it is summary, unless its class or its words say otherwise."""
    if label_line(text) or is_editors_note(text):
        return _head(text, draft)
    if bare(text) == bare(draft.headline):
        return "-repeated-headline"
    if draft.slugline is not None and bare(text) == bare(draft.slugline):
        return "-other-slug"
    if "headline" in (node.attr("class") or "").lower():
        return "-other-headline"  # an archive's, for its pages; dpa's "ShortHeadLine"
    add_summary(draft, text)
    return "summary"


def set_slugline(draft: Draft, text: str | None) -> None:
    """Set the slugline, if there is none, without the take behind it, which is the take."""
    parted = part_slug(text)
    if parted is None:
        return
    draft.slugline = draft.slugline or parted.text
    add_take(draft, parted.take)


def _is_slug_of(text: str, draft: Draft) -> bool:
    same = draft.slugline is not None and bare(text) == bare(draft.slugline)
    return is_slug(text) or (same and len(text.split()) <= 3)
