from __future__ import annotations

from unit.tagged.told import codes, told
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.salience import area_bodies


def test_a_dateline_alone_is_no_focus_where_the_text_is_about_elsewhere():
    tagged = told(
        "Troops in Mali attacked near Gao, Mali's army said. Malian officials asked for help for Mali.",
        dateline="PARIS, March 3",
    )
    assert tagged.focus_regions == ("ML",)


def test_the_united_states_is_no_focus_for_being_named_in_passing():
    tagged = told(
        "Finland said it would build a line.\n\nThe Finnish line costs 2 billion U.S. dollars.",
        headline="Finland to build a line",
        dateline="HELSINKI, March 3",
    )
    assert tagged.focus_regions == ("FI",)


def test_a_headline_of_capitals_without_text_is_about_who_stands_there():
    assert set(told("", headline="US STRIKES IRAN").focus_regions) == {"US", "IR"}


def test_each_focus_country_has_a_region_of_its_own():
    tagged = told("A fire in Helsinki. Helsinki is calm.", headline="Fire in Helsinki", dateline="HELSINKI")
    assert tagged.focus_regions == ("FI",)
    (country,) = [region for region in tagged.regions if region.code == "FI"]
    assert (country.role, country.mentions[0].text) == ("focus", "Helsinki")


def test_scores_lie_between_nothing_and_all():
    tagged = told("Finland, Sweden, Norway and Denmark met in Oslo.", dateline="OSLO")
    assert all(0 <= region.score <= 1 for region in tagged.regions)


def test_the_money_of_a_bond_in_a_headline_is_no_headline_of_its_country():
    tagged = told(
        "Hamburgische Landesbank issues notes of 50 million Canadian dollars.",
        headline="HAMBURG BANK ISSUES 50 MLN CANADIAN DLR NOTES",
        dateline="LONDON, March 3",
        on="1987-03-19",
    )
    assert "CA" not in tagged.focus_regions
    money = told(
        "The Canadian dollar fell to a record low.\n\nCanada's central bank said nothing.",
        headline="Canadian dollar falls to record low",
        dateline="TORONTO, March 3",
    )
    assert money.focus_regions == ("CA",)


def test_a_body_of_an_area_in_the_headline_speaks_for_the_area():
    tagged = told("", headline="ECB'S DRAGHI SAYS TO BUY BONDS", on="2012-09-06")
    assert tagged.focus_regions == ("x:eu",)
    (union,) = [region for region in tagged.regions if region.code == "x:eu"]
    assert [mention.text for mention in union.mentions] == ["ECB"]
    allies = told(
        "NATO leaders agreed to set up a force that could be in the Baltics within days.",
        headline="NATO agrees spearhead force",
        on="2014-09-05",
    )
    assert allies.focus_regions[0] == "x:nato"


def test_a_body_of_an_area_named_in_passing_makes_no_region():
    tagged = told(
        "Mali's army shut the border.\n\nMalian officers shot.\n\nThe African Union called for calm.",
        headline="Mali officers seize palace",
    )
    assert {region.code for region in tagged.regions} == {"ML"}


def test_each_body_that_stands_for_an_area_is_in_the_tables():
    for name, code in area_bodies().items():
        entry = lexicon().entry_of(name.lower())
        assert entry is not None
        assert entry.body is not None
        assert entry.body.country is None
        assert lexicon().places[code].kind == "area"


def test_a_part_of_africa_is_not_africa():
    tagged = told("Ebola spread in West Africa.", headline="Ebola in West Africa")
    assert codes(tagged) == {"011"}


def test_a_part_in_one_country_speaks_for_an_area_of_several():
    tagged = told(
        "Oil firms in Iraqi Kurdistan shut in output after Turkey stopped the pipeline.",
        headline="Iraqi Kurdistan's oil stays in tanks",
        dateline="ERBIL, March 3",
    )
    assert "IQ" in tagged.focus_regions
    assert "x:kurdistan" in tagged.focus_regions
