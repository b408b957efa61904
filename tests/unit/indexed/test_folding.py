from __future__ import annotations

import pytest

from wiredesk.indexed.folding import fold


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
