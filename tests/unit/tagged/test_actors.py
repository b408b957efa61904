from __future__ import annotations

import time

import pytest

from unit.tagged.told import actors, told
from wiredesk.tagged.actors import MAX_MENTIONS


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


def test_a_former_holder_is_told_by_a_title_with_former_before_it():
    assert actors(told("The former Chancellor Merkel spoke.")) == {
        "Angela Merkel": "former Chancellor of Germany"
    }
    assert actors(told("Chancellor Merkel spoke.")) == {}


def test_a_relative_is_not_the_holder():
    biden, _ = told("Joe Biden left. Hunter Biden stayed; Mr. Biden did not.").actors
    assert [mention.text for mention in biden.mentions] == ["Joe Biden", "Biden"]


def test_a_surname_is_found_in_a_story_all_in_capitals():
    (biden,) = told("JOE BIDEN LEFT. BIDEN WAS LATE.", headline="BIDEN LEAVES").actors
    assert [mention.text for mention in biden.mentions] == ["JOE BIDEN", "BIDEN"]


@pytest.mark.parametrize(
    ("body", "actor", "name"),
    [
        ("The Kremlin denied it.", "gov:RU", "Government of Russia"),
        ("The White House agreed.", "gov:US", "Government of the United States"),
        ("Downing Street agreed.", "gov:GB", "Government of the United Kingdom"),
        ("The Nigerian government resigned.", "gov:NG", "Government of Nigeria"),
    ],
)
def test_a_government_is_one_actor_by_whatever_name(body: str, actor: str, name: str):
    (found,) = told(body).actors
    assert (found.id, found.name, found.kind) == (actor, name, "government")


def test_a_government_names_its_country():
    tagged = told("The Nigerian government was told by Finland, Finland's and Finnish men; Finland said so.")
    assert {"NG", "FI"} <= {region.code for region in tagged.regions}


def test_ten_megabytes_of_a_surname_are_looked_through_in_bounded_time():
    began = time.process_time()
    (merkel,) = told("Angela Merkel. " + "Merkel " * 1_400_000).actors
    assert time.process_time() - began < 10
    assert len(merkel.mentions) == MAX_MENTIONS
