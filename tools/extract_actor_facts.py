"""Take from open data what the actors' tables need: terms of office, and Wikidata ids by name.

    python tools/extract_actor_facts.py FOLDER

FOLDER holds unpacked copies of the sources, one folder each (see SOURCES). Writes tools/actors/terms.tsv
(terms of office since 2000 or so) and tools/actors/ids.tsv (ids for the names of our own tables). Both are
kept in the repository, so that tools/build_actors.py runs without the sources. Needs PyYAML.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from actor_tables import countries, folded, read_table, write_table

HERE = Path(__file__).parent / "actors"

SOURCES = {
    "every-politician-scrapers": "results of Wikidata queries on office holders, a folder a country; CC0 1.0",
    "congress-legislators": "unitedstates/congress-legislators, CC0 1.0",
    "ror-records": "Research Organization Registry, CC0 1.0",
    "name-suggestion-index": "BSD 3-Clause; the labels and ids are Wikidata's, CC0 1.0",
    "supraverden": "confirmordeny/supraverden; only its Q codes are read, which are Wikidata's, CC0 1.0",
}
"""The folders that are read, and the licence of each."""

FOLDER_COUNTRIES = {
    "bosnia-herzegovina": "BA",
    "antigua-barbuda": "AG",
    "cabo-verde": "CV",
    "congo-brazzaville": "CG",
    "congo-kinshasa": "CD",
    "czech": "CZ",
    "ivory-coast": "CI",
    "north-macedonia": "MK",
    "north-korea": "KP",
    "saudi": "SA",
    "solomons": "SB",
    "south-korea": "KR",
    "st-kitts-and-nevis": "KN",
    "st-lucia": "LC",
    "st-vincent-and-the-grenadines": "VC",
    "sao-tome-and-principe": "ST",
    "swiss-federal-council": "CH",
    "turkey": "TR",
    "uae": "AE",
    "us": "US",
    "united-kingdom": "GB",
    "eswatini": "SZ",
    "timor-leste": "TL",
    "trinidad-and-tobago": "TT",
    "hong-kong": "HK",
}
"""Countries of folders that are not named as the country is."""

CHOSEN = {"World Bank": "Q7164"}
"""Which of the ids that sources have for a name is meant."""

_BULK = re.compile(r"Q30(?:2[5-9]|3[0-4])\d{4}")
"""Ids made in bulk for records of another registry; most double an older one."""

_STOP = re.compile(
    r"deputy|vice.?minister|under|assistant|state secretary|delegate|advis[eo]r|minister of state"
    r"|parliamentary|permanent|shadow|associate|junior|secretary of state (?:to|in)\b",
    re.IGNORECASE,
)
_OF = r"^(?:Federal |Union |Acting )?(?:Minister|Secretary)(?: of State)? (?:of|for) (?:the )?"
_FOREIGN = re.compile(
    _OF + r"(?:Foreign(?: and \w+)? (?:Affairs|Relations)|External (?:Affairs|Relations)|Europe and Foreign"
    r"|(?:European|Diaspora|Immigration)(?: and |, )Foreign Affairs|Foreign,)"
    r"|^Foreign (?:Minister|Secretary)|^Secretary of Foreign (?:Affairs|Relations)"
    r"|^Secretary of State for Foreign|^Minister of (?:International Relations|Global Affairs)",
    re.IGNORECASE,
)
_DEFENCE = re.compile(
    _OF + r"(?:National )?(?:Defen[cs]e|Armed Forces|People's Power for Defen[cs]e)"
    r"|^Minister of Public Security and Defen",
    re.IGNORECASE,
)
_FINANCE = re.compile(
    _OF + r"(?:(?:National )?(?:Economy|Economic Affairs|Planning|Budget|Strategy)(?:,? and (?:of )?|, )"
    r"(?:the )?)?(?:Finance|Treasury|Public Finance|Haci)"
    r"|^Chancellor of the Exchequer|^Treasurer$|^Secretary of (?:the )?Treasury|^Secretary of Finance",
    re.IGNORECASE,
)
_INTERIOR = re.compile(
    _OF + r"(?:Interior|Internal Affairs|Home Affairs|Home Department|Homeland Security)|^Home Secretary",
    re.IGNORECASE,
)
_OIL = re.compile(
    r"^Minister (?:of|for) (?:the )?(?:Petroleum|Oil|Energy(?:, | and )|Energy$)",
    re.IGNORECASE,
)
_ECONOMY = re.compile(
    r"^(?:Federal )?Minister (?:of|for) (?:the )?Econom(?:y|ic Affairs|ics)"
    r"(?: and (?:Climate|Energy|Technology|Industry|Trade)| *$)",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"^(?:Governor|President|Chairman|Chairperson) of (?:the )?"
    r"(?:(?:Central|National|Reserve|State|Central Reserve|People's) Bank|Bank (?:of|Indonesia|Al)|\w+ Bank$"
    r"|Sveriges Riksbank|(?:Danish )?(?:Danmarks )?Nationalbank|De Nederlandsche Bank|Norges Bank"
    r"|Narodowy Bank|.* National Bank|.*Nationalbank)",
    re.IGNORECASE,
)
_GENERAL_STAFF = re.compile(
    r"^(?:Chief|Chairman) of (?:the )?(?:General Staff|Defen[cs]e(?: Staff| Force| Forces)?$|Joint Chiefs)",
    re.IGNORECASE,
)

Fact = tuple[str, ...]


def main() -> None:
    """Write both tables."""
    folder = Path(sys.argv[1])
    terms = sorted(set(_terms(folder)))
    write_table(
        HERE / "terms.tsv", ("country", "class", "office", "person", "qid", "from", "to", "source"), terms
    )
    ids = sorted(set(_wanted_ids(folder)))
    write_table(HERE / "ids.tsv", ("kind", "country", "name", "qid", "source"), ids)
    print(f"{len(terms)} terms, {len(ids)} ids")


def _terms(folder: Path) -> Iterator[Fact]:
    for path in sorted((folder / "every-politician-scrapers").glob("*/html/holders21.csv")):
        country = _country_of(path.parts[-3])
        if country is None:
            continue
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            office = _class_of(row["position"], country)
            start = _day(row["start"], last=False)
            end = _day(row["end"], last=True)
            if office and start and row["person"] and not (end and end < start):
                yield (
                    *(country, office, row["position"], row["person"], row["personID"], start, end),
                    path.parts[-3],
                )


def _country_of(folder: str) -> str | None:
    name = re.sub(r"-(?:ministers|cabinet)$", "", folder)
    if name in FOLDER_COUNTRIES:
        return FOLDER_COUNTRIES[name]
    by_name = {folded(english): code for code, english in countries().items()}
    return by_name.get(name.replace("-", " "))


def _class_of(position: str, country: str) -> str | None:
    """Return the sort of office that a position is, None for those that are left out."""
    heads = {
        "President": "president",
        "Prime Minister": "premier",
        "Chancellor": "premier",
        "Taoiseach": "premier",
        "Premier": "premier",
        "Vice President": "vice",
        "Vice-President": "vice",
        "Vice-Chancellor": "vice",
        "Vice Chancellor": "vice",
        "First Vice President": "vice",
        "Secretary of State": "foreign" if country == "US" else "",
        "Foreign Secretary": "foreign" if country == "GB" else "",
        "Secretary of the Treasury": "finance",
        "Home Secretary": "interior",
        "Governor-General": "governor",
        "Chairman of the Presidency": "president",
        "Chief Executive": "premier" if country == "HK" else "",
    }
    if position in heads:
        return heads[position] or None
    if _STOP.search(position):
        return None
    for pattern, name in (
        (_FOREIGN, "foreign"),
        (_DEFENCE, "defence"),
        (_FINANCE, "finance"),
        (_INTERIOR, "interior"),
        (_OIL, "oil"),
        (_BANK, "bank"),
        (_GENERAL_STAFF, "staff"),
        (_ECONOMY, "economy"),
    ):
        if pattern.search(position):
            return name
    return None


def _day(text: str, *, last: bool) -> str:
    """Return a whole date; a year or month alone stands for its first or last day."""
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        return ""
    return text + {4: "-12-31" if last else "-01-01", 7: "-28" if last else "-01", 10: ""}[len(text)]


def _wanted_ids(folder: Path) -> Iterator[Fact]:
    """Yield the ids of names in our own tables, where a source has one id and one only for a name."""
    people: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for country, name, qid, source in _people(folder):
        people[country, folded(name)].setdefault(qid, source)
    for row in read_table(HERE / "people.tsv"):
        for name in (row["name"], *row["aliases"].split(";")):
            found = people.get((row["country"], folded(name)), {})
            if len(found) == 1:
                ((qid, source),) = found.items()
                yield ("person", row["country"], row["name"], qid, source)
    bodies: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, country, qid, source in _bodies(folder):
        bodies[folded(name)].append((country, qid, source))
    for table in ("organisations.tsv", "central_banks.tsv", "companies.tsv"):
        for row in read_table(HERE / table):
            fact = _id_of(row, bodies) if row.get("kind") != "armed_group" else None
            if fact is not None:
                yield ("body", row["country"], row["name"], *fact)


def _id_of(row: dict[str, str], bodies: dict[str, list[tuple[str, str, str]]]) -> tuple[str, str] | None:
    """Return a body's id and the source, by the first of its names that a source knows."""
    for name in (row["name"], *_long(row["aliases"].split(";"))):
        fitting = {
            qid: source
            for country, qid, source in reversed(bodies.get(folded(name), []))
            if country in {row["country"], "*"} and "+" not in name
        }
        chosen = CHOSEN.get(row["name"], "")
        if chosen in fitting:
            return chosen, fitting[chosen]
        if fitting:
            return next(iter(fitting.items())) if len(fitting) == 1 else None
    return None


def _long(names: list[str]) -> list[str]:
    """Return the names long enough to be told apart: a short one is the name of too many bodies."""
    return [name for name in names if len(name) > 5]


def _people(folder: Path) -> Iterator[Fact]:
    for path in sorted((folder / "every-politician-scrapers").glob("*/html/*.csv")):
        folder_name = path.parts[-3]
        country = "" if folder_name == "world" else _country_of(folder_name)
        if country is None:
            continue
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            qid = row.get("personID") or ""
            if re.fullmatch(r"Q\d+", qid) and row.get("person"):
                yield (country, row["person"], qid, folder_name)
    for name in ("executive.yaml", "legislators-current.yaml"):
        path = folder / "congress-legislators" / name
        if not path.exists():
            continue
        for person in yaml.load(
            path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        ):
            qid = person["id"].get("wikidata")
            names = person["name"]
            for called in {
                f"{names['first']} {names['last']}",
                f"{names.get('nickname', names['first'])} {names['last']}",
                names.get("official_full", ""),
                person["id"].get("wikipedia", ""),
            }:
                if qid and called:
                    yield ("US", called, qid, "congress-legislators")


_COMPANY = re.compile(
    r"compan|corporation|bank\b|manufactur|retailer|airline|conglomerate|automaker|insur|multinational|holding"
    r"|enterprise|producer|carrier|operator|business|service provider|firm|agency|organi[sz]ation|ministry"
    r"|broadcaster",
    re.IGNORECASE,
)
"""What a description says of a body; those of brands, chains and places do not."""


def _bodies(folder: Path) -> Iterator[Fact]:
    """Yield names of bodies with country ("*" where the source has none), id and source."""
    yield from _registered(folder)
    path = folder / "name-suggestion-index" / "wikidata.json"
    for qid, item in json.loads(path.read_text("utf-8"))["wikidata"].items():
        described = item.get("description", "")
        if item.get("label") and _COMPANY.search(described) and not re.search(r"\bbrand\b", described):
            yield (item["label"], "*", qid, "name-suggestion-index")
    for item in _yaml(folder / "supraverden" / "data" / "general_list.yaml").values():
        qid = str(item.get("Wikidata_code") or "")
        for field in ("Name_en", "Name_other_en", "Name_other_2_en"):
            if item.get(field) and re.fullmatch(r"Q\d+", qid):
                yield (str(item[field]), "", qid, "supraverden")


def _registered(folder: Path) -> Iterator[Fact]:
    """Yield the names of the registry; a company's branch there has its country in brackets."""
    for path in sorted((folder / "ror-records").rglob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        qid, names, country = _ror(record)
        if not qid or _BULK.fullmatch(qid):
            continue
        for name in names:
            plain = re.sub(r" \([A-Z][\w ]+\)$", "", name)
            yield (plain, country, qid, "ror-records")
            if plain == name and not {"company", "Company"} & set(record["types"]):
                yield (plain, "", qid, "ror-records")


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _ror(record: dict[str, Any]) -> tuple[str, list[str], str]:
    """Return a record's Wikidata id, names and country; the registry has had two forms."""
    ids = record.get("external_ids") or {}
    if isinstance(ids, dict):
        wikidata = ids.get("Wikidata") or {}
        qid = wikidata.get("preferred") or next(iter(wikidata.get("all") or []), "")
        names = [record["name"], *(record.get("aliases") or [])]
        return qid, names, record["country"]["country_code"]
    wikidata = next((i for i in ids if i.get("type") == "wikidata"), {})
    qid = wikidata.get("preferred") or next(iter(wikidata.get("all") or []), "")
    names = [n["value"] for n in record.get("names") or [] if "acronym" not in n["types"]]
    return qid, names, record["locations"][0]["geonames_details"]["country_code"]


if __name__ == "__main__":
    main()
