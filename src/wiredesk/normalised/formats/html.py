"""html: a saved page of a news site, or a piece of one.

Standards: HTML (WHATWG), schema.org's NewsArticle in JSON-LD and microdata, Open Graph with article:, Dublin
Core. Practice of newsrooms' templates: see html_page.

Read: the facts from what the page says for machines, the text from the element that holds it. headline is the
JSON-LD's, else og:title without the site's name, else the h1. published_at is dateModified before
datePublished. Navigation, related stories, consent, newsletters, shares, comments and advertisements are no
text. A fragment with paragraphs is a story too. A page that only lists others, or says that something went
wrong, is no story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dateline import dateline_at_start, stated_dateline
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import add_caption, day_of, read_body, set_headline, signals_in_order
from wiredesk.normalised.markup.html import Blocks, html_to_blocks
from wiredesk.normalised.markup.html_tree import MAX_TAGS, Page, read_page
from wiredesk.normalised.rights import holder_of, is_notice
from wiredesk.normalised.webpage import facts
from wiredesk.normalised.webpage.blocks import Region, is_fragment, region_of
from wiredesk.normalised.webpage.data import Data, data_of

CONTENT_TYPES = frozenset({"text/html", "application/xhtml+xml"})

FOUND: Mapping[str, str] = {
    "uri": "JSON-LD identifier or @id, canonical link, og:url, without a query",
    "provider": "JSON-LD sourceOrganization, publisher; og:site_name; copyright",
    "headline": "JSON-LD headline, else og:title without the site's name, else h1",
    "take": "the label before the headline",
    "signals": "take; corrections in the text's notes",
    "byline": "JSON-LD author, meta author, byline classes, rel=author",
    "language": "JSON-LD inLanguage, html's lang, og:locale; else detected",
    "category": "JSON-LD articleSection, article:section",
    "dateline": "before the dash of the first paragraph, else the dateline of JSON-LD or microdata",
    "published_at": "dateModified before datePublished, article:modified_time, time elements",
    "paragraphs": "the element that holds the article; JSON-LD articleBody where the page has none",
    "captions": "figcaption, caption classes, JSON-LD image captions",
    "summary": "JSON-LD description, og:description, standfirst classes",
    "ednote": "correction and editor's-note classes, “(Adds …)” above the text",
    "signoff": "what ends the text",
    "usage_terms": "license, usageInfo",
    "copyright_holder": "copyrightHolder, copyright meta",
    "subjects": "JSON-LD keywords and about, article:tag",
}

_BEGINS = re.compile(
    r"\s*+(?:<\?xml\b[^<>]*+>\s*+)?(?:<!--(?:[^-]++|-(?!->))*+-->\s*+)*+"
    r"<(!doctype\s++html\b|(?:html|head|body|article|main|section|header|h1|h2|p|div|figure|blockquote|span|"
    r"strong|b|em|i|br|ul|ol|table|meta|title|script|link)(?=[\s/>]))",
    re.IGNORECASE,
)
_PAGES = ("!doctype", "html", "head", "body")
_TAG_NAME = re.compile(r"<([a-z][a-z0-9:]*+)(?=[\s/>])", re.IGNORECASE)
_ELEMENTS = frozenset(
    """a abbr acronym address article aside b big blockquote br button caption center cite code col colgroup
    dd del details div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i
    iframe img input ins label li link main mark meta nav noscript ol option p picture pre q s script section
    select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead
    time title tr tt u ul video wbr""".split()
)
"""HTML's elements; a piece of XML that begins as HTML may have others too."""

_BEGINS_WITH_HEADING = re.compile(
    r"\s*+(?:<(?:div|article|header)\b[^<>]*+>\s*+){0,3}<h[2-4]\b", re.IGNORECASE
)
"""A piece whose headline is no h1, since the page that it was cut of has one."""

_HAS_TEXT = re.compile(r"<(?:p|br|h1|div|li)\b", re.IGNORECASE)
_WENT_WRONG = re.compile(
    r"\b(?:40[34]|50[0234]|not found|access denied|forbidden|just a moment|are you a robot|server error|"
    r"captcha|page (?:is )?unavailable|service unavailable|bad gateway|seite nicht gefunden|page introuvable|"
    r"página no encontrada|pagina non trovata)\b",
    re.IGNORECASE,
)
ENOUGH = 200
"""Characters of text with which a page may be a story that does not say so; less is a notice."""


def detects(copy: Copy) -> bool:
    """Tell whether it is a page of HTML, or begins as a piece of one that holds text."""
    start = _BEGINS.match(copy.text[:4_000])
    if start is None:
        return False
    if start[1].lower().startswith(_PAGES):
        return True
    beginning = copy.text[:20_000]
    names = {found[1].lower() for found in _TAG_NAME.finditer(beginning)}
    return all(name in _ELEMENTS or ":" in name for name in names) and _HAS_TEXT.search(beginning) is not None


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the page's story, or why there is none."""
    if copy.text.count("<") > MAX_TAGS:
        return [Unreadable("hostile", f"over {MAX_TAGS:,} tags")]
    page = read_page(copy.text)
    if is_fragment(page):
        return [_read_fragment(copy)]
    data = data_of(page)
    region = region_of(page)
    is_article = bool(data.article) or (data.of_meta("og:type") or "").lower() in {"article", "news"}
    why = _no_story(page, data, region, is_article=is_article)
    if why is not None:
        return [Unreadable("no-story", why)]
    return [_read_page(copy, page, data, region)]


def _no_story(page: Page, data: Data, region: Region | None, *, is_article: bool) -> str | None:
    """Return why a page is no story; None if it is one."""
    text = sum(map(len, region.blocks.paragraphs)) if region else 0
    title = data.title or (region.blocks.headline if region else "") or ""
    if text < 3 * ENOUGH and _WENT_WRONG.search(title) and not data.article:
        return f"a page that says that something went wrong: {title[:80]}"
    if is_article or (region is not None and region.is_sure):
        return None
    leads = region is not None and _lists_others(page, region)
    if region is not None and _is_signed(region) and not leads:
        return None
    if region is None or data.is_list or leads:
        return "a page that lists others, or holds no text"
    little = text < ENOUGH or (
        (data.of_meta("og:type") or "").lower() == "website" and not region.blocks.headline
    )
    return "a page that does not say that it is a story, and holds little text" if little else None


LEADS = 3
"""So many headings that are links make a list of other pages, where there are not as many long paragraphs."""

LONG = 120
"""Characters of a paragraph that no teaser has."""


def _lists_others(page: Page, region: Region) -> bool:
    """Tell whether a page's text is headings that lead to other pages, with a line or two below each."""
    leads = sum(
        one.name in {"h2", "h3", "h4"}
        and one.within(region.body)
        and one.counts.text > 0
        and (one.counts.links >= 0.8 * one.counts.text or (one.outer is not None and one.outer.name == "a"))
        for one in page.elements[1:]
    )
    return leads >= LEADS and sum(len(one) >= LONG for one in region.blocks.paragraphs) < leads


def _is_signed(region: Region) -> bool:
    """Tell whether a text stands under a headline, and with a date or a writer."""
    return bool(region.blocks.headline and region.blocks.paragraphs and (region.bylines or region.dates))


def _read_fragment(copy: Copy) -> Draft:
    draft = Draft()
    blocks = html_to_blocks(copy.text)
    if blocks.headline is None and _BEGINS_WITH_HEADING.match(copy.text[:400]) and len(blocks.paragraphs) > 1:
        blocks.headline = blocks.paragraphs.pop(0)
    draft.taken = read_body(draft, blocks, day_of(draft, copy.received_at), "/")
    signals_in_order(draft)
    return draft


def _read_page(copy: Copy, page: Page, data: Data, region: Region | None) -> Draft:
    draft = Draft()
    blocks = region.blocks if region else Blocks()
    facts.identify(draft, data)
    facts.name_provider(draft, data)
    published, modified = facts.times_of(page, region.article) if region else ([], [])
    times = ([*published, *(region.dates if region else [])], modified)
    facts.date_it(draft, data, times)
    found = draft.provider
    facts.rights_of(draft, data)
    facts.subjects_of(draft, data)
    draft.language = facts.language_of(data, page)
    set_headline(draft, facts.headline_of(data, blocks.headline))
    draft.byline = facts.names_of(data, region.bylines if region else [])
    where = f"/{region.body.name}" if region else "/"
    if blocks.headline:
        draft.taken.append(Taken(where, blocks.headline, "headline"))
        blocks.headline = None
    else:
        _take_title(blocks, draft, data, where)
    _fill_in(blocks, data)
    _take_standfirst(blocks, draft, data, where)
    draft.taken += read_body(draft, blocks, day_of(draft, copy.received_at), where)
    for note in region.notes if region else []:
        add_note(draft, note)
        draft.taken.append(Taken("/", note, "ednote"))
    _sum_up(draft, data, region, day_of(draft, copy.received_at))
    if draft.dateline is None:
        stated = next(iter([*data.texts("dateline"), *data.properties.get("dateline", [])]), None)
        draft.dateline = stated_dateline(stated, day_of(draft, copy.received_at)).dateline if stated else None
    for caption, credit in _pictures(data):
        if not draft.captions:
            add_caption(draft, caption, credit)
    if "zone-guessed" in draft.flags and draft.provider is not None and found is None:
        draft.flags.remove("zone-guessed")
        draft.published_at = None
        facts.date_it(draft, data, times)  # the agency, and so its zone, was known by the text alone
    facts.conclude_provider(draft, data)
    if draft.copyright_holder is None and region is not None:
        notices = (text for text, reason in region.left_out if reason == "-footer" and is_notice(text))
        draft.copyright_holder = next(filter(None, map(holder_of, notices)), None)
    draft.taken += [Taken("/", text, reason) for text, reason in (region.left_out if region else ())]
    signals_in_order(draft)
    return draft


TITLE_WITHIN = 8
"""Paragraphs on top among which a page without an h1 has its headline."""

SHORTEST_TITLE = 12


def _take_title(blocks: Blocks, draft: Draft, data: Data, where: str) -> None:
    """Take the headline of a page that lays it out by tables and fonts: a line that its title has too.

    What stands above it is the page's: sections, the agency.
    """
    title = bare(data.title or "")
    for at, line in enumerate(blocks.paragraphs[:TITLE_WITHIN]):
        said = bare(line)
        if len(line) >= SHORTEST_TITLE and said and (title.endswith(said) or title.startswith(said)):
            if bare(draft.headline or "") in (said, title) or data.title == draft.headline:
                draft.headline = None
                set_headline(draft, line)
            draft.taken += [Taken(where, text, "-page-furniture") for text in blocks.paragraphs[:at]]
            draft.taken.append(Taken(where, line, "headline"))
            del blocks.paragraphs[: at + 1]
            return


def _take_standfirst(blocks: Blocks, draft: Draft, data: Data, where: str) -> None:
    """Take a standfirst that no class names: the first paragraph, where it is the description and no more."""
    stated = [*data.texts("description"), data.of_meta("og:description", "description")]
    described = {bare(text) for text in stated if text}
    if len(blocks.paragraphs) < 2 or bare(line := blocks.paragraphs[0]) not in described:
        return
    if line[-1:].isalnum():  # with a full stop it is the lead, which software took for the description
        add_summary(draft, blocks.paragraphs.pop(0))
        draft.taken.append(Taken(where, line, "summary"))


def _fill_in(blocks: Blocks, data: Data) -> None:
    """Take the text from the JSON-LD where the page shows none of it, as pages made by scripts do."""
    bodies = data.texts("articleBody")
    shown = sum(map(len, blocks.paragraphs))
    raw = data.article.get("articleBody")
    if bodies and isinstance(raw, str) and shown < ENOUGH and len(bodies[0]) > shown:
        blocks.paragraphs[:] = html_to_blocks(raw).paragraphs


def _sum_up(draft: Draft, data: Data, region: Region | None, near: date) -> None:
    """Set the summary: the standfirst that the page shows, else its description, unless that is cut off."""
    whole = bare(" ".join(draft.paragraphs))
    for line in region.summary if region else []:
        repeated = whole.startswith(bare(line))
        if not repeated:
            add_summary(draft, line)
        draft.taken.append(Taken("/", line, "-repeated-text" if repeated else "summary"))
    if draft.summary is not None:
        return
    stated = [*data.texts("description"), data.of_meta("og:description", "description", "dc.description")]
    for text in filter(None, stated):
        start = dateline_at_start(text, near)
        said = bare(text[start.length :] if start else text)
        # Descriptions made by software are the beginning of the text.
        if not text.endswith(("…", "...", "[&hellip;]", "[…]")) and not whole.startswith(said):
            add_summary(draft, text)
            return


def _pictures(data: Data) -> list[tuple[str, str | None]]:
    """Return caption and credit of the pictures that the JSON-LD describes."""
    found: list[tuple[str, str | None]] = []
    for one in data.objects(data.article.get("image")):
        if isinstance(one, dict):
            caption = next(iter(data.named(one.get("caption")) or data.named(one.get("description"))), None)
            credited = [*data.named(one.get("creditText")), *data.named(one.get("author"))]
            if caption:
                found.append((caption, next(iter(credited), None)))
    return found
