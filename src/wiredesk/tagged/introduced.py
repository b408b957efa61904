"""Introduced: persons whom no table has, known by how the text brings them in.

By a title or role before the name ("Merkel's spokesman Steffen Seibert", "le porte-parole, NAME,"), by an
apposition or age behind it ("NAME, head of the X bank", "NAME, 34,"), by a verb of saying, or by a usual
given name. A bare surname behind the full name is the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.tagged.deciding import Decided, filed_from
from wiredesk.tagged.entries import Entry, Person, Sense
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import (
    NOT_IN_NAME,
    RUN,
    STARTERS,
    UPPER,
    Around,
    Tokens,
    given_names,
    is_inside_word,
    names_in,
    usual_names,
)
from wiredesk.tagged.offices import StorySoFar, in_role, made
from wiredesk.tagged.record import Field
from wiredesk.tagged.roles import COURTESY, RANKS, sector_of
from wiredesk.tagged.said_roles import WHO, SaidRole, role_before, role_behind
from wiredesk.tagged.spotting import Spot

MAX_LOOKED = 100_000
"""Characters of a body that are looked through; a longer one is no story."""


MAX_RUNS = 2_000
"""Runs of capitalised words looked at; a text with more is a list."""


_AGE = re.compile(
    r",? \((?P<bracket>\d{1,3})\)|, (?:aged |de |di )?(?P<age>\d{1,3})(?: ans| años| anos| "
    r"anni| Jahre)?(?=[,.;)]|\n|$)"
)


_SAID_BEFORE = re.compile(r"\b(?:said|says|told|sagte|erklärte|dijo|afirmó|señaló|disse|afirmou) $")


_NO_PERSON_BEFORE = re.compile(
    r"\b(?:ferry|tanker|ship|vessel|freighter|destroyer|carrier|frigate|submarine|yacht|trawler|cruiser|liner|warship|"
    r"hurricane|typhoon|storm|stadium|airport|street|bridge|prize|estadio|estádio|stade|stadio|aeroporto|aeropuerto|"
    r"aéroport|puente|pont|plaza|piazza|rue|calle|rua|praça|museo|museum|musée|buque|navire|nave|navio|Schiff|"
    r"newspaper|magazine|daily|clinic|law firm|firm|company|brand|label|maker|chain|horse|the|at|"
    r"al|el|marque)$",
    re.IGNORECASE,
)


_BODY_BEHIND = re.compile(
    r"(?:['’]s)? (?:&|and (?:Co|Sons?|Company)\b|(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV|"
    r"Group)\b)| (?:stock|shares|stadium|airport|unit|institute|prize|award|foundation)\b|-[A-Z0-9]|/"
)


_PERSON_ENTRY = Entry.of("introduced person", "introduced person", (Sense("person"),))


def introduced(decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date) -> list[Decided]:
    """Return the persons that the text itself brings in, each where it is named in full.

    decided: what the tables found; words of a person or body there are not taken again. on: the story's date.
    """
    story = StorySoFar(decided, known, on, filed_from(decided))
    told: list[Decided] = []
    for name in ("body", "captions"):
        text = fields.get(name, "")[:MAX_LOOKED]
        if text and not text.isupper():
            told += _persons(Around.of(name, text, decided), story)
    headline = fields.get("headline", "")
    told += [one for person in story.found.values() for one in _in_headline(person, headline, decided)]
    return told


def in_present_roles(
    decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date
) -> list[Decided]:
    """Return the decided spots, with a table's former holder in the office that the text gives him today.

    "NATO Secretary-General Anders Fogh Rasmussen" was Prime Minister before; a role with "former" is none.
    """
    past = [one for one in decided if one.person is not None and _may_be_said(one, fields, on)]
    if not past:
        return decided
    story = StorySoFar(decided, known, on, filed_from(decided))
    arounds = {name: Around.of(name, fields[name], decided) for name in {one.spot.field for one in past}}
    now: dict[str, Person] = {}
    for one in past:
        if one.person is not None and one.person.id not in now:
            person = in_role(one.person, one.spot, arounds[one.spot.field], story)
            if person is not None:
                now[person.id] = person
    return [
        Decided(one.spot, one.because, person=now[one.person.id])
        if one.person is not None and one.person.id in now
        else one
        for one in decided
    ]


def _may_be_said(one: Decided, fields: dict[Field, str], on: date) -> bool:
    """Tell whether a text may give a person another office than the table: he left his, or had others."""
    if one.person is None or _is_past(one.person, on):
        return one.person is not None
    before = fields[one.spot.field][max(0, one.spot.start - 60) : one.spot.start].lower()
    return any(
        word in before for word in ("former ", "ex-", "acting ", "interim ", "ancien", "ehemalige", "früher")
    )


def _is_past(person: Person, on: date) -> bool:
    return all(term.is_over(on) for term in person.terms if term.start <= on)


def without_parts(decided: list[Decided], persons: list[Decided]) -> list[Decided]:
    """Return the decided spots that are no part of a person's name ("Ferrero" in "Odile Ferrero")."""
    spans = {(one.spot.field, at) for one in persons for at in range(one.spot.start, one.spot.end)}
    return [one for one in decided if one.body is None or (one.spot.field, one.spot.start) not in spans]


def _in_headline(person: Person, headline: str, decided: list[Decided]) -> Iterator[Decided]:
    """Yield where a headline has a person's surname, in capitals too."""
    if len(person.surname) < 3 or person.surname.lower() not in headline.lower():
        return
    spellings = f"{re.escape(person.name)}|{re.escape(person.surname)}|{re.escape(person.surname.upper())}"
    for match in re.finditer(rf"(?<![\w-])(?:{spellings})(?![\w-])", headline):
        start, end = match.span()
        if not any(
            one.spot.field == "headline" and one.spot.start < end and start < one.spot.end for one in decided
        ):
            spot = Spot("headline", start, end, match[0], _PERSON_ENTRY, shouted=False)
            yield Decided(spot, "the surname of a person whom the text brings in", person=person)


def _persons(around: Around, story: StorySoFar) -> Iterator[Decided]:
    text = around.text
    for count, run in enumerate(RUN.finditer(text)):
        if count >= MAX_RUNS:
            return
        start = run.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_'’") and is_inside_word(text, start):
            continue
        said = run[0]
        last = said.rpartition(" ")[2].rstrip(".").lower()
        if last in _FORMS or (last in NOT_IN_NAME and ". " not in said and "s " not in said):
            continue
        for tokens in names_in(run[0], start):
            one = _person(tokens, around, story)
            if one is not None:
                yield one


_FORMS = frozenset("inc corp co ltd plc group bank industries company".split())


def _person(tokens: Tokens, around: Around, story: StorySoFar) -> Decided | None:
    """Return the person that a run of words names, if it is one."""
    titles, name = _part(tokens, around)
    if not name or name[-1][0].lower() in NOT_IN_NAME:
        return None
    start, end = name[0][1], name[-1][2]
    spelt = around.text[start:end]
    person = story.found.get(spelt)
    if person is None:
        if not _may_be_name(name, around) or (len(name) == 1 and _is_known_surname(spelt, around, story)):
            return None
        told = _told(name, titles, around, story)
        if told is None:
            return None
        person = story.found[spelt] = told[0]
        because = told[1]
    else:
        because = "named before"
    story.last, story.last_end = person, end
    return Decided(Spot(around.name, start, end, spelt, _PERSON_ENTRY, shouted=False), because, person=person)


def _part(tokens: Tokens, around: Around) -> tuple[int, Tokens]:
    """Return how many of the words are titles, and those that may be the name."""
    titles = 0
    for index, (word, _, _) in enumerate(tokens[:-1]):
        if (sector_of(word) is not None and word != "Dean") or word.strip(".").lower() in _BEFORE_NAMES:
            titles = index + 1
    name = tokens[titles:]
    if not titles and len(name) > 1 and _is_portfolio(tokens, around):
        titles, name = 1, name[1:]
    while (
        len(name) > 2
        and sector_of(name[-1][0]) is not None
        and name[-1][0][0].isupper()
        and name[-1][0] not in given_names()
    ):
        name = name[:-1]  # "Heinz-Christian Strache Vizekanzler"
    if (
        not titles
        and len(name) > 2
        and name[0][0] not in given_names()
        and name[1][0] in given_names()
        and around.is_german
    ):
        name = name[1:]  # German nouns have capitals: "ihr Mann Joachim Sauer"
    while name and (name[0][0].lower() in STARTERS or (name[0][0][0].islower() and "-" not in name[0][0])):
        name = name[1:]
    if not titles:
        # "Germany Angela" is none; "Dutch Hans" neither: a demonym before a name stands apart.
        while len(name) > 2 and any(
            one.place is not None and one.place.kind == "country"
            for one in around.over(name[0][1], name[0][2])
        ):
            name = name[1:]
    return titles, name


def _is_portfolio(tokens: Tokens, around: Around) -> bool:
    """Tell whether the first word is what an office is of: "Secretary of State NAME"."""
    before = around.text[max(0, tokens[0][1] - 40) : tokens[0][1]]
    joint = _OF_BEFORE.search(before)
    return joint is not None and tokens[1][0] in given_names() and sector_of(joint[1]) is not None


_OF_BEFORE = re.compile(
    r"([\w-]+) (?:of|d['’]|de l['’]|dell['’]|de|del|des|do|da|dos|das|della|dei|degli|de la|für) ?$",
    re.IGNORECASE,
)


def _may_be_name(name: Tokens, around: Around) -> bool:
    """Tell whether words have the shape of a person's name and are nothing that the tables know."""
    count = sum(word[0].isupper() or "-" in word for word, _, _ in name)
    if not 1 <= count <= 5:
        return False
    for word, _, _ in name:
        lower = word.lower()
        if lower in NOT_IN_NAME or (
            lower in STARTERS and word[0].isupper() and lower not in _CAPITAL_PARTICLES
        ):
            return False
        if len(word) > 2 and word.isupper() and "." not in word and word not in {"III", "VIII", "XIV", "XVI"}:
            return False
        if any(c.isdigit() for c in word) or word in {
            "U.S.",
            "U.N.",
            "U.K.",
            "E.U.",
            "L.P.",
            "N.V.",
            "S.A.",
            "P.L.C.",
        }:
            return False
    if name[-1][0][0].islower() and "-" not in name[-1][0]:
        return False
    return not (len(name) == 2 and _ROMAN.fullmatch(name[1][0])) and not _is_listed(name, around)


def _is_listed(name: Tokens, around: Around) -> bool:
    """Tell whether the tables know these words; a company's surname behind a given name is free."""
    for one in around.over(name[0][1], name[-1][2]):
        if one.person is not None:
            return True
        is_family = one.spot.start == name[-1][1] and " " not in one.spot.text and name[0][0] in usual_names()
        if one.body is not None and not (one.body.kind == "company" and is_family):
            return True
        if one.spot.start <= name[0][1] and name[-1][2] <= one.spot.end:
            return True
    return False


_ROMAN = re.compile("[IVX]+")


def _is_known_surname(spelt: str, around: Around, story: StorySoFar) -> bool:
    """Tell whether a single word is somebody's surname, or stands behind a capitalised word elsewhere."""
    at = around.text.find(f" {spelt}")
    return any(spelt in {person.surname, person.name} for person in story.found.values()) or (
        at > 0 and around.text[at - 1].isalpha() and around.text[:at].rpartition(" ")[2][:1].isupper()
    )


_CAPITAL_PARTICLES = frozenset("la le lo de van di du da del des dos el al der den von".split())


_BEFORE_NAMES = COURTESY | RANKS | {"me", "democrat", "republican", "socialist", "liberal", "conservative"}


def _told(name: Tokens, titles: int, around: Around, story: StorySoFar) -> tuple[Person, str] | None:
    """Return the person with what the text says of it, and which form told it; None if too little does."""
    text, start, end = around.text, name[0][1], name[-1][2]
    words = sum(word[0].isupper() or "-" in word for word, _, _ in name)
    given = name[0][0] if name[0][0] in given_names() else name[0][0].split("-")[0]
    is_given = given in given_names()
    age = _AGE.match(text, end)
    if words == 1 and not (is_given and not titles and (age is not None or WHO.match(text, end))):
        return None
    before = role_before(start, around)
    if before is None and _NO_PERSON_BEFORE.search(text, max(0, start - 14), max(0, start - 1)):
        return None
    behind = role_behind(age.end() if age is not None else end, around, surely=is_given or age is not None)
    courtesy = titles > 0 and before is None
    if before is not None and before.text is None and behind is not None and behind.text is not None:
        before = None
    role = before or behind
    if before is not None and titles > 1 and (of := _OF_BODY.match(text, end)) is not None:
        said = text[before.start : before.end].strip()
        role = before = SaidRole(
            f"{said}, {of['body']}", before.sector, before.form, before.start, before.end
        )
    if age is None and before is None and any(one.place is not None for one in around.over(start, end)):
        return None  # "Taylor Glacier", "Chelsea Houston": what names a place has to be brought in
    if role is None:
        form = _form_alone(name, around, given, is_aged=age is not None, is_titled=courtesy)
        if form is None:
            return None
        role = SaidRole(None, "CVL", form, start, start)
    return made(name, role, around, story), role.form


def _form_alone(name: Tokens, around: Around, given: str, *, is_aged: bool, is_titled: bool) -> str | None:  # noqa: PLR0911  one for each form
    """Return which form tells a person without a role, by age, address, verb or given name; None if none."""
    text, start, end = around.text, name[0][1], name[-1][2]
    if is_aged:
        return "an age behind the name"
    if is_titled:
        return "a form of address before the name"
    if _BODY_BEHIND.match(text, end) or not 2 <= len(name) <= 4:
        return None
    if given in given_names():
        if given in usual_names() and _AND_CAPITAL.match(text, end) is None:
            return "a usual given name"
        if _SAID_BEFORE.search(text, max(0, start - 12), start) or _SPOKE.match(text, end):
            return "a given name and a verb of saying"
    if len(name) <= 3 and _speaks_later(name[-1][0], text, end):
        return "a surname with a verb of saying"
    return None


_AND_CAPITAL = re.compile(rf",? [{UPPER}]|['’]s [{UPPER}]")


_SPOKE = re.compile(r",? (?:said|says|told|added|wrote|asked|sagte|dijo|disse|a déclaré|ha detto)\b")


def _speaks_later(surname: str, text: str, end: int) -> bool:
    """Tell whether a surname alone speaks further on: "says Gelashvili, 68"."""
    if len(surname) < 4:
        return False
    at = end
    for _ in range(5):
        at = text.find(surname, at + 1)
        if at < 0:
            return False
        behind = at + len(surname)
        if text[at - 6 : at].endswith((" said ", " says ")) or _SPOKE.match(text, behind):
            return (
                not text[at - 2 : at - 1].isupper()
                and text[at - 1] == " "
                and not text[at - 5 : at].endswith("the ")
            )
    return False


_OF_BODY = re.compile(rf", of (?:the )?(?P<body>[{UPPER}][\w'’&-]*(?: [{UPPER}][\w'’&-]*)+)(?=[,.])")
