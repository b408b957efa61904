from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.providers import known, provider_of, zone_of
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
    ],
)
def test_ids_long_names_and_domains_name_an_agency(text, agency):
    found = known(text)
    assert found is not None
    assert found.provider.id == agency


@pytest.mark.parametrize("text", [None, "", "Rain", "AFP said", "( )", "x" * 500])
def test_other_words_name_none(text):
    assert known(text) is None


def test_an_agency_that_is_not_in_the_table_keeps_its_name():
    assert provider_of("Nordic Daily Wire") == Provider(id="nordic-daily-wire", name="Nordic Daily Wire")
    assert provider_of("https://wire.example.org/feed") is not None
    assert provider_of("  ") is None


def test_an_agency_tells_times_in_its_zone():
    assert str(zone_of("dpa")) == "Europe/Berlin"
    assert str(zone_of("Nordic Daily Wire")) == "UTC"


@given(st.text(max_size=80))
def test_a_provider_s_id_is_short_and_in_lower_case(text):
    found = provider_of(text)
    assert found is None or (found.id == found.id.lower() and 0 < len(found.id) <= 60)
