"""The parts of a NewsML 1 item: which of its texts is the story, a caption, a title, an alternative.

NewsML 1.2, 5.7: components stand in each other to any depth, each with a Role; EquivalentsList="yes" says
that the parts of a component are alternatives (5.7.2). Roles are free words, so what they mean is told by
usual ones, and where they say nothing by what a component holds: text beside a picture's renditions is its
caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.language import language_code
from wiredesk.normalised.markup.xml_document import Node

Kind = Literal[
    "body", "headline", "summary", "note", "signoff", "style", "caption", "picture", "sidebar", "short"
]

MAX_PARTS = 20_000
"""So many components may stand in one item."""

_WORDS: dict[Kind, str] = {
    "body": "main maintext body text story article news content fulltext longtext lead firstparagraph",
    "headline": "title headline titre titel titolo titulo título headlines",
    "summary": "abstract summary teaser standfirst intro introduction synopsis chapeau chapô vorspann"
    " sommario resumen resumé résumé subtitle subheadline deck bullets keypoints",
    "note": "note ednote editorsnote editorialnote notetoeditors advisory advisoryline instructions",
    "signoff": "contact contacts contactinfo signoff signature",
    "style": "stylesheet css script",
    "caption": "caption captions legend legende légende bildtext bildunterschrift photocaption cutline"
    " didascalia piedefoto phototext pictext imagecaption",
    "picture": "photo photograph picture image bild foto thumbnail preview quicklook highdef highres lowres"
    " graphic graphics infographic video audio illustration logo icon slideshow gallery animation map photos"
    " pictures images videos media multimedia",
    "sidebar": "sidebar box factbox infobox kasten encadré encadre recuadro background hintergrund"
    " supplementary supplement complement related supporting",
    "short": "sms alert brief short shorttext ticker tweet push mobile url shortversion kurzfassung",
}
_ROLES: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_CAPTIONED = frozenset(role for role, kind in _ROLES.items() if kind in ("caption", "picture"))
"""Roles that leave no doubt: a text in such a component is a caption, however long."""

LONGEST_CAPTION = 1_500
"""Characters; a longer text beside a picture, or one of more than two paragraphs, is a story."""

_MEDIA = re.compile(
    r"^(?:photo|picture|image|graphic|video|audio|animation|illustration|foto|bild|infographic)",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"[^\w]|_|\d")
_RANK = (("nitf", 0), ("html", 1), ("xml", 2))


@dataclass(slots=True)
class Part:
    """A component: what it is for, its texts (kind, DataContent) and the components within, in order.

    media: it holds a rendition of a picture, a film or a sound. refers: it points to other items, or holds
    some. children: its child elements by name.
    """

    node: Node
    kind: Kind
    role: str
    language: str | None
    children: dict[str, list[Node]]
    texts: list[tuple[Kind, Node]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    media: bool = False
    refers: bool = False

    def all(self) -> Iterator[Part]:
        """Yield the part and all within it, in the document's order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.parts)

    def holds(self, *kinds: Kind) -> bool:
        """Tell whether a text of one of these kinds stands in it."""
        return any(kind in kinds for one in self.all() for kind, _ in one.texts)

    def headlines(self) -> set[str]:
        """Return the headlines of its own, as they can be compared."""
        lines = self.children.get("newslines", ())
        found = [one.peek() for line in lines for one in line.children("headline")]
        found += [data.peek() for one in self.parts for kind, data in one.texts if kind == "headline"]
        return {bare(text) for text in found if text}


@dataclass(slots=True)
class Telling:
    """One story of an item: its texts, its pictures, the components that tell of it, the outermost first.

    outer: so many of the components are those around another story, which say nothing of this one's text.
    languages, headlines: of its text so far. begun: some of its text is there.
    """

    components: list[Part] = field(default_factory=list)
    texts: list[tuple[Kind, Node]] = field(default_factory=list)
    pictures: list[Part] = field(default_factory=list)
    languages: set[str | None] = field(default_factory=set)
    headlines: set[str] = field(default_factory=set)
    begun: bool = False
    outer: int = 0

    def of(self, kind: Kind) -> list[Node]:
        """Return the texts of a kind, in the document's order."""
        return [node for one, node in self.texts if one == kind]


def children_of(node: Node) -> dict[str, list[Node]]:
    """Return an element's children by their name."""
    found: dict[str, list[Node]] = {}
    for child in node.children():
        found.setdefault(child.name, []).append(child)
    return found


def part_of(components: list[Node], item: Node, language: str | None = None) -> Part | None:
    """Return an item's component with all that stands in it; of several, one around them.

    language: the item's, which they inherit. None: there are over MAX_PARTS of them.
    """
    left = [MAX_PARTS]
    parts = [_part(one, "body", language, left) for one in components if left[0] >= 0]
    if left[0] < 0:
        return None
    return parts[0] if len(parts) == 1 else Part(item, "body", "", language, {}, parts=parts)


def tellings(part: Part, language: str | None) -> list[Telling]:
    """Return the stories that an item's component tells: the main one first, then each sidebar's.

    What has a headline and a text of its own beside the main text is another story, and so is the text in
    another language; what has no headline goes on with the story. language: the item's, which decides between
    alternatives.
    """
    found: list[Telling] = [Telling()]
    _choose(part, language)
    _shorten(part)
    if part.holds("body", "sidebar", "short"):
        _assemble(part, [], found)
    else:
        found[0].components = [*_without_pictures(part)]
        found[0].texts = [text for one in part.all() for text in one.texts if text[0] != "caption"]
        found[0].pictures = [*_units(part)]
    stories = [one for one in found if one.texts or one.pictures]
    return stories or found[:1]


def _part(component: Node, outer: Kind, language: str | None, left: list[int]) -> Part:
    left[0] -= 1
    children = children_of(component)
    role = role_of(children)
    language = component.attr("lang") or language
    contents = children.get("contentitem", ())
    media = [_is_media(one) for one in contents]
    kind = _kind(role, outer, pictured=bool(media) and media[0])
    part = Part(component, kind, role, language, children)
    part.media = any(media)
    part.refers = "newsitemref" in children or "newsitem" in children
    of_text: Kind = "caption" if kind == "picture" else kind
    for one, is_media in zip(contents, media, strict=True):
        data = one.child("datacontent") or one.at("encoding", "datacontent")
        if data is None:
            continue
        if is_media or kind == "style":
            data.take("-media" if is_media else "-style")
        elif of_text == "caption" and role not in _CAPTIONED and _is_long(data):
            part.texts.append(("body", data))
        else:
            part.texts.append((of_text, data))
    part.texts += [(of_text, data) for data in children.get("datacontent", ())]
    part.parts = [
        _part(one, kind, language, left) for one in children.get("newscomponent", ()) if left[0] >= 0
    ]
    if not part.texts and not part.parts and not part.media and part.kind in ("sidebar", "short"):
        part.kind = outer
    return part


def role_of(children: dict[str, list[Node]]) -> str:
    """Return a component's role in lower case, letters only ("Main Text" as maintext); "" if it has none."""
    role = next(iter(children.get("role", ())), None)
    word = (role.attr("formalname") or role.peek() or "") if role is not None else ""
    return _NO_LETTERS.sub("", word).lower()


def _kind(role: str, outer: Kind, *, pictured: bool) -> Kind:
    kind = _ROLES.get(role)
    if kind is None and role:
        kind = next((_ROLES[word] for word in ("caption", "photo", "picture", "image") if word in role), None)
    if pictured and kind in (None, "body", "sidebar"):
        return "picture"
    if outer == "picture" and kind in (None, "body", "sidebar", "summary", "short"):
        return "picture"
    if kind is None or (kind == "body" and outer == "sidebar"):
        return outer
    return kind


def _is_media(content: Node) -> bool:
    """Tell whether a content item is a rendition: by its media type, else by its MIME type or its format."""
    for name in ("mediatype", "mimetype", "format"):
        stated = content.child(name)
        value = (stated.attr("formalname") or stated.peek()) if stated is not None else None
        if value:
            if _MEDIA.match(value):
                return True
            if name == "mediatype":
                return False
    return False


def _is_long(data: Node) -> bool:
    paragraphs = sum(1 for _ in data.descendants("p"))
    return paragraphs > 2 or len(data.peek() or "") > LONGEST_CAPTION


def _choose(part: Part, language: str | None) -> None:
    """Of alternatives keep the one to read: in the item's language, marked up rather than plain."""
    for one in part.all():
        if (one.node.attr("equivalentslist") or "").lower() not in ("yes", "true", "1"):
            continue
        texts = [data for kind, data in one.texts if kind == "body"]
        parts = [inner for inner in one.parts if inner.holds("body")]
        if len(texts) + len(parts) < 2:
            continue
        choices: list[Node | Part] = [*texts, *parts]
        best = min(choices, key=lambda choice: _preference(choice, language_code(language)))
        for inner in parts:
            if inner is not best:
                for each in inner.all():
                    _leave_out(data for kind, data in each.texts if kind != "caption")
        _leave_out(data for data in texts if data is not best)
        gone = {id(choice) for choice in choices if choice is not best}
        one.texts = [text for text in one.texts if id(text[1]) not in gone]
        one.parts = [inner for inner in one.parts if id(inner) not in gone]


def _preference(choice: Node | Part, language: str | None) -> tuple[bool, int]:
    """Return the rank of an alternative: the least is read."""
    if isinstance(choice, Node):
        return False, _rank(choice)
    data = next(data for one in choice.all() for kind, data in one.texts if kind == "body")
    return language_code(choice.language) != language, _rank(data)


def _leave_out(texts: Iterable[Node]) -> None:
    for data in texts:
        data.take("-alternative-form")


def _rank(data: Node) -> int:
    """Return how much a form of text tells of its structure; the least is the best."""
    inner = next((child.name for child in data.children()), "")
    if inner == "nitf":
        return 0
    if inner:
        return 1
    content = data.parent()
    if content is not None and content.name == "encoding":
        content = content.parent()
    for name in ("format", "mimetype"):
        stated = content.child(name) if content is not None else None
        value = ((stated.attr("formalname") or stated.peek() or "") if stated is not None else "").lower()
        for word, rank in _RANK:
            if word in value:
                return rank + 1
    return 4


def _shorten(part: Part) -> None:
    """Leave out short forms of a text (for a telephone, a ticker) where it stands in full too."""
    full = part.holds("body")
    for one in part.all():
        for at, (kind, data) in enumerate(one.texts):
            if kind == "short":
                if full:
                    data.take("-alternative-form")
                one.texts[at] = ("short" if full else "body", data)


def _assemble(part: Part, outer: list[Part], found: list[Telling]) -> None:
    """Put the texts of a part to the story that they belong to."""
    if not part.holds("body", "sidebar"):
        if part.media or part.holds("caption") or part.kind == "picture":
            found[0].pictures += _units(part)
        else:
            found[0].texts += [text for one in part.all() for text in one.texts]
            if not part.holds("headline", "summary", "note", "signoff", "short"):
                found[0].components.insert(0, part)
        return
    story = found[0]
    begun = story.begun
    foreign = begun and _is_foreign(part, story)
    beside = begun or (part.kind == "sidebar" and not part.holds("body"))
    headlines = part.headlines()
    if foreign or (beside and headlines - story.headlines):
        found.append(Telling(components=list(outer), outer=len(outer)))
        story = found[-1]
    before = len(found)
    story.components.append(part)
    story.headlines |= headlines
    story.texts += [("body" if kind == "sidebar" else kind, data) for kind, data in part.texts]
    if any(kind in ("body", "sidebar") for kind, _ in part.texts):
        story.begun = True
        story.languages.add(language_code(part.language))
    inner = found if story is found[0] else [story]
    for one in part.parts:
        _assemble(one, [*outer, part], inner)
    if inner is not found:
        found[before:] = inner[1:]


def _is_foreign(part: Part, story: Telling) -> bool:
    own = language_code(part.language)
    return own is not None and bool(story.languages - {None}) and own not in story.languages


def _units(part: Part) -> Iterator[Part]:
    """Yield the components that are one picture each: renditions, a caption, a credit."""
    captions = sum(kind == "caption" for one in part.all() for kind, _ in one.texts)
    inner = [one for one in part.parts if one.media or one.holds("caption") or one.kind == "picture"]
    apart = captions > 1 or sum(bool(one.headlines()) for one in inner) > 1
    if apart and len(inner) > 1 and not part.texts:
        for one in inner:
            yield from _units(one)
    elif part.media or captions or part.kind == "picture":
        yield part
    else:
        for one in inner:
            yield from _units(one)


def _without_pictures(part: Part) -> Iterator[Part]:
    """Yield the components that tell of an item that is a picture: all but those of one of several."""
    yield part
    units = [*_units(part)]
    if len(units) <= 1:
        yield from (one for one in part.all() if one is not part)
