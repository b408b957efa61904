from __future__ import annotations

from unit.tagged.told import told


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
