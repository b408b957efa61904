"""What stands beside the text of NITF: abstracts, notes, rights, media, taglines and bibliographies."""

from __future__ import annotations

from wiredesk.normalised.additions import add_note, add_summary
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.parts import Parts, inline_text, joined_text, paragraphs_in
from wiredesk.normalised.rights import holder_of, usage_of
from wiredesk.normalised.takes import is_editors_note


def read_abstracts(parts: Parts, draft: Draft) -> None:
    """Add the abstracts to the summary; a note to editors that stands there to the notes."""
    for node in parts.get("abstract", ()):
        node.take("summary")
        for text in paragraphs_in(node):
            if is_editors_note(text):
                add_note(draft, text)
            else:
                add_summary(draft, text)


def read_notes(parts: Parts, draft: Draft) -> None:
    """Add the notes to editors; a note of copyright is one of the rights."""
    terms: list[str] = []
    for node in parts.get("note", ()):
        texts = paragraphs_in(node)
        if (node.attr("noteclass") or "").lower() in ("cpyrt", "copyright"):
            node.take("usage_terms")
            terms += texts
            continue
        node.take("ednote")
        for text in texts:
            add_note(draft, text)
    if terms:
        draft.usage_terms = usage_of([draft.usage_terms, *terms])


def read_rights(parts: Parts, draft: Draft) -> None:
    """Set who holds the rights, and the terms: text, type of use, limits."""
    for node in parts.get("rights", ()):
        node.take("usage_terms")
        owner = node.first("rights.owner")
        if owner is not None:
            draft.copyright_holder = draft.copyright_holder or holder_of(owner.text("copyright_holder"))
        draft.copyright_holder = draft.copyright_holder or holder_of(
            node.attr("owner", by="copyright_holder")
        )
        if draft.usage_terms is None:
            loose = [node.element.text, *(child.element.tail for child in node.children())]
            named = [node.first("rights.type"), node.first("rights.limitations")]
            texts = [" ".join(filter(None, loose)), *(one.peek() for one in named if one is not None)]
            draft.usage_terms = usage_of(texts)
    for node in parts.get("copyrite", ()):
        holder = node.first("copyrite.holder") or node
        node.take("copyright_holder")
        draft.copyright_holder = draft.copyright_holder or holder_of(holder.peek())


def read_media(node: Node, draft: Draft) -> None:
    """Add the captions of a picture, a film or a sound; its producer is the credit."""
    texts = [text for one in node.descendants("media-caption") if (text := joined_text(one, "captions"))]
    stated = {
        (one.attr("name") or "").lower(): one
        for one in node.descendants("media-metadata")
        if one.attr("name")
    }
    producers = [
        text
        for one in node.descendants("media-producer")
        if (text := inline_text(one, "captions" if texts else "-credit"))
    ]
    if not texts:
        texts = _stated(stated, "caption", "description")
    if texts:
        producers = producers or _stated(stated, "credit", "source", "copyright")
    for text in dict.fromkeys(texts):
        add_caption(draft, text, next(iter(producers), None))


def _stated(metadata: dict[str, Node], *names: str) -> list[str]:
    """Return the first of the metadata of these names that says something."""
    found = (metadata[name].attr("value", by="captions") for name in names if name in metadata)
    return [text for text in found if text][:1]


def endings_in(parts: Parts) -> list[str]:
    """Return what taglines and bibliographies add to what closes the story."""
    found: list[str] = []
    for name in ("tagline", "bibliography"):
        for node in parts.get(name, ()):
            node.take("signoff")
            found += paragraphs_in(node)
    for node in parts.get("series", ()):
        node.take("-series")
    return found
