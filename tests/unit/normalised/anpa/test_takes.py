from __future__ import annotations

import pytest

from wiredesk.normalised.anpa.takes import is_of, is_version, looks_like_slug, slug_line, take_behind


@pytest.mark.parametrize(
    "text",
    ["4th Ld-Writethru", "1stLd", "Bjt", "2 Takes", "ADV06-2 Takes", "URGENT", "1er lead", "5thWritethru"],
)
def test_a_version_has_words_of_its_own(text):
    assert is_version(text)


@pytest.mark.parametrize("text", ["Kenya", "Harbor League-Glance", "2 boats", "", "12", "Missouri news"])
def test_other_words_are_no_version(text):
    assert not is_version(text)


@pytest.mark.parametrize(
    ("text", "slug", "take"),
    [
        ("Rail-Strike 4thLd-Writethru", "Rail-Strike", "4thLd-Writethru"),
        ("Kenya-drought,2ndlead", "Kenya-drought", "2ndlead"),
        ("Rail Strike 1st Ld", "Rail Strike", "1st Ld"),
    ],
)
def test_a_version_behind_the_keyword_is_parted(text, slug, take):
    assert take_behind(text) == (slug, take)


def test_a_slug_of_words_has_no_version():
    assert take_behind("Budget Roundup") is None


@pytest.mark.parametrize(
    ("text", "slug", "take", "words", "agency"),
    [
        ("BC-CONGO-BOATS-300(2TAKES)-NYT", "BC-CONGO-BOATS", "2TAKES", 300, "NYT"),
        ("HOME-TULIPS:DE — lifestyle, home (230 words)", "HOME-TULIPS:DE", None, 230, None),
        ("pm-storms 1stld-writethru 3-2 0310", "pm-storms", "1stld-writethru", 310, None),
        ("(Greve-Traversiers) (2)", "Greve-Traversiers", None, None, None),
        ("0123 BC-Metals Table,0060", "BC-Metals Table", None, 60, None),
        ("BC-NICKEL (BLOOMBERG)", "BC-NICKEL", None, None, "BLOOMBERG"),
    ],
)
def test_a_slug_line_is_parted(text, slug, take, words, agency):
    found = slug_line(text)
    assert (found.slug, found.take, found.words, found.agency) == (slug, take, words, agency)
    assert "".join(piece for piece, _ in found.pieces) == text


def test_a_headline_with_a_number_is_no_slug():
    assert not looks_like_slug("GASOLINE OFF 30,000, CRUDE UP 700,000")
    assert not looks_like_slug("Ferry crews end standoff — for now")
    assert looks_like_slug("BC-Metals Table,0060")
    assert looks_like_slug("HOME-TULIPS:DE — lifestyle, home (230 words)")
    assert looks_like_slug("ASSAM-FERRY 2NDLD")


def test_a_line_is_of_the_keyword_that_the_header_cuts_off():
    assert is_of("BC-AF--Kenya-Ferry-Standoff, 4th Ld", "BC-AF--Kenya-Ferry-Sta")
    assert is_of("Kenya-Ferry-Standoff", "bc-Kenya-Ferry-Sta")
    assert not is_of("Ferry crews end standoff", "BC-AF--Kenya-Ferry-Sta")
