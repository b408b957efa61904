"""The end of a plain text: end marks, initials, contacts, taken from the last line up while they match."""

from __future__ import annotations

import re

from wiredesk.normalised.byline import names_and_agency
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.clock import tick
from wiredesk.normalised.dates import date_line
from wiredesk.normalised.paragraphs import joined
from wiredesk.normalised.profiles import Profile
from wiredesk.normalised.providers import known, profile_of
from wiredesk.normalised.rights import holder_of, is_notice
from wiredesk.normalised.signoff import (
    agency_of,
    begins_contacts,
    begins_notebook,
    ends_release,
    has_contact,
    is_desk_below,
    is_end_mark,
    is_rule,
    is_signoff,
    mark_behind,
)
from wiredesk.normalised.text.page import Page

_UNFINISHED = re.compile(r"[\w,;–—-]\s*$")
"""A line that ends so goes on: what follows without a blank line is the sentence's end, not the copy's."""

LONGEST_CREDIT = 7
"""Lines from the text's end within which a rule stands above a credit."""

LONGEST_BLOCK = 12
"""Lines that a block of contacts has at most."""

LONGEST_CONTACT = 5
"""Lines that contacts in double brackets wrap to at most."""

LONGEST_END = 400
"""Lines that a sign-off has at most; what goes on like one for longer is text."""

_SLUG = re.compile(r"^\s*Keywords?:\s*([A-Z][A-Z0-9-]+(?:/[A-Z0-9-]+)*)/?\s*(?:\([A-Z0-9 ,-]+\))?\s*$")
"""Reuters' slug below a text: "Keywords: CHILE-COPPER/ (UPDATE 2)"."""

LONGEST_TAIL = 60
"""Lines that follow it at most."""

LOOK_AT = 20
"""Lines from the top in which a dateline names the agency."""

LONGEST_HEAD = 200
"""Characters of a line in which it does."""

_SIGNED = re.compile(
    r"\s*(?P<names>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2})\s?/\s?(?P<agency>[A-Z]{2,5})\s*"
)
"""How a writer signs for an agency: "Lars Fjellborg/TT"."""

_WRITER = re.compile(
    r"\s*(?:autor(?:ka|zy|es|en|in)?|auteurs?|reporters?|verfasser(?:in)?|författare|skribent)\s*:\s*"
    r"(?P<names>[^:.\d]{5,80})\s*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:\d{1,2}-[A-Za-z]{3}-(?:\d{4}|\d\d) \d\d:\d\d|\d{4}-\d\d-\d\d[ /]\d\d:\d\d|"
    r"[A-Z][a-z]{2,8} \d\d, \d{4} \d\d:\d\d [A-Z]{2,4})\b"
)
"""When a service sent the copy, as ANSA, APA and Dow Jones write it under their texts."""

_NAMED = re.compile(r"\(([^()\n]{2,40})\)|(?<!\w)/([\w .-]{2,30})/|(?<=[,\d] )([A-Z]{2,8})(?=\s?[-–—])")


def read_end(page: Page) -> None:
    """Take the sign-off; at least one line is left above it."""
    open_lines = page.open_lines()
    contacts = (
        _take_below_end(page, open_lines)
        or _take_contacts(page, open_lines)
        or _take_double_brackets(page, open_lines)
    )
    if contacts:
        open_lines = open_lines[: -len(contacts)]
    taken: list[str] = []
    house = profile_of(page.draft.provider or page.copy.raw.provider) or _named_above(page, open_lines)
    for before, at in zip(reversed(open_lines[:-1]), reversed(open_lines[1:]), strict=True):
        line = page.lines[at]
        above = page.lines[before].text
        if _take_writer(page, at):
            continue
        ends = is_signoff(line.text, house) or is_desk_below(line.text, above, house)
        if len(taken) >= LONGEST_END or not ends:
            break
        sure = is_end_mark(line.text, house) or is_notice(line.text)
        if at - before == 1 and not sure and _goes_on(above, house):
            break
        line.take("signoff")
        taken.append(clean(line.text))
        page.draft.provider = page.draft.provider or agency_of(line.text)
        if is_notice(line.text):
            page.draft.copyright_holder = page.draft.copyright_holder or holder_of(line.text)
        if (slug := _SLUG.match(line.text)) is not None:
            page.draft.slugline = page.draft.slugline or slug[1]
        _read_stamp(page, line.text)
        _read_notice(page, line.text)
    taken.reverse()
    rule = _take_rule_above_credit(page, [at for at in open_lines if page.lines[at].open])
    _take_mark_behind(page, [at for at in open_lines if page.lines[at].open], taken, house)
    page.draft.signoff = "\n".join(filter(None, [*rule, *taken, *contacts])) or None


def _take_below_end(page: Page, open_lines: list[int]) -> list[str]:
    """Take what stands below a release's "ENDS", or from a notebook's first line on."""
    for place in range(1, len(open_lines)):
        tick()
        text = page.lines[open_lines[place]].text
        if begins_notebook(text) or (ends_release(text) and len(open_lines) - place <= LONGEST_TAIL):
            rest = open_lines[place:]
            for at in rest:
                page.lines[at].take("signoff")
                page.draft.provider = page.draft.provider or agency_of(page.lines[at].text)
            return [clean(page.lines[at].text) for at in rest]
    return []


def _take_rule_above_credit(page: Page, open_lines: list[int]) -> list[str]:
    """Take the rule that parts a text from the last paragraph, which credits writers and stays."""
    for at in open_lines[:0:-1][:LONGEST_CREDIT]:
        text = page.lines[at].text
        if is_rule(text):
            page.lines[at].take("signoff")
            return [clean(text)]
    return []


def _take_contacts(page: Page, open_lines: list[int]) -> list[str]:
    """Take a block of contacts from its heading to the end: a release's last lines, one with an address."""
    tail = open_lines[1:][-LONGEST_BLOCK:]
    for place in range(len(tail) - 1):
        if not begins_contacts(page.lines[tail[place]].text):
            continue
        texts = [page.lines[at].text for at in tail[place:]]
        if max(map(len, texts)) > 120 or not any(map(has_contact, texts)):
            continue
        for at in tail[place:]:
            page.lines[at].take("signoff")
            _read_notice(page, page.lines[at].text)
        return [clean(text) for text in texts]
    return []


def _take_double_brackets(page: Page, open_lines: list[int]) -> list[str]:
    """Take contacts in double brackets that wrap: "((jane@agency.com; +44 20 …; Messaging: …))"."""
    if not open_lines or not page.lines[open_lines[-1]].text.rstrip().endswith("))"):
        return []
    tail = open_lines[1:][-LONGEST_CONTACT:]
    for place in range(len(tail) - 2, -1, -1):
        if not page.lines[tail[place]].text.lstrip().startswith("(("):
            continue
        texts = [page.lines[at].text for at in tail[place:]]
        if not any(map(has_contact, texts)):
            return []
        for at in tail[place:]:
            page.lines[at].take("signoff")
            _read_notice(page, page.lines[at].text)
        return [joined(texts, hyphens=False)]
    return []


def _named_above(page: Page, open_lines: list[int]) -> Profile | None:
    """Return the agency that a bracket or slashes near the top name, as the dateline's do."""
    for at in open_lines[:LOOK_AT]:
        text = page.lines[at].text
        for named in _NAMED.finditer(text, 0, LONGEST_HEAD):
            house = known(named[1] or named[2] or named[3])
            if house is not None:
                return house
    return None


def _take_writer(page: Page, at: int) -> bool:
    """Take a byline that an agency puts below its text: "autorka: Urszula Maj"."""
    text = page.lines[at].text
    found = _WRITER.fullmatch(text)
    signed = _SIGNED.fullmatch(text)
    if signed is not None and known(signed["agency"]) is not None and not page.draft.byline:
        names, page.draft.provider = [clean(signed["names"])], page.draft.provider or signed["agency"]
    else:
        names = names_and_agency([found["names"]])[0] if found else []
    if not names:
        return False
    page.draft.byline += [name for name in names if name not in page.draft.byline]
    page.lines[at].take("byline")
    return True


def _read_notice(page: Page, text: str) -> None:
    """Set who holds the rights by a notice under the text."""
    if is_notice(text):
        page.draft.copyright_holder = holder_of(text) or page.draft.copyright_holder


def _read_stamp(page: Page, text: str) -> None:
    """Set published_at by the time that a line under the text says: "02-MAR-22 11:47 NNNN"."""
    found = _STAMP.search(text)
    written = date_line(found[0].replace("/", " ")) if found else None
    if found is not None and written is not None and page.dated is None:
        page.dated = found[0].replace("/", " ")
        page.draft.published_at = written.moment


def _goes_on(line: str, house: Profile | None) -> bool:
    return _UNFINISHED.search(line) is not None and not is_signoff(line) and mark_behind(line, house) is None


def _take_mark_behind(page: Page, open_lines: list[int], taken: list[str], house: Profile | None) -> None:
    """Take an end mark that stands on the last sentence's line."""
    if not open_lines or (cut := mark_behind(page.lines[open_lines[-1]].text, house)) is None:
        return
    page.part_line(open_lines[-1], cut)
    mark = page.lines[open_lines[-1] + 1]
    mark.take("signoff")
    taken.insert(0, clean(mark.text))
    page.draft.provider = page.draft.provider or agency_of(mark.text.rstrip(". "))
