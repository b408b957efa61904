"""Initials of several bodies: the story's country or sport tells which."""

from __future__ import annotations

import pytest

from unit.tagged.told import actors, told
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.tables import rows_of


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The RSF fired shells at Omdurman in Sudan.", "Rapid Support Forces"),
        ("The RSF said a journalist was held in Burkina Faso.", "Reporters Without Borders"),
        ("The SEC fined the bank.", "Securities and Exchange Commission"),
        ("The coach said the SEC season was long.", "Southeastern Conference"),
        ("The ECB cut its rate.", "European Central Bank"),
    ],
)
def test_initials_mean_what_the_story_is_about(body: str, name: str):
    assert set(actors(told(body))) == {name}


def test_initials_of_a_body_that_no_table_has_are_none():
    assert "European Central Bank" not in actors(told("The coach said the ECB named an innings of 200."))


def test_each_meaning_is_in_the_lexicon():
    for row in rows_of("initials.tsv"):
        entry = lexicon().entry_of(row["means"].lower())
        assert row["means"] == "-" or (entry is not None and entry.body is not None), row
