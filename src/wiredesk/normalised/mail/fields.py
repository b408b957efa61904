"""Fields that a sender writes into a mail's text: "Headline: …", a web form's answers, a JSON object's keys.

Newsrooms take in copy from correspondents and web forms this way. A field's name may be in one of several
languages, in any case, with a star or a hint behind it; what it says beats the mail's subject. Lines that
stand between fields go on with the field above them, until the body's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.text.page import Line

_NAMES = {
    name: target
    for target, names in {
        "headline": "headline headlines hl hl1 title titel titre titulo titular titolo kop rubrik uberschrift"
        " schlagzeile mainheadline headlinetext",
        "summary": "abstract summary standfirst teaser chapeau vorspann unterzeile untertitel subtitle"
        " subhead"
        " subheadline subheading dek deck intro introduction description descriptiontext synopsis resumen"
        " resume sommario zusammenfassung entradilla accroche kicker",
        "slugline": "slug slugline sluglines slugs catchline stichwort kennwort",
        "byline": "byline by author authors writer reporter correspondent autor autorin auteur autore"
        " authorname writtenby bylines firma",
        "body": "body bodytext bodyhtml bodycontent text story article content copy fulltext maintext"
        " storytext"
        " articletext articlebody storybody contenido texto testo texte corps cuerpo inhalt artikel"
        " nachricht message html",
        "urgency": "urgency newsurgency dringlichkeit",
        "priority": "priority newspriority prioritat priorite prioridad priorita",
        "category": "category categories anpacategory anpacategories newscategory ressort section kategorie"
        " categorie categoria rubrique desk",
        "dateline": "dateline datelines ortsmarke",
        "subjects": "subjects subjectcodes subjectcode topics iptc iptcsubject iptcsubjects iptccodes"
        " mediatopic"
        " mediatopics",
        "topic": "subject betreff objet asunto oggetto onderwerp thema",
        "embargo": "embargo embargoed embargodate embargotime embargountil embargoeduntil sperrfrist"
        " holduntil notforreleasebefore embargountildateandtime",
        "ednote": "ednote ednotes editorsnote editornote editorialnote editorialnotes notetoeditors"
        " notestoeditors"
        " notestoeditor noteforeditors note eds redaktionshinweis hinweis",
        "language": "language lang sprache langue idioma lingua taal",
        "provider": "source provider agency newssource infosource quelle agentur fuente fonte bron agencia",
        "copyright_holder": "copyright copyrightholder copyrightnotice rightsholder",
        "usage_terms": "usage usageterms rights terms restrictions usagerestrictions terms conditions licence"
        " license verwendung",
        "version": "version revision versionnumber",
        "uri": "guid uri itemid storyid articleid newsid uniqueid",
        "published": "published publishdate publishedat publisheddate datepublished publicationdate issued"
        " dateissued versioncreated issuedate releasedate",
        "date": "date datetime dateandtime datum fecha",
        "take": "take takekey takelabel anpatakekey update updatenumber storytype versiontype",
        "caption": "caption captions photocaption imagecaption picturecaption bildunterschrift bildtext"
        " legende"
        " pictext cutline",
        "credit": "credit photocredit imagecredit picturecredit photographer photoby bildnachweis",
        "signoff": "signoff signature end endline",
        "status": "status pubstatus instruction",
        "signal": "signal signals",
    }.items()
    for name in names.split()
}
"""A field's name without accents, blanks and marks → what it is."""

_NO_STORY_FIELDS = frozenset(
    """name yourname email youremail phone telephone tel mobile company organisation organization submitted
    submittedon submittedby timestamp ip ipaddress keyword keywords tags genre place location city country
    state wordcount words count id type format website url contact contactname contactemail filename file
    attachment attachments newsvalue profile template destination desk stage username user""".split()
)
"""Fields of forms that are no field of a story."""

MAX_SPLITS = 100
"""So many lines at most begin a body behind their field's name."""

_STRONG = frozenset({"headline", "slugline", "body", "summary"})
"""Without one of them, lines with a colon on top are text."""

_ENDS_BODY = frozenset(
    {"headline", "slugline", "urgency", "priority", "category", "ednote", "embargo", "byline", "caption",
     "credit", "copyright_holder", "usage_terms", "signoff", "subjects", "version", "uri", "language"}
)  # fmt: skip
_AMBIGUOUS = re.compile(
    r"\s*(?:note|hinweis|by|end|rights|terms|conditions|section|desk|title|titel|titre|urgency|verwendung|"
    r"author|autor|auteur|writer|reporter|correspondent|id|photographer|restrictions)\s*:",
    re.IGNORECASE,
)
"""Names that begin a body's own lines too: "Note: the figures are not adjusted"."""

_GO_ON = frozenset({"summary", "ednote", "caption", "usage_terms", "signoff", "-form-field"})
"""Fields that may have several paragraphs, where the body has a name of its own."""

_SHORT = _ENDS_BODY - {"caption", "ednote"} | {"dateline", "provider", "take", "published", "date"}
"""Fields of a line or two: the text may follow them without a blank line."""

_NOTHING = frozenset("n/a na none null nil - -- — no nothing select".split())
_LABEL = re.compile(
    r"^\s*(?:[*_•>#-]{1,3}\s*)?(?:\d{1,2}[.)]\s*)?(?P<name>[^\W\d_][\w '’/.-]{0,38}?(?:\s?\([^()]{1,40}\))?)"
    r"\s?(?:\*{1,2}|_)?\s?(?P<mark>:|\t|=(?=\s|$))\s?(?:\*{1,2}(?=\s|$)|_(?=\s))?\s*"
)
_ALONE = re.compile(
    r"^\s*(?:[*_#]{1,3}\s*)?(?:\d{1,2}[.)]\s*)?"
    r"(?P<name>[A-ZÀ-Þ][\w '’/-]{1,30}?(?:\s?\([^()]{1,40}\))?)\s?[*:?_]{0,3}\s*$"
)
_HINT = re.compile(r"\([^()]*\)")
_BEFORE = re.compile(r"^(?:the|your|story|article|news|item|press|release|text|full)+(?=.)")


@dataclass(slots=True)
class Field:
    """A field as sent: what it is ("headline"), its values (paragraphs or a list's), their codes."""

    target: str
    values: list[str] = field(default_factory=list)
    codes: list[str | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The values in one line, "" where they say nothing."""
        text = " ".join(self.values).strip()
        return "" if text.lower() in _NOTHING else text


@lru_cache(maxsize=2048)
def target_of(name: str) -> str | None:
    """Return what a field's name means; "-form-field" for a form's own; None if it is no such name."""
    plain = unicodedata.normalize("NFKD", _HINT.sub("", name)).lower()
    bare = "".join(filter(str.isalnum, plain.replace("’s", "s")))
    shorter = _BEFORE.sub("", bare)
    found = _NAMES.get(bare) or _NAMES.get(shorter)
    return found or ("-form-field" if bare in _NO_STORY_FIELDS else None)


def read_fields(lines: list[Line], near: date) -> list[Field]:
    """Take the fields that a text begins with; [] if there are none. The body's lines are left open.

    near: the mail's day, of which a dateline's day takes its year.
    """
    open_lines = [at for at, line in enumerate(lines) if line.open]
    labels = {at: found for at in open_lines if (found := _label(lines[at].text)) is not None}
    start = _first_field(lines, open_lines, labels)
    if start is None:
        alone = _labels_alone(lines, open_lines)
        if not alone:
            return []
        labels, start = alone, min(alone)
    for at in open_lines:
        if at < start:
            lines[at].take("-form-intro")
    return _read(lines, labels, start, near)


def _label(text: str) -> tuple[str | None, int] | None:
    """Return what the field's name on a line means, and where its value begins; None for no name."""
    if ":" not in text[:60] and "\t" not in text[:60] and "=" not in text[:60]:
        return None
    found = _LABEL.match(text)
    if found is None or found["name"].count(" ") > 4:
        return None
    return target_of(found["name"].strip()), found.end()


_Labels = dict[int, tuple[str | None, int]]


def _first_field(lines: list[Line], open_lines: list[int], labels: _Labels) -> int | None:
    """Return the line on which the fields begin; None where a text has none on top."""
    for place, at in enumerate(open_lines[:5]):
        target = labels.get(at, (None, 0))[0]
        if target is None:
            if at in labels or len(lines[at].text) < 200:
                continue
            return None
        top = [labels[n][0] for n in open_lines[place : place + 12] if n in labels]
        told = {one for one in top if one and not one.startswith("-")}
        strong = told & _STRONG
        if strong and (len(told) > 1 or (place == 0 and target in ("headline", "slugline", "body"))):
            return at if place == 0 or len(told) > 1 else None
        return None
    return None


def _labels_alone(lines: list[Line], open_lines: list[int]) -> _Labels:
    """Return the lines that are a field's name alone, as in a web form's answers."""
    found: _Labels = {}
    for at in open_lines:
        text = lines[at].text
        if len(text) > 60 or (name := _ALONE.match(text)) is None:
            continue
        target = target_of(name["name"].strip())
        if target is not None:
            found[at] = (target, len(text))
    targets = {target for target, _ in found.values()}
    top = bool(found) and min(found) in open_lines[:4]
    return found if top and len(targets & _STRONG) > 1 else {}


def _read(lines: list[Line], labels: _Labels, start: int, near: date) -> list[Field]:
    fields: list[Field] = []
    body_named = max((at for at, (target, _) in labels.items() if target == "body"), default=-1)
    splits: list[tuple[int, int]] = []
    current: Field | None = None
    in_body = gap = False
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.open:
            gap = gap or line.blank
            continue
        target, cut = labels.get(at, (None, 0))
        if in_body and not (gap and target in _ENDS_BODY and not _AMBIGUOUS.match(line.text)):
            gap = False
            continue
        if at in labels and (target or not _is_sentence(line.text)):
            current = Field(target or "-form-field")
            in_body = current.target == "body"
            fields.append(current)
            if in_body and line.text[cut:].strip():
                splits.append((at, cut))
            else:
                _take_field(line, cut, current)
        elif (
            current is None
            or (gap and current.values and not _goes_on(current, at, body_named))
            or (current.values and current.target in _SHORT and _begins_text(line.text, near))
        ):
            in_body = True
        else:
            _take_field(line, 0, current, goes_on=not gap)
        gap = False
    for at, cut in reversed(splits[:MAX_SPLITS]):
        line = lines[at]
        name = Line(line.text[:cut], line.number, blank=False, pieces=[(line.text[:cut], "-field-name")])
        lines[at : at + 1] = [name, Line(line.text[cut:], line.number, blank=False)]
    return [one for one in fields if one.text]


def _begins_text(text: str, near: date) -> bool:
    """Tell whether a line under a field is the text's first, since a dateline stands before it."""
    return dateline_at_start(text, near) is not None


def _is_sentence(text: str) -> bool:
    """Tell whether a line with an unknown name before a colon is text rather than a form's field."""
    return len(text) > 120


def _goes_on(current: Field, at: int, body_named: int) -> bool:
    return at < body_named and current.target in _GO_ON


def _take_field(line: Line, cut: int, current: Field, *, goes_on: bool = False) -> None:
    name, value = line.text[:cut], line.text[cut:]
    by = taken_by(current.target)
    line.pieces = [piece for piece in ((name, "-field-name"), (value, by)) if piece[0]]
    value = value.strip()
    if goes_on and current.values:
        current.values[-1] = f"{current.values[-1]} {value}"
    elif value:
        current.values.append(value)


def taken_by(target: str) -> str:
    """Return the field of the story that takes what a field says."""
    return _TAKEN_BY.get(target, target)


_TAKEN_BY = {
    "priority": "urgency",
    "topic": "headline",
    "embargo": "embargoed_until",
    "version": "provider_version",
    "published": "published_at",
    "date": "published_at",
    "caption": "captions",
    "credit": "captions",
    "signal": "signals",
    "body": "body",
}
