"""Companies named without their legal form: what stands beside the name tells them."""

from __future__ import annotations

import pytest

from unit.tagged.told import told


def bodies_of(body: str, **fields: str) -> dict[str, str]:
    """Return the names of the bodies that a story tells, with their kinds."""
    return {actor.name: actor.kind for actor in told(body, **fields).actors if actor.kind != "person"}


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("en", "It holds a stake in Ziegenhof.", "Ziegenhof"),
        ("en", "It said Ziegenhof shares rose 3 percent.", "Ziegenhof"),
        ("en", "Umber Keystone, listed in London, gave no figures.", "Umber Keystone"),
        ("en", "Humber Optical, which makes glass, said so.", "Humber Optical"),
        ("en", "Humber Redrow added 3.1% on the day.", "Humber Redrow"),
        ("en", "China's ZGH, which runs the mine, said so.", "ZGH"),
        ("en", "ZGH of Norway said its tanks had room for oil.", "ZGH"),
        ("en", "Lufthansa and Ziegenhof will build it.", "Ziegenhof"),
        ("pt", "A petrolífera francesa Total suspendeu as obras.", "Total SA"),
        ("pt", "A britânica BG tem uma parte do petróleo.", "BG Group"),
        ("de", "Das sagte der Autobauer Ziegenhof.", "Ziegenhof"),
    ],
)
def test_a_company_is_told_by_what_stands_beside_its_name(language: str, body: str, name: str):
    assert bodies_of(body, language=language).get(name) == "company"


def test_a_name_that_is_told_once_is_the_companys_wherever_it_stands():
    (one,) = told("It holds a stake in Ziegenhof. Then Ziegenhof fell silent.").actors
    assert [mention.text for mention in one.mentions] == ["Ziegenhof", "Ziegenhof"]


def test_initials_beside_a_country_are_a_body_where_no_business_is_told():
    assert bodies_of("France's ZGA offered its laboratory.") == {"ZGA": "organisation"}


@pytest.mark.parametrize(
    "body",
    [
        "Total M2 rose 32.5 percent.",
        "Mining shares fell. Tokyo shares rose.",
        "Kern County, which produces oil, is dry.",
        "Brent Crude fell 2 percent.",
        "It holds a stake in Finland.",
        "The 737 MAX of Indonesia came down.",
        "Germany's GDP rose.",
    ],
)
def test_what_rises_and_is_owned_is_not_always_a_company(body: str):
    assert not [kind for kind in bodies_of(body).values() if kind == "company"]
