"""Build people.tsv, organisations.tsv and state_bodies_named.tsv from our own tables and facts of open data.

    python tools/build_actors.py

Reads tools/actors/: people.tsv, ends.tsv, aliases.tsv, organisations.tsv, companies.tsv, central_banks.tsv
and state_bodies_named.tsv are our own; terms.tsv and ids.tsv come of tools/extract_actor_facts.py, where
SOURCES names the licences. Our own rows go before a source's. An actor has a Wikidata id only where a source
that was read has it for that name, else "x:" and the words of its name. The same files give the same bytes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from actor_tables import DATA, OWN, ascii_of, folded, in_office, read_table, slug, write_table

PEOPLE_HEAD = ("id", "name", "aliases", "country", "office", "sector", "from", "to")
BODIES_HEAD = ("id", "name", "aliases", "kind", "sector", "country")

SINCE = "1985-01-01"
"""Terms that ended before it are left out."""

SAME_TERM = timedelta(days=60)
"""Two terms of one person in one office with no longer gap between them are one: a cabinet formed anew."""

MINISTERS = frozenset(
    (
        "US GB FR DE IT ES PT NL BE LU IE DK SE NO FI IS AT CH PL CZ SK HU RO BG GR RS HR SI BA ME MK AL "
        "XK CY MT EE LV LT UA BY MD GE AM AZ RU KZ UZ KG TJ TM TR IL PS LB SY JO IQ IR SA AE QA KW BH OM "
        "YE EG LY TN DZ MA SD ET ER SO KE UG TZ RW CD NG GH CI SN ML NE BF CM TD AO MZ ZM ZW ZA NA BW IN "
        "PK BD LK NP AF CN HK TW JP KR KP MN VN TH MY SG ID PH MM KH LA BN AU NZ CA MX CU VE CO PE EC BO "
        "CL AR UY PY BR GT HN SV NI CR PA DO HT"
    ).split()
)
"""Countries whose ministers are kept, not the heads alone."""

LARGEST = frozenset(
    (
        "US GB FR DE IT ES NL BE PL UA RU TR IL LB IQ IR SA AE QA KW EG DZ MA NG ZA KE ET IN PK BD CN HK "
        "TW JP KR VN TH MY SG ID PH AU NZ CA MX VE CO PE CL AR BR SE NO DK FI AT CH GR PT IE HU RO CZ SK "
        "BG RS BY AF SY LY SD"
    ).split()
)
"""Countries of which interior, economy and oil ministers, vice presidents and chiefs of staff are kept."""

NAMESAKES = frozenset({("LV", "andris berzins"), ("TW", "chen chien jen")})
"""Names that two office holders of a country have."""

_MINORS = frozenset({"interior", "economy", "oil", "staff", "vice"})

_FORMS = {
    "president": "President of {}",
    "premier": "Prime Minister of {}",
    "vice": "Vice President of {}",
    "foreign": "Foreign Minister of {}",
    "defence": "Defence Minister of {}",
    "finance": "Finance Minister of {}",
    "interior": "Interior Minister of {}",
    "economy": "Economy Minister of {}",
    "oil": "Energy Minister of {}",
    "staff": "Chief of the General Staff of {}",
    "governor": "Governor-General of {}",
}
_FORMS_OF = {
    ("DE", "premier"): "Chancellor of Germany",
    ("AT", "premier"): "Chancellor of Austria",
    ("DE", "economy"): "Minister for Economic Affairs of Germany",
    ("IN", "interior"): "Minister of Home Affairs of India",
    ("IE", "premier"): "Taoiseach of Ireland",
    ("CN", "premier"): "Premier of China",
    ("TW", "premier"): "Premier of Taiwan",
    ("KP", "premier"): "Premier of North Korea",
    ("SUHH", "premier"): "Premier of the Soviet Union",
    ("HK", "premier"): "Chief Executive of Hong Kong",
    ("HK", "finance"): "Financial Secretary of Hong Kong",
    ("AT", "vice"): "Vice Chancellor of Austria",
    ("DE", "vice"): "Vice Chancellor of Germany",
    ("BA", "president"): "Chairman of the Presidency of Bosnia and Herzegovina",
    ("GB", "foreign"): "Foreign Secretary of the United Kingdom",
    ("GB", "defence"): "Defence Secretary of the United Kingdom",
    ("GB", "interior"): "Home Secretary of the United Kingdom",
    ("GB", "finance"): "Chancellor of the Exchequer",
    ("US", "foreign"): "United States Secretary of State",
    ("US", "defence"): "United States Secretary of Defense",
    ("US", "finance"): "United States Secretary of the Treasury",
    ("US", "staff"): "Chairman of the Joint Chiefs of Staff",
    ("PH", "foreign"): "Foreign Secretary of the Philippines",
    ("PH", "defence"): "Defence Secretary of the Philippines",
    ("PH", "finance"): "Finance Secretary of the Philippines",
}
"""Offices with a name of their own."""

_NOT_THE_OFFICE = re.compile(
    r"Production|Materiel|Equipment|Science|Personnel|Space|Communications|Indust|Hong Kong$|Veterans$",
    re.IGNORECASE,
)
"""Positions that the words of a ministry stand in, and that are another one."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row of people.tsv. sort: the sort of office by which terms are compared."""

    qid: str
    name: str
    aliases: tuple[str, ...]
    country: str
    office: str
    sector: str
    start: str
    end: str
    sort: str


def main() -> None:
    """Write both tables."""
    people = sorted(_people(), key=lambda t: (t.country or "~", t.sort, t.office, t.start, t.name))
    ids = _ids(people)
    rows = [
        (
            *(ids[_key(t)], t.name, ";".join(_spellings(t.name, t.aliases)), t.country, t.office, t.sector),
            *(t.start, t.end),
        )
        for t in people
    ]
    write_table(DATA / "people.tsv", PEOPLE_HEAD, rows)
    bodies = [*_organisations(), *_central_banks(), *_companies()]
    write_table(DATA / "organisations.tsv", BODIES_HEAD, bodies)
    write_table(DATA / "state_bodies_named.tsv", ("country", "key", "name"), _named())
    confirmed = {row[0] for row in rows if row[0].startswith("Q")}
    print(f"{len(rows)} terms of {len({row[0] for row in rows})} people, {len(confirmed)} with a Wikidata id")
    print(f"{len(bodies)} bodies, {sum(b[0].startswith('Q') for b in bodies)} with a Wikidata id")


def _people() -> list[Term]:
    known = _known_ids("person")
    sourced = list(_sourced())
    own = _with_ids([_own(row, known) for row in read_table(OWN / "people.tsv")], sourced)
    aliases = {(row["country"], folded(row["name"])): row for row in read_table(OWN / "aliases.tsv")}
    by_person = {(t.country, folded(n)): t for t in own for n in (t.name, *t.aliases)}
    by_qid = {t.qid: t for t in own if t.qid}
    found = list(own)
    taken = defaultdict(list)
    for term in own:
        taken[term.country, term.sort].append(term)
    for term in sourced:
        key = (term.country, folded(term.name))
        ours = by_qid.get(term.qid) or (by_person.get(key) if key not in NAMESAKES else None)
        named = (
            replace(term, name=ours.name, aliases=ours.aliases, qid=ours.qid or term.qid) if ours else term
        )
        if not _is_taken(named, taken[term.country, term.sort]):
            found.append(named)
    kept = [t for t in found if not t.end or t.end >= SINCE]
    qids: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for term in kept:
        if term.qid:
            qids[folded(term.name)][term.country].add(term.qid)
    ours: dict[str, set[str]] = defaultdict(set)
    for term in own:
        ours[folded(term.name)].add(term.country)
    return [_with_more(_with_qid(t, qids, ours), aliases) for t in kept]


def _with_qid(term: Term, qids: dict[str, dict[str, set[str]]], ours: dict[str, set[str]]) -> Term:
    """Return a term with the id that the same person has by other terms.

    A name in two rows of our own table is one person's, whatever the countries; so is that of somebody who
    leads an international body, and one of a country's.
    """
    name = folded(term.name)
    if term.qid or (term.country, name) in NAMESAKES:
        return term
    countries = qids[name] if not term.country else {term.country, *ours[name]}
    found = {qid for country in countries for qid in qids[name].get(country, ())}
    return replace(term, qid=next(iter(found))) if len(found) == 1 else term


def _with_ids(own: list[Term], sourced: list[Term]) -> list[Term]:
    """Return our own terms, those without an id with that of the same term of a source."""
    by_office: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in sourced:
        by_office[term.country, term.sort, folded(term.name)].append(term)
    found: dict[tuple[str, str], str] = {}
    for term in own:
        for name in (term.name, *term.aliases):
            for other in by_office[term.country, term.sort, folded(name)]:
                if not term.qid and _gap(term, other) <= SAME_TERM:
                    found.setdefault((term.country, term.name), other.qid)
    return [replace(t, qid=t.qid or found.get((t.country, t.name), "")) for t in own]


_HEIRS = {"CSHH": "CZ", "YUCS": "RS", "SUHH": "RU"}
"""The countries under which the sources have the people of former states."""


def _own(row: dict[str, str], known: dict[tuple[str, str], str]) -> Term:
    heir = _HEIRS.get(row["country"], row["country"])
    return Term(
        qid=known.get((row["country"], row["name"])) or known.get((heir, row["name"]), ""),
        name=row["name"],
        aliases=tuple(filter(None, row["aliases"].split(";"))),
        country=row["country"],
        office=row["office"],
        sector=row["sector"],
        start=row["from"],
        end=row["to"],
        sort=_sort_of(row["office"], row["country"]),
    )


def _with_more(term: Term, aliases: dict[tuple[str, str], dict[str, str]]) -> Term:
    """Return a term with the other spellings of aliases.tsv, and the name that is shown there."""
    row = aliases.get((term.country, folded(term.name)))
    if row is None:
        return term
    shown = row["shown"] or term.name
    more = [a for a in (term.name, *row["aliases"].split(";")) if a and a != shown]
    return replace(term, name=shown, aliases=(*term.aliases, *more))


def _is_taken(term: Term, others: Iterable[Term]) -> bool:
    """Tell whether our own rows have a term, or say that somebody else held the office then."""
    for other in others:
        same = other.qid == term.qid if other.qid and term.qid else folded(other.name) == folded(term.name)
        if same and _gap(term, other) <= SAME_TERM:
            return True
        if not same and term.sort in {"president", "premier"} and _overlap(term, other) > SAME_TERM:
            return True
    return False


def _sourced() -> Iterator[Term]:
    """Yield the terms of terms.tsv, each in the form of the table, with ends where those are known."""
    ends = {(r["country"], r["class"], folded(r["name"])): r["to"] for r in read_table(OWN / "ends.tsv")}
    grouped: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in read_table(OWN / "terms.tsv"):
        term = _sourced_term(row)
        if term is not None:
            grouped[term.country, term.office].append(term)
    for (country, _), terms in sorted(grouped.items()):
        for term in _merged(terms):
            said = ends.get((country, term.sort, folded(term.name)))
            if said == "wrong":
                continue
            if term.end:
                yield term
                continue
            later = [t.start for t in terms if t.start > term.start and t.qid != term.qid]
            if said:
                yield term if said == "now" else replace(term, end=said)
            elif later:
                yield replace(term, end=min(later))


def _sourced_term(row: dict[str, str]) -> Term | None:
    country, sort, position = row["country"], row["class"], row["office"]
    kept = sort in {"president", "premier"} or (
        country in (LARGEST if sort in _MINORS else MINISTERS) and not _NOT_THE_OFFICE.search(position)
    )
    if not kept or row["person"].isdigit() or re.fullmatch(r"Q\d+", row["person"]):
        return None
    office = _office(country, sort, position)
    if office is None:
        return None
    sector = "MIL" if sort == "staff" else "GOV"
    return Term(row["qid"], row["person"], (), country, office, sector, row["from"], row["to"], sort)


def _office(country: str, sort: str, position: str) -> str | None:
    if sort == "bank":
        return _banks().get(country)
    if country == "US" and sort == "interior":
        return f"United States {position}"
    if country == "AU" and sort == "finance" and position == "Treasurer":
        return "Treasurer of Australia"
    if sort == "oil" and re.search(r"Petroleum|Oil", position):
        return f"Oil Minister of {in_office(country)}"
    return _FORMS_OF.get((country, sort)) or _FORMS[sort].format(in_office(country))


@cache
def _banks() -> dict[str, str]:
    """Return what the head of each country's central bank is called."""
    return {
        row["country"]: f"{row['head']} of {row['in_office']}"
        for row in read_table(OWN / "central_banks.tsv")
    }


def _merged(terms: list[Term]) -> list[Term]:
    """Return one office's terms, those of one person that follow each other joined."""
    joined: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.qid, t.start, t.end or "9999")):
        last = joined[-1] if joined else None
        if last is not None and last.qid == term.qid and _gap(last, term) <= SAME_TERM:
            end = "" if not last.end or not term.end else max(last.end, term.end)
            joined[-1] = replace(last, end=end)
        else:
            joined.append(term)
    return joined


def _days(term: Term) -> tuple[date, date]:
    return date.fromisoformat(term.start), date.fromisoformat(term.end) if term.end else date(2100, 1, 1)


def _gap(one: Term, other: Term) -> timedelta:
    """Return the time between two terms, none if they overlap."""
    (start, end), (begins, ends) = _days(one), _days(other)
    return max(timedelta(), begins - end, start - ends)


def _overlap(one: Term, other: Term) -> timedelta:
    (start, end), (begins, ends) = _days(one), _days(other)
    return min(end, ends) - max(start, begins)


_SORTS = (
    (re.compile(r"^Vice (?:President|Chancellor) of"), "vice"),
    (re.compile(r"^Foreign (?:Minister|Secretary) of|^United States Secretary of State$"), "foreign"),
    (re.compile(r"^Defence (?:Minister|Secretary) of|^United States Secretary of Defense$"), "defence"),
    (re.compile(r"^Finance (?:Minister|Secretary) of|Exchequer|Treasur"), "finance"),
    (re.compile(r"^Interior Minister of|^Home Secretary of"), "interior"),
    (re.compile(r"^Economy Minister of"), "economy"),
    (re.compile(r"^(?:Oil|Energy) Minister of"), "oil"),
    (re.compile(r"^Chief of the General Staff of|^Chairman of the Joint Chiefs of Staff$"), "staff"),
)


def _sort_of(office: str, country: str) -> str:
    """Return the sort of office that one of our own is, as terms.tsv has them; else the office itself."""
    if not country:
        return office
    if office == _banks().get(country):
        return "bank"
    for sort in ("president", "premier"):
        if office == _office(country, sort, ""):
            return sort
    return next((sort for pattern, sort in _SORTS if pattern.search(office)), office)


def _known_ids(kind: str) -> dict[tuple[str, str], str]:
    """Return the ids that sources have for names in our own tables; none where they disagree."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in read_table(OWN / "ids.tsv"):
        if row["kind"] == kind:
            found[row["country"], row["name"]].add(row["qid"])
    return {key: next(iter(qids)) for key, qids in found.items() if len(qids) == 1}


def _key(term: Term) -> tuple[str, str]:
    return term.qid, folded(term.name) if not term.qid else ""


def _ids(people: list[Term]) -> dict[tuple[str, str], str]:
    """Return an id for each person: the Wikidata id, else the words of the name."""
    return {_key(t): t.qid or f"x:{slug(t.name)}" for t in people}


def _spellings(name: str, aliases: Iterable[str]) -> list[str]:
    """Return the other spellings, those in ASCII letters among them."""
    made: dict[str, None] = {}
    for spelt in (name, *aliases):
        made |= dict.fromkeys((spelt, ascii_of(spelt)))
    return [spelt for spelt in made if spelt != name]


def _organisations() -> Iterator[tuple[str, ...]]:
    known = _known_ids("body")
    for row in read_table(OWN / "organisations.tsv"):
        qid = known.get((row["country"], row["name"]), "")
        yield (
            qid or f"x:{slug(row['name'])}",
            *(row["name"], row["aliases"], row["kind"], row["sector"], row["country"]),
        )


def _central_banks() -> Iterator[tuple[str, ...]]:
    known = _known_ids("body")
    for row in read_table(OWN / "central_banks.tsv"):
        if row["name"] == "Federal Reserve":
            continue  # organisations.tsv has it, with the names of its parts
        qid = known.get((row["country"], row["name"]), "")
        aliases = ";".join(_spellings(row["name"], filter(None, row["aliases"].split(";"))))
        yield (qid or f"x:{slug(row['name'])}", row["name"], aliases, "organisation", "GOV", row["country"])


def _named() -> Iterator[tuple[str, ...]]:
    """Yield which body a pattern of state_bodies.tsv means in a country, where it has a name of its own."""
    for row in read_table(OWN / "state_bodies_named.tsv"):
        yield (row["country"], row["key"], row["name"])
    for row in read_table(OWN / "central_banks.tsv"):
        if row["country"] != "US":
            yield (row["country"], "central-bank", row["name"])


def _companies() -> Iterator[tuple[str, ...]]:
    known = _known_ids("body")
    for row in read_table(OWN / "companies.tsv"):
        qid = known.get((row["country"], row["name"]), "")
        yield (qid or f"x:{slug(row['name'])}", row["name"], row["aliases"], "company", "BUS", row["country"])


if __name__ == "__main__":
    main()
