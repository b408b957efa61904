"""Offices: a person whom the text brings in, with the office in its uniform form and the country served."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.entries import Person, Place, Term
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.listing import SURNAME_FIRST
from wiredesk.tagged.names import EDGE, Around, Tokens, slug
from wiredesk.tagged.roles import RANKS, is_bare, office_of, with_article
from wiredesk.tagged.said_roles import SaidRole, role_before
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.states import state_at


@dataclass(slots=True)
class StorySoFar:
    """What is known of the story while it is read."""

    decided: list[Decided]
    known: Lexicon
    on: date
    filed_from: Place | None
    found: dict[str, Person] = field(default_factory=dict)
    last: Person | None = None
    last_end: int = 0


def made(name: Tokens, role: SaidRole, around: Around, story: StorySoFar) -> Person:
    """Return the person: of the table, where it has one of that name, else with an id of our own."""
    text = around.text
    spelt = text[name[0][1] : name[-1][2]]
    entry = story.known.entry_of(spelt.lower())
    listed = next((sense.person for sense in entry.people if sense.titled is None), None) if entry else None
    country = _home(listed, role, around, story) or _country(role, name[0][1], around, story)
    said = _role_text(role, country, around, story)
    code = country.code if country is not None else None
    is_business = said is not None and role.sector in {"GOV", "MIL"} and _BUSINESS.search(said) is not None
    sector = "BUS" if is_business else role.sector
    terms = (Term(said, code, sector, date.min, None),) if said is not None else ()
    if listed is not None:
        return Person(listed.id, listed.name, listed.surname, terms)
    return Person(f"x:{slug(spelt)}", spelt, _surname(name, code, text), terms)


def _home(person: Person | None, role: SaidRole, around: Around, story: StorySoFar) -> Place | None:
    """Return the country of all a person's offices, where his role names none: not that of the dateline."""
    countries = {term.country for term in person.terms} if person is not None else set()
    if len(countries) != 1 or _country_said(role, around, story) is not None:
        return None
    return story.known.places.get(next(iter(countries)) or "")


_BUSINESS = re.compile(
    r"^(?:vice[- ])?(?:president|chairman|chairwoman)$|^chairman\b|^[\w&.' -]+ (?:chairman|president)$"
    r"|\b(?:company|corporate|executive|operating|financial|counsel|Inc|Corp|Plc|Co|Ltd|AG|general manager)\b"
)
"""Words of a company's offices, where no state is named."""


def in_role(person: Person, spot: Spot, around: Around, story: StorySoFar) -> Person | None:
    """Return a person of the table in the role that stands before the name; None if no present role does."""
    role = role_before(spot.start, around)
    if role is None or role.text is None or role.counterpart:
        return None
    if _IS_PAST.search(role.text) or _ACTING.search(role.text):
        return _as_said(person, role.text, around, role, story)
    if any(term.is_held(story.on) for term in person.terms):
        return None  # the table's office of the day
    place = _home(person, role, around, story) or _country(role, spot.start, around, story)
    said = _role_text(role, place, around, story)
    if said is None or is_bare(said) or any(term.office == said for term in person.terms):
        return None  # "Mali's President" of who was toppled yesterday stays the table's
    term = Term(said, place.code if place is not None else None, role.sector, date.min, None)
    return Person(person.id, person.name, person.surname, (*person.terms, term))


def _as_said(person: Person, said: str, around: Around, role: SaidRole, story: StorySoFar) -> Person | None:
    """Return a holder in the past or acting office by which the text calls him, where the tables have it.

    "Former President Dmitry Medvedev" is no deputy chairman in that story.
    """
    is_acting = _ACTING.search(said) is not None
    plain = _PAST_BEFORE.sub("", _ACTING.sub("", _without_country(role, around))).strip()
    for term in reversed(person.terms):
        place = story.known.places.get(term.country or "")
        if place is None or office_of(plain, place.name) != term.office:
            continue
        if is_acting and term.is_held(story.on):
            return replace(person, terms=(replace(term, office=f"acting {term.office}"),))
        if not is_acting and term.is_over(story.on):
            return replace(person, terms=(term,))
    return None


_ACTING = re.compile(r"\b(?:acting|interim|amtierende[rn]?|interino|interina|par intérim)\s", re.IGNORECASE)
_PAST_BEFORE = re.compile(
    r"^(?:the )?(?:former|ex-?|late|then|ancien|ancienne|antiguo|antigua|ehemalige[rn]?|frühere[rn]?)[ -]",
    re.IGNORECASE,
)
_IS_PAST = re.compile(
    r"\b(?:former|ex|late|then|outgoing|ousted|deposed|ancien|ancienne|antiguo|antigua|expresident[ea]|exministr[oa]|"
    r"Alt\w+|ehemalige[rn]?|frühere[rn]?)\b",
    re.IGNORECASE,
)


def _surname(name: Tokens, country: str | None, text: str) -> str:
    """Return the family name: the last word with its particles, or the first where the wires put it first."""
    words = [word for word, _, _ in name]
    first = len(words) in {2, 3} and (
        (country in SURNAME_FIRST and country not in {"VN", "HU"})
        or (len(words) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[1]) is not None)
    )
    if first:
        return words[0]
    at = len(words) - 1
    if words[at].strip(".") in {"Jr", "Sr", "II", "III"} and at > 1:
        return words[at - 1]
    while at > 1 and words[at - 1].lower() in {
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "lo",
        "bin",
        "ter",
    }:
        at -= 1
    return text[name[at][1] : name[-1][2]]


def _role_text(role: SaidRole, country: Place | None, around: Around, story: StorySoFar) -> str | None:  # noqa: C901, PLR0911  one for each form
    """Return an office in its uniform form, else the text's own words."""
    if role.text is None:
        return None
    if role.counterpart:
        is_told = any(one.place is not None for one in around.over(role.start, role.end))
        office = _counterpart(country, _last_before(role.start, around, story), story.on) if is_told else None
        return office or role.text
    if (european := _EUROPEAN.fullmatch(role.text)) is not None:
        former = "former " if role.text.lower().startswith("ex") else ""
        return former + _OF_THE_UNION[european.lastgroup or ""]
    plain = _without_country(role, around)
    served = next((one for one in around.over(role.start, role.end) if one.person is not None), None)
    if served is not None:
        rest = around.text[served.spot.end : role.end]
        if rest.startswith(("'", "’")) and (
            office := office_of(rest.lstrip("'’s").strip(), country.name if country else None)
        ):
            return office
        return _own_words(role.text)
    region = _region_office(plain, role, around, story)
    if region is not None or plain.strip(".").lower() in RANKS:
        return region
    filed = story.filed_from
    if (
        _MAYOR.fullmatch(plain)
        and filed is not None
        and filed.kind == "city"
        and role.form == "a role before the name"
    ):
        return f"{plain} of {filed.name}"
    is_told = any(one.place is not None for one in around.over(role.start, role.end))
    if not is_told and _BARE_PRESIDENT.fullmatch(plain):
        if (own := _of_body_before(plain, role, around)) is not None:
            return own
        return _own_words(role.text)  # whose president is not said: a company's more often than not
    named = next((one.body for one in around.over(role.start, role.end) if one.body is not None), None)
    if named is not None:
        ofs = _office_in(role, named.name, around)
        return ofs or _own_words(role.text)
    if (own := _of_body_before(plain, role, around)) is not None:
        return own
    office = office_of(plain, country.name if country is not None else None)
    return office or _own_words(plain if office is None and _MINISTRY.search(plain) else role.text)


_EUROPEAN = re.compile(
    r"(?P<high>(?:(?:the )?EU|European Union)(?:['’]s)? foreign policy chief|EU-Außenbeauftragter?)"
    r"|(?P<commission>(?:EU-)?Kommissionspräsident(?:in)?|(?:European|EU|EC) Commission President"
    r"|présidente? de la Commission européenne|president[ea] de la Comisión Europea)"
    r"|(?P<parliament>(?:EU-|Europa)Parlamentspräsident(?:in)?|European Parliament President"
    r"|(?:ex-?)?president[ea] del Parlamento Europeo)",
    re.IGNORECASE,
)
_OF_THE_UNION = {
    "high": "High Representative of the European Union for Foreign Affairs",
    "commission": "President of the European Commission",
    "parliament": "President of the European Parliament",
}
_MAYOR = re.compile(r"[Mm]ayor")


_BARE_PRESIDENT = re.compile(
    r"(?:vice[- ])?(?:president|presidente|presidenta|président|présidente|präsident|präsidentin)",
    re.IGNORECASE,
)


def _of_body_before(plain: str, role: SaidRole, around: Around) -> str | None:
    """Return the office at the body named last, whose a pronoun says that it is: "Ihr Präsident NAME"."""
    head = _ITS_HEAD.get(plain.lower())
    before = around.text[max(0, role.start - 8) : role.start + 8]
    if head is None or _ITS.search(before) is None:
        return None
    body = next(
        (one.body for one in reversed(around.spots) if one.body is not None and one.spot.end <= role.start),
        None,
    )
    if body is None or body.kind == "company":
        return None
    said = body.name.partition(" (")[0]
    return f"{head} of the {said}"


_ITS = re.compile(r"\b(?:its|ihre?|deren|dessen|seine?|sa|son|su|il suo|la sua|o seu|a sua) ", re.IGNORECASE)
_ITS_HEAD = {
    "president": "President",
    "präsident": "President",
    "präsidentin": "President",
    "président": "President",
    "présidente": "President",
    "presidente": "President",
    "presidenta": "President",
    "governor": "Governor",
}
"""Heads of bodies in the form that the tables have."""


_REGIONAL = {
    "gov": "Governor",
    "governor": "Governor",
    "premier": "Premier",
    "secretary of state": "Secretary of State",
    "gobernador": "Governor",
    "gobernadora": "Governor",
    "governador": "Governor",
    "governadora": "Governor",
    "chief minister": "Chief Minister",
    "ministerpräsident": "Minister-President",
    "ministerpräsidentin": "Minister-President",
}


def _region_office(plain: str, role: SaidRole, around: Around, story: StorySoFar) -> str | None:
    """Return the office of a state's head ("Alberta Premier", "Gov." behind a state's dateline)."""
    head = _REGIONAL.get(plain.strip(".").lower())
    if head is None:
        return None
    for one in around.over(role.start, role.end):
        if one.place is not None and (one.place.kind == "subdivision" or one.place.code == "PR"):
            return f"{head} of {one.place.name}"
    filed = story.filed_from
    if filed is None or filed.country not in _FEDERATIONS.get(head, ()):
        return None
    is_told = any(one.place is not None for one in around.over(role.start, role.end))
    if is_told or (head == "Secretary of State" and filed.code in _CAPITAL):
        return None  # "U.S. Secretary of State"
    state = filed if filed.kind == "subdivision" else story.known.places.get(filed.within or "")
    state = state or _only_state(filed.country or "", around)
    if state is None:
        return "Premier" if head == "Premier" else None  # of some state, never the Union's prime minister
    return f"{head} of {state.name}"


def _only_state(country: str, around: Around) -> Place | None:
    """Return the state of a country that a story names, if it names one alone."""
    told = {
        one.place.code: one.place
        for one in around.spots
        if one.place is not None and one.place.kind == "subdivision" and one.place.country == country
    }
    return next(iter(told.values())) if len(told) == 1 else None


_FEDERATIONS = {
    "Governor": frozenset({"US", "BR", "MX", "AR", "NG", "IN"}),
    "Premier": frozenset({"AU", "CA", "ZA"}),
    "Chief Minister": frozenset({"IN"}),
    "Minister-President": frozenset({"DE"}),
    "Secretary of State": frozenset({"US"}),
}
"""Countries whose states have such an office, by which a story filed from one means its own."""

_CAPITAL = frozenset({"geonames:4140963", "US-DC"})
"""Washington, from where the state's secretary is the Union's."""


_MINISTRY = re.compile(r"\b(?:Ministry|ministry) spokes")


_OFFICE = re.compile(
    r"(?:President|Governor|Director[- ]General|Secretary[- ]General|Chair|Chairman|Chairperson)$",
    re.IGNORECASE,
)


def _office_in(role: SaidRole, body: str, around: Around) -> str | None:
    """Return the office in a body that the table has: "Bank of Canada Governor"."""
    for one in around.over(role.start, role.end):
        if one.body is not None and one.spot.start == role.start:
            rest = around.text[one.spot.end : role.end].strip().removeprefix("'s").strip()
            if _OFFICE.fullmatch(rest):
                if one.body.kind == "company":
                    return None
                the = "" if re.match(r"[A-Z]+$|Deutsche", body) else "the "
                return f"{rest[0].upper()}{rest[1:]} of {the}{body}"
    return None


def _own_words(text: str) -> str:
    """Return the text's words for a role, without an article or pronoun before them."""
    text = re.sub(r"\s+", " ", text).strip().replace("’", "'")
    return re.sub(r"^(?:(?:the|le|la|el|il|der|die|o) |l['’])", "", text, flags=re.IGNORECASE)


def _without_country(role: SaidRole, around: Around) -> str:
    """Return a role's words without those that name its country."""
    assert role.text is not None
    at = role.start
    kept: list[str] = []
    for one in around.over(role.start, role.end):
        if one.place is not None and one.place.kind in {"country", "subdivision"} and one.spot.start >= at:
            kept.append(around.text[at : one.spot.start])
            at = one.spot.end
    kept.append(around.text[at : role.end])
    plain = re.sub(r"['’]s?(?=\s)", "", "".join(kept)) if len(kept) > 1 else kept[0]
    plain = re.sub(
        r"\s+(?:of|de|du|des|del|della|do|da|von)(?: the| la)?\s*$", "", re.sub(r"\s+", " ", plain).strip()
    )
    return _own_words(plain)


def _counterpart(country: Place | None, other: Person | None, on: date) -> str | None:
    """Return the office of the person named before, for another country."""
    if other is None or country is None:
        return None
    held = [term for term in other.terms if term.is_held(on)]
    if not held or " of " not in held[-1].office:
        return None
    office = held[-1].office
    head = (
        office.rpartition(" of the ")[0]
        if " of the " in office.replace("of the Interior", "")
        else office.rpartition(" of ")[0]
    )
    return f"{head} of {with_article(country.name)}" if head else None


def _last_before(at: int, around: Around, story: StorySoFar) -> Person | None:
    """Return the person named last before a place."""
    tabled = next(
        (one for one in reversed(around.spots) if one.person is not None and one.spot.end <= at), None
    )
    if tabled is None or (story.last is not None and story.last_end > tabled.spot.end):
        return story.last
    return tabled.person


def _country_said(role: SaidRole, around: Around, story: StorySoFar) -> Place | None:
    """Return the country that a role's own words name, by a place, a body or a person."""
    places = story.known.places
    for one in around.over(role.start, role.end):
        code = (
            one.place.country if one.place is not None else one.body.country if one.body is not None else None
        )
        if one.place is not None and one.place.kind == "country" and one.place.code in places:
            return one.place  # "Slovene Defence Minister" in 1991: as the story says
        if one.person is not None:
            code = next(
                (t.country for t in reversed(one.person.terms) if t.country and t.start <= story.on), None
            )
        if code and (found := places.get(state_at(code, story.on))) is not None:
            return found
    return None


def _country(role: SaidRole, start: int, around: Around, story: StorySoFar) -> Place | None:
    """Return the country that a person serves, by the role's words, the sentence, or the dateline."""
    places = story.known.places
    if (told := _country_said(role, around, story)) is not None:
        return told
    if role.text is None or role.sector not in {"GOV", "MIL", "COP", "JUD", "LEG", "OPP"}:
        return None
    edge = max(0, start - 300)
    for match in EDGE.finditer(around.text, edge, start):
        if match[0][0] not in '()"“”„»«–—-':
            edge = match.end()
    for one in around.over(edge, start):
        if one.place is not None and one.place.country and one.spot.start <= edge + 4:
            return places.get(state_at(one.place.country, story.on))
    filed = story.filed_from
    if filed is not None and filed.country and not _is_told(filed.country, around):
        filed = _most_told(around) or filed
    return places.get(state_at(filed.country, story.on)) if filed is not None and filed.country else None


def _is_told(country: str, around: Around) -> bool:
    """Tell whether a story is about the country it is filed from: named in the body."""
    return any(one.place is not None and one.place.country == country for one in around.spots)


def _most_told(around: Around) -> Place | None:
    """Return the country that a field names most often."""
    counts = Counter(
        one.place.country for one in around.spots if one.place is not None and one.place.kind == "country"
    )
    if not counts:
        return None
    code = counts.most_common(1)[0][0]
    return next(one.place for one in around.spots if one.place is not None and one.place.country == code)
