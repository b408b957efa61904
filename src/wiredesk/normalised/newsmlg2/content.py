"""The text of a NewsML-G2 item: which form of it is read, how, and what is a caption.

A contentSet holds forms of one text: XML as it is (inlineXML), text or escaped markup (inlineData, perhaps in
base64), files elsewhere (remoteContent, which are never fetched). What a form is, its content says; the type
that it declares is often another.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from wiredesk.normalised.additions import add_summary
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.captions import credit_of
from wiredesk.normalised.charset import decode
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft, Unreadable
from wiredesk.normalised.drafting import add_caption
from wiredesk.normalised.lines import paragraphs_of
from wiredesk.normalised.markup.html import Blocks, html_to_blocks, looks_like_html, plain
from wiredesk.normalised.markup.laid_out import dedented, with_layout
from wiredesk.normalised.markup.xml_document import Node, read_xml
from wiredesk.normalised.newsmlg2.lines import given_name_first, line_of
from wiredesk.normalised.newsmlg2.meta import MOST, Meta, in_language, parted, role_of
from wiredesk.normalised.newsmlg2.page import read_blocks, read_page, with_header_parted
from wiredesk.normalised.nitf.body import read_nitf_body
from wiredesk.normalised.providers import known

_PICTURES = frozenset({"picture", "photo", "graphic", "image", "icon"})
_NO_TEXTS = _PICTURES | {"video", "audio", "animation"}
_HTML = frozenset(
    {"html", "body", "div", "p", "section", "article", "span", "table", "pre", "ul", "h1", "h2"}
)
_PAGES = frozenset({"html", "div", "p"})
_NITF = frozenset({"nitf", "body.content", "body.head"})
_NO_SUMMARY = re.compile(r"caption|bildtext|legend")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]{40,}")
_BLANK_LINES = re.compile(r"\n[ \t\r]*+\n")
_MARKUP = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?<(?:[\w.-]+:)?nitf[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of the text: the element that holds it, and the rank by which forms are preferred."""

    node: Node
    rank: int
    content: Node | None = None


def read_content(meta: Meta, draft: Draft, near: date) -> None:
    """Fill the draft's body, captions and summary, with what else stands in its text.

    near: the story's date, of which a dateline's day takes its year.
    """
    kind = _kind(meta)
    forms = sorted(_forms(meta), key=lambda form: form.rank)
    wanted = set(in_language([form.node for form in forms], draft.language))
    forms.sort(key=lambda form: form.node not in wanted)
    read = False
    for form in forms:
        if read:
            form.node.take("-alternative-form")
            continue
        before = len(draft.captions)
        _read_form(form, meta, draft, near)
        read = bool(draft.paragraphs) or len(draft.captions) > before
    credit = _credit(meta, draft) if kind in _NO_TEXTS else None
    _read_descriptions(meta, draft, kind, credit)
    if kind in _PICTURES and draft.paragraphs:
        add_caption(draft, " ".join(draft.paragraphs), credit)
        draft.paragraphs = []
    files = (one for held in meta.item.children("contentset") for one in held.children("remotecontent"))
    for part in islice(chain(meta.item.children("partmeta"), files), MOST):
        for one in in_language(part.children("description", "caption"), draft.language):
            add_caption(draft, line_of(one, "captions"), credit)


def _kind(meta: Meta) -> str:
    """Return what the item's content is; where that is not said, what its files are."""
    for one in meta.all("itemclass"):
        code = parted(one.attr("qcode", "uri", "literal") or one.peek() or "")[1].lower()
        if code:
            return code
    files = [one for held in meta.item.children("contentset") for one in held.children()]
    kinds = {(one.attr("contenttype") or "").partition("/")[0].lower() for one in files}
    if files and all(one.name == "remotecontent" for one in files) and kinds <= {"image", "video", "audio"}:
        return max(kinds).replace("image", "picture")
    return "text"


def _read_descriptions(meta: Meta, draft: Draft, kind: str, credit: str | None) -> None:
    """Take the descriptions: a caption's, or of what is no text, are captions; others are the summary."""
    found = in_language(meta.all("description", "caption"), draft.language)
    for one in found:
        caption = one.name == "caption" or _NO_SUMMARY.search(role_of(one)) is not None
        if caption or kind in _NO_TEXTS:
            _add_caption(one, draft, kind, credit)
        else:
            for text in _lines_of(one):
                add_summary(draft, text)
            one.take("summary")
    for one in {*meta.all("description", "caption")} - {*found}:
        one.take("-alternative-form")
    for one in in_language(meta.all("abstract", "teaser", "standfirst"), draft.language):
        add_summary(draft, line_of(one, "summary"))


def _add_caption(node: Node, draft: Draft, kind: str, credit: str | None) -> None:
    """Add a caption, unless it says one again, or of a text only the headline behind its slug."""
    text = line_of(node, "captions") or ""
    said = bare(text)
    if any(bare(one.text) in said for one in draft.captions):
        node.take("-repeated-caption")
    elif (
        kind not in _NO_TEXTS
        and draft.headline
        and said in (bare(draft.headline), bare(draft.slugline) + bare(draft.headline))
    ):
        node.take("-repeated-headline")
    else:
        add_caption(draft, text, credit)


def _lines_of(node: Node) -> list[str]:
    """Return the paragraphs of a description; only a blank line parts those of plain text."""
    text = node.raw_text()
    if len(node.element) or looks_like_html(text):
        lines = node.blocks().paragraphs
        return lines if len(lines) < MOST else [" ".join(lines)]
    return [plain(part) for part in _BLANK_LINES.split(text, MOST) if part.strip()]


def _credit(meta: Meta, draft: Draft) -> str | None:
    """Return "Name/AGENCY" of what a picture says of both."""
    lines = in_language(meta.all("creditline"), draft.language)
    line = next((text for one in lines if (text := line_of(one, "captions"))), None)
    if line and names_and_agency([line])[0]:
        return line
    names = names_and_agency(draft.byline)[0]
    names = names or [text for one in meta.all("creator") if (text := _creator(one))]
    house = line or ((draft.copyright_holder or draft.provider) if names else None)
    return credit_of(names[0] if names else None, house)


def _creator(node: Node) -> str | None:
    name = node.child("name")
    text = name.peek() if name else node.attr("literal")
    return given_name_first(text) if text and known(text) is None else None


def _forms(meta: Meta) -> Iterator[_Form]:
    held = [*meta.item.children("contentset")] or [meta.item]
    for contents in held:
        for node in contents.children("inlinexml", "inlinedata"):
            form = _form(node)
            if form is not None:
                yield form


def _form(node: Node) -> _Form | None:
    """Return what a form is, best marked-up first; None for what holds no text."""
    content = node.child()
    if content is None:
        text = node.peek()
        if text is None:
            return None
        marked_up = looks_like_html(text[:20_000]) or "<" in text[:2]
        return _Form(node, 2 if marked_up else 3)
    if content.name in _NITF or (content.name not in _PAGES and content.first("body.content") is not None):
        return _Form(node, 0, content)
    if content.name in _HTML or node.first("p") is not None:
        return _Form(node, 1, content)
    node.take("-no-text")
    return None


def _read_form(form: _Form, meta: Meta, draft: Draft, near: date) -> None:
    if form.content is None:
        _read_data(form.node, meta, draft, near)
    elif form.rank == 0:
        read_nitf_body(form.content, draft, near)
    else:
        read_page(form.node, meta, draft, near)


def _read_data(node: Node, meta: Meta, draft: Draft, near: date) -> None:
    """Read text, or markup sent as text, whatever its declared type."""
    text = node.raw_text()
    if "base64" in (node.attr("encoding") or "").lower() or "base64" in (node.attr("contenttype") or ""):
        text = _decoded(text)
    text = text.strip("\r\n")
    if _MARKUP.match(text):
        inner = read_xml(text)
        if not isinstance(inner, Unreadable):
            read_nitf_body(inner.root, draft, near)
            node.document.pieces[node.element] = inner.taken()
            return
    if looks_like_html(text):
        blocks = html_to_blocks(with_layout(text))
    else:
        text = with_header_parted(dedented(text), draft)
        blocks = Blocks(paragraphs=[*map(_unescaped, paragraphs_of(text))])
    node.document.pieces[node.element] = read_blocks(blocks, meta, draft, near, node.where)


def _unescaped(paragraph: str) -> str:
    return "\t".join(map(plain, paragraph.split("\t")))


def _decoded(text: str) -> str:
    """Return what base64 holds; the text itself if it is none."""
    if _BASE64.fullmatch(text) is None:
        return text
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return text
    decoded = decode(data, None)
    return text if isinstance(decoded, Unreadable) else decoded.text
