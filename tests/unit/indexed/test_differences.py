"""What differs between two sets of tags of one text, and in sum over many."""

from __future__ import annotations

from typing import Any

from wiredesk.indexed.differences import Sum, differences


def document(*tags: tuple[str, str, float], actors: tuple[tuple[str, float], ...] = ()) -> dict[str, Any]:
    return {
        "regions": [
            {"code": code, "name": f"name of {code}", "kind": "country", "role": role, "score": score}
            for code, role, score in tags
        ],
        "actors": [{"id": key, "name": key, "kind": "person", "score": score} for key, score in actors],
    }


def test_what_came_what_went_and_what_changed_is_told():
    old = document(
        ("FI", "focus", 0.8), ("SE", "mention", 0.2), ("NO", "mention", 0.3), actors=(("Q1", 0.5),)
    )
    new = document(
        ("FI", "mention", 0.4), ("DK", "mention", 0.1), ("NO", "mention", 0.4), actors=(("Q1", 0.5),)
    )
    told = [(one.code, one.kind, one.before, one.after) for one in differences(old, new)]
    assert told == [
        ("FI", "role", "focus 0.80", "mention 0.40"),
        ("SE", "went", "mention 0.20", None),
        ("NO", "score", "mention 0.30", "mention 0.40"),
        ("DK", "came", None, "mention 0.10"),
    ]


def test_a_score_that_rounds_to_the_same_is_the_same():
    assert differences(document(("FI", "focus", 0.801)), document(("FI", "focus", 0.803))) == []


def test_the_sum_has_the_most_frequent_first():
    counted = Sum()
    nothing, finland = document(), document(("FI", "focus", 0.8))
    both = document(("FI", "focus", 0.8), ("SE", "mention", 0.1))
    for old, new in ((nothing, finland), (both, nothing), (finland, finland)):
        counted.add(differences(old, new))
    assert (counted.stories, counted.different) == (3, 2)
    assert [(code, dict(counts)) for code, _, counts in counted.rows()] == [
        ("FI", {"came": 1, "went": 1}),
        ("SE", {"went": 1}),
    ]
    assert counted.view()["went"] == 2


def test_beats_come_and_go_and_an_agencys_subjects_are_none():
    def coded(*codes: str) -> dict[str, Any]:
        beats = [{"code": code, "name": code, "scheme": "beat"} for code in codes]
        return document() | {"subjects": [{"code": "04", "scheme": "medtop"}, *beats]}

    told = [
        (one.sort, one.code, one.kind, one.before, one.after)
        for one in differences(coded("x:a", "x:b"), coded("x:b", "x:c"))
    ]
    assert told == [("beat", "x:a", "went", "beat", None), ("beat", "x:c", "came", None, "beat")]
