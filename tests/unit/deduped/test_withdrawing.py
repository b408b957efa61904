from __future__ import annotations

from typing import Any

from unit.deduped.stories import LONG, story, words_of
from unit.deduped.test_alike import FERRY, ferry, retold
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Story


def judge(*stories: Story) -> list[Deduped]:
    seen = Seen()
    return [deduped for one in stories for deduped in dedupe(one, seen)]


def kill(offset: int, **fields: Any) -> Story:
    given = {
        "uri": f"wiredesk:{offset}",
        "headline": None,
        "status": "canceled",
        "signals": ("kill",),
        "paragraphs": ("Please kill the story on the ferry. It was sent in error.",),
    }
    return story(offset, **(given | fields))


def test_a_kill_names_its_story_by_slug():
    first, killed = judge(ferry(slugline="SETUBAL-FERRY"), kill(30, slugline="setubal-ferry"))
    assert (killed.verdict.kind, killed.verdict.method) == ("kill", "quote")
    assert killed.story_id == first.story_id


def test_a_kill_names_its_story_by_its_headline():
    quoting = (
        "MANDATORY KILL. Please kill the story headlined “Ferry with 412 aboard runs aground off Setubal”.",
    )
    first, killed = judge(ferry(), kill(30, paragraphs=quoting))
    assert (killed.verdict.kind, killed.story_id) == ("kill", first.story_id)


def test_a_slug_is_used_again_after_two_days():
    first, killed = judge(ferry(slugline="FERRY"), kill(48 * 60 + 1, slugline="FERRY"))
    assert killed.story_id != first.story_id


def test_a_kill_by_words_is_for_its_own_providers_stories():
    first, killed = judge(ferry(slugline="FERRY"), kill(30, slugline="FERRY", provider="dpa"))
    assert killed.story_id != first.story_id


BRIDGE = (
    (
        "VALPARAISO, March 3 - Harbour engineer Aurelio Fuenzalida told Consuelo Irarrazaval, Rigo Zañartu "
        "and Maximiliano Undurraga on Thursday that Tecnoponte and Vialidad Andina were to blame."
    ),
    "The dispute is about cracks.",
)


def test_a_kill_names_its_story_by_a_headline_whose_words_say_less_than_its_first_paragraph():
    headline = "Minister opens new bridge over river after delay"
    quoting = (f"MANDATORY KILL. Please kill the story headlined “{headline}”. It was sent in error.",)
    bridge = story(0, headline=headline, paragraphs=BRIDGE)
    first, killed = judge(bridge, kill(30, paragraphs=quoting))
    assert (killed.verdict.kind, killed.story_id) == ("kill", first.story_id)
    waiting, caught = judge(kill(0, paragraphs=quoting), story(1, headline=headline, paragraphs=BRIDGE))
    assert (caught.verdict.method, caught.story_id) == ("tombstone", waiting.story_id)


def test_notices_of_the_same_words_are_each_for_the_story_that_they_name():
    ship, dam, first, second = judge(
        ferry(slugline="SETUBAL-FERRY"),
        story(2, headline="Dam leaks", slugline="DAM"),
        kill(30, slugline="SETUBAL-FERRY"),
        kill(31, slugline="DAM"),
    )
    assert [first.story_id, second.story_id] == [ship.story_id, dam.story_id]
    assert {first.verdict.method, second.verdict.method} == {"quote"}


def test_notices_of_the_same_words_before_their_stories_wait_each_for_its_own():
    first, second, dam = judge(
        kill(0, slugline="SETUBAL-FERRY"),
        kill(1, slugline="DAM"),
        story(2, headline="Dam leaks", slugline="DAM"),
    )
    assert first.story_id != second.story_id == dam.story_id
    assert dam.verdict.method == "tombstone"


def test_a_notice_that_comes_twice_is_one_notice():
    first, killed, again = judge(
        ferry(slugline="FERRY"), kill(30, slugline="FERRY"), kill(31, slugline="FERRY")
    )
    assert killed.story_id == again.story_id == first.story_id


def test_a_kill_that_quotes_a_copy_of_anothers_story_withdraws_the_copy_alone():
    quoting = ("Please kill our story “All 412 rescued from grounded Setubal ferry”.",)
    first, copy, killed = judge(
        ferry(),
        story(5, provider="dpa", paragraphs=FERRY, headline="All 412 rescued from grounded Setubal ferry"),
        kill(30, provider="dpa", paragraphs=quoting),
    )
    assert copy.verdict.kind == "syndicated"
    assert (killed.verdict.kind, killed.story_id) == ("stale", first.story_id)


def test_a_kill_of_what_is_held_binds_its_release():
    held, killed, released = judge(
        ferry(status="withheld", slugline="FERRY"), kill(30, slugline="FERRY"), ferry(60, uri="urn:0")
    )
    assert held.verdict.kind == "hold"
    assert [killed.verdict.kind, released.verdict.kind] == ["kill", "kill"]
    assert held.story_id == killed.story_id == released.story_id


def test_a_kill_of_a_copy_leaves_the_story():
    first, copy, killed = judge(
        ferry(slugline="FERRY"),
        retold(slugline="SHIP", provider="dpa"),
        kill(30, slugline="SHIP", provider="dpa"),
    )
    assert copy.story_id == first.story_id
    assert killed.verdict.kind != "kill" or killed.story_id != first.story_id


def test_a_kill_before_its_story_waits_for_its_slug():
    waiting, caught = judge(kill(0, slugline="FERRY"), ferry(60, slugline="FERRY"))
    assert (waiting.verdict.kind, waiting.version) == ("kill", 0)
    assert (caught.verdict.kind, caught.verdict.method) == ("kill", "tombstone")
    assert caught.story_id == waiting.story_id


def test_a_kill_by_words_reaches_two_hours_forward():
    _, later = judge(kill(0, slugline="FERRY"), ferry(121, slugline="FERRY"))
    assert later.verdict.kind == "new"


def test_a_near_copy_of_killed_words_is_caught_from_another_provider_too():
    copy = tuple(paragraph.replace("thick fog", "dense fog") for paragraph in FERRY)
    *_, caught = judge(
        ferry(slugline="FERRY"), kill(30, slugline="FERRY"), ferry(40, provider="dpa", paragraphs=copy)
    )
    assert (caught.verdict.kind, caught.verdict.method) == ("kill", "tombstone")


def test_a_substitute_for_a_killed_story_is_a_story():
    *_, substitute = judge(ferry(slugline="FERRY"), kill(30, slugline="FERRY"), retold(90))
    assert substitute.verdict.kind == "new"
    assert "was killed" in substitute.verdict.because[0]


def test_held_text_with_an_id_of_its_own_holds_no_other_story():
    first, held = judge(
        ferry(slugline="FERRY"), story(9, slugline="FERRY", status="withheld", paragraphs=(LONG,))
    )
    assert held.story_id != first.story_id


def test_a_notice_to_hold_names_its_story_by_slug():
    notice = story(
        9, uri="wiredesk:9", slugline="FERRY", status="withheld", paragraphs=("Please hold FERRY.",)
    )
    first, held = judge(ferry(slugline="FERRY"), notice)
    assert (held.verdict.kind, held.story_id) == ("hold", first.story_id)


def note(offset: int, text: str, *signals: str, **fields: Any) -> Story:
    return story(
        offset, uri=f"wiredesk:{offset}", headline=None, signals=signals, paragraphs=(text,), **fields
    )


def test_a_correction_note_goes_to_its_story_and_is_no_text_of_it():
    text = "In item Ferry with 412 aboard runs aground off Setubal, please read 421 aboard, not 412."
    first, noted = judge(ferry(), note(30, text, "correction", word_count=15))
    assert (noted.verdict.kind, noted.verdict.method) == ("correction", "note")
    assert noted.story_id == first.story_id
    assert (noted.version, noted.revision) == (1, 2)


def test_a_correction_note_that_only_has_its_storys_words_is_no_text_of_it():
    text = "In LISBON item on Setubal ferry, para 2, please read Santa Rita, port captain Rui Valadares said."
    first, noted = judge(ferry(), note(30, text, "correction", word_count=17))
    assert (noted.verdict.kind, noted.verdict.method) == ("correction", "note")
    assert (noted.story_id, noted.version) == (first.story_id, 1)


def test_an_advisory_goes_to_the_story_of_its_slug():
    text = "Clients: a picture will follow at 1400 GMT."
    first, noted = judge(ferry(slugline="FERRY"), note(30, text, "advisory", slugline="FERRY", word_count=8))
    assert (noted.verdict.kind, noted.verdict.method, noted.version) == ("update", "note", 1)
    assert noted.story_id == first.story_id


def test_a_whole_text_that_corrects_is_no_note():
    _, corrected = judge(ferry(), retold(30, signals=("correction",), word_count=130))
    assert (corrected.verdict.kind, corrected.verdict.method) == ("correction", "likeness")


def test_another_providers_telling_does_not_wait_for_an_embargo():
    first, other = judge(ferry(status="embargoed"), retold(9, provider="dpa"))
    assert other.verdict.kind == "new"
    assert other.story_id != first.story_id


def test_a_note_under_its_storys_own_uri_is_no_text_of_it():
    says = ("In the first paragraph please read 421 instead of 412.",)
    first, note, later = judge(
        ferry(uri="urn:f", provider_version="1"),
        story(30, uri="urn:f", provider_version="2", signals=("correction",), paragraphs=says, word_count=9),
        retold(uri="urn:f", provider_version="3"),
    )
    assert (note.verdict.kind, note.verdict.method, note.version) == ("correction", "note", 1)
    assert (later.verdict.kind, later.version, later.story_id) == ("update", 2, first.story_id)


def test_a_kill_of_another_agencys_telling_is_no_kill_that_waits():
    first, told, killed, later = judge(
        ferry(slugline="FERRY"),
        retold(slugline="SHIP", provider="dpa"),
        kill(30, slugline="SHIP", provider="dpa"),
        ferry(60, slugline="SHIP", provider="dpa", paragraphs=(f"{FERRY} All were taken off by noon.",)),
    )
    assert told.story_id == killed.story_id == later.story_id == first.story_id
    assert [one.verdict.kind for one in (told, killed, later)] == ["syndicated", "stale", "syndicated"]


def test_a_note_on_a_telling_that_is_not_shown_says_nothing_of_the_one_that_is():
    says = ("In the first paragraph please read 421 instead of 412.",)
    first, _, note = judge(
        ferry(slugline="FERRY"),
        retold(slugline="SHIP", provider="dpa"),
        story(
            30,
            provider="dpa",
            slugline="SHIP",
            signals=("correction",),
            paragraphs=says,
            word_count=9,
            headline=None,
        ),
    )
    assert note.story_id == first.story_id
    assert (note.verdict.kind, note.verdict.is_notice) == ("syndicated", False)


def test_a_kill_that_quotes_a_headline_spares_another_story_of_its_slug():
    rubber, copper = (
        story(n, headline=headline, slugline="MARKETS", paragraphs=(words_of(headline),))
        for n, headline in enumerate(("Rubber firmer at Osaka midday", "Copper easier at Lima close"))
    )
    notice = kill(30, slugline="MARKETS", paragraphs=("Kill the story “Rubber firmer at Osaka midday”.",))
    first, last, killed = judge(rubber, copper, notice)
    assert killed.story_id == first.story_id != last.story_id


def test_a_kill_that_quotes_the_headline_of_a_story_to_come_waits_for_it():
    copper = story(0, headline="Copper easier at Lima close", slugline="MARKETS")
    rubber = story(
        40, headline="Rubber firmer at Osaka midday", slugline="MARKETS", paragraphs=(words_of("rubber"),)
    )
    notice = kill(30, slugline="MARKETS", paragraphs=("Kill the story “Rubber firmer at Osaka midday”.",))
    first, killed, caught = judge(copper, notice, rubber)
    assert killed.story_id != first.story_id
    assert (caught.verdict.kind, caught.story_id) == ("kill", killed.story_id)


def test_what_a_kill_quotes_of_a_wrong_text_does_not_speak_against_its_slug():
    says = ("Please kill it: the captain never said “nobody will ever sail with me again”.",)
    first, killed = judge(ferry(slugline="FERRY"), kill(30, slugline="FERRY", paragraphs=says))
    assert (killed.verdict.kind, killed.story_id) == ("kill", first.story_id)


def test_a_kill_is_found_among_many_stories_that_share_more_with_its_own():
    shared = words_of("bourse", 6).split()

    def report(offset: int, slug: str, words: list[str]) -> Story:
        headline = " ".join([*words, words_of(offset, 8 - len(words))])
        body = (headline, words_of(f"body {offset}"))
        return story(offset, headline=headline, slugline=slug, paragraphs=body)

    # Of each pair of words the four latest stories are found.
    crowd = [report(n, f"BOURSE-{n}", shared[:3] if n < 4 else shared[3:]) for n in range(8)]
    late = report(40, "BOURSE-LATE", shared)
    *others, killed, caught = judge(*crowd, kill(30, slugline="BOURSE-LATE"), late)
    assert len({one.story_id for one in others}) == len(crowd)
    assert (caught.verdict.kind, caught.story_id) == ("kill", killed.story_id)
