"""The facts of a NewsML 1 item besides its text: id, management, parties, rights, subjects.

NewsML 1.2, 5.5.1 (Identification), 5.5.2 (NewsManagement), 5.9 (metadata). Values stand in FormalName, or,
bent, in the element's text. What an outer component states holds for those within it; the nearest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.codes import signal_of, state_status, status_of, until_released
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.identity import is_id, owner_of, without_revision
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsml1.parts import Part, children_of
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of, usage_of
from wiredesk.normalised.story import Dateline, Subject
from wiredesk.normalised.subjects import name_in, once, subject

_RUNNING = re.compile(r"\d{1,6}$")
"""A number that an agency counts anew each day; alone it is no id."""

_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
_CODE = re.compile(r"\S*[\d:]\S*|[A-Z][A-Z_-]*|\S{1,2}")
_NO_SUBJECTS = frozenset({"provider", "party", "newsprovider", "language", "mediatype", "format", "urgency"})

_NOTES = frozenset("ednote editornote editorsnote editorialnote notetoeditors specialinstructions".split())
_CATEGORIES = frozenset("category newscategory servicecategory anpacategory ressort section rubrik".split())
_CAPTIONS = frozenset("caption captionabstract photocaption description legend legende bildtext".split())
_SUMMARIES = frozenset("abstract summary teaser standfirst".split())


def formal(node: Node | None, by: str) -> str | None:
    """Return what an element states: its FormalName, else its text."""
    if node is None or node.is_nil():
        return None
    return node.attr("formalname", by=by) or node.text(by)


def identify(identification: Node | None, draft: Draft) -> str | None:
    """Set uri, provider_version and slugline; return who the identifier says provides the item.

    The PublicIdentifier is the id, without the revision that RevisionId states apart. Where it lacks, the
    NewsItemId is; a running number only together with provider and date, as RFC 3085 joins them.
    """
    if identification is None:
        return None
    inner = children_of(identification.child("newsidentifier") or identification)
    found = {name: nodes[0] for name, nodes in inner.items()}
    revision = found.get("revisionid")
    draft.provider_version = revision.text("provider_version") if revision is not None else None
    provider = found.get("providerid")
    provider_id = provider.text("provider") if provider is not None else None
    day, own = _peek(found.get("dateid")), _peek(found.get("newsitemid"))
    public = found.get("publicidentifier")
    stated = _peek(public)
    if public is not None and is_id(stated):
        draft.uri = _without_revision(public.text("uri") or "", own, draft.provider_version)
    elif own and _RUNNING.fullmatch(own) and provider_id and day:
        draft.uri = f"urn:newsml:{provider_id}:{day}:{own}"
    elif own and is_id(own) and not _RUNNING.fullmatch(own):
        draft.uri = found["newsitemid"].text("uri")
    return provider_id or owner_of(draft.uri)


def _peek(node: Node | None) -> str | None:
    return node.peek() if node is not None else None


def _without_revision(uri: str, own: str | None, revision: str | None) -> str:
    """Return an id without its revision, also where an agency left parts of the URN out."""
    short = without_revision(uri, revision)
    if short != uri or not revision:
        return short
    stem, mark, last = uri.rpartition(":")
    ends = mark and (uri.lower().startswith("urn:newsml:") or (own and stem.endswith(own)))
    return stem if ends and stem.count(":") > 2 and last.rstrip("NUA") == revision else uri


def manage(management: Node | None, draft: Draft) -> None:
    """Set status, urgency, times and signals of an item's management; the provider must be set before."""
    if management is None:
        return
    found = children_of(management)
    for name in ("thisrevisioncreated", "firstcreated"):
        for node in found.get(name, ()):
            moment = moment_of(draft, node.attr("formalname", "value") or node.peek())
            # The first creation is this version's only where nothing else is said.
            if moment is not None and draft.published_at is None:
                node.take("published_at")
                draft.published_at = moment
    _set_status(found, draft)
    draft.urgency = urgency_of(found.get("urgency", ()))
    for name in ("instruction", "newsitemtype", "revisionstatus"):
        for node in found.get(name, ()):
            signal = signal_of(node.attr("formalname")) if name != "revisionstatus" else None
            if signal is not None:
                node.attr("formalname", by="signals")
                draft.signals.append(signal)
            text = node.peek() if name == "instruction" else None
            if text and signal_of(text) is None:
                node.take("ednote")
                add_note(draft, text)
            elif text and (stated := signal_of(text)) is not None:
                draft.signals.append(stated)
    state_properties(found.get("property", ()), draft)


def _set_status(found: dict[str, list[Node]], draft: Draft) -> None:
    """Set the status, and until when text is embargoed: a status that will change to usable."""
    stated = next((text for node in found.get("status", ()) if (text := formal(node, "status"))), None)
    embargoed = bare(stated) in ("embargoed", "embargo")
    state_status(draft, stated)
    for node in found.get("statuswillchange", ()):
        future = formal(node.child("futurestatus"), "-metadata")
        at = node.child("dateandtime")
        moment = moment_of(draft, at.peek()) if at is not None else None
        becomes_usable = status_of(future) == "usable" or (future is None and embargoed)
        if moment is None or at is None or not becomes_usable or status_of(stated) in ("usable", "canceled"):
            continue
        at.take("embargoed_until")
        draft.embargoed_until = end_of_day(moment, draft)
    until_released(draft)
    if embargoed or draft.embargoed_until is not None:
        draft.signals.append("embargo")


def urgency_of(nodes: Iterable[Node]) -> int | None:
    """Return the first urgency stated; 0 or what is over 8 stays, so that nothing takes its place."""
    for node in nodes:
        value = (formal(node, "urgency") or "").removesuffix(".0")
        if value.isdigit():
            return min(int(value[:4]), 9)
    return None


def state_properties(properties: Iterable[Node], draft: Draft) -> None:
    """Set what agencies state in properties of their own names."""
    for node in properties:
        name = bare(node.attr("formalname"))
        if name in _NOTES:
            add_note(draft, _value(node, "ednote"))
        elif name in _CATEGORIES:
            draft.category = draft.category or _value(node, "category")
        elif name in _SUMMARIES:
            add_summary(draft, _value(node, "summary"))
        elif name in ("slug", "slugline"):
            draft.slugline = draft.slugline or _value(node, "slugline")
        elif name in ("take", "takekey", "takelabel"):
            add_take(draft, _value(node, "take"))
        elif name in ("urgency", "priority") and (value := _value(node, "urgency")) and draft.urgency is None:
            draft.urgency = int(value) if value.isdigit() and 1 <= int(value[:4]) <= 8 else None


def _value(node: Node, by: str) -> str | None:
    return node.attr("value", by=by) or node.text(by)


def described(picture: Node) -> Iterator[str]:
    """Yield the caption that a picture's properties state, where it has none as a text."""
    for node in picture.descendants("property"):
        if bare(node.attr("formalname")) in _CAPTIONS and (text := _value(node, "captions")):
            yield text
            return


def parties(nodes: Iterable[Node], topics: dict[str, Node], by: str) -> Iterator[str]:
    """Yield the names of parties: FormalName, text, a property, or the topic that they refer to."""
    for node in nodes:
        inner = [*node.children("party")]
        for party in inner or [node]:
            named = [
                one.attr("value", by=by)
                for one in party.children("property")
                if bare(one.attr("formalname")) in ("organization", "organisation", "name", "fullname")
            ]
            topic = topics.get((party.attr("topic") or "").lstrip("#"))
            texts = [party.attr("formalname", by=by), *named, party.text(by)]
            if topic is not None:
                texts += [_peek(topic.child("formalname")), _peek(topic.child("description"))]
            yield from dict.fromkeys(text for text in texts if text)


def provider_among(
    stated: list[str], sources: list[str], identifier: str | None, holder: str | None
) -> str | None:
    """Return who issued an item: the provider, else a source that is an agency, the id's owner, the holder.

    Codes that are no agency's name give way to an id that names one.
    """
    sure = stated or [one for one in sources if known(one)]
    own = known(identifier)
    if not stated and own and any((one := known(text)) and one == own for text in sources):
        return identifier
    for text in (*sure, identifier):
        if known(text) is not None:
            return text
    return next(iter(stated), None) or identifier or holder


def creators(nodes: Iterable[Node]) -> list[str]:
    """Return the creators that are persons by their form: two words or more, no initials, code or editor."""
    found: dict[str, None] = {}
    authors = [
        one
        for node in nodes
        for one in ([*node.children("party")] or [node])
        if "editor" not in (one.attr("topic", "role") or "").lower()
    ]
    for text in parties(authors, {}, "-metadata"):
        name = " ".join(text.split())
        if _PERSON.fullmatch(name) and known(name) is None and not name.islower():
            found[name] = None
    return list(found)


def holder_among(components: Iterable[Part]) -> str | None:
    """Return the holder of the rights that the components name, the innermost first."""
    for part in reversed([*components]):
        for rights in part.children.get("rightsmetadata", ()):
            for copyright_ in rights.children("copyright"):
                for holder in copyright_.children("copyrightholder"):
                    if name := holder_of(next(parties([holder], {}, "copyright_holder"), None)):
                        return name
    return None


def set_rights(components: Iterable[Part], lines: Iterable[str | None], draft: Draft) -> None:
    """Set usage_terms. lines: the rights lines, which come first."""
    terms: list[str | None] = [*lines]
    for part in components:
        for rights in part.children.get("rightsmetadata", ()):
            for usage in rights.children("usagerights"):
                terms += [
                    formal(one, "usage_terms")
                    for name in ("usagetype", "limitations")
                    for one in usage.children(name)
                ]
    draft.usage_terms = usage_of(terms)


def topics_of(root: Node) -> dict[str, Node]:
    """Return the document's topics by their Duid."""
    return {duid: topic for topic in root.descendants("topic") if (duid := topic.attr("duid"))}


def subjects_of(components: Iterable[Part], topics: dict[str, Node], language: str | None) -> list[Subject]:
    """Return the subjects that the components state, the outermost first, each once."""
    found: list[Subject | None] = []
    for part in components:
        sets = part.children.get("topicset", ())
        found += [_topic(topic, language) for each in sets for topic in each.children("topic")]
        for metadata in part.children.get("descriptivemetadata", ()):
            for node in metadata.children("subjectcode", "subject", "topicoccurrence"):
                if node.name == "topicoccurrence":
                    topic = topics.get((node.attr("topic") or "").lstrip("#"))
                    found.append(_topic(topic, language) if topic is not None else None)
                    continue
                inner = [*node.children("subject", "subjectmatter", "subjectdetail")]
                found += [_subject(one, topics, language) for one in inner or [node]]
    return once(found)


def origin(components: Iterable[Part]) -> Dateline | None:
    """Return the city that the components give as the story's origin; the places of events are none."""
    for part in reversed([*components]):
        for metadata in part.children.get("descriptivemetadata", ()):
            for location in metadata.children("location"):
                if bare(location.attr("howpresent")) != "origin":
                    continue
                for one in location.children("property"):
                    city = (one.attr("value") or "").strip()
                    if bare(one.attr("formalname")) == "city" and city:
                        return Dateline(text=city, place=city)
    return None


def _subject(node: Node, topics: dict[str, Node], language: str | None) -> Subject | None:
    topic = topics.get((node.attr("topic") or "").lstrip("#"))
    if topic is not None:
        return _topic(topic, language)
    code = node.attr("formalname", by="subjects")
    scheme = node.attr("scheme", "vocabulary", by="subjects")
    name = node.attr("name", by="subjects") or node.text("subjects")
    for one in node.children("property"):
        if bare(one.attr("formalname")) in ("name", "description", "label"):
            name = one.attr("value", by="subjects") or name
    if code and not name and not _CODE.fullmatch(code):
        code, name = None, code
    return subject(code, name, scheme)


def _topic(topic: Node, language: str | None) -> Subject | None:
    kind = topic.child("topictype")
    if kind is not None and bare(kind.attr("formalname")) in _NO_SUBJECTS:
        return None
    topic.take("subjects")
    code = topic.child("formalname")
    names = {one.attr("lang") or "": one.peek() for one in topic.children("description")}
    scheme = code.attr("scheme", by="subjects") if code is not None else None
    return subject(_peek(code), name_in(names, language), scheme)
