from __future__ import annotations

import pytest

from unit.deduped.stories import LONG, story
from unit.indexed.test_document import tagged
from wiredesk.indexed.document import item_view
from wiredesk.indexed.folding import fold, folded_text


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Erdoğan", "Erdogan"),
        ("Łódź", "Lodz"),
        ("Žižek", "Zizek"),
        ("Søren Ærø", "Soren AEro"),
        ("Straße", "Strasse"),
        ("Gülen", "Gulen"),
        ("Helsinki", "Helsinki"),
    ],
)
def test_a_name_is_found_as_one_types_it_on_a_plain_keyboard(name: str, plain: str):
    assert fold(name) == plain


def test_marked_words_are_folded_wherever_they_stand_and_other_text_is_not_kept_twice():
    (one,) = tagged(story(headline="Talks in Oslo", paragraphs=("Mr Çavuşoğlu spoke to Şahin.", LONG)))
    folded = folded_text(item_view(one)).splitlines()
    assert {"Cavusoglu", "Sahin", "Talks in Oslo"} <= set(folded)
    assert "spoke" not in " ".join(folded)
