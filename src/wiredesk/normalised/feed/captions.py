"""Captions of the pictures that go with a feed's item: media RSS, and elements that name a picture.

Media RSS (rssboard.org/media-rss): media:content, alone or in a media:group, with media:description and
media:credit by role; both may stand in the group, or in the item itself, and then hold for what stands below.
A description that says what the item's own text says is no caption.
"""

from __future__ import annotations

from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import add_caption
from wiredesk.normalised.feed.item import Item, vocabulary
from wiredesk.normalised.markup.html import plain
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.rights import holder_of, is_notice, one_line

_TEXTS = ("description", "caption")
_OBJECTS = ("content", "group", "thumbnail", "player")
_PICTURES = ("image", "photo", "picture", "foto", "figure", "enclosure", "illustration")
_CAPTIONS = ("caption", "legend", "legende", "description", "desc", "alt")
_CREDITS = ("credit", "byline", "photographer", "copyright", "source", "author")
_DISTRIBUTORS = frozenset({"distribution company", "provider", "agency", "source", "publisher", "owner"})
MAX_OBJECTS = 200
"""More pictures than this in one item are no gallery."""


def read_captions(item: Item, draft: Draft) -> None:
    """Add the captions of the item's pictures to the draft, in the order sent."""
    outer_credit = _credit([item.all(name, of="media") for name in ("credit", "copyright")])
    own = [node for name in _TEXTS for node in item.all(name, of="media")]
    objects = [node for name in _OBJECTS for node in item.all(name, of="media")][:MAX_OBJECTS]
    for node in objects:
        _read_object(node, draft, outer_credit)
    titles = item.all("title", of="media")
    if not draft.captions and objects and not own:
        own = [node for node in titles if _is_sentence(node)]
    for node in own[:1]:
        _add(node, draft, outer_credit)
    for node in item.all(*_PICTURES):
        text = next((one for name in _CAPTIONS for one in node.children(name) if one.peek()), None)
        if text is not None:
            credit = next((one for name in _CREDITS for one in node.children(name) if one.peek()), None)
            _add(text, draft, credit.text("captions") if credit else None)
    for node in item.all("caption", "photocaption", "photo_caption", "imagecaption", "image_caption"):
        _add(node, draft, item.text("photocredit", "photo_credit", "imagecredit", by="captions"))


def _read_object(node: Node, draft: Draft, outer_credit: str | None) -> None:
    """Add the captions of a media object, or of each object in a group."""
    inner = [child for child in node.children() if vocabulary(child) in {"media", ""}]
    named = {
        name: [child for child in inner if child.name == name] for name in {child.name for child in inner}
    }
    credit = _credit([named.get("credit", []), named.get("copyright", [])]) or outer_credit
    for name in ("content", "group"):
        for child in named.get(name, [])[:MAX_OBJECTS]:
            _read_object(child, draft, credit)
    texts = [child for name in _TEXTS for child in named.get(name, []) if child.peek()]
    if not texts and not any(named.get(name) for name in ("content", "group")):
        texts = [child for child in named.get("title", []) if _is_sentence(child)]
    for text in texts[:1]:
        _add(text, draft, credit)


def _add(node: Node, draft: Draft, credit: str | None) -> None:
    blocks = node.blocks()
    text = one_line(" ".join([*blocks.paragraphs, *(one.text for one in blocks.captions)]))
    if not text or bare(text) in {bare(draft.headline or ""), bare(draft.summary or "")}:
        node.take("-alternative-form")
        return
    whole = bare(" ".join(draft.paragraphs))
    if whole.startswith(bare(text)) and len(text) > 20:
        node.take("-alternative-form")
        return
    node.take("captions")
    credit = credit or next((one.credit for one in blocks.captions if one.credit), None)
    add_caption(draft, text, credit)


def _credit(groups: list[list[Node]]) -> str | None:
    """Return "Name/AGENCY" of the credits by role, else what a notice of copyright names."""
    credited, notices = groups
    names = [
        plain(text)
        for node in credited
        if not _distributes(node) and (text := node.text("captions")) is not None
    ]
    agencies = [plain(text) for node in credited if _distributes(node) and (text := node.text("captions"))]
    found = list(dict.fromkeys([*names[:1], *agencies[:1]])) if agencies else list(dict.fromkeys(names))
    if len(found) == 2 and found[0].lower() in found[1].lower():
        del found[0]
    if not found:
        notice = next(filter(None, (node.text("captions") for node in notices)), None)
        return (holder_of(notice) if is_notice(notice) else notice) if notice else None
    return "/".join(found)


def _distributes(node: Node) -> bool:
    return (node.attr("role") or "").lower() in _DISTRIBUTORS


def _is_sentence(node: Node) -> bool:
    """Tell whether a picture's title says what it shows, and is no file's name or running number."""
    text = node.peek() or ""
    return text.count(" ") > 3 and not text.lower().endswith((".jpg", ".jpeg", ".png", ".mp4"))
