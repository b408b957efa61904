from __future__ import annotations

import pytest

from unit.tagged.told import told
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.tables import rows_of


def test_the_lexicon_knows_all_countries():
    countries = {p.code for p in lexicon().places.values() if p.kind == "country"}
    assert len(countries) > 240
    assert {"FI", "US", "TW", "XK", "SUHH", "DDDE", "YUCS", "CSHH"} <= countries


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("TR", "Turkey"),
        ("MM", "Myanmar"),
        ("CI", "Ivory Coast"),
        ("HK", "Hong Kong"),
        ("TT", "Trinidad and Tobago"),
        ("CD", "Democratic Republic of Congo"),
        ("CG", "Republic of Congo"),
        ("GB", "United Kingdom"),
    ],
)
def test_a_country_is_shown_by_the_name_that_the_wires_use(code: str, name: str):
    assert lexicon().places[code].name == name


def test_no_country_is_shown_with_brackets_or_an_ampersand():
    odd = [p.name for p in lexicon().places.values() if p.kind == "country" and set(p.name) & set("&(")]
    assert odd == ["Cocos (Keeling) Islands"]


def test_every_american_state_has_its_name_and_lies_in_the_country():
    states = [p for p in lexicon().places.values() if p.code.startswith("US-")]
    assert len(states) == 51
    assert all(p.kind == "subdivision" and p.country == "US" for p in states)


@pytest.mark.parametrize("name", ["n.j.", "miss.", "tex.", "ont.", "u.s.", "west germany", "deutschland"])
def test_a_name_of_the_wires_is_known(name: str):
    assert lexicon().entry_of(name) is not None


def test_every_name_is_in_lower_case_and_keeps_its_length():
    for at, name in enumerate(lexicon().names):
        entry = lexicon().entry_at(at)
        assert name == entry.name == entry.spelt.lower()


def test_every_person_has_a_surname_and_terms_that_end_after_they_begin():
    people = {s.person.id: s.person for one in lexicon().senses.values() for s in one if s.person is not None}
    assert len(people) > 500
    for person in people.values():
        assert person.surname in person.name
        assert all(term.end is None or term.start <= term.end for term in person.terms)


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("Iron ore trains in the Pilbara ran as usual.", "AU", "x:pilbara"),
        ("A quake shook the Tohoku region.", "JP", "x:tohoku"),
        ("Police on Merseyside made an arrest.", "GB", "x:merseyside"),
        ("Shells fell in the Bekaa Valley.", "LB", "x:bekaa"),
        ("Vines froze in the Napa Valley.", "US", "x:napa-valley"),
        ("The ferry from Mallorca was late.", "ES", "x:mallorca"),
        ("Crowds marched in Ajaria.", "GE", "GE-AJ"),
        ("La policía cerró el acceso a Machu Picchu.", "PE", "x:machu-picchu"),
    ],
)
def test_a_region_that_is_no_state_brings_its_country(text: str, country: str, code: str) -> None:
    assert {country, code} <= {region.code for region in told(text).regions}


def test_no_two_areas_have_a_code_and_none_has_a_name_of_another() -> None:
    rows = list(rows_of("areas.tsv"))
    names = [name for row in rows for name in row["names"].split(";")]
    assert len({row["code"] for row in rows}) == len(rows)
    assert len(set(names)) == len(names)
