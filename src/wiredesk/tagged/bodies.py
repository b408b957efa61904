"""Bodies whom no table has, known by the form of their names.

By a word with which only a body's name ends or begins ("Livestock Conservancy", "University of Toronto",
"Museo de Bellas Artes de Bilbao"), by a company's legal form ("Nord Stream AG"), by a country before a word
for one of its bodies ("the Russian defence ministry", "Kenya's Supreme Court"), by its initials in brackets
("Comunidade dos Países de Língua Portuguesa (CPLP)"), by the form of clubs' names in results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

import ahocorasick_rs

from wiredesk.tagged.deciding import Decided, filed_from
from wiredesk.tagged.lexicon import Body, Entry, Lexicon, Place, Sense
from wiredesk.tagged.names import Around, slug
from wiredesk.tagged.record import Field
from wiredesk.tagged.roles import portfolio_of, sector_of, with_article
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.states import state_at
from wiredesk.tagged.tables import toml_of

MAX_LOOKED = 100_000
"""Characters of a body that are looked through."""

MAX_FOUND = 200
"""Names that one form may find in a field; a text with more is a list."""

_U = "A-ZÀ-ÖØ-ÞČĎŁŃŘŚŠŤŽŹŻİŞĞ"
_CAP = rf"[{_U}][\w'’&-]*"
_SMALL = "(?:of|for|and|the|de|del|de la|de los|de las|des|du|d|di|della|dei|da|do|dos|das|für|der|e|y|et)"
_ENTRY = Entry.of("introduced body", "introduced body", (Sense("body"),))

_LISTS = toml_of("bodies.toml")
_COMPANIES = frozenset(
    "Inc Corp Corporation Plc PLC Ltd AG GmbH SpA NV N.V Oyj ASA LLC KGaA S.A Bhd Pty Co "
    "Company Bros Holdings S.p.A".split()
)
"""A company's legal forms, and words that stand like them."""

_SECTORS = {word: sector for sector, words in _LISTS["endings"].items() for word in words.split()}

_BEGIN_SECTORS = {word: sector for sector, words in _LISTS["beginnings"].items() for word in words.split()}
_REST = re.compile(
    rf"(?: (?:national|nationale|nazionale|nacional|fédéral|fédérale|federal|vétérinaire|"
    rf"général|générale|estatal|civile|civil|europea|europeo)){{0,2}}"
    rf"(?:(?: {_SMALL}){{0,2}} {_CAP}|(?: (?:des|de|di|dos|del|della) (?=[a-zà-ÿ]+ ?(?:humains|"
    rf"humanos|umani|emergencia)))[a-zà-ÿ]+(?: [a-zà-ÿ]+)?){{1,5}}"
    r"| (?:nationale|nazionale|nacional|fédéral|fédérale|federal|civile|civil|vétérinaire "
    r"fédéral)(?![\w])|(?<=Réseau) national de défense des droits humains"
)
_REST_ENGLISH = re.compile(rf" (?:of|for) (?:the )?{_CAP}(?:(?: and| of)? {_CAP}){{0,3}}")
_SURROGATE = re.compile("[\ud800-\udfff]")

_OWN = re.compile(
    r"(?:['’]s?)? (?:(?P<ministry>(?:foreign(?: affairs)?|defen[cs]e|interior|finance|economy|"
    r"health|justice|oil|energy|trade|agriculture|"
    r"transport|education|environment|home|industry|culture|labou?r|commerce|aviation|"
    r"national defense) [Mm]inistry)"
    r"|(?P<army>army|military|armed forces)(?= (?:said|says|has|had|was|is|were|will|would|"
    r"denied|and|on|in|at|fired|spokes\w+|chief|did|kept|itself)|[,.])"
    r"|(?P<court>supreme court|constitutional court|high court)"
    r"|(?P<parliament>parliament|national assembly|senate)(?= (?:said|voted|votes|passed|"
    r"approved|rejected|on|in|has|had|was|will|adopted|elected)|[,.])"
    r"|(?P<service>(?:coast guard|border guard|air force|navy|federal police|central "
    r"intelligence))(?= (?:said|says|has|had|and|on|in|crew|spokes\w+|is|was)|[,.]))",
    re.IGNORECASE,
)
"""What stands behind a country's name or demonym and is a body of its state."""

_MINISTRY_OF = re.compile(
    r"(?P<word>[Mm]inist(?:ère|erio|ero|ério)|Ministry|Department)(?P<adjective> [a-zà-ÿ]+)? "
    r"(?:of|for|de la|de l['’]|des?|del?|dos?|da|dell['’]|della|degli|de) ?"
    r"(?P<what>(?:la |los |las |the |l['’])?[A-ZÀ-Þ][\wÀ-ÿ]+(?: [A-Zé]\w+)?)"
)
_BARE_MINISTRY = re.compile(
    r"(?<![\w'’-])(?P<what>[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Hh]ealth|[Jj]ustice|[Aa]griculture|[Ee]nergy|[Tt]rade|"
    r"[Tt]ransport|[Ee]ducation|[Ee]conomy) (?P<word>[Mm]inistry)\b"
)
_GERMAN_MINISTRY = re.compile(
    r"\b(?P<what>Außen|Verteidigungs|"
    r"Innen|Finanz|Gesundheits|Justiz|Wirtschafts)ministerium"
)
_SHORT_BEHIND = re.compile(r" \((?P<short>[A-Z][A-Za-z-]{1,7})\)")
_NAMED_BEFORE = re.compile(rf"{_CAP}(?:(?: {_SMALL}){{0,3}} {_CAP}){{1,7}}$")
_SCORE = re.compile(
    r"^(?P<home>[A-Z][\w.'’ &-]{2,30}?) (?P<a>\d{1,3}) (?P<away>[A-Z][\w.'’ &-]{2,30}?) (?P<b>\d{1,3})$",
    re.MULTILINE,
)
_CLUB_WORDS = frozenset(
    "FC AC AS OGC RC SC CF CD SV VfB VfL FSV TSG AFC Borussia Bayer Real Atlético Sporting "
    "Olympique Dynamo Dinamo Spartak Lokomotiv "
    "United Rovers Wanderers Athletic Hotspur Albion Orient".split()
)
_CLUB = re.compile(
    rf"(?<![\w'’.-])(?:(?:FC|AC|AS|OGC|RC|SC|CF|CD|SV|VfB|VfL|FSV|TSG|1\. FC|SS|US|Borussia|"
    rf"Bayer|Real|Atlético(?: de)?|Sporting|Olympique(?: de)?|Inter|Dynamo|Dinamo|Spartak|Lokomotiv)"
    rf" {_CAP}(?: 0\d)?|{_CAP}(?: {_CAP})? (?:FC|CF|SC|AFC|United|Rovers|Wanderers|Athletic|"
    rf"Hotspur|Albion|Orient))(?![\w'’-]*[a-z]|[- ][{_U}])"
)
_SPORT = re.compile(
    r"\b(?:coach|season|league|scored|goals?|match|striker|midfielder|winger|quarterback|touchdown|penalty|cup|but|gol|goles|"
    r"Trainer|Spiel|Tor|Bundesliga|entraîneur|técnico|treinador|allenatore|doppietta|Champions|Results|transfer)\b"
)
_TEAM = re.compile(
    rf" (?P<nick>[{_U}][a-z]{{3,}}s|Blue Jays|Red Sox|White Sox|Jazz|Heat|Magic|Thunder|"
    rf"Lightning|Maple Leafs|Wild)(?![\w'’-]*[a-z]| [{_U}])"
)
_ARTICLES = frozenset("le la les el los il lo der die das o os as un une em en".split())
_NO_START = frozenset(
    "the a an in on at of for by from to and but its his her their our while when as if".split()
) | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NO_NAMES = frozenset(name.replace("_", " ") for name in _LISTS["no_names"].split())


def bodies(decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date) -> list[Decided]:
    """Return the bodies that the story names by form, wherever they stand.

    decided: what the tables found; their words are not taken again. on: the story's date.
    """
    told: list[Decided] = []
    filed = filed_from(decided)
    for name in ("body", "headline", "captions"):
        text = fields.get(name, "")[:MAX_LOOKED]
        if not text or text.isupper():
            continue
        around = Around.of(name, text, decided)
        taken: list[tuple[int, int]] = []
        for body, start, end, because in _found(around, known, on, headline=name == "headline", filed=filed):
            behind = _SHORT.match(text, end)
            short = next(around.over(behind.start(1), behind.end(1)), None) if behind is not None else None
            if short is not None and short.body is not None:
                body = short.body  # noqa: PLW2901  what the table knows by its short form
            listed = known.entry_of(body.name.lower())
            body = listed.body if listed is not None and listed.body is not None else body  # noqa: PLW2901  the same
            if any(start < e and s < end for s, e in taken) or _is_taken(around, start, end):
                continue
            taken.append((start, end))
            told.append(
                Decided(Spot(name, start, end, text[start:end], _ENTRY, shouted=False), because, body=body)
            )
            told += [*_short_forms(body, around, end, taken)]
    headline = fields.get("headline", "")
    if headline and told:
        told += _in_headline(told, Around.of("headline", headline, [*decided, *told]))
    return told


def _in_headline(told: list[Decided], around: Around) -> Iterator[Decided]:
    """Yield where the headline has a company's name without its legal form."""
    companies = {one.body.id: one.body for one in told if one.body is not None and one.body.kind == "company"}
    for body in companies.values():
        short = _FORM.sub("", body.name)
        at = around.text.find(short)
        if at >= 0 and " " in short and not _is_taken(around, at, at + len(short)):
            spot = Spot("headline", at, at + len(short), short, _ENTRY, shouted=False)
            yield Decided(spot, "a company's name without its legal form", body=body)


Found = tuple[Body, int, int, str]


def _is_taken(around: Around, start: int, end: int) -> bool:
    return any(one.person is not None or one.body is not None for one in around.over(start, end))


def _found(
    around: Around, known: Lexicon, on: date, *, headline: bool, filed: Place | None
) -> Iterator[Found]:
    text = around.text
    yield from _of_states(around, known, on)
    if not headline:
        if "inist" in text or "Department of " in text:
            yield from _ministries(around, known, on, filed)
        if ")" in text:
            yield from _by_initials(around)
    clubs = False
    for index, start, end in islice(_matcher().find_matches_as_indexes(_SURROGATE.sub("?", text)), MAX_WORDS):
        if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        word = _HEADS[index]
        if word in _SECTORS:
            yield from _by_ending(around, start, end, word)
        elif word in _COMPANIES:
            yield from _by_company(around, start, end)
        if word in _BEGIN_SECTORS:
            yield from _by_beginning(around, start, end, word)
        clubs |= word in _CLUB_WORDS
    yield from _clubs(around, by_name=clubs)


MAX_WORDS = 5_000
"""Words of bodies' names looked at in a field."""

_HEADS = [*{**_SECTORS, **_BEGIN_SECTORS, **dict.fromkeys((*_COMPANIES, *_CLUB_WORDS), "")}]


@cache
def _matcher() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        _HEADS,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


def _of_states(around: Around, known: Lexicon, on: date) -> Iterator[Found]:
    """Read "the Russian defence ministry", "Sudan's army", "Kenya's Supreme Court"."""
    for one in around.spots[:MAX_FOUND]:
        place = one.place
        if place is None or not place.country or place.kind != "country":
            continue
        match = _OWN.match(around.text, one.spot.end)
        if match is None:
            continue
        country = known.places.get(state_at(place.country, on))
        if country is None:
            continue
        of = with_article(country.name)
        if match["ministry"]:
            what = match["ministry"][: -len(" ministry")]
            portfolio = portfolio_of(what)
            if portfolio is not None:
                name = f"Ministry {portfolio} of {of}"
                yield (
                    _body(name, "GOV", country.code),
                    one.spot.start,
                    match.end(),
                    "a country and a ministry",
                )
        elif match["army"]:
            yield (
                _body(f"Armed Forces of {of}", "MIL", country.code),
                one.spot.start,
                match.end(),
                "a country and its army",
            )
        elif match["court"]:
            name = f"{match['court'].title()} of {of}"
            yield _body(name, "JUD", country.code), one.spot.start, match.end(), "a country and its court"
        elif match["parliament"]:
            name = f"{match['parliament'].title()} of {of}"
            yield (
                _body(name, "LEG", country.code),
                one.spot.start,
                match.end(),
                "a country and its parliament",
            )
        else:
            start = one.spot.start
            name = f"{one.spot.text} {match['service'].title()}"
            yield _body(name, "MIL", country.code), start, match.end(), "a country and its service"


def _body(name: str, sector: str, country: str | None, kind: str = "organisation") -> Body:
    return Body(f"x:{slug(name)}", name, kind, sector, country)  # type: ignore[arg-type]  # one of its kinds


def _country_in(around: Around, start: int, end: int) -> str | None:
    """Return the country that a name names, or lies in."""
    return next(
        (one.place.country for one in around.over(start, end) if one.place is not None and one.place.country),
        None,
    )


def _ministries(around: Around, known: Lexicon, on: date, filed: Place | None) -> Iterator[Found]:
    """Read ministries whose country stands behind them, or is where the story comes from."""
    text = around.text
    for pattern, sign in (
        (_MINISTRY_OF, "inist"),
        (_BARE_MINISTRY, "inistry"),
        (_GERMAN_MINISTRY, "ministerium"),
    ):
        if sign not in text and "Department of " not in text:
            continue
        for match in pattern.finditer(text):
            portfolio = portfolio_of(match["what"])
            if portfolio is None:
                continue
            code = _country_in(around, max(0, match.start() - 1), match.end() + 1)
            code = code or _seat_beside(around, match)
            if pattern is not _BARE_MINISTRY or match["word"][0] == "M":
                code = code or _named_before(around, match.start()) or (filed.country if filed else None)
            country = known.places.get(state_at(code, on)) if code else None
            if country is None or country.code == "US":
                continue
            name = f"Ministry {portfolio} of {with_article(country.name)}"
            yield (
                _body(name, "GOV", country.code),
                match.start(),
                match.end(),
                "a ministry, with its country in the story",
            )


def _named_before(around: Around, at: int) -> str | None:
    """Return the country named last before a place in its paragraph, by its capital too."""
    edge = max(around.text.rfind("\n", 0, at), at - 200)
    found = [
        one.place.country for one in around.over(edge, at) if one.place is not None and one.place.country
    ]
    return found[-1] if found else None


_SEAT_BEHIND = re.compile(r" (?:in|à|en|a|em) $")


def _seat_beside(around: Around, match: re.Match[str]) -> str | None:
    """Return the country of a city behind it ("the ministry in Canberra"), or on the sentence's top."""
    for one in around.over(match.end(), match.end() + 14):
        if one.place is not None and _SEAT_BEHIND.fullmatch(around.text, match.end(), one.spot.start):
            return one.place.country
    sentence = around.text.rfind(". ", 0, match.start())
    edge = max(sentence + 2 if sentence >= 0 else 0, around.text.rfind("\n", 0, match.start()) + 1)
    for one in around.over(edge, min(edge + 20, match.start())):
        if one.place is not None and around.text[edge : one.spot.start] in {
            "In ",
            "A ",
            "En ",
            "À ",
            "Em ",
            "",
        }:
            return one.place.country
    return None


def _left(around: Around, at: int, *, company: bool = False) -> int:
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
    return _past_starters(around, start, at)


_AND_OF = re.compile(rf"\bthe {_CAP} $")
_POSSESSIVES = frozenset(
    ("People's", "Children's", "Women's", "King's", "Queen's", "Farmers'", "Workers'", "Teachers'")
)
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|St\.")


def _past_starters(around: Around, start: int, end: int) -> int:
    """Return where a name begins behind a sentence's first words and titles of days."""
    text = around.text
    starters = _NO_START if " the " in text else _NO_START | _ARTICLES
    while start < end:
        word = text[start:end].split(" ", 1)[0]
        if word.lower() not in starters or any(
            one.place is not None for one in around.over(start, start + len(word))
        ):
            return start
        start += len(word) + 1
    return min(start, end)


def _by_ending(around: Around, at: int, end: int, head: str) -> Iterator[Found]:
    """Read names that end with a body's word."""
    text = around.text
    behind = text[end : end + 2]
    if behind[:1].isalnum() or behind[:1] == "-" or (behind[:1] == " " and behind[1:].isupper()):
        return
    start = _left(around, at)
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
    sector = _SECTORS[head]
    kind = "company" if sector == "BUS" and head != "Exchange" else "organisation"
    yield (
        _body(name, sector, _country_in(around, start, end), kind),
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


def _by_company(around: Around, at: int, end: int) -> Iterator[Found]:
    """Read names with a company's legal form behind them."""
    text = around.text
    start = _left(around, at, company=True)
    if text[start : start + 4] == "and ":
        start = at
    if start >= at or text[end : end + 1].isalnum():
        return
    base = text[start : at - 1]
    if base.lower() in _NO_NAMES or sector_of(base) is not None or len(base) < 3:
        return
    body = Body(f"x:{slug(base)}", text[start:end], "company", "BUS", _country_in(around, start, end))
    yield body, start, end, "a company's legal form"


_NATIONAL = frozenset(
    "Airlines Airways Police Navy Army Times Herald Post Tribune Agency Association "
    "Institute University".split()
)


def _by_beginning(around: Around, start: int, end: int, head: str) -> Iterator[Found]:
    """Read names that begin with a body's word: "University of Toronto", "Museo de Arte de Lima"."""
    text = around.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    rest = (_REST_ENGLISH if head in _ENGLISH else _REST).match(text, end)
    if rest is None:
        return
    if head in _ENGLISH or head == "Banco":
        start = _left(around, start)
    name = text[start : rest.end()]
    if name.lower() in _NO_NAMES:
        return
    sector = _BEGIN_SECTORS[head]
    kind = "armed_group" if sector == "CRM" else "organisation"
    yield (
        _body(name, sector, _country_in(around, start, rest.end()), kind),
        start,
        rest.end(),
        f"a name that begins with {head!r}",
    )


_ENGLISH = frozenset(
    "University Institute Association Federation Society Union Foundation Confederation "
    "Department Bureau Commission Board "
    "Agency Office Statistics Court Bank Museum Hospital Tribunal".split()
)


def _by_initials(around: Around) -> Iterator[Found]:
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
                    _body(text[start:end], "NGO", _country_in(around, start, end)),
                    start,
                    end,
                    "a name with its initials",
                )
                break


_NO_BODIES = frozenset(
    "Agreement Treaty Act Plan Program Programme System Index Rate Bill Law Protocol "
    "Initiative Project Zone Area Product Standard".split()
)


def _short_forms(body: Body, around: Around, end: int, taken: list[tuple[int, int]]) -> Iterator[Decided]:
    """Yield where the short form in brackets behind a name stands, there and further on."""
    match = _SHORT.match(around.text, end)
    if match is not None:
        at, short = match.start(1), match[1]
    elif body.kind == "company" and " " in (short := _FORM.sub("", body.name)):
        at = around.text.find(short, end)
    else:
        return
    while at >= 0 and len(taken) < MAX_FOUND:
        stop = at + len(short)
        text = around.text
        if not (text[at - 1].isalnum() or text[stop : stop + 1].isalnum()) and not _is_taken(
            around, at, stop
        ):
            taken.append((at, stop))
            yield Decided(
                Spot(around.name, at, stop, short, _ENTRY, shouted=False),
                "its short form, told in brackets",
                body=body,
            )
        at = text.find(short, stop)


_FORM = re.compile(r" (?:Inc|Corp|Corporation|Plc|PLC|Ltd|Co|Company|AG|SA|NV)$")
_SHORT = re.compile(r" \(([A-Z][A-Za-z&-]{1,9})\)")


def _clubs(around: Around, *, by_name: bool) -> Iterator[Found]:
    """Read clubs by the form of their names, results, and American teams behind their city."""
    text = around.text
    teams = [
        (one, team)
        for one in around.spots[:MAX_FOUND]
        if one.place is not None
        and one.place.kind in {"city", "subdivision"}
        and (team := _TEAM.match(text, one.spot.end)) is not None
    ]
    if not (by_name or teams) or _SPORT.search(text) is None:
        return
    for match in _CLUB.finditer(text):
        start = _past_starters(around, match.start(), match.end())
        name = text[start : match.end()]
        if " " in name:
            yield (
                _body(name, "CVL", _country_in(around, start, match.end())),
                start,
                match.end(),
                "a club's name by form",
            )
    for one, team in teams:
        name = text[one.spot.start : team.end()]
        country = one.place.country if one.place is not None else None
        yield _body(name, "CVL", country), one.spot.start, team.end(), "a team behind its city"
    for match in _SCORE.finditer(text):
        for group in ("home", "away"):
            start, end = match.span(group)
            if " " in match[group] and not _is_place(around, start, end):
                yield (
                    _body(match[group], "CVL", _country_in(around, start, end)),
                    start,
                    end,
                    "a club in a result",
                )


def _is_place(around: Around, start: int, end: int) -> bool:
    return any(
        one.place is not None and one.spot.start <= start and end <= one.spot.end
        for one in around.over(start, end)
    )
