"""Bodies by a word with which only a body's name ends or begins, a company's legal form, or their initials.

"Livestock Conservancy", "University of Toronto", "Nord Stream AG", "Liga dos Amigos da Cabra (LAC)": the
words are in data/bodies.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiredesk.tagged.entries import Body
from wiredesk.tagged.forms import CAP, SMALL, Found, body_of, country_in, past_starters
from wiredesk.tagged.names import Around, slug
from wiredesk.tagged.roles import sector_of
from wiredesk.tagged.tables import toml_of

_LISTS = toml_of("bodies.toml")
COMPANIES = frozenset(
    "Inc Corp Corporation Plc PLC Ltd AG GmbH SpA NV N.V Oyj ASA LLC KGaA S.A Bhd Pty Co "
    "Company Bros Holdings S.p.A".split()
)
"""A company's legal forms, and words that stand like them."""

ENDINGS = {word: sector for sector, words in _LISTS["endings"].items() for word in words.split()}

BEGINNINGS = {word: sector for sector, words in _LISTS["beginnings"].items() for word in words.split()}
_REST = re.compile(
    rf"(?: (?:national|nationale|nazionale|nacional|fédéral|fédérale|federal|vétérinaire|"
    rf"général|générale|estatal|civile|civil|europea|europeo)){{0,2}}"
    rf"(?:(?: {SMALL}){{0,2}} {CAP}|(?: (?:des|de|di|dos|del|della) (?=[a-zà-ÿ]+ ?(?:humains|"
    rf"humanos|umani|emergencia)))[a-zà-ÿ]+(?: [a-zà-ÿ]+)?){{1,5}}"
    r"| (?:nationale|nazionale|nacional|fédéral|fédérale|federal|civile|civil|vétérinaire "
    r"fédéral)(?![\w])|(?<=Réseau) national de défense des droits humains"
)
_REST_ENGLISH = re.compile(rf" (?:of|for) (?:the )?{CAP}(?:(?: and| of)? {CAP}){{0,3}}")
_SHORT_BEHIND = re.compile(r" \((?P<short>[A-Z][A-Za-z-]{1,7})\)")
_NAMED_BEFORE = re.compile(rf"{CAP}(?:(?: {SMALL}){{0,3}} {CAP}){{1,7}}$")
_NO_NAMES = frozenset(name.replace("_", " ") for name in _LISTS["no_names"].split())


def by_ending(around: Around, at: int, end: int, head: str) -> Iterator[Found]:
    """Read names that end with a body's word."""
    text = around.text
    behind = text[end : end + 2]
    if behind[:1].isalnum() or behind[:1] == "-" or (behind[:1] == " " and behind[1:].isupper()):
        return
    start = left_of(around, at)
    if start >= at:
        return
    if head not in _NO_OF and (of := _REST_ENGLISH.match(text, end)) is not None:
        end = of.end()
    name = text[start:end]
    if name.startswith(("U.S. ", "US ")):
        # "the U.S. National Hurricane Center" has its name without; "U.S. Central Command" with it.
        rest = name.partition(" ")[2]
        if rest.count(" ") > 1:
            start, name = end - len(rest), rest
        else:
            name = f"United States {rest}"
    first = text[start:at].split(" ")
    if (
        name.lower() in _NO_NAMES
        or first[0].lower() in _NO_FIRST
        or (first[0].endswith(("'s", "’s")) and len(first) == 1)
    ):
        return
    if (
        len(first) == 2
        and first[1] == ""
        and head not in _NATIONAL
        and _is_plain_country(around, start, start + len(first[0]))
    ):
        return
    sector = ENDINGS[head]
    kind = "company" if sector == "BUS" and head != "Exchange" else "organisation"
    yield (
        body_of(name, sector, country_in(around, start, end), kind),
        start,
        end,
        f"a name that ends with {head!r}",
    )


_NO_OF = frozenset("Police Exchange Airlines Airways Times Post Herald Party".split())
_NO_FIRST = frozenset(
    "new first second third fourth old other another champions world olympic premier super".split()
)


def _is_plain_country(around: Around, start: int, end: int) -> bool:
    return any(one.place is not None and one.place.kind == "country" for one in around.over(start, end))


def by_company(around: Around, at: int, end: int) -> Iterator[Found]:
    """Read names with a company's legal form behind them."""
    text = around.text
    start = left_of(around, at, company=True)
    if text[start : start + 4] == "and ":
        start = at
    if start >= at or text[end : end + 1].isalnum():
        return
    base = text[start : at - 1]
    if base.lower() in _NO_NAMES or sector_of(base) is not None or len(base) < 3:
        return
    body = Body(f"x:{slug(base)}", text[start:end], "company", "BUS", country_in(around, start, end))
    yield body, start, end, "a company's legal form"


_NATIONAL = frozenset(
    "Airlines Airways Police Navy Army Times Herald Post Tribune Agency Association "
    "Institute University".split()
)


def by_beginning(around: Around, start: int, end: int, head: str) -> Iterator[Found]:
    """Read names that begin with a body's word: "University of Toronto", "Museo de Arte de Lima"."""
    text = around.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    rest = (_REST_ENGLISH if head in _ENGLISH else _REST).match(text, end)
    if rest is None:
        return
    if head in _ENGLISH or head == "Banco":
        start = left_of(around, start)
    name = text[start : rest.end()]
    if name.lower() in _NO_NAMES:
        return
    sector = BEGINNINGS[head]
    kind = "armed_group" if sector == "CRM" else "organisation"
    yield (
        body_of(name, sector, country_in(around, start, rest.end()), kind),
        start,
        rest.end(),
        f"a name that begins with {head!r}",
    )


_ENGLISH = frozenset(
    "University Institute Association Federation Society Union Foundation Confederation "
    "Department Bureau Commission Board "
    "Agency Office Statistics Court Bank Museum Hospital Tribunal".split()
)


def by_initials(around: Around) -> Iterator[Found]:
    """Read names behind which their initials stand in brackets."""
    text = around.text
    for behind in _SHORT_BEHIND.finditer(text):
        match = _NAMED_BEFORE.search(text, max(0, behind.start() - 90), behind.start())
        if match is None:
            continue
        words = [word for word in re.split(r"[ -]", match[0]) if word[:1].isupper()]
        for first in range(len(words) - 1):
            if (
                words[-1] not in _NO_BODIES
                and "".join(word[0] for word in words[first:]) == behind["short"].upper()
            ):
                start, end = text.index(words[first], match.start()), match.end()
                yield (
                    body_of(text[start:end], "NGO", country_in(around, start, end)),
                    start,
                    end,
                    "a name with its initials",
                )
                break


_NO_BODIES = frozenset(
    "Agreement Treaty Act Plan Program Programme System Index Rate Bill Law Protocol "
    "Initiative Project Zone Area Product Standard".split()
)


def left_of(around: Around, at: int, *, company: bool = False) -> int:
    """Return where the capitalised words before a body's word begin: at itself if there are none."""
    text = around.text
    start = at
    for _ in range(6):
        if start < 2 or text[start - 1] != " ":
            break
        before = text.rfind(" ", max(0, start - 30), start - 1) + 1
        before = max(before, text.rfind("\n", max(0, start - 30), start - 1) + 1)
        word = text[before : start - 1]
        if word[:1] in '<("“‘„»«' and word[1:2].isupper() and word[-1].isalnum():
            start = before + 1
            break
        if word.endswith("-based"):
            break
        if (
            company
            and start != at
            and " " not in text[start : at - 1]
            and (word == "and" or word.endswith(("'s", "’s")))
        ):
            start = before  # "Mining and Smelting Co", "Claire's Stores Inc": one word is not all of the name
            continue
        if word == "&" or (word == "and" and _AND_OF.search(text, max(0, before - 30), before)):
            start = before
            continue
        is_other = not word[:1].isupper() or word[-1] in '.,;:)"”»–—'
        is_other |= word.endswith(("'s", "’s", "'", "’")) and word not in _POSSESSIVES
        if is_other and not _ABBREVIATION.fullmatch(word):
            break
        start = before
    return past_starters(around, start, at)


_AND_OF = re.compile(rf"\bthe {CAP} $")
_POSSESSIVES = frozenset(
    ("People's", "Children's", "Women's", "King's", "Queen's", "Farmers'", "Workers'", "Teachers'")
)
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|St\.")
