"""The element of a page that holds its story's text.

It says so (itemprop "articleBody", a class such as "article-body" or "entry-content"), else it is the article
element, main, or where most paragraphs stand together.
"""

from __future__ import annotations

from wiredesk.normalised.markup.html_tree import Element, Page

_BODIES = (
    frozenset({"article", "body"}),
    frozenset({"story", "body"}),
    frozenset({"entry", "content"}),
    frozenset({"post", "content"}),
    frozenset({"post", "body"}),
    frozenset({"article", "content"}),
    frozenset({"article", "text"}),
    frozenset({"story", "content"}),
    frozenset({"story", "text"}),
    frozenset({"news", "text"}),
    frozenset({"news", "body"}),
    frozenset({"news", "content"}),
    frozenset({"body", "copy"}),
    frozenset({"body", "content"}),
    frozenset({"content", "body"}),
    frozenset({"field", "body"}),
    frozenset({"release", "body"}),
    frozenset({"caas", "body"}),
    frozenset({"rich", "text"}),
    frozenset({"text", "body"}),
    frozenset({"articulo", "cuerpo"}),
    frozenset({"nota", "cuerpo"}),
    frozenset({"articolo", "testo"}),
    frozenset({"wysiwyg"}),
    frozenset({"prose"}),
)
"""Words of the class or id of the element that holds a story's text, the surest first."""

ENOUGH_PROSE = 60
"""Characters in paragraphs from which an element may be a story's text."""


WHOLE = frozenset({"body", "html", ""})
"""Elements around everything."""


def body_of(page: Page, alive: list[Element]) -> tuple[Element | None, bool]:
    """Return the element that holds the story's text, and whether it says so itself."""
    for element in alive:
        if "articlebody" in element.written.lower() and "itemprop" in element.attributes:
            return element, True
    marked = _marked(alive)
    if marked is not None:
        return marked, True
    articles = [one for one in alive if one.name == "article" and one.counts.text > ENOUGH_PROSE / 2]
    if articles:
        best = max(articles, key=lambda element: element.counts.prose)
        rest = sum(one.counts.prose for one in articles if not one.within(best) and not best.within(one))
        if best.counts.prose > rest and not _is_of_links(best):
            return best, True
        if len(articles) > 2:
            return None, False
    for element in alive[1:]:
        is_main = element.name == "main" or "main" in element.attributes.get("role", "")
        if is_main and element.counts.text > ENOUGH_PROSE and not _is_of_links(element):
            return element, False
    return _densest(page, alive), False


def _marked(alive: list[Element]) -> Element | None:
    """Return the element whose class says that it holds a story's text; of several, the one around them."""
    most = max((element.counts.prose for element in alive[1:]), default=0)
    marked = [one for one in alive[1:] if one.name in _MARKED and _is_body(one)]
    marked = [one for one in marked if one.counts.text >= ENOUGH_PROSE / 2]
    if not marked:
        return None
    best = max(marked, key=lambda element: (element.counts.prose, element.counts.text))
    columns = [one for one in marked if one.label == best.label and one.counts.prose]
    if len(columns) > 1 and not columns[1].within(columns[0]):
        around = best.outer
        while around is not None and not all(one.within(around) for one in columns):
            around = around.outer
        return around
    if best.counts.prose >= 0.5 * most:
        inner = [one for one in marked if one.within(best) and _holds_text_of(one, best)]
        return inner[-1]
    outer = best.outer
    while outer is not None and outer.counts.prose < 0.5 * most:
        outer = outer.outer
    return outer if outer is not None and outer.outer is not None else None


def _holds_text_of(one: Element, best: Element) -> bool:
    """Tell whether a marked element holds the text of the one around it, all but a standfirst."""
    surely = bool(one.words & _TEXTS) and not best.words & _TEXTS
    return one.counts.prose >= (0.6 if surely else 0.9) * best.counts.prose


_TEXTS = frozenset({"body", "text", "copy", "cuerpo", "testo"})


def _is_of_links(element: Element) -> bool:
    return element.counts.links > 0.5 * element.counts.text


_MARKED = frozenset({"div", "section", "article", "main", "td"})


def _is_body(element: Element) -> bool:
    words = element.words
    return bool(words) and any(form <= words for form in _BODIES)


def _densest(page: Page, alive: list[Element]) -> Element | None:
    """Return the element whose own paragraphs hold most prose; where each stands in a box, the one around."""
    own: dict[int, int] = {}
    boxes: dict[tuple[int, str], tuple[int, Element]] = {}
    for element in alive:
        outer = element.outer
        if element.name in {"p", "blockquote", "pre"} and outer is not None:
            own[id(outer)] = own.get(id(outer), 0) + element.counts.prose
            if outer.outer is not None and outer.name not in WHOLE:
                key = (id(outer.outer), outer.label)
                prose = boxes[key][0] if key in boxes else 0
                boxes[key] = (prose + element.counts.prose, outer.outer)
    best = max(alive, key=lambda element: own.get(id(element), 0), default=None)
    if best is not None and own.get(id(best), 0) >= ENOUGH_PROSE:
        boxed, around = max(boxes.values(), key=lambda box: box[0], default=(0, best))
        return around if boxed >= 1.2 * own[id(best)] else best
    best = max(alive[1:], key=lambda element: element.counts.own, default=None)
    if best is not None and best.counts.own >= ENOUGH_PROSE:
        return best.outer if best.name in _INLINE else best
    whole = page.elements[0]
    return whole if whole.counts.text > ENOUGH_PROSE and not _is_of_links(whole) else None


_INLINE = frozenset({"span", "font", "b", "i", "em", "strong", "a"})
