"""The facts of a page's story besides its text, from what the page says for machines and for readers.

JSON-LD comes before Open Graph and article: meta elements, these before Dublin Core and the tags of analysts
(parsely, sailthru), these before microdata and what stands on the page. Of times that of the last change
counts, since it is the version that was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from wiredesk.normalised import rights
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.dates import date_line, day_of_moment
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import moment_of
from wiredesk.normalised.identity import is_id
from wiredesk.normalised.markup.html import TAG, plain
from wiredesk.normalised.markup.html_tree import Element, Page
from wiredesk.normalised.providers import named, site_name, zone_of
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.webpage.data import Data

_MODIFIED = tuple(
    """article:modified_time og:article:modified_time og:updated_time last-modified dcterms.modified
    dc.date.modified modified revised lastmod
    govuk:public-updated-at article.updated lastpublishedtime updateddate""".split()
)
_PUBLISHED = tuple(
    """article:published_time og:article:published_time article:published datepublished parsely-pub-date
    sailthru.date dc.date.issued dcterms.created dc.date dcterms.date dcterms.issued pubdate
    publish-date publishdate
    mediator_published_time datapubblicazione article.published publisheddate firstpublishedtime creation_date
    published pub_date publication_date cxenseparse:recs:publishtime date ptime utime""".split()
)
_AUTHORS = tuple(
    """author article:author article:author_name parsely-author sailthru.author dc.creator
    dcterms.creator byl
    authors cxenseparse:author""".split()
)
_TITLES = tuple("og:title twitter:title parsely-title dc.title dcterms.title sailthru.title".split())
_PUBLISHERS = tuple("source dc.publisher dcterms.publisher og:site_name application-name publisher".split())
_TITLE_END = re.compile(r"\s+(?:[|»·•]|[-–—]{1,2}|::)\s+")
_URL = re.compile(r"^(?:https?:)?//|^www\.|^/")
_SLUG = re.compile(r"^([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+(?:/[A-Z0-9-]+)?)/\s?(?:\([A-Z0-9 ,-]+\))?$")
"""Reuters' slug among the keywords: "CHILE-COPPER/ (UPDATE 2)"."""

_BY_AND_AGENCY = re.compile(r"\s+[|·•]\s+")
_SAYS_WHEN = re.compile(r"\d{1,2}:\d\d|^(?:posted|published|(?:last )?updated)\b", re.IGNORECASE)


def identify(draft: Draft, data: Data) -> None:
    """Set uri: the page's own link, unless it is one of a session."""
    pages = data.article.get("mainEntityOfPage")
    page = pages.get("@id") if isinstance(pages, dict) else pages
    stated = [data.links.get("canonical"), data.article.get("url"), page, data.of_meta("og:url")]
    stated += data.properties.get("mainentityofpage", [])
    for link in stated:
        if isinstance(link, str) and link.startswith(("http", "//")) and is_id(link) and "#" not in link:
            draft.uri = link
            return


def headline_of(data: Data, h1: str | None) -> str | None:
    """Return the headline: the JSON-LD's, else Open Graph's, else the h1, which beats one that is cut off."""
    site = [name.lower() for name in (data.of_meta("og:site_name"), *data.texts("publisher")) if name]
    stated = [*data.texts("headline")]
    og = data.of_meta(*_TITLES)
    stated += [_without_site(og, site)] if og else []
    stated += data.properties.get("headline", [])
    for text in stated:
        if h1 and text.endswith(("…", "...")) and h1.startswith(text.rstrip(".… ")):
            return h1
        return h1 if h1 and _is_followed(text, h1) else text
    if h1:
        return h1
    return _without_site(data.title, site, guess=True) if data.title else None


def date_it(draft: Draft, data: Data, times: tuple[list[str], list[str]]) -> None:
    """Set published_at: the last change, else the publication. times: see times_of()."""
    modified = [
        *data.texts("dateModified"),
        data.of_meta(*_MODIFIED),
        *data.properties.get("datemodified", []),
        *times[1],
    ]
    published = [
        *data.texts("datePublished"),
        *(data.of_meta(name) for name in _PUBLISHED),
        *data.properties.get("datepublished", []),
        *data.texts("dateCreated"),
        *times[0],
    ]
    first = _first_moment(draft, published)
    if first is not None and not isinstance(first, datetime):
        # Another place may have the time of that day.
        moments = [moment for text in published if text and (moment := _moment(draft, text)) is not None]
        first = next((one for one in moments if isinstance(one, datetime) and one.date() == first), first)
    last = _first_moment(draft, modified)
    draft.published_at = last if last is not None and not _is_before(last, first) else first


def name_provider(draft: Draft, data: Data) -> None:
    """Set the agency that the page names, if it is known."""
    draft.provider = next(filter(None, map(named, _owners(data))), None)


def conclude_provider(draft: Draft, data: Data) -> None:
    """Set the provider of a page whose agency neither it nor its text makes known: the site itself."""
    if draft.provider is None:
        _, agency = names_and_agency(draft.byline)
        links = [link for link in (draft.uri, data.of_meta("og:url")) if link]
        owners = [owner for owner in _owners(data) if not _URL.match(owner)]
        draft.provider = agency or next(iter(owners), None) or next(filter(None, map(site_name, links)), None)


def rights_of(draft: Draft, data: Data) -> None:
    """Set who holds the rights, and the terms of use."""
    notices = [
        data.of_meta("copyright", "dc.rights", "dcterms.rights", "rights"),
        *data.texts("copyrightNotice"),
    ]
    holders = [*data.texts("copyrightHolder"), *filter(None, map(rights.holder_of, notices))]
    draft.copyright_holder = next(iter(holders), None)
    draft.usage_terms = rights.usage_of(data.texts("usageInfo", "conditionsOfAccess"))


def subjects_of(draft: Draft, data: Data) -> None:
    """Set category and subjects: section, tags and keywords, each once."""
    sections = data.texts("articleSection")
    named_so = ("article:section", "og:article:section", "parsely-section")
    sections += [text for name in named_so for text in data.meta.get(name, [])]
    sections += data.properties.get("articlesection", [])
    draft.category = next(iter(sections), None)
    tags = [*data.texts("about"), *data.properties.get("about", [])]
    for text in [
        *data.meta.get("article:tag", []),
        *data.texts("keywords"),
        *data.meta.get("news_keywords", []),
        *data.meta.get("keywords", [])[:1],
    ]:
        tags += [part.strip() for part in re.split(r"[,;]", text)]
    found: dict[str, str] = {}
    for name in tags:
        if (slug := _SLUG.match(name)) is not None:
            draft.slugline = draft.slugline or slug[1]
        elif name and len(name) < 80:
            found.setdefault(name.lower(), name)
    draft.subjects = once(subject(name=name) for name in found.values())


def names_of(data: Data, bylines: list[str]) -> list[str]:
    """Return the byline as stated: the JSON-LD's authors, else meta elements', else what the page shows.

    The site itself counts as its author only where no person is named.
    """
    persons: list[str] = []
    others: list[str] = []
    for one in data.objects(data.article.get("author", data.article.get("creator"))):
        for name in data.named(one):
            is_person = isinstance(one, str) or "person" in str(one.get("@type", "person")).lower()
            (persons if is_person else others).append(name)
    meta = [text for name in _AUTHORS for text in data.meta.get(name, [])[:20]]
    shown = [part for line in bylines for part in _BY_AND_AGENCY.split(line) if not _SAYS_WHEN.search(part)]
    site = {name.lower() for name in _owners(data)}
    collective: list[str] = []
    for stated in (persons, meta, data.properties.get("author", []), shown):
        names, agency = names_and_agency(text for text in stated if not _URL.match(text))
        named_persons = [name for name in names if not _is_site(name.lower(), site)]
        if named_persons:
            on_page, _ = names_and_agency(shown)
            # Meta elements often name the first writer alone.
            return on_page if set(named_persons) < set(on_page) else named_persons
        collective = collective or names or ([agency] if agency else [])
    return collective or others


def _is_site(name: str, site: set[str]) -> bool:
    """Tell whether a name is the site's, perhaps with what it brings: "CBC News" of "CBC"."""
    return name in site or any(name == f"{one} news" for one in site)


def language_of(data: Data, page: Page) -> str | None:
    """Return the declared language: of the JSON-LD, of the html element, of meta elements."""
    declared = [one.attributes.get("lang") or one.attributes.get("xml:lang") for one in page.elements[1:4]]
    stated = [*data.texts("inLanguage"), *declared]
    stated.append(data.of_meta("og:locale", "language", "content-language", "dc.language"))
    return next((text for text in stated if text and re.match(r"[A-Za-z]{2,3}(?:[-_]|$)", text)), None)


def times_of(page: Page, article: Element) -> tuple[list[str], list[str]]:
    """Return what the time elements of an article say: when it was published, and when changed."""
    published: list[str] = []
    modified: list[str] = []
    for element in page.elements[1:]:
        if element.name == "time" and element.within(article) and len(published) < 5:
            value = element.attributes.get("datetime") or plain(TAG.sub(" ", page.text_of(element)[:600]))
            value = value.strip()[:60]
            changed = element.words & _CHANGED or "modified" in element.attributes.get("itemprop", "").lower()
            (modified if changed else published).append(value)
    return published, modified


_CHANGED = frozenset({"updated", "modified", "update", "aktualisiert", "actualizado"})


def _owners(data: Data) -> list[str]:
    owners = data.texts("sourceOrganization", "provider", "publisher", "copyrightHolder")
    owners += [text for name in _PUBLISHERS for text in data.meta.get(name, ())]
    owners += [link for link in (data.links.get("canonical"), data.of_meta("og:url")) if link]
    return owners


def _is_followed(text: str, h1: str) -> bool:
    """Tell whether a title is the h1 with the section behind it: "Scuole chiuse - Marche"."""
    mark = _TITLE_END.match(text, len(h1)) if text.startswith(h1) else None
    return mark is not None and len(text) - mark.end() <= LONGEST_SECTION


LONGEST_SECTION = 40
"""Characters of what stands behind a headline in a title: a section, a place, a site."""


def _without_site(title: str, site: list[str], *, guess: bool = False) -> str:
    """Return a title without the site's name at its end. guess: cut what is short behind the last mark."""
    marks = [*_TITLE_END.finditer(title)]
    for mark in reversed(marks):
        end = title[mark.end() :].lower().strip()
        is_site = end in site or any(end.startswith(name) for name in site) or known_short(end)
        if is_site or (guess and len(end.split()) <= 4 and mark.start() > len(end)):
            title = title[: mark.start()]
        else:
            break
    return title.strip()


def known_short(text: str) -> bool:
    """Tell whether a text is the name of an agency or a site's domain."""
    return named(text) is not None or bool(re.fullmatch(r"(?:\w[\w-]*\.)+[a-z]{2,}", text))


def _first_moment(draft: Draft, stated: Iterable[str | None]) -> datetime | date | None:
    return next((moment for text in stated if text and (moment := _moment(draft, text)) is not None), None)


def _moment(draft: Draft, text: str) -> datetime | date | None:
    """Return the time that a page states, for machines or in words."""
    if (stated := moment_of(draft, text)) is not None or len(text) > LONGEST_DATE:
        return stated
    written = date_line(text, zone_of(draft.provider))
    if written is None:
        return None
    if written.zone_guessed and "zone-guessed" not in draft.flags:
        draft.flags.append("zone-guessed")
    return written.moment


LONGEST_DATE = 80
"""Characters of a line that may be a date."""


def _is_before(last: datetime | date, first: datetime | date | None) -> bool:
    if first is None:
        return False
    if isinstance(last, datetime) and isinstance(first, datetime):
        return last < first
    return day_of_moment(last) < day_of_moment(first) or not isinstance(last, datetime)
