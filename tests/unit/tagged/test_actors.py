from __future__ import annotations

import pytest

from unit.tagged.told import actors, told


@pytest.mark.parametrize(
    ("on", "role"),
    [
        ("2017-01-01", "Chancellor of Germany"),
        ("2022-03-03", "former Chancellor of Germany"),
    ],
)
def test_an_office_is_that_of_the_storys_date(on: str, role: str):
    assert actors(told("Angela Merkel spoke.", on=on)) == {"Angela Merkel": role}


def test_a_surname_behind_a_title_is_who_held_the_office_then():
    assert "Ronald Reagan" in actors(told("President Reagan met him.", on="1987-03-03"))
    assert "Ronald Reagan" not in actors(told("President Reagan met him.", on="2022-03-03"))


def test_a_surname_behind_the_full_name_is_the_same_person():
    (macron,) = told("Emmanuel Macron spoke. Macron then left, and Macron's car too.").actors
    assert macron.id == "Q3052772"
    assert [mention.text for mention in macron.mentions] == ["Emmanuel Macron", "Macron", "Macron"]


def test_nobody_is_named_by_a_surname_alone():
    assert actors(told("Macron and Johnson are common names.")) == {}


def test_a_senate_is_the_american_one_only_behind_a_washington_dateline():
    assert actors(told("The Senate in Georgia met. The Department of Agriculture agreed.")) == {}
    assert "United States Senate" in actors(told("The Senate met.", dateline="WASHINGTON, March 3"))
    assert "United States Senate" in actors(told("The U.S. Senate met."))
