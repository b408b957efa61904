"""A mail's subject beside its text: which of the two has the headline, and what stands before it.

Agencies put a service's name, a slug or a label before the headline in the subject; press offices cut it
short; the text below begins with it once more, as it is to be printed.
"""

from __future__ import annotations

import re
from itertools import accumulate

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.takes import label_line, label_of_headline
from wiredesk.normalised.text.page import Page

_PREFIX_PARTS = re.compile(r"[()\[\]|:]|(?<=[\w/])\s*[-–—]+(?=\s|$)")
SHORTEST = 12
"""Characters of a subject, or of a line, with which it can be told to be the headline."""

LONGEST_HEADLINE = 150
REPEATS = 4
"""Lines at most on which a text repeats the subject."""


def own_headline_lines(page: Page) -> list[str]:
    """Return the lines up to the first blank one that may be a headline, below labels and embargoes."""
    first = page.next_open(0)
    while first is not None and _is_notice(page.lines[first].text):
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
    headline = bare(page.draft.headline or subject)
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


def _is_notice(text: str) -> bool:
    """Tell whether a line above a headline is a label or speaks of an embargo."""
    return label_line(text) is not None or speaks_of_embargo(text)
