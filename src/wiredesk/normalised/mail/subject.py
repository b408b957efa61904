"""A mail's subject beside its text: which of the two has the headline, and what stands before it.

Agencies put a service's name, a slug or a label before the headline in the subject; press offices cut it
short; the text below begins with it once more, as it is to be printed.
"""

from __future__ import annotations

import re
from itertools import accumulate, islice

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.byline import looks_like_byline
from wiredesk.normalised.cleaning import bare, clean
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.slugs import is_slug
from wiredesk.normalised.takes import is_editors_note, label_line, label_of_headline
from wiredesk.normalised.text.page import Page

_PREFIX_PARTS = re.compile(r"[()\[\]|:]|(?<=[\w/])\s*[-–—]+(?=\s|$)")
SHORTEST = 12
"""Characters of a subject, or of a line, with which it can be told to be the headline."""

LONGEST_HEADLINE = 150
REPEATS = 4
"""Lines at most on which a text repeats the subject."""


ABOVE = 12
"""Lines that may stand above a headline which repeats the subject: codes, a slug, whom to ask."""


def take_above_headline(page: Page, subject: str) -> None:
    """Take the lines above the headline, where the text repeats the subject's below its first line.

    A slug is the slugline; what tells of the story (labels, notes, byline, date) is left to be read; the rest
    is the sender's: numbers of the service, a kind of text, names and addresses.
    """
    wanted = bare(subject)
    above = [*islice(page.each_open(), ABOVE)]
    for place, at in enumerate(above):
        if len(page.lines[at].text) > LONGEST_HEADLINE:
            return
        if _repeats(page, at, wanted):
            _leave_out_label(page, subject)
            for n in above[:place]:
                if page.lines[n].open:
                    _take_above(page, n)
            return


def _leave_out_label(page: Page, subject: str) -> None:
    """Take the text's first line where it is the label before the subject's headline once more."""
    first = page.next_open(0)
    label = label_of_headline(subject)
    if (
        first is not None
        and label is not None
        and bare(label_line(page.lines[first].text) or "") == bare(label.text)
    ):
        page.lines[first].take("-repeated-take")


def _repeats(page: Page, first: int, wanted: str) -> bool:
    """Tell whether the lines from one on are a subject's headline, or its end behind a label or a slug."""
    whole = ""
    for line in page.lines[first : first + REPEATS]:
        if not line.open:
            return False
        whole = f"{whole} {line.text}".strip()
        label = label_of_headline(whole)
        said = bare(whole if label is None else label.rest)
        if len(said) >= SHORTEST and wanted.endswith(said):
            return True
    return False


def _take_above(page: Page, at: int) -> None:
    line, draft = page.lines[at], page.draft
    text = line.text.strip()
    if _stands_above(text):
        return
    if draft.slugline is None and _is_slug(text):
        draft.slugline = clean(text).rstrip("/")
        line.take("slugline")
    else:
        line.take("-above-headline")


def _is_slug(text: str) -> bool:
    """Tell whether a line above a headline is the slug: words joined, or a few in capitals."""
    if len(text) > LONGEST_SLUG or any(map(str.isdigit, text)):
        return False
    return is_slug(text) or (text.isupper() and 1 < len(text.split()) < 5)


LONGEST_SLUG = 60
"""Characters of a line that may be a slug."""


def own_headline_lines(page: Page) -> list[str]:
    """Return the lines up to the first blank one that may be a headline, below labels and embargoes."""
    first = page.next_open(0)
    while first is not None and _stands_above(page.lines[first].text):
        first = page.next_open(first + 1)
    if first is None:
        return []
    lines = page.lines[first : first + REPEATS]
    end = next((at for at, line in enumerate(lines) if not line.open), len(lines))
    return [line.text.strip() for line in lines[:end]]


def before_headline(subject: str, lines: list[str]) -> str | None:
    """Return what stands in a subject before the headline with which a text begins, "" for nothing.

    None: the text does not begin with the subject's headline, or they are the same. A text's headline may be
    longer than the subject, where it stands between blank lines; one with a label before it is always one.
    """
    for text in accumulate(lines, lambda before, line: f"{before} {line}"):
        headline = " ".join(text.split()).strip(" *=^<")
        start = subject.lower().rfind(headline.lower()) if len(headline) >= SHORTEST else -1
        if start > 0 and start + len(headline) >= len(subject.rstrip()):
            return subject[:start]
    label = label_of_headline(lines[0])
    if label is not None and not reads_as_text(label.rest):
        return ""
    whole = " ".join(" ".join(lines).split())
    longer = len(whole) > len(subject) >= SHORTEST and not reads_as_text(whole)
    return "" if longer and bare(whole).startswith(bare(subject)) else None


def reads_as_text(line: str) -> bool:
    """Tell whether a line is a sentence rather than a headline."""
    return len(line) > LONGEST_HEADLINE or line.endswith((".", ".”", '."'))


def set_prefix(draft: Draft, prefix: str) -> None:
    """Set what stands before the headline in a subject: a label, a slug ("Schweiz/Verkehr/")."""
    for part in _PREFIX_PARTS.split(prefix):
        if (label := label_line(part)) is not None:
            add_take(draft, label)
        elif "/" in part and " " not in part.strip(" -:") and draft.slugline is None:
            draft.slugline = part.strip(" /-:") or None


def leave_out_repeated(page: Page, subject: str) -> None:
    """Take the first lines of the text where they are the headline, or the subject's slug, once more."""
    first = page.next_open(0)
    take = bare(page.draft.take or "")
    if first is not None and take and bare(label_line(page.lines[first].text) or "") == take:
        page.lines[first].take("-repeated-take")
        first = page.next_open(first + 1)
    headline = bare(page.draft.headline or subject)
    while first is not None and _stands_above(page.lines[first].text):
        first = page.next_open(first + 1)
    if first is None or not headline:
        return
    whole = ""
    for at in range(first, min(len(page.lines), first + REPEATS)):
        if not page.lines[at].open:
            return
        whole += bare(page.lines[at].text)
        if not headline.startswith(whole):
            return
        if whole == headline:
            for n in range(first, at + 1):
                page.lines[n].take("-repeated-headline")
            return


def _stands_above(text: str) -> bool:
    """Tell whether a line above a headline tells of the story: a label, an embargo, a note, writer or day."""
    return (
        label_line(text) is not None
        or speaks_of_embargo(text)
        or is_editors_note(text)
        or looks_like_byline(text)
        or date_line(text) is not None
    )
