"""The file of towns is looked up by folded name, and holds nothing else under it."""

from __future__ import annotations

import pytest

from wiredesk.tagged.town_file import BUCKETS, folded, has_number, packed, towns_named


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Tall ‘Afar", "tall afar"),
        ("Sør-Varanger", "sor varanger"),
        ("Łódź", "lodz"),
        ("Xi’an", "xian"),
        ("Gießen", "giessen"),
        ("Diyarbakır", "diyarbakir"),
    ],
)
def test_a_name_is_folded_as_wires_without_accents_write_it(name: str, key: str):
    assert folded(name) == key


def test_a_towns_row_says_where_it_lies_and_how_many_live_there():
    named = towns_named("jena")
    assert named is not None
    first = named.rows[0]
    assert (first.name, first.country, first.is_city, first.is_told_by_country) == ("Jena", "DE", True, False)
    assert first.population > 100_000
    assert all(row.is_told_by_country for row in named.rows[1:])


def test_another_name_of_a_city_is_told_by_its_country():
    named = towns_named("anvers")
    assert named is not None
    (belgian,) = [row for row in named.rows if row.country == "BE"]
    assert (belgian.name, belgian.is_told_by_country) == ("Antwerp", True)


def test_a_first_word_tells_how_long_a_name_may_be():
    named = towns_named("arquata")
    assert named is not None
    assert named.longest == len("Arquata del Tronto".split())


@pytest.mark.parametrize("name", ["jenaa", "jena berg berg", "", "jena\tw", "\ud800", "g2895044"])
def test_what_is_no_name_finds_nothing(name: str):
    assert towns_named(name) is None


def test_a_place_is_found_by_its_number():
    assert has_number("2895044")
    assert not has_number("289504")
    assert not has_number("Jena")


def test_lines_are_packed_in_the_bucket_of_their_name():
    made = packed(["jena\t\tg1|DE||100|", "jena berg\t\tg2|DE|||"])
    assert made.count(b"\njena\t") + made.count(b"\njena berg\t") == 2
    assert len(made) > 4 * (BUCKETS + 1)
