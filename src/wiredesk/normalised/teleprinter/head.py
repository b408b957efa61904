"""The top of a teleprinter message's text: labels, notes to editors, the headline, byline, summary.

Practice of the European agencies: after STX stand lines of transmission ("(Zusammenfassung 1400)",
"CORRECTION", "2ND LEAD"), the headline, which may wrap, and the byline; the last line of each, or only of
all, is closed by "=". What closes nothing is told by its form.
"""

from __future__ import annotations

import re
from itertools import islice

from wiredesk.normalised.additions import add_note, add_take
from wiredesk.normalised.byline import byline_pieces, looks_like_byline, names_and_agency
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dateline import dateline_at_start
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.layout import indent_of
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.providers import known
from wiredesk.normalised.takes import is_editors_note, label_line, label_of_headline
from wiredesk.normalised.teleprinter.end import SIGNED
from wiredesk.normalised.teleprinter.header import is_keywords
from wiredesk.normalised.teleprinter.teaser import read_dateline_alone, read_teaser
from wiredesk.normalised.text.headline import set_headline, take_headline
from wiredesk.normalised.text.page import Page, add_line
from wiredesk.normalised.withdrawals import withdraws

MAX_LINES = 16
"""Lines from a text's start in which a "=" closes something of its head."""

MAX_BLOCK = 6
"""Lines that a headline, note or summary has at most."""

MAX_POINTS = 24
"""Lines that bullets above a text have at most."""

MOST_NAMES = 4
LONGEST_NAME = 40
"""Words and characters of a byline that is a name alone."""

UNWRAPPED = 75
"""Characters of a headline's line from which it is no wrapped one."""

NARROW = 62
"""Characters that a wrapped headline's line has at least, with the next line's first word."""

_MARKS = " \t*=<^"
_NOTE = re.compile(
    r"^[\s=*(\[]*(?:achtung|attention|hinweis|eds?|editors?|note|n\.?d\.?l\.?r|avis|atenci[oó]n|attenzione|"
    r"redaktionen?|red(?:\.|aktioneller)? hinweis)\b[^:]{0,40}:|"
    r"^[\s=*(\[]*(?:achtung|attention|atenci[oó]n|attenzione)\s*[-–—/]+\s*\S|^.{3,160}\S\s*/{3}[\s=]*$",
    re.IGNORECASE,
)
"""A note to editors; AFP's begins "ATTENTION - " and ends with "///"."""

_CALL = re.compile(
    r"^(?:achtung|attention|atenci[oó]n|attenzione|obs)[,:!\s]+(?:an\s+)?(?:alle\s+)?"
    r"(?:redaktionen|editors|r[ée]dactions|redacciones|redazioni|redaktioner)\W*$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"^[\s(\[]*(?:achtung|attention|atenci[oó]n|attenzione)\s*[-–—:/]*\s*", re.IGNORECASE)
_BY_WORDS = frozenset({"correction", "kill", "hold", "embargo"})
"""What the words of a note that calls for attention signal."""

_ASKED_BY = re.compile(
    r"^(?:interview|gespräch|das (?:interview|gespräch) führten?|fragen)\s*:\s*(?=[A-ZÀ-Þ])", re.IGNORECASE
)
_SUMMED_UP = re.compile(r"\s[-–]\s(?P<take>(?:zwischen)?zusammenfassung(?:\s\d)?)$", re.IGNORECASE)
"""APA's label behind a headline."""

_GENRE = re.compile(
    r"(?:news\s?)?(?:feature|analysis|profile|preview|roundup|overview|background(?:er)?|chronology|interview|"
    r"factbox|obituary|colou?r|sidebar|analyse|porträt|portrait|hintergrund|reportage|überblick|vorschau|"
    r"korrespondentenbericht|stichwort|chronologie|dokumentation|encadr[ée]|papier d'angle|"
    r"papier g[ée]n[ée]ral|avant-papier|trois questions|cr[óo]nica|reportaje|perfil|an[áa]lisis|entrevista|"
    r"previa|scheda|analisi|ritratto|intervista)",
    re.IGNORECASE,
)
"""Kinds of text, as labels of transmission name them."""

_BULLET = re.compile(r"\s*(?:[*•▪●►]|-{1,2})\s+(?=\S)")
_LABEL_PARTS = re.compile(r"\s+[-–—/+]\s+|,\s+")
_SUBLINE = re.compile(r"^\s*[-–—]\s+\S.{5,120}\S\s+[-–—]\s*=?\s*$")
"""The German AFP's second line under a headline: "- Vier Verletzte -"."""

_SUBHEAD = re.compile(
    r"^\s*(?P<label>(?:Utl|Unterzeile|Untertitel|Unterzl|UZ|Subhead|Vorspann|Teaser)\.?:)\s*(?=\S)"
)


def read_top(page: Page) -> None:
    """Take what stands above a message's text; leave body_from at the text's first line."""
    at = page.next_open(0)
    closed = _last_closed(page, at)
    while at is not None:
        step = (
            _read_keywords(page, at)
            or _read_agency(page, at)
            or _read_note(page, at)
            or _read_byline(page, at, closed)
            or _read_bullets(page, at)
            or _read_block(page, at, closed)
        )
        if step == 0:
            break
        at = page.next_open(at + step)
    page.body_from = len(page.lines) if at is None else at
    if not read_dateline_alone(page):
        read_teaser(page)


def _last_closed(page: Page, start: int | None) -> int:
    """Return the last line of the head that "=" closes; -1 for none."""
    closed = -1
    if start is None:
        return closed
    for at in [*islice(page.each_open(start), MAX_LINES)]:
        text = page.lines[at].text.rstrip()
        if text.endswith("="):
            closed = at
        elif _is_dateline(page, text):
            break
    return closed


def _is_dateline(page: Page, text: str) -> bool:
    return dateline_at_start(text.strip(), page.near, alone=indent_of(text) > 0, undashed=True) is not None


def _is_text(page: Page, at: int) -> bool:
    """Tell whether text begins here without a headline: a dateline, or an indented line above flush ones."""
    text = page.lines[at].text
    if _is_dateline(page, text) or len(text) > 200:
        return True
    following = page.next_open(at + 1)
    return (
        indent_of(text) > 1
        and following == at + 1
        and indent_of(page.lines[following].text) == 0
        and not text.isupper()
    )


def _read_keywords(page: Page, at: int) -> int:
    """Take keywords that stand behind STX, where the header had none."""
    line = page.lines[at]
    if page.draft.headline or page.draft.slugline or not is_keywords(line.text):
        return 0
    page.draft.slugline = clean(line.text).strip(" =/*")
    line.take("slugline")
    return 1


def _read_agency(page: Page, at: int) -> int:
    """Take an agency's name in slashes or brackets on a line of its own: "/ritzau/ ="."""
    line, bare = page.lines[at], page.lines[at].text.strip(_MARKS)
    if not bare.startswith(("/", "(")) or page.draft.headline is None or known(bare.strip("()/ ")) is None:
        return 0
    page.draft.provider = page.draft.provider or bare.strip("()/ ")
    line.take("provider")
    return 1


def _read_note(page: Page, at: int) -> int:
    """Take a label, an embargo or a note to editors, which may wrap; return the lines taken."""
    line, draft = page.lines[at], page.draft
    bare = line.text.strip(_MARKS)
    if (label := label_line(clean(bare)) or _genre(page, bare)) is not None:
        add_take(draft, label)
        line.take("take")
        return 1
    if bare.startswith(("(", "[")) and bare.count("(") + bare.count("[") > 0:
        block = _bracketed(page, at)
    elif _CALL.match(bare):
        block = [at]
    elif _NOTE.match(line.text) or speaks_of_embargo(bare) or is_editors_note(bare):
        block = _note(page, at)
    else:
        return 0
    if not block:
        return 0
    note = joined([page.lines[n].text.strip(_MARKS) for n in block], hyphens=False)
    if known(note) is not None:
        draft.provider = draft.provider or note.strip("()[] ")
        by = "provider"
    else:
        inner = note.strip("()[] ")
        if speaks_of_embargo(note) or speaks_of_embargo(inner):
            page.embargo = inner
        add_note(draft, note.removesuffix("///"))
        called = _CALLED.sub("", note)
        draft.signals += [signal for signal in signals_of_note(called) if signal in _BY_WORDS]
        draft.signals += ["kill"] if withdraws(note) else []
        by = "ednote"
    for n in block:
        page.lines[n].take(by)
    return len(block)


def _genre(page: Page, bare: str) -> str | None:
    """Return the label of a line above the headline that names the kind of text, perhaps with one more."""
    if page.draft.headline is not None or len(bare) > 60:
        return None
    parts = _LABEL_PARTS.split(bare)
    return bare if all(_GENRE.fullmatch(part) or label_line(part) for part in parts) else None


def _note(page: Page, at: int) -> list[int]:
    """Return the lines of a note without brackets: to its "=" or "///", or as far as its sentence goes on."""
    block = _block(page, at)
    for length, n in enumerate(block, start=1):
        text = page.lines[n].text.rstrip()
        following = page.lines[block[length]].text.lstrip() if length < len(block) else ""
        if text.endswith(("=", "///")) or not following[:1].islower():
            return block[:length]
    return block


def _bracketed(page: Page, at: int) -> list[int]:
    """Return the lines of a note in brackets that fills them; none if text stands behind the bracket."""
    block: list[int] = []
    depth = 0
    for n in range(at, min(at + MAX_BLOCK, len(page.lines))):
        if not page.lines[n].open:
            return []
        text = page.lines[n].text.strip(_MARKS)
        block.append(n)
        depth += sum(text.count(mark) for mark in "([") - sum(text.count(mark) for mark in ")]")
        if depth <= 0:
            return block if text.endswith((")", "]", ").", ")-")) else []
    return []


def _block(page: Page, at: int) -> list[int]:
    """Return the lines from here to the next "=", blank, label, note, byline or dateline."""
    block = [at]
    # A summary's lines hang below its label.
    most = 12 if _SUBHEAD.match(page.lines[at].text) else max(1, indent_of(page.lines[at].text))
    while (
        not page.lines[block[-1]].text.rstrip().endswith("=")
        and len(block) < MAX_BLOCK
        and (following := block[-1] + 1) < len(page.lines)
        and page.lines[following].open
        and not _stands_alone(page, page.lines[following].text)
        and not _is_bare_byline(page, following)
        and (indent_of(page.lines[following].text) <= most)
    ):
        block.append(following)
    return block


def _stands_alone(page: Page, text: str) -> bool:
    bare = text.strip(_MARKS)
    return (
        label_line(bare) is not None
        or _genre(page, bare) is not None
        or is_editors_note(bare)
        or known(bare.strip("()/ ") if bare.startswith(("/", "(")) else None) is not None
        or _NOTE.match(text) is not None
        or _CALL.match(bare) is not None
        or (bare.startswith("(") and bare.endswith(")"))
        or speaks_of_embargo(bare)
        or looks_like_byline(_ASKED_BY.sub("Von ", bare))
        or label_of_headline(bare) is not None
        or _SUBHEAD.match(text) is not None
        or _SUBLINE.match(text) is not None
        or _is_dateline(page, text)
    )


def _is_bare_byline(page: Page, at: int) -> bool:
    """Tell whether a line is a writer's name without "By", between a headline's end and the text.

    As the Spanish agencies have it. The line above has had room for more, or is too long for a wrapped one.
    """
    bare = page.lines[at].text.strip(_MARKS)
    if (signed := SIGNED.match(bare)) is not None and known(signed["agency"]) is not None:
        return True
    words = bare.split()
    if not 2 <= len(words) <= MOST_NAMES or len(bare) > LONGEST_NAME or names_and_agency([bare])[0] != [bare]:
        return False
    following = page.next_open(at + 1)
    if following is None or not _is_dateline(page, page.lines[following].text):
        return False
    above = page.lines[at - 1].text.rstrip() if at else ""
    room = len(above) > UNWRAPPED or len(above) + 1 + len(words[0]) <= NARROW
    return not above or above.endswith("=") or (room and above[-1:].isalnum())


def _read_byline(page: Page, at: int, closed: int) -> int:
    """Take a byline, of an interview too."""
    line, draft = page.lines[at], page.draft
    bare = _ASKED_BY.sub("Von ", line.text.strip(_MARKS))
    if not looks_like_byline(bare):
        if page.draft.headline is None or not _is_bare_byline(page, at):
            return 0
        bare = f"Por {bare}"
    if at > closed and draft.headline is None:
        return 0
    names, agency = names_and_agency([bare])
    draft.byline += names or [agency or ""]
    draft.provider = draft.provider or agency
    line.pieces = byline_pieces(line.text, names, agency)
    return 1


def _read_bullets(page: Page, at: int) -> int:
    """Take bullets as the summary, where a note, byline or dateline follows them; return the lines taken."""
    first = page.lines[at].text
    if page.draft.headline is None or not _BULLET.match(first) or _SUBLINE.match(first):
        return 0
    points: list[list[int]] = []
    for n in islice(page.each_open(at), MAX_POINTS):
        text = page.lines[n].text
        if _BULLET.match(text):
            points.append([n])
        elif _stands_alone(page, text):
            break
        elif n == points[-1][-1] + 1:
            points[-1].append(n)
        else:
            return 0
    else:
        return 0
    for point in points:
        said = joined([page.lines[n].text for n in point], hyphens=False)
        page.draft.summary = add_line(page.draft.summary, said)
        for n in point:
            page.lines[n].take("summary")
    return points[-1][-1] + 1 - at


def _read_headline(page: Page, at: int) -> int:
    """Take a headline that nothing closes; 0 where the text begins."""
    if _is_text(page, at):
        return 0
    block = _block(page, at)
    lines = [page.lines[n].text for n in block]
    shouted = next((n for n, text in enumerate(lines) if not text.isupper()), 0)
    taken = take_headline(page, block[:shouted] if shouted else block)
    if taken:
        _label_behind(page, block[taken - 1])
    return taken


def _label_behind(page: Page, at: int) -> None:
    """Take a label off the headline's end: "… verschoben - Zusammenfassung 2"."""
    line, draft = page.lines[at], page.draft
    found = _SUMMED_UP.search(draft.headline or "")
    if found is None or not line.pieces:
        return
    draft.headline = (draft.headline or "")[: found.start()]
    add_take(draft, found["take"])
    taken, text = list(line.pieces[:-1]), line.pieces[-1][0]
    cut = max(text.rfind(found["take"]), 0)
    line.pieces = [*taken, (text[:cut], "headline"), (text[cut:], "take")]


def _read_block(page: Page, at: int, closed: int) -> int:
    """Take the headline, or what stands as a summary between it and the last "="."""
    draft, line = page.draft, page.lines[at]
    subhead = _SUBHEAD.match(line.text)
    beside = draft.headline is not None and (subhead or _SUBLINE.match(line.text))
    if at > closed and not beside:
        return _read_headline(page, at) if draft.headline is None else 0
    block = _block(page, at)
    if draft.headline is None and subhead is None:
        set_headline(draft, [page.lines[n] for n in block])
        _label_behind(page, block[-1])
        return len(block)
    text = joined([page.lines[n].text for n in block], hyphens=False).strip(_MARKS)
    if _SUBLINE.match(text) is not None:
        text = text.strip(" -–—")
    if subhead is not None:
        text = text.removeprefix(subhead["label"]).strip()
    draft.summary = add_line(draft.summary, text)
    for n in block:
        page.lines[n].take("summary")
    if subhead is not None:
        line.pieces = [(line.text[: subhead.end()], "-label"), (line.text[subhead.end() :], "summary")]
    return len(block)
