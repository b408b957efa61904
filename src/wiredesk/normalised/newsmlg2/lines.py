"""The lines of a NewsML-G2 item: headline, slugline, byline, dateline, and what stands for those missing."""

from __future__ import annotations

import re
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import set_headline
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsmlg2.meta import Meta, in_language, parted, role_of
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.signoff import begins_notebook, is_signoff
from wiredesk.normalised.slugs import is_sentence, is_slug, part_slug
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.takes import label_line
from wiredesk.normalised.timestamps import timestamp

_NO_HEADLINE = re.compile(
    r"sub|short|extend|kicker|alt|web|seo|deck|second|social|mobile|teaser|overline|strap"
)
_UNDER = re.compile(r"sub|deck")
_NO_AUTHOR = re.compile(r"edit|desc|caption|transl|desk|update|modif|upload|source|owner")
_NO_PERSON = re.compile(r"org|company|agency|desk|role|software|system")
_CLOSING = re.compile(r"clos|contact|sign|initial|endmark")
_NOTEBOOK = re.compile(r"notepad|notebook|notizblock")
_BRACKETED = re.compile(r"\s*[(\[]\s*(?P<inner>[^()\[\]]{1,80}?)\s*[)\]]\s*")
_LONGEST_HEADING = 24
"""Characters of a notebook's headings, which say nothing without the notes below them."""


def line_of(node: Node, by: str) -> str | None:
    """Return what an element says in one line, of markup too, and note which field took it."""
    node.take(by)
    if node.is_nil():
        return None
    return one_line(node.markup()) if len(node.element) else one_line(node.peek())


def set_notes(meta: Meta, draft: Draft) -> None:
    """Set the notes to editors; closing lines, contacts and notebooks among them are the sign-off."""
    notebooks: list[Node] = []
    for one in meta.all("ednote"):
        role = role_of(one)
        if _NOTEBOOK.search(role):
            notebooks.append(one)
            continue
        text = line_of(one, "ednote")
        if text and (_CLOSING.search(role) or is_signoff(text)):
            one.take("signoff")
            add_signoff(draft, text)
        else:
            add_note(draft, text)
    for one in notebooks:
        one.take("signoff")
        said = {*(draft.signoff or "").split("\n"), *(draft.ednote or "").split("\n")}
        new = [text for text in dict.fromkeys(one.blocks().paragraphs) if text not in said]
        if any(len(text) > _LONGEST_HEADING and not begins_notebook(text) for text in new):
            draft.signoff = "\n".join([*([draft.signoff] if draft.signoff else []), *new])


def add_signoff(draft: Draft, text: str | None) -> None:
    """Add a line of the sign-off, unless it or a note says it already."""
    text = one_line(text)
    if text and text not in (draft.signoff or "").split("\n") + (draft.ednote or "").split("\n"):
        draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text


def set_slugline(meta: Meta, draft: Draft) -> None:
    """Set the slugline without the take that stands in brackets or behind it, which is the take."""
    for one in in_language(meta.all("slugline"), draft.language):
        slug = line_of(one, "slugline")
        if not slug:
            continue
        slug, labels = part_brackets(slug)
        parted = part_slug(slug)
        if parted is not None:
            draft.slugline = parted.text.rstrip(one.attr("separator") or "/").rstrip() or None
            labels += [parted.take] if parted.take else []
        for label in labels:
            add_take(draft, label)
        return


def part_brackets(slug: str) -> tuple[str, list[str]]:
    """Part a slugline from a take in brackets: "GRAIN-SHIPS/ (UPDATE 2, PIX)" → "GRAIN-SHIPS/", UPDATE 2."""
    for found in _BRACKETED.finditer(slug):
        inner = [part.strip() for part in re.split(r"[,;]", found["inner"])]
        labels = [part for part in inner if label_line(part)]
        if labels or label_line(found["inner"]):
            return f"{slug[: found.start()]} {slug[found.end() :]}".strip(), labels or [found["inner"]]
    return slug, []


def set_headlines(meta: Meta, draft: Draft) -> None:
    """Set the headline: the one without a role, or whose role is not that of another form."""
    found = meta.all("headline")
    main = [one for one in found if not _NO_HEADLINE.search(role_of(one))]
    for one in found:
        one.take("-alternative-form" if one in main else "-sub-headline")
    chosen = in_language(main, draft.language)
    chosen.sort(key=lambda one: (role_of(one) not in ("", "main", "headline"), one.attr("rank") or ""))
    for one in chosen:
        text = line_of(one, "headline")
        if text:
            set_headline(draft, text)
            return


def set_subheadline(meta: Meta, draft: Draft) -> None:
    """Set the summary of an item that has no other: the line under its headline."""
    if draft.summary is None:
        lower = [one for one in meta.all("headline") if _UNDER.search(role_of(one))]
        for one in in_language(lower, draft.language):
            add_summary(draft, line_of(one, "summary"))


def set_title(meta: Meta, draft: Draft) -> None:
    """Set the headline that neither item nor text had: the item's title, if it is a sentence, not a slug."""
    if draft.headline is None:
        for one in in_language(meta.all("title"), draft.language):
            if is_sentence(one.peek() or "") and bare(one.peek()) != bare(draft.slugline):
                set_headline(draft, one.text("headline"))
                return


def is_title(text: str | None, slugline: str | None) -> bool:
    """Tell whether a title is a headline: a few words, no slug, no number."""
    title = one_line(text) or ""
    return " " in title and not is_slug(title) and not title[0].isdigit() and bare(title) != bare(slugline)


def byline_of(meta: Meta) -> list[str]:
    """Return the byline as sent."""
    found = [*meta.all("by"), *meta.all("byline")]
    return [text for one in found if (text := line_of(one, "byline"))]


def set_creators(meta: Meta, draft: Draft) -> None:
    """Set the byline of an item that names no person in it: its creators, if they are persons.

    A creator is often an agency, a login, or a person with the surname first.
    """
    if names_and_agency(draft.byline)[0]:
        return
    persons = [
        name
        for one in [*meta.all("creator"), *meta.all("contributor")]
        if (name := _person(one, draft)) is not None
    ]
    if persons:
        draft.byline = persons


def _person(node: Node, draft: Draft) -> str | None:
    """Return the name of a creator who is a person and wrote the text; None for any other."""
    role = role_of(node)
    if _NO_AUTHOR.search(role) or (node.name == "contributor" and not _AUTHOR.search(role)):
        return None
    if node.child("organisationdetails") or _NO_PERSON.search((node.attr("type") or "").lower()):
        return None
    names = [one for one in node.children("name") if "sort" not in role_of(one)] or [*node.children("name")]
    texts = [text for one in names if (text := one.peek())]
    text = next(iter(texts), None) or node.attr("literal") or (None if len(node.element) else node.peek())
    if (
        text is None
        or known(text) is not None
        or bare(text) in (bare(draft.provider), bare(draft.copyright_holder))
    ):
        return None
    text = given_name_first(text, node.attr("literal", "qcode"))
    found, _ = names_and_agency([text])
    if _ORGANISATION.search(text) or not found or not any(" " in name for name in found):
        return None
    node.take("byline")
    return text


_ORGANISATION = re.compile(
    r"^the\b|\b(?:inc|ltd|llc|llp|plc|gmbh|oy|srl|corp|company|group|network|television|tv|radio|"
    r"news|newspapers?|media|agency|agentur|agence|agencia|agenzia|press|presse|services?|desk|team|reports?|"
    r"staff|redaktion|rédaction|redacción|redazione|toimitus|redaksjonen|redaktionen|photos?|images?|pictures?|"
    r"sports?|foto|fernsehen|rundfunk)\b",
    re.IGNORECASE,
)
"""Words that no person's name has."""

_AUTHOR = re.compile(r"author|writer|report|byline|journal|correspond")


def given_name_first(name: str, login: str | None = None) -> str:
    """Return "Aino Virta" for "Virta, Aino"; two persons with a comma between have more words each.

    login: the person's code; "avirta" says of "Virta Aino" which name is which.
    """
    surname, mark, given = name.partition(",")
    given = given.strip()
    words = name.split()
    if not mark and len(words) == 2 and parted(login or "")[1].lower() == (words[1][0] + words[0]).lower():
        return f"{words[1]} {words[0]}"
    one_person = mark and "," not in given and known(given) is None and len(surname.split()) < 3
    if not one_person or len(given.split()) > 2 or (" " in surname.strip() and " " in given):
        return name
    return f"{given} {surname.strip()}"


def set_dateline(meta: Meta, draft: Draft, near: date) -> None:
    """Set the dateline that the text did not have: that of the element, unless it is a timestamp."""
    for one in in_language(meta.all("dateline"), draft.language):
        text = line_of(one, "dateline")
        if text and timestamp(text) is None:
            start = dateline_at_start(f"{text.strip().rstrip(' -–—:')} - ", near, alone=True)
            draft.provider = draft.provider or (start.agency if start is not None else None)
            draft.dateline = draft.dateline or dateline_of(text, near)


def dateline_of(text: str, near: date) -> Dateline | None:
    """Return the dateline that an element holds: "HELSINKI, March 3 (STT) -", or a place alone."""
    text = text.strip().rstrip(" -–—:")
    start = dateline_at_start(f"{text} - ", near, alone=True)
    if start is not None and start.dateline is not None:
        return start.dateline
    place, _, region = text.partition(",")
    if not text or any(map(str.isdigit, text)):
        return Dateline(text=text) if text else None
    return Dateline(text=text, place=place.strip() or None, region=region.strip() or None)
