"""The head of NITF: who sent a story, under which id, how urgent, since when, with which rights.

Standard: IPTC NITF 3.0 to 3.6, head (title, meta, tobject, docdata, pubdata). The parts of docdata are read
wherever they stand; meta is each agency's own, its names in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from wiredesk.normalised.additions import add_note, add_take
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.codes import bare_code, signal_of, state_status
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.drafting import end_of_day, moment_of
from wiredesk.normalised.embargo import embargoed_until
from wiredesk.normalised.identity import is_id, without_stated
from wiredesk.normalised.language import language_code
from wiredesk.normalised.markup.xml_document import Node
from wiredesk.normalised.nitf.headline import set_slugline
from wiredesk.normalised.providers import known, zone_of
from wiredesk.normalised.rights import holder_of, usage_of
from wiredesk.normalised.slugs import is_slug, part_slug
from wiredesk.normalised.story import Signal, Subject
from wiredesk.normalised.subjects import once, subject
from wiredesk.normalised.takes import label_line

_HEAD = frozenset(
    """title meta tobject tobject.property tobject.subject docdata doc-id urgency date.issue date.release
    ed-msg du-key doc.copyright doc.rights key-list keyword correction pubdata classifier head body
    copyrite.holder""".split()
)

_META: dict[str, str] = {
    name: target
    for target, names in {
        "slugline": "slug slugline slug-line keyword-line catchline schlagwort stichwort kennwort apkeyword",
        "keyword": "keyword subject",
        "take": "takekey take-key take label",
        "version": "version revision versjon version-number ntbversjon versionnumber",
        "id": "id guid doc-id docid newsid story-id storyid itemid item-id ntb-id ntbid identificador ident",
        "urgency": "urgency urgencia urgência urgence urgenza dringlichkeit",
        "priority": "priority priorité priorite prioridad prioridade priorità priorita priorität prioritaet "
        "prioriteit prioritet",
        "category": "category categoria categoría catégorie categorie kategorie rubrik ressort seccion "
        "sección section category-code seccao secao seção secção",
        "language": "language lang idioma língua lingua langue sprache taal språk sprak sprog kieli "
        "dc.language content-language",
        "date": "date datetime date-time timestamp ntb-date fecha data datum dato dc.date pubdate",
        "embargo": "embargo embargo-until sperrfrist embargodate",
        "author": "author byline autor auteur autore verfasser forfatter",
        "provider": "provider agency agencia agência agence agentur agenzia",
        "note": "ednote editorsnote editornote editors-note nota-editor notaeditor",
        "copyright": "copyright copyrightholder",
        "status": "status pubstatus",
    }.items()
    for name in names.split()
}
"""What agencies call what NITF has an element for, in lower case and without their prefix."""

_PREFIX = re.compile(r"^(?:ap|anpa|afp|aap|pa|efe|cp|x|wire|news)[-_.:]")
_GENERIC = frozenset("news newsitem article story text current artikel nyheter notizia noticia".split())
"""Types of an item that say nothing of its category."""

_LETTERS = {"f": 1, "b": 2, "u": 3, "r": 4}
"""ANPA 1312 priorities."""

_REVISION = re.compile(r"^(?P<stem>.{4,}?)[:._/-]v?(?P<number>\d{1,4})$", re.IGNORECASE)
_UNPARTED = re.compile(r"^(\d{8})(\d{6}(?:Z|[+-]\d{2}:?\d{2})?)$")
"""Date and time without the "T": the DTD of NITF 3.1 has it so in its comments."""

_AT_MIDNIGHT = re.compile(r"(?<=\d)T00:?00:?00$")
_NO_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Head:
    """The elements of a document's head by name, wherever they stand, and its meta by what it means."""

    root: Node
    elements: dict[str, list[Node]] = field(default_factory=dict)
    meta: dict[str, list[Node]] = field(default_factory=dict)

    def all(self, name: str) -> list[Node]:
        """Return the elements of a name, in the order sent."""
        return self.elements.get(name, [])

    def attrs(self, name: str, *attributes: str, by: str | None = None) -> Iterator[str]:
        """Yield what the elements of a name say in the first of these attributes, or as their text."""
        for node in self.all(name):
            value = node.attr(*attributes, by=by)
            if value is None and (value := node.peek()) is not None and by is not None:
                node.take(by)
            if value is not None:
                yield value

    def metas(self, *targets: str, by: str | None = None) -> Iterator[str]:
        """Yield what the meta of a meaning says."""
        for target in targets:
            for node in self.meta.get(target, ()):
                value = node.attr("content", "value", by=by) or node.peek()
                if value is not None:
                    yield value


def head_of(root: Node) -> Head:
    """Return the head of a NITF document."""
    head = Head(root)
    for node in root.descendants():
        if node.name in _HEAD:
            head.elements.setdefault(node.name, []).append(node)
    for node in head.all("meta"):
        name = (node.attr("name", "property", "http-equiv") or "").lower()
        target = _META.get(name) or _META.get(_PREFIX.sub("", name)) or _of_agency(name)
        if target is not None:
            head.meta.setdefault(target, []).append(node)
    return head


def _of_agency(name: str) -> str | None:
    """Return what a meta means whose name begins with its agency's: "anp-categorie"."""
    agency, _, rest = name.partition("-")
    return _META.get(rest) if rest and known(agency) is not None else None


def read_head(head: Head, draft: Draft, provider: str | None = None) -> None:
    """Fill the draft with what the head says, except the title, which needs the text beside it.

    provider: whose the story is if it names none; its zone is that of times without one.
    """
    _identify(head, draft)
    _name_provider(head, draft)
    draft.provider = draft.provider or provider
    _code_it(head, draft)
    _date_it(head, draft)
    _language(head, draft)
    _slug_it(head, draft)
    draft.subjects = _subjects(head)
    for note in [*head.attrs("ed-msg", "info", by="ednote"), *head.metas("note", by="ednote")]:
        add_note(draft, note)
    for note in head.attrs("correction", "info", by="ednote"):
        draft.signals.append("correction")
        add_note(draft, note)


def read_title(head: Head) -> tuple[Node, str] | None:
    """Return the title and its text."""
    found = ((node, text) for node in head.all("title") if (text := node.peek()) is not None)
    return next(found, None)


def meta_bylines(head: Head) -> list[str]:
    """Return the authors that meta names."""
    return [*head.metas("author")]


def hold_back(head: Head, draft: Draft, received_at: datetime) -> None:
    """Set embargoed_until, where an embargo is spoken of: date.release, or the words' own time.

    A release stated without words of an embargo is only the time of sending.
    """
    stated = next(head.metas("embargo", by="embargoed_until"), None)
    if stated is not None and (moment := moment_of(draft, stated)) is not None:
        draft.embargoed_until = end_of_day(moment, draft)
    if "embargo" not in draft.signals or draft.embargoed_until is not None:
        return
    for text in head.attrs("date.release", "norm", by="embargoed_until"):
        moment = moment_of(draft, text)
        if moment is not None:
            draft.embargoed_until = end_of_day(moment, draft)
            issued = draft.published_at
            if not isinstance(issued, datetime) or draft.embargoed_until > issued:
                return
    for line in (draft.ednote or "").split("\n"):
        until = embargoed_until(line, received_at, zone_of(draft.provider))
        draft.embargoed_until = until or draft.embargoed_until
    if draft.embargoed_until is None and draft.status in (None, "usable"):
        # Until when is not said: nobody but a person can release it.
        codes = head.attrs("docdata", "management-status")
        draft.status = "embargoed" if any(map(_is_embargo, codes)) else "withheld"


def _identify(head: Head, draft: Draft) -> None:
    """Set uri and provider_version; the version that du-key states is cut off the id."""
    versions = [*head.attrs("du-key", "version", "generation", by="provider_version")]
    versions = [one for one in versions if one[:1].isalnum() and len(one) < 20 and any(map(str.isdigit, one))]
    versions += head.metas("version", by="provider_version")
    draft.provider_version = next(iter(versions), None)
    ids = [*head.attrs("doc-id", "id-string", "idstring", "id", by="uri"), *head.metas("id", by="uri")]
    if (uno := head.root.attr("uno", by="uri")) is not None:
        ids.append(uno)
    draft.uri = next((one for one in ids if is_id(one)), None)
    if draft.uri and draft.provider_version and (found := _REVISION.match(draft.uri)):
        number, version = found["number"], draft.provider_version
        # Where a system counts its revisions from 0 in the id, du-key counts them from 1.
        padded = number.startswith("0") and len(number) > 1 and "_" in draft.uri
        if version.isdigit() and (
            int(number) == int(version) or (padded and int(number) + 1 == int(version))
        ):
            draft.uri = found["stem"]
    elif draft.uri:
        draft.uri = without_stated(draft.uri, draft.provider_version)


def _name_provider(head: Head, draft: Draft) -> None:
    """Set provider, holder and terms: provider, registering source, holder of rights."""
    holder = next(
        filter(None, map(holder_of, head.attrs("doc.copyright", "holder", by="copyright_holder"))), None
    )
    owners = [*head.attrs("doc.rights", "owner", by="copyright_holder")]
    stated = map(holder_of, [*owners, *head.metas("copyright", by="copyright_holder")])
    draft.copyright_holder = holder or next(filter(None, stated), None)
    sources = [
        source for node in head.all("doc-id") if (source := node.attr("regsrc", by="provider")) is not None
    ]
    names = [*head.metas("provider", by="provider"), *sources]
    draft.provider = next(iter(names), None) or draft.copyright_holder
    if known(draft.provider) is None and known(draft.copyright_holder) is not None and not sources:
        draft.provider = draft.copyright_holder
    terms: list[str | None] = []
    for node in head.all("doc.rights"):
        terms += [
            node.peek(),
            node.attr("type", by="usage_terms"),
            node.attr("limitations", by="usage_terms"),
        ]
        node.take("usage_terms")
    draft.usage_terms = usage_of(terms)


def _code_it(head: Head, draft: Draft) -> None:
    """Set status, urgency, category, and the signals that are codes."""
    for name in ("docdata", "head", "body"):
        for node in head.all(name):
            _state(draft, node.attr("management-status", by="status"))
    _state(draft, head.root.attr("management-status", by="status"))
    for code in head.metas("status", by="status"):
        _state(draft, code)
    for value in [
        *head.attrs("urgency", "ed-urg", by="urgency"),
        *head.metas("urgency", "priority", by="urgency"),
    ]:
        draft.urgency = draft.urgency or _urgency(value)
    for node in head.all("ed-msg"):
        draft.signals += filter(None, [_signal(node.attr("msg-type", by="signals"))])
    kinds = [
        *head.attrs("tobject.property", "tobject.property.type"),
        *head.attrs("tobject", "tobject.type"),
    ]
    draft.signals += filter(None, map(_signal, kinds))
    categories = [*head.metas("category", by="category")]
    categories += [
        section for node in head.all("pubdata") if (section := node.attr("position.section", by="category"))
    ]
    categories += [
        kind
        for node in head.all("tobject")
        if (kind := node.attr("tobject.type")) and kind.lower() not in _GENERIC and _signal(kind) is None
    ]
    draft.category = next(iter(categories), None)


def _state(draft: Draft, code: str | None) -> None:
    state_status(draft, code)
    if code is not None and _is_embargo(code):
        draft.signals.append("embargo")


def _is_embargo(code: str) -> bool:
    return bare_code(code) in ("embargoed", "embargo")


def _signal(code: str | None) -> Signal | None:
    """Return the signal of a code of more than a letter: one letter is some system's own."""
    return signal_of(code) if code and len(code) > 1 else None


def _urgency(value: str) -> int | None:
    digits = value.strip().removesuffix(".0")
    if digits.isdecimal():
        return int(digits) if 1 <= int(digits[:9]) <= 8 else None
    return _LETTERS.get(digits.lower())


def _date_it(head: Head, draft: Draft) -> None:
    """Set published_at: date.issue, else what else says when this version was sent."""
    stated = [*head.attrs("date.issue", "norm", by="published_at")]
    for value in stated:
        draft.published_at = draft.published_at or _moment(draft, value)
    if draft.published_at is not None:
        return
    for value in [
        *head.attrs("date.release", "norm", by="published_at"),
        *map(_issue, head.attrs("pubdata", "date.publication", by="published_at")),
        *head.metas("date", by="published_at"),
    ]:
        draft.published_at = draft.published_at or _moment(draft, value)


def _issue(value: str) -> str:
    """Return a printed edition's date; midnight there is no time, since newspapers are dated by the day."""
    return _AT_MIDNIGHT.sub("", value)


def _moment(draft: Draft, value: str) -> date | None:
    value = _UNPARTED.sub(r"\1T\2", value)
    moment = moment_of(draft, value)
    if moment is None and (written := date_line(value, zone_of(draft.provider))) is not None:
        moment = written.moment
        if written.zone_guessed and "zone-guessed" not in draft.flags:
            draft.flags.append("zone-guessed")
    return moment


def _language(head: Head, draft: Draft) -> None:
    """Set the language: the document's, its body's, or what meta says."""
    around = [head.root, *head.all("body"), *head.all("head")]
    stated = [node.attr(name, by="language") for node in around for name in ("lang", "baselang")]
    for language in [*stated, *head.metas("language", by="language")]:
        draft.language = draft.language or language_code(language)


def _slug_it(head: Head, draft: Draft) -> None:
    """Set the slugline: what is called so, else du-key, else a keyword that is the only one or looks so."""
    keys = [*head.metas("slugline", by="slugline")]
    keys += [key for node in head.all("du-key") if (key := node.attr("key", by="slugline"))]
    keywords = [key for node in head.all("keyword") if (key := node.attr("key") or node.peek())]
    keys += keywords[:1] if len(keywords) == 1 else [one for one in keywords if is_slug(one) and "-" in one]
    keys += head.metas("keyword", by="slugline")
    for key in keys:
        if _NO_WORD.search(key) and len(key) <= 120:
            set_slugline(draft, key)
            break
    for keyword in keywords:
        # The same slug may have its take in one of its places only.
        parted = part_slug(keyword) if len(keyword) <= 120 else None
        if parted and parted.take and bare(parted.text) == bare(draft.slugline or ""):
            add_take(draft, parted.take)
    for label in head.metas("take", by="take"):
        if label_line(label):
            add_take(draft, label)


def _subjects(head: Head) -> list[Subject]:
    """Return the subjects: number and the most exact of their names."""
    found: list[Subject | None] = []
    for node in head.all("tobject.subject"):
        stem = "tobject.subject."
        code = node.attr(f"{stem}refnum", f"{stem}code", "refnum", "code", by="subjects")
        name = (
            node.attr(*(f"{stem}{one}" for one in ("detail", "matter", "type")), by="subjects") or node.peek()
        )
        found.append(subject(code, name, node.attr(f"{stem}ipr", by="subjects")))
    for node in head.all("classifier"):
        if (node.attr("type") or "").lower() in ("subject", "subjects", "subjectcode", "topic"):
            scheme = node.attr("idsrc", by="subjects")
            found.append(subject(node.attr("value", "idsrc-code", by="subjects"), node.peek(), scheme))
            node.take("subjects")
    return once(found)
