"""Reasons: each tag has them, they agree with the tag, and each refused name has one."""

from __future__ import annotations

from datetime import date

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.tagged.told import told
from wiredesk.tagged.explaining import WORDS, Explanation, explained
from wiredesk.tagged.record import Tagged
from wiredesk.tagged.salience import FOCUS, weights

BODY = (
    "Chancellor Angela Merkel will receive President Sauli Niinisto on Monday, Berlin said.\n\n"
    "Merkel would not speak of Russia. Neither wore a Turkey red scarf. Mr Most was there."
)


def reasons(body: str = BODY, **said: str) -> tuple[Tagged, Explanation]:
    tagged = told(body, **{"headline": "Merkel to see Finland's president", "on": "2019-06-04", **said})
    return tagged, explained(tagged.deduped.story)


def test_each_tag_is_explained_as_it_is_tagged():
    tagged, why = reasons(dateline="BERLIN")
    assert [(r.code, r.role, r.score) for r in why.regions] == [
        (r.code, r.role, r.score) for r in tagged.regions
    ]
    assert [(a.id, a.role, a.score) for a in why.actors] == [(a.id, a.role, a.score) for a in tagged.actors]
    assert why.focus_regions == tagged.focus_regions
    for tag, told_of in (*zip(tagged.regions, why.regions), *zip(tagged.actors, why.actors)):  # noqa: B905
        assert [(m.field, m.start, m.end, m.text) for m in tag.mentions] == [
            (m.field, m.start, m.end, m.text) for m in told_of.mentions
        ]
        assert all(mention.means and mention.because for mention in told_of.mentions)


def test_the_features_of_a_country_sum_to_its_score():
    _, why = reasons(dateline="BERLIN")
    for region in why.regions:
        if region.kind == "country":
            assert region.sum == pytest.approx(sum(f.value * f.weight for f in region.features))
            assert region.score == pytest.approx(1 / (1 + 2.718281828**-region.sum), abs=0.001)
            assert (region.score >= FOCUS) == (region.role == "focus")


def test_a_role_names_the_term_that_gives_it():
    _, why = reasons()
    merkel = next(actor for actor in why.actors if actor.name == "Angela Merkel")
    assert merkel.term is not None
    assert merkel.term.office == merkel.role == "Chancellor of Germany"
    assert merkel.term.end == date(2021, 12, 8)
    assert "held on 2019-06-04" in merkel.why_role
    _, later = reasons(on="2023-06-04")
    assert "over on 2023-06-04" in next(a for a in later.actors if a.name == "Angela Merkel").why_role


def test_a_seat_that_acts_is_told_as_what_it_is():
    _, why = reasons("Berlin said it would help.")
    government = next(actor for actor in why.actors if actor.id == "gov:DE")
    assert government.mentions[0].because == "a seat of government that acts"


def test_a_surname_alone_is_explained_by_the_full_name():
    _, why = reasons()
    merkel = next(actor for actor in why.actors if actor.name == "Angela Merkel")
    assert merkel.mentions[-1].text == "Merkel"
    assert merkel.mentions[-1].because == "a surname behind the full name is the same person's"


def test_a_refused_name_says_why_and_what_it_could_have_been():
    _, why = reasons()
    (most,) = [one for one in why.refused if one.text == "Most"]
    assert most.why
    assert any("Most" in meaning for meaning in most.could_be)
    assert most.where == "paragraph 2"
    assert "[Most]" in most.around


def test_a_name_inside_what_shows_a_tag_is_not_told_as_refused():
    _, why = reasons("Interior Minister Mari Rantanen said so.", headline="Minister speaks")
    assert [one.name for one in why.actors] == ["Mari Rantanen"]
    assert why.refused == ()


def test_a_country_that_only_a_body_brings_to_mind_is_told_with_its_score():
    _, why = reasons(
        "Deutsche Bank cut 300 jobs in Spain, and Spain was not amused.", headline="Jobs in Spain"
    )
    assert [one.code for one in why.weighed] == ["DE"]
    assert "below 0.50" in why.weighed[0].why


def test_a_border_the_story_is_about_has_the_focus_role():
    tagged, why = reasons(
        "The Finland-Russia border is shut. The border between Finland and Russia opens on Monday.",
        headline="Finland-Russia border shut",
    )
    roles = {region.code: region.role for region in tagged.regions}
    assert all(roles[code] == "focus" for code in tagged.focus_regions)
    assert "border:FI-RU" in roles
    assert next(one for one in why.regions if one.code == "border:FI-RU").features


def test_each_feature_with_a_weight_has_its_words():
    assert set(weights().by_bureau) | set(weights().later) <= set(WORDS)


@given(st.text(max_size=300), st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_explained(body: str, headline: str):
    _, why = reasons(body, headline=headline)
    assert orjson.loads(orjson.dumps(why, option=orjson.OPT_PASSTHROUGH_SUBCLASS))["tagger"]
