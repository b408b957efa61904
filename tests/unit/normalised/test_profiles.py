from __future__ import annotations

import re

import pytest

from wiredesk.errors import UsageError
from wiredesk.normalised import providers
from wiredesk.normalised.profiles import profiles


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "providers.toml"
    yield path
    providers.use(None)


def test_a_newsroom_s_profile_stands_beside_the_package_s(own):
    own.write_text(
        '[nordwire]\nname = "Nordwire"\nnames = ["NW"]\nzone = "Europe/Oslo"\n'
        'domains = ["nordwire.example"]\n'
    )
    providers.use(own)
    found = providers.known("(NW)")
    assert found is not None
    assert found.provider.id == "nordwire"
    assert str(providers.zone_of("desk@nordwire.example")) == "Europe/Oslo"
    assert providers.provider_of("AFP").id == "afp"


def test_a_profile_of_the_same_id_replaces_only_the_keys_that_it_gives(own):
    own.write_text('[pti]\nend_marks = ["PTI/END"]\n')
    before, after = profiles()["pti"], profiles(own)["pti"]
    assert after.end_marks.as_lines == ("PTI/END",)
    assert (after.provider, after.zone, after.names) == (before.provider, before.zone, before.names)


def test_a_newsroom_s_own_scale_of_priorities_comes_before_the_standards(own):
    own.write_text('[nordwire]\nname = "Nordwire"\nurgencies = { A = 1, "3" = 5 }\n')
    providers.use(own)
    assert [providers.urgency_of(stated, "nordwire") for stated in ("a", 3, "4", "z")] == [1, 5, 4, None]


def test_a_name_that_both_tables_have_is_the_newsroom_s(own):
    own.write_text('[island-ap]\nname = "Island Press"\nnames = ["AP"]\n')
    providers.use(own)
    assert providers.provider_of("AP").id == "island-ap"
    providers.use(None)
    assert providers.provider_of("AP").id == "ap"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[nw]\n", "[nw] name: Field required"),
        ('[nw]\nname = "NW"\nzone = "Europe/Oslow"\n', "[nw] zone: Value error, no name of the tz database"),
        (
            '[nw]\nname = "NW"\ncharsets = ["cp12520"]\n',
            "[nw] charsets.0: Value error, no character set that Python",
        ),
        (
            '[nw]\nname = "NW"\ncharsets = ["utf-16"]\n',
            "[nw] charsets.0: Value error, no character set of text with",
        ),
        ('[nw]\nname = "NW"\nlanguages = ["nor"]\n', "[nw] languages.0: "),
        ('[nw]\nname = "NW"\nend_marks = ["{any}"]\n', "[nw] end_marks: Value error, '{any}' has {any}"),
        ('[nw]\nname = "NW"\nurgencies = { f = 0 }\n', "[nw] urgencies.f: "),
        ('[nw]\nname = "NW"\nformat = "word"\n', "[nw] format: word is none of anpa, text"),
        ('[nw]\nname = "NW"\nzones = "Europe/Oslo"\n', "[nw] zones: Extra inputs"),
        ('[nw]\nname = "NW"\nid = "other"\n', "[nw] id: "),
        ('[NW]\nname = "NW"\n', "[NW] id: "),
        ('name = "NW"\n', "name: is no profile"),
        ("[nw\n", "is no TOML"),
        ("\xff", "is no TOML"),
    ],
)
def test_an_error_names_the_file_the_profile_and_the_key(own, text, said):
    own.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match="^" + re.escape(f"{own}: {said}")):
        providers.use(own, formats=["anpa", "text"])


def test_a_file_that_is_not_there_is_said(own):
    with pytest.raises(UsageError, match=re.escape(f"{own}: cannot be read: No such file")):
        providers.use(own)


def test_an_error_leaves_the_profiles_in_use_as_they_were(own):
    own.write_text("[nw\n")
    with pytest.raises(UsageError):
        providers.use(own)
    assert providers.provider_of("AFP").id == "afp"
