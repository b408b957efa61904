"""The facts of a NewsML-G2 item besides its text: id, agency, times, codes, rights, subjects.

A property of the standard is a qcode ("nprov:AFP"), a uri, a literal, a name, or several of them: what names
an agency is looked for in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.normalised.codes import signal_of, state_status, until_released
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.identity import is_id, without_revision
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.newsmlg2.meta import Envelope, Meta, in_language, parted
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import holder_of, one_line, usage_of
from wiredesk.normalised.story import Signal, Subject
from wiredesk.normalised.subjects import name_in, once, subject

_NO_STORY_CLASSES = {"cinat": "a concept", "plinat": "planned coverage", "catinat": "a catalogue"}
_NUMBER = re.compile(r"(?:\w+:)?([1-8])(?:\.0)?")
_SHORT = re.compile(r"[^\W\d_]{2,12}")
_CATEGORY = re.compile(r"anpa|(?:^|[^a-z])(?:cat|category|ressort|section|desk)$|(?:iptc|dpa|a1312)-?cat")
_GENRES = frozenset({"alert", "urgent", "correction", "advisory", "repeat", "kill"})
"""What a genre's name may signal; a summary is a genre too, and no new lead."""

_EDIT_STATUS = re.compile(r"ed\w{0,6}st")


def no_story_of(meta: Meta) -> str | None:
    """Return what an item is that says it is no news, in words; None for news."""
    for one in meta.all("itemclass"):
        scheme, _ = parted(one.attr("qcode", "uri") or "")
        if scheme in _NO_STORY_CLASSES:
            return _NO_STORY_CLASSES[scheme]
    return None


def identify(meta: Meta, draft: Draft) -> None:
    """Set uri and provider_version: guid and version, which the guid may end with."""
    item = meta.item
    draft.provider_version = item.attr("version", by="provider_version")
    if is_id(item.attr("guid")):
        draft.uri = without_revision(item.attr("guid", by="uri") or "", draft.provider_version)


def name_provider(meta: Meta, draft: Draft, envelope: Envelope) -> None:
    """Set what names the agency: provider, its source, the holder of rights, the sender of the message."""
    for name, by in (("provider", "provider"), ("infosource", "provider"), ("copyrightholder", "")):
        for one in meta.all(name):
            draft.provider = agency_named(one, by)
            if draft.provider:
                return
    draft.provider = envelope.sender


def agency_named(node: Node, by: str = "") -> str | None:
    """Return what of an element names an agency best: a name that is known, else a short code, else a name.

    by: the field that takes it, for the trace.
    """
    names = [text for one in node.children("name") if (text := one.peek())]
    qcode, literal, uri = node.attr("qcode"), node.attr("literal"), node.attr("uri")
    code = parted(qcode)[1] if qcode else None
    own = None if names else node.peek()
    found = [text for text in (*names, literal, own, qcode, code, uri) if text]
    best = next((text for text in found if known(text) is not None), None)
    if best is None and code and _SHORT.fullmatch(code):
        best = code
    best = best or next((text for text in (*names, literal, own) if text and not text.isdigit()), None) or uri
    if best and by:
        node.take(by)
        for name in ("qcode", "literal", "uri"):
            if node.attr(name) and best in (node.attr(name), parted(node.attr(name) or "")[1]):
                node.attr(name, by=by)
    return best


def date_it(meta: Meta, draft: Draft, envelope: Envelope) -> None:
    """Set published_at, when this version was made, and embargoed_until."""
    for name in ("versioncreated", "contentmodified", "firstcreated", "contentcreated"):
        if name == "contentmodified" and (moment := moment_of(draft, envelope.sent)) is not None:
            draft.published_at = moment
            break
        for one in meta.all(name):
            draft.published_at = draft.published_at or moment_of(draft, one.peek())
            one.take("published_at" if draft.published_at else "-metadata")
        if draft.published_at is not None:
            break
    for one in meta.all("embargoed"):
        moment = moment_of(draft, one.text("embargoed_until"))
        if moment is not None:
            draft.embargoed_until = end_of_day(moment, draft)
            draft.signals.append("embargo")
            break
        stated = (one.peek() or "").lower()
        if stated in ("true", "yes", "1"):
            # Until when is not said: nobody but a person can release it.
            draft.signals.append("embargo")
            draft.status = draft.status or "withheld"


def code_it(meta: Meta, draft: Draft, envelope: Envelope) -> None:
    """Set status, urgency, category, and the signals that are codes."""
    for one in meta.all("pubstatus"):
        state_status(draft, _code(one, "status"))
    until_released(draft)
    draft.urgency = _urgency(meta, envelope)
    draft.category = _category(meta)
    for one in meta.all("signal", "edstatus", "editstatus"):
        draft.signals += _signals(one)
    for one in meta.all("genre", "role"):
        code = _code(one, "-metadata") or ""
        named = signal_of(parted(code)[1]) if len(parted(code)[1]) > 1 else None
        if named is not None:
            draft.signals.append(named)
        names = [text for name in one.children("name") if (text := name.peek()) and len(text) < 40]
        draft.signals += [found for name in names for found in signals_of_note(name) if found in _GENRES]


def _signals(node: Node) -> Iterator[Signal]:
    """Yield the signal of an element: an IPTC signal in a word, an edit status in a letter or a word."""
    code = _code(node, "signals")
    if code is None:
        return
    scheme, last = parted(code)
    edited = node.name != "signal" or _EDIT_STATUS.match(scheme) is not None
    if not edited and scheme not in ("", "sig", "signal"):
        return
    found = signal_of(last) if edited or len(last) > 1 else None
    if found is not None:
        yield found


def _code(node: Node, by: str) -> str | None:
    """Return an element's code with its scheme, or the text that stands for one."""
    return node.attr("qcode", "uri", "literal", "code", by=by) or node.text(by)


def _urgency(meta: Meta, envelope: Envelope) -> int | None:
    """Return the stated urgency; the priority of item or message only if none is stated."""
    for name in ("urgency", "priority"):
        for one in meta.all(name):
            stated = one.peek() or one.attr("value", "qcode", "literal")
            if stated is not None:
                found = _NUMBER.fullmatch(stated)
                one.take("urgency" if found else "-metadata")
                return int(found[1]) if found else None
    found = _NUMBER.fullmatch(envelope.priority or "")
    return int(found[1]) if found else None


def _category(meta: Meta) -> str | None:
    """Return the code of the agency's own category, which stands among the subjects; a letter of service."""
    for one in meta.all("subject", "category", "anpacategory"):
        scheme, code = parted(one.attr("qcode", "uri") or "")
        if code and (one.name != "subject" or _CATEGORY.search(scheme)):
            return code
    for one in meta.all("service"):
        _, code = parted(one.attr("qcode", "literal") or "")
        if len(code) == 1 and code.isalpha():
            one.attr("qcode", "literal", by="category")
            return code
    return None


def language_of(meta: Meta) -> str | None:
    """Return the language that the item declares, as sent: of its content, of its text's form, of itself."""
    for one in meta.all("language"):
        tag = one.attr("tag", by="language") or one.attr("qcode", "literal") or one.peek()
        if tag and tag.lower() != "x-default":
            return parted(tag)[1]
    for contents in meta.item.children("contentset"):
        tags = {tag for form in contents.children("inlinexml", "inlinedata") if (tag := _form_language(form))}
        if len(tags) == 1:
            return tags.pop()
    own = meta.item.attr("lang", by="language")
    if own is not None and own.lower() != "x-default":
        return own
    return next((tag for one in meta.all("headline") if (tag := one.attr("lang"))), None)


def _form_language(form: Node) -> str | None:
    content = form.child()
    return form.attr("lang") or (content.attr("lang") if content else None)


def set_rights(meta: Meta, draft: Draft) -> None:
    """Set copyright_holder, of the notice too where no holder is named, and usage_terms."""
    holders = [name for one in meta.all("copyrightholder") if (name := holder_of(_name(one)))]
    notices = in_language(meta.all("copyrightnotice"), draft.language)
    holders += [name for one in notices if (name := holder_of(one.text("copyright_holder")))]
    draft.copyright_holder = holders[0] if holders else None
    terms = in_language(meta.all("usageterms"), draft.language)
    draft.usage_terms = usage_of(_block_line(one, "usage_terms") for one in terms)


def _name(node: Node) -> str | None:
    """Return a party's name: its name, literal, text, or code."""
    for one in node.children("name"):
        if (text := one.text("copyright_holder")) is not None:
            return text
    text = node.attr("literal", by="copyright_holder") or node.text("copyright_holder")
    if text is None and (qcode := node.attr("qcode", by="copyright_holder")) is not None:
        text = parted(qcode)[1]
    uri = node.attr("uri")
    if text is None and uri is not None and (agency := known(uri)) is not None:
        text = agency.provider.name
    return text


def _block_line(node: Node, by: str) -> str | None:
    node.take(by)
    return one_line(node.markup()) if len(node.element) else one_line(node.peek())


def subjects_of(meta: Meta, language: str | None) -> list[Subject]:
    """Return the subjects, each once; a name that stands in an assertion about the code is the subject's."""
    asserted: dict[str, Node] = {}
    for one in meta.item.children("assert"):
        about = one.attr("qcode", "uri", "literal")
        if about is not None:
            asserted.setdefault(about, one)
    found: list[Subject | None] = []
    for one in meta.all("subject"):
        one.take("subjects")
        qcode, uri, literal = (one.attr(name, by="subjects") for name in ("qcode", "uri", "literal"))
        name = _subject_name(one, language)
        if name is None and (about := qcode or uri or literal) in asserted:
            name = _subject_name(asserted[about], language)
        is_code = literal is not None and " " not in literal and any(map(str.isdigit, literal))
        code = qcode or (literal if name or is_code else None)
        found.append(subject(code, name or (None if is_code else literal), uri=uri))
    return once(found)


def _subject_name(node: Node, language: str | None) -> str | None:
    names: dict[str, str | None] = {}
    for one in node.children("name"):
        names.setdefault(one.attr("lang") or "", one.peek())
    if "" in names and language and language[:2] not in names:
        names[language[:2]] = names[""]
    return name_in(names, language)
