"""The body of a marked-up story: what stands before its first sentence and after its last is no paragraph.

Formats that give paragraphs still carry, in them, what a take carries on lines of its own: a label, a note to
editors, a summary in bullets, a byline with its title, a date, the dateline; rules, end marks, initials,
notebooks and contacts. The body runs from the first sentence after byline and dateline to the last before the
sign-off; credits of reporting and editing are its last paragraph.
"""

from __future__ import annotations

import re
from datetime import date

from wiredesk.normalised.additions import add_note, add_summary, add_take
from wiredesk.normalised.byline import looks_like_byline, names_and_agency
from wiredesk.normalised.captions import is_credit
from wiredesk.normalised.cleaning import bare, clean
from wiredesk.normalised.dateline import (
    Start,
    dateline_at_start,
    dateline_line,
    is_place,
    place_line,
    signed_dateline,
    whole_dateline,
)
from wiredesk.normalised.dates import MONTH, date_line
from wiredesk.normalised.draft import Draft
from wiredesk.normalised.embargo import speaks_of_embargo
from wiredesk.normalised.profiles import Profile
from wiredesk.normalised.providers import known, owner_of_mark, profile_of, zone_of
from wiredesk.normalised.rights import holder_of, is_notice
from wiredesk.normalised.signoff import (
    agency_of,
    begins_contacts,
    begins_notebook,
    ends_release,
    has_contact,
    is_rule,
    is_signoff,
    mark_behind,
)
from wiredesk.normalised.slugs import part_slug
from wiredesk.normalised.takes import is_editors_note, label_line

LONGEST_TAIL = 60
"""Paragraphs at most that follow a release's end mark."""

MAX_BEFORE = 12
"""So many paragraphs at most stand before a text, or after it."""

MAX_ABOVE = 6
"""So many lines of a standfirst, with the byline below them, stand above a text."""

LONGEST_BULLET = 160
"""Characters of such a line, which ends without a full stop."""

LONGEST_LINE = 300
"""Characters of a headline or slug that stands once more above the text."""

_BULLET = re.compile(r"^\s*(?:[*•▪●►‣–]|-{1,2})\s+(?=\S)")
_SUBLINE = re.compile(r"^\s*(?:utl|unterzeile|bullet points?|summary)\.?\s*:\s*", re.IGNORECASE)
"""A line that says of itself that it stands under the headline (the Austrian agency's "Utl.:")."""

_CREDIT = re.compile(
    r"^[\s(\[]*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|research|graphics?)\b[^.]{0,40}"
    r"\bby\b|[\w .'’-]{3,60}\breported from\b[^.]{3,60}\.?$|"
    r".{3,120}\bcontributed to this (?:report|story|article)|"
    r"(?:reportage|reportaje|bericht) (?:par|de|von)\b)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"^(?:the )?[\w .&'-]{2,40}?\b(?:staff|writers?|reporters?|correspondents?|editors?|columnists?)\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^[-–—]?\s?(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3})"
    r"(?:\s?/\s?(?P<agency>[\w-]{2,12})|, (?P<beside>[^\W\d_][\w .-]{1,30}))$"
)
"""Who signs, as TT and NTB have it ("Anna Svensson/TT"), or CP ("Jane Doe, The Canadian Press")."""

_STARRED = re.compile(r"^\*{3}\s?[^*]{3,200}\*{3}$")
"""What a service says of its offer above a text: "*** Pictures and sound at www.lusa.pt ***"."""

_WRITER = re.compile(
    r"^(?:(?:autor(?:ka|en|zy|es)?|authors?|auteurs?|text)\s?:\s(?P<names>[^\W\d_][^.:]{2,60})|"
    r"by\s(?P<by>[^\W\d_][^;:@]{2,60})[;,]\s\S+@\S+)$",
    re.IGNORECASE,
)
"""Who wrote it, under the text: "Autor: Jan Nowak", "By Jane Doe; jane@agency.example"."""

_SMALL_IN_NAME = frozenset("of the and for at in".split())
_PAPER = re.compile(
    r"^The [A-Z]|\b(?:News|Times|Tribune|Post|Herald|Journal|Gazette|Chronicle|Inquirer|Star|Sun|Sentinel|"
    r"Dispatch|Courier|Register|Record|Press|Examiner|Globe|Daily|Today|Press-\w+|Magazine|Newspapers|Service|Bureau)\b"
)
"""What a paper's name begins with or has in it."""

_NO_YEAR = re.compile(
    rf"(?:[^\W\d_]{{3,9}},?\s)?(?P<day>{MONTH}\s\d{{1,2}}),\s(?P<time>\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?)",
    re.IGNORECASE,
)
"""A day and an hour as pages show them, without the year: "Wed Mar 2, 4:05 AM ET"."""

_LONE_INITIALS = re.compile(r"^[A-Z]{2,5}(?: [A-Z]{2,4}){0,3}$")
_SMALL_INITIALS = re.compile(r"^[a-zà-öø-ž]{2,4}(?: [a-zà-öø-ž]{2,4}){0,2}$")
"""Desks' initials, which nothing but blanks part: "kae", "jnov mkv"; text begins and ends otherwise."""

_COMPANY = re.compile(r"^[A-ZÀ-Þ\d][A-ZÀ-Þ\d &.'’-]{2,40}$")
_SLASHED = re.compile(r"^[a-zà-öø-ž]{2,4}(?:[-/][a-zà-öø-ž]{2,4}){1,6}$")
"""The initials below which AFP names the companies of a story: "jd-mr/sd", "TOTALENERGIES", "STELLANTIS"."""

_NOTE_BEFORE = re.compile(r"\([^()]{4,160}\)\s+(?=\S)")

ENDED = (".", "!", "?", "”", '"', "“", "»", ")")

Piece = tuple[str, str]
"""A piece of the body as it stood, and the field that took it."""


def take_apart(paragraphs: list[str], draft: Draft, near: date) -> list[Piece]:
    """Fill the draft's body, dateline, and what else stands in the paragraphs; return the pieces in order.

    near: the story's date, of which a dateline's day takes its year.
    """
    left = list(paragraphs)
    pieces = _take_before(left, draft, near)
    start = _dateline(left[0], draft, near) if left else None
    if left and start is None and (before := _note_before(left[0], near)):
        add_note(draft, left[0][:before])
        pieces.append((left[0][:before], "ednote"))
        left[0] = left[0][before:]
        start = _dateline(left[0], draft, near)
    house = profile_of(draft.provider or (start.agency if start else None))
    after = _take_after(left, draft, house)
    if left and start is not None:
        pieces.append((left[0][: start.length], "dateline"))
        left[0] = left[0][start.length :].strip()
        draft.dateline = start.dateline or draft.dateline
        draft.provider = draft.provider or start.agency
        if start.byline and not names_and_agency(draft.byline)[0]:
            draft.byline = [start.byline]
        if len(left) > 1 and left[0][:1] in "([" and is_editors_note(left[0]):
            # "TOKYO, March 3, Kyodo - (EDS: ADDING DETAILS)", and the text below it
            add_note(draft, left[0])
            pieces.append((left.pop(0), "ednote"))
    behind = _take_behind(left, draft, house)
    draft.paragraphs = [text for text in left if text]
    return [*pieces, *((text, "body") for text in draft.paragraphs), *behind, *after]


def _note_before(paragraph: str, near: date) -> int:
    """Return where a note in brackets before the dateline ends: "(v. 'Snow') (ANSA) - "; else 0."""
    found = _NOTE_BEFORE.match(paragraph)
    start = dateline_at_start(paragraph[found.end() :], near, alone=True) if found is not None else None
    return found.end() if found is not None and start is not None and start.agency is not None else 0


def _dateline(paragraph: str, draft: Draft, near: date) -> Start | None:
    """Find the dateline before the text; without a dash too where it names the story's own agency."""
    start = dateline_at_start(paragraph, near, alone=True, any_case=True)
    own = known(draft.provider) if start is None else None
    if own is not None:
        start = dateline_at_start(paragraph, near, alone=True, any_case=True, undashed=True)
        return start if start is not None and known(start.agency) is own else None
    return start


def _take_before(left: list[str], draft: Draft, near: date) -> list[Piece]:
    """Take what stands before the text off the paragraphs; at least one is left."""
    pieces: list[Piece] = []
    while len(left) > 1 and len(pieces) < MAX_BEFORE:
        by = _repeated(left[0], draft) or _before_text(left, draft, near, pieces)
        if by is None:
            break
        pieces.append((left.pop(0), by))
    return pieces


def _before_text(left: list[str], draft: Draft, near: date, pieces: list[Piece]) -> str | None:
    """Return the field that takes a paragraph before the text, and set it; None if it is text."""
    paragraph = left[0]
    if len(paragraph) > 1000:
        return None
    if (label := label_line(paragraph)) is not None:
        add_take(draft, label)
        return "take"
    if is_editors_note(paragraph) or speaks_of_embargo(paragraph) or _STARRED.match(paragraph):
        add_note(draft, paragraph)
        return "ednote"
    repeated = len(paragraph) < 60 and _names_again(paragraph, draft)
    if repeated or looks_like_byline(paragraph) or _signed(paragraph) is not None:
        # A byline in the body names a person where the element may hold the agency alone.
        named, _ = names_and_agency(draft.byline)
        draft.byline = draft.byline if named else [*draft.byline, paragraph]
        return "byline"
    if len(paragraph) < 40 and not pieces and known(paragraph) is not None and len(left) > 1:
        # "The Canadian Press" alone above the text: an agency is the byline where no person is named.
        draft.byline = draft.byline or [paragraph]
        return "byline"
    return _before_dateline(left, draft, near, after_byline=bool(pieces) and pieces[-1][1] == "byline")


def _names_again(paragraph: str, draft: Draft) -> bool:
    """Tell whether a line above the text is the byline once more: "Lucía Herrero / Agencias"."""
    stated = names_and_agency(draft.byline)[0]
    if not stated or paragraph[-1:] in ".!?":
        return False
    return paragraph in stated or stated == [
        name for name in names_and_agency([paragraph])[0] if name not in _COLLECTIVES
    ]


_COLLECTIVES = frozenset({"Agencias", "Agenturen", "Agences", "Agenzie", "Agencies"})


def _repeated(paragraph: str, draft: Draft) -> str | None:
    """Return why a line above the text is none: the headline, or the slug with its take, once more."""
    if len(paragraph) > LONGEST_LINE:
        return None
    if draft.headline and bare(paragraph) == bare(draft.headline):
        return "-repeated-headline"
    if draft.slugline and (parted := part_slug(paragraph)) and bare(parted.text) == bare(draft.slugline):
        add_take(draft, parted.take)
        return "-repeated-slugline"
    return None


def _before_dateline(left: list[str], draft: Draft, near: date, *, after_byline: bool) -> str | None:
    """Return what takes a paragraph that stands under a byline or above a dateline; None if it is text."""
    paragraph = left[0]
    if len(paragraph) < 80 and (is_rule(paragraph) or (paragraph[:1] in "([" and is_credit(paragraph))):
        return "-rule" if is_rule(paragraph) else "-credit"
    if (subline := _SUBLINE.match(paragraph)) is not None:
        add_summary(draft, paragraph[subline.end() :].rstrip(" ="))
        return "summary"
    if _BULLET.match(paragraph) and _head_follows(left, near):
        add_summary(draft, paragraph)
        return "summary"
    if after_byline and (
        known(paragraph) is not None
        or (len(paragraph) < 60 and (_STAFF.match(paragraph) or _is_employer(paragraph, draft)))
    ):
        draft.provider = draft.provider or (paragraph if known(paragraph) else None)
        return "-byline-title"
    by = _read_date(paragraph, draft, near) if len(paragraph) < 90 else None
    return by or _read_standfirst(left, draft, near)


def _read_standfirst(left: list[str], draft: Draft, near: date) -> str | None:
    """Return what takes a line above a dateline: the writer's name alone, else the summary; None for text."""
    if not _is_above_dateline(left, near):
        return None
    if not draft.byline and _is_person(left[0]) and dateline_at_start(left[1], near, alone=True):
        draft.byline = [left[0]]
        return "byline"
    add_summary(draft, left[0])
    return "summary"


def _is_employer(paragraph: str, draft: Draft) -> bool:
    """Tell whether a short line under a byline is a paper's name: the holder's, or "The Dallas Courier"."""
    if draft.copyright_holder and bare(paragraph) == bare(draft.copyright_holder):
        return True
    words = paragraph.split()
    named = all(word[:1].isupper() or word in _SMALL_IN_NAME for word in words)
    return 1 < len(words) < 7 and named and paragraph[-1:].isalpha() and bool(_PAPER.search(paragraph))


def _read_date(paragraph: str, draft: Draft, near: date) -> str | None:
    """Return what takes a paragraph that is a date, or a place and a date, alone; None if it is neither."""
    if (written := date_line(paragraph, zone_of(draft.provider))) is not None:
        draft.published_at = draft.published_at or written.moment
        return "published_at"
    undated = _NO_YEAR.fullmatch(paragraph)
    if undated is not None and (
        written := date_line(f"{undated['day']}, {near.year}, {undated['time']}", zone_of(draft.provider))
    ):
        draft.published_at = draft.published_at or written.moment
        return "published_at"
    if (alone := dateline_line(paragraph, near)) is not None:
        draft.dateline = alone
        return "dateline"
    if (signed := signed_dateline(paragraph, near) or whole_dateline(paragraph, near)) is not None:
        draft.dateline = signed.dateline or draft.dateline
        draft.provider = draft.provider or signed.agency
        return "dateline"
    return None


def _is_above_dateline(left: list[str], near: date) -> bool:
    """Tell whether a paragraph is a standfirst: the next begins with place and agency, this with neither."""
    at = next((at for at in range(1, min(len(left), MAX_ABOVE)) if not _is_of_head(left[at])), 0)
    below = dateline_at_start(left[at], near, alone=True) if at else None
    if below is None or below.agency is None or below.dateline is None:
        return False
    return dateline_at_start(left[0], near, alone=True, any_case=True) is None


def _is_person(paragraph: str) -> bool:
    """Tell whether a line is a person's name and nothing else, as Spanish agencies sign above a dateline."""
    words = paragraph.split()
    return 1 < len(words) < 5 and names_and_agency([paragraph])[0] == [paragraph] and not is_place(paragraph)


def _is_of_head(paragraph: str) -> bool:
    """Tell whether a paragraph can stand between a standfirst and its text: a line, a byline, a note."""
    if looks_like_byline(paragraph) or is_editors_note(paragraph):
        return True
    return len(paragraph) < LONGEST_BULLET and not paragraph.rstrip().endswith(ENDED) and "(" not in paragraph


def _head_follows(left: list[str], near: date) -> bool:
    """Tell whether what follows the bullets is still the story's head: a note, a byline or a dateline."""
    for paragraph in left[1 : MAX_BEFORE + 1]:
        if _BULLET.match(paragraph):
            continue
        return (
            is_editors_note(paragraph)
            or looks_like_byline(paragraph)
            or dateline_at_start(paragraph, near, alone=True, any_case=True) is not None
        )
    return False


def _take_after(left: list[str], draft: Draft, house: Profile | None) -> list[Piece]:
    """Take what stands after the text off the paragraphs; at least one is left.

    A notebook goes with all that follows it. A credit of reporting stays, and what matches before it goes.
    """
    after: list[Piece] = []
    notebook = False
    for at in range(1, len(left)):
        if begins_notebook(left[at]) or _ends_text(left, at):
            after = [(text, "signoff") for text in left[at:]]
            del left[at:]
            notebook = True
            break
    if len(left) == 1 and draft.headline and len(left[0]) < 40 and is_signoff(left[0], house):
        after = [(left.pop(), "signoff")]  # a headline alone, signed by its desk
    credit: list[str] = []
    while len(left) > 1 and len(credit) < 4 and (notebook or len(after) < MAX_BEFORE):
        if _is_after(left, draft, house) if not credit else is_rule(left[-1]):
            after.insert(0, (left.pop(), "signoff"))
        elif len(credit) < 3 and _CREDIT.match(left[-1]):
            credit.insert(0, left.pop())
        else:
            break
    left += credit
    if after:
        text = "\n".join(clean(text) for text, _ in after)
        draft.signoff = f"{draft.signoff}\n{text}" if draft.signoff else text
        named = next(filter(None, (agency_of(text) for text, _ in after)), None)
        notices = (holder_of(text) for text, _ in after if is_notice(text))
        draft.copyright_holder = draft.copyright_holder or next(filter(None, notices), None)
        draft.provider = draft.provider or named
    return after


def _ends_text(left: list[str], at: int) -> bool:
    """Tell whether all paragraphs from one on are for editors: a release's "ENDS" or contacts begin."""
    behind = len(left) - at
    if behind <= LONGEST_TAIL and ends_release(left[at]):
        return True
    if behind > MAX_BEFORE or not begins_contacts(left[at]):
        return False
    return max(map(len, left[at:])) <= 120 and any(map(has_contact, left[at:]))


def _is_after(left: list[str], draft: Draft, house: Profile | None) -> bool:
    """Tell whether the last paragraph is no text; a writer who signs it is the byline where there is none."""
    last = left[-1]
    if is_signoff(last, house) or _is_company(left):
        return True
    if (writer := _WRITER.match(last)) is not None and names_and_agency([writer["names"] or writer["by"]])[0]:
        draft.byline = draft.byline or [writer["names"] or writer["by"]]
        return True
    if (signed := _signed(last)) is not None:
        draft.byline = draft.byline or [signed[0]]
        draft.provider = draft.provider or signed[1]
        return True
    if _SMALL_INITIALS.match(last) is not None:
        return "\t" in left[-2] or left[-2].endswith(ENDED)
    # "… said. PTI AB CD", "-- BERNAMA" or "PTI AB", and the desks' initials under it
    if _LONE_INITIALS.match(last) is None:
        return False
    above = left[-2:-5:-1]
    text = next((one for one in above if not _LONE_INITIALS.match(one) or _is_signed(one, house)), "")
    return mark_behind(text, house) is not None or _is_signed(text, house)


def _signed(text: str) -> tuple[str, str] | None:
    """Return the writer and the agency of a line that is both and nothing else; no place and agency is."""
    found = _SIGNED.match(text) if len(text) < 60 else None
    if found is None:
        return None
    agency = found["agency"] or found["beside"]
    if known(agency) is None or (found["beside"] and place_line(found["name"].upper()) is not None):
        return None
    return found["name"], agency


def _is_company(left: list[str]) -> bool:
    """Tell whether the last paragraph names a company below desks' initials."""
    if _COMPANY.match(left[-1]) is None:
        return False
    above = next((one for one in left[-2:-8:-1] if not _COMPANY.match(one)), "")
    return _SLASHED.match(above) is not None


def _is_signed(text: str, house: Profile | None) -> bool:
    """Tell whether a line is an agency's own mark ("-- BERNAMA"), or its name with initials: "PTI VT"."""
    if owner_of_mark(text) is not None:
        return True
    return len(text) < 30 and is_signoff(text, house) and known(text.split(maxsplit=1)[0]) is not None


def _take_behind(left: list[str], draft: Draft, house: Profile | None) -> list[Piece]:
    """Take an end mark that stands behind the last sentence: "… opened. Enditem"."""
    if not left or (cut := mark_behind(left[-1], house)) is None:
        return []
    mark = left[-1][cut:].strip()
    left[-1] = left[-1][:cut].strip()
    draft.signoff = f"{mark}\n{draft.signoff}" if draft.signoff else mark
    draft.provider = draft.provider or agency_of(mark.rstrip(". "))
    return [(mark, "signoff")]
