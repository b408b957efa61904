"""What every marked-up format does with its headline, labels, notes and body, once it has found them.

Labels of transmission go out of the headline into `take`, with what they signal; a note's words signal too;
of a body, what stands before its first sentence and after its last is no paragraph.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

from wiredesk.normalised import story_body
from wiredesk.normalised.additions import add_summary, add_take
from wiredesk.normalised.captions import split_credit
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.dates import day_of_moment
from wiredesk.normalised.draft import Copy, Draft, Taken
from wiredesk.normalised.embargo import embargoed_until
from wiredesk.normalised.markup.html import Blocks
from wiredesk.normalised.providers import known, zone_of
from wiredesk.normalised.rights import one_line
from wiredesk.normalised.story import SIGNALS, Caption
from wiredesk.normalised.takes import label_line, label_of_headline
from wiredesk.normalised.timestamps import timestamp

MARKS = " *=^"
"""Marks of transmission at a headline's ends; "<" is one too, but where a name stands in "<" and ">"."""

LAST_CAPTIONS = 100
"""A picture's renditions stand near each other: so many captions are looked through for a repeated one."""

_BRACKET = re.compile(r"\(([^()]{3,80})\)\s+(\S.*)$")
"""A label in brackets before a headline: "(2nd Lead - adds quote) Train derails"."""

_SUBLINE = re.compile(r"\s+[-–=]+\s+Utl\.:\s+")
"""What parts headline and subheadline on one line at the Austrian agency."""

_BEHIND = re.compile(r"^(\S.{12,}\S)\s+\(([^()]{3,60})\)$")
_ADDS = re.compile(
    r"(?:adds|updates?|updated|recasts?|corrected|corrects|repeats|refiles|writethru)(?:\s.*)?|"
    r"(?:corr|rectif|korr|rett|aggi?)\.?|màj|"
    r"(?:nouvelle )?version (?:augmentée|complète|corrigée|actualisée)|"
    r"amp(?:l|liaci[óo]n)?\.?|actualizaci[óo]n|correcci[óo]n|rectificaci[óo]n|rectificatif|correctif|actualisation|"
    r"zusammenfassung|neufassung|wiederholung|berichtigung|korrektur|rettelse|rättelse|oikaisu|rettifica",
    re.IGNORECASE,
)
"""A label in brackets behind a headline: "Ice road closed (adds)", "Port shut (2nd Ld)"."""

_ABBREVIATED = re.compile(r"(?:ampl|act|corr|rectif|korr|rett)\.?", re.IGNORECASE)
"""A label in brackets before a headline: "(Ampl.) Apagón en el puerto"."""

_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"[/|]")
_PARTS = re.compile(r"\s[-–—]+\s|[,;:]\s")


def set_headline(draft: Draft, text: str | None) -> None:
    """Set the headline without the label that transmission put before it, which is the take."""
    headline = one_line(text)
    if headline and label_line(headline) is not None:
        add_take(draft, headline.strip(MARKS))
        headline = None
    subline = _SUBLINE.search(headline) if headline and "tl.:" in headline else None
    if subline is not None:
        add_summary(draft, (headline or "")[subline.end() :].strip(MARKS))
        headline = (headline or "")[: subline.start()]
    bracket = _BRACKET.match(headline) if headline else None
    if bracket is not None and _is_label_before(bracket[1]):
        add_take(draft, bracket[1])
        headline = bracket[2]
    behind = _BEHIND.match(headline) if headline else None
    if behind is not None and _is_label_behind(behind[2]):
        add_take(draft, behind[2])
        headline = behind[1]
    if headline and headline.startswith("++"):
        headline = headline.strip("+ ")  # "++ Treno deragliato ++"
    if headline and headline.isupper() and label_line(headline) is not None:
        add_take(draft, headline)  # "KILL KILL KILL" is all that it says
        return
    label = label_of_headline(headline) if headline else None
    if label is not None:
        add_take(draft, label.text)
        headline = label.rest
    marks = MARKS if ">" in (headline or "") else MARKS + "<"
    draft.headline = (headline or "").strip(marks) or None


def _is_label_before(text: str) -> bool:
    """Tell whether brackets before a headline hold a label, perhaps with what is new behind it."""
    first = _PARTS.split(text)[0]
    return label_line(first) is not None or bool(_ABBREVIATED.fullmatch(first))


def _is_label_behind(text: str) -> bool:
    """Tell whether brackets behind a headline hold a label; a plain word such as "lead" may be the news."""
    if _ADDS.fullmatch(text):
        return True
    return label_line(text) is not None and (any(map(str.isdigit, text)) or text.isupper())


def moment_of(draft: Draft, value: object, zone: tzinfo | None = None) -> datetime | date | None:
    """Return a time as software writes it; one without a zone is the agency's, and is flagged.

    zone: by default that of the draft's provider.
    """
    read = timestamp(value, zone or zone_of(draft.provider))
    if read is None:
        return None
    if read.zone_guessed and "zone-guessed" not in draft.flags:
        draft.flags.append("zone-guessed")
    return read.moment


def end_of_day(moment: datetime | date, draft: Draft) -> datetime:
    """Return a moment; of a bare date the day's end in the agency's zone: text must not come too early."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(23, 59, 59), zone_of(draft.provider))


def hold_back(draft: Draft, line: str, copy: Copy) -> None:
    """Set embargoed_until by a line that embargoes; where it gives no time, the story is withheld."""
    zone = zone_of(draft.provider or copy.raw.provider)
    draft.embargoed_until = embargoed_until(line, copy.received_at, zone)
    if draft.embargoed_until is None:
        draft.signals.append("embargo")
        draft.status = "withheld"


def day_of(draft: Draft, received_at: datetime) -> date:
    """Return the story's day, of which a dateline's day takes its year."""
    return day_of_moment(draft.published_at or received_at)


def read_body(draft: Draft, blocks: Blocks, near: date, where: str) -> list[Taken]:
    """Fill the draft from a body's blocks; return what took each piece of it.

    A headline that the body repeats is left out; one that the item lacks is the body's h1. near: the story's
    date (day_of). where: the body's path in the copy.
    """
    taken = [Taken(where, text, reason) for text, reason in blocks.left_out]
    paragraphs = _without_headline(draft, blocks, where, taken)
    taken += [Taken(where, text, by) for text, by in story_body.take_apart(paragraphs, draft, near)]
    taken += [
        Taken(where, text, "captions") for one in blocks.captions for text in (one.text, one.credit) if text
    ]
    draft.captions += map(credited, blocks.captions)
    return taken


def credited(caption: Caption) -> Caption:
    """Return a caption; a credit that its text ends with is its credit, unless it has another one."""
    parts = split_credit(caption.text)
    if parts is None or not parts[0]:
        return caption
    text, credit = parts
    if caption.credit is None or _says(credit, caption.credit):
        return Caption(text=text, credit=credit)
    return Caption(text=text, credit=caption.credit) if _says(caption.credit, credit) else caption


def _says(fuller: str, credit: str) -> bool:
    """Tell whether a credit says all that another does: "AP Photo/Ann Poe" says "Ann Poe/AP"."""
    words = _WORD.findall(fuller)
    said = {word.lower() for word in words}
    return bare(credit) in bare(fuller) or any(
        {word.lower() for word in _WORD.findall(part)} <= said
        or ((agency := known(part)) is not None and any(known(word) is agency for word in words))
        for part in _PARTED.split(credit)
    )


def add_caption(draft: Draft, text: str | None, credit: str | None = None) -> None:
    """Add a caption, unless its text is among the last ones; then only the credit that it lacked."""
    text, credit = one_line(text), one_line(credit)
    if not text:
        return
    caption = credited(Caption(text=text, credit=credit))
    first = max(0, len(draft.captions) - LAST_CAPTIONS)
    for at, earlier in enumerate(draft.captions[first:], start=first):
        if earlier.text == caption.text:
            if earlier.credit is None:
                draft.captions[at] = caption
            return
    draft.captions.append(caption)


def signals_in_order(draft: Draft) -> None:
    """Put the signals in the order of SIGNALS, each once."""
    draft.signals = [signal for signal in SIGNALS if signal in draft.signals]


def _without_headline(draft: Draft, blocks: Blocks, where: str, taken: list[Taken]) -> list[str]:
    """Return the paragraphs; the headline before them is the story's, or repeats it, or is a subhead."""
    paragraphs = list(blocks.paragraphs)
    if blocks.headline is not None:
        paragraphs.insert(0, blocks.headline)
    if draft.headline is None and blocks.headline is not None:
        headline = paragraphs.pop(0)
        set_headline(draft, headline)
        taken.append(Taken(where, headline, "headline"))
    elif paragraphs and draft.headline and bare(paragraphs[0]) == bare(draft.headline):
        taken.append(Taken(where, paragraphs.pop(0), "-repeated-headline"))
    return paragraphs
