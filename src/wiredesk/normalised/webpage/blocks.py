"""A saved page of a news site: which part of it is the story, and what around and within it is none.

Practice of the templates that newsrooms use (WordPress, Arc, Drupal, CQ, Escenic and their own): one element
holds the text (body), what is no text says so (furniture); an element that holds most of the page's
prose is never left out, whatever its class says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wiredesk.normalised.dates import MONTH
from wiredesk.normalised.markup.html import TAG, Blocks, html_to_blocks, plain
from wiredesk.normalised.markup.html_tree import Element, Page
from wiredesk.normalised.webpage.body import ENOUGH_PROSE, WHOLE, body_of
from wiredesk.normalised.webpage.furniture import drop_furniture, reason_of, told_by

_SHARE = 0.4
"""An element with more than this share of the page's prose is no furniture."""


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a page that is the story.

    body: its text. article: what stands around it, with the lead picture. blocks: paragraphs and captions of
    both. summary: the standfirst's lines. notes: what the page says of corrections.
    bylines, dates: texts of elements that name the writer or tell when. left_out: (text,
    reason) of what else is on the page. is_sure: an element says that it holds a text.
    """

    body: Element
    article: Element
    blocks: Blocks
    summary: list[str]
    notes: list[str]
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
    body, is_sure = body_of(page, alive)
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
        if reason == "-footer" and "copyright" in element.words and _is_in_figure(element):
            continue  # whose picture it is
        if reason == "-related" and element.words & _GALLERIES and _has_caption(page, element):
            continue
        if reason is None or _weight(element, prose) > _SHARE * whole:
            continue
        found[element.start] = reason
        end = element.end
    return found


def _is_in_figure(element: Element) -> bool:
    outer = element.outer
    for _ in range(4):
        if outer is None or outer.name in ("figure", "figcaption"):
            return outer is not None
        outer = outer.outer
    return False


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


def _article(body: Element, titles: list[Element]) -> Element:
    """Return what holds a text and its h1, less than the page; else the article or main, else the text."""
    named = body
    around: Element | None = body
    while around is not None and around.name not in WHOLE:
        if any(title.within(around) for title in titles):
            return around
        if around.name in {"article", "main"}:
            named = around
        around = around.outer
    return named


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


_STAMP = re.compile(r"\b\d{4}[-/.]\d\d[-/.]\d\d[ T]\d{1,2}:\d\d(?::\d\d)?\b")
_DAY_AND_HOUR = re.compile(
    rf"(?P<day>{MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\.?\s(?:de\s)?{MONTH}\s(?:de\s)?\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    r"(?:[\s,|–-]{1,4}(?:at\s|um\s)?(?P<hour>\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?))?",
    re.IGNORECASE,
)
_LINES_ABOVE = 10
"""Lines between a headline and its text in which a day may stand."""


def _day_and_hour(text: str) -> str | None:
    """Return the day, and the hour behind it, in a line above a text: "KYODO NEWS - Mar 2, 2022 - 15:04"."""
    found = _DAY_AND_HOUR.search(text) if len(text) < _LONGEST_ABOVE else None
    return " ".join(filter(None, found.group("day", "hour"))) if found else None


_LONGEST_ABOVE = 120
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
    summary, notes = (
        [
            line
            for element, by in parts.about.values()
            if by == wanted
            for line in _lines(page.text_of(element))
        ]
        for wanted in ("summary", "ednote")
    )
    bylines = [line for element in parts.writers for line in _lines(page.text_of(element))]
    others = [(element, by) for element, by in parts.about.values() if by not in {"summary", "ednote"}]
    told = [_bare_text(page.text_of(element)) for element, by in others if by in {"-date", "-metadata"}]
    dates = [part for text in told for part in (*_PARTS_OF_LINE.split(text), *_STAMP.findall(text)[:1])]
    dates += [said for text in leading.paragraphs[:_LINES_ABOVE] if (said := _day_and_hour(text))]
    others += [
        (element, parts.left_out[element.start])
        for element in page.elements[1:]
        if element.start in parts.left_out and element.within(article)
    ]
    reasons = [(_bare_text(page.text_of(element)), by) for element, by in others]
    left = [(text, by) for text, by in reasons if text] + _outside(page, article)
    return Region(body, article, blocks, summary, notes, bylines, dates, left, parts.is_sure)


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
