"""Slugs, in fields of their own and in others' places."""

import pytest

from wiredesk.normalised.slugs import Slug, is_sentence, is_slug, part_slug


@pytest.mark.parametrize(
    ("text", "slug", "take"),
    [
        ("BC-US--Storm, 2nd Ld-Writethru,640", "BC-US--Storm", "2nd Ld-Writethru"),
        ("BC-EU--Storm (1st Ld)", "BC-EU--Storm", "1st Ld"),
        ("Storm 3rdLd", "Storm", "3rdLd"),
        ("BC-US--Lottery-Winner, HOLD", "BC-US--Lottery-Winner", "HOLD"),
        ("Pont-Couvert, 2e Ld", "Pont-Couvert", "2e Ld"),
        ("BC-BKC--Band, 3rd Ld-Writethru, CORRECTIVE", "BC-BKC--Band", "3rd Ld-Writethru CORRECTIVE"),
        ("DENMARK-BARLEY/ (UPDATE 2)", "DENMARK-BARLEY", "UPDATE 2"),
        ("Unwetter/Bayern/", "Unwetter/Bayern", None),
        ("Kentucky lead", "Kentucky lead", None),
        ("POLITICS Budget", "POLITICS Budget", None),
    ],
)
def test_a_slug_is_parted_from_its_take(text, slug, take):
    assert part_slug(text) == Slug(slug, take)


@pytest.mark.parametrize("text", [None, "", " / ", "1st Ld"])
def test_what_says_nothing_is_no_slug(text):
    assert part_slug(text) is None


@pytest.mark.parametrize(
    "text",
    ["finland-mill", "BC-US--Storm", "AM-Storm", "Storm", "Ukraine-crisis, 1st Ld", "Politik/Wahl/Berlin/"],
)
def test_slugs_are_told_from_headlines(text):
    assert is_slug(text)
    assert not is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mill reopens in Lahti",
        "Oil-rich Norway cuts tax",
        "Storm-hit Lyon counts cost of flood",
        "首相が会見で辞任を表明した",
        "NATO首脳会議が閉幕、共同声明を採択",
        "U.S. CORN, SORGHUM PAYMENTS 50-50 CASH/CERTS",
        "EVANS/SUTHERLAND FILES FOR DEBT OFFERING",
    ],
)
def test_a_headline_is_no_slug(text):
    assert not is_slug(text)
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text", ["Story 12", "SOCCER Premier League Hull", "AFP 0231", "World News Digest 3"]
)
def test_what_has_no_words_of_a_sentence_is_none(text):
    assert not is_sentence(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("ICELAND-HERRING/QUOTA (UPDATE 2, PIX)", Slug("ICELAND-HERRING/QUOTA", "UPDATE 2")),
        ("IRAN-PORT/ (PIX, TV, WRAPUP 1)", Slug("IRAN-PORT", "WRAPUP 1")),
        ("Ships (Kiel, Lübeck)", Slug("Ships (Kiel, Lübeck)", None)),
        ("++ ", None),
    ],
)
def test_a_bracket_behind_a_slug_lists_its_take_and_its_pictures(text, slug):
    assert part_slug(text) == slug


@pytest.mark.parametrize(
    ("slug", "parted"),
    [
        ("TEA-AUCTION-LD", ("TEA-AUCTION", "LD")),
        ("ASSAM-FERRY-2NDLD", ("ASSAM-FERRY", "2NDLD")),
        ("2ND LD: Ferry-sumo", ("Ferry-sumo", "2ND LD")),
        ("Oil: Lead-mines", ("Oil: Lead-mines", None)),
    ],
)
def test_a_take_may_be_joined_to_its_slug(slug, parted):
    assert part_slug(slug) == parted


def test_a_take_in_brackets_may_stand_before_a_slug():
    assert part_slug("(2nd LD) ferries-tender") == Slug("ferries-tender", "2nd LD")
    assert part_slug("(Seoul) ferries-tender") == Slug("(Seoul) ferries-tender", None)
