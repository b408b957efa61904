"""Build given_names.txt, the given names by which tagging knows a person's name.

    python tools/build_given_names.py

From the Python package faker (MIT) and from people.tsv; the same versions give the same bytes. Kept are given
names in Latin script; left out are those that are words of their own in wire copy (NOT_GIVEN).
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as locales

NAMES = Path(__file__).parent.parent / "src/wiredesk/tagged/data/given_names.txt"

HEAD = """\
# Given names in Latin script, from the Python package Faker (MIT) and people.tsv, by
# tools/build_given_names.py.
# A star marks those that are given in several countries.
"""

OFTEN = 3
"""Locales of Faker from which on a name is marked as usual."""

_NAME = re.compile(r"[A-ZÀ-ÞĀ-ɏ][a-zß-ÿĀ-ɏ'’]+(?:-[A-ZÀ-ÞĀ-ɏ][a-zß-ÿĀ-ɏ]+)?")

NOT_GIVEN = frozenset(
    """
    Add Adelaide Africa Al Alba Alexandria Alla Ally Alpha Alto America Among An April Asia Atlantic August
    Austin Autumn Ayatollah Baker Bank Banks Bari Bay Beat Berlin Best Bishop Black Blue Boss Boston Branch
    Brand Brazil Britain Brown Buck Butler Cambridge Camp Campo Can Cap Capital Captain Care Carry Case Cash
    Chance Chancellor China Chip Christmas Church City Coast Cole Columbia Common Con Congo Constant Council
    County Court Crown Cruz-Azul Cuba Dakota Dalla Dallas Dame Das Day Deal December Del Della Delta Den
    Denver Der Des Diamond Die Divine Dom Don Dos Duke Dutch Earl Early East Echo Ed Egypt El Else England
    English Era Europe Ever Fair Fares Fate Fed First Fleet Floor Florence Ford Forest Fort Forum Franc
    France Free French Friday Future Gauge General Genesis Georgia German Glory Gold Golden Good Governor
    Grand Great Green Guinea Gun Haji Hajji Hall Happy Harbor Harm Harvard Hasta Haven Heaven High Holland
    Home Hope House Houston Hunter-Douglas Il Imam Imperial In India Indian Indiana International Ireland
    Israel Italia Italy Jail Jamaica January Jersey Jet Job Jordan Journey Judge July June Junior Jupiter
    Justice Kansas Kenya King Knight Korea La Lake Land Lander Law Lawyer Le Leader Leaner Legend Les Less
    Lexus Liberty Libor Lies Life Light Lima Line Link Lion Little Lo Loan London Long Lord Lot Loyal Made
    Madrid Mai Majesty Major Male Malta Man Many March Maria-La Marin Marine Mark-Up Market Marshal Mason May
    Media Mercedes Mercy Merit Messiah Mexico Milan Mile Million Mills Minister Minor Miracle Monday Montana
    Moon Most My Naide Nan Nand Nas Nat Nation Navy Nevada New Nil Nobel Noble North Nout Nova November Ocean
    October Official Oil Oman On One Oral Orange Oxford Page Paris Park Peace Per Persia Petra Phoenix Pilot
    Pleas Pope Porter Precious President Press Price Pride Prince Princess Princeton Queen Rain Rand Ray
    Reason Red Reef Rich Rio River Rivers Roll Rome Royal Royce Rush Russian Said Sailor Saint San San-Marco
    Sandy Santa Santiago Saturday Savings Saxon Sea Season Second Segundo Sep September Seven Sheikh Shell
    Silver Sister Sky Smart Sofia Sole Son South Spain Spring Star State Sterling Steward Stone Storm Summer
    Sun Sunday Sunny Swiss Tea Tennessee Texas Third Thursday Ties Time Tone Tower Toy Trace Treasure True
    Trust Tuesday Turkey Two Un Una Union Unique United Unknown Unnamed Uno Vale Valid Van Verona Victoria
    Victory Vienna Viking Ville Virginia Vista Von Wage Wales War Washington Wednesday Wells West White Will
    Wing Winner Winter Wisdom Wood World Worth Yale York Young Zaire Zone
    """.split()
)
"""Given names somewhere that are mostly another word at the head of capitalised words in wire copy."""


def main() -> None:
    """Write the list."""
    locales_of = Counter(name for name in _names() if _NAME.fullmatch(name) and name not in NOT_GIVEN)
    begun = _of_people()
    locales_of.update(
        {name: OFTEN for name, count in begun.items() if count >= OFTEN and name not in NOT_GIVEN}
    )
    lines = (f"{name}{' *' if locales_of[name] >= OFTEN else ''}\n" for name in sorted(locales_of))
    NAMES.write_text(HEAD + "".join(lines), "utf-8")


def _of_people() -> Counter[str]:
    """Count the first names of the office-holders in people.tsv, but where the family name comes first."""
    with NAMES.with_name("people.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        people = {row["id"]: row["name"] for row in rows if row["country"] not in FAMILY_FIRST}
    firsts = (name.split()[0] for name in people.values() if " " in name)
    return Counter(name for name in firsts if _NAME.fullmatch(name))


FAMILY_FIRST = frozenset({"CN", "KR", "KP", "TW", "VN", "KH", "HU", "JP", "SG", "MM", "TH"})


def _names() -> Iterator[str]:
    for locale in pkgutil.iter_modules(locales.__path__):
        found: set[str] = set()
        provider = importlib.import_module(f"{locales.__name__}.{locale.name}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute)
            if attribute.startswith(("first_name", "first_romanized")) and isinstance(listed, Iterable):
                found.update(name for name in listed if isinstance(name, str))
        yield from found


if __name__ == "__main__":
    main()
