from __future__ import annotations

import pytest

from wiredesk.deduped.versions import newer


@pytest.mark.parametrize(
    ("version", "than"),
    [("10", "9"), ("1.10", "1.9"), ("1", "0"), ("3b", "3"), ("2022-03-03T10:00:00Z", "2022-03-03T09:59:59Z")],
)
def test_the_newer_version_is_told_by_value_not_by_letters(version: str, than: str):
    assert newer(version, than=than)
    assert not newer(than, than=version)


def test_equal_versions_are_not_newer():
    assert not newer("007", than="7")
