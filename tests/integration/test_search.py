"""Searching and showing on a real Elasticsearch."""

from __future__ import annotations

import json
import time

import pytest

from integration.conftest import Names
from integration.settling import command, refresh, settle
from unit.deduped.stories import LONG, story, words_of
from unit.sinks.test_placing import tagged
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.errors import SearchServerBusy
from wiredesk.tagged.tag import tag

pytestmark = pytest.mark.integration


@pytest.fixture
def found(names: Names) -> Names:
    seen = Seen()
    rows = [
        story(0, headline="Harbour reopens in Oslo", paragraphs=("Norway's prime minister spoke.", LONG)),
        story(
            1,
            headline="Erdoğan visits Ankara bridge",
            paragraphs=("Turkey's president spoke to Mr Çavuşoğlu.", "x " + LONG),
        ),
        story(
            2, headline="Storm hits Lima harbour", provider="efe", paragraphs=("Peru was hit.", "y " + LONG)
        ),
    ]
    settle([tag(d) for one in rows for d in dedupe(one, seen)])
    refresh(names).close()
    return names


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["harbour"], 2),
        (["harbour", "--region", "NO"], 1),
        (["harbour", "--region", "norway"], 1),
        (["harbour -storm"], 1),
        (['"harbour reopens"'], 1),
        (["harbour bridge"], 0),
        (["harbour | bridge"], 3),
        (["Erdogan"], 1),
        (["Erdogan Turkey's"], 1),
        (["Erdoğan"], 1),
        (["Cavusoglu"], 1),
        (["Çavuşoğlu spoke"], 1),
        (["*"], 3),
        (["*", "--since", "2022-03-03T09:01:00Z"], 2),
        (["*", "--limit", "1"], 1),
        (["(((((((((("], 0),
    ],
)
def test_a_search_finds_what_its_words_say(found: Names, words: list[str], count: int):
    code, output = command("search", *words, "--json")
    assert len(output.splitlines()) == count
    assert code == (0 if count else 1)
    for line in output.splitlines():
        assert "folded" not in json.loads(line)


def test_a_search_says_how_many_there_are(found: Names):
    code, output = command("search", "*", "--limit", "2")
    assert code == 0
    assert "3 stories, the first 2 shown" in output


def test_a_query_that_is_too_long_or_a_time_that_is_none_is_wrong_use(found: Names):
    with pytest.raises(Exception, match="the bound is"):
        command("search", "x" * 5000)
    with pytest.raises(Exception, match="is no time"):
        command("search", "*", "--since", "yesterday-ish")


def test_nothing_is_found_where_nothing_was_indexed(names: Names):
    assert command("search", "*")[0] == 1
    assert command("show", "nobody")[0] == 1


def test_a_story_longer_than_the_server_highlights_is_found_and_spoils_no_search(names: Names):
    short = {"uri": "urn:short", "headline": "Council votes on meals", "paragraphs": (words_of("short"),)}
    settle(tagged({"uri": "urn:long", "paragraphs": ("harbour word " * 120_000,)}, short))
    refresh(names).close()
    code, output = command("search", "harbour")
    assert code == 0
    assert "1 story" in output


@pytest.mark.parametrize(
    "words",
    [
        "a " * 500,
        "é " * 500,
        "a|" * 499 + "b",
        "(a|" * 300,
        '"' + "a " * 400 + '"',
        "\\" * 1000,
        "-" * 1000,
        "* " * 400,
        "a* " * 300,
        "a~9 " * 250,
    ],
)
def test_no_query_of_bounded_length_is_more_than_the_server_takes(found: Names, words: str):
    began = time.monotonic()
    assert command("search", "--", words)[0] in {0, 1}
    assert time.monotonic() - began < 5


def test_a_server_that_is_away_is_one_line(names: Names, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIREDESK_ELASTICSEARCH_URL", "http://127.0.0.1:9")
    for words in (["search", "*"], ["show", "nobody"]):
        with pytest.raises(SearchServerBusy, match=r"http://127\.0\.0\.1:9 does not answer") as told:
            command(*words)
        assert "\n" not in str(told.value)
