"""Persons whom no table has: brought in by the text, with the role it gives."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.tagged.told import actors, told
from wiredesk.tagged.names import given_names


@pytest.mark.parametrize(
    ("body", "name", "role"),
    [
        ("His spokesman Marten Ollivier spoke.", "Marten Ollivier", "spokesman"),
        ("The spokesman, Marten Ollivier, spoke.", "Marten Ollivier", "spokesman"),
        ("A police spokesman, Marten Ollivier, spoke.", "Marten Ollivier", "police spokesman"),
        ("Marten Ollivier, head of the lion club, spoke.", "Marten Ollivier", "head of the lion club"),
        ("Marten Ollivier, a keeper of goats, spoke.", "Marten Ollivier", "a keeper of goats"),
        ("Harbour pilot Marten Ollivier spoke.", "Marten Ollivier", "Harbour pilot"),
        ("Le porte-parole, Marten Ollivier, a parlé.", "Marten Ollivier", "porte-parole"),
        ("Il procuratore Marten Ollivieri parla.", "Marten Ollivieri", "procuratore"),
        ("El portavoz de la policía, Marten Olivares, habló.", "Marten Olivares", "portavoz de la policía"),
        ("Der Forscher Marten Ollivier sprach.", "Marten Ollivier", "Forscher"),
        ("O treinador Marten Oliveira falou.", "Marten Oliveira", "treinador"),
    ],
)
def test_a_role_brings_a_person_in(body: str, name: str, role: str):
    assert actors(told(body)) == {name: role}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Norwegian Fisheries Minister Quaid Ollivier spoke.", "Norwegian Fisheries Minister"),
        ("Norwegian Defence Minister Quaid Ollivier spoke.", "Minister of Defence of Norway"),
        ("Norway's foreign minister, Quaid Ollivier, spoke.", "Minister for Foreign Affairs of Norway"),
        ("Norway's deputy foreign minister, Quaid Ollivier, spoke.", "Norway's deputy foreign minister"),
        (
            "The former Norwegian finance minister Quaid Ollivier spoke.",
            "former Minister of Finance of Norway",
        ),
        ("Norwegian Prime Minister Quaid Ollivier spoke.", "Prime Minister of Norway"),
        ("Acme Widget president Quaid Ollivier spoke.", "Acme Widget president"),
    ],
)
def test_an_office_has_one_form_and_another_role_the_texts(body: str, role: str):
    assert actors(told(body))["Quaid Ollivier"] == role


def test_a_bare_minister_is_of_the_country_that_the_story_is_filed_from():
    tagged = told("Norway rejoiced. Defence Minister Quaid Ollivier spoke.", dateline="OSLO, March 3")
    assert actors(tagged)["Quaid Ollivier"] == "Minister of Defence of Norway"
    (one,) = (actor for actor in tagged.actors if actor.kind == "person")
    assert (one.id, one.country, one.sector) == ("x:quaid-ollivier", "NO", "GOV")


def test_a_counterpart_holds_the_same_office_elsewhere():
    tagged = told("German Defence Minister Quaid Ollivier met his Norwegian counterpart Marten Olsson.")
    assert actors(tagged)["Marten Olsson"] == "Minister of Defence of Norway"


def test_a_surname_behind_the_full_name_is_the_same_person_in_the_headline_too():
    (one,) = told("Marten Ollivier, 34, spoke. Then Ollivier left.", headline="OLLIVIER SPEAKS").actors
    assert [(m.field, m.text) for m in one.mentions] == [
        ("body", "Marten Ollivier"),
        ("headline", "OLLIVIER"),
        ("body", "Ollivier"),
    ]


def test_a_family_name_stands_first_where_the_wires_put_it():
    (one,) = (a for a in told("Chinese spokesman Bao Qilin spoke. Bao left.").actors if a.kind == "person")
    assert [m.text for m in one.mentions] == ["Bao Qilin", "Bao"]


@pytest.mark.parametrize(
    "body",
    [
        "The ferry Martin Luther sank.",
        "They met at Victoria Park on Monday.",
        "He works for Martin Industries Inc.",
        "In March Officials Said So.",
        "The Taylor Glacier is melting.",
        "Robert & Sons opened a shop.",
    ],
)
def test_other_capitalised_words_are_nobody(body: str):
    assert [actor.name for actor in told(body).actors if actor.kind == "person"] == []


def test_given_names_are_known_and_plain_words_are_none():
    assert {"Steffen", "Giovanna", "João", "Zoltán"} <= given_names()
    assert not {"Said", "Banks", "March", "Union"} & given_names()


@given(st.text(st.sampled_from("aA bB.,'’\n-()1éÉßMr Dr spokesman minister Said and of de"), max_size=200))
@settings(max_examples=200, deadline=None)
def test_mentions_slice_to_their_text(body: str):
    tagged = told("Spokesman Marten Ollivier spoke.\n\n" + body)
    story = tagged.deduped.story
    fields = {"headline": story.headline, "body": story.body, "captions": story.captions_text}
    for actor in tagged.actors:
        for mention in actor.mentions:
            assert (fields[mention.field] or "")[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "unit",
    [
        "Spokesman John Smith ",
        "A B C d ",
        "the head of the ",
        "Mr. ",
        "John Smith, a ",
        "said John Smith, 34, ",
    ],
)
def test_time_grows_with_the_length_only(unit: str):
    def seconds(count: int) -> float:
        begun = time.process_time()
        told(unit * count)
        return time.process_time() - begun

    seconds(10)
    short, long = seconds(1_000), min(seconds(4_000) for _ in range(3))
    assert long < 12 * short + 0.3


def test_a_former_holder_has_the_role_that_the_text_gives_him_now():
    body = "Harbour company chairman Ted Heath spoke."
    assert "Ted Heath" in actors(told(body))
    tagged = told("Lighthouse keeper Angela Merkel spoke.", on="2023-03-03")
    assert actors(tagged) == {"Angela Merkel": "Lighthouse keeper"}
    tagged = told("Germany's Chancellor Angela Merkel spoke in her time.", on="2023-03-03")
    assert actors(tagged) == {"Angela Merkel": "former Chancellor of Germany"}


def test_a_company_that_has_a_persons_surname_is_none():
    assert {a.kind for a in told("Said Michael Siemens, who keeps goats.").actors} == {"person"}


@pytest.mark.parametrize(
    ("body", "dateline", "on", "name", "role"),
    [
        (
            "Former President Dmitry Medvedev was blunt.",
            *("THE HAGUE, Netherlands", "2023-03-17", "Dmitry Medvedev", "former President of Russia"),
        ),
        (
            "Georgia's acting president Nino Burjanadze called for calm in Tbilisi.",
            *("TBILISI", "2003-11-24", "Nino Burjanadze", "acting President of Georgia"),
        ),
        (
            "Premier Daniel Andrews said so.",
            *("MELBOURNE, Australia", "2020-07-07", "Daniel Andrews", "Premier"),
        ),
        (
            "Premier Doug Ford said so.",
            *("TORONTO", "2020-07-07", "Doug Ford", "Premier of Ontario"),
        ),
        (
            "The ballots, Secretary of State Brad Raffensperger said, are counted.",
            *("ATLANTA", "2020-11-11", "Brad Raffensperger", "Secretary of State of Georgia"),
        ),
        (
            "Gov. Brian Kemp, a Republican, was silent.",
            *("ATLANTA", "2020-11-11", "Brian Kemp", "Governor of Georgia"),
        ),
        (
            "Slovene Defence Minister Janez Drnovsek Kos said his men held Sezana.",
            *("LJUBLJANA", "1991-07-02", "Janez Drnovsek Kos", "Minister of Defence of Slovenia"),
        ),
    ],
)
def test_an_office_is_of_the_state_or_time_that_the_story_tells(
    body: str, dateline: str, on: str, name: str, role: str
):
    assert actors(told(body, dateline=dateline, on=on))[name] == role


def test_an_office_is_of_the_body_that_a_pronoun_means():
    body = "Die Weltbank sprach von einer ernsten Lage. Ihr Präsident Klaus Müller rief zum Sparen auf."
    role = actors(told(body, language="de"))["Klaus Müller"]
    assert role == "President of the World Bank"


def test_a_form_of_address_may_stand_between_a_role_and_the_name():
    body = "Il a fait savoir par son avocat, Me Georges Kiejman, qu'il ne viendrait pas."
    assert actors(told(body, language="fr"))["Georges Kiejman"] == "avocat"


def test_a_titled_person_of_the_table_is_of_his_own_country_and_not_of_the_datelines():
    body = "Chancellor Friedrich Merz met French President Emmanuel Macron in Paris."
    tagged = told(body, dateline="PARIS, May 7", on="2019-05-07")
    assert actors(tagged)["Friedrich Merz"] == "Chancellor of Germany"
    assert {actor.country for actor in tagged.actors if actor.name == "Friedrich Merz"} == {"DE"}
