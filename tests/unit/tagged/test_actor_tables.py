"""The actors' tables: their rows, their names, and a sample of their ids against what the sources say."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

import build_actors
from actor_tables import DATA, countries, folded, read_table
from wiredesk.tagged.words import words

FACTS = Path(__file__).parent / "facts"
PEOPLE = read_table(DATA / "people.tsv")
BODIES = read_table(DATA / "organisations.tsv")
SECTORS = {"GOV", "MIL", "IGO", "REB", "OPP", "BUS", "MED", "CVL", "NGO"}


def test_the_tables_are_what_the_builder_makes_of_our_own_tables(tmp_path, monkeypatch):
    before = {name: (DATA / name).read_bytes() for name in ("people.tsv", "organisations.tsv")}
    monkeypatch.setattr(build_actors, "DATA", tmp_path)
    build_actors.main()
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_the_tables_are_large_enough_and_small_enough():
    assert len({row["id"] for row in PEOPLE}) > 5_000
    assert len(BODIES) > 3_500
    assert all((DATA / name).stat().st_size < 8_000_000 for name in ("people.tsv", "organisations.tsv"))


def test_every_term_has_dates_in_order_a_sector_and_a_country_that_is_known():
    for row in PEOPLE:
        assert date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"] or "2100-01-01"), row
        assert row["sector"] in SECTORS, row
        assert not row["country"] or row["country"] in countries(), row
        assert row["office"], row
        assert re.fullmatch(r"Q[1-9]\d*|x:[a-z0-9-]+", row["id"]), row


def test_every_body_has_a_kind_a_sector_and_a_country_that_is_known():
    for row in BODIES:
        assert row["kind"] in {"government", "organisation", "armed_group", "company"}, row
        assert row["sector"] in SECTORS, row
        assert not row["country"] or row["country"] in countries(), row
        assert re.fullmatch(r"Q[1-9]\d*|x:[a-z0-9-]+|gov:[A-Z]{2}", row["id"]), row


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("American Red Cross", "US"),
        ("Turkish Red Crescent", "TR"),
        ("Bayer Leverkusen", "DE"),
        ("Autostrade per l'Italia", "IT"),
        ("Bangladesh Garment Manufacturers and Exporters Association", "BD"),
        ("Hong Kong and Macao Affairs Office", "CN"),
    ],
)
def test_a_body_whose_name_holds_another_bodys_is_one_of_its_own_with_its_country(name, country):
    assert [row["country"] for row in BODIES if row["name"] == name] == [country]


def test_no_body_has_the_id_of_another_and_no_person_has_two():
    ids = [row["id"] for row in BODIES]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in PEOPLE:
        by_name[row["country"], folded(row["name"])].add(row["id"])
    namesakes = {key: ids for key, ids in by_name.items() if len(ids) > 1}
    mixed = {key for key, ids in namesakes.items() if any(one.startswith("x:") for one in ids)}
    assert mixed <= build_actors.NAMESAKES
    assert len(namesakes) < 10


def test_no_two_people_hold_one_headship_at_a_time():
    held: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in PEOPLE:
        if re.match(r"(?:President|Prime Minister|Chancellor|Taoiseach) of (?!.*Bank)", row["office"]):
            held[row["office"]].append(row)
    far = "2100-01-01"
    for office, rows in held.items():
        assert sum(not row["to"] for row in rows) <= 1, office
        rows.sort(key=lambda row: row["from"])
        for one, other in itertools.pairwise(rows):
            acting = (other["to"] or far) <= (one["to"] or far)  # within the other's term
            overlap = date.fromisoformat(one["to"] or far) - date.fromisoformat(other["from"])
            assert acting or overlap <= timedelta(days=150), (one, other)


def test_no_alias_is_an_ordinary_word_or_a_common_name_alone():
    text = (FACTS / "plain_words.txt").read_text("utf-8")
    plain = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    told_by_their_place = words().generic_bodies
    found = {
        alias
        for row in (*PEOPLE, *BODIES)
        for alias in (row["name"], *row["aliases"].split(";"))
        if alias.lower() in plain - told_by_their_place and not alias.isupper()
    }
    assert found == set()


def test_a_name_in_capitals_that_is_a_word_too_is_known_for_one():
    text = (FACTS / "plain_words.txt").read_text("utf-8")
    plain = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    found = {a for row in BODIES for a in (row["name"], *row["aliases"].split(";")) if a.lower() in plain}
    assert {a.lower() for a in found} - words().capital_letter_words - words().generic_bodies == set()


@pytest.mark.parametrize("fact", read_table(FACTS / "ids.tsv"), ids=lambda fact: fact["name"])
def test_an_id_is_the_one_that_the_source_has(fact):
    rows = PEOPLE if fact["kind"] == "person" else BODIES
    assert fact["qid"] in {
        row["id"] for row in rows if fact["name"] in (row["name"], *row["aliases"].split(";"))
    }
