"""The texts of a JSON item: its body in one of several forms, its descriptions, its pictures' captions.

ninjs 1.x: body_html, body_xhtml, body_text, description_*; 2.x and 3.x: bodies[], descriptions[] with role
and contenttype; content systems: body, content, abstract. The forms say the same, so one is read: HTML before
text, the main role before others. The others are noted as "-alternative-form".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.captions import credit_of
from wiredesk.normalised.drafting import credited
from wiredesk.normalised.lines import paragraphs_of
from wiredesk.normalised.markup.html import Blocks, html_to_blocks, looks_like_html, plain
from wiredesk.normalised.newsjson.fields import Fields, scalar
from wiredesk.normalised.story import Caption

PICTURES = frozenset({"picture", "photo", "image", "graphic", "video", "audio", "animation"})
"""Types of which the description is a caption."""

MAX_NESTED = 4
"""Pictures within galleries within packages are read this deep."""

_MAIN = ("main", "", "html", "html5", "xhtml", "xhtml5", "text", "body", "full", "richtext")
_ASIDE = frozenset({"summary", "abstract", "teaser", "short", "brief", "standfirst", "intro", "social"})
"""Roles of bodies that say less than the main one, whatever they are written in."""

_NO_CAPTIONS = frozenset(
    """writer captionwriter creditline credit usage keywords location editornotes editorsnotes ednote
    locationdetails shotlist storyline""".split()
)
"""Roles of a picture's descriptions that describe something else."""

_KINDS = frozenset({"nitf", "html", "html5", "xhtml", "xhtml5", "text", "value", "main", "content"})
_OTHER_BODIES = ("content", "articlehtml", "articlebody", "story", "text", "news")
_NO_BODIES = frozenset({"bodyfooter", "bodyendnote", "bodycharcount", "bodywordcount", "bodytype"})
"""Fields named like a body that hold something else."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a text: where it stands, what it is, and how it is written."""

    where: str
    value: str
    is_html: bool
    role: str


def body_forms(item: Fields) -> list[Form]:
    """Return the forms of the item's body, the one to be read first: HTML before text, the main one first."""
    forms = [*_forms(item, "body", "bodies")]
    if not forms:
        forms = [form for name in _OTHER_BODIES for form in _named(item, name)]
    # Stable: of two equal forms the first one sent is read.
    forms.sort(
        key=lambda form: (
            form.role in _ASIDE,
            not form.is_html,
            form.role == "nitf",
            form.role not in _MAIN,
        )
    )
    return forms


def summary_of(item: Fields) -> str | None:
    """Return abstract, standfirst and bullets, a line each; what repeats another is left out."""
    lines: list[str] = []
    seen: set[str] = set()
    if is_picture(item):
        return None
    forms = [
        form
        for form in _forms(item, "description", "descriptions")
        if form.role != "caption" and form.role not in _NO_CAPTIONS
    ]
    for name in (
        "abstract",
        "standfirst",
        "subhead",
        "subtitle",
        "teaser",
        "intro",
        "summary",
        "bullets",
        "keypoints",
    ):
        forms += _named(item, name)
    for form in forms:
        text = "\n".join(blocks_of(form).paragraphs)
        # Containment is looked for among the first few only: no agency sends more, and time stays linear.
        known = text in seen or any(text in line for line in lines[:8])
        seen.add(text)
        item.trace.by[form.where] = "-alternative-form" if known else "summary"
        if text and not known:
            lines.append(text)
    return "\n".join(lines) or None


def is_picture(item: Fields) -> bool:
    """Tell whether the item is a picture, a film or a sound: its description is a caption."""
    return (scalar(item.get("type")) or "").lower() in PICTURES


def own_captions(item: Fields) -> list[Caption]:
    """Return the captions that stand in the item itself: a picture's description, else what is named so."""
    if is_picture(item):
        return _captions(item)
    forms = [form for form in _forms(item, "description", "descriptions") if form.role == "caption"]
    return [_caption(item, forms[:1])] if forms else []


def associated_captions(item: Fields, depth: int = 0) -> Iterator[Caption]:
    """Yield the caption of each picture that goes with the item, in the order sent."""
    for picture in item.objects("associations") + item.objects("images") + item.objects("media"):
        kind = (scalar(picture.get("type")) or "picture").lower()
        if kind in PICTURES:
            yield from _captions(picture)
        elif depth < MAX_NESTED and kind in ("composite", "gallery", "package"):
            yield from associated_captions(picture, depth + 1)
        else:
            item.trace.by[picture.path] = "-related-item"


def _captions(picture: Fields) -> list[Caption]:
    forms = [*_forms(picture, "description", "descriptions"), *_named(picture, "caption")]
    forms = forms or [*_forms(picture, "body", "bodies")]
    return [_caption(picture, forms)] if forms else []


def _caption(picture: Fields, forms: list[Form]) -> Caption:
    """Return the first form that is captioned so, else the first plain one."""
    forms = sorted(
        forms,
        key=lambda form: (
            form.role in _NO_CAPTIONS,
            form.role != "caption",
            form.role not in _MAIN,
            form.is_html,
        ),
    )
    for form in forms:
        picture.trace.by[form.where] = "-alternative-form"
    picture.trace.by[forms[0].where] = "captions"
    line = next((form.value for form in forms if form.role in ("creditline", "credit")), None)
    return credited(Caption(text=" ".join(blocks_of(forms[0]).paragraphs), credit=_credit(picture, line)))


def once(captions: Iterable[Caption]) -> list[Caption]:
    """Return each caption once: a picture in the body often stands among the associations too."""
    found: dict[str, Caption] = {}
    for caption in captions:
        known = found.get(caption.text)
        if caption.text and (known is None or known.credit is None):
            found[caption.text] = caption
    return list(found.values())


def _credit(picture: Fields, line: str | None) -> str | None:
    """Return "Name/AGENCY", as newsrooms print it, of what the picture says of both."""
    name = picture.text("byline", "by", "creator", "photographer", by="captions") or _photographer(picture)
    line = picture.text("creditline", "credit", by="captions") or line
    agency = line or picture.text("copyrightholder", "source", by="captions")
    name = plain(name) if name else None
    agency = plain(agency) if agency else None
    return credit_of(name, agency)


def _photographer(picture: Fields) -> str | None:
    """Return who took a picture, where persons are objects."""
    for name in ("photographer", "bylines", "authors", "creators"):
        for one in picture.objects(name):
            names, agency = names_and_agency([one.text("name", "by", by="captions") or ""])
            if names or agency:
                return names[0] if names else agency
    return None


def _forms(item: Fields, stem: str, plural: str) -> Iterator[Form]:
    """Yield all forms of a text: "body", "body_html" …, and the entries of "bodies"."""
    for name in item.names():
        if name.startswith(stem) and name != plural and name not in _NO_BODIES:
            yield from _named(item, name, role=name[len(stem) :].removesuffix("text"))
            if name == stem and isinstance(item.get(name), dict):
                # Forms in an object, keyed by what they are: {"nitf": …, "text": …}.
                for inner in item.objects(name)[:1]:
                    for kind in inner.names():
                        if kind in _KINDS:
                            yield from _named(inner, kind, role=kind.removesuffix("text"))
    for entry in item.objects(plural):
        for name in ("value", "content", "text"):
            value = scalar(entry.get(name))
            if value is None:
                continue
            kind = (scalar(entry.get("contenttype", "mimetype")) or "").lower()
            role = (scalar(entry.get("role", "rel")) or "").lower()
            yield Form(entry.where(name), value, _is_html(kind, value), role)
            break


def _named(item: Fields, name: str, role: str = "") -> Iterator[Form]:
    value = item.get(name)
    if isinstance(value, list):
        value = "\n\n".join(one for one in map(scalar, value) if one)
    text = scalar(value)
    if text is not None:
        yield Form(item.where(name), text, _is_html(name, text), role)


def _is_html(kind: str, value: str) -> bool:
    return any(word in kind for word in ("html", "xml", "nitf")) or looks_like_html(value)


def blocks_of(form: Form) -> Blocks:
    """Return the paragraphs, captions and headline of a form."""
    if form.is_html:
        return html_to_blocks(form.value)
    return Blocks(paragraphs=[*map(plain, paragraphs_of(form.value))])
