"""Bodies whom no table has: known by the form of their names."""

from __future__ import annotations

import time

import pytest

from unit.tagged.told import told


def bodies_of(body: str, **fields: str) -> dict[str, str]:
    """Return the names of the bodies that a story tells, with their kinds."""
    return {actor.name: actor.kind for actor in told(body, **fields).actors if actor.kind != "person"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("She works for the Goat Conservancy now.", "Goat Conservancy"),
        ("The Humber Dale Police said so.", "Humber Dale Police"),
        ("It was taken to the Royal Humber Hospital.", "Royal Humber Hospital"),
        ("He read law at the University of Leeds and left.", "University of Leeds"),
        ("The Law Society of Scotland objected.", "Law Society of Scotland"),
        ("A spokesman for the National Union of Goatherds spoke.", "National Union of Goatherds"),
        ("El Museo de Bellas Artes de Lima abre.", "Museo de Bellas Artes de Lima"),
        ("Die Universität Basel teilte mit.", "Universität Basel"),
        ("La Procura di Palermo indaga.", "Procura di Palermo"),
        ("The Russian defence ministry said so.", "Ministry of Defence of Russia"),
        ("Qatar's Foreign Ministry said so.", "Ministry of Foreign Affairs of Qatar"),
        ("In Berlin, the interior ministry said so.", "Ministry of the Interior of Germany"),
        ("Kenya's Supreme Court voided it.", "Supreme Court of Kenya"),
        ("The Philippine military said so.", "Armed Forces of the Philippines"),
        ("The Polish Border Guard said so.", "Polish Border Guard"),
        ("A Liga dos Amigos da Cabra (LAC) falou.", "Liga dos Amigos da Cabra"),
    ],
)
def test_a_form_tells_a_body(body: str, name: str):
    assert bodies_of(body).get(name) == "organisation"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Humber Goats Plc said so.", "Humber Goats Plc"),
        ("It sold a unit to Nordlicht Ziegen AG.", "Nordlicht Ziegen AG"),
        ("Shares of <Humber Goats Inc> rose.", "Humber Goats Inc"),
        ("It was bought by Humber Mining and Smelting Co.", "Humber Mining and Smelting Co"),
    ],
)
def test_a_legal_form_tells_a_company(body: str, name: str):
    assert bodies_of(body) == {name: "company"}


def test_initials_in_brackets_stand_for_the_body_later():
    (one,) = told("The Goat Information Office (GIO) spoke. Then the GIO fell silent.").actors
    assert [mention.text for mention in one.mentions] == ["Goat Information Office", "GIO", "GIO"]


def test_clubs_are_told_by_results_and_forms():
    found = bodies_of("League results on Saturday:\n\nHumber Rovers 2 Dale Town 0\n\nThe match is over.")
    assert set(found) == {"Humber Rovers", "Dale Town"}


@pytest.mark.parametrize(
    "body",
    [
        "The court said so. The City Council met.",
        "The foreign ministry said so.",
        "The Soviet Union fell.",
        "He missed the Champions League.",
        "An International Goat Agreement (IGA) was signed.",
        "The company said its Board met.",
    ],
)
def test_what_several_bodies_are_called_is_none(body: str):
    assert bodies_of(body) == {}


@pytest.mark.parametrize(
    "unit", ["A University of ", "and Goats Inc ", "Goat Society (GS) ", "X 1 Y 2\n", "Inc "]
)
def test_time_grows_with_the_length_only(unit: str):
    def seconds(count: int) -> float:
        """Return the least of three: others' load only adds."""
        found = []
        for _ in range(3):
            begun = time.process_time()
            told(unit * count)
            found.append(time.process_time() - begun)
        return min(found)

    seconds(10)
    short, long = seconds(1_000), seconds(4_000)
    assert long < 12 * short + 0.3
