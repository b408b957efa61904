import pytest

from wiredesk.normalised.identity import is_id, owner_of, without_revision, without_stated


@pytest.mark.parametrize(
    ("uri", "revision", "expected"),
    [
        ("urn:newsml:afp.com:20220303:TX-ABC:2", "2", "urn:newsml:afp.com:20220303:TX-ABC"),
        ("urn:newsml:afp.com:20220303:TX-ABC:2N", "2", "urn:newsml:afp.com:20220303:TX-ABC"),
        ("urn:newsml:afp.com:20220303:TX-ABC:2", None, "urn:newsml:afp.com:20220303:TX-ABC:2"),
        ("urn:newsml:afp.com:20220303:TX-ABC:2", "3", "urn:newsml:afp.com:20220303:TX-ABC:2"),
        ("urn:newsml:afp.com:20220303:2", "2", "urn:newsml:afp.com:20220303:2"),
        ("tag:reuters.com,2022:newsml_L1:2", "2", "tag:reuters.com,2022:newsml_L1"),
        ("tag:reuters.com,2022:2", "2", "tag:reuters.com,2022:2"),
    ],
)
def test_a_revision_is_cut_off_where_it_is_stated_apart(uri, revision, expected):
    assert without_revision(uri, revision) == expected


def test_a_link_with_a_query_is_no_id():
    assert not is_id("https://x.example/story?session=1")
    assert is_id("https://x.example/story")
    assert is_id("guid-1?x")
    assert not is_id(None)
    assert not is_id("")


def test_who_issued_an_id():
    assert owner_of("urn:newsml:reuters.com:20220303:nL1") == "reuters.com"
    assert owner_of("tag:reuters.com,2022:newsml_L1") == "reuters.com"
    assert owner_of("12345") is None
    assert owner_of(None) is None


@pytest.mark.parametrize(
    ("uri", "revision", "cut"),
    [
        ("BGA-77120-R3", "R3", "BGA-77120"),
        ("20220301005331r1", "1", "20220301005331"),
        ("BGA-77120-3", "03", "BGA-77120"),
        ("urn:newsml:x.example:20220301:a:2", "2", "urn:newsml:x.example:20220301:a"),
        ("BGA-77120-R3", None, "BGA-77120-R3"),
        ("BGA-77120-R3", "4", "BGA-77120-R3"),
    ],
)
def test_a_revision_stated_apart_is_cut_off_any_id(uri, revision, cut):
    assert without_stated(uri, revision) == cut


def test_a_link_that_names_an_item_by_number_is_an_id():
    assert is_id("https://paper.example/?p=4411")
    assert not is_id("https://paper.example/?p=4411&session=1a")
