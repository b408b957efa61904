"""JSON as it comes, and as it breaks off."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.newsjson.text import (
    NoJson,
    Values,
    looks_like_json,
    read_json,
    without_escaped_mojibake,
)

STORY = r'{"uri": "aé\u00e9\\", "headline": "He \"said\"", "n": [1, -2.5, true, null, {"k": "v"}], "b": "x"}'


@pytest.mark.parametrize("length", range(1, len(STORY)))
def test_an_object_that_breaks_off_keeps_what_came(length):
    read = read_json(STORY[:length])
    assert isinstance(read, Values)
    assert read.broken_off
    whole = json.loads(STORY)
    (kept,) = read.values
    for key, value in kept.items():
        if isinstance(value, str):
            assert whole[key].startswith(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', ({"a": 1},)),
        ('{"a": 1, "a": 2}', ({"a": 2},)),
        ('{"a": 1}\n{"b": 2}\n', ({"a": 1}, {"b": 2})),
        ('\x1e{"a": 1}\n\x1e{"b": 2}\n', ({"a": 1}, {"b": 2})),
        ('{"a": "x\ny", "b": NaN}', ({"a": "x\ny", "b": None},)),
        ('{"a": ' + "9" * 9_000 + "}", ({"a": None},)),
        ('{"a": "\\ud800"}', ({"a": "\ud800"},)),
    ],
)
def test_the_faults_that_do_no_harm_are_read(text, values):
    assert read_json(text) == Values(values)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "hostile"),
        ('{"a":' * 100_000, "hostile"),
        ("1 " * 100_000, "hostile"),
        ('{"a" 1}', "malformed"),
        ("{]", "malformed"),
        ("  ", "empty"),
    ],
)
def test_what_is_no_json_says_why(text, reason):
    read = read_json(text)
    assert isinstance(read, NoJson)
    assert read.reason == reason


@pytest.mark.parametrize("text", ['{"a":1}', " {\n", "{}", "[{", "[]", '["a",', "[1, 2]", '\ufeff{"a"'])
def test_json_is_known_by_its_first_characters(text):
    assert looks_like_json(text)


@pytest.mark.parametrize("text", ["[Eds: note]", "(a)", "{a}", '"a"', "[1] A note", "1", "", "URGENT {x}"])
def test_text_is_not_taken_for_json(text):
    assert not looks_like_json(text)


@given(st.text(alphabet='{}[]",:\\u0d8ae1 \n-.tnf'))
def test_no_text_raises(text):
    read_json(text)
    looks_like_json(text)


def test_mojibake_in_escapes_is_undone():
    text = r'{"a": "Caf\u00c3\u00a9 \ud83d\ude00 \u00e2\u20ac\u201c \\u00c3"}'
    assert without_escaped_mojibake(text) == r'{"a": "Café \ud83d\ude00 – \\u00c3"}'
    assert without_escaped_mojibake(r'{"a": "\u00c3"}') == r'{"a": "\u00c3"}'
