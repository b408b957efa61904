from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord

HERE = Path(__file__).parent
CAME_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)


def story(text: str, **raw: Any) -> Story:
    (one,) = normalise(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT, **raw))
    assert isinstance(one, Story)
    return one


def fields(one: Story) -> dict[str, Any]:
    """A story as values of TOML, which has no null: what is absent is empty."""
    dateline = one.dateline
    found: dict[str, Any] = {
        **{name: getattr(one, name) for name in Story.model_fields},
        "provider": one.provider and one.provider.id,
        "captions": [[caption.text, caption.credit] for caption in one.captions],
        "place": dateline and dateline.place,
        "region": dateline and dateline.region,
        "published_on": dateline and dateline.published_on,
    }
    return {
        name: list(value) if isinstance(value, tuple) else "" if value is None else value
        for name, value in found.items()
    }


def named(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.txt"))


@pytest.mark.parametrize("path", [*named("pages"), *named("takes")], ids=lambda path: path.stem)
def test_a_copy_is_read_as_an_editor_reads_it(path):
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    found = fields(story(path.read_bytes().decode()))
    assert {name: found[name] for name in expected} == expected


def test_a_headline_stands_below_a_caption_without_a_blank_line():
    one = story(
        "Nets dry in the harbour of Mbour, on March 1, 2022. / AFP / MOUSSA NDOYE\n"
        "Fishermen turn to solar ice as catches shrink\nBy Awa Sarr\n"
        "MBOUR, March 2, 2022 (AFP) - The ice comes early.\n"
    )
    assert one.headline == "Fishermen turn to solar ice as catches shrink"
    assert [(c.text, c.credit) for c in one.captions] == [
        ("Nets dry in the harbour of Mbour, on March 1, 2022.", "AFP / MOUSSA NDOYE")
    ]


def test_a_dateline_with_its_agency_may_stand_on_a_line_of_its_own():
    one = story(
        "El puerto reabre tras la huelga\n\n   VALENCIA, 3 Mar. (EUROPA PRESS) -\n\n   El puerto reabre.\n"
    )
    assert one.dateline is not None
    assert one.dateline.place == "VALENCIA"
    assert one.provider is not None
    assert one.provider.id == "europapress"
    assert one.paragraphs == ("El puerto reabre.",)


def test_a_kill_of_a_story_by_its_slug_is_a_story_without_headline():
    one = story("KILL\nFinland-mine-protest\nEDITORS: Please kill the story sent at 1622 GMT.\n")
    assert (one.headline, one.slugline, one.status) == (None, "Finland-mine-protest", "canceled")


def test_a_note_above_the_headline_may_say_that_it_corrects():
    one = story(
        "(Correcting hours in 2nd para)\n2nd LEAD: Train halts in tunnel\n\nSENDAI, March 3 Kyodo - It did.\n"
    )
    assert (one.headline, one.take) == ("Train halts in tunnel", "2nd LEAD")
    assert list(one.signals) == ["lead", "correction"]


def test_sentences_between_headline_and_byline_are_the_summary():
    one = story(
        "The last typesetter of Trieste hangs up his apron\n"
        "Thursday's front page was set by hand. It was the last one.\nBy Chiara Benussi\n\n"
        "TRIESTE, Italy - Livio Cossutta, 78, has set eleven million letters.\n"
    )
    assert one.headline == "The last typesetter of Trieste hangs up his apron"
    assert one.summary == "Thursday's front page was set by hand. It was the last one."


def test_names_without_by_above_the_date_are_the_byline_and_a_photo_line_on_top_a_caption():
    one = story(
        "Photo: A tram passes the opera in Lviv. Oksana Bila/Reuters\n\n"
        "Trams return to Lviv's opera square\n\n"
        "Oksana Bila, Jan Nowak\nThursday 3 March 2022 09.14 GMT\n\nTrams ran past the opera on Thursday.\n\n"
        "Passengers clapped.\n"
    )
    assert one.headline == "Trams return to Lviv's opera square"
    assert one.byline == ("Oksana Bila", "Jan Nowak")
    assert [(c.text, c.credit) for c in one.captions] == [
        ("A tram passes the opera in Lviv.", "Oksana Bila/Reuters")
    ]


def test_a_known_place_in_capitals_on_a_line_of_its_own_above_the_text_is_the_dateline():
    one = story(
        "Old well found under school yard\n\n03.03.2022\n\nANKARA\n\nBuilders found a well on Thursday.\n"
    )
    assert one.dateline is not None
    assert one.dateline.place == "ANKARA"
    assert one.paragraphs == ("Builders found a well on Thursday.",)


def test_an_agency_alone_above_the_dateline_is_no_headline():
    one = story(
        "BERNAMA\nKUALA LUMPUR, March 2 (Bernama) -- Stocks of palm oil fell, the board said today.\n"
    )
    assert one.headline is None
    assert one.provider is not None
    assert one.provider.id == "bernama"


def test_a_dateline_under_a_headline_without_any_text_is_no_caption():
    one = story("FLASH\n\nParliament in Tirana elects Besnik Hoxhaj speaker\n\nTIRANA, 2 March 2022 (AFP)\n")
    assert one.captions == ()
    assert one.dateline is not None
    assert one.dateline.place == "TIRANA"
