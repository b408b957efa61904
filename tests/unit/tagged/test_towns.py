"""A town's name is a town's where the story says so, and a surname or a word elsewhere."""

from __future__ import annotations

import pytest

from unit.tagged.told import told


def towns_of(body: str, **fields: str) -> dict[str, str | None]:
    return {r.mentions[0].text: r.country for r in told(body, **fields).regions if r.kind == "city"}


@pytest.mark.parametrize(
    ("body", "town", "country"),
    [
        ("A ship was finished in Papenburg, Germany's yard said.", "Papenburg", "DE"),
        ("The French police searched a house in Bagnolet.", "Bagnolet", "FR"),
        ("A fire broke out in the town of Papenburg.", "Papenburg", "DE"),
        ("A mill in Bangor, Maine, was sold.", "Bangor", "US"),
        ("A mill in Paris, Texas, was sold.", "Paris", "US"),
        ("A school in Newcastle, NSW, was closed.", "Newcastle", "AU"),
        ("Police searched a house. In Bagnolet, a French court sat.", "Bagnolet", "FR"),
        ("A bone was dated at an institute in Jena.", "Jena", "DE"),
        ("A quake struck Gizo, the Solomon Islands said.", "Gizo", "SB"),
        ("A ship left Papenburg for a German yard.", "Papenburg", "DE"),
        ("La police a fouillé une maison en France, à Bagnolet.", "Bagnolet", "FR"),
        ("A mill in Kailahun, Sierra Leone's army said, burned.", "Kailahun", "SL"),
        ("Georgian troops were driven out of Sukhumi.", "Sukhumi", "GE"),
        ("Fighters still hold Tal Afar, the Iraqi army said.", "Tal Afar", "IQ"),
        ("La Belgique vote. La mairie d'Anvers reste fermée.", "Anvers", "BE"),
        ("Serbs live in northern Mitrovica, Kosovo's police said.", "Mitrovica", "XK"),
        ("A Polish guard was hurt near Kuznica.", "Kuznica", "PL"),
        ("A shop in West Hollywood, California, was sold.", "West Hollywood", "US"),
        ("Un bono bajo ley de Nueva York venció.", "Nueva York", "US"),
        (
            "A lawyer from Perth sued in Scotland. Courts in Edinburgh, Glasgow and Aberdeen sat.",
            "Perth",
            "GB",
        ),
    ],
)
def test_a_town_is_told_by_what_stands_around_it(body: str, town: str, country: str | None):
    assert towns_of(body).get(town) == country


@pytest.mark.parametrize(
    "body",
    [
        "Bagnolet said he would appeal, his French lawyer said.",
        "Marie Bagnolet, a French teacher, won.",
        "Papenburg said so, and Anna Papenburg, a German, left.",
        "Best of all, the British team won. Most said so.",
        "He was born in Hope and lives on hope.",
    ],
)
def test_a_name_alone_is_no_town(body: str):
    assert towns_of(body) == {}


@pytest.mark.parametrize(
    "body",
    [
        "Kailahun burned, and in Kailahun nobody was seen.",
        "The ball went from Crieff to Moria.",
        "French minister Louw de Graaf spoke. In Dutch offices de Graaf said more.",
        "The French fund has a stake in Estaing.",
        "Anna Crieff, a Scottish lawyer, sued. Nobody in Crieff could answer.",
        "River Oaks Industries Inc of the United States said so. A stay in River Oaks was said to help.",
        "The Mayor said in May that the American voters in Hope were many.",
    ],
)
def test_a_village_needs_its_country_and_no_person_or_business_of_its_name(body: str):
    assert towns_of(body) == {}


def test_a_village_name_that_holds_a_citys_is_the_citys_where_nothing_tells_the_village():
    assert towns_of("Talks went on in East Berlin, the German envoy said.") == {"Berlin": "DE"}


def test_a_well_known_city_of_the_dateline_is_no_namesake_in_a_country_that_the_story_names():
    body = "Australia and Australian farmers want open markets."
    assert towns_of(body, dateline="GENEVA, March 5") == {"GENEVA": "CH"}


def test_states_in_a_list_are_no_villages_beside_a_state():
    regions = {r.code for r in told("Farmers in Kansas, Oklahoma, Michigan and Ohio wait.").regions}
    assert {"US-KS", "US-OK"} <= regions


def test_the_state_behind_a_datelines_comma_is_no_village():
    regions = {r.code for r in told("A bank opened.", dateline="LARGO, FLA, March 5").regions}
    assert "US-FL" in regions


def test_a_town_is_told_by_its_neighbours_in_a_list_and_where_it_comes_again():
    body = "Ukraine's army left Bakhmut.\n\nShells fell in Lozova, Pavlohrad and Bakhmut. Pavlohrad burned."
    assert towns_of(body) == {"Bakhmut": "UA", "Lozova": "UA", "Pavlohrad": "UA"}


def test_a_dateline_is_a_town_and_a_month_is_none():
    assert towns_of("A ship was finished.", dateline="PAPENBURG, March 3") == {"PAPENBURG": "DE"}


def test_a_province_is_told_in_its_country():
    regions = {
        r.code: r.country for r in told("Rain fell in Umbria and in the Kenyan county of Turkana.").regions
    }
    assert regions["IT-55"] == "IT"
