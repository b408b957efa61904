"""Stories of sport are told by their words."""

from __future__ import annotations

from wiredesk.tagged.sport import is_of_sport


def test_two_words_of_sport_make_a_story_of_sport():
    assert is_of_sport({"headline": "New coach named", "body": "It was the last match of the season."})
    assert is_of_sport({"body": "Der Trainer der Bundesliga."})


def test_one_word_of_sport_makes_none():
    assert not is_of_sport({"body": "The season is dry, season after season."})
    assert not is_of_sport({})
