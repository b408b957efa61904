from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.profiles import profiles
from wiredesk.normalised.providers import (
    domain_of,
    known,
    named,
    profile_of,
    provider_of,
    site_name,
    urgency_of,
    zone_of,
)
from wiredesk.normalised.story import Provider


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("AFP", "afp"),
        ("(Reuters)", "reuters"),
        ("REUTER", "reuters"),
        ("The Associated Press", "ap"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("https://www.reuters.com/world/", "reuters"),
        ("apnews.com", "ap"),
        ("/PA/", "pa"),
        (" Agence  France-Presse ", "afp"),
        ("dpa", "dpa"),
        ("/ritzau/", "ritzau"),
        ("(Efe)", "efe"),
        ("ТАСС", "tass"),
        ("新华社", "xinhua"),
        ("(ots)", "news-aktuell"),
        ("(OTS)", "apa-ots"),
    ],
)
def test_long_names_domains_and_credits_name_an_agency(text, agency):
    found = known(text)
    assert found is not None
    assert found.provider.id == agency


@pytest.mark.parametrize("text", [None, "", "Rain", "AFP said", "( )", "x" * 500])
def test_other_words_name_none(text):
    assert known(text) is None


@pytest.mark.parametrize(
    "text", ["map", "Map", "Pa", "Tt", "ap", "Sid", "spa", "Tap", "mia", "aa", "ep", "Uni"]
)
def test_a_short_name_is_a_word_of_the_text_unless_it_is_written_as_the_agency_does(text):
    assert known(text) is None


@pytest.mark.parametrize(
    ("stated", "agency"),
    [
        ("ap", "ap"),
        ("Pa", "pa"),
        ("RTRS", "reuters"),
        ("nprov:AFP", "afp"),
        ("party:reut", "reuters"),
        ("http://cv.iptc.org/newscodes/newsprovider/AFP", "afp"),
        ("https://uk.reuters.com/article/1", "reuters"),
        ("desk@afp.com", "afp"),
        ("AFP Desk <desk@news.afp.com>", "afp"),
        ("Night desk <wire@apa.at>", "apa"),
        ("urn:newsml:reuters.com:20220303:nL5N2V61AB", "reuters"),
        ("tag:reuters.com,2022:newsml_L5N2V61AB", "reuters"),
        ("Agence France-Presse (AFP)", "afp"),
        ("© 2022 AFP", "afp"),
        ("Copyright 2022 The Associated Press. All rights reserved.", "ap"),
        ("AP Sports", "ap"),
        ("dpa Deutsche Presse-Agentur GmbH", "dpa"),
        ("ots.at", "apa-ots"),
        ("APA/dpa", "apa"),
        ("AUSTRALIAN ASSOCIATED PRESS", "aap"),
        ("EP", "europapress"),
        ("AFP Desk <news@relay.example>", "afp"),
    ],
)
def test_an_element_states_a_provider_in_any_form(stated, agency):
    found = profile_of(stated)
    assert found is not None
    assert found.provider.id == agency


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "",
        "Nordic Daily Wire",
        "desk@wire.example",
        "nprov:XYZ",
        "x" * 400,
        "Nordic Press, PL",
        "Wire (TR)",
        "https://wire.example/tr",
        "EP Sports",
        "Ena Map",
    ],
)
def test_what_states_another_provider_names_no_agency(stated):
    assert profile_of(stated) is None


@pytest.mark.parametrize(
    ("stated", "provider"),
    [
        ("Nordic Daily Wire", Provider(id="nordic-daily-wire", name="Nordic Daily Wire")),
        ("nprov:NDW", Provider(id="ndw", name="NDW")),
        ("Nordic Desk <desk@wire.example>", Provider(id="nordic-desk", name="Nordic Desk")),
        ("Wire (North)", Provider(id="wire-north", name="Wire (North)")),
        ("  ", None),
    ],
)
def test_an_agency_that_is_not_in_the_table_keeps_its_name(stated, provider):
    assert provider_of(stated) == provider


def test_an_agency_s_page_that_is_not_in_the_table_is_named_by_its_domain():
    provider = provider_of("https://wire.example.org/feed")
    assert provider is not None
    assert provider.id == "example"


@pytest.mark.parametrize(
    ("link", "domain", "site"),
    [
        ("https://en.yna.co.kr/view/1", "yna.co.kr", "yna"),
        ("http://www.harbour-news.example:8080?x", "harbour-news.example", "harbour-news"),
        ("//user@rss.example.org", "example.org", "example"),
        ("https://www.gov.uk/news", "gov.uk", "gov.uk"),
        ("no link", None, None),
        (None, None, None),
    ],
)
def test_a_site_goes_by_its_domain(link, domain, site):
    assert (domain_of(link), site_name(link)) == (domain, site)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters", "Reuters"),
        ("https://rss.ansa.it/x.xml", "https://rss.ansa.it/x.xml"),
        ("Harbour News", None),
        (None, None),
    ],
)
def test_an_agency_is_named_by_itself_or_its_site(text, name):
    assert named(text) == name


def test_an_agency_tells_times_in_its_zone():
    assert str(zone_of("dpa")) == "Europe/Berlin"
    assert str(zone_of("Nordic Daily Wire")) == "UTC"
    assert str(zone_of(None)) == "UTC"


@pytest.mark.parametrize(
    ("priority", "provider", "urgency"),
    [
        ("f", None, 1),
        ("B", "AP", 2),
        ("r", "ap", 4),
        ("w", None, None),
        (3, "dpa", 3),
        ("8", None, 8),
        ("9", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_priority_is_an_urgency_by_the_standards_letters_and_numbers(priority, provider, urgency):
    assert urgency_of(priority, provider) == urgency


def test_each_name_code_and_domain_is_one_agency_s():
    owners: dict[tuple[str, str], set[str]] = {}
    for agency, profile in profiles().items():
        for kind, names in (
            ("name", (profile.provider.name, *profile.names)),
            ("code", [code.lower() for code in (agency, *profile.codes)]),
            ("domain", profile.domains),
        ):
            for name in names:
                owners.setdefault((kind, name), set()).add(agency)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_the_agencies_that_every_newsroom_takes_have_zone_and_languages():
    table = profiles()
    for agency in "afp reuters ap dpa apa ansa efe pa aap anp belga tass xinhua kyodo pti".split():
        assert table[agency].zone
        assert table[agency].languages
        assert table[agency].domains


@given(st.text(max_size=80))
def test_a_provider_s_id_is_short_and_in_lower_case(text):
    found = provider_of(text)
    assert found is None or (found.id == found.id.lower() and 0 < len(found.id) <= 60)
