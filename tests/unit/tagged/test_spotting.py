from __future__ import annotations

import pytest

from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.spotting import MAX_SPOTS, spots


def found(text: str) -> list[str]:
    """Return the names spotted in a body."""
    return [spot.text for spot in spots({"body": text}, lexicon())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He left the U.S. He came back.", ["U.S."]),
        ("the U.S.-led force", ["U.S."]),
        ("the U.S.S.R. and the U.K.", ["U.S.S.R.", "U.K."]),
        ("It told us that US troops left.", ["US"]),
        (
            "Papua New Guinea, Equatorial Guinea and Guinea-Bissau",
            ["Papua New Guinea", "Equatorial Guinea", "Guinea-Bissau"],
        ),
        ("Nigeria and Niger", ["Nigeria", "Niger"]),
        ("turkey, china and a chad", []),
        ("Finlandish, Chilean-made, Malians", ["Chilean", "Malians"]),
        ("Finland's and Sweden’s", ["Finland", "Sweden"]),
        ("WEST GERMANY", ["WEST GERMANY"]),
    ],
)
def test_names_are_spotted_as_whole_words_in_their_spelling(text: str, names: list[str]):
    assert found(text) == names


@pytest.mark.parametrize("before", ["İ", "ß", "ﬁ", "İİİ ", "\U0001f600", "e\u0301"])
def test_offsets_hold_behind_letters_whose_small_form_has_another_length(before: str):
    text = f"{before} Finland"
    (spot,) = spots({"body": text}, lexicon())
    assert text[spot.start : spot.end] == spot.text == "Finland"


def test_spots_of_one_field_are_bounded():
    assert len(found("Finland " * (MAX_SPOTS + 10))) == MAX_SPOTS
