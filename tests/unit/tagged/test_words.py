from __future__ import annotations

from dataclasses import fields

from wiredesk.tagged.words import Words, phrases, words


def test_every_list_has_words():
    assert all(getattr(words(), field.name) for field in fields(Words))


def test_lists_that_are_compared_in_small_letters_are_in_small_letters():
    known = words()
    small = known.given | known.common | known.capital_letter_words | known.seats | known.prepositions
    assert small == {word.lower() for word in small}


def test_names_that_stand_first_are_among_the_given_ones():
    assert words().first_and_place <= words().given


def test_phrases_are_told_once():
    assert len(phrases()) == len(set(phrases()))
