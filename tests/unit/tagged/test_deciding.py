from __future__ import annotations

import pytest

from unit.tagged.told import actors, codes, told


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Georgia's president spoke in Tbilisi about Russia.", "GE"),
        ("Georgia lawmakers met in Atlanta. Alabama has no such law.", "US-GA"),
        ("The Jordanian army said Jordan would close its border with Syria.", "JO"),
        ("Chad sent troops to Niger, the Chadian army said.", "TD"),
        ("Niger's army took power in Niamey.", "NE"),
        ("Nigeria's central bank in Abuja raised its rate.", "NG"),
        ("Guinea mined more bauxite, the minister in Conakry said.", "GN"),
        ("Equatorial Guinea pumps less oil.", "GQ"),
        ("Guinea-Bissau votes in May.", "GW"),
        ("Papua New Guinea asked for help.", "PG"),
        ("The Republic of Congo signed.", "CG"),
        ("The Democratic Republic of Congo signed.", "CD"),
        ("North Korea fired a missile.", "KP"),
        ("South Korea answered.", "KR"),
        ("Turkey asked for talks.", "TR"),
        ("Congo votes on Sunday, officials in Brazzaville said.", "CG"),
        ("Congo votes on Sunday, officials in Kinshasa said.", "CD"),
        ("Korea raised its rate, the bank in Seoul said.", "KR"),
        ("Koreans marched in Pyongyang.", "KP"),
        ("Troops from Jordan crossed the border.", "JO"),
        ("The plant in Paris, Tex., closed.", "US-TX"),
        ("Trinidad and Tobago votes.", "TT"),
    ],
)
def test_an_ambiguous_country_is_told(body: str, code: str):
    assert code in codes(told(body))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Michael Jordan scored 40 points.", "JO"),
        ("Jordan Peterson gave a talk.", "JO"),
        ("A roast turkey was served.", "TR"),
        ("The best china broke.", "CN"),
        ("Kevin Chad won the race.", "TD"),
        ("Paris Hilton sang.", "FR"),
        ("Readers of the New York Times wrote in.", "US-NY"),
        ("Chelsea Clinton spoke.", "GB"),
        ("Jordan Ellery won the race.", "JO"),
        ("Mr. Jordan left the court.", "JO"),
        ("Denzel Washington and George Washington are names.", "US"),
        ("The Georgia peach is sweet, a bird of New Guinea is not.", "GN"),
        ("Turkey prices rose. Farmers sold more turkey.", "TR"),
    ],
)
def test_what_only_looks_like_a_place_is_left_out(body: str, code: str):
    assert code not in codes(told(body))


def test_a_name_within_a_body_s_is_no_place_of_its_own():
    tagged = told("Shares of Bank of China rose.")
    assert {mention.text for region in tagged.regions for mention in region.mentions} <= {"Bank of China"}
    assert [actor.name for actor in tagged.actors] == ["Bank of China"]


def test_georgia_alone_is_left_out_rather_than_guessed():
    assert codes(told("Georgia votes on a bill on Monday, the speaker said.")) == set()


def test_a_lower_case_turkey_in_the_text_unmasks_one_in_a_headline_of_capitals():
    assert "TR" not in codes(told("Farmers raise more turkey than ever.", headline="TURKEY PRICES RISE"))
    assert "TR" in codes(told("Turkey's lira fell.", headline="TURKEY PRICES RISE"))
    assert "TR" not in codes(told("Turkey is dear. A turkey costs more.", headline="TURKEY PRICES RISE"))


def test_korea_alone_and_both_koreas_are_left_open():
    assert codes(told("Korea won the match.")) == set()
    regions = told("Korea is one, a song says.", headline="Seoul and Pyongyang sing").regions
    assert "Korea" not in {mention.text for region in regions for mention in region.mentions}


def test_washington_state_is_told_from_the_city_beside_it():
    found = told("Seattle is in Washington state. Washington is not.").regions
    assert {"US-WA", "geonames:4140963"} <= {region.code for region in found}


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("The plant in Paris, Texas, closed.", "Paris", "US"),
        ("The plant in Paris, TX, closed.", "Paris", "US"),
        ("The plant in Paris, Ohio, closed.", "Paris", None),
        ("The plant in London, ON, closed.", "London", "CA"),
        ("The plant in Newcastle, NSW, closed.", "Newcastle", "AU"),
        ("The plant in Mobile, Ala., closed.", "Mobile", "US"),
        ("The plant in Paris closed.", "Paris", "FR"),
        ("Washington said it would answer.", "Washington", "US"),
    ],
)
def test_a_city_is_told_by_what_stands_behind_it(body: str, name: str, country: str | None):
    cities = {r.name.split(",")[0]: r.country for r in told(body).regions if r.kind == "city"}
    assert cities.get(name) == country


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("The bank in New York said so.", "geonames:5128581"),
        ("Banks in London, New York and Tokyo closed.", "geonames:5128581"),
        ("New York state sued.", "US-NY"),
        ("The plant in Albany, New York, closed.", "US-NY"),
        ("He lives in Buffalo, New York.", "US-NY"),
    ],
)
def test_new_york_is_the_city_unless_a_state_is_meant(body: str, code: str):
    found = {region.code for region in told(body).regions}
    assert found & {"US-NY", "geonames:5128581"} == {code}


def test_a_new_york_dateline_is_the_city():
    tagged = told("Shares rose.", dateline="NEW YORK, March 3")
    assert {r.code: r.role for r in tagged.regions}["geonames:5128581"] == "dateline"


def test_a_state_behind_a_city_is_where_it_lies():
    assert codes(told("He studied in Cambridge, Mass., and left.")) >= {"US-MA"}
    assert not any(region.country == "GB" for region in told("He studied in Cambridge, Mass.").regions)


def test_words_are_no_cities():
    assert [r.code for r in told("Reading is good. Nice people met a Male voter.").regions] == []
    assert [r.name for r in told("The fire in Reading is out.").regions if r.kind == "city"] == ["Reading"]


def test_washington_state_is_a_state():
    assert "US-WA" in codes(told("Washington state votes by mail."))


def test_a_capital_that_acts_is_its_government_and_one_in_which_something_happens_is_not():
    assert "Government of Russia" in actors(told("Moscow said it would answer."))
    assert actors(told("The fair in Moscow has opened.")) == {}


def test_former_states_are_told_by_date():
    soviet = told("Soviet officials met.", dateline="MOSCOW, March 3", on="1987-03-03")
    assert soviet.focus_regions == ("SUHH",)
    later = told("The Soviet Union is history in Moscow, Russia.", on="2022-03-03")
    assert "SUHH" not in later.focus_regions
    assert {r.code: r.role for r in later.regions}["SUHH"] == "mention"


def test_a_capital_alone_in_the_dateline_is_the_capital():
    tagged = told("The bank issued notes in Canadian dollars.", dateline="LONDON, March 3")
    assert [r.country for r in tagged.regions if r.kind == "city"] == ["GB"]


def test_a_town_of_a_capital_s_name_has_its_state_behind_it_in_the_dateline():
    tagged = told("The company sold its unit.", dateline="SAN JOSE, Calif., March 3")
    assert [r.country for r in tagged.regions if r.kind == "city"] == ["US"]
    tagged = told("The company sold its unit.", dateline="LONDON, Ontario, March 3")
    assert [r.country for r in tagged.regions if r.kind == "city"] == ["CA"]


def test_a_point_of_the_compass_is_no_province_of_its_name():
    tagged = told("The company filed for an offering.", dateline="NORTH PALM BEACH, Fla., March 3")
    assert {region.country for region in tagged.regions} == {"US"}
    tagged = told("Berliner Bank has suffered losses.", dateline="WEST BERLIN, March 3", on="1987-03-24")
    assert {region.country for region in tagged.regions} == {"DE"}
