"""The slug line of ANPA 1312: "BC-EU--Port-Strike, 4th Ld-Writethru,1034<" into slug, take and word count.

The version field has its own vocabulary (leads, writethrus, adds, budget, advances, corrections), written
together or apart. A routing number may stand before the keyword, a reference to an earlier take behind the
version; brackets may stand round the keyword, or round the version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from wiredesk.normalised.cleaning import bare
from wiredesk.normalised.providers import known
from wiredesk.normalised.takes import is_editors_note, label_line

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th|er|e|do|ra|da|to)?)"
_WORDS = (
    r"(?:ld|lds|lead|leads|lede|leadall|add|adds|sub|subs|insert|ins|pickup|pu|writethru|writethrough|wt|wrt|graf|grafs|"
    r"bjt|bdgt|budget|urgent|bulletin|flash|alert|newsalert|apnewsalert|advisory|adv|hold|hfr|embargoed|embargo|"
    r"correction|corrective|corrected|corrects|correct|correx|cx|cq|kill|withhold|elimination|elim|"
    r"update|updates|upd|recap|repeat|rpt|retransmit|retransmission|resend|refile|recast|takes?|trim|trims|clarification|"
    r"eds|new|optional|opt|more|wrap|wrapup|roundup|snap|urgente|final|ap)"
)
_TOKEN = re.compile(rf"{_ORDINAL}?(?:{_WORDS})\d{{0,2}}", re.IGNORECASE)
_PAIR = re.compile(rf"{_ORDINAL}?(?:{_WORDS}){{1,3}}", re.IGNORECASE)
_ORDINAL_ALONE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|e|do|ra|da|to)?|first|second|third|fourth|fifth", re.IGNORECASE
)
_WEAK = frozenset(
    {"ap", "new", "final", "more", "eds", "optional", "opt", "take", "takes", "hold", "budget", "roundup"}
)
"""Words that make a version only beside another of its words, or behind a comma."""

_SPLIT = re.compile(r"[\s/&_-]+")
_ROUTING = re.compile(r"^\s*(?:\(?[A-Za-z]{0,2}\d{3,5}\)?[\s:]+)(?=[A-Za-z(\[])")
_COUNT = re.compile(
    r"\s*(?:,\s*(\d{1,5})\s*(?:words)?|\((\d{1,5}) words\))\s*$|"
    r"(?:\s+\d{1,2}-\d{1,2})?\s+(\d{3,5})\s*$|\s*[,/]\s*$"
)
_NYT = re.compile(
    r"-(?P<count>\d{2,5})?(?:\((?P<takes>\d+\s?takes?)\))?-(?P<source>[A-Z]{3,6})\s*$", re.IGNORECASE
)
"""The New York Times's: "BC-CONGO-BOATS-300(2TAKES)-NYT": words, takes, source behind the keyword."""

_DESCRIBED = re.compile(r"\s+[—–_]\s+\S.*$")
"""Tribune's: "HEALTH-SLEEP:DE _ lifestyle (850 words)": what the story is behind the keyword."""

PART = re.compile(r"\s*[(\[]\s*\d{1,2}\s*[)\]]\s*$")
"""The number of a part behind the keyword: "Trial (2)"."""

_NOTE = re.compile(r"\s+\(([^()]{4,80})\)\s*$")
_HYPHENED = re.compile(
    r"-(?P<take>\d{1,2}(?:st|nd|rd|th)?-?(?:ld|lds|lead|lede|add|sub|insert|writethru|wt)|L(?:EA)?D)$",
    re.IGNORECASE,
)
"""A version that a hyphen joins to its keyword: "PARKS-FEES-1STLEDE"."""

_REFERENCE = re.compile(r"^[A-Za-z]{1,3}\d{2,5}$")
_COUNTED = re.compile(r",\s*\d{1,5}\s*$")
_NUMBER = re.compile(r"\d,\d{3}$")
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
    note: str | None = None


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
    hyphened = _HYPHENED.search(text)
    if hyphened is not None and (hyphened["take"].isupper() or hyphened["take"][0].isdigit()):
        return Parted(text[: hyphened.start()], hyphened["take"])
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
    noted = _NOTE.search(text)
    if noted is not None and is_editors_note(noted[0]):
        text = text[: noted.start()]
    if _PREFIX.match(text) or (_COUNTED.search(text) and not _NUMBER.search(text)):
        return True
    bracketed = _BRACKETS.search(text)
    if bracketed is not None and bracketed.start() > 0 and is_version(bracketed[1]):
        text = text[: bracketed.start()]
    if (described := _DESCRIBED.search(text)) is not None and "-" in text[: described.start()]:
        text = text[: described.start()] if " " not in text[: described.start()].strip() else text
    if "," not in text and (parted := take_behind(text)) is not None:
        text = parted.slug
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


@dataclass(slots=True)
class _Rest:
    """What is left of a slug line, from the end, and what was cut off it, in the line's order."""

    text: str
    cut: list[tuple[str, str]] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)
    words: int | None = None
    agency: str | None = None
    note: str | None = None

    def cut_off(self, at: int, *pieces: tuple[str, str]) -> None:
        """Cut the text at a place; pieces: what stands behind it."""
        self.cut[:0] = [piece for piece in pieces if piece[0]]
        self.text = self.text[:at]


def slug_line(text: str) -> SlugLine:
    """Part a slug line into slug, take and word count."""
    routing = _ROUTING.match(text)
    start = routing.end() if routing else 0
    rest = _Rest(text[start:])
    _cut_count(rest)
    _cut_note(rest)
    _cut_description(rest)
    _cut_house_style(rest)
    _cut_versions(rest)
    if not rest.takes:
        _cut_version_without_comma(rest)
    _cut_credit(rest)
    bare = rest.text.strip()
    slug = bare[1:-1].strip() if bare[:1] + bare[-1:] in ("()", "[]", "<>") else bare
    slug = slug.rstrip(" ,/-").strip()
    at = rest.text.find(slug)
    pieces = [
        (text[:start], "-routing-number"),
        (rest.text[:at], "-mark"),
        (slug, "slugline"),
        (rest.text[at + len(slug) :], "-mark"),
        *rest.cut,
    ]
    take = " ".join(rest.takes) or None
    return SlugLine(slug, take, rest.words, rest.agency, [piece for piece in pieces if piece[0]], rest.note)


def _cut_note(rest: _Rest) -> None:
    noted = _NOTE.search(rest.text)
    if noted is not None and is_editors_note(noted[0]) and label_line(noted[0]) is None:
        rest.note = noted[0].strip()
        rest.cut_off(noted.start(), (rest.text[noted.start() :], "ednote"))


def _cut_count(rest: _Rest) -> None:
    counted = _COUNT.search(rest.text)
    if counted is not None and counted.start() > 0:
        number = counted[1] or counted[2] or counted[3]
        rest.words = int(number) if number else None
        rest.cut_off(counted.start(), (rest.text[counted.start() :], "-word-count"))


def _cut_description(rest: _Rest) -> None:
    described = _DESCRIBED.search(rest.text)
    if described is not None and " " not in rest.text[: described.start()].strip():
        rest.cut_off(described.start(), (rest.text[described.start() :], "-description"))


def _cut_house_style(rest: _Rest) -> None:
    """Cut what single agencies write behind a keyword: words, takes and source; the number of a part."""
    text = rest.text
    nyt = _NYT.search(text)
    if nyt is not None and (nyt["takes"] or nyt["source"] == "NYT" or known(nyt["source"])):
        rest.agency = nyt["source"]
        rest.words = rest.words or (int(nyt["count"]) if nyt["count"] else None)
        rest.takes += [nyt["takes"]] if nyt["takes"] else []
        cut, end = nyt.span("takes") if nyt["takes"] else (len(text), len(text))
        behind = (text[nyt.start() : cut], "-word-count"), (text[cut:end], "take"), (text[end:], "-mark")
        rest.cut_off(nyt.start(), *behind)
    part = PART.search(rest.text)
    if part is not None and part.start() > 0:
        rest.cut_off(part.start(), (rest.text[part.start() :], "-part-number"))


def _cut_versions(rest: _Rest) -> None:
    """Cut versions and references, which commas part, until the keyword."""
    while "," in rest.text:
        comma = rest.text.rindex(",")
        segment = rest.text[comma + 1 :].strip()
        if segment and is_version(segment):
            rest.takes.insert(0, segment)
            rest.cut_off(comma, (",", "-mark"), (rest.text[comma + 1 :], "take"))
        elif not segment or _REFERENCE.match(segment):
            rest.cut_off(comma, (rest.text[comma:], "-reference"))
        else:
            return


def _cut_version_without_comma(rest: _Rest) -> None:
    text = rest.text
    bracketed = _BRACKETS.search(text)
    if bracketed is not None and bracketed.start() > 0 and is_version(bracketed[1]):
        start, end = bracketed.span(1)
        rest.takes.append(bracketed[1].strip())
        before = (text[bracketed.start() : start], "-mark")
        rest.cut_off(bracketed.start(), before, (text[start:end], "take"), (text[end:], "-mark"))
    elif (parted := take_behind(text)) is not None:
        cut = text.rindex(parted.take)
        rest.takes.append(parted.take)
        rest.cut_off(cut, (text[cut:], "take"))


def _cut_credit(rest: _Rest) -> None:
    credit = _BRACKETS.search(rest.text)
    if credit is not None and credit.start() > 0 and credit[0][0] == " " and known(credit[1]) is not None:
        rest.agency = credit[1].strip()
        rest.cut_off(credit.start(), (rest.text[credit.start() :], "provider"))


def _letters(text: str) -> str:
    """Return letters and digits alone, in lower case, without accents, which a header may lack."""
    if not text.isascii():
        text = normalize("NFKD", text)
    return bare(text)
