from __future__ import annotations

from typing import Any

import pytest

from unit.deduped.stories import story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Deduped
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.story import Story

FERRY = (
    (
        "LISBON, March 3 - A ferry with 412 people aboard ran aground off the port of Setubal on Thursday, "
        "and the coast guard took all passengers off by helicopter, port captain Rui Valadares said."
    ),
    "The Santa Ines struck a sandbank at 0640 GMT in thick fog. Eleven passengers were treated for bruises.",
    "Tugs of the Marlisco company will try to pull the vessel free at high tide.",
)
FERRY_RETOLD = (
    (
        "LISBON, March 3 - Rescuers took 412 people off a ferry by helicopter after it ran aground in fog "
        "near the port of Setubal, port captain Rui Valadares said on Thursday."
    ),
    (
        "The Santa Ines is stuck on a sandbank. Tugs of Marlisco are to pull it free when the tide is high. "
        "Eleven people had bruises, the coast guard said, and a sailor broke an arm."
    ),
    "It was the second grounding at Setubal in a year, after the freighter Ondina in June.",
)


def ferry(offset: int = 0, **fields: Any) -> Story:
    given = {"headline": "Ferry with 412 aboard runs aground off Setubal", "paragraphs": FERRY}
    return story(offset, **(given | fields))


def retold(offset: int = 1, **fields: Any) -> Story:
    given = {"headline": "All 412 rescued from grounded Setubal ferry", "paragraphs": FERRY_RETOLD}
    return story(offset, **(given | fields))


def judge(*stories: Story) -> list[Deduped]:
    seen = Seen()
    return [deduped for one in stories for deduped in dedupe(one, seen)]


def test_a_story_told_further_under_another_uri_is_an_update():
    first, further = judge(ferry(), retold())
    assert (further.verdict.kind, further.verdict.method, further.verdict.of) == (
        "update",
        "likeness",
        "urn:0",
    )
    assert further.story_id == first.story_id
    assert further.version == 2


def test_another_providers_telling_is_syndicated_and_the_first_text_stays():
    _, copy = judge(ferry(), retold(provider="dpa"))
    assert (copy.verdict.kind, copy.version) == ("syndicated", 1)
    assert copy.chain.providers == ("afp", "dpa")


def test_a_telling_that_comes_late_is_stale():
    _, late = judge(retold(9), ferry(1))
    assert late.verdict.kind == "stale"


def test_a_near_copy_with_the_same_facts_is_a_duplicate():
    copy = tuple(paragraph.replace("thick fog", "dense fog") for paragraph in FERRY)
    _, again = judge(ferry(), ferry(1, paragraphs=copy))
    assert again.verdict.kind == "duplicate"


def test_a_copy_with_another_number_is_a_correction():
    other = tuple(paragraph.replace("412", "421") for paragraph in FERRY)
    _, again = judge(ferry(), ferry(1, paragraphs=other))
    assert (again.verdict.kind, again.version) == ("correction", 2)


def test_an_alert_after_its_story_does_not_take_its_place():
    _, alert = judge(ferry(), story(1, headline="Ferry with 412 aboard aground off Setubal", paragraphs=()))
    assert (alert.verdict.kind, alert.version) == ("duplicate", 1)


def test_a_story_is_the_update_of_its_alert():
    _, full = judge(story(0, headline="FERRY WITH 412 ABOARD AGROUND OFF SETUBAL", paragraphs=()), ferry(1))
    assert full.verdict.kind == "update"


REPORT = (
    (
        "LONDON, March {day} - The FTSE 100 share index closed {points} points {way} at {close}, with banks "
        "and miners in the lead, dealers said."
    ),
    "Volume was {volume} million shares. Barclays ended at {barclays} pence and Rio Tinto at {rio}.",
)


def report(offset: int, **slots: object) -> Story:
    paragraphs = tuple(paragraph.format(**slots) for paragraph in REPORT)
    return story(offset, headline="London shares close {way}".format(**slots), paragraphs=paragraphs)


def test_another_days_market_report_is_another_story():
    tuesday = report(0, day=1, points=34, way="higher", close=7330, volume=812, barclays=166, rio=5410)
    wednesday = report(24 * 60, day=2, points=21, way="lower", close=7309, volume=790, barclays=171, rio=5388)
    _, next_day = judge(tuesday, wednesday)
    assert next_day.verdict.kind == "new"
    assert "the nearest is urn:0" in next_day.verdict.because[0]


def test_another_companys_like_report_is_another_story():
    def result(offset: int, company: str, net: str, sales: str) -> Story:
        text = (
            f"{company} said net profit for the quarter rose to {net} million euros, sales {sales} billion."
        )
        return story(offset, headline=f"{company} profit rises", paragraphs=(text,))

    _, other = judge(
        result(0, "Halvorsen Marine", "34.1", "1.2"), result(5, "Brennecke Stahl", "51.9", "2.7")
    )
    assert other.verdict.kind == "new"


def test_a_later_lead_of_a_slug_needs_less_likeness():
    lead = story(
        60,
        slugline="SETUBAL-FERRY",
        take="2nd Lead",
        signals=("lead",),
        headline="Tugs free Santa Ines",
        paragraphs=("Tugs pulled the ferry Santa Ines off a sandbank at Setubal on Thursday evening.",),
    )
    _, second = judge(ferry(slugline="SETUBAL-FERRY"), lead)
    assert (second.verdict.kind, second.verdict.method) == ("update", "slug")


@pytest.mark.parametrize("hours", [72, 73])
def test_likeness_reaches_three_days(hours):
    _, later = judge(ferry(), retold(hours * 60))
    assert later.verdict.kind == ("new" if hours > 72 else later.verdict.kind)


@pytest.mark.parametrize("shout", [str, str.upper])
def test_an_alert_of_another_place_is_another_story_however_like_its_words(shout):
    fire = story(
        0,
        provider="dpa",
        headline="At least 14 killed in Durban fire",
        paragraphs=(
            (
                "A fire swept through a timber mill in Durban early on Thursday, killing at least 14 people, "
                "the fire brigade said."
            ),
            "Fire engines were called at dawn. At least 9 people were hurt, most of them in a panic.",
        ),
    )
    seen = Seen()
    first, here, elsewhere = (
        dedupe(one, seen)[0]
        for one in (
            fire,
            story(20, headline=shout("At least 13 killed in Durban fire"), paragraphs=()),
            story(30, headline=shout("At least 13 killed in Leipzig fire"), paragraphs=()),
        )
    )
    assert here.story_id == first.story_id
    assert (elsewhere.verdict.kind, elsewhere.story_id != first.story_id) == ("new", True)
