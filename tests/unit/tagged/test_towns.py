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
        ("A quake struck Gizo, the Solomon Islands said.", "Gizo", None),
        ("A ship left Papenburg for a German yard.", "Papenburg", "DE"),
        ("La police a fouillé une maison en France, à Bagnolet.", "Bagnolet", "FR"),
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
