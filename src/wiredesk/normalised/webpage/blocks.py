"""A saved page of a news site: which part of it is the story, and what around and within it is none.

Practice of the templates that newsrooms use (WordPress, Arc, Drupal, CQ, Escenic and their own): the text
stands in an element that says so (itemprop "articleBody", a class such as "article-body" or "entry-content"),
else in the article element, in main, or where most paragraphs stand together. What is no text says so too
(html_furniture); an element that holds most of the page's prose is never left out, whatever its class says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wiredesk.normalised.markup.html import TAG, Blocks, html_to_blocks, plain
from wiredesk.normalised.markup.html_tree import Element, Page
from wiredesk.normalised.webpage.furniture import drop_furniture, reason_of, told_by

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

_SHARE = 0.4
"""An element with more than this share of the page's prose is no furniture."""

ENOUGH_PROSE = 60
"""Characters in paragraphs from which an element may be a story's text."""


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a page that is the story.

    body: its text. article: what stands around it, with the lead picture. blocks: paragraphs and captions of
    both. summary: the standfirst's lines. bylines, dates: texts of elements that name the writer or tell
    when. left_out: (text, reason) of what else is on the page. is_sure: an element says that it holds a text.
    """

    body: Element
    article: Element
    blocks: Blocks
    summary: list[str]
    bylines: list[str]
    dates: list[str]
    left_out: list[tuple[str, str]]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """The elements that make a region. left_out, about: where each begins → the reason, or what it tells."""

    body: Element
    article: Element
    title: Element | None
    left_out: dict[int, str]
    about: dict[int, tuple[Element, str]]
    writers: list[Element]
    is_sure: bool


def region_of(page: Page) -> Region | None:
    """Return the part of a page that is the story; None where there is no text that could be one."""
    prose = page.elements[0].counts.prose
    left_out = _furniture(page, prose)
    alive = _alive(page, left_out)
    body, is_sure = _body(page, alive)
    if body is None:
        return None
    titles = [one for one in alive if one.name == "h1" and one.counts.text and not one.words & _SITES][:20]
    article = _article(body, titles)
    title = _title(titles, body, article)
    if title is not None and title.end <= article.start:
        article = _from_title(title, article)
    about, writers = _about(page, article, body, left_out)
    return _read(page, _Parts(body, article, title, left_out, about, writers, is_sure))


def _from_title(title: Element, article: Element) -> Element:
    """Return an element that an article and the head above it would stand in."""
    around = Element(
        "article-with-head", "", title.start, title.start, article.outer, article.close, article.end
    )
    around.counts = article.counts
    return around


def is_fragment(page: Page) -> bool:
    """Tell whether the markup is a piece of a page, without head, body or navigation of its own."""
    return not any(
        one.name in {"html", "head", "body", "main", "nav", "article"} for one in page.elements[1:40]
    )


def _furniture(page: Page, prose: int) -> dict[int, str]:
    """Return the elements to leave out: where each begins, and the reason."""
    found: dict[int, str] = {}
    end = 0
    whole = max(_weight(page.elements[0], prose), ENOUGH_PROSE)
    for element in page.elements[1:]:
        if element.start < end:
            continue
        reason = reason_of(element)
        if reason == "-related" and element.words & _GALLERIES and _has_caption(page, element):
            continue
        if reason is None or _weight(element, prose) > _SHARE * whole:
            continue
        found[element.start] = reason
        end = element.end
    return found


_GALLERIES = frozenset({"carousel", "slideshow", "gallery"})


def _has_caption(page: Page, element: Element) -> bool:
    """Tell whether a row of pictures is the story's own: one says what it shows."""
    return page.markup.find("<figcaption", element.inner, element.close) >= 0


def _weight(element: Element, prose: int) -> int:
    """Return how much an element says: its paragraphs, or, on a page without any, its text but links."""
    return element.counts.prose if prose > ENOUGH_PROSE else element.counts.text - element.counts.links


def _alive(page: Page, left_out: dict[int, str]) -> list[Element]:
    """Return the elements that are not within one that is left out."""
    alive: list[Element] = []
    end = 0
    for element in page.elements:
        if element.start < end and element.name:
            continue
        if element.start in left_out and element.name:
            end = element.end
            continue
        alive.append(element)
    return alive


def _body(page: Page, alive: list[Element]) -> tuple[Element | None, bool]:
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
        inner = [one for one in marked if one.within(best) and one.counts.prose >= 0.9 * best.counts.prose]
        return inner[-1]
    outer = best.outer
    while outer is not None and outer.counts.prose < 0.5 * most:
        outer = outer.outer
    return outer if outer is not None and outer.outer is not None else None


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
            if outer.outer is not None and outer.name not in _WHOLE:
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


def _article(body: Element, titles: list[Element]) -> Element:
    """Return what holds a text and its h1, less than the page; else the article or main, else the text."""
    named = body
    around: Element | None = body
    while around is not None and around.name not in _WHOLE:
        if any(title.within(around) for title in titles):
            return around
        if around.name in {"article", "main"}:
            named = around
        around = around.outer
    return named


_WHOLE = frozenset({"body", "html", ""})


def _about(
    page: Page, article: Element, body: Element, left_out: dict[int, str]
) -> tuple[dict[int, tuple[Element, str]], list[Element]]:
    """Return the elements of an article that tell about the story, and those that name its writer."""
    found: dict[int, tuple[Element, str]] = {}
    writers: list[Element] = []
    end = 0
    first = next((one.start for one in page.elements if _begins_text(one, body)), body.end)
    for element in page.elements[1:]:
        if element.start in left_out or element.name == "figure":
            end = max(end, element.end)
        known = element.start < end
        if not element.within(article) or element is article or body.within(element):
            continue
        if known and not (found and element.within(next(reversed(found.values()))[0])):
            continue
        by = told_by(element)
        if by == "-byline" and not (writers and element.within(writers[-1])) and not _is_in_sentence(element):
            writers.append(element)
        if known or by is None or (by == "summary" and element.start > first) or _is_in_sentence(element):
            continue
        found[element.start] = (element, by)
        end = element.end
    return found, writers


def _begins_text(element: Element, body: Element) -> bool:
    """Tell whether an element is a paragraph of the text, so that what follows it is no summary."""
    return (
        element.name == "p"
        and element.counts.prose > ENOUGH_PROSE
        and element.within(body)
        and not told_by(element)
    )


def _is_in_sentence(element: Element) -> bool:
    """Tell whether an element stands within a paragraph's text."""
    outer = element.outer
    while outer is not None and outer.name in {"span", "b", "i", "em", "strong", "a", "p", "li", "td"}:
        if outer.counts.text > element.counts.text + 40 and outer.name in {"p", "li", "td"}:
            return True
        outer = outer.outer
    return False


def _title(titles: list[Element], body: Element, article: Element) -> Element | None:
    """Return the h1 of the story: in its article, else the last before its text."""
    within = [one for one in titles if one.within(article)]
    before = [one for one in titles if one.end <= body.start]
    return next(iter(within), None) or next(reversed(before), None)


_PARTS_OF_LINE = re.compile(r"\s*[|·•]\s*|\s{2,}")
_SITES = frozenset({"logo", "brand", "branding", "site", "masthead"})


def _read(page: Page, parts: _Parts) -> Region:
    body, article, title = parts.body, parts.article, parts.title
    cut = dict(parts.left_out) | {start: by for start, (_, by) in parts.about.items()}
    start = body.inner
    if title is not None:
        cut[title.start] = "headline"
        # What stands in the text's element before its h1 is the page's: sections, labels.
        start = title.start if title.within(body) else start
    blocks = html_to_blocks(_kept(page, start, body.close, cut))
    drop_furniture(blocks)
    before = _kept(page, article.inner, start, cut)
    after = _kept(page, body.end, article.close, cut) if article is not body else ""
    leading, following = html_to_blocks(before), html_to_blocks(after)
    for around in (leading, following):
        blocks.left_out += [(text, "-page-furniture") for text in around.paragraphs] + around.left_out
    # Behind the text, only an article's own pictures are the story's.
    last = following.captions if article.name == "article" else []
    captions = {caption.text: caption for caption in (*leading.captions, *blocks.captions, *last)}
    blocks.captions[:] = captions.values()
    headline = _bare_text(page.text_of(title)) if title is not None else ""
    if headline and blocks.headline is not None:
        blocks.paragraphs.insert(0, blocks.headline)
    blocks.headline = headline or blocks.headline
    summary = [
        line
        for element, by in parts.about.values()
        if by == "summary"
        for line in _lines(page.text_of(element))
    ]
    bylines = [line for element in parts.writers for line in _lines(page.text_of(element))]
    others = [(element, by) for element, by in parts.about.values() if by != "summary"]
    told = [_bare_text(page.text_of(element)) for element, by in others if by in {"-date", "-metadata"}]
    dates = [part for text in told for part in _PARTS_OF_LINE.split(text)]
    others += [
        (element, parts.left_out[element.start])
        for element in page.elements[1:]
        if element.start in parts.left_out and element.within(article)
    ]
    reasons = [(_bare_text(page.text_of(element)), by) for element, by in others]
    left = [(text, by) for text, by in reasons if text] + _outside(page, article)
    return Region(body, article, blocks, summary, bylines, dates, left, parts.is_sure)


def _lines(markup: str) -> list[str]:
    blocks = html_to_blocks(markup)
    return [*([blocks.headline] if blocks.headline else []), *blocks.paragraphs]


def _kept(page: Page, start: int, end: int, cut: dict[int, str]) -> str:
    """Return a stretch of the markup without the elements that are cut out of it."""
    pieces: list[str] = []
    at = start
    for element in page.elements:
        if at <= element.start < end and element.start in cut and element.name:
            pieces.append(page.markup[at : element.start])
            at = max(at, element.end)
    pieces.append(page.markup[at:end])
    return "".join(pieces)


def _outside(page: Page, article: Element) -> list[tuple[str, str]]:
    """Return the text of what stands before and behind an article, with the reason."""
    found: list[tuple[str, str]] = []
    for markup in (page.markup[: article.start], page.markup[article.end :]):
        blocks = html_to_blocks(markup)
        texts = [*([blocks.headline] if blocks.headline else []), *blocks.paragraphs]
        texts += [part for caption in blocks.captions for part in (caption.text, caption.credit) if part]
        found += blocks.left_out + [(text, "-page-furniture") for text in texts]
    return found


def _bare_text(markup: str) -> str:
    return plain(TAG.sub(" ", markup))
