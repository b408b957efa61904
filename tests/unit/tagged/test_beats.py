"""Beats: which stories are on them, why, and what is said of a beat that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.tagged.told import told
from wiredesk.errors import UsageError
from wiredesk.normalised.story import Subject
from wiredesk.tagged import lexicon
from wiredesk.tagged.beats import OwnBeat, OwnBeats
from wiredesk.tagged.dictionaries import Dictionary, read
from wiredesk.tagged.dictionary_check import check
from wiredesk.tagged.explaining import WhyBeat, explained

BEAT = '[[beat]]\ncode = "x:beat-energy"\nname = "Energy"\n'
ENERGY = (
    BEAT + 'any_words = ["oil", "gas field", "OPEC"]\nactors = ["gov:NO"]\nsubjects = ["medtop:2000", "77"]\n'
)


@pytest.fixture
def dictionary(tmp_path: Path):
    """Put a text in use as a dictionary; the tables alone are in use afterwards."""

    def use(text: str) -> Dictionary:
        path = tmp_path / "desk.toml"
        path.write_text(text, "utf-8")
        made = read([path])
        lexicon.use(made.own)
        return made

    yield use
    lexicon.use(None)


def beats(body: str, **said) -> list[str]:
    return [one.code for one in told(body, **said).beats or ()]


def why(body: str, **said) -> WhyBeat:
    (one,) = explained(told(body, **said).deduped.story).beats
    return one


@pytest.mark.parametrize(
    "body",
    [
        "Oil rose.",
        "The price of oil, they said.",
        "An oil-rich state.",
        "A gas\nfield was found.",
        "Ministers of OPEC met.",
        "The Norwegian government resigned.",
    ],
)
def test_a_word_in_any_case_a_phrase_or_an_actor_puts_a_story_on_a_beat(dictionary, body: str):
    dictionary(ENERGY)
    assert beats(body) == ["x:beat-energy"]


@pytest.mark.parametrize(
    "body", ["Oilfield workers met.", "He spoils it.", "Gas. Field work.", "opec is no name."]
)
def test_parts_of_words_and_a_name_without_its_capitals_do_not(dictionary, body: str):
    dictionary(ENERGY)
    assert told(body).beats is None


def test_words_count_in_headlines_in_capitals_and_in_captions_but_not_in_the_dateline(dictionary):
    dictionary(BEAT + 'any_words = ["Ekofisk", "drilling"]\n')
    assert beats("Talks went on.", headline="EKOFISK SHUT") == ["x:beat-energy"]
    assert beats("Talks went on.", dateline="EKOFISK, March 3") == []


@pytest.mark.parametrize(
    ("subject", "on"),
    [
        (Subject(code="77", scheme="anpa"), True),
        (Subject(code="2000", scheme="medtop"), True),
        (Subject(code="2000", scheme="other"), False),
        (Subject(name="77"), False),
    ],
)
def test_an_agencys_code_counts_by_itself_or_behind_its_scheme(dictionary, subject: Subject, on: bool):
    dictionary(ENERGY)
    assert bool(beats("Talks went on.", subjects=(subject,))) is on


def test_regions_narrow_a_beat_to_what_the_story_is_about_cities_for_their_country(dictionary):
    dictionary(ENERGY + 'regions = ["NO"]\n')
    assert beats("Oil rose.", headline="Oslo raises tax on oil", dateline="OSLO") == ["x:beat-energy"]
    about = "Sweden taxed oil. Sweden said so. Norway did not."
    assert beats(about, headline="Sweden taxes oil", dateline="STOCKHOLM") == []
    one = why(about, headline="Sweden taxes oil", dateline="STOCKHOLM")
    assert not one.on
    assert "about none of NO" in one.why


def test_regions_alone_are_all_that_is_about_them(dictionary):
    dictionary(BEAT + 'regions = ["NO"]\n')
    assert beats("Norway voted. Norway counted.", headline="Norway votes") == ["x:beat-energy"]
    assert beats("Sweden voted. Sweden counted.", headline="Sweden votes") == []


def test_all_words_must_stand_there_and_none_of_not_words(dictionary):
    dictionary(BEAT + 'any_words = ["oil"]\nall_words = ["price", "barrel"]\nnot_words = ["olive oil"]\n')
    assert beats("The price of a barrel of oil fell.") == ["x:beat-energy"]
    assert beats("The price of a barrel fell.") == []
    assert "“barrel” does not stand in it" in why("The price of oil fell.").why
    assert "“olive oil” stands in it" in why("The price of a barrel of olive oil fell.").why
    assert "none of its words" in why("The price of a barrel fell.").why


def test_explain_names_the_words_and_tags_that_put_a_story_on_a_beat(dictionary):
    dictionary(ENERGY)
    one = why("Rain fell.\n\nOil rose, the Norwegian government said.")
    assert one.on
    assert [(m.text, m.where) for m in one.mentions] == [("Oil", "paragraph 2")]
    assert one.actors == ("gov:NO",)
    assert "Government of Norway" in one.why
    assert explained(told("Rain fell.").deduped.story).beats == ()


def test_without_beats_a_record_has_none(dictionary):
    assert "beats" not in told("Oil rose.").model_dump(exclude_none=True)
    assert dictionary('[[never]]\ntext = "Kent"\n').own.beats is None


WORDS = st.text(alphabet="aAbB ", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), st.text(alphabet="aAbB .\n", max_size=60))
def test_one_pass_finds_what_looking_for_each_word_finds(words: list[str], text: str):
    together = OwnBeats([OwnBeat("x:a", "A", any_words=frozenset(words))]).words_in({"body": text})
    apart = {
        word: places
        for word in words
        for places in OwnBeats([OwnBeat("x:a", "A", any_words=frozenset({word}))])
        .words_in({"body": text})
        .values()
    }
    assert together == apart
    assert all(text[one.start : one.end] == one.text for places in together.values() for one in places)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BEAT, "a beat needs any_words, all_words, actors, regions or subjects"),
        (BEAT + 'not_words = ["oil"]\n', "a beat needs any_words"),
        (BEAT + 'any_words = ["oil"]\nnot_words = ["oil"]\n', "'oil' puts a story on it and keeps it off"),
        (ENERGY + ENERGY, "x:beat-energy stands there twice"),
        (ENERGY.replace("x:beat-energy", "energy"), "code: 'energy' does not do: write x:"),
    ],
)
def test_a_beat_that_cannot_be_meant_is_refused_at_the_start(dictionary, text: str, said: str):
    with pytest.raises(UsageError) as raised:
        dictionary(text)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("more", "level", "said"),
    [
        ('actors = ["Q0"]\n', "error", "nothing has the id Q0"),
        ('regions = ["QQ"]\n', "error", "nothing has the id QQ"),
        ('regions = ["border:RU-FI"]\n', "error", "nothing has the id border:RU-FI"),
        ('any_words = ["oil", "crude oil"]\n', "warning", "'crude oil' says nothing that 'oil' does not"),
        (
            'any_words = ["oil"]\n[[example]]\ntext = "Rain fell."\nhit = ["x:beat-energy"]\n',
            "error",
            "x:beat-energy must hit and does not: nothing in the text speaks for it",
        ),
        (
            'all_words = ["oil"]\nregions = ["NO"]\n[[example]]\ntext = "Oil."\nhit = ["x:beat-energy"]\n',
            "error",
            "it is about none of NO (regions) (“Oil”)",
        ),
        (
            'any_words = ["oil"]\n[[example]]\ntext = "Oil rose."\nmiss = ["x:beat-energy"]\n',
            "error",
            "must not hit and does, by this: the story has its words (“Oil”)",
        ),
        (
            'any_words = ["oil"]\n[[beat]]\ncode = "x:beat-oil"\nname = "Oil"\nany_words = ["oil"]\n',
            "warning",
            "it asks for what x:beat-energy asks for",
        ),
    ],
)
def test_the_check_says_what_is_wrong_with_a_beat(dictionary, more: str, level: str, said: str):
    found = check(dictionary(BEAT + more))
    assert [one for one in found if one.level == level and said in one.what], found


def test_ids_of_tables_borders_towns_and_the_files_own_are_known(dictionary):
    own = '[[region]]\ncode = "x:quay"\nname = "Old Quay Nord"\n'
    given_ids = (
        'actors = ["gov:NO"]\nregions = ["NO", "US-CA", "border:FI-RU", "geonames:658225", "x:quay"]\n'
    )
    assert check(dictionary(BEAT + given_ids + own)) == []
