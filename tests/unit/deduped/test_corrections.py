from __future__ import annotations

import pytest

from unit.deduped.stories import story
from unit.deduped.test_alike import FERRY, ferry
from unit.deduped.test_withdrawing import judge
from wiredesk.deduped.facts import facts, unpacked
from wiredesk.deduped.record import Verdict


def after(old: str, new: str, **fields: str) -> Verdict:
    """Return what the ferry's story is with some of its words replaced."""
    assert any(old in paragraph for paragraph in FERRY)
    paragraphs = tuple(paragraph.replace(old, new) for paragraph in FERRY)
    first = ferry(provider_version="1") if fields else ferry()
    _, second = judge(first, ferry(offset=30, paragraphs=paragraphs, **fields))
    return second.verdict


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("412", "421", "numbers"),
        ("Setubal", "Sesimbra", "a name"),
        ("were treated", "were not treated", "a negation"),
    ],
)
def test_one_kind_of_fact_that_changes_and_little_else_is_a_correction(old: str, new: str, what: str):
    verdict = after(old, new)
    assert verdict.kind == "correction"
    assert f"{what} changed and little else" in verdict.because


def test_so_it_is_in_a_newer_version_of_its_uri():
    verdict = after("412", "421", uri="urn:0", provider_version="2")
    assert (verdict.kind, verdict.method) == ("correction", "identity")


def test_other_words_that_change_are_none():
    assert after("thick fog", "dense fog").kind == "duplicate"


def test_a_version_that_tells_more_is_an_update():
    assert (
        after("412", "412 and more were to come, said the company,", uri="urn:0", provider_version="2").kind
        == "update"
    )


def test_negations_are_counted_and_kept():
    text = facts(story(paragraphs=("It isn’t so, and it was not. Kein Wort davon.",)))
    assert text.negations == 3
    assert unpacked(text.packed()) == text
