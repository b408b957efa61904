"""Addressed: a person of the tables whom a story names by title and surname, judged by its date.

"Mrs Thatcher", "chancelière Merkel", "ministro Fitto", "TURKEY'S ERDOGAN": who held such an office that day,
in a country or at a body that the story names. What the tables' own spellings took for a name and is only
part of another's is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wiredesk.tagged.deciding import Decided, Refused
from wiredesk.tagged.entries import Body, Entry, Person, Place, Sense, Term
from wiredesk.tagged.holders import Holders, holders_of, plain
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.names import NO_HOLDER, NOT_IN_NAME, STARTERS, UPPER, WOMEN, Around, given_names
from wiredesk.tagged.record import Field
from wiredesk.tagged.roles import COURTESY, sector_of
from wiredesk.tagged.spotting import Spot
from wiredesk.tagged.states import state_at

MAX_LOOKED = 100_000
"""Characters of a field that are looked through."""

PERSON = Entry.of("a person's title", "a person's title", (Sense("person"),))
"""The entry of a mention that no table spells."""

_WORD = re.compile(rf"[{UPPER}][\w-]+")
_NEXT = re.compile(rf"[ \n]([{UPPER}][\w'’-]+)|-[{UPPER}]")
_OWNED = re.compile(r"['’][sS]\s$")
_CLAUSE = re.compile(r"[^,;:()\"“”„»«–—\n]*$")
_BEFORE = re.compile(r"\S+")
_COURTESY = re.compile(
    r"(?<![\w.])(?:(?P<she>Mrs|Ms|Miss|Frau|Mme|Madame|Sra|Señora|Signora|Doña|Baroness|Lady|Dame)|"
    r"Mr|Herrn?|M(?=\.)|Monsieur|Sr|Señor|Signor|Don|Lord|Sir)\.?\s$"
)
_CUES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Herr Herrn Frau M. Mme Monsieur Madame Sr Sr. Sra Sra. Señor Señora Signor "
    "Signora Don Doña Baroness Lady Lord Sir Dame".split()
)
_PARTICLES = frozenset("von van de der da di al el le la bin dos den".split())
_PEER = frozenset({"Baroness", "Lady", "Lord", "Sir", "Dame"})
_PORTFOLIO = re.compile(
    r"(?:étrangères|exteriores|esteri|estrangeiros|finances?|finanzas|finanze|finanças|hacienda|econom[ií]a|économie|"
    r"fazenda|défense|defensa|defesa|difesa|intérieur|interior|interno)$",
    re.IGNORECASE,
)
"""What a minister of the Romance languages is of, with which a title ends: "ministro degli Esteri Tajani"."""
_ANY_MINISTER = frozenset(
    "minister ministerin ministers ministro ministra ministre secretary secretario secretaria".split()
)
_HEADS = frozenset("governor president chairman chair chairwoman chief gouverneur gouverneurin".split())
_ARTICLES = frozenset("a an ein eine einen einem einer un une una uno um uma".split())
_SAYS = frozenset(
    "says said tells urges warns calls meets visits wins resigns quits vows sees wants will has is".split()
)
"""What may stand with a capital behind a surname in a headline."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What a story tells beside the name: codes of its countries, its bodies, its texts."""

    known: Lexicon
    holders: Holders
    on: date
    countries: frozenset[str]
    bodies: tuple[Body, ...]
    fields: dict[Field, str]


def addressed(decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date) -> list[Decided]:
    """Return the people of the tables whom titles and surnames name, where one alone can be meant.

    decided: what the tables' names meant; on: the story's date.
    """
    holders = holders_of(known)
    surnames = holders.by_surname(on.year)
    story: _Story | None = None
    found: list[Decided] = []
    for name, text in fields.items():
        if name == "dateline":
            continue
        text = text[:MAX_LOOKED]  # noqa: PLW2901  the rest is not looked at
        around: Around | None = None
        for word in sorted(surnames.keys() & set(_WORD.findall(text))):
            places = [at for at in _places_of(word, text) if _has_cue(text, at)]
            people = [person for person in surnames[word] if _matters(person, on)] if places else []
            if not people:
                continue
            story = story or _told(decided, fields, known, holders, on)
            around = around or Around.of(name, text, decided)
            found += _named(word, places, people, around, story)
    return found


def _matters(person: Person, on: date) -> bool:
    """Tell whether a surname alone can mean a person: in office, or a peer who was."""
    return any(term.is_held(on) or (term.country == "GB" and term.start <= on) for term in person.terms)


def _told(
    decided: list[Decided], fields: dict[Field, str], known: Lexicon, holders: Holders, on: date
) -> _Story:
    codes = {one.place.country for one in decided if one.place is not None and one.place.country}
    codes |= {one.body.country for one in decided if one.body is not None and one.body.country}
    codes |= {state_at(code, on) for code in codes}
    bodies = {one.body.id: one.body for one in decided if one.body is not None}
    return _Story(known, holders, on, frozenset(codes), tuple(bodies.values()), fields)


def _named(
    word: str, places: list[int], people: list[Person], around: Around, story: _Story
) -> Iterator[Decided]:
    """Yield where a surname stands behind what says whose it is."""
    text = around.text
    shouted = text.isupper()
    for first in places:
        end = first + len(word)
        if _goes_on(text, end, shouted=shouted):
            continue
        start, fitting = _fitting(people, text, first, end)
        if not fitting or _is_taken(start, end, around):
            continue
        told = _meant(fitting, start, around, story)
        if told is not None:
            at, person, because = told
            spot = Spot(around.name, at, end, text[at:end], PERSON, shouted)
            yield Decided(spot, because, person=person)


def _places_of(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands behind a space."""
    at = text.find(word, 2)
    while at >= 0:
        end = at + len(word)
        if text[at - 1].isspace() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _has_cue(text: str, at: int) -> bool:
    """Tell whether what may say whose a surname is stands before it; a particle may begin the surname."""
    word = text[max(0, at - 30) : at - 1].rpartition(" ")[2]
    return word in _CUES or word[-2:].lower() in {"'s", "’s"} or word in _PARTICLES or _ends_title(word)


def _goes_on(text: str, end: int, *, shouted: bool) -> bool:
    """Tell whether a name goes on behind a word: "Prime Minister Ahmed Qureia"."""
    behind = _NEXT.match(text, end)
    if behind is None or shouted:
        return False
    return behind[1] is None or behind[1].lower() not in STARTERS | NOT_IN_NAME | _SAYS


def _fitting(people: list[Person], text: str, start: int, end: int) -> tuple[int, list[Person]]:
    """Return where the surname begins, and whose it is in full: "van den Broek"."""
    fitting: list[Person] = []
    for person in people:
        words = plain(person.surname)
        at = end - len(words)
        if " " not in words or (at > 1 and plain(text[at:end]) == words):
            start = min(start, at) if " " in words else start
            fitting.append(person)
    return start, fitting


def _is_taken(start: int, end: int, around: Around) -> bool:
    return any(
        one.person is not None or one.body is not None or (one.place is not None and not one.place.is_minor)
        for one in around.over(start, end)
    )


def _meant(people: list[Person], start: int, around: Around, story: _Story) -> tuple[int, Person, str] | None:
    """Return from where on whom a surname means, and why; None where nobody or several can be meant."""
    before = around.text[max(0, start - 60) : start]
    held = [person for person in people if any(term.is_held(story.on) for term in person.terms)]
    owned = _OWNED.search(before)
    if owned is not None:
        owner = start - len(before) + owned.start()
        told = [person for person in held if _is_of(person, owner, around, story.on)]
        return (start, told[0], "in office that day for what is named before") if len(told) == 1 else None
    courtesy = _COURTESY.search(before)
    if courtesy is not None:
        fitting = [person for person in people if _is_woman(person) == (courtesy["she"] is not None)]
        is_peer = courtesy[0].strip(". ") in _PEER
        told = _courteously(fitting, is_peer=is_peer, story=story)
        if len(told) != 1 or _is_named_in_full(told[0], around.text[start:], story):
            return None
        return start - len(before) + courtesy.start(), told[0], "so addressed, and in office that day"
    return _by_title(held, start, around, story)


def _is_of(person: Person, owner: int, around: Around, on: date) -> bool:
    """Tell whether a person serves the country or body whose name ends at a place."""
    for one in around.over(owner - 1, owner):
        if one.place is not None and one.place.kind == "country":
            codes = {one.place.code, state_at(one.place.code, on)}
            return any(term.country in codes for term in _held(person, on))
        if one.body is not None:
            body = one.body.name
            return any(term.office.endswith((f" of {body}", f" of the {body}")) for term in _held(person, on))
    return False


def _held(person: Person, on: date) -> list[Term]:
    return [term for term in person.terms if term.is_held(on)]


def _is_woman(person: Person) -> bool:
    return not WOMEN.isdisjoint(person.name.split()[:2])


def _courteously(people: list[Person], *, is_peer: bool, story: _Story) -> list[Person]:
    """Return whom a form of address can mean: in office for a country of the story, or a peer who was."""
    told = [
        person
        for person in people
        if any(term.country in story.countries for term in _held(person, story.on))
    ]
    if told or not is_peer or "GB" not in story.countries:
        return told
    return [person for person in people if any(_was_british_head(term, story.on) for term in person.terms)]


def _was_british_head(term: Term, on: date) -> bool:
    return term.is_over(on) and term.office == "Prime Minister of the United Kingdom"


def _is_named_in_full(person: Person, behind: str, story: _Story) -> bool:
    """Tell whether the story names somebody else of that surname in full: "Neil Bush"."""
    surname = re.escape(behind[: len(person.surname)])
    own = set(plain(person.name).split())
    for text in story.fields.values():
        for match in re.finditer(rf"([{UPPER}][\w.'’-]*) {surname}(?!\w)", text[:MAX_LOOKED]):
            given = match[1].rstrip(".")
            if given.lower() in COURTESY or sector_of(given) is not None or plain(given) in own:
                continue
            if given in given_names() or len(given) == 1:
                return True
    return False


def _by_title(
    held: list[Person], start: int, around: Around, story: _Story
) -> tuple[int, Person, str] | None:
    """Return whom a title before a surname means: the one in just that office, or at that body."""
    low = max(0, start - 60)
    clause = _CLAUSE.search(around.text, low, start)
    words = [
        (match[0], match.start())
        for match in _BEFORE.finditer(around.text, clause.start() if clause else low, start)
    ]
    words = words[-5:]
    if not words or not _ends_title(words[-1][0]):
        return None
    for count in range(1, len(words) + 1):
        at = words[-count][1]
        said = " ".join(_stem(word) for word, _ in words[-count:])
        if not said or (count < len(words) and words[-count - 1][0].lower() in NO_HOLDER - _ARTICLES):
            continue
        told = {person.id: person for person in held if _holds(person, said, story)}
        if len(told) == 1:
            return at, next(iter(told.values())), "in that office on the story's day"
    return None


def _ends_title(word: str) -> bool:
    """Tell whether a title may end with a word."""
    return (
        sector_of(word) is not None
        or sector_of(_stem(word)) is not None
        or _PORTFOLIO.search(word) is not None
    )


def _stem(word: str) -> str:
    """Return a title without its elided article, hyphened country and German case ending."""
    word = re.sub(r"^(?:l|d|dell)['’]", "", word)
    word = re.sub(r"^(?:US|EU|UN|EZB|Nato|NATO|Uno|UNO)-(?=[A-Z])", "", word)
    return re.sub(r"(?<=räsident)en$|(?<=inister)s$|(?<=anzler)s$|(?<=räsidenten)s$", "", word)


def _holds(person: Person, said: str, story: _Story) -> bool:
    """Tell whether words name an office that a person held that day, where the story is of its country."""
    lower = said.lower()
    for term in _held(person, story.on):
        place = story.known.places.get(term.country or "")
        if place is not None and term.country in story.countries:
            if lower in _ANY_MINISTER and term.office.startswith("Minister "):
                return True
            office = story.holders.of_words(said, place, story.on)
            if office is not None and any(one.id == person.id for one in office[1]):
                return True
        if lower in _HEADS and any(_is_head(person, lower, body, story) for body in story.bodies):
            return True
    return False


def _is_head(person: Person, head: str, body: Body, story: _Story) -> bool:
    at_body = story.holders.at_body(head, body, story.on)
    return at_body is not None and any(one.id == person.id for one in at_body[1])


def settled(
    decided: list[Decided], fields: dict[Field, str], known: Lexicon, on: date
) -> tuple[list[Decided], list[Refused]]:
    """Return the decided spots without names that are part of another's; and why those are none.

    A given name behind a title ("Prime Minister Ahmed" in "Prime Minister Ahmed Qureia"), a title of another
    country ("Palestinian Prime Minister Ahmed"), a name with another given name before it.
    """
    if not any(one.person is not None for one in decided):
        return decided, []
    kept: list[Decided] = []
    refused: list[Refused] = []
    for one in decided:
        new, why = _settled(one, decided, fields[one.spot.field], known, on)
        kept += [new] if new is not None else []
        refused += [Refused(one.spot, why)] if new is None else []
    return kept, refused


_GIVEN_BEFORE = re.compile(rf"(?<![\w'’-])([{UPPER}][\w-]+) $")
_MORE_NAME = re.compile(rf" ([{UPPER}][\w'’-]+)")


def _settled(
    one: Decided, decided: list[Decided], text: str, known: Lexicon, on: date
) -> tuple[Decided | None, str]:
    spot, person = one.spot, one.person
    if person is None or spot.shouted or text.isupper():
        return one, ""
    titled = next((s for s in spot.senses if s.person is person and s.titled is not None), None)
    if titled is not None:
        if _goes_on(text, spot.end, shouted=False) and spot.text.rpartition(" ")[2] in given_names():
            return None, "a given name, behind which the surname stands"
        if (other := _country_before(spot.start, text, decided, spot.field)) is not None and not any(
            term.country in {None, other.code, state_at(other.code, on)} for term in person.terms
        ):
            return None, f"an office of another country than {other.name}"
        return one, ""
    before = _GIVEN_BEFORE.search(text, max(0, spot.start - 30), spot.start)
    if (
        before is None
        or before[1] not in given_names()
        or sector_of(before[1])
        or before[1].lower() in COURTESY
    ):
        return one, ""
    longer = _longer(one, before, text, known, on)
    return (longer, "") if longer is not None else (None, "part of a longer name")


def _country_before(start: int, text: str, decided: list[Decided], field: Field) -> Place | None:
    """Return the country that stands right before a title: "Palestinian Prime Minister"."""
    for one in decided:
        if (
            one.place is not None
            and one.place.kind == "country"
            and one.spot.field == field
            and text[one.spot.end : start] in {" ", "'s ", "’s "}
        ):
            return one.place
    return None


def _longer(one: Decided, before: re.Match[str], text: str, known: Lexicon, on: date) -> Decided | None:
    """Return the person of the tables whose name a longer run of words is: "Mahamat Idriss Déby Itno"."""
    start, end = before.start(1), one.spot.end
    while (more := _MORE_NAME.match(text, end)) is not None and not _goes_not_on(more[1]):
        end = more.end()
    words = set(plain(text[start:end]).split())
    first = plain(before[1])
    fitting = {
        person.id: person
        for word in words
        for person in holders_of(known).surnames.get(word, ())
        if (own := plain(person.name).split())[0] == first
        and len(own) > 1
        and words.issuperset(own)
        and any(term.start <= on for term in person.terms)
    }
    if len(fitting) != 1:
        return None
    spot = Spot(one.spot.field, start, end, text[start:end], PERSON, shouted=False)
    return Decided(spot, "all words of the name", person=next(iter(fitting.values())))


def _goes_not_on(word: str) -> bool:
    return word.lower() in STARTERS | NOT_IN_NAME
