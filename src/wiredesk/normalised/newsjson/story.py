"""What is read of any JSON item, once its facts are known: slug, headline, names, body.

The names are those of ninjs (see formats/ninjs.py), of the Associated Press and of content systems.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wiredesk.normalised.additions import add_note, add_take
from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.draft import Draft, Taken, Unreadable
from wiredesk.normalised.drafting import read_body
from wiredesk.normalised.markup.html import html_to_blocks, plain
from wiredesk.normalised.markup.xml_document import read_xml
from wiredesk.normalised.newsjson import bodies
from wiredesk.normalised.newsjson.bodies import Form
from wiredesk.normalised.newsjson.fields import Fields, scalar
from wiredesk.normalised.newsjson.marked import take_marked
from wiredesk.normalised.nitf.body import read_nitf_body
from wiredesk.normalised.providers import known
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.slugs import is_sentence, is_slug, part_slug
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.timestamps import timestamp

LONGEST_NITF = 1_000_000
"""Characters; what is longer is read as the markup that it is, which takes less time."""

_NITF = re.compile(
    r"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!DOCTYPE[^<>]*>\s*)?<(?:[\w.-]+:)?nitf[\s>]", re.IGNORECASE
)
_MAIN = ("main", "headline", "", "hl", "primary", "title")
NOTES = ("ednote", "editorialnote", "editnote", "editorsnote", "editornote", "editornotes", "advisory")
FOOTERS = ("bodyfooter", "notepad", "notepadhtml", "signoff")
_WRITERS = (
    "",
    "writer",
    "author",
    "byline",
    "reporter",
    "journalist",
    "creator",
    "by",
    "correspondent",
    "text",
)


def slug_it(item: Fields, draft: Draft) -> None:
    """Set the slugline and the take behind it; where none is stated, a title in a slug's form is one."""
    for name in ("slugline", "slug"):
        _set_slug("-".join(item.texts(name, by="slugline")), draft)
        if draft.slugline:
            return
    title = one_line(scalar(item.get("title")))
    if title and is_slug(title):
        _set_slug(item.text("title", by="slugline"), draft)


def _set_slug(text: str | None, draft: Draft) -> None:
    parted = part_slug(text)
    if parted is not None:
        draft.slugline = parted.text
        add_take(draft, parted.take)


def headline_of(item: Fields) -> str | None:
    """Return the headline; of several the main one, of none a title that is a sentence."""
    headline = one_line(item.text("headline", "headlinemain", "headlinetext", by="headline"))
    entries = [
        one for one in item.objects("headlines") + item.objects("headline") if one.has("value", "text")
    ]
    entries.sort(key=lambda one: _role(one) not in _MAIN)
    for one in entries:
        role = "-alternative-form" if headline else "headline"
        headline = headline or one_line(one.text("value", "text", by=role))
        one.take("value", role)
    if headline is None:
        titles = item.get("title")
        title = one_line(scalar(titles[0] if isinstance(titles, list) else titles))
        if title and is_sentence(title):
            item.take("title", "headline")
            headline = title
    return headline


def _role(one: Fields) -> str:
    return (scalar(one.get("role", "rel")) or "").lower().rpartition(":")[2].rpartition("/")[2]


def names_of(item: Fields) -> list[str]:
    """Return the byline as sent: one text, or the persons'; of an item's staff those who wrote it."""
    for name in ("byline", "by"):
        if (text := one_line(item.text(name, by="byline"))) is not None:
            return [text]
    for name in ("bylines", "byline", "by", "authors", "author", "creators", "creator"):
        people = [one for one in item.objects(name) if one.has("name", "by", "value", "literal")]
        wrote = [one for one in people if _role(one) in _WRITERS]
        named = [
            text
            for one in wrote or people
            if (text := one_line(one.text("name", "by", "value", "literal", by="byline")))
        ]
        if named:
            return named
        texts = [text for one in item.texts(name, by="byline") if (text := one_line(one))]
        if texts:
            return texts
    wrote = [one for one in item.objects("people") if _role(one) in _WRITERS[1:-1]]
    return [text for one in wrote if (text := one_line(one.text("name", by="byline")))]


def note_it(item: Fields, draft: Draft) -> None:
    """Add the notes to editors, whatever they are called, and the note that a correction gives."""
    for name in NOTES:
        for note in item.texts(name, by="ednote"):
            add_note(draft, note)


def sign_it(item: Fields, draft: Draft) -> None:
    """Add what stands under the text: a footer, the agency's notebook, the desk's initials."""
    lines: list[str] = []
    for one in (item, *item.objects("notepad")):
        for name in FOOTERS if one is item else ("publichtml", "nonpublichtml", "public", "nonpublic"):
            text = one.text(name, by="signoff")
            lines += html_to_blocks(text).paragraphs if text else []
    if lines:
        draft.signoff = "\n".join([*([draft.signoff] if draft.signoff else []), *lines])


def dateline_text(text: str | None, draft: Draft, near: date) -> Dateline | None:
    """Return the dateline that a field holds as text; None for a timestamp, or an agency alone.

    near: the story's date, of which its day takes the year.
    """
    text = plain(text or "").rstrip(" -–—_=")
    if not text or timestamp(text) is not None:
        return None
    start = dateline_at_start(f"{text} - ", near, alone=True)
    if start is not None:
        draft.provider = draft.provider or start.agency
        return start.dateline
    if known(text) is not None:
        return None
    place, _, region = text.partition(",")
    return Dateline(text=text, place=place.strip() or None, region=region.strip() or None)


def dateline_of(item: Fields, draft: Draft, near: date) -> Dateline | None:
    """Return the dateline element, unless it is a timestamp; a desk's or the event's place is none.

    near: the story's date, of which its day takes the year.
    """
    found = dateline_text(item.text("dateline", by="dateline"), draft, near)
    if found is not None:
        return found
    for one in item.objects("dateline"):
        text = one.text("text", by="dateline")
        city = one.text("city", "place", "name", by="dateline")
        for located in one.objects("located"):
            city = city or located.text("city", "name", by="dateline")
        found = dateline_text(text, draft, near) or dateline_text(city, draft, near)
        if found is not None:
            return found if found.place else found.model_copy(update={"place": city})
    return None


def read_text(item: Fields, draft: Draft, near: date) -> None:
    """Take the body apart: what stands before its first sentence and after its last is no paragraph.

    near: the story's date, of which a dateline's day takes its year.
    """
    read = tried = False
    for form in bodies.body_forms(item):
        item.trace.by[form.where] = "-alternative-form"
        if read:
            continue
        if not tried and len(form.value) <= LONGEST_NITF and _NITF.match(form.value):
            tried = True
            read = _read_nitf(form, item, draft, near)
        read = read or _read_form(form, item, draft, near)


def _read_form(form: Form, item: Fields, draft: Draft, near: date) -> bool:
    taken: list[Taken] = []
    if form.is_html and "class" in form.value:
        markup, taken = take_marked(form.value, draft, near, form.where)
        form = replace(form, value=markup)
    blocks = bodies.blocks_of(form)
    if not (blocks.paragraphs or blocks.headline or blocks.captions or taken):
        return False
    item.trace.pieces[form.where] = [*taken, *read_body(draft, blocks, near, form.where)]
    return True


def _read_nitf(form: Form, item: Fields, draft: Draft, near: date) -> bool:
    """Read a body that is a document of NITF; False where it is none that can be read, or has no text."""
    document = read_xml(form.value)
    if isinstance(document, Unreadable):
        return False
    before = draft.byline
    read_nitf_body(document.root, draft, near)
    if names_and_agency(before)[0]:
        draft.byline = before  # the item's own; the document within repeats it
    item.trace.pieces[form.where] = document.taken()
    return bool(draft.paragraphs or draft.captions)
