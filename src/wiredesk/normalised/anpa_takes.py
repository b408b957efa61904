"""The slug line of ANPA 1312: "BC-EU--Port-Strike, 4th Ld-Writethru,1034<" into slug, take and word count.

The version field has its own vocabulary (leads, writethrus, adds, budget, advances, corrections), written
together or apart. A routing number may stand before the keyword, a reference to an earlier take behind the
version; brackets may stand round the keyword, or round the version.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wiredesk.normalised.providers import known

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th|er|e)?)"
_WORDS = (
    r"(?:ld|lds|lead|leads|lede|leadall|add|adds|sub|subs|insert|ins|pickup|pu|writethru|writethrough|wt|wrt|graf|grafs|"
    r"bjt|bdgt|budget|urgent|bulletin|flash|alert|newsalert|apnewsalert|advisory|adv|hold|hfr|embargoed|embargo|"
    r"correction|corrective|corrected|corrects|correct|correx|cx|cq|kill|withhold|elimination|elim|"
    r"update|updates|upd|recap|repeat|rpt|retransmit|retransmission|resend|refile|recast|takes?|trim|trims|clarification|"
    r"eds|new|optional|opt|more|wrap|wrapup|roundup|snap|urgente|final|ap)"
)
_TOKEN = re.compile(rf"{_ORDINAL}?(?:{_WORDS})\d{{0,2}}", re.IGNORECASE)
_PAIR = re.compile(rf"{_ORDINAL}?(?:{_WORDS}){{1,3}}", re.IGNORECASE)
_ORDINAL_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|e)?|first|second|third|fourth|fifth", re.IGNORECASE)
_WEAK = frozenset(
    {"ap", "new", "final", "more", "eds", "optional", "opt", "take", "takes", "hold", "budget", "roundup"}
)
"""Words that make a version only beside another of its words, or behind a comma."""

_SPLIT = re.compile(r"[\s/&_-]+")
_ROUTING = re.compile(r"^\s*(?:\(?[A-Za-z]{0,2}\d{3,5}\)?[\s:]+)(?=[A-Za-z(\[])")
_COUNT = re.compile(r"\s*,\s*(\d{1,5})\s*(?:words)?\s*$|\s+(\d{3,5})\s*$|\s*[,/]\s*$")
_REFERENCE = re.compile(r"^[A-Za-z]{1,3}\d{2,5}$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*$")
_PREFIX = re.compile(r"^[(\[]?(?:BC|AM|PM|bc|am|pm|Bc|Am|Pm)-\S")


class Parted(NamedTuple):
    """A keyword without the version behind it, and the version as sent."""

    slug: str
    take: str


class SlugLine(NamedTuple):
    """A slug line's parts; pieces are the line's parts in order, each with its field."""

    slug: str
    take: str | None
    words: int | None
    agency: str | None
    pieces: list[tuple[str, str]]


def is_version(text: str, *, sure: bool = True) -> bool:
    """Tell whether a text is a version: words of that vocabulary only. sure: it stands behind a comma."""
    tokens = [token for token in _SPLIT.split(text.strip(" ()[].")) if token]
    if not tokens or len(tokens) > 8:
        return False
    words = [token for token in tokens if _TOKEN.fullmatch(token) or _PAIR.fullmatch(token)]
    numbers = [token for token in tokens if _ORDINAL_ALONE.fullmatch(token)]
    if not words or len(words) + len(numbers) != len(tokens):
        return False
    return sure or len(tokens) > 1 or (words[0].lower() not in _WEAK and any(map(str.isdigit, words[0])))


def take_behind(text: str) -> Parted | None:
    """Part a keyword from the version behind it ("Rail-Strike 4thLd-Writethru"); None if there is none."""
    comma = text.find(",")
    if comma > 0 and is_version(text[comma + 1 :]):
        return Parted(text[:comma].strip(), text[comma + 1 :].strip())
    tokens = text.split(" ")
    for start in range(max(1, len(tokens) - 5), len(tokens)):
        behind = " ".join(tokens[start:])
        if is_version(behind, sure=len(tokens[0]) > 2 and "-" in tokens[0] and start == 1):
            return Parted(" ".join(tokens[:start]).strip(), behind.strip())
    return None


def looks_like_slug(text: str) -> bool:
    """Tell by form alone whether a line is a slug line: its cycle ("BC-"), a count, hyphens for blanks."""
    text = _ROUTING.sub("", text)
    if _PREFIX.match(text) or re.search(r",\s*\d{1,5}\s*$", text):
        return True
    bracketed = _BRACKETS.search(text)
    if bracketed is not None and bracketed.start() > 0 and is_version(bracketed[1]):
        text = text[: bracketed.start()]
    first = re.split(r",\s*", text.strip(" ()[]"))[0]
    words = first.split()
    if len(words) == 1:
        return "-" in first or "/" in first or ("," in text and is_version(text.partition(",")[2]))
    return is_version(text.partition(",")[2]) if "," in text else False


def is_of(text: str, keyword: str | None) -> bool:
    """Tell whether a line begins with what the header cut off."""
    if not keyword:
        return False
    line, key = _letters(_ROUTING.sub("", text)), _letters(keyword)
    for cycle in ("bc", "am", "pm"):
        # Headers put the cycle before the keyword where the text may not have it, and the other way round.
        if key.startswith(cycle) and not line.startswith(cycle):
            key = key[2:]
        elif line.startswith(cycle) and not key.startswith(cycle):
            line = line[2:]
    if len(key) < 3 or len(line) < 3:
        return bool(key) and key == line
    return line.startswith(key) or (len(key) > 8 and line.startswith(key[:-1])) or key.startswith(line)


def slug_line(text: str) -> SlugLine:
    """Part a slug line into slug, take and word count."""
    pieces: list[tuple[str, str]] = []
    routing = _ROUTING.match(text)
    start = routing.end() if routing else 0
    agency: str | None = None
    if start:
        pieces.append((text[:start], "-routing-number"))
    end, words = len(text), None
    counted = _COUNT.search(text, start)
    if counted is not None and counted.start() > start:
        end = counted.start()
        number = counted[1] or counted[2]
        words = int(number) if number else None
    rest = text[start:end]
    found: list[tuple[str, str]] = []
    takes: list[str] = []
    # From the end: references and versions, parted by commas, until the keyword.
    while "," in rest:
        comma = rest.rindex(",")
        segment = rest[comma + 1 :].strip()
        if segment and is_version(segment):
            takes.insert(0, segment)
            found[:0] = [(",", "-mark"), (rest[comma + 1 :], "take")]
        elif not segment or _REFERENCE.match(segment):
            found.insert(0, (rest[comma:], "-reference"))
        else:
            break
        rest = rest[:comma]
    if not takes:
        bracketed = _BRACKETS.search(rest)
        if bracketed is not None and bracketed.start() > 0 and is_version(bracketed[1]):
            takes.append(bracketed[1].strip())
            at, close = bracketed.start(1), bracketed.end(1)
            found[:0] = [
                (rest[bracketed.start() : at], "-mark"),
                (rest[at:close], "take"),
                (rest[close:], "-mark"),
            ]
            rest = rest[: bracketed.start()]
        elif (parted := take_behind(rest)) is not None:
            cut = rest.rindex(parted.take)
            takes.append(parted.take)
            found.insert(0, (rest[cut:], "take"))
            rest = rest[:cut]
    credit = _BRACKETS.search(rest)
    if credit is not None and credit.start() > 0 and known(credit[1]) is not None:
        agency = credit[1].strip()
        found.insert(0, (rest[credit.start() :], "provider"))
        rest = rest[: credit.start()]
    bare = rest.strip()
    slug = bare[1:-1].strip() if bare[:1] + bare[-1:] in ("()", "[]") else bare
    slug = slug.rstrip(" ,/").strip()
    at = rest.find(slug)
    pieces += [
        (rest[:at], "-mark"),
        (rest[at : at + len(slug)], "slugline"),
        (rest[at + len(slug) :], "-mark"),
    ]
    pieces += [*found, (text[end:], "-word-count")]
    return SlugLine(slug, " ".join(takes) or None, words, agency, [piece for piece in pieces if piece[0]])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
