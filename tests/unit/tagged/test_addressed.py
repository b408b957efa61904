"""People of the tables by title and surname."""

from __future__ import annotations

import pytest

from unit.tagged.told import actors, told


def people(body: str, on: str, language: str = "en", headline: str = "Report") -> dict[str, list[str]]:
    """Return the persons' names with the words that show them."""
    tagged = told(body, on=on, language=language, headline=headline)
    return {a.name: [m.text for m in a.mentions] for a in tagged.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("body", "on", "language", "name", "words"),
    [
        ("Mrs Thatcher told British lawmakers so.", "1987-03-03", "en", "Margaret Thatcher", "Mrs Thatcher"),
        ("In the United States, Mr Bush said no.", "1990-03-03", "en", "George H. W. Bush", "Mr Bush"),
        ("In the United States, Mr Bush said no.", "2005-03-03", "en", "George W. Bush", "Mr Bush"),
        ("Frau Merkel reist durch Deutschland.", "2010-03-03", "de", "Angela Merkel", "Frau Merkel"),
        (
            "In Deutschland will Bundeskanzler Scholz sparen.",
            *("2022-03-03", "de", "Olaf Scholz", "Bundeskanzler Scholz"),
        ),
        ("La France, a dit M. Macron, attend.", "2020-03-03", "fr", "Emmanuel Macron", "M. Macron"),
        (
            "En Allemagne, la chancelière Merkel a parlé.",
            *("2015-03-03", "fr", "Angela Merkel", "chancelière Merkel"),
        ),
        ("L'Italia, dice il ministro Tajani, c'è.", "2023-10-03", "it", "Antonio Tajani", "ministro Tajani"),
        (
            "In Italia parla il ministro degli Esteri Tajani.",
            *("2023-10-03", "it", "Antonio Tajani", "ministro degli Esteri Tajani"),
        ),
    ],
)
def test_a_title_and_surname_is_who_held_office_that_day(
    body: str, on: str, language: str, name: str, words: str
):
    assert people(body, on, language) == {name: [words]}


@pytest.mark.parametrize(
    ("headline", "on", "name"),
    [
        ("TURKEY'S ERDOGAN SAYS NO DATE YET FOR TALKS", "2012-11-27", "Recep Tayyip Erdogan"),
        ("ECB'S DRAGHI SAYS RATES TO STAY LOW", "2013-09-06", "Mario Draghi"),
        ("BOJ HOLDS RATES; GOVERNOR KURODA TO SPEAK", "2015-01-29", "Haruhiko Kuroda"),
        ("Finland's Niinisto to visit Berlin", "2020-01-29", "Sauli Niinistö"),
    ],
)
def test_a_surname_behind_its_country_or_body_is_who_serves_it(headline: str, on: str, name: str):
    assert list(people("", on, headline=headline)) == [name]


@pytest.mark.parametrize(
    ("body", "on"),
    [
        ("Mrs Reagan opened a clinic in the United States.", "1987-03-03"),
        ("Mr Bush left the United States.", "2015-03-03"),
        ("Mr Scholz of Vienna bought a house.", "2022-03-03"),
        ("The United States sent nobody. Neil Bush runs a bank. Mr Bush said so.", "1990-03-03"),
        ("In Germany, former Chancellor Scholz Meier said so.", "2022-03-03"),
    ],
)
def test_nobody_else_of_that_surname_is_taken_for_the_holder(body: str, on: str):
    named = people(body, on)
    assert not named.keys() & {"Ronald Reagan", "George W. Bush", "George H. W. Bush", "Olaf Scholz"}


def test_a_peer_who_left_office_is_known_by_the_title():
    assert people("Baroness Thatcher died in London, Britain said.", "2013-04-08") == {
        "Margaret Thatcher": ["Baroness Thatcher"]
    }


def test_a_given_name_behind_a_title_is_no_surname():
    named = people("Palestinian Prime Minister Ahmed Qureia resigned in Ramallah.", "2007-01-10")
    assert "Iajuddin Ahmed" not in named


def test_a_title_of_another_country_is_not_the_namesakes():
    body = "Mongolian Prime Minister Merkel did not speak."
    assert "Angela Merkel" not in actors(told(body, on="2010-03-03"))


def test_the_longest_name_is_meant():
    body = "Le président Mahamat Idriss Déby Itno a parlé à N'Djamena."
    assert list(people(body, "2023-10-18", "fr")) == ["Mahamat Déby Itno"]


def test_a_name_behind_another_given_name_is_somebody_elses():
    assert "Angela Merkel" not in people("The nurse Sabine Angela Merkel spoke in Bonn.", "2010-03-03")


def test_a_kings_name_and_number_are_the_name():
    named = people("King Abdullah II of Jordan met Queen Elizabeth.", "2015-03-03")
    assert set(named) == {"Abdullah II of Jordan", "Elizabeth II"}


def test_a_country_that_ends_the_sentence_before_is_not_the_titles():
    named = people("Talks were held in Jordan.\n\nPresident Bush had asked for them.", "2007-01-17")
    assert "George W. Bush" in named


def test_a_former_holder_who_came_back_later_is_former_between():
    assert "Donald Trump" in people("Former President Trump did not comment.", "2022-02-25")
