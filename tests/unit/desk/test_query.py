from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wiredesk.desk.query import MAX_QUERY_CHARS, Question, moment, request
from wiredesk.errors import UsageError

NOW = datetime(2022, 3, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("90m", datetime(2022, 3, 3, 10, 30, tzinfo=UTC)),
        ("2h", datetime(2022, 3, 3, 10, 0, tzinfo=UTC)),
        ("3d", datetime(2022, 2, 28, 12, 0, tzinfo=UTC)),
        ("2022-03-01", datetime(2022, 3, 1, tzinfo=UTC)),
        ("2022-03-01T14:05:00Z", datetime(2022, 3, 1, 14, 5, tzinfo=UTC)),
    ],
)
def test_since_is_told_by_age_or_time(text: str, at: datetime):
    assert moment(text, NOW) == at


@pytest.mark.parametrize("text", ["yesterday", "", "99999999d", "2022-13-01"])
def test_what_is_no_time_is_wrong_use(text: str):
    with pytest.raises(UsageError, match="is no time"):
        moment(text, NOW)


def test_everything_is_asked_for_by_a_star_newest_first():
    body = request(Question("*"))
    assert body["query"]["bool"]["must"] == {"match_all": {}}
    assert body["sort"][0] == {"chain.last_changed": "desc"}


def test_a_query_is_bounded_in_length_and_cost():
    with pytest.raises(UsageError, match="the bound is"):
        request(Question("x" * (MAX_QUERY_CHARS + 1)))
    words = request(Question("a*"))["query"]["bool"]["must"]["dis_max"]["queries"][0]["simple_query_string"]
    assert "PREFIX" not in words["flags"]
    assert "FUZZY" not in words["flags"]
